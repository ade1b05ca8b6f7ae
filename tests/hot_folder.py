# SPDX-License-Identifier: MIT
"""hot_folder.py PROGRAM FOLDER [N]: a shared folder under load.

N documents (1,000) of all forms are put in by three writers at once, some in
pieces with pauses between; one in twenty cannot be read. On the way the program
is killed and started again. In the end each document has its two editions, or
its note and none, and none was made twice. A line for each that has not; the
last counts.
"""

import collections
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"
FORMS = ("txt", "md", "html", "mhtml", "docx", "odt", "fodt", "rtf", "epub")
LARGEST = 60000      # bytes of a case that is taken
WRITERS = 3
PATIENCE = 120       # seconds without anything new
NOTE = ".khong-doc-duoc.txt"
BROKEN = (
    ("docx", lambda whole: whole["docx"][:700]),
    ("odt", lambda whole: whole["odt"][:-300]),
    ("epub", lambda whole: whole["epub"][:900]),
    ("rtf", lambda whole: b"{\\rtf1{\\fonttbl{\\f0 Times New"),
    ("txt", lambda whole: bytes(4096)),
    ("pdf", lambda whole: b"%PDF-1.4 no text"),
)


def good_cases(program):
    for case in sorted(CASES.iterdir()):
        if case.suffix[1:] not in FORMS or case.stat().st_size > LARGEST:
            continue
        done = subprocess.run(
            [program, "-q", "-t", "tree", "-o", "-", str(case)], check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode == 0:
            yield case


def documents(program, count, chance):
    """(name, bytes, whether it can be read)"""
    cases = list(good_cases(program))
    whole = {case.suffix[1:]: case.read_bytes() for case in cases}
    for i in range(count):
        if i % 20 == 7:
            ending, spoil = BROKEN[i // 20 % len(BROKEN)]
            yield f"tệp {i:04}.{ending}", spoil(whole), False
        else:
            case = chance.choice(cases)
            yield f"tệp {i:04}{case.suffix}", case.read_bytes(), True


def write(folder, mine, chance):
    """One writer: of ten documents one comes in three pieces, slowly."""
    for name, content, _ in mine:
        slow = chance.randrange(10) == 0
        third = len(content) // 3 + 1
        with open(folder / name, "wb") as file:
            for at in range(0, len(content), third):
                file.write(content[at:at + third])
                file.flush()
                time.sleep(0.7 if slow else 0.01 * chance.random())


class Watched:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.inbox, self.out = folder / "in", folder / "out"
        self.log = open(folder / "log", "wb")
        self.child = None

    def start(self):
        self.child = subprocess.Popen(
            [self.program, "--in", str(self.inbox), "-o", f"{self.out}/"],
            stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)

    def stop(self, kill):
        if kill:
            self.child.kill()
        else:
            self.child.terminate()
        self.child.wait()

    def editions(self):
        return {file.name for file in self.out.iterdir()}

    def notes(self):
        return {file.name[:-len(NOTE)] for file in self.inbox.iterdir()
                if file.name.endswith(NOTE)}


def rest(watched):
    """Waits until all is done, as far as that can be seen."""
    seen, since = None, time.monotonic()
    while time.monotonic() - since < (10 if seen else PATIENCE):
        time.sleep(1)
        now = len(watched.editions()), len(watched.notes())
        if now != seen:
            seen, since = now, time.monotonic()


def faults(watched, plan):
    editions, notes = watched.editions(), watched.notes()
    lines = (watched.folder / "log").read_text("utf-8", "replace").splitlines()
    written = collections.Counter(
        Path(line.split(": written anew")[0]).name for line in lines
        if ": written anew" in line)
    for name, _, good in plan:
        stem = name.rsplit(".", 1)[0]
        made = {f"{stem}.pdf", f"{stem}.epub"} & editions
        if good and len(made) < 2:
            yield f"{name}: an edition is missing"
        if good and name in notes:
            yield f"{name}: a note for what can be read"
        if not good and (made or name not in notes):
            yield f"{name}: no note, or an edition"
        if written[name] > 1:
            yield f"{name}: made {written[name]} times"
    known = {name.rsplit(".", 1)[0] for name, _, _ in plan}
    for name in sorted(editions):
        if name.rsplit(".", 1)[0] not in known:
            yield f"{name}: of no document"


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("in", "out"):
        (folder / name).mkdir(parents=True)
    chance = random.Random(1)
    plan = list(documents(program, count, chance))
    watched = Watched(program, folder)
    writers = [threading.Thread(target=write, args=(
        watched.inbox, plan[i::WRITERS], random.Random(i)))
        for i in range(WRITERS)]
    begun = time.monotonic()
    watched.start()
    for writer in writers:
        writer.start()
    while len(watched.editions()) < count // 2 and \
            time.monotonic() - begun < PATIENCE:
        time.sleep(0.1)
    watched.stop(kill=True)
    killed = len(watched.editions())
    watched.start()
    for writer in writers:
        writer.join()
    rest(watched)
    watched.stop(kill=False)
    wrong = list(faults(watched, plan))
    print("\n".join(wrong + [
        f"killed with {killed} editions; {count} documents, "
        f"{time.monotonic() - begun:.0f} s, {len(wrong)} wrong"]))
    sys.exit(bool(wrong))


main()
