# SPDX-License-Identifier: MIT
"""Hold the page list of an EPUB against the pages of its PDF.

pagelist.py FOLDER    for every NAME.epub in the folder, and NAME.pdf: complain
                      of each page whose first words are not the first behind
                      its mark, and of lists that do not agree

The words come from pdftotext in the order in which they were drawn, the labels
of the pages from qpdf; nothing is asked of the program under test. White space,
bullets and the dots of blanks, which the page draws anew, are not compared. A
page of contents has no mark: its words are in no chapter.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from posixpath import dirname, join
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
ENOUGH = 40  # characters that must be the same


def bare(text):
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s•◦▪*–\-.…\u00ad\u200b]+", "", text)


def in_reading_order(text):
    """Words written from right to left, which pdftotext gives as drawn."""
    return re.sub("\u202b(.*?)\u202c", lambda run: run.group(1)[::-1], text)


def roman(n):
    digits = ""
    for value, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"),
                        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while n >= value:
            digits, n = digits + sign, n - value
    return digits


def counted(kind, n):
    """The label that a reading system draws before an item of a list."""
    return {"1": str(n), "a": chr(96 + n), "A": chr(64 + n), "i": roman(n),
            "I": roman(n).upper()}[kind] + "."


class Reader:
    """The text of the body and of each note, and where the marks stand."""

    def __init__(self):
        self.streams = [[]]
        self.marks = []  # (name of the file, id, label, stream, place, head)
        self.cells = []  # (stream, place where one begins, where it ends)
        self.label = ""  # of an item whose first word is still to come
        self.heads = []  # the header rows of the tables we are in
        self.stream = 0

    def add(self, text):
        text = bare(text or "")
        if text:
            self.streams[self.stream].append(bare(self.label) + text)
            self.label = ""

    def place(self):
        return sum(map(len, self.streams[self.stream]))

    def mark(self, name, node):
        self.marks.append((name, node.get("id"), node.get("aria-label"),
                           self.stream, self.place(),
                           self.heads[-1] if self.heads else ""))

    def walk(self, name, node):
        tag = node.tag.split("}")[1]
        if node.get("role") == "doc-pagebreak" or (
                tag == "span" and node.get("id", "").startswith("page-")):
            self.mark(name, node)
            return
        if tag == "math":  # the line beside it says the same as paper
            return
        outer = self.stream
        if tag == "aside":
            self.streams.append([])
            self.stream = len(self.streams) - 1
        if tag == "table":
            self.heads.append(head_of(node))
        begin = self.place() if tag == "td" else 0
        self.add(node.text)
        number = int(node.get("start", "1"))
        for child in node:
            if tag == "ol" and child.tag.endswith("}li"):
                self.label = counted(node.get("type", "1"), number)
                number += 1
            self.walk(name, child)
            self.add(child.tail)
        if tag == "table":
            self.heads.pop()
        if tag == "td":
            self.cells.append((self.stream, begin, self.place()))
        self.stream = outer


def head_of(table):
    """What a page repeats of a table at its top: the rows of header cells. Cells
    of two rows are not drawn in the order in which they are read."""
    text = []
    for row in table.iter("{http://www.w3.org/1999/xhtml}tr"):
        if any(cell.tag.endswith("}td") for cell in row):
            break
        text.append("".join(row.itertext()))
    return bare("".join(text))


def spine(book):
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    name = container.find(".//{*}rootfile").get("full-path")
    package = ElementTree.fromstring(book.read(name))
    items = {item.get("id"): item for item in package.iter(OPF + "item")}
    nav = next(i for i in items.values()
               if "nav" in (i.get("properties") or "").split())
    ncx = next((i for i in items.values()
                if i.get("media-type") == "application/x-dtbncx+xml"))
    names = [items[ref.get("idref")].get("href")
             for ref in package.iter(OPF + "itemref")
             if ref.get("linear") != "no"]
    folder = dirname(name)

    def document(href):
        return ElementTree.fromstring(book.read(join(folder, href)))

    return document, names, nav.get("href"), ncx.get("href")


def listed(nav):
    for part in nav.iter("{http://www.w3.org/1999/xhtml}nav"):
        if part.get(TYPE) == "page-list":
            return [(a.get("href"), a.text) for a in
                    part.iter("{http://www.w3.org/1999/xhtml}a")]
    return []


def targets(ncx):
    return [(t.find(NCX + "content").get("src"),
             t.find(NCX + "navLabel/" + NCX + "text").text)
            for t in ncx.iter(NCX + "pageTarget")]


def labels(pdf, count):
    """The labels of a PDF's pages: ISO 32000-1, 12.4.2."""
    told = json.loads(subprocess.run(
        ["qpdf", "--json", "--json-key=pagelabels", pdf],
        capture_output=True, check=True).stdout)["pagelabels"]
    names = []
    for i in range(count):
        rule = [entry for entry in told if entry["index"] <= i]
        if not rule:
            names.append(str(i + 1))
            continue
        label = rule[-1]["label"]
        number = label.get("/St", 1) + i - rule[-1]["index"]
        style = label.get("/S")
        names.append(label.get("/P", "").removeprefix("u:") +
                     {None: "", "/D": str(number), "/r": roman(number)}[style])
    return names


