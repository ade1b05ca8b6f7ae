# SPDX-License-Identifier: MIT
"""Read a PDF whose pages are sides of sheets, as a reader with scissors would.

sheets.py labels PDF                    its page labels, one a line
sheets.py fold PDF                      the labels in the order in which they
                                        are read once the sheets are printed on
                                        both sides, laid into each other eight
                                        at a time at most, and folded
sheets.py same SINGLE PDF 2up|booklet SCALE
                                        each half holds the words of the page
                                        that SINGLE has there, SCALE as large
sheets.py outline PDF                   for each entry its page and place
"""

import json
import re
import subprocess
import sys
from xml.etree import ElementTree



def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def objects(pdf):
    """The objects by "N 0 R", text strings decoded, and the trailer."""
    found = json.loads(output("qpdf", "--json=2", "--json-key=qpdf", pdf))
    return {name.removeprefix("obj:"): item
            for name, item in found["qpdf"][1].items()}


def text_of(string):
    return string.removeprefix("u:")


def catalog(everything):
    root = everything["trailer"]["value"]["/Root"]
    return everything[root]["value"]


def resolve(everything, item):
    if isinstance(item, str) and re.fullmatch(r"\d+ 0 R", item):
        return everything[item]["value"]
    return item


def pages(everything, node):
    node = resolve(everything, node)
    for kid in node["/Kids"]:
        if resolve(everything, kid)["/Type"] == "/Pages":
            yield from pages(everything, kid)
        else:
            yield kid


def labels(pdf):
    everything = objects(pdf)
    root = catalog(everything)
    nums = resolve(everything, root["/PageLabels"])["/Nums"]
    ranges = dict(zip(nums[::2], nums[1::2]))
    found, current, start = [], None, 0
    for i, _ in enumerate(pages(everything, root["/Pages"])):
        if i in ranges:
            current, start = ranges[i], i
        number = ""
        if "/S" in current:
            number = str(current.get("/St", 1) + i - start)
        found.append(text_of(current.get("/P", "u:")) + number)
    return found


def signatures(sheets):
    """As few as can be of at most eight sheets, the thicker ones first."""
    n = -(-sheets // 8)
    return [sheets // n + (i < sheets % n) for i in range(n)]


def folded(sides):
    """Sides, each a pair of halves, in the order in which they are read."""
    sheets = list(zip(sides[::2], sides[1::2]))
    if len(sides) % 2:
        sys.exit("a sheet has no back")
    for size in signatures(len(sheets)):
        signature, sheets = sheets[:size], sheets[size:]
        for front, back in signature:
            yield from (front[1], back[0])
        for front, back in reversed(signature):
            yield from (back[1], front[0])


def words(pdf):
    """For each page its width, height and words with their place."""
    page_words = []
    tree = ElementTree.fromstring(output("pdftotext", "-bbox", pdf, "-"))
    for page in tree.iterfind(".//x:page",
                              {"x": "http://www.w3.org/1999/xhtml"}):
        found = [(word.text, float(word.get("xMin")), float(word.get("yMin")),
                  float(word.get("xMax")), float(word.get("yMax")))
                 for word in page]
        page_words.append((float(page.get("width")),
                           float(page.get("height")), found))
    return page_words


def halves(side):
    width, _, found = side
    return ([word for word in found if word[3] <= width / 2],
            [word for word in found if word[1] >= width / 2])


def differences(single, sheets, kind, scale):
    seen = words(sheets)
    sides = [halves(side) for side in seen]
    for side, (left, right) in zip(seen, sides):
        if len(left) + len(right) != len(side[2]):
            yield "a word lies across the middle"
    order = [half for side in sides for half in side]
    if kind == "booklet":
        order = list(folded(sides))
    wanted = words(single)
    if [half for half in order[len(wanted):] if half]:
        yield "words behind the last page"
    for number, (page, half) in enumerate(zip(wanted, order), 1):
        yield from page_differences(number, page[2], half, scale)
    if len(order) < len(wanted):
        yield f"{len(wanted)} pages, {len(order)} halves"


def page_differences(number, page, half, scale):
    """The words are the same, and all of them moved alike."""
    if [word[0] for word in page] != [word[0] for word in half]:
        yield f"page {number} reads otherwise"
        return
    moves = [(there[i] - scale * here[i]) for i in (1, 2)
             for here, there in zip(page, half)]
    across, down = moves[:len(page)], moves[len(page):]
    for name, moved in (("across", across), ("down", down)):
        if page and max(moved) - min(moved) > 0.02:
            yield (f"page {number} is not {scale} as large {name}: "
                   f"{max(moved) - min(moved):.3f}")


def outline(pdf):
    everything = objects(pdf)
    root = catalog(everything)
    order = list(pages(everything, root["/Pages"]))

    def walk(item):
        while item:
            item = resolve(everything, item)
            page, _, x, y, _ = item["/Dest"]
            yield f"{order.index(page) + 1} {x} {y} {text_of(item['/Title'])}"
            yield from walk(item.get("/First"))
            item = item.get("/Next")
    return list(walk(resolve(everything, root["/Outlines"]).get("/First")))


def main():
    command, pdf, *rest = sys.argv[1:]
    if command == "labels":
        print("\n".join(labels(pdf)))
    elif command == "fold":
        print(*folded([label.split(", ") for label in labels(pdf)]))
    elif command == "outline":
        print("\n".join(outline(pdf)))
    else:
        found = list(differences(pdf, rest[0], rest[1], float(rest[2])))
        print("; ".join(found), end="\n" if found else "")
        sys.exit(1 if found else 0)


main()
