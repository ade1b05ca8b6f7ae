# SPDX-License-Identifier: MIT
"""coverage.py BUILD [LEAST]: which lines of src/ the tests have reached.

BUILD was compiled with gcc's --coverage and then run. Prints a row for each
room and the files that are reached least, and fails when fewer than LEAST in a
hundred lines (90) are reached. With V=1 in the environment also the lines.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SHOWN = 12               # files with the most lines not reached


def lines_of(build):
    """For each file of src/: its lines that are code, and how often each ran.

    A header's lines are in every object which includes it.
    """
    files = defaultdict(lambda: defaultdict(int))
    notes = [note.resolve() for note in sorted((build / "src").rglob("*.gcno"))]
    if not notes:
        sys.exit(f"coverage: {build} was not built with --coverage")
    said = subprocess.run(
        ["gcov", "--json-format", "--stdout", *map(str, notes)],
        capture_output=True, check=True).stdout
    for line in said.splitlines():
        for file in json.loads(line)["files"]:
            if file["file"].startswith("src/"):
                seen = files[file["file"]]
                for entry in file["lines"]:
                    seen[entry["line_number"]] += entry["count"]
    return files


def share(reached, lines):
    return 100 * reached / lines if lines else 100


def print_rooms(files):
    rooms = defaultdict(lambda: [0, 0, 0])
    for name, lines in files.items():
        room = os.path.dirname(name)
        for key in (room, "all of src"):
            rooms[key][0] += 1
            rooms[key][1] += len(lines)
            rooms[key][2] += sum(1 for count in lines.values() if count)
    for room, (count, lines, reached) in sorted(
            rooms.items(), key=lambda item: (item[0] == "all of src", item)):
        print(f"{room:12} {count:4} files {lines:6} lines "
              f"{reached:6} reached {share(reached, lines):6.1f} %")
    return share(rooms["all of src"][2], rooms["all of src"][1])


def print_least(files):
    print("\nMost lines not reached:")
    missed = {name: sorted(n for n, count in lines.items() if not count)
              for name, lines in files.items()}
    for name in sorted(missed, key=lambda name: -len(missed[name]))[:SHOWN]:
        lines = len(files[name])
        print(f"{name:32} {len(missed[name]):5} of {lines:4} lines, "
              f"{share(lines - len(missed[name]), lines):5.1f} % reached")
    if os.environ.get("V"):
        for name in sorted(missed):
            if missed[name]:
                print(f"{name}: {' '.join(map(str, missed[name]))}")


def main():
    files = lines_of(Path(sys.argv[1]))
    least = float(sys.argv[2]) if len(sys.argv) > 2 else 90
    total = print_rooms(files)
    print_least(files)
    if total < least:
        sys.exit(f"coverage: {total:.1f} % is less than {least:.0f} %")


main()
