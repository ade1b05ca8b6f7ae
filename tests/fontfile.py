# SPDX-License-Identifier: MIT
"""fontfile.py collection OUT FONT...: puts TrueType files into one collection.

OpenType 1.9, "Font Collections": a header with the place of each face's
directory of tables, whose offsets count from the beginning of the file.
"""

import struct
import sys


def moved(font, by):
    """The font with its offsets counted from `by` bytes before it."""
    font = bytearray(font)
    for i in range(struct.unpack_from(">H", font, 4)[0]):
        at = 12 + 16 * i + 8
        offset = struct.unpack_from(">L", font, at)[0]
        struct.pack_into(">L", font, at, offset + by)
    return bytes(font)


def collection(fonts):
    place = 12 + 4 * len(fonts)
    places, bodies = [], []
    for font in fonts:
        font += b"\0" * (-len(font) % 4)
        places.append(place)
        bodies.append(moved(font, place))
        place += len(font)
    head = struct.pack(">4sHHL", b"ttcf", 1, 0, len(fonts))
    return head + struct.pack(f">{len(fonts)}L", *places) + b"".join(bodies)


def main():
    command, out, *names = sys.argv[1:]
    if command != "collection":
        sys.exit(__doc__)
    fonts = []
    for name in names:
        with open(name, "rb") as file:
            fonts.append(file.read())
    with open(out, "wb") as file:
        file.write(collection(fonts))


main()
