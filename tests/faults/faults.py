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
    """The program, with what FAULT and its kin say. One that is confined could
    not rename the folder."""
    environment = dict(os.environ, **more)
    free = ["--no-confine"] if "vanish" in more.get("FAULT", "") else []
    if more:
        environment["LD_PRELOAD"] = LIBRARY
    return subprocess.Popen(
        [PROGRAM, "--overwrite", *document.options, *free, "-o", here, document.path],
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


def sound(path):
    """Whether an edition is whole, whatever is in it."""
    with open(path, "rb") as file:
        bytes_ = file.read()
    if path.endswith(".pdf"):
        return bytes_.startswith(b"%PDF") and bytes_.endswith(b"%%EOF\n")
    return subprocess.run(["unzip", "-tqq", path], check=False).returncode == 0


def poorer(document, here, found, added):
    """A picture that could not be read is told, and left out: an edition that
    says so is a new one."""
    for name, which in found.items():
        if which == "neither" and added and sound(os.path.join(here, name)):
            found[name] = "new"
    return found


def each_told_once(document, here, added):
    """One sentence; or, since each edition can fail by itself, one for each."""
    prefixes = [f"anban: {here}/{name}: " for name in document.editions()]
    return (len(added) == 1 and added[0].startswith("anban: ") or
            len(added) == len(prefixes) and
            all(any(line.startswith(prefix) for line in added)
                for prefix in prefixes))


def judge(row, document, here, run, what, old=True, sentence="", less=False):
    """Whether the run came to an end as it should."""
    said = ended(run).splitlines()
    row.runs += 1
    found, wrong = state(document, here)
    added = [line for line in said if line not in document.said]
    if less:
        poorer(document, here, found, added)
        wrong = [one for one in wrong if "neither the" not in one or
                 "neither" in found.values()]
    news = list(found.values()).count("new")
    if old and len(found) != len(KINDS):
        wrong.append("an edition has gone")
    if run.returncode == 0:
        row.unharmed += 1
        if news != len(KINDS):
            wrong.append(f"status 0, and {found}")
        if added and not less:
            wrong.append(f"status 0, and said {said}")
    elif run.returncode == 1:
        row.told += 1
        if not less and not each_told_once(document, here, added):
            wrong.append(f"said {added}")
        elif sentence and sentence not in "".join(added):
            wrong.append(f"told: {added}")
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


def inject(row, document, fault, old=True, sentence="", less=False, **more):
    here = fresh(document, old)
    run = start(document, here, FAULT=fault, FAULT_FOLDER=here, **more)
    return judge(row, document, here, run,
                 f"{os.path.basename(document.path)} {fault}", old, sentence,
                 less)


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


ERRORS = {
    "read": (errno.EIO, errno.EINTR),
    "write": (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG, errno.EINTR,
              "short"),
    "open": (errno.EACCES, errno.EMFILE, errno.ENFILE, errno.EROFS),
    "fsync": (errno.EIO, errno.ENOSPC),
    "close": (errno.EIO, errno.ENOSPC),
    "rename": (errno.EIO, errno.ENOSPC),
    "link": (errno.EIO, errno.ENOSPC, errno.EPERM),
}


def failing_calls(documents, wanted):
    """Each call fails in each way, once and from then on; with files that have
    no name before they are whole and with hidden ones, with and without older
    editions."""
    for call, errors in ERRORS.items():
        row = Row(f"{call} fails")
        for document in documents:
            # A hidden file costs one open more for each edition.
            calls = max(document.calls[call], 2) + 2
            faults = [(n, all_on, error, named, old)
                      for n in range(1, calls + 1) for all_on in ("", "+")
                      for error in errors for named in ({}, {"FAULT_NAMED": "1"})
                      for old in (True, False)
                      if not (all_on and error == errno.EINTR)]
            for i in sample(len(faults), wanted):
                n, all_on, error, named, old = faults[i - 1]
                inject(row, document, f"{call}:{n}{all_on}:{error}", old,
                       less=call in ("read", "open"), **named)
        yield row


def moments(document, count):
    """Moments from before the start to past the end of a run."""
    begun = time.monotonic()
    start(document, fresh(document, old=False)).wait()
    usual = time.monotonic() - begun
    return [CHANCE.random() * usual * 1.2 for _ in range(count)]


def signals(row, document, numbers, count, strays=False):
    for i, moment in enumerate(moments(document, count)):
        number, old = numbers[i % len(numbers)], i % 5 != 0
        here = fresh(document, old)
        run = start(document, here)
        time.sleep(moment)
        run.send_signal(number)
        ended(run)
        row.runs += 1
        found, wrong = state(document, here)
        if strays: # the moment when a whole file is called neither yet
            wrong = [one for one in wrong if ".anban-" not in one]
        if run.returncode not in (0, -number):
            wrong.append(f"status {run.returncode}")
        if old and len(found) != len(KINDS):
            wrong.append("an edition has gone")
        row.unharmed += run.returncode == 0
        row.wrong += [f"signal {number} after {moment:.4f} s: {one}"
                      for one in wrong]
    return row


def killed(documents, count):
    yield signals(Row("kill -9"), documents[0], (signal.SIGKILL,), count, True)
    yield signals(Row("SIGTERM, SIGINT, SIGHUP"), documents[0],
                  (signal.SIGTERM, signal.SIGINT, signal.SIGHUP), count)


def at_once(documents, count):
    """Several runs write the same editions: the last one's stay, whole."""
    for crowd in (2, 10):
        row = Row(f"{crowd} runs at once")
        for i in range(count):
            document = documents[i % len(documents)]
            here = fresh(document)
            runs = [start(document, here) for _ in range(crowd)]
            for run in runs:
                judge_one_of_many(row, document, run)
            found, wrong = state(document, here)
            if list(found.values()) != ["new"] * len(KINDS):
                wrong.append(str(found))
            row.wrong += [f"{crowd} at once: {one}" for one in wrong]
        yield row


def judge_one_of_many(row, document, run):
    said = ended(run)
    row.runs += 1
    row.unharmed += run.returncode == 0
    if run.returncode:
        row.wrong.append(f"status {run.returncode}, said {said}")


def vanishing(documents, wanted):
    """The folder is called otherwise at every call."""
    row = Row("the folder vanishes")
    for document in documents:
        for call in ("read", "open", "write", "fsync", "link"):
            for n in sample(document.calls[call], wanted):
                here = fresh(document)
                run = start(document, here, FAULT=f"{call}:{n}:vanish",
                            FAULT_FOLDER=here)
                said = ended(run)
                # Confined, as it was measured, it makes some calls more.
                gone = os.path.isdir(here + "-away")
                where = here + "-away" if gone else here
                row.runs += 1
                found, wrong = state(document, where)
                if len(found) != len(KINDS) or run.returncode not in (0, 1):
                    wrong.append(f"status {run.returncode}, {found}")
                news = list(found.values()).count("new")
                if run.returncode == 0 and gone and os.path.isdir(here):
                    again, more = state(document, here)
                    news += list(again.values()).count("new")
                    wrong += more
                if run.returncode == 0 and news != len(KINDS):
                    wrong.append(f"status 0, and {found}")
                if run.returncode == 1 and "cannot be written" not in said:
                    wrong.append(f"said {said}")
                row.told += run.returncode == 1
                row.unharmed += run.returncode == 0
                row.wrong += [f"{call}:{n}: {one}" for one in wrong]
    yield row


def file_limit(documents, wanted):
    """No file may grow beyond a size: RLIMIT_FSIZE, as a quota."""
    row = Row("RLIMIT_FSIZE")
    for document in documents:
        here = fresh(document, old=False)
        ended(start(document, here))
        most = max(os.path.getsize(os.path.join(here, name))
                   for name in document.editions()) + 4096
        for i in sample(most // 512, wanted):
            here = fresh(document)
            size = (i - 1) * 512
            run = start(document, here, limit=lambda size=size:
                        resource.setrlimit(resource.RLIMIT_FSIZE,
                                           (size, size)))
            judge(row, document, here, run, f"{size} bytes")
    yield row


def own_mounts():
    """Mounts which nobody else sees; False where that is not allowed."""
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    clone_newns = 0x20000
    return libc.unshare(clone_newns) == 0 and subprocess.run(
        ["mount", "--make-rprivate", "/"], check=False,
        stderr=subprocess.DEVNULL).returncode == 0


def full_disk(documents, wanted):
    """A disk of every size, in pages, from next to none to enough."""
    row = Row("a disk of every size")
    if not own_mounts():
        print("  a disk of every size: skipped, no mount is allowed here")
        return
    for document in documents:
        here = fresh(document, old=False)
        ended(start(document, here))
        pages = sum(os.path.getsize(os.path.join(here, name)) // 4096 + 2
                    for name in document.editions()) + 4
        for i in sample(pages, wanted):
            here = fresh(document, old=False)
            size = 8 + i * 4
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k",
                            "none", here], check=True)
            put_old(document, here)
            judge(row, document, here, start(document, here),
                  f"a disk of {size} KiB")
            subprocess.run(["umount", here], check=True)
    yield row


