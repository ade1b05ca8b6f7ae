# SPDX-License-Identifier: MIT
"""make.py: write the images of the unit test, into the folder of this file.

All show the same 32 by 16 pixels: four quarters in red, green, blue and white
(grey: 50, 100, 150, 200). Needs Pillow; the files are kept, so that the tests
do not.
"""

import struct
import zlib
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
QUARTERS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
GREYS = [50, 100, 150, 200]
SIZE = (32, 16)


def painted(mode, colours):
    image = Image.new(mode, SIZE)
    for i, colour in enumerate(colours):
        left, top = i % 2 * 16, i // 2 * 8
        image.paste(colour, (left, top, left + 16, top + 8))
    return image


def chunk(name, body):
    data = name + body
    return struct.pack(">I", len(body)) + data + \
        struct.pack(">I", zlib.crc32(data))


def png(name, depth, kind, rows, *extra):
    """A PNG file of unfiltered rows, for what Pillow does not write."""
    head = struct.pack(">IIBBBBB", *SIZE, depth, kind, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    body = chunk(b"IHDR", head) + b"".join(extra) + chunk(b"IDAT", packed) + \
        chunk(b"IEND", b"")
    (HERE / name).write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def rows_of(pixels):
    """Rows of bytes, each quarter's pixels being the given bytes."""
    return [pixels[y // 8 * 2] * 16 + pixels[y // 8 * 2 + 1] * 16
            for y in range(16)]


def profile(colorants, gamma):
    """An ICC profile of three colorants (X, Y, Z for D50) and a gamma."""
    def fixed(value):
        return struct.pack(">i", round(value * 65536))

    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))

    name = b"t\0"
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    blocks = [(b"desc", text + b"\0\0"), (b"cprt", b"text\0\0\0\0CC0\0"),
              (b"wtpt", xyz((0.9642, 1.0, 0.8249)))]
    blocks += [(tag, xyz(c)) for tag, c in
               zip((b"rXYZ", b"gXYZ", b"bXYZ"), colorants)]
    at = 128 + 4 + 12 * 9
    table, data = b"", b""
    for tag, block in blocks:
        block += bytes(-len(block) % 4)
        table += tag + struct.pack(">II", at + len(data), len(block))
        data += block
    for tag in (b"rTRC", b"gTRC", b"bTRC"):
        table += tag + struct.pack(">II", at + len(data), len(curve))
    data += curve
    head = struct.pack(">I4sI4s4s4s12s4s", at + len(data), b"lcms", 0x02100000,
                       b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp")
    head += bytes(28) + xyz((0.9642, 1.0, 0.8249))[8:]
    return head + bytes(128 - len(head)) + struct.pack(">I", 9) + table + data


ADOBE = profile([(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087),
                 (0.14919, 0.06322, 0.74457)], 2.19921875)
SRGB = profile([(0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708),
                (0.14307, 0.06061, 0.71410)], 2.2)


def jpeg(name, image, **options):
    image.save(HERE / name, "JPEG", quality=90, **options)


def main():
    colour, grey = painted("RGB", QUARTERS), painted("L", GREYS)
    exif = Image.Exif()
    exif[0x0112] = 1
    jpeg("turned.jpg", colour, exif=exif)
    jpeg("grey.jpg", grey)
    jpeg("progressive.jpg", colour, progressive=True)
    jpeg("adobe.jpg", colour, icc_profile=ADOBE)
    # Inks: each of the three, and black.
    inks = [(255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255)]
    jpeg("cmyk.jpg", painted("CMYK", inks))
    png("srgb.png", 8, 2, rows_of([bytes(c) for c in QUARTERS]),
        chunk(b"iCCP", b"t\0\0" + zlib.compress(SRGB, 9)))
    png("adobe.png", 8, 2, rows_of([bytes(c) for c in QUARTERS]),
        chunk(b"iCCP", b"t\0\0" + zlib.compress(ADOBE, 9)))
    deep = [struct.pack(">HH", g * 257, a * 257)
            for g, a in zip(GREYS, (255, 128, 0, 255))]
    png("deep.png", 16, 4, rows_of(deep))
    png("gamma.png", 8, 0, rows_of([bytes([g]) for g in GREYS]),
        chunk(b"gAMA", struct.pack(">I", 100000)))
    palette = chunk(b"PLTE", b"".join(map(bytes, QUARTERS)))
    png("palette.png", 8, 3, rows_of([bytes([i]) for i in range(4)]), palette,
        chunk(b"tRNS", bytes([255, 0])))
    colour.save(HERE / "lossy.webp", quality=90)
    clear = painted("RGBA", [(255, 0, 0, 255), (0, 255, 0, 128),
                             (0, 0, 255, 0), (255, 255, 255, 255)])
    clear.save(HERE / "clear.webp", lossless=True)
    moving = [colour, painted("RGB", QUARTERS[::-1])]
    moving[0].save(HERE / "moving.webp", save_all=True, lossless=True,
                   append_images=moving[1:])
    moving[0].save(HERE / "moving.gif", save_all=True, append_images=moving[1:])


main()
