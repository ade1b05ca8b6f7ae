# SPDX-License-Identifier: MIT
"""Look into an EPUB without the program under test.

epub.py documents FILE...   the reading order's documents, one after another
epub.py text FILE...        their text, one line a block
epub.py container FILE...   complain of what a strict reader might refuse
epub.py style FILE...       complain of what an old reader might stumble over in
                            the style sheet, and of what is the reader's to say
epub.py ids FILE...         complain of links that lead nowhere, of ids twice in
                            a file, of files that are too long
"""

import re
import struct
import sys
import zipfile
from html.parser import HTMLParser
from posixpath import dirname, join
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "s", "small", "span",
          "strong", "sub", "sup", "u"}


def documents(book):
    """The linear spine but for the navigation document: (name, bytes)."""
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    name = container.find(".//{*}rootfile").get("full-path")
    package = ElementTree.fromstring(book.read(name))
    items = {item.get("id"): item for item in package.iter(OPF + "item")}
    for ref in package.iter(OPF + "itemref"):
        item = items[ref.get("idref")]
        if ref.get("linear") == "no":
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        path = join(dirname(name), item.get("href"))
        yield path, book.read(path)


class Text(HTMLParser):
    """Collect a body's text; a block begins a new line."""

    def __init__(self):
        super().__init__()
        self.inside, self.parts = False, []

    def handle_starttag(self, tag, attrs):
        if tag == "body":
            self.inside = True
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag == "body":
            self.inside = False
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if self.inside:
            self.parts.append(re.sub(r"\s+", " ", data))


def text(book):
    for _, data in documents(book):
        parser = Text()
        parser.feed(data.decode("utf-8"))
        for line in "".join(parser.parts).split("\n"):
            if line.strip():
                yield line.strip()


def faults(path, book):
    entries = book.infolist()
    first = entries[0]
    if first.filename != "mimetype" or first.header_offset != 0:
        yield f"first entry is {first.filename}"
    if first.compress_type != zipfile.ZIP_STORED or first.file_size != 20:
        yield "mimetype is not stored in 20 bytes"
    if book.read(first) != b"application/epub+zip":
        yield "mimetype says something else"
    with open(path, "rb") as file:
        for entry in entries:
            file.seek(entry.header_offset)
            head = struct.unpack("<4s5H3I2H", file.read(30))
            flags, extra = head[2], head[10]
            if entry is first and (extra or entry.extra):
                yield "mimetype has an extra field"
            if flags & 8:
                yield f"{entry.filename} has a data descriptor"
            if entry.compress_type not in (zipfile.ZIP_STORED,
                                           zipfile.ZIP_DEFLATED):
                yield f"{entry.filename}: method {entry.compress_type}"
            if entry.create_system != 3 or entry.external_attr >> 16 != 0o100644:
                yield (f"{entry.filename}: system {entry.create_system}, "
                       f"mode {entry.external_attr >> 16:o}")
            if not re.fullmatch(r"[A-Za-z0-9._/-]+", entry.filename):
                yield f"{entry.filename!r} is no plain name"


# RMSDK refuses a book for the first of these; the others force what a reader
# may have chosen otherwise, or are not known everywhere.
BARRED = re.compile(r"""
    \b(?:min|max|clamp|var|calc|env|attr)\( | : (?:has|is|where|not|nth) |
    (?<!list-style-)\b(?:grid|flex|float|position|columns?) \b\s*: |
    (?:grid|flex)\s*; |
    @(?!font-face\b) | !important | \d(?:vh|vw|rem|ch)\b |
    \b(?:color|background[-\w]*|text-transform|letter-spacing)\s*: |
    text-align\s*:\s*justify""", re.X)
# What a sheet of its own may have, without which a book is read all the same.
YOUNGER = re.compile(r"@|\d+v[hw]|attr\(")
BREAKS = re.compile(r"(?:^|;)\s*(page-)?(break-\w+)\s*:\s*([\w-]+)")


def declarations(css):
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for part in filter(str.strip, body.split(";")):
            name, _, value = part.partition(":")
            yield selector.strip(), body, name.strip(), value.strip()


def too_wide(value):
    """A margin that is negative or more than two letters wide."""
    for part in value.split():
        number = re.fullmatch(r"(-?[\d.]+)(em|px|%)?", part)
        if part != "auto" and (not number or part[0] == "-" or
                               number[2] not in (None, "em") or
                               float(number[1]) > 2):
            return True
    return False


def style_faults(book):
    sheets = [n for n in book.namelist() if n.endswith(".css")]
    if not sheets:
        yield "there is no style sheet"
    for sheet in sheets:
        css = book.read(sheet).decode("utf-8")
        for found in BARRED.finditer(re.sub(r"/\*.*?\*/|url\([^)]*\)", "", css,
                                            flags=re.S)):
            if not (sheet.endswith("/screen.css") and YOUNGER.match(found[0])):
                yield f"'{found[0]}'"
        for selector, body, name, value in declarations(css):
            if name.startswith("margin") and too_wide(value):
                yield f"{selector}: {name}: {value}"
            if name == "line-height" and \
                    not re.fullmatch(r"1\.[4-9]\d*|2", value):
                yield f"{selector}: {name}: {value}"
            if name == "font-size" and selector in ("html", "body", "p"):
                yield f"{selector} has a size"
            if name == "text-align" and re.search(r"\bh[1-6]\b", selector):
                yield f"{selector} is aligned"
        for _, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
            found = BREAKS.findall(body)
            old = {(n, v) for p, n, v in found if p}
            new = {(n, v) for p, n, v in found if not p}
            if old != new:
                yield f"breaks without their twin: {old ^ new}"
    for name, data in documents(book):
        # But how much of the column a picture takes, or how many letters of a
        # line, which its document says.
        if re.search(rb'<style|\sstyle=(?!"width: (\d+%|\d\.\d\dem);")', data):
            yield f"{name} has styles of its own"


def id_faults(book):
    names = {n.rsplit("/", 1)[-1]: n for n in book.namelist()}
    ids, links = {}, []
    for name in (n for n in book.namelist() if n.endswith(".xhtml")):
        data = book.read(name)
        tree = ElementTree.fromstring(data)
        here = [n.get("id") for n in tree.iter() if n.get("id")]
        ids[name] = set(here)
        links += [(name, n.get("href")) for n in tree.iter("{*}a")]
        if len(here) != len(set(here)):
            yield f"{name} has an id twice"
        if len(data) > 260 * 1000:
            yield f"{name} has {len(data)} bytes"
    for name, href in links:
        if not href or re.match(r"https?:|mailto:", href):
            continue
        target, _, fragment = href.partition("#")
        target = names.get(target) if target else name
        if target not in ids or (fragment and fragment not in ids[target]):
            yield f"{name}: {href} leads nowhere"


FAULTS = {"container": faults,
          "style": lambda _, book: style_faults(book),
          "ids": lambda _, book: id_faults(book)}


def main():
    command, *paths = sys.argv[1:]
    said = False
    for path in paths:
        with zipfile.ZipFile(path) as book:
            if command == "documents":
                for _, data in documents(book):
                    sys.stdout.write(data.decode("utf-8"))
            elif command == "text":
                print("\n".join(text(book)))
            else:
                for fault in FAULTS[command](path, book):
                    print(f"{path.rsplit('/', 1)[-1]}: {fault}")
                    said = True
    sys.exit(1 if said else 0)


main()
