# SPDX-License-Identifier: MIT
"""structure.py ANBAN INPUT PDF OPTION...: does the PDF, read through its
structure tree, say what the document tree says, in the same order and in the
same roles?

The tree is ANBAN's own dump of INPUT, with the same options. Notes, which it
has at its end, stand in the PDF behind the block that first refers to them. The
contents, which no tree has, are passed by. White space does not count, nor
which character it is that no font has, nor how many signs a leader takes.
"""

import re
import subprocess
import sys
from collections import Counter

from tree import PAGE_NUMBER, bare, text_of, tree_of

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
        there = Counter("".join(    # dots of two lines are no leader
            leaders_short(bare(line)) for line in text.split("\n")))
        lacking = Counter(wanted) - there
        del lacking["-"]
        if lacking.total() > there["\N{REPLACEMENT CHARACTER}"]:
            print(f"{command[0]} does not find {dict(lacking)}")
            return 1
    return 0


ROLES = {"letterhead": "Div", "title": "H1", "lead": "P", "paragraph": "P",
         "list": "L", "definitions": "L", "quote": "BlockQuote",
         "code-block": "P",
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
    # A picture among words stands behind their paragraph.
    return [r for r in roles if r not in ("Note", "Figure")]


def is_divided(root, pdf):
    """A table that is too wide for any page is several in the PDF, the first
    column in each of them."""
    return seen_roles(pdf).count("Table") > expected_roles(root).count("Table")


def compare_divided(root, pdf, wanted, found):
    """Its rows are read part by part: all of it is there, in another order."""
    lacking = Counter(wanted) - Counter(found)
    if lacking:
        print(f"the parts of the table lack {dict(lacking)}")
        return 1
    return compare_characters(wanted, pdf)


def compare_roles(root, pdf):
    wanted, found = expected_roles(root), seen_roles(pdf)
    if wanted == found:
        return 0
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b),
              min(len(wanted), len(found)))
    print(f"roles part at {at} of {len(wanted)}: wanted "
          f"{wanted[at:at + 5]}, found {found[at:at + 5]}")
    return 1


def leaders_short(text):
    """A leader is as long as there is room for it on the page."""
    text = re.sub(r"…{2,}", "......", text)
    return re.sub(r"([._-])\1{3,}", r"\1\1\1", text)


def with_numbers(wanted, found):
    """Numbers of pages are those that the PDF has."""
    parts = [re.escape(part) for part in wanted.split(PAGE_NUMBER)]
    match = re.fullmatch(r"(\w+|\?)".join(parts), found)
    if match:
        for number in match.groups():
            wanted = wanted.replace(PAGE_NUMBER, number, 1)
    return wanted


def main():
    root = tree_of(sys.argv[1], sys.argv[2], *sys.argv[4:])
    wanted = leaders_short(expected(root))
    found = leaders_short(seen(sys.argv[3]))
    if PAGE_NUMBER in wanted:
        wanted = with_numbers(wanted, found)
    if is_divided(root, sys.argv[3]):
        return compare_divided(root, sys.argv[3], wanted, found)
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
