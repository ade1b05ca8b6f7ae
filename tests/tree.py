# SPDX-License-Identifier: MIT
"""The document tree as `anban -t tree` prints it, for the tests that compare
an edition with it: tree_of reads it, text_of is what a node says, runs are
what its blocks say one after another.
"""

import re
import subprocess
import unicodedata

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
LINE = re.compile(r"( *)([a-z-]+)(.*)")
WITH_LABEL = ("item", "note")
PAGE_NUMBER = "\uE000"   # of a place, which the pages alone know
MISSING = set()     # sources of the images that ANBAN could not show


def unquoted(text):
    text = re.sub(r"\\x([0-9A-F]{2})", lambda m: chr(int(m.group(1), 16)), text)
    return re.sub(r"\\(.)", r"\1", text)


def bare(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


class Node:
    def __init__(self, kind, rest):
        self.kind, self.children, self.text, self.label = kind, [], "", ""
        level = re.match(r" (\d+)", rest)
        self.level = int(level.group(1)) if level else 0
        words = [unquoted(q) for q in QUOTED.findall(rest)]
        if kind in WITH_LABEL + ("note-reference",) and words:
            self.label = words.pop(0)
        if kind == "link" and words:
            words.pop(0)
        self.header = kind == "cell" and " header" in rest.split('"')[0]
        self.source = words[0] if words else ""
        self.alt = words[1] if kind == "image" and len(words) > 1 else ""
        if kind == "image":     # one that is shown says nothing itself
            missing = words and words[0] in MISSING
            words = words[1:2] if missing else []
        self.text = words[-1] if words else ""
        if kind == "text" and " page-of=" in rest:
            self.text = PAGE_NUMBER


def tree_of(anban, source, *options):
    run = subprocess.run([anban, *options, "-t", "tree", "-o", "-", source],
                         capture_output=True, check=True)
    dump = run.stdout.decode()
    MISSING.update(re.findall(r'the image "(.*?)"', run.stderr.decode()))
    stack = []
    for line in dump[dump.index("\ndocument") + 1:].split("\n"):
        match = LINE.match(line)
        if not match:
            continue
        depth, node = len(match.group(1)) // 2, Node(*match.groups()[1:])
        del stack[depth:]
        if stack:
            stack[-1].children.append(node)
        stack.append(node)
    return stack[0]


def text_of(node, mentioned):
    """The node's text with its labels; notes it mentions go to the list."""
    captions = [text_of(c, []) for c in node.children if c.kind == "caption"]
    if node.kind == "figure" and captions:  # said once is enough
        for child in node.children:
            if child.kind == "image" and child.text in captions:
                child.text = ""
    own = node.label + node.text
    if node.kind == "note-reference" and node.label not in mentioned:
        mentioned.append(node.label)
    before = None
    for child in node.children:
        if child.kind == before == "note-reference":
            own += ", "     # which parts the two numbers
        before = child.kind
        own += text_of(child, mentioned)
    return own


INLINE = {"text", "emphasis", "strong", "underline", "strike", "superscript",
          "subscript", "code", "link", "image", "line-break",
          "note-reference", "math"}


def edge(node):
    """What parts a block from its neighbours, to a listener."""
    return "" if node.kind in INLINE else " "


def spaced(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def said(node):
    if node.kind == "line-break":
        return " "
    text, before = node.label + node.text, None
    for child in node.children:
        if child.kind == before == "note-reference":
            text += ", "        # which parts the two numbers
        before = child.kind
        text += edge(child) + said(child) + edge(child)
    return text


def named(node):
    """What a heading or the head of a column is called."""
    return spaced(said(node))


def runs(node):
    """What each block of the node says, in order: pairs of "label", "figure"
    or "text", and the words, which text around other blocks is broken by."""
    text_of(node, [])       # has a figure say its caption once
    said = []

    def walk(node, kind):
        kind = "figure" if node.kind == "figure" else kind
        if node.kind not in INLINE:
            if node.kind == "item" and node.label:
                said.append(["label", node.label])
            said.append([kind, ""])
        said[-1][1] += node.label if node.kind == "note-reference" else ""
        said[-1][1] += " " if node.kind == "line-break" else node.text
        for child in node.children:
            walk(child, kind)
        if node.kind not in INLINE:
            said.append([kind, ""])

    walk(node, "text")
    return [(kind, text) for kind, text in said if text.strip()]
