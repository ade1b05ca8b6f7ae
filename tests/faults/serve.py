# SPDX-License-Identifier: MIT
"""serve.py SERVER [KILLS]: kill -9 of anban serve at random moments.

While reports are converted and kept, the process that speaks HTTP, the one that
starts conversions, a conversion, or what runs LibreOffice is killed. What was answered must be whole
and right; what was answered as kept must be on the shelf; the database must be
sound, its indexes too, and the folder must have what it says and no more.
"""

import hashlib
import http.client
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

REPORT = Path("tests/cases/hoi-nghi-tong-ket-2020.txt").read_bytes()
HEADS = {"Content-Type": "multipart/form-data; boundary=boundary"}


def form(to=None):
    parts = [b'name="file"; filename="a.txt"\r\n\r\n' + REPORT]
    if to:
        parts.append(b'name="to"\r\n\r\n' + to.encode())
    return b"".join(b"--boundary\r\nContent-Disposition: form-data; " + part +
                    b"\r\n" for part in parts) + b"--boundary--\r\n"


class Server:
    def __init__(self, program, state):
        self.program, self.state = program, state
        self.answers, self.wrong = Counter(), []
        self.kept, self.right = [], {}
        self.start()

    def start(self):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1608595200",
                           LANG="C.UTF-8")
        self.process = subprocess.Popen(
            [self.program, "--listen", "127.0.0.1:0", "-s", self.state],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, text=True)
        told = self.process.stdout.readline()
        self.port = int(told.strip().rstrip("/").rsplit(":", 1)[1])

    def ask(self, path, to=None):
        """One request, which may be cut."""
        try:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            line.request("POST", path, form(to), HEADS)
            answer = line.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            self.answers["cut"] += 1
            return
        self.answers[answer.status] += 1
        if answer.status == 303:
            self.kept.append(answer.getheader("Location").rsplit("/", 1)[1])
        if answer.status == 200:
            digest = hashlib.sha256(body).hexdigest()
            if self.right.setdefault(to, digest) != digest:
                self.wrong.append(f"{to}: other bytes")

    def children(self):
        pid = self.process.pid
        try:
            path = Path(f"/proc/{pid}/task/{pid}/children")
            return [int(word) for word in path.read_text().split()]
        except OSError:
            return []

    def kill(self, which, chance):
        """The server itself, its child that speaks HTTP, or another child: a
        conversion, or, where LibreOffice is, the process that runs that."""
        children = self.children()
        pids = {"server": [self.process.pid], "http": children[:1],
                "other": children[1:]}[which]
        if not pids:
            return
        os.kill(chance.choice(pids), signal.SIGKILL)
        self.answers[f"killed: {which}"] += 1
        if which != "other":
            self.process.wait(10)
            self.process.stdout.close()

    def check_database(self):
        with sqlite3.connect(self.state + "/shelf.db") as database:
            told = database.execute("PRAGMA integrity_check").fetchone()[0]
        if told != "ok":
            self.wrong.append(told)


def turn(server, chance):
    """Some at a time; in the midst of it, one process is killed."""
    work = [("/shelf", None), ("/convert", "pdf"), ("/convert", "epub")]
    clients = [threading.Thread(target=server.ask, args=chance.choice(work))
               for _ in range(5)]
    for client in clients:
        client.start()
    time.sleep(chance.uniform(0.03, 0.5))
    server.kill(chance.choice(["server", "http", "other"]), chance)
    for client in clients:
        client.join()
    if server.process.poll() is not None:
        server.start()
    server.check_database()


def check_shelf(server):
    database = sqlite3.connect(server.state + "/shelf.db")
    keys = {row[0] for row in database.execute("SELECT key FROM books")}
    editions = Path(server.state, "editions")
    if keys != {path.name for path in editions.iterdir()}:
        server.wrong.append("the folder has what the shelf has not, or less")
    if not set(server.kept) <= keys:
        server.wrong.append("what was kept is lost")
    for ending in ("pdf", "epub"):
        found = {(editions / key / f"edition.{ending}").read_bytes()
                 for key in keys}
        if {hashlib.sha256(one).hexdigest() for one in found} - {
                server.right[ending]}:
            server.wrong.append(f"{ending}: an edition that is not right")
    for index in ("exact", "plain"):
        database.execute(f"INSERT INTO {index}({index})"
                         " VALUES('integrity-check')")
    return len(keys)


def main():
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as state:
        server = Server(sys.argv[1], state)
        for to in ("pdf", "epub"):
            server.ask("/convert", to)
        for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 100):
            turn(server, chance)
        server.process.terminate()
        server.process.wait()
        server.start()
        books = check_shelf(server)
        server.process.terminate()
        server.process.wait()
    print(f"{books} on the shelf;",
          ", ".join(f"{what}: {n}" for what, n in server.answers.items()))
    for what in server.wrong:
        print("wrong:", what)
    sys.exit(bool(server.wrong))


main()
