# SPDX-License-Identifier: MIT
"""Look into an EPUB without the program under test.

epub.py documents FILE    the reading order's documents, one after another
epub.py text FILE         their text, one line a block
epub.py container FILE    complain of what a strict reader might refuse
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


def main():
    command, path = sys.argv[1:]
    with zipfile.ZipFile(path) as book:
        if command == "documents":
            for _, data in documents(book):
                sys.stdout.write(data.decode("utf-8"))
        elif command == "text":
            print("\n".join(text(book)))
        else:
            found = list(faults(path, book))
            print("; ".join(found), end="\n" if found else "")
            sys.exit(1 if found else 0)


main()
