# SPDX-License-Identifier: MIT
"""look.py WHAT ...: pictures of pages, looked at.

    size PICTURE                      "WIDTHxHEIGHT CHANNELS"
    near PICTURE OTHER LIMIT          as large, and their samples differ by
                                      LIMIT in the mean at most
    ink SHEET COLUMNS W H PICTURE...  the cells of a sheet of pages of W by H
                                      are as dark as the pictures
    kitty FILE, iterm FILE            the PNG file in it, to standard output
    terminal SIZE ANSWER COMMAND...   runs it on a terminal of COLSxROWSxWxH,
                                      which answers with ANSWER when it is
                                      asked; what it was sent, and a last line
                                      "status N, MODES" to standard error

A picture is a PNG file, or what pdftoppm writes.
"""

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import zlib


def unfilter(kind, row, above, step):
    row = bytearray(row)
    for i, value in enumerate(row):
        left = row[i - step] if i >= step else 0
        up = above[i]
        corner = above[i - step] if i >= step else 0
        nearest = min((abs(up - corner), 0, left), (abs(left - corner), 1, up),
                      (abs(left + up - 2 * corner), 2, corner))[2]
        row[i] = (value + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return row


def read_png(data):
    at, packed = 8, b""
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + n]
        crc, = struct.unpack(">I", data[at + 8 + n:at + 12 + n])
        if zlib.crc32(kind + body) != crc:
            sys.exit("a wrong checksum")
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", body[:10])
        packed += body if kind == b"IDAT" else b""
        at += n + 12
    channels = {0: 1, 2: 3}[colours]
    raw, size = zlib.decompress(packed), width * channels
    if depth != 8 or len(raw) != (size + 1) * height:
        sys.exit(f"{depth} bits, {len(raw)} bytes")
    rows, above = bytearray(), bytearray(size)
    for y in range(height):
        line = raw[y * (size + 1):(y + 1) * (size + 1)]
        above = (unfilter(line[0], line[1:], above, channels) if line[0]
                 else line[1:])
        rows += above
    return width, height, channels, rows


def read(path):
    data = open(path, "rb").read()
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return read_png(data)
    head = re.match(rb"(P[56])\s+(\d+)\s+(\d+)\s+255\s", data)
    channels = 1 if head[1] == b"P5" else 3
    return int(head[2]), int(head[3]), channels, data[head.end():]


def grey(picture):
    width, height, channels, samples = picture
    if channels == 1:
        return width, height, bytes(samples)
    return width, height, bytes(
        (r + g + b) // 3 for r, g, b in zip(samples[::3], samples[1::3],
                                            samples[2::3]))


def show_size(path):
    width, height, channels, _ = read(path)
    print(f"{width}x{height} {channels}")


def near(path, other, limit):
    first, second = read(path), read(other)
    if first[:2] != second[:2]:
        sys.exit(f"{first[:2]} and {second[:2]} pixels")
    if first[2] != second[2]:
        first, second = (grey(p) for p in (first, second))
    total = sum(abs(a - b) for a, b in zip(first[-1], second[-1]))
    mean = total / len(first[-1])
    print(f"{mean:.2f} in the mean")
    sys.exit(mean > float(limit))


def darkness(samples):
    return sum(255 - s for s in samples) / 255 / len(samples)


def ink(sheet, columns, page_width, page_height, *paths):
    """The geometry is that of the source: a 16th of the width around."""
    width, height, samples = grey(read(sheet))
    columns, w, h = int(columns), float(page_width), float(page_height)
    around = w / 16
    rows = -(-len(paths) // columns)
    scale = width / (columns * (w + around) + around)
    if abs(scale - height / (rows * (h + 2 * around) + around)) * h > 2:
        sys.exit(f"{width}x{height}: another shape")
    for i, path in enumerate(paths):
        x = scale * (around + i % columns * (w + around))
        y = scale * (around + i // columns * (h + 2 * around))
        left, right = int(x) + 2, int(x + w * scale) - 2
        cell = b"".join(samples[row * width + left:row * width + right]
                        for row in range(int(y) + 2, int(y + h * scale) - 2))
        there, wanted = darkness(cell), darkness(grey(read(path))[2])
        print(f"{path}: {there:.4f}, not {wanted:.4f}")
        if not wanted * 0.95 < there < wanted * 1.05:
            sys.exit(1)


def kitty(path):
    data, found = open(path, "rb").read(), b""
    parts = re.findall(rb"\033_G([^;]*);([^\033]*)\033\\", data)
    if re.sub(rb"\033_G[^\033]*\033\\", b"", data).strip(b"\n"):
        sys.exit("there is something beside the picture")
    for i, (keys, text) in enumerate(parts):
        more = b"m=1" if i < len(parts) - 1 else b"m=0"
        first = {b"a=T", b"f=100"} <= set(keys.split(b","))
        if len(text) > 4096 or more not in keys.split(b",") or first != (i == 0):
            sys.exit(f"part {i}: {keys}, {len(text)} bytes")
        found += base64.b64decode(text, validate=True)
    sys.stdout.buffer.write(found)


def iterm(path):
    data = open(path, "rb").read()
    found = re.fullmatch(rb"\033]1337;File=inline=1;size=(\d+):([^\a]*)\a\n",
                         data)
    png = base64.b64decode(found[2], validate=True)
    if len(png) != int(found[1]):
        sys.exit("another size")
    sys.stdout.buffer.write(png)


def answer_to(seen, answer):
    """A terminal says nothing before it is asked."""
    return answer if answer and seen.endswith(b"\033[c") else b""


def terminal(size, answer, *command):
    columns, rows, width, height = map(int, size.split("x"))
    answer = answer.encode().decode("unicode_escape").encode("latin-1")
    child, master = pty.fork()
    if child == 0:
        os.read(0, 1)       # until the size is known
        os.execvp(command[0], command)
    fcntl.ioctl(master, termios.TIOCSWINSZ,
                struct.pack("HHHH", rows, columns, width, height))
    before = termios.tcgetattr(master)
    os.write(master, b"\n")
    seen, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        seen += block
        said = answer_to(seen, answer)
        if said:
            os.write(master, said)
    else:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    modes = "as before" if termios.tcgetattr(master) == before else "changed"
    sys.stdout.buffer.write(seen.replace(b"\r\n", b"\n").lstrip(b"\n"))
    print(f"status {status}, {modes}", file=sys.stderr)


{"size": show_size, "near": near, "ink": ink, "kitty": kitty, "iterm": iterm,
 "terminal": terminal}[sys.argv[1]](*sys.argv[2:])
