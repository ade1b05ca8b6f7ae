# SPDX-License-Identifier: MIT
"""instructions.py NAME PROGRAM CALLGRIND-FILE...: what a run under callgrind
executed, in one file for each of its processes; NAME is what the run is called.

Prints "NAME program N", the instructions in the program's own code; "NAME
libraries N", those in the libraries it uses, also those linked into it, which
come without the names of their sources; "NAME pictures N", those in the codecs of
pictures, which would drown the others; "NAME other N", those of the C library and
of the dynamic linker; and "library NAME" for each that has a fiftieth of its kind
or more. What chooses its code by the processor is not the same on every machine:
that is the C library, and libjpeg unless JSIMD_FORCENONE is 1.
"""

import os
import re
import sys

# Chosen at run time by the processor or by the environment.
MACHINE_DEPENDENT = re.compile(r"(ld-linux|libc\.so|libm\.so|libcrypto|"
                               r"vgpreload)")
PICTURES = re.compile(r"lib(jpeg|webp)")
# A name is told once, by whichever of the two comes first.
OBJECT = re.compile(r"(c?)ob=\((\d+)\)(?: (.*))?")
SOURCE = re.compile(r"(c?)f[ile]=\((\d+)\)(?: (.*))?")


def cost_by_object(lines):
    """Each object's own instructions (format: callgrind's "Profile Data")."""
    names, sources, costs = {}, {}, {}
    current, source, inclusive = None, None, False
    for line in lines:
        found = OBJECT.match(line)
        place = SOURCE.match(line)
        if found:
            name = names.setdefault(found[2], found[3])
            current = current if found[1] else name
        elif place:
            name = sources.setdefault(place[2], place[3])
            source = source if place[1] else name
        elif line.startswith("calls="):
            inclusive = True  # the next line is the cost of what is called
        elif line[:1] in "0123456789+-*" and current is not None:
            if not inclusive:
                key = (current, source != "???")
                costs[key] = costs.get(key, 0) + int(line.split()[1])
            inclusive = False
    return costs


# No share of less is worth a name.
LITTLE = 10 ** 6


def kind_of(name, has_sources, own):
    if os.path.realpath(name) == own:
        return "program" if has_sources else "libraries"
    if not name.startswith("/") or MACHINE_DEPENDENT.search(name):
        return "other"
    return "pictures" if PICTURES.search(name) else "libraries"


def summary(program, paths):
    """By kind, the instructions of each object."""
    own = os.path.realpath(program)
    kinds = {"program": {}, "libraries": {}, "pictures": {}, "other": {}}
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            costs = cost_by_object(file)
        for (name, has_sources), cost in costs.items():
            objects = kinds[kind_of(name, has_sources, own)]
            objects[name] = objects.get(name, 0) + cost
    return kinds


def total(kinds):
    return sum(sum(objects.values()) for objects in kinds.values())


def main():
    name = sys.argv[1]
    kinds = summary(sys.argv[2], sys.argv[3:])
    for kind, objects in kinds.items():
        print(name, kind, sum(objects.values()))
    for kind in "libraries", "pictures":
        objects = kinds[kind]
        share = max(sum(objects.values()), LITTLE) / 50
        for library in sorted(os.path.basename(k) for k, n in objects.items()
                              if n >= share and ".so" in k):
            print("library", library)


if __name__ == "__main__":
    main()
