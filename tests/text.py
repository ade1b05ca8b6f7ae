# SPDX-License-Identifier: MIT
"""Compare a text with the report it was made from.

text.py holds REPORT TEXT [WITHOUT]   each sentence is there, in order, in NFC
text.py torn REPORT TEXT              no number is parted from its word or sign

TEXT is what pdftotext -layout or epub.py text gives. WITHOUT is a file with
the lines of the report that may be missing. Complains and fails if not so.
"""

import re
import sys
import unicodedata


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def without_folios(text):
    """A page's number: alone on the first line of the page."""
    return re.sub(r"(^|\f)\s*\d+[ \t]*\n", r"\1", text).replace("\f", "\n")


def sentences(report, without):
    for line in unicodedata.normalize("NFC", report).splitlines():
        line = " ".join(line.split())
        if line and line not in without:
            yield from re.split(r"(?<=[.!?…]) ", line)


def pattern(sentence):
    """Any space parts the words; a line may also end after a sign in one."""
    return r"\s+".join(r"(?:\n\s*)?".join(pieces(word))
                       for word in sentence.split())


def pieces(word):
    return [re.escape(piece)
            for piece in re.split(r"(?<=[-–/…,.])(?=\w)", word)]


def holds(report, text, without):
    if not unicodedata.is_normalized("NFC", text):
        yield "the text is not in NFC"
    position = 0
    for sentence in sentences(report, without):
        found = re.compile(pattern(sentence)).search(text, position)
        if found:
            position = found.end()
        else:
            anywhere = re.search(pattern(sentence), text)
            yield f"{'out of order' if anywhere else 'missing'}: {sentence}"


DATE_WORDS = {"ngày", "tháng", "năm", "quý", "số"}
NUMBER = re.compile(r"\(?\d[\d.,/]*(?<![.,/])%?")
DASH = re.compile(r"[-–—]")


def is_torn(before, last, first):
    """Does a line that ends in `before last` badly go on with `first`?"""
    if DASH.match(first) or DASH.fullmatch(last):
        return True
    if last.lower().strip("(") in DATE_WORDS and first[0].isdigit():
        return True
    if not NUMBER.fullmatch(last) or last.endswith("%"):
        return False
    if before.lower().strip("(") in DATE_WORDS or DASH.fullmatch(before):
        return False                # a date, the end of a range: not a count
    return first[0].isalpha() or first[0] in "%°"


def torn(report, text):
    report = unicodedata.normalize("NFC", report)
    words = set(report.split())
    pairs = {pair for line in report.splitlines()
             for pair in zip(line.split(), line.split()[1:])}
    lines = [line.split() for line in without_folios(text).splitlines()]
    lines = [line for line in lines if line]
    for upper, lower in zip(lines, lines[1:]):
        last, first = upper[-1], lower[0]
        if (last, first) in pairs:
            bad = is_torn(upper[-2] if len(upper) > 1 else "", last, first)
        else:                       # cut inside what has no space
            bad = last + first in words and re.search(r"\d", last + first)
        if bad:
            yield f"{' '.join(upper[-3:])} | {' '.join(lower[:2])}"


def main():
    command, report, text = sys.argv[1:4]
    if command == "holds":
        without = read(sys.argv[4]).splitlines() if sys.argv[4:] else []
        found = list(holds(read(report), without_folios(read(text)), without))
    else:
        found = list(torn(read(report), read(text)))
    print("; ".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)


main()
