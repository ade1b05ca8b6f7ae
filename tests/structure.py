# SPDX-License-Identifier: MIT
"""structure.py ANBAN INPUT PDF: does the PDF, read through its structure tree,
say what the document tree says, in the same order and in the same roles?

The tree is ANBAN's own dump of INPUT. Notes, which the tree has at its end,
stand in the PDF behind the block that first refers to them. The contents,
which no tree has, are passed by. White space does not count, nor which
character it is that no font has.
"""

import re
import subprocess
import sys
import unicodedata
from collections import Counter

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
LINE = re.compile(r"( *)([a-z-]+)(.*)")
WITH_LABEL = ("item", "note")
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
        if kind == "image":     # one that is shown says nothing itself
            missing = words and words[0] in MISSING
            words = words[1:2] if missing else []
        self.text = words[-1] if words else ""


def tree_of(anban, source):
    run = subprocess.run([anban, "-t", "tree", "-o", "-", source],
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
    return own + "".join(text_of(c, mentioned) for c in node.children)


def expected(root):
    notes = {n.label: n for n in root.children if n.kind == "note"}
    done, said = set(), []
    for block in root.children:
        mentioned = []
        if block.kind == "note":
            if block.label not in done:
                said.append(text_of(block, []))
            continue
        said.append(text_of(block, mentioned))
        for label in mentioned:     # grows as notes mention others
            if label in notes and label not in done:
                done.add(label)
                said.append(text_of(notes[label], mentioned))
    return bare("".join(said))


def seen(pdf):
    dump = subprocess.run(["pdfinfo", "-struct-text", pdf],
                          capture_output=True, check=True).stdout.decode()
    said, skipped = [], None
    for line in dump.split("\n"):
        depth = len(line) - len(line.lstrip())
        if skipped is not None and depth > skipped:
            continue
        skipped = None
        if line.strip().startswith("TOC"):
            skipped = depth
            if said and said[-1] in ("MỤC LỤC", "CONTENTS"):
                said.pop()
        match = re.match(r'\s*"(.*)"$', line)
        if match:
            said.append(match.group(1))
    return bare("".join(said))


READERS = (["pdftotext", "{}", "-"], ["mutool", "draw", "-q", "-F", "text", "{}"])


def compare_characters(wanted, pdf):
    """Programs that look at the page alone must find every character, too. A
    hyphen at a line's end may be taken for one of a divided word, and of what
    no font has some see only the sign that stands for it."""
    for command in READERS:
        text = subprocess.run([word.format(pdf) for word in command],
                              capture_output=True, check=True).stdout.decode()
        there = Counter(bare(text))
        lacking = Counter(wanted) - there
        del lacking["-"]
        if lacking.total() > there["\N{REPLACEMENT CHARACTER}"]:
            print(f"{command[0]} does not find {dict(lacking)}")
            return 1
    return 0


ROLES = {"letterhead": "Div", "title": "H1", "lead": "P", "paragraph": "P",
         "list": "L", "quote": "BlockQuote", "code-block": "P",
         "table": "Table", "figure": "Div", "caption": "Caption",
         "attribution": "P", "signature": "Div"}


def is_said(node):
    """A block without text or a picture leaves nothing in the structure."""
    return bool(bare(text_of(node, []))) or shows_picture(node)


def shows_picture(node):
    return node.kind == "image" or any(map(shows_picture, node.children))


def expected_roles(root):
    """The roles of the blocks; headings go down by one level at a time, and
    the title stands above them."""
    roles, level = [], 0
    for block in root.children:
        if block.kind == "heading":
            level = min(block.level + 1, level + 1, 6)
            roles.append(f"H{level}")
        elif block.kind in ROLES and is_said(block):
            level = 1 if block.kind == "title" else level
            roles.append(ROLES[block.kind])
    return roles


def seen_roles(pdf):
    dump = subprocess.run(["pdfinfo", "-struct", pdf], capture_output=True,
                          check=True).stdout.decode()
    roles = re.findall(r"^  ([A-Z]\w*)", dump, re.M)
    if "TOC" in roles:      # and its heading
        del roles[roles.index("TOC") - 1:roles.index("TOC") + 1]
    return [r for r in roles if r != "Note"]


def compare_roles(root, pdf):
    wanted, found = expected_roles(root), seen_roles(pdf)
    if wanted == found:
        return 0
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b),
              min(len(wanted), len(found)))
    print(f"roles part at {at} of {len(wanted)}: wanted "
          f"{wanted[at:at + 5]}, found {found[at:at + 5]}")
    return 1


def main():
    root = tree_of(sys.argv[1], sys.argv[2])
    wanted = expected(root)
    found = seen(sys.argv[3])
    if len(wanted) == len(found) and all(
            a == b or b == "\N{REPLACEMENT CHARACTER}"
            for a, b in zip(wanted, found)):
        return (compare_roles(root, sys.argv[3]) or
                compare_characters(wanted, sys.argv[3]))
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b),
              min(len(wanted), len(found)))
    print(f"parts at {at} of {len(wanted)}: wanted "
          f"{wanted[at - 20:at + 40]!r}, found {found[at - 20:at + 40]!r}")
    return 1


sys.exit(main())
