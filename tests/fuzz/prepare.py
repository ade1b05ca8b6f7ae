# SPDX-License-Identifier: MIT
"""prepare.py FOLDER: what the fuzz targets begin with.

seeds/NAME: the cases and pictures of the other tests in the form that a target
takes (Word files unpacked, texts in old encodings, the examples of CommonMark
one by one), and the files of tests/fuzz/seeds, which hold what those lack.
dicts/NAME.dict: the dictionaries beside this file, which are UTF-8 for people
to read, in the ASCII which libFuzzer wants.
"""

import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
CASES = TESTS / "cases"
LARGEST = 40000          # more makes each run slow and finds no more

ENCODINGS = ["abc", "vni", "vps", "viscii", "tcvn5712-1", "cp1258",
             "utf-16-le", "utf-8-in-abc", "utf-8-in-vni", "utf-8-in-vps"]


def files(*patterns):
    for pattern in patterns:
        for file in sorted(TESTS.glob(pattern)):
            if file.stat().st_size <= LARGEST:
                yield file.name, file.read_bytes()


def encoded():
    """A text in each of the encodings of before Unicode."""
    text = (CASES / "mot-tu.txt").read_bytes() + \
        (CASES / "tho.txt").read_bytes()
    for name in ENCODINGS:
        done = subprocess.run(
            [sys.executable, str(TESTS / "encode.py"), name], input=text,
            capture_output=True, check=False)
        if done.returncode == 0:
            yield name, done.stdout


def unpacked(ending):
    """Archives as parts behind lines, as tests/fuzz/parts.h takes them."""
    for file in sorted(CASES.glob("*" + ending)):
        parts = []
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if not name.endswith((".xml", ".rels", ".opf", ".xhtml")):
                    continue
                part = archive.read(name)
                if len(part) <= LARGEST:
                    parts.append(b"=== " + name.encode() + b"\n" + part)
        yield file.name + ".parts", b"\n".join(parts)


def examples():
    """Of CommonMark's specification, each example's source."""
    text = (TESTS / "conformance/commonmark.txt").read_text("utf-8")
    for example in text.split("`" * 32 + " example ")[1:]:
        number, source = example.split("\n.\n")[0].split("\n", 1)
        yield f"example-{number}", source.replace("→", "\t").encode()


def paragraphs():
    """Items of fuzz_linebreak.c: words and glue, with penalties among them."""
    chance = random.Random(1)
    for i in range(8):
        out = bytearray([1 + i, 0, i % 2])
        for _ in range(30 * (i + 1)):
            out += bytes([0, chance.randrange(20, 200), 2, 2])
            if chance.randrange(6) == 0:
                out += bytes([2, 0, 90, chance.randrange(12)])
            out += bytes([1, 60, 40, 20])
        yield f"paragraph-{i}", bytes(out)


def texts():
    return files("cases/*.txt")


SEEDS = {
    "decode": lambda: [*texts(), *encoded()],
    "text": lambda: [*texts(), *encoded()],
    "markdown": lambda: [*files("cases/*.md"), *examples()],
    "html": lambda: files("cases/*.html"),
    "mhtml": lambda: files("cases/*.mhtml"),
    "docx": lambda: [*files("cases/*.docx"), *unpacked(".docx")],
    "odt": lambda: [*files("cases/*.odt", "cases/*.fodt"), *unpacked(".odt")],
    "rtf": lambda: files("cases/*.rtf"),
    "epub": lambda: [*files("cases/*.epub"), *unpacked(".epub")],
    "front": lambda: files("cases/dau-trang*"),
    "linebreak": paragraphs,
    "image": lambda: files("images/*.png", "images/*.jpg", "images/*.webp",
                           "images/*.gif"),
    "convert": lambda: [*texts(), *files("cases/*.md", "cases/*.html",
                                         "cases/*.mhtml", "cases/*.docx",
                                         "cases/*.odt", "cases/*.fodt",
                                         "cases/*.rtf", "cases/*.epub")],
}


# A whole conversion takes what three of the readers do.
DICTS = {"convert": ["text", "markdown", "html"], "epub": ["epub", "html"]}


def ascii_only(line):
    return "".join(c if c < "\x80" else
                   "".join(f"\\x{byte:02X}" for byte in c.encode())
                   for c in line)


def write_dicts(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for target in SEEDS:
        parts = [TESTS / f"fuzz/{name}.dict"
                 for name in DICTS.get(target, [target])]
        text = "".join(part.read_text("utf-8")
                       for part in parts if part.exists())
        (folder / f"{target}.dict").write_text(ascii_only(text), "ascii")


def write_seeds(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for target, make in SEEDS.items():
        place = folder / target
        place.mkdir(parents=True)
        for name, content in make():
            (place / name).write_bytes(content)
        for file in sorted((TESTS / "fuzz/seeds" / target).glob("*")):
            shutil.copy(file, place)


def main():
    write_seeds(Path(sys.argv[1]) / "seeds")
    write_dicts(Path(sys.argv[1]) / "dicts")


main()
