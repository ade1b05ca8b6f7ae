# SPDX-License-Identifier: MIT
"""
png_rows.py make FOLDER: PNG files of random pixels, of every kind that a PDF
can hold as it is, each row with a filter of its own, and FOLDER/all.md showing
them; and of two kinds that it cannot.
png_rows.py compare FOLDER: the pixels of FOLDER/p-NNN.p?m, taken from the PDF in
that order, are those of the files. Prints what differs.
"""
import random
import struct
import sys
import zlib
from pathlib import Path

GREY, COLOURS, PALETTE = 0, 2, 3
KINDS = [(GREY, 1), (GREY, 2), (GREY, 4), (GREY, 8), (COLOURS, 8),
         (PALETTE, 1), (PALETTE, 2), (PALETTE, 4), (PALETTE, 8), (COLOURS, 16)]
WIDTH, HEIGHT = 37, 23  # no depth fills the last byte of a row


def pixels_of(kind, bits, chance):
    channels = 3 if kind == COLOURS else 1
    return [[chance.randrange(1 << bits) for _ in range(WIDTH * channels)]
            for _ in range(HEIGHT)]


def palette_of(bits, chance):
    return bytes(chance.randrange(256) for _ in range(3 << bits))


def packed(row, bits):
    if bits == 16:
        return b"".join(struct.pack(">H", sample) for sample in row)
    line = "".join(f"{sample:0{bits}b}" for sample in row)
    line += "0" * (-len(line) % 8)
    return int(line, 2).to_bytes(len(line) // 8, "big")


def paeth(left, above, corner):
    guess = left + above - corner
    return min((left, above, corner), key=lambda x: abs(guess - x))


def filtered(row, above, kind, step):
    """ISO 15948, 9.2."""
    out = bytearray([kind])
    for i, byte in enumerate(row):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        out.append((byte - (0, left, above[i], (left + above[i]) // 2,
                            paeth(left, above[i], corner))[kind]) & 255)
    return bytes(out)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + \
        struct.pack(">I", zlib.crc32(name + data))


def file_of(kind, bits, rows, palette):
    step = max(1, bits * (3 if kind == COLOURS else 1) // 8)
    lines = [packed(row, bits) for row in rows]
    above = bytes(len(lines[0]))
    data = b""
    for y, line in enumerate(lines):
        data += filtered(line, above, y % 5, step)
        above = line
    data = zlib.compress(data)
    half = len(data) // 2
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, kind,
                                       0, 0, 0)) +
            (chunk(b"PLTE", palette) if kind == PALETTE else b"") +
            chunk(b"IDAT", data[:half]) + chunk(b"IDAT", data[half:]) +
            chunk(b"IEND", b""))


def made():
    """Each file's kind, depth, rows and palette: always the same."""
    chance = random.Random(15948)
    for kind, bits in KINDS:
        yield kind, bits, pixels_of(kind, bits, chance), palette_of(
            min(bits, 8), chance)


def make(folder):
    with open(folder / "all.md", "w", encoding="utf-8") as text:
        text.write("# Hình\n")
        for i, one in enumerate(made()):
            (folder / f"{i}.png").write_bytes(file_of(*one))
            text.write(f"\n![Hình {i}]({i}.png)\n")


def shown(kind, bits, rows, palette):
    """The samples as eight bits each; two colours as black and white, since
    that is what pdfimages makes of them, the darker one black."""
    most = (1 << bits) - 1
    if bits == 1:
        kind = GREY
    for row in rows:
        for sample in row:
            if kind == PALETTE:
                yield from palette[3 * sample:3 * sample + 3]
            else:
                yield round(sample * 255 / most)


def read_netpbm(path):
    data = path.read_bytes()
    magic, width, height = data.split(maxsplit=3)[:3]
    width, height = int(width), int(height)
    row = {b"P4": (width + 7) // 8, b"P5": width, b"P6": 3 * width}[magic]
    samples = data[-row * height:]
    if magic != b"P4":
        return list(samples)
    return [0 if samples[y * row + x // 8] >> (7 - x % 8) & 1 else 255
            for y in range(height) for x in range(width)]


def compare(folder):
    files = sorted(folder.glob("p-*.p?m"))
    if len(files) != len(KINDS):
        print(f"{len(files)} pictures instead of {len(KINDS)}")
        return
    for path, one in zip(files, made()):
        expected, seen = list(shown(*one)), read_netpbm(path)
        if len(seen) == 3 * len(expected):
            seen = seen[::3]
        if one[:2] == (PALETTE, 1) and seen[0] != expected[0]:
            seen = [255 - sample for sample in seen]
        if seen != expected:
            print(f"{path.name}: kind {one[0]}, {one[1]} bits: other pixels")


{"make": make, "compare": compare}[sys.argv[1]](Path(sys.argv[2]))
