# SPDX-License-Identifier: MIT
"""explain.py WHAT: of what --explain says, on standard input.

    json      the JSON documents, each checked, as lines of a table:
              FILE LINE DECISION WHAT BEGINS, separated by tabs
    table     the same lines, of tables
    width N   no line is wider than N columns, by Unicode's own tables
"""

import json
import re
import sys
import unicodedata

MEMBERS = {"taken": ["line", "decision", "as", "begins"],
           "dropped": ["line", "decision", "rule", "begins"],
           "kept": ["line", "decision", "rule", "begins"],
           "left": ["line", "decision", "as", "begins"]}
WHERE_KNOWN = ("block", "because", "else")


def once(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        sys.exit(f"a name twice: {pairs}")
    return dict(pairs)


def is_line(line):
    return line is None or (type(line) is int and line > 0)


def check(document):
    if list(document) != ["file", "lines", "notes", "taken", "dropped",
                          "kept"]:
        sys.exit(f"members: {list(document)}")
    lines = document["lines"]
    for line in lines:
        members = [name for name in line if name not in WHERE_KNOWN]
        if (members != MEMBERS[line["decision"]] or
                not is_line(line["line"])):
            sys.exit(f"members: {line}")
    for note in document["notes"]:
        if (list(note) != ["line", "kind", "text"] or
                not is_line(note["line"]) or
                note["kind"] not in ("warning", "notice")):
            sys.exit(f"members: {note}")
    for decision in ("taken", "dropped", "kept"):
        n = sum(line["decision"] == decision for line in lines)
        if n != document[decision]:
            sys.exit(f"{decision}: {n}, not {document[decision]}")


def show_json():
    for text in sys.stdin.buffer.read().split(b"\n"):
        if not text.startswith(b"{"):
            continue
        document = json.loads(text.decode("utf-8"), object_pairs_hook=once)
        check(document)
        for line in document["lines"]:
            if line["decision"] == "left":
                continue  # a table has no row for it
            block = f".{line['block']}" if "block" in line else ""
            print(document["file"], f"{line['line'] or '-'}{block}", line["decision"],
                  line["rule" if "rule" in line else "as"], line["begins"],
                  sep="\t")


def show_table():
    file = None
    for line in sys.stdin:
        line = line.rstrip("\n")
        if line.startswith("line  "):
            starts = [line.index(head) for head in ("taken for", "rule",
                                                    "begins") if head in line]
        elif re.match(r"[^ ].*:$", line):
            file = line[:-1]
        elif re.match(r" *(-|\d+(\.\d+)?)  ", line):
            ends = starts[1:] + [None]
            cells = [line[a:b].strip() for a, b in zip(starts, ends)]
            decision = cells[0] if cells[0] in MEMBERS else "taken"
            what = cells[0] if decision == "taken" else cells[1]
            print(file, line[:starts[0]].strip(), decision, what, cells[-1],
                  sep="\t")


def width_of(text):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def check_width(most):
    lines = sys.stdin.read().split("\n")
    wide = [line for line in lines if width_of(line) > int(most)]
    if wide:
        sys.exit(f"{width_of(wide[0])} columns: {wide[0]}")
    print(max(width_of(line) for line in lines))


{"json": show_json, "table": show_table, "width": check_width}[sys.argv[1]](
    *sys.argv[2:])
