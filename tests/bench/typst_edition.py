# SPDX-License-Identifier: MIT
"""typst_edition.py TREE FONTS OUT: set a document with Typst, to compare lines.

TREE is a file that `anban -t tree` made. The page, font, size, measure,
indent and leading are those of the style nd30; of the blocks only what is
justified matters: title, captions and headings are set without art.
"""

import json
import re
import sys

import typst

PREAMBLE = """
#set page(width: 210mm, height: 297mm,
          margin: (top: 20mm, right: 20mm, bottom: 20mm, left: 30mm))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi",
          top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 4pt, spacing: 10pt,
         first-line-indent: (amount: 10mm, all: true))
"""
BLOCK = re.compile(r"\s*(title|lead|heading|paragraph|caption|attribution|item)"
                   r"\b(.*)")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"$')


def blocks(tree):
    """Kind and text of each block."""
    found = []
    inside = False
    for line in tree.splitlines():
        inside = inside or line == "document"
        block, text = BLOCK.match(line), TEXT.search(line)
        if not inside:
            continue
        if block and block[1] != "item":
            kind = "caption" if "-body" in block[2] else block[1]
            found.append([kind, ""])
        if text and found and not (block and block[1] == "item"):
            found[-1][1] += json.loads(text[0].replace("\\x", "\\u00"))
        elif line.strip() == "line-break" and found:
            found[-1][1] += " "
    return [(kind, text) for kind, text in found if text]


def markup(kind, text):
    content = "#" + json.dumps(text, ensure_ascii=False)
    if kind in ("paragraph", "lead"):
        weight = "bold" if kind == "lead" else "regular"
        return f'#text(weight: "{weight}")[{content}]'
    return f"#align(center)[#par(justify: false)[{content}]]"


def main():
    tree, fonts, out = sys.argv[1:]
    with open(tree, encoding="utf-8") as file:
        found = blocks(file.read())
    source = PREAMBLE + "\n\n".join(markup(*block) for block in found)
    with open(out + ".typ", "w", encoding="utf-8") as file:
        file.write(source)
    typst.compile(out + ".typ", output=out, font_paths=[fonts],
                  ignore_system_fonts=True)


main()
