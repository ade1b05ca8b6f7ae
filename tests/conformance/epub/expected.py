# SPDX-License-Identifier: MIT
"""What an edition of a document must say.

expected.py ANBAN INPUT [OPTION]...     as JSON: the body's text, and the notes
expected.py --find ANBAN INPUT TEXT [OPTION]...
                                        is each block's text in the file TEXT, in
                                        order? Notes may stand anywhere.
expected.py --drawn ANBAN INPUT TEXT [OPTION]...
                                        the same of a text taken from pages, on
                                        which the cells of a row are mixed:
                                        only their characters are counted

The number of a page that a reference names stands in the tree as U+E000, and
between the numbers of two notes an edition has a comma.

The bullets of a list are left out, for they are not text; its numbers are in
the first answer alone.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tree import bare, runs, tree_of    # noqa: E402


def split(root):
    """The tree's blocks: the body's, and the notes'."""
    notes = [block for block in root.children if block.kind == "note"]
    root.children = [b for b in root.children if b.kind != "note"]
    return root, notes


def joined(node):
    return " ".join(text for _, text in runs(node) if text != "•")


def expected(root):
    body, notes = split(root)
    return {"body": joined(body),
            "notes": [{"label": n.label, "text": joined(n)} for n in notes]}


def texts(node):
    return [(kind, bare(words)) for kind, words in runs(node)
            if kind != "label"]


def without(node, kind):
    node.children = [without(c, kind) for c in node.children if c.kind != kind]
    return node


def pattern_of(words):
    return re.sub(r"(?<=\d)(?=\d)", ",?", re.escape(words)).replace(
        "\ue000", r"\d*")


def out_of_place(body, text):
    """The texts of blocks that are not found behind the one before."""
    at = 0
    for kind, words in texts(body):
        found = re.compile(pattern_of(words)).search(text, at)
        if found:
            at = found.end()
        else:
            yield f"{kind} is not in its place: {words[:60]}"


def lacking(nodes, text):
    wanted = Counter("".join(w for node in nodes for _, w in texts(node)))
    del wanted["\ue000"]
    if wanted - Counter(text):
        yield f"lacks characters: {dict(wanted - Counter(text))}"


def faults(how, root, text):
    body, notes = split(root)
    if how == "--drawn":
        yield from lacking([body, *notes], text)
        yield from out_of_place(without(body, "table"), text)
    else:
        yield from out_of_place(body, text)
    for note in notes:
        yield from (f"note is not there: {words[:60]}"
                    for _, words in texts(note) if words not in text)


def main():
    if not sys.argv[1].startswith("--"):
        print(json.dumps(expected(tree_of(*sys.argv[1:]))))
        return 0
    how, anban, source, name, *options = sys.argv[1:]
    text = bare(Path(name).read_text(encoding="utf-8"))
    found = list(faults(how, tree_of(anban, source, *options), text))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


sys.exit(main())
