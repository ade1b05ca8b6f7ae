# SPDX-License-Identifier: MIT
"""typst_compile.py FONTS FOLDER SOURCE...: each to a PDF in FOLDER."""

import os
import sys

import typst

fonts, folder = sys.argv[1:3]
for source in sys.argv[3:]:
    name = os.path.basename(source).rsplit(".", 1)[0]
    typst.compile(source, output=f"{folder}/{name}.pdf", font_paths=[fonts],
                  ignore_system_fonts=True)
