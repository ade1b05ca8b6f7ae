# SPDX-License-Identifier: MIT
"""word.py PROGRAM FOLDER: real Word files, and the same damaged.

Each file below FOLDER is converted as it is, and every third one cut off, with
bytes changed, or with a part left out, always in the same way. There are
editions of before under the names. When the program ends with 0 there must be
text or a picture in both new ones; when it does not, it says why in one line
that names the file, and those of before are there, byte for byte.
"""

import io
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

OLD = b"an edition of before\n"
SECONDS = 120


def cut(data, chance):
    return data[:chance.randrange(len(data))]


def flipped(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 20, 400))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def without(data, chance):
    """A part left out, or cut off before it is packed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, \
            zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        xml = [n for n in names if n.endswith((".xml", ".rels"))]
        spoiled = chance.choice(xml or names)
        for name in names:
            part = old.read(name)
            if name != spoiled:
                new.writestr(name, part)
            elif chance.random() < 0.6:
                new.writestr(name, part[:chance.randrange(len(part) + 1)])
    return result.getvalue()


def damaged(path, data):
    chance = random.Random(data)
    for name, way in (("cut", cut), ("flipped", flipped),
                      ("without", without)):
        try:
            yield name, way(data, chance)
        except Exception:  # it is no archive to begin with
            continue


def says_something(pdf, epub):
    """What a reader of each edition sees: letters, or a picture."""
    with zipfile.ZipFile(epub) as book:
        pages = "".join(book.read(n).decode() for n in book.namelist()
                        if n.endswith(".xhtml") and "nav" not in n
                        and "cover" not in n)
    body = " ".join(re.findall(r"<body.*?</body>", pages, re.S))
    own = re.sub(r'<p class="notice".*?</p>|<h1.*?</h1>', "", body, flags=re.S)
    text = re.sub(r"<[^>]*>|\s|\uFFFD", "", own)
    seen = subprocess.run(["pdftotext", pdf, "-"], capture_output=True,
                          check=True).stdout.strip()
    titled = re.sub(r"<[^>]*>|\s", "", body)
    if "<img" in body or "alt=" in body:
        return "picture"
    return ("text" if text else "title" if titled else "") if seen else ""


def try_file(program, name, data, folder, tally, wrong):
    file = folder / ("x" + Path(name).suffix)
    pdf, epub = folder / "x.pdf", folder / "x.epub"
    file.write_bytes(data)
    pdf.write_bytes(OLD)
    epub.write_bytes(OLD)
    try:
        run = subprocess.run([program, "--overwrite", "-o", folder, file],
                             capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        wrong.append(f"{name}: not within {SECONDS} s")
        return
    if run.returncode == 0:
        kind = says_something(pdf, epub)
        tally[kind] += 1
        if "doc-notice" in zipfile_text(epub):
            tally["with a notice"] += 1
        if not kind:
            wrong.append(f"{name}: an edition without text, and status 0")
        return
    tally["refused"] += 1
    if run.returncode != 1 or f"anban: {file}".encode() not in run.stderr:
        wrong.append(f"{name}: status {run.returncode}: {run.stderr[-200:]}")
    if pdf.read_bytes() != OLD or epub.read_bytes() != OLD:
        wrong.append(f"{name}: an edition of before is gone")


def zipfile_text(epub):
    with zipfile.ZipFile(epub) as book:
        return "".join(book.read(n).decode() for n in book.namelist()
                       if n.endswith(".xhtml"))


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    whole, spoiled, wrong = Counter(), Counter(), []
    files = sorted(p for p in source.rglob("*")
                   if p.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm"))
    with tempfile.TemporaryDirectory() as folder:
        for i, path in enumerate(files):
            data = path.read_bytes()
            try_file(program, path.name, data, Path(folder), whole, wrong)
            if i % 3 or not data:
                continue
            for way, bad in damaged(path, data):
                try_file(program, f"{way}-{path.name}", bad, Path(folder),
                         spoiled, wrong)
    for what, tally in (("whole", whole), ("damaged", spoiled)):
        n = sum(tally.values()) - tally["with a notice"]
        print(f"{what}: {n} files:", ", ".join(
            f"{count} {kind or 'nothing'}"
            for kind, count in sorted(tally.items())))
    print("\n".join(wrong) or "nothing is wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
