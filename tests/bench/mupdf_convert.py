# SPDX-License-Identifier: MIT
"""mupdf_convert.py PAGE PDF: what `mutool convert` does, by the newest MuPDF."""

import sys

import pymupdf

source, target = sys.argv[1:3]
document = pymupdf.open(source)
document.layout(width=595, height=842, fontsize=14)
with open(target, "wb") as file:
    file.write(document.convert_to_pdf())
