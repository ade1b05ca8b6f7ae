# SPDX-License-Identifier: MIT
"""Measure how well anban finds the article in a web page.

articles.py ANBAN WORK KIND FOLDER [--pages]

KIND is "shingles" for scrapinghub/article-extraction-benchmark (by four words
in a row, as its evaluate.py does) or "words" for the development pages of
Murrough-Foley/web-content-extraction-benchmark that are articles (by a bag of
words, as its evaluate.py does). FOLDER is a checkout. Prints one line of
figures, or with --pages one line a page, the worst first; WORK keeps the pages
and the trees. The body is all text but the title's; once with captions and
once without, for the truth has them on some pages only.
"""

import glob
import gzip
import json
import os
import re
import resource
import statistics
import subprocess
import sys
from collections import Counter

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import tree  # noqa: E402

INLINE = tree.INLINE | {"text"}
FIELD = re.compile(r'^(title|author|date) "((?:[^"\\]|\\.)*)"$', re.M)


class Result:
    """What anban made of a page."""

    def __init__(self, dump):
        head, _, body = dump.partition("\ndocument")
        self.authors, self.title, self.date = [], "", ""
        for name, value in FIELD.findall(head):
            value = tree.unquoted(value)
            if name == "author":
                self.authors.append(value)
            else:
                setattr(self, name, value)
        self.blocks = list(blocks_of(body))

    def text(self, captions):
        return "\n".join(text for kind, text in self.blocks
                         if kind != "title" and
                         (captions or kind != "caption"))


def blocks_of(dump):
    """(kind, text) of each block; a caption's paragraphs are captions."""
    kinds, open_kind, text = [], "", ""
    for line in dump.split("\n"):
        match = tree.LINE.match(line)
        if not match:
            continue
        depth, kind, rest = len(match.group(1)) // 2, match.group(2), \
            match.group(3)
        del kinds[depth:]
        kinds.append(kind)
        if kind not in INLINE:
            if text:
                yield open_kind, text
            text = ""
            open_kind = "caption" if "caption" in kinds else kind
        words = tree.QUOTED.findall(rest)
        if kind == "line-break":
            text += " "
        elif words and kind not in ("image", "note-reference"):
            label = kind in ("item", "note", "link")    # or an address
            text += tree.unquoted(words[-1]) if len(words) > label else ""
    if text:
        yield open_kind, text


# --- the truths ---

def shingle_truths(folder):
    with open(os.path.join(folder, "ground-truth.json"),
              encoding="utf-8") as file:
        for name, truth in json.load(file).items():
            yield name, truth.get("articleBody", ""), "", "", ""


def word_truths(folder):
    for path in sorted(glob.glob(os.path.join(folder,
                                              "dev/ground-truth/*.json"))):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        kind = (data.get("_internal") or {}).get("page_type") or {}
        kind = kind.get("primary") if isinstance(kind, dict) else kind
        truth = data.get("ground_truth") or {}
        if kind == "article":
            name = os.path.basename(path)[:-5]
            yield (name, truth.get("main_content") or "",
                   truth.get("title") or "", truth.get("author") or "",
                   truth.get("publish_date") or "")


def page_path(folder, kind, name):
    below = "html" if kind == "shingles" else "dev/html"
    return os.path.join(folder, below, name + ".html.gz")


# --- scores ---

def tokens(text, lower):
    return re.findall(r"\w+", text.lower() if lower else text)


def bag(text, kind):
    words = tokens(text, kind == "words")
    if kind == "words":
        return Counter(words)
    return Counter(tuple(words[i:i + 4])
                   for i in range(max(1, len(words) - 3)) if words)


def score(true, seen, kind):
    """Precision and recall; None where there is nothing to divide by."""
    true, seen = bag(true, kind), bag(seen, kind)
    both = sum((true & seen).values())
    precision = both / sum(seen.values()) if seen else 0.0
    return precision, both / sum(true.values()) if true else None


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision else 0.0


def bare(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def same_title(true, seen):
    """The same words, or with a site's name or a kicker at one end."""
    true, seen = bare(true), bare(seen)
    small, large = sorted((true, seen), key=len)
    return bool(small) and len(small) * 2 >= len(large) and \
        (large.startswith(small) or large.endswith(small))


def same_author(true, seen):
    true, names = bare(true), [bare(name) for name in seen if bare(name)]
    return any(name in true or true in name for name in names)


# --- the run ---

def unpack(folder, kind, names, work):
    os.makedirs(os.path.join(work, "pages"), exist_ok=True)
    paths = []
    for name in names:
        path = os.path.join(work, "pages", name + ".html")
        if not os.path.exists(path):
            with gzip.open(page_path(folder, kind, name)) as page, \
                    open(path + ".new", "wb") as out:
                out.write(page.read())
            os.rename(path + ".new", path)
        paths.append(path)
    return paths


def convert(anban, paths, work):
    """Writes the trees; returns the seconds that it took of a processor."""
    trees = os.path.join(work, "trees")
    os.makedirs(trees, exist_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for start in range(0, len(paths), 500):
        subprocess.run([anban, "-j", "1", "--overwrite", "-t", "tree", "-o",
                        trees + "/", *paths[start:start + 500]], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def result_of(work, name):
    path = os.path.join(work, "trees", name + ".tree")
    if not os.path.exists(path):
        return Result("")
    with open(path, encoding="utf-8", errors="replace") as file:
        return Result(file.read())


def body_figures(pairs, kind):
    """F1, precision and recall of all pages, in the benchmark's own way."""
    precision = statistics.mean(p for p, _ in pairs)
    recall = statistics.mean(1.0 if r is None else r for _, r in pairs)
    if kind == "shingles":
        return f1(precision, recall), precision, recall
    each = [f1(p, 1.0 if r is None else r) for p, r in pairs]
    return statistics.mean(each), precision, recall


def share(found):
    return sum(found) / len(found) if found else 1.0


def main():
    anban, work, kind, folder = sys.argv[1:5]
    truths = list((shingle_truths if kind == "shingles"
                   else word_truths)(folder))
    seconds = convert(anban, unpack(folder, kind, [t[0] for t in truths],
                                    work), work)
    with_captions, without, pages = [], [], []
    titles, authors, dates = [], [], []
    for name, body, title, author, date in truths:
        seen = result_of(work, name)
        with_captions.append(score(body, seen.text(True), kind))
        without.append(score(body, seen.text(False), kind))
        said = []
        for known, list_, right in (
                (title, titles, same_title(title, seen.title)),
                (author, authors, same_author(author, seen.authors)),
                (date, dates, date[:10] == seen.date[:10])):
            if known:
                list_.append(right)
                said.append("+" if right else "-")
        pages.append((with_captions[-1], name, "".join(said)))
    if "--pages" in sys.argv:
        for (p, r), name, said in sorted(pages, key=lambda page: f1(
                page[0][0], page[0][1] or 0)):
            print(f"{f1(p, r or 0):.3f} p={p:.3f} r={r or 0:.3f} "
                  f"{said} {name}")
    low = sum(r is not None and r < .6 for _, r in with_captions)
    print("f1=%.4f precision=%.4f recall=%.4f"
          % body_figures(with_captions, kind), end=" ")
    print("bare_f1=%.4f bare_precision=%.4f bare_recall=%.4f"
          % body_figures(without, kind), end=" ")
    print(f"titles={share(titles):.4f} authors={share(authors):.4f} "
          f"dates={share(dates):.4f} low={low} pages={len(truths)} "
          f"seconds={seconds:.2f}")


if __name__ == "__main__":
    main()
