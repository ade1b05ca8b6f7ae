# SPDX-License-Identifier: MIT
"""fontfile.py collection OUT FONT...: puts TrueType files into one collection.
fontfile.py variable OUT FONT LEAST DEFAULT MOST: makes a font one whose weight
varies so: at its boldest each letter stands 50 units further to the right, in a
place that is 100 wider, and at its thinnest the other way.

OpenType 1.9, "Font Collections": a header with the place of each face's
directory of tables, whose offsets count from the beginning of the file.
"Variable Fonts": "fvar" has the axes, "gvar" how far the points of a glyph go.
"""

import struct
import sys

RIGHT = 50


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


def tables_of(font):
    tables = {}
    for i in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, at, n = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        tables[tag] = font[at : at + n]
    return tables


def sum_of(tag, table):
    """Of its words, but for the sum in the table "head"."""
    table += b"\0" * (-len(table) % 4)
    if tag == b"head":
        table = table[:8] + b"\0\0\0\0" + table[12:]
    return sum(struct.unpack(f">{len(table) // 4}L", table)) & 0xFFFFFFFF


def font_of(tables):
    at = 12 + 16 * len(tables)
    head = struct.pack(">LHHHH", 0x00010000, len(tables), 0, 0, 0)
    body = b""
    for tag, table in sorted(tables.items()):
        head += struct.pack(
            ">4sLLL", tag, sum_of(tag, table), at + len(body), len(table)
        )
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def glyphs_of(tables):
    """What each glyph has in the table "glyf"."""
    long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    count = struct.unpack_from(">H", tables[b"maxp"], 4)[0] + 1
    places = struct.unpack_from(f">{count}{'L' if long else 'H'}", tables[b"loca"])
    places = [place if long else 2 * place for place in places]
    for start, end in zip(places, places[1:]):
        yield tables[b"glyf"][start:end]


def points_of(glyph):
    """How many points move, and how far: the parts of a composed glyph move by
    themselves, and each counts as one point."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
    if contours > 0:
        return struct.unpack_from(">H", glyph, 8 + 2 * contours)[0] + 1, RIGHT
    at, parts, more = 10, 0, contours < 0
    while more:
        flags = struct.unpack_from(">H", glyph, at)[0]
        at += 8 if flags & 1 else 6
        at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        parts, more = parts + 1, flags & 0x20
    return parts, 0


def packed(deltas):
    """In runs of bytes, of at most 64."""
    runs = (deltas[i : i + 64] for i in range(0, len(deltas), 64))
    return b"".join(struct.pack(f"b{len(run)}b", len(run) - 1, *run) for run in runs)


def variation(glyph, way):
    """The glyph's deltas at one end of the axis, of all of its points, and of
    the four behind them: its left and right, its top and bottom."""
    points, by = points_of(glyph)
    across = [way * by] * points + [0, way * 2 * RIGHT, 0, 0]
    return b"\0" + packed(across) + packed([0] * (points + 4))


def gvar(glyphs):
    ends = (1, 0x4000), (-1, -0x4000)
    places, body = [0], b""
    for glyph in glyphs:
        deltas = [(variation(glyph, way), peak) for way, peak in ends]
        body += struct.pack(">HH", len(deltas), 4 + 6 * len(deltas))
        for delta, peak in deltas:  # a peak and a set of points of its own
            body += struct.pack(">HHh", len(delta), 0xA000, peak)
        body += b"".join(delta for delta, _ in deltas)
        body += b"\0" * (-len(body) % 4)
        places.append(len(body))
    at = 20 + 4 * len(places)
    head = struct.pack(">HHHHLHHL", 1, 0, 1, 0, at, len(places) - 1, 1, at)
    return head + struct.pack(f">{len(places)}L", *places) + body


def variable(font, *weights):
    tables = tables_of(font)
    fixed = [int(weight) << 16 for weight in weights]
    axis = struct.pack(">4slllHH", b"wght", *fixed, 0, 256)
    tables[b"fvar"] = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8) + axis
    tables[b"gvar"] = gvar(glyphs_of(tables))
    return font_of(tables)


def read(name):
    with open(name, "rb") as file:
        return file.read()


def main():
    command, out, *rest = sys.argv[1:]
    if command == "collection":
        made = collection([read(name) for name in rest])
    elif command == "variable":
        made = variable(read(rest[0]), *rest[1:])
    else:
        sys.exit(__doc__)
    with open(out, "wb") as file:
        file.write(made)


main()
