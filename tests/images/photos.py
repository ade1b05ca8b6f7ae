# SPDX-License-Identifier: MIT
"""photos.py FOLDER: write the pictures of the saved web page among the cases.

Each is a picture of its own, 384 by 256 pixels. Needs Pillow; the files are
kept, so that the tests do not.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (384, 256)
NAMES = ["khai-mac-1024x683", "bao-cao-1024x683", "tham-luan-1024x683",
         "toan-canh-1", "toan-canh-2", "toan-canh-3"]


def photo(i):
    """A hall with a stage, its light and its rows of seats."""
    image = Image.linear_gradient("L").resize(SIZE)
    warm = Image.merge("RGB", (image.point(lambda v: 120 + v // 3),
                               image.point(lambda v: 100 + v // 4),
                               image.point(lambda v: 90 + v // 8 + 10 * i)))
    draw = ImageDraw.Draw(warm)
    draw.rectangle((40, 30, 344, 110), fill=(130, 20 + 20 * i, 30))
    for row in range(4):
        for seat in range(6 + row):
            x = 30 + seat * (330 // (6 + row)) + 8 * i
            draw.ellipse((x, 130 + 28 * row, x + 22, 158 + 28 * row),
                         fill=(40 + 12 * row, 36, 30 + 20 * (seat % 3)))
    return warm.filter(ImageFilter.GaussianBlur(1))


folder = Path(sys.argv[1])
folder.mkdir(exist_ok=True)
for i, name in enumerate(NAMES):
    photo(i).save(folder / f"{name}.jpg", quality=60, optimize=True)
