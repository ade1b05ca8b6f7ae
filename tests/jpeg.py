# SPDX-License-Identifier: MIT
"""Look at pictures without the program under test.

jpeg.py FILE                      "WIDTH HEIGHT COMPONENTS baseline", or other;
                                  of a PNG, "WIDTH HEIGHT BITS COLOURS"
jpeg.py turn FILE NEW             the same lying on its side, by its EXIF data
jpeg.py noise WIDTH HEIGHT FILE   a PNG file of what nothing can make small
"""

import random
import struct
import sys
import zlib

# ITU-T T.81, table B.1: the frames by their marker.
FRAMES = {0xC0: "baseline", 0xC1: "extended", 0xC2: "progressive"}


def describe(data):
    """The first frame header (T.81, B.2.2) behind the other segments."""
    at = 2
    while data[:2] == b"\xff\xd8" and at + 10 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if marker in FRAMES:
            height, width, components = struct.unpack(
                ">HHB", data[at + 5:at + 10])
            return f"{width} {height} {components} {FRAMES[marker]}"
        at += 2 + length
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return describe_png(data)
    return "no JPEG"


def describe_png(data):
    """The header, and how many colours a palette has (ISO 15948, 11.2)."""
    width, height, bits = struct.unpack(">IIB", data[16:25])
    at = data.find(b"PLTE")
    colours = int.from_bytes(data[at - 4:at], "big") // 3 if at > 0 else 0
    return f"{width} {height} {bits} {colours}"


def turned(data):
    """Orientation 6 (CIPA DC-008, tag 0x0112) in place of the one it has."""
    for order in "<", ">":
        tag = struct.pack(order + "HHI", 0x0112, 3, 1)
        at = data.find(tag) + len(tag)
        if at >= len(tag):
            return data[:at] + struct.pack(order + "H", 6) + data[at + 2:]
    sys.exit("no orientation in it")


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def noise(width, height):
    dice = random.Random(1)
    rows = b"".join(b"\0" + dice.randbytes(width * 3) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0,
                                       0)) +
            chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def main():
    if sys.argv[1] == "noise":
        with open(sys.argv[4], "wb") as file:
            file.write(noise(int(sys.argv[2]), int(sys.argv[3])))
    elif sys.argv[1] == "turn":
        with open(sys.argv[2], "rb") as file:
            data = turned(file.read())
        with open(sys.argv[3], "wb") as file:
            file.write(data)
    else:
        with open(sys.argv[1], "rb") as file:
            print(describe(file.read()))


main()
