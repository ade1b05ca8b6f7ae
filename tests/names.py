# SPDX-License-Identifier: MIT
"""names.py ANBAN INPUT PDF OPTION...: is what a listener jumps to called as it
is printed?

The name of a heading, and of a table's head, which is said with each of its
cells, is the text of its element as poppler reads that: all of it and nothing
else, with white space where a line ends. It must be the name in ANBAN's own
tree of INPUT. A figure is called by its alternative text, which poppler does
not tell and qpdf does: that of the tree; where the tree has none, or one that
the caption says, some other that is not the caption.
"""

import json
import re
import subprocess
import sys

from tree import MISSING, PAGE_NUMBER, named, spaced, text_of, tree_of

HEARD = re.compile(r"( *)(?:\"(.*)\"|([A-Z]\w*)\b.*)$")
INLINE = {None, "Span", "Link", "Code", "Reference", "Lbl", "Formula", "Figure",
          "Em", "Strong"}
NAMED = re.compile(r"H[1-6]$|TH$")


def wanted_names(node):
    if node.kind in ("title", "heading"):
        yield "H", named(node)
    elif node.kind == "cell" and node.header:
        yield "TH", named(node)
    for child in node.children:
        yield from wanted_names(child)


def found_names(pdf):
    """Each named element with the texts that stand deeper behind it."""
    dump = subprocess.run(["pdfinfo", "-struct-text", pdf],
                          capture_output=True, check=True).stdout.decode()
    names, open_at = [], None
    for line in dump.split("\n"):
        match = HEARD.match(line)
        if not match:
            continue
        depth, text, role = len(match.group(1)), match.group(2), match.group(3)
        if open_at is not None and depth <= open_at:
            open_at = None
        if open_at is not None:
            names[-1][1] += text or ("" if role in INLINE else " ")
        elif role and NAMED.match(role):
            names.append(["TH" if role == "TH" else "H", ""])
            open_at = depth
    return [(kind, spaced(text)) for kind, text in names]


def is_same(wanted, found):
    """But for which character it is that no font has, numbers of pages, and
    how long a leader is."""
    pattern = re.escape(re.sub(r"([._-])\1{3,}", r"\1\1\1", wanted))
    pattern = pattern.replace(PAGE_NUMBER, r"(\w+|\?)")
    found = re.sub(r"([._-])\1{3,}", r"\1\1\1", found)
    return re.fullmatch(pattern, found) or (
        len(wanted) == len(found) and all(
            a == b or b == "\N{REPLACEMENT CHARACTER}"
            for a, b in zip(wanted, found)))


def compare_names(root, pdf):
    wanted = [name for name in wanted_names(root) if name[1]]
    found = [name for name in found_names(pdf) if name[1]]
    if len(found) > len(wanted) and set(found) == set(wanted):
        return None     # a table that was divided has its first column again
    for a, b in zip(wanted, found):
        if a[0] != b[0] or not is_same(a[1], b[1]):
            return f"wanted {a}, found {b}"
    if len(wanted) != len(found):
        return (f"{len(found)} names, not {len(wanted)}: "
                f"{(wanted + found)[min(len(wanted), len(found))]}")
    return None


def figures(node, captions=()):
    """Each picture that is shown: its alternative, and what stands below it."""
    if node.kind == "figure":
        captions = [spaced(text_of(child, [])) for child in node.children
                    if child.kind == "caption"]
    if node.kind == "image" and node.source not in MISSING:
        yield node.alt, captions
    for child in node.children:
        yield from figures(child, captions)


def alternatives(pdf):
    """Those of the figures, in the order of the structure."""
    dump = json.loads(subprocess.run(
        ["qpdf", "--json=2", "--json-key=qpdf", pdf], capture_output=True,
        check=True).stdout)["qpdf"][1]

    def value(item):
        if isinstance(item, str) and item.endswith(" R"):
            return dump["obj:" + item]["value"]
        return item

    def walk(element):
        element = value(element)
        if isinstance(element, list):
            for kid in element:
                yield from walk(kid)
        elif isinstance(element, dict):
            if element.get("/S") == "/Figure":
                yield spaced(element.get("/Alt", "u:")[2:])
            yield from walk(element.get("/K", []))

    catalog = value(value(dump["trailer"])["value"]["/Root"])
    return list(walk(value(catalog["/StructTreeRoot"]).get("/K", [])))


def compare_figures(root, pdf):
    wanted, found = list(figures(root)), alternatives(pdf)
    if len(wanted) != len(found):
        return f"{len(found)} figures, not {len(wanted)}"
    for (alt, captions), name in zip(wanted, found):
        alt = spaced(alt)
        if not name or name in captions:
            return f"a figure is called {name!r}, as its caption is"
        if alt and alt not in captions and name != alt:
            return f"a figure is called {name!r}, not {alt!r}"
    return None


def main():
    root = tree_of(sys.argv[1], sys.argv[2], *sys.argv[4:])
    fault = compare_names(root, sys.argv[3]) or \
        compare_figures(root, sys.argv[3])
    if fault:
        print(fault)
    return 1 if fault else 0


sys.exit(main())