def pages(pdf):
    text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"],
                          capture_output=True, check=True).stdout.decode()
    return in_reading_order(text).split("\f")[:-1]


def is_contents(text):
    return ". . . ." in text


def without_label(text, label):
    """The folio is drawn last."""
    lines = text.strip().split("\n")
    return "\n".join(lines[:-1] if lines and label == lines[-1].strip("– -")
                     else lines)


def same(wanted, seen):
    n = 0
    while n < min(len(wanted), len(seen)) and wanted[n] == seen[n]:
        n += 1
    return n


def faults(epub, pdf):
    with zipfile.ZipFile(epub) as book:
        document, names, nav, ncx = spine(book)
        reader = Reader()
        for name in names:
            body = document(name).find("{*}body")
            reader.walk(name, body)
        lines, points = listed(document(nav)), targets(document(ncx))
    # What a mark has no label for, the page list tells.
    called = dict(lines)
    marks = [(f"{m[0]}#{m[1]}", m[2] or called.get(f"{m[0]}#{m[1]}"))
             for m in reader.marks]
    if sorted(marks) != sorted(lines):
        yield f"marks and page list differ: {set(marks) ^ set(lines)}"
    if lines != points:
        yield "the page list and the NCX differ"
    texts = pages(pdf)
    names = labels(pdf, len(texts))
    if [n for n in names if n in dict((l, 1) for _, l in lines)] != \
            [l for _, l in lines]:
        yield f"pages are {names}, listed {[l for _, l in lines]}"
    streams = ["".join(s) for s in reader.streams]
    ends = {}
    for m in reader.marks:
        ends.setdefault(m[3], []).append(m[4])
    found = {label: m for (_, label), m in zip(marks, reader.marks)}
    for label, text in zip(names, texts):
        seen = bare(without_label(text, label))
        if label not in found:
            if seen and not is_contents(text):
                yield f"page {label} has no mark; it begins {seen[:30]}"
            continue
        _, _, _, stream, place, head = found[label]
        wanted = streams[stream][place:]
        after = [e for e in ends[stream] if e > place]
        # A row goes on cell by cell where a page divides it.
        after += [end for of, begin, end in reader.cells
                  if of == stream and begin < place < end]
        after.sort()
        if after:
            wanted = wanted[:after[0] - place]
        wanted = wanted[:ENOUGH]
        if sorted(seen[:len(head)]) == sorted(head) and \
                not seen.startswith(wanted):
            seen = seen[len(head):]
        if same(wanted, seen) < len(wanted):
            yield (f"page {label} begins {seen[:30]!r}, "
                   f"behind its mark is {wanted[:30]!r}")


def main():
    folder = sys.argv[1]
    stems = sorted(n[:-len(".epub")] for n in os.listdir(folder)
                   if n.endswith(".epub"))
    said = 0 if stems else 1
    for stem in stems:
        path = join(folder, stem)
        for fault in faults(path + ".epub", path + ".pdf"):
            print(f"{stem}: {fault}")
            said += 1
    sys.exit(1 if said else 0)


main()
