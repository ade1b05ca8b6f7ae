# SPDX-License-Identifier: MIT
"""bench.py [--quick] PROGRAM FOLDER: what anban costs, and what others do.

FOLDER holds cost and floor, as `make bench` builds them; the figures of one
report and of many copies go to FOLDER/figures, too, to be drawn. Every document goes to
all programs in turn, round after round, so that what else the machine does
falls on all alike; the table shows medians. See tests/bench/README.md.
"""

import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

import inputs
import instructions
import peers

LIMIT = 180  # seconds for one run
CORES = len(os.sched_getaffinity(0))


class Bench:
    """At most `rounds` runs of a program on a document, and none after
    `budget` seconds of them."""

    def __init__(self, anban, folder, rounds, budget):
        self.anban, self.folder = anban, folder
        self.rounds, self.budget = rounds, budget
        self.work = folder + "/work"
        self.out = folder + "/out"
        self.jobs = subprocess.run(
            [anban, "-j", str(CORES), "-t", "tree", "-o", "-", inputs.WORD],
            capture_output=True, check=False).returncode == 0

    def empty_out(self):
        shutil.rmtree(self.out, ignore_errors=True)
        os.makedirs(self.out)

    def command(self, program, files, title):
        stem = os.path.splitext(os.path.basename(files[0]))[0]
        return list(program.words(
            files, out=f"{self.out}/{stem}.{program.makes}", folder=self.out,
            work=self.work, title=title))

    def batch_command(self, program, files):
        """As many processes at once as there are processors."""
        if program.name == "anban" and self.jobs:
            words = self.command(program, files, "")
            return words[:1] + ["-j", str(CORES)] + words[1:]
        size = program.together
        lines = [shlex.join(self.command(program, files[i:i + size], f"{i}"))
                 for i in range(0, len(files), size)]
        inputs.write(self.folder + "/commands", "\n".join(lines) + "\n")
        return ["xargs", "-a", self.folder + "/commands", "-P", str(CORES),
                "-L", "1", "env"]

    def measure(self, command):
        """Wall and processor seconds, KiB, status."""
        result = self.folder + "/result"
        with open(self.folder + "/said", "wb") as said:
            subprocess.run([self.folder + "/cost", str(LIMIT), result]
                           + command, stdin=subprocess.DEVNULL, stdout=said,
                           stderr=said, check=True)
        with open(result, encoding="ascii") as file:
            wall, cpu, memory, status = map(int, file.read().split())
        return wall / 1e6, cpu / 1e6, memory, status

    def run(self, program, document):
        files, count = document.paths[program.form], 1
        self.empty_out()
        if document.count > 1:
            files = files[:program.batch]
            count = len(files)
            command = self.batch_command(program, files)
        else:
            command = self.command(program, files, document.title)
        wall, cpu, memory, status = self.measure(command)
        made = sum(e.stat().st_size for e in os.scandir(self.out))
        pages = None
        if document.count == 1 and program.makes in ("pdf", "both"):
            pages = pages_of(self.out)
        return Run(status, count, wall, cpu, memory, made, pages)

    def group(self, programs, document):
        """All runs of all programs on a document, in turn."""
        runs = {program: [] for program in programs
                if document.copies <= program.most}
        for turn in range(self.rounds):
            order = list(runs)
            order = order[turn % len(order):] + order[:turn % len(order)]
            for program in order:
                if self.worth_another(runs[program]):
                    runs[program].append(self.run(program, document))
        return runs

    def worth_another(self, runs):
        """Failing once is enough; a slow program has fewer turns."""
        spent = sum(run.wall * run.count for run in runs) / 1000
        return not runs or (runs[-1].status == 0 and spent < self.budget)

    def instructions(self, document):
        """Millions a page, of all code; None where they are not counted."""
        if not shutil.which("valgrind") or document.count > 1 \
                or document.copies > 10:
            return None
        self.empty_out()
        profile = tempfile.mkdtemp(dir=self.folder)
        subprocess.run(["valgrind", "--tool=callgrind",
                        "--callgrind-out-file=" + profile + "/%p",
                        self.anban, "-q",
                        "--no-confine", "-o", self.out, document.paths["own"][0]],
                       capture_output=True, check=True)
        kinds = instructions.summary(
            self.anban, [entry.path for entry in os.scandir(profile)])
        return instructions.total(kinds) / 1e6 / pages_of(self.out)