def main():
    os.makedirs(FOLDER, exist_ok=True)
    documents = [Document(f"{CASES}/hoi-nghi-tong-ket-2020.txt"),
                 Document(f"{CASES}/hoi-nghi-tong-ket.md"),
                 Document(f"{CASES}/hoi-nghi-word.docx"),
                 Document(f"{CASES}/trang-wordpress.html"),
                 Document(pictures())]
    for document in documents:
        document.measure()
    few = 8 if QUICK else 60 if SANITIZED else None
    memory = () if SANITIZED else full_memory(documents, few or 10 ** 6)
    print("| fault | runs | came through | failed and said so | wrong |")
    print("|---|---|---|---|---|")
    runs = wrong = 0
    for rows in (memory, failing_calls(documents[:2] if QUICK else documents,
                                       few or 120),
                 killed(documents, 10 if QUICK else 300),
                 at_once(documents, 2 if QUICK else 30),
                 vanishing(documents[:1] if QUICK else documents, few or 100),
                 file_limit(documents[:2], few or 150),
                 full_disk(documents[:2], few or 1000)):
        for row in rows:
            row.print()
            runs += row.runs
            wrong += len(row.wrong)
    print(f"{runs - wrong} passed, {wrong} failed")
    sys.exit(wrong > 0)


def pictures():
    """A document with a picture of every kind, for the libraries that decode
    them."""
    path = os.path.join(FOLDER, "hinh-anh.md")
    names = sorted(name for name in os.listdir(IMAGES)
                   if name.endswith((".jpg", ".png", ".gif", ".webp")))
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Hình ảnh\n")
        for name in names:
            shutil.copy(os.path.join(IMAGES, name), FOLDER)
            file.write(f"\n![Hình]({name})\n")
    return path


main()
