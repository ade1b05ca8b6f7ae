# SPDX-License-Identifier: MIT
"""instructions.py CALLGRIND-FILE PROGRAM: what a run under callgrind executed.

Prints "program N", the instructions in the program's own code; "libraries N",
those in the libraries it uses; "other N", those of the C library and of the
dynamic linker; and "library NAME" for each that has a fiftieth of its kind or
more. The C library chooses among its string functions by the processor, so
only the first two figures are the same on every machine.
"""

import os
import re
import sys

# Chosen at run time by the processor or by the environment.
MACHINE_DEPENDENT = re.compile(r"(ld-linux|libc\.so|libm\.so|vgpreload)")
# A name is told once, by whichever of the two comes first.
OBJECT = re.compile(r"(c?)ob=\((\d+)\)(?: (.*))?")


def cost_by_object(lines):
    """Each object's own instructions (format: callgrind's "Profile Data")."""
    names, costs = {}, {}
    current, inclusive = None, False
    for line in lines:
        found = OBJECT.match(line)
        if found:
            name = names.setdefault(found[2], found[3])
            current = current if found[1] else name
        elif line.startswith("calls="):
            inclusive = True  # the next line is the cost of what is called
        elif line[:1] in "0123456789+-*" and current is not None:
            if not inclusive:
                costs[current] = costs.get(current, 0) + int(line.split()[1])
            inclusive = False
    return costs


def summary(path, program):
    with open(path, encoding="utf-8", errors="replace") as file:
        costs = cost_by_object(file)
    own = os.path.realpath(program)
    program_cost = sum(n for name, n in costs.items()
                       if os.path.realpath(name) == own)
    libraries = {name: n for name, n in costs.items()
                 if os.path.realpath(name) != own and name.startswith("/")
                 and not MACHINE_DEPENDENT.search(name)}
    return program_cost, libraries, sum(costs.values())


def main():
    own, libraries, total = summary(*sys.argv[1:3])
    used = sum(libraries.values())
    print("program", own)
    print("libraries", used)
    print("other", total - own - used)
    for name in sorted(map(os.path.basename,
                           (k for k, n in libraries.items()
                            if n * 50 >= used))):
        print("library", name)


if __name__ == "__main__":
    main()
