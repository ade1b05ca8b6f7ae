# SPDX-License-Identifier: MIT
"""What an edition of a document must say.

expected.py ANBAN INPUT [OPTION]...      as JSON: the body's text, and the notes
expected.py --find ANBAN INPUT TEXT      is each block's text in the file TEXT,
                                         in order? Notes may stand anywhere.

The bullets of a list are left out, for they are not text; its numbers are in
the first answer and not looked for in the second.
"""

import json
import sys
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


def lost(root, text):
    """The texts of blocks that are not found."""
    body, notes = split(root)
    at = 0
    for kind, words in runs(body):
        found = text.find(bare(words), at) if kind == "text" else at
        if found < 0:
            yield words
        else:
            at = found + (len(bare(words)) if kind == "text" else 0)
    for note in notes:
        for kind, words in runs(note):
            if kind == "text" and bare(words) not in text:
                yield words


def main():
    if sys.argv[1] != "--find":
        print(json.dumps(expected(tree_of(*sys.argv[1:3], *sys.argv[3:]))))
        return 0
    anban, source, name, *options = sys.argv[2:]
    text = bare(Path(name).read_text(encoding="utf-8"))
    missing = list(lost(tree_of(anban, source, *options), text))
    for words in missing[:5]:
        print(f"not found in its place: {words[:80]!r}")
    return 1 if missing else 0


sys.exit(main())
