# SPDX-License-Identifier: MIT
"""expected.py ANBAN INPUT [OPTION]...: what a listener must hear of an EPUB, as
JSON, by ANBAN's own tree of INPUT: the names of what he jumps to, and the words,
both of the body and of the notes, which an edition puts where it likes. Of a
formula among the words there is but a sign that it is there.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tree import MISSING, edge, named, spaced, text_of, tree_of    # noqa: E402

FORMULA = "\N{OBJECT REPLACEMENT CHARACTER}"


def names(node, caption=""):
    """In order: headings, heads of rows and columns, figures by their captions,
    pictures by what stands for them, be it the caption, and formulas."""
    if node.kind in ("title", "heading"):
        yield "heading", named(node)
    elif node.kind == "cell" and node.header:
        yield "head", named(node)
    elif node.kind == "figure":
        caption = caption_of(node)
        yield "figure", caption
    elif node.kind == "math":
        yield "formula", spaced(text_of(node, []))
    elif node.kind == "image" and node.source not in MISSING:
        yield "image", spaced(node.alt) or caption
    for child in node.children:
        yield from names(child, caption)


def caption_of(node):
    return " ".join(named(child) for child in node.children
                    if child.kind == "caption")


def heard(node, captions=()):
    """All that is said, the words of a picture once."""
    if node.kind == "math":
        return FORMULA
    if node.kind == "line-break":
        return " "
    if node.kind == "image":
        return "" if spaced(node.alt) in captions else node.alt
    if node.kind == "figure":
        captions = [caption_of(node)]
    label = "" if node.label == "•" else node.label
    text, before = label + edge(node) + node.text, None
    for child in node.children:
        if child.kind == before == "note-reference":
            text += ", "
        before = child.kind
        text += edge(child) + heard(child, captions) + edge(child)
    return text


def of(nodes):
    return {"names": [n for node in nodes for n in names(node) if n[1]],
            "words": [spaced(heard(node)) for node in nodes]}


root = tree_of(*sys.argv[1:])
print(json.dumps({
    "body": of([b for b in root.children if b.kind != "note"]),
    "notes": of([b for b in root.children if b.kind == "note"])}))
