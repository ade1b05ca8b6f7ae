# SPDX-License-Identifier: MIT
"""The documents of the bench, each in the form of each program.

One report is given to anban as the customer has it, as text or as a web page.
Of many copies it gets the Markdown which pandoc gets: one document with a
chapter a copy. The batch is a thousand texts, each with a number of its own.
"""

import os
import shutil
import subprocess

import editions

CASES = "tests/cases"
TEXT = CASES + "/hoi-nghi-tong-ket-2020.txt"
PAGE = CASES + "/trang-wordpress.html"
WORD = CASES + "/mot-tu.txt"
PICTURES = CASES + "/hoi-nghi_files"


class Input:
    """`paths` are lists by form: "own" is anban's, "all" has the pictures."""

    def __init__(self, label, copies, title, paths):
        self.label, self.copies, self.title = label, copies, title
        self.paths = paths

    @property
    def count(self):
        return len(self.paths["own"])


def document(label, copies, title, paths, pictures):
    lists = {form: [path] for form, path in paths.items()}
    lists["all"] = lists["own"] + pictures
    return Input(label, copies, title, lists)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def blocks_of(anban, path):
    done = subprocess.run([anban, "-q", "-t", "tree", "-o", "-", path],
                          capture_output=True, text=True, check=True)
    return editions.parse(done.stdout)


def sources(stem, blocks):
    return {"md": write(stem + ".md", editions.as_markdown(blocks)),
            "html": write(stem + ".html", editions.as_html(blocks)),
            "typ": write(stem + ".typ", editions.as_typst(blocks))}


def one(anban, work, label, name, case):
    blocks = blocks_of(anban, case)
    paths = sources(f"{work}/{name}", blocks)
    # A name of its own: the forms of other programs lie in the same folder.
    paths["own"] = f"{work}/{name}-own{os.path.splitext(case)[1]}"
    shutil.copy(case, paths["own"])
    named = [f"{work}/{node.text}" for block in blocks
             for node in block.children if node.kind == "image"]
    return document(label, 1, editions.title_of(blocks), paths, named)


def many(anban, work, copies):
    blocks = editions.times(blocks_of(anban, TEXT), copies)
    paths = sources(f"{work}/x{copies}", blocks)
    paths["own"] = paths["md"]
    title = editions.title_of(blocks)
    return document(f"report x{copies}", copies, title, paths, [])


def batch(anban, work, count):
    """No two alike: each says in its title which it is."""
    with open(TEXT, encoding="utf-8") as file:
        text = file.read()
    blocks = blocks_of(anban, TEXT)
    os.makedirs(work + "/batch", exist_ok=True)
    os.symlink(os.path.abspath("fonts"), work + "/batch/fonts")
    paths = {"own": [], "md": [], "html": [], "typ": []}
    title = editions.title_of(blocks)
    assert title in text, "the report's title is on one line"
    for number in range(1, count + 1):
        stem = f"{work}/batch/{number:04}"
        marked = title + f" ({number})"
        for block in blocks:
            if block.kind == "title":
                block.text = marked
        for form, path in sources(stem, blocks).items():
            paths[form].append(path)
        paths["own"].append(write(stem + ".txt",
                                  text.replace(title, marked, 1)))
    paths["all"] = paths["own"]
    return Input(f"batch of {count}", 1, title, paths)


def prepare(work):
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    shutil.copytree(PICTURES, work + "/" + os.path.basename(PICTURES))
    os.symlink(os.path.abspath("fonts"), work + "/fonts")
    write(work + "/page.css", editions.PAGE_CSS)
