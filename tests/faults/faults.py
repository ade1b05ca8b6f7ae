# SPDX-License-Identifier: MIT
"""
tests/faults/faults.py PROGRAM FOLDER [quick]

Runs the real program while the world fails around it, and looks after each run
at what it left: each edition must be the old one or the new one, byte for byte,
nothing else may lie in the folder, and the status and the one sentence must say
what is so. FOLDER is where it works; FAULTS_LIBRARY names the library made of
faults.c. Prints a row for each kind of fault, what went wrong, and last
"N passed, N failed", a run being what is counted.

quick takes a few of everything, for the tests of every day. All the rest comes
from a generator with a fixed seed, but for the moments of signals, which the
machine makes different each time.
"""
import contextlib
import errno
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = os.path.abspath(sys.argv[2])
QUICK = "quick" in sys.argv[3:]
LIBRARY = os.environ["FAULTS_LIBRARY"]
SANITIZED = bool(os.environ.get("ANBAN_SAN"))
CASES = os.path.abspath("tests/cases")
IMAGES = os.path.abspath("tests/images")
KINDS = ("pdf", "epub")
OLD = b"an older edition\n"
CHANCE = random.Random(2020)
os.environ.update(LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1608595200")
os.environ["ASAN_OPTIONS"] = "verify_asan_link_order=0:detect_leaks=0"


class Row:
    """A kind of fault: how often, and what came of it."""

    def __init__(self, name):
        self.name, self.runs, self.told, self.unharmed = name, 0, 0, 0
        self.wrong = []

    def print(self):
        print(f"| {self.name} | {self.runs} | {self.unharmed} | {self.told} |"
              f" {len(self.wrong)} |", flush=True)
        for what in self.wrong[:8]:
            print(f"  wrong: {what}")


class Document:
    """An input, what a run makes of it when nothing fails, and how often it
    calls what may fail."""

    def __init__(self, path, *options):
        self.path, self.options = path, options
        self.stem = os.path.splitext(os.path.basename(path))[0]
        self.new, self.said, self.calls = {}, [], {}

    def editions(self):
        return [f"{self.stem}.{kind}" for kind in KINDS]

    def measure(self):
        counts = os.path.join(FOLDER, "counts")
        here = fresh(self, old=False)
        run = start(self, here, FAULT_COUNT=counts)
        said = run.communicate()[1]
        if run.returncode:
            sys.exit(f"{self.path}: {run.returncode}: {said}")
        self.said = said.splitlines()
        for name in self.editions():
            self.new[name] = digest(os.path.join(here, name))
        with open(counts, encoding="ascii") as file:
            for line in file:
                name, number = line.split()
                self.calls[name] = int(number)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()


OLD_DIGEST = hashlib.sha256(OLD).digest()


def fresh(document, old=True, here=None):
    """An empty folder, or one with the older editions."""
    here = here or os.path.join(FOLDER, "here")
    shutil.rmtree(here, ignore_errors=True)
    shutil.rmtree(here + "-away", ignore_errors=True)
    os.makedirs(here)
    if old:
        put_old(document, here)
    return here


def put_old(document, here):
    for name in document.editions():
        with open(os.path.join(here, name), "wb") as file:
            file.write(OLD)


def start(document, here, limit=None, **more):
    """The program, with what FAULT and its kin say."""
    environment = dict(os.environ, **more)
    if more:
        environment["LD_PRELOAD"] = LIBRARY
    return subprocess.Popen(
        [PROGRAM, "-q", *document.options, "-o", here, document.path],
        env=environment, text=True, errors="replace", preexec_fn=limit,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)


def ended(run):
    """What the run said, which may not take for ever; -9 if it does."""
    try:
        return run.communicate(timeout=60)[1]
    except subprocess.TimeoutExpired:
        run.kill()
        return run.communicate()[1]


def state(document, here):
    """What lies in the folder: "old" or "new" for each edition, None for one
    which is not there. Anything else is a fault of the program's."""
    found, wrong = {}, []
    names = os.listdir(here)
    for name in names:
        if name not in document.new:
            wrong.append(f"{name} was left")
            continue
        seen = digest(os.path.join(here, name))
        found[name] = ("old" if seen == OLD_DIGEST else
                       "new" if seen == document.new[name] else "neither")
        if found[name] == "neither":
            wrong.append(f"{name} is neither the old nor the new one")
    return found, wrong


def judge(row, document, here, run, what, old=True, sentence=""):
    """Whether the run came to an end as it should."""
    said = ended(run).splitlines()
    row.runs += 1
    found, wrong = state(document, here)
    news = list(found.values()).count("new")
    if old and len(found) != len(KINDS):
        wrong.append("an edition has gone")
    added = [line for line in said if line not in document.said]
    if run.returncode == 0:
        row.unharmed += 1
        if news != len(KINDS):
            wrong.append(f"status 0, and {found}")
        if said != document.said:
            wrong.append(f"status 0, and said {said}")
    elif run.returncode == 1:
        row.told += 1
        if len(added) != 1 or not added[0].startswith("anban: "):
            wrong.append(f"said {added}")
        elif sentence and sentence not in added[0]:
            wrong.append(f"told: {added[0]}")
    else:
        wrong.append(f"status {run.returncode}, said {said[-3:]}")
    row.wrong += [f"{what}: {one}" for one in wrong]
    return found


def sample(count, wanted):
    """All of 1 to count, or as many as are wanted: the first and the last few,
    and between them one at a random place in each of so many equal parts."""
    if count <= wanted:
        return list(range(1, count + 1))
    ends = max(1, wanted // 20)
    step = (count - 2 * ends) / (wanted - 2 * ends)
    middle = {ends + 1 + int((i + CHANCE.random()) * step)
              for i in range(wanted - 2 * ends)}
    return sorted({*range(1, ends + 1), *middle,
                   *range(count - ends + 1, count + 1)})


def inject(row, document, fault, old=True, sentence="", **more):
    here = fresh(document, old)
    run = start(document, here, FAULT=fault, FAULT_FOLDER=here, **more)
    return judge(row, document, here, run,
                 f"{os.path.basename(document.path)} {fault}", old, sentence)


def full_memory(documents, wanted):
    """One allocation fails; every allocation from one on."""
    for all_on, name in (("", "one allocation fails"),
                         ("+", "all allocations from one on fail")):
        row = Row(name)
        for document in documents:
            for n in sample(document.calls["memory"], wanted):
                inject(row, document, f"memory:{n}{all_on}:{errno.ENOMEM}",
                       sentence="out of memory")
        yield row
