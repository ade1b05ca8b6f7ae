# SPDX-License-Identifier: MIT
"""serve_requests.py ADDRESS SECONDS [SEED]: spoilt requests to anban serve.

Heads, paths, forms of all kinds, with bytes changed, left out, doubled and put
in, in one piece or in many, from six at a time, some of whom leave early. Run
the server under the address sanitizer for it, its tale in a log:

    make san T=serve
    ASAN_OPTIONS=log_path=log build/san/anban-server --listen 127.0.0.1:8027 &
    python3 tests/hostile/serve_requests.py 127.0.0.1:8027 600

Prints how many were answered with what, and fails when at last the server is
not there, or a request had no answer and no end for thirty-five seconds.
"""

import random
import socket
import sys
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

DOCUMENTS = [path.read_bytes()[:20000]
             for path in sorted(Path("tests/cases").iterdir())
             if path.is_file() and path.stat().st_size < 60000]
NAMES = [b"a.txt", b"b.md", b"c.html", b"d.docx", b"e.rtf", b"x/y.html",
         b"x/y_files/p.png", b"x/y_files/q.js", b"..\\..\\w.txt", b".hidden",
         b"~$a.docx", b"a%00b.txt", b'"q".txt', "báo cáo.txt".encode(),
         b"n" * 600, b""]
FIELDS = [b"to", b"style", b"paper", b"page", b"dpi", b"fit", b"title", b"flag",
          b"hints", b"text", b"name", b"ticket", b"then", b"document",
          b"password", b"address", b"copies", b"language", b"z" * 80, b""]
VALUES = [b"pdf", b"epub", b"pdf,epub,png:1", b"png", b"zip", b"large", b"a5",
          b"1", b"9" * 20, b"-1", b"code", b"7 heading 2\n9 drop\n", b"\xff\xfe",
          b"<b>", b"%s%n", b"toc", b"x" * 5000, b"", b"pdf," * 40, b"a\0b"]
BOOK = b"/shelf/0123456789abcdef"
PATHS = [b"/", b"/shelf", b"/shelf?q=moi&page=1", BOOK, BOOK + b"/pdf", b"/k",
         b"/k?code=ABCD", b"/k/ABCD/epub", b"/opds", b"/opds/new?page=2",
         b"/opds/search?q=%22%20OR%20*", b"/opds/opensearch.xml", b"/health",
         b"/metrics", b"/progress?ticket=0123456789abcdef", b"/login",
         b"/style.css", b"/x", b"/shelf/../../x", b"//", b"/shelf/%2e%2e/"]
POSTS = [b"/convert", b"/explain", b"/shelf", b"/language", b"/login",
         BOOK + b"/remove", BOOK + b"/code", BOOK + b"/mail"]
HOSTS = [b"localhost"] * 6 + [b"127.0.0.1:1", b"evil.example", b"[::1]", b"[", b""]
HEADS = [b"Accept: text/html", b"Accept-Language: vi",
         b"Cookie: language=vi; anban=1.2", b"Cookie: " + b"a=b;" * 50,
         b"Origin: http://localhost", b"Authorization: Basic eDp5",
         b"Authorization: Basic ====", b"X-Forwarded-Proto: https",
         b"Sec-Fetch-Site: none", b"Range: bytes=0-1", b"Connection: keep-alive",
         b"Upgrade: h2c", b"TE: trailers", b"Expect: 100-continue"]
PIECES = [b"\r", b"\n", b"\0", b"\r\n", b"--", b'"', b";", b":", b"%",
          b"\xff" * 3]


def spoilt(chance, data):
    data = bytearray(data)
    for _ in range(chance.choice([0, 0, 1, 1, 2, 5])):
        if not data:
            break
        at = chance.randrange(len(data))
        end = min(len(data), at + chance.choice([1, 2, 8, 100]))
        way = chance.randrange(5)
        if way == 0:
            data[at] = chance.randrange(256)
        elif way == 1:
            del data[at:end]
        elif way == 2:
            data[at:at] = data[at:end]
        elif way == 3:
            data[at:at] = chance.choice(PIECES)
        else:
            data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