class Run:
    def __init__(self, status, count, wall, cpu, memory, made, pages):
        self.status, self.count, self.pages = status, count, pages
        self.wall, self.cpu = 1000 * wall / count, 1000 * cpu / count
        self.memory, self.made = memory / 1024, made / 1024 / count


def pages_of(folder):
    for entry in os.scandir(folder):
        if entry.name.endswith(".pdf"):
            done = subprocess.run(["qpdf", "--show-npages", entry.path],
                                  capture_output=True, text=True, check=False)
            return int(done.stdout) if done.stdout.strip() else None
    return None


HEAD = ("document", "program", "makes", "wall ms", "CPU ms", "MB", "KB out",
        "pages", "wall x", "CPU x", "M instr/page", "runs")
WIDTHS = (16, 10, 5, 9, 9, 6, 8, 6, 7, 7, 13, 4)


def line(cells):
    return "  ".join(cell.ljust(width) if i < 3 else cell.rjust(width)
                     for i, (cell, width) in enumerate(zip(cells, WIDTHS)))


def figure(value):
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def median(runs, name):
    return statistics.median(getattr(run, name) for run in runs)


def row(document, program, runs, base, counted):
    start = [document.label, program.name, program.makes]
    if not runs:
        return start + ["-"] * (len(WIDTHS) - 3)
    if runs[-1].status:
        why = {124: f"> {LIMIT} s"}.get(runs[-1].status, "failed")
        return start + [why] + ["-"] * (len(WIDTHS) - 4)
    cells = [figure(median(runs, name))
             for name in ("wall", "cpu", "memory", "made")]
    ratios = [f"{median(runs, n) / median(base, n):.2f}" if base else "-"
              for n in ("wall", "cpu")]
    return start + cells + [str(runs[0].pages or "-")] + ratios + [
        f"{counted:.1f}" if counted else "-", str(len(runs))]


def keep(bench, document, runs):
    """A line for each program: name, what it makes, copies, seconds, MB."""
    with open(bench.folder + "/figures", "a", encoding="ascii") as file:
        for program, results in runs.items():
            if results and results[-1].status == 0:
                print(program.name, program.makes, document.copies,
                      median(results, "wall") / 1000,
                      median(results, "memory"), file=file)


def show(bench, programs, document):
    runs = bench.group(programs, document)
    if document.label.startswith("report"):
        keep(bench, document, runs)
    whole = {p.makes: r for p, r in runs.items() if p.name == "anban"}
    whole["copy"] = whole["both"]
    for program in sorted(programs, key=lambda p: ("both", "copy", "pdf",
                                                   "epub").index(p.makes)):
        counted = (bench.instructions(document) if program.makes == "both"
                   else None)
        print(line(row(document, program, runs.get(program),
                       whole[program.makes], counted)), flush=True)
    print(flush=True)


def machine():
    with open("/proc/cpuinfo", encoding="ascii") as file:
        models = [text.split(":")[1].strip() for text in file
                  if text.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return (f"{CORES} processors ({models[0] if models else 'unknown'}), "
            f"{memory / 2**30:.0f} GB, load {os.getloadavg()[0]:.1f}")


def documents(bench, quick):
    """Each is made when its turn comes."""
    anban, work = bench.anban, bench.work
    inputs.prepare(work)
    if not quick:
        yield inputs.one(anban, work, "one word", "word", inputs.WORD)
    yield inputs.one(anban, work, "report", "report", inputs.TEXT)
    yield inputs.one(anban, work, "six photographs", "page", inputs.PAGE)
    for copies in (10, 100) if quick else (10, 100, 1000):
        yield inputs.many(anban, work, copies)
    yield inputs.batch(anban, work, 100 if quick else 1000)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true",
                        help="no document of a thousand, no slow program")
    parser.add_argument("program")
    parser.add_argument("folder")
    wanted = parser.parse_args()
    bench = Bench(os.path.abspath(wanted.program),
                  os.path.abspath(wanted.folder),
                  *((5, 3) if wanted.quick else (11, 6)))
    others, versions = peers.installed()
    if wanted.quick:
        others = [p for p in others if p.name not in ("calibre", "WeasyPrint")]
    inputs.write(bench.folder + "/figures", "")
    print(machine())
    print(versions)
    print("batch: " + (f"anban -j {CORES}" if bench.jobs
                       else f"{CORES} processes at once"))
    print()
    print(line(HEAD))
    for document in documents(bench, wanted.quick):
        show(bench, peers.own(bench.anban, bench.folder + "/floor") + others,
             document)
    return 0


if __name__ == "__main__":
    sys.exit(main())
