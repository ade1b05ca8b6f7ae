# SPDX-License-Identifier: MIT
"""A tree that `anban -t tree` printed, as source for other programs.

What anban has recognised is given to them: title, captions, figures and bold
text are marked in Markdown, HTML and Typst alike, so that all set the same
document. A kind of block that is not known here is an error: nothing is left
out unseen.
"""

import html
import json
import re

LINE = re.compile(r'( *)([a-z-]+)([^"]*)(?:"((?:[^"\\]|\\.)*)")?(.*)')
ALT = re.compile(r'alt "((?:[^"\\]|\\.)*)"')


class Node:
    def __init__(self, kind, words, text, rest):
        self.kind, self.words, self.children = kind, words.split(), []
        self.text = json.loads(f'"{text}"') if text is not None else None
        alt = ALT.search(rest)
        self.alt = json.loads(f'"{alt[1]}"') if alt else ""


def parse(dump):
    """The blocks of the document."""
    stack = []
    for line in dump.splitlines():
        indent, kind, words, text, rest = LINE.fullmatch(line).groups()
        if not stack and kind != "document":
            continue
        node = Node(kind, words, text, rest)
        depth = len(indent) // 2
        if depth:
            stack[depth - 1].children.append(node)
        stack[depth:] = [node]
    return stack[0].children


def times(blocks, count):
    """The document so many times, each copy a chapter with its number."""
    if count == 1:
        return blocks
    many = []
    for number in range(1, count + 1):
        for block in blocks:
            if block.kind == "title":
                title = Node("title", "", None, "")
                title.text = f"{number}. {block.text}"
                block = title
            many.append(block)
    return many


def title_of(blocks):
    return next((b.text for b in blocks if b.kind == "title"), "Văn bản")


def flat(blocks):
    """The blocks in order; a letterhead is the lines in it."""
    for block in blocks:
        if block.kind == "letterhead":
            yield from block.children
        else:
            yield block


def inline(node, mark, plain):
    if node.text is not None and node.kind not in ("strong", "emphasis"):
        return plain(node.text)
    inner = (plain(node.text) if node.text is not None else
             "".join(inline(child, mark, plain) for child in node.children))
    return mark(node.kind, inner)


def marked(opening, closing):
    def mark(kind, inner):
        return (opening + inner + closing if kind == "strong" else inner)
    return mark


def as_markdown(blocks):
    def plain(text):
        return re.sub(r"([\\`*_\[\]<>#|~^])", r"\\\1", text)

    def block(b):
        words = inline(b, marked("**", "**"), plain)
        if b.kind == "title":
            return "# " + words
        if b.kind == "figure":
            image, caption = figure(b)
            return f"![{plain(caption or image.alt)}]({image.text})"
        if b.kind in ("caption", "attribution"):
            return f"*{words}*"
        return f"**{words}**" if b.kind == "lead" else started(words)

    def started(words):
        """A line that would open a list."""
        return re.sub(r"^(\d+)([.)] )|^([-+] )", r"\1\\\2\3", words)

    return "\n\n".join(block(known(b)) for b in flat(blocks)) + "\n"


CSS = """
@font-face { font-family: Serif; src: url(fonts/LiberationSerif-Regular.ttf) }
@font-face { font-family: Serif; font-weight: bold;
             src: url(fonts/LiberationSerif-Bold.ttf) }
@font-face { font-family: Serif; font-style: italic;
             src: url(fonts/LiberationSerif-Italic.ttf) }
body { font: 14pt/18pt Serif; text-align: justify; margin: 0 }
p { text-indent: 10mm; margin: 0 0 6pt }
.caption { text-align: center; font-style: italic; text-indent: 0 }
h1 { font-size: 16pt; line-height: 20pt; text-align: center }
.lead { font-weight: bold }
figure { margin: 6pt 0; text-align: center }
img { max-width: 100% }
"""


# Not all that read the page's style sheet understand this part.
PAGE_CSS = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm;
        @bottom-center { content: counter(page) } }
"""


def as_html(blocks):
    def block(b):
        words = inline(b, marked("<b>", "</b>"), html.escape)
        if b.kind == "title":
            return f"<h1>{words}</h1>"
        if b.kind == "figure":
            image, caption = figure(b)
            return (f'<figure><img src="{html.escape(image.text)}" '
                    f'alt="{html.escape(image.alt)}">'
                    f"<figcaption>{html.escape(caption)}</figcaption></figure>")
        style = {"caption": "caption", "attribution": "caption",
                 "lead": "lead"}.get(b.kind)
        return f'<p class="{style}">{words}</p>' if style else f"<p>{words}</p>"

    body = "\n".join(block(known(b)) for b in flat(blocks))
    return (f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
            f"<title>{html.escape(title_of(blocks))}</title>"
            f"<style>{CSS}</style></head><body>\n{body}\n</body></html>\n")


TYPST = """
#set page(paper: "a4", numbering: "1",
          margin: (top: 20mm, right: 20mm, bottom: 20mm, left: 30mm))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi",
          top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 4pt, spacing: 10pt,
         first-line-indent: (amount: 10mm, all: true))
#show heading: it => align(center, it)
"""


def as_typst(blocks):
    def string(text):
        return json.dumps(text, ensure_ascii=False)

    def plain(text):
        return f"#{string(text)};"

    def centred(words):
        return f"#align(center)[#par(justify: false)[{words}]]"

    def block(b):
        words = inline(b, marked("#strong[", "]"), plain)
        if b.kind == "title":
            return "= " + words
        if b.kind == "figure":
            image, caption = figure(b)
            said = f", caption: [{plain(caption)}]" if caption else ""
            return (f"#figure(image({string(image.text)}, width: 100%, "
                    f"alt: {string(image.alt or caption)}){said})")
        if b.kind in ("caption", "attribution"):
            return centred(f"#emph[{words}]")
        return f"#strong[{words}]" if b.kind == "lead" else words

    return (f"#set document(title: {string(title_of(blocks))})" + TYPST +
            "\n\n".join(block(known(b)) for b in flat(blocks)) + "\n")


def figure(block):
    image = next(c for c in block.children if c.kind == "image")
    caption = next((c for c in block.children if c.kind == "caption"), None)
    return image, caption.text if caption else ""


KNOWN = ("title", "lead", "paragraph", "caption", "figure", "attribution")


def known(block):
    if block.kind not in KNOWN:
        raise ValueError(f"a {block.kind} cannot be given to other programs")
    return block
