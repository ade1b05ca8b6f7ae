# SPDX-License-Identifier: MIT
"""words_lost.py PROGRAM FOLDER: words that LibreOffice finds and anban does not.

Each file of FOLDER (.odt, .ott, .fodt, .rtf, .doc, .docx) is made text by
LibreOffice, in FOLDER/text, unless that is there, and a tree by anban. A line
for each file with words lost, the most first, then the sums by class:

contents   in a list of contents or an index of an OpenDocument file, which
           anban makes anew
joined     LibreOffice wrote a note's number, a label or a field right behind
           the word
other      all else, among it dates and names of files that LibreOffice renews
"""

import collections
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

FORMS = (".odt", ".ott", ".fodt", ".rtf", ".doc", ".docx")
AT_ONCE = 25         # files for one start of LibreOffice
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
INDEXES = ("table-of-content", "illustration-index", "table-index",
           "object-index", "user-index", "alphabetical-index", "bibliography")
NUMBER = re.compile(r"\d+|[ivxlc]+|[a-z]")


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def make_texts(files, folder):
    folder.mkdir(exist_ok=True)
    wanted = [f for f in files if not (folder / f"{f.stem}.txt").exists()]
    for i in range(0, len(wanted), AT_ONCE):
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{profile}",
                 "--headless", "--convert-to", "txt:Text (encoded):UTF8",
                 "--outdir", str(folder), *map(str, wanted[i:i + AT_ONCE])],
                check=False, capture_output=True, timeout=600)


def text_of_tree(program, file):
    """All that the tree shows, or None."""
    done = subprocess.run(
        [program, "--keep-all", "-q", "-t", "tree", "-o", "-", str(file)],
        check=False, capture_output=True, timeout=300)
    if done.returncode:
        return None
    pieces = re.findall(rb'"((?:[^"\\]|\\.)*)"', done.stdout)
    return b" ".join(
        piece.decode("unicode_escape").encode("latin-1", "replace")
        if b"\\" in piece else piece for piece in pieces).decode(
            "utf-8", "replace")


def words_of_indexes(file):
    found = collections.Counter()
    try:
        root = ElementTree.parse(file).getroot() if file.suffix == ".fodt" \
            else ElementTree.fromstring(
                zipfile.ZipFile(file).read("content.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return found
    for name in INDEXES:
        for index in root.iter(TEXT + name):
            for tag in ("p", "h"):
                for line in index.iter(TEXT + tag):
                    found += words(" ".join(line.itertext()))
                    found += words("".join(line.itertext()))
    return found


def is_joined(word, spare):
    return any(spare[word[:i]] > 0 and
               (NUMBER.fullmatch(word[i:]) or spare[word[i:]] > 0)
               for i in range(1, len(word)))


def classes(file, theirs, ours):
    lost, spare = theirs - ours, ours - theirs
    contents = lost & words_of_indexes(file) if file.suffix != ".rtf" \
        else collections.Counter()
    lost -= contents
    joined = collections.Counter(
        {word: n for word, n in lost.items() if is_joined(word, spare)})
    return {"contents": contents, "joined": joined, "other": lost - joined}


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    files = [f for f in sorted(folder.iterdir()) if f.suffix in FORMS]
    make_texts(files, folder / "text")
    total, read, sums, lines = 0, 0, collections.Counter(), []
    for file in files:
        text = folder / "text" / f"{file.stem}.txt"
        tree = text_of_tree(program, file) if text.exists() else None
        if tree is None:
            continue
        theirs = words(text.read_text("utf-8", "replace"))
        read, total = read + 1, total + sum(theirs.values())
        for name, lost in classes(file, theirs, words(tree)).items():
            sums[name] += sum(lost.values())
            if name == "other" and lost:
                lines.append((sum(lost.values()), file.name,
                              " ".join(list(lost.elements())[:12])))
    for line in sorted(lines, reverse=True):
        print(*line)
    print(f"{read} of {len(files)} files, {total} words; lost: " + ", ".join(
        f"{name} {n} ({100 * n / max(total, 1):.3f} %)"
        for name, n in sums.items()))


main()
