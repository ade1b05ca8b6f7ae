# SPDX-License-Identifier: MIT
"""spoil.py BOOK FOLDER: one bad copy of the EPUB for each fault below, named
for it, to see that who looks for the fault finds it.

Each fault changes something in a book, or the book was not fit for the test
and the program ends badly.
"""

import re
import sys
import zipfile
from pathlib import Path

NAV, STYLE, CHAPTER = r"nav\.xhtml$", r"\.css$", r"chapter-\d+\.xhtml$"
LIST = re.compile(r'<nav [^>]*epub:type="(toc|page-list)".*?</nav>', re.S)


def change(pattern, replacement, count=0):
    def spoil(text):
        return re.sub(pattern, replacement, text, count=count, flags=re.S)
    return spoil


def turn_targets(kind):
    """The entries of a list in nav lead each to where another belongs."""
    def spoil(text):
        part = next(m for m in LIST.finditer(text) if m[1] == kind)
        targets = re.findall(r'href="([^"]*)"', part[0])
        turned = iter(targets[1:] + targets[:1])
        return text.replace(part[0], re.sub(
            r'href="[^"]*"', lambda m: f'href="{next(turned)}"', part[0]))
    return spoil


def append(rule):
    return lambda text: text + rule


def lose_a_word(text):
    return change(r"(<p>[^<\s]+ )[^<\s]+ ", r"\1", 1)(text)


def turn_notes(text):
    """The first two references lead each to the other's note."""
    return change(r'(doc-noteref" href=")([^"]*)(.*doc-noteref" href=")([^"]*)',
                  r"\1\4\3\2")(text)


FAULTS = {      # where, and what is done there; None takes the file away
    "no-alternative": {CHAPTER: change(r'(<img [^>]*?) alt="[^"]*"', r"\1")},
    "no-title": {CHAPTER: change(r"<title>.*?</title>", "<title></title>")},
    "page-without-target": {NAV: change(r"#page-(\d)", r"#sheet-\1")},
    "turned": {CHAPTER: turn_notes, NAV: lambda text: turn_targets("toc")(
        turn_targets("page-list")(text))},
    "lost": {r"\.ttf$": lambda data: bytes(len(data)),
             r"image-1\.\w+$": None},
    "lost-word": {CHAPTER: lose_a_word},
    "words-joined": {CHAPTER: change(r"(<strong>\w+) ", r"\1")},
    "hidden-text": {STYLE: append("p { display: none; }\n")},
    "black-on-dark": {STYLE: append("p { color: #000000; }\n")},
    "too-wide": {STYLE: append("p { min-width: 60em; }\n")},
}


def spoiled(name, data, spoil):
    if spoil is None:
        return None
    if name.endswith((".xhtml", ".css")):
        return spoil(data.decode()).encode()
    return spoil(data)


def write(book, target, fault):
    """Gives the places where nothing has changed."""
    unchanged = set(fault)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in book.infolist():
            data = before = book.read(entry)
            for place, spoil in fault.items():
                if re.search(place, entry.filename):
                    data = spoiled(entry.filename, before, spoil)
                    unchanged -= {place} if data != before else set()
            if data is not None:
                copy.writestr(entry.filename, data, entry.compress_type)
    return unchanged


def main():
    source, folder = sys.argv[1:]
    with zipfile.ZipFile(source) as book:
        for name, fault in FAULTS.items():
            unchanged = write(book, Path(folder) / f"{name}.epub", fault)
            if unchanged:
                sys.exit(f"{source} has nothing to spoil for {name}: "
                         f"{unchanged}")


main()