def part(chance):
    if chance.random() < 0.4:
        field = chance.choice([b"file", b"file", b"text", b"hints"])
        return (field + b'"; filename="' + chance.choice(NAMES) +
                b'"\r\n\r\n' + chance.choice(DOCUMENTS))
    return chance.choice(FIELDS) + b'"\r\n\r\n' + chance.choice(VALUES)


def form(chance):
    """A body, and its type."""
    if chance.random() < 0.1:
        pairs = [chance.choice(FIELDS) + b"=" + chance.choice(VALUES)
                 for _ in range(4)]
        return b"&".join(pairs), b"application/x-www-form-urlencoded"
    boundary = b"b" * chance.choice([1, 2, 10, 30, 70, 1000])
    parts = [part(chance) for _ in range(chance.choice([1, 2, 3, 4, 8, 30]))]
    if chance.random() < 0.5:
        parts = [b'file"; filename="' + chance.choice(NAMES) + b'"\r\n\r\n' +
                 chance.choice(DOCUMENTS) for _ in range(chance.choice([1, 1, 3]))]
    body = b"".join(b"--" + boundary +
                    b'\r\nContent-Disposition: form-data; name="' + one + b"\r\n"
                    for one in parts) + b"--" + boundary + b"--\r\n"
    kind = chance.choice([b"multipart/form-data; boundary="] * 8 +
                         [b"multipart/form-data; border=", b"multipart/mixed; "])
    return body, kind + boundary


def in_chunks(body):
    pieces = [body[i:i + 777] for i in range(0, len(body), 777)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece)
                    for piece in pieces) + b"0\r\n\r\n"


def request(chance):
    heads = [b"Host: " + chance.choice(HOSTS)]
    heads += chance.choices(HEADS, k=chance.randrange(5))
    body = b""
    line = chance.choice([b"GET", b"HEAD", b"POST", b"OPTIONS"]) + b" " + \
        chance.choice(PATHS)
    if chance.random() < 0.6:
        body, kind = form(chance)
        body = spoilt(chance, body)
        line = b"POST " + chance.choice(POSTS)
        heads.append(b"Content-Type: " + kind)
        if chance.random() < 0.1:
            body = in_chunks(body)
            heads.append(b"Transfer-Encoding: chunked")
        else:
            wrong = chance.choice([0] * 20 + [-3, 5, 1000])
            heads.append(b"Content-Length: %d" % max(0, len(body) + wrong))
    head = line + b" HTTP/1.1\r\n" + b"\r\n".join(heads) + b"\r\n\r\n"
    return (spoilt(chance, head) if chance.random() < 0.4 else head) + body


def send(chance, address, data):
    """What came of it: a status, or how the line ended."""
    with socket.create_connection(address, 5) as line:
        line.settimeout(chance.choice([0.3, 20, 40]))
        size = len(data) // chance.choice([1, 1, 7]) + 1
        for at in range(0, len(data), size):
            line.sendall(data[at:at + size])
        if chance.random() < 0.05:
            return "left"
        return line.recv(4096)[9:12].decode("latin-1") or "cut"


def work(number, seed, address, end, seen):
    chance = random.Random(seed * 1000 + number)
    while time.monotonic() < end:
        begun = time.monotonic()
        try:
            what = send(chance, address, request(chance))
        except socket.timeout:
            slow = time.monotonic() - begun > 35
            what = "nothing" if slow else "left while it waited"
        except OSError:
            what = "cut"
        seen[what] += 1


def main():
    host, port = sys.argv[1].rsplit(":", 1)
    address = (host, int(port))
    end = time.monotonic() + float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    seen = Counter()
    clients = [threading.Thread(target=work,
                                args=(i, seed, address, end, seen))
               for i in range(6)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    print(sum(seen.values()), "requests:",
          ", ".join(f"{what}: {n}" for what, n in seen.most_common()))
    with urllib.request.urlopen(f"http://{host}:{port}/health") as answer:
        there = answer.read() == b"ok\n"
    sys.exit(not there or "nothing" in seen)


main()
