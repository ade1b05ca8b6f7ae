# SPDX-License-Identifier: MIT
"""same_text.py PDF...: where PDFium finds another text in a PDF than poppler.

White space aside, for they end lines at other places; but words of letters, two
and more, are whole in both. Marks of direction are poppler's own, and a hyphen at
a line's end is in one's text and not in the other's. The findings come as in
../epub/epubcheck.java.
"""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2

MARKS = re.compile("[\ufffe\x02\u00ad\u200e\u200f\u202a-\u202e\ufeff-]")


def plain(text):
    return unicodedata.normalize("NFC", MARKS.sub("", text))


def by_poppler(path):
    return plain(subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], check=True,
        capture_output=True).stdout.decode())


def by_pdfium(path):
    return plain("\n".join(page.get_textpage().get_text_range()
                           for page in pypdfium2.PdfDocument(path)))


# What PDFium's Python drops: characters beyond the first plane.
def characters(text):
    return Counter(c for c in text if not c.isspace() and ord(c) < 0x10000)


def words(text):
    return Counter(re.findall(r"[^\W\d_]{2,}", text))


def differences(ours, theirs):
    for what, of in (("characters", characters), ("words", words)):
        lost, more = of(ours) - of(theirs), of(theirs) - of(ours)
        if lost or more:
            yield f"{what}: lacks {dict(lost)}, has besides {dict(more)}"[:300]


def main():
    for path in sys.argv[1:]:
        name = Path(path).name
        for finding in differences(by_poppler(path), by_pdfium(path)):
            print(f"{name}\t{finding}")
        print(f"{name}\tdone")


main()
