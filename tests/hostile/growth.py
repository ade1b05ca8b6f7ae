# SPDX-License-Identifier: MIT
"""growth.py PROGRAM [BEGINNING...]: what time and memory make of length.

Documents of one thing many times over, at a length, twice and four times that:
with each doubling the processor's time and the memory may grow by 2.3 at most,
where they are more than a start takes. A line for each; the last counts. With
beginnings of names only those are made.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

FACTOR = 2.3
SECONDS, MIB = 0.4, 60  # less than this is a start, or chance

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
        'types"><Override PartName="/word/document.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>',
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'}


def word(body):
    """A Word file with this in its body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(name, text)
        package.writestr("word/document.xml",
                         f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def paragraph(text="a", props=""):
    return f"<w:p>{props}<w:r><w:t>{text}</w:t></w:r></w:p>"


def each(n, line):
    """`line` of each number."""
    return "".join(line(i) for i in range(n))


# Name with its ending, how many, and what so many are.
KINDS = [
    ("lines.txt", 50000, lambda n: "a\n" * n),
    ("paragraphs.txt", 20000, lambda n: "Ngày 1\n\n" * n),
    ("one-line.txt", 100000, lambda n: "Báo cáo " * n),
    ("one-word.txt", 400000, lambda n: "a" * n),
    ("items.txt", 30000, lambda n: each(n, lambda i: f"{i}. mục số {i}\n")),
    ("dashes.txt", 30000, lambda n: "- a\n" * n),
    ("quotes.txt", 40000, lambda n: "“" * n + "a" + "”" * n),
    ("bars.txt", 20000, lambda n: "|a|b|\n" * n),
    ("tabs.txt", 20000, lambda n: "a\tb\tc\n" * n),
    ("captions.txt", 15000, lambda n: "Ảnh: Nguyễn Văn A\n\n" * n),
    ("chapters.txt", 6000, lambda n: "CHƯƠNG I\nQUY ĐỊNH\n\nĐiều 1. A\n\n" * n),
    ("signatures.txt", 4000, lambda n: "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn "
     "Văn A\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n" * n),
    ("heads.txt", 6000, lambda n: "BỘ TÀI CHÍNH      CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
     "VIỆT NAM\nSố: 1/BC     Độc lập - Tự do - Hạnh phúc\n" * n),
    ("accents.txt", 100000, lambda n: "a" + "\u0301" * n),
    ("address.txt", 60000, lambda n: "http://a.vn/" + "a/" * n),
    ("addresses.txt", 20000, lambda n: "http://a.vn/ " * n),
    ("vni.txt", 15000, lambda n: "Coäng hoøa xaõ hoäi\n" * n),
    ("mixed.txt", 15000, lambda n: "Coäng hoøa xaõ hoäi\nTæng côc thèng kª\n" * n),
    ("indents.txt", 30000, lambda n: each(n, lambda i: " " * (i % 200) + "a\n")),
    ("cjk.txt", 50000, lambda n: "中文" * n),
    ("turns.txt", 100000, lambda n: "\u202ea " * n),
    ("leftovers.txt", 8000, lambda n: "Chia sẻ\nTin liên quan\nXem thêm: bài "
     "viết\n0\n" * n),
    ("brackets.md", 50000, lambda n: "[" * n),
    ("links.md", 20000, lambda n: "[a](" * n),
    ("stars.md", 50000, lambda n: "*a **b " * n),
    ("quotes.md", 50000, lambda n: "> " * n + "a"),
    ("references.md", 5000, lambda n: each(
        n, lambda i: f"[a{i}]\n\n[a{i}]: x{i}\n\n")),
    ("notes.md", 5000, lambda n: each(n, lambda i: f"a[^{i}]\n\n[^{i}]: b\n\n")),
    ("one-note.md", 20000, lambda n: "a[^1] " * n + "\n\n[^1]: x"),
    ("columns.md", 5000, lambda n: "|a" * n + "\n" + "|-" * n + "\n"),
    ("rows.md", 10000, lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n),
    ("tables.md", 3000, lambda n: "|a|\n|-|\n|b|\n\n" * n),
    ("headings.md", 10000, lambda n: each(n, lambda i: f"# a{i}\n\n")),
    ("same-headings.md", 10000, lambda n: "# a\n\n" * n),
    ("long-heading.md", 150000, lambda n: "# " + "a" * n + "\n\nx\n"),
    ("tasks.md", 15000, lambda n: "- [ ] a\n" * n),
    ("entities.md", 40000, lambda n: "&amp;&#233;" * n),
    ("pictures.md", 8000, lambda n: each(n, lambda i: f"![a](b{i}.png)\n\n")),
    ("authors.md", 8000, lambda n: "---\ntitle: a\nauthor:\n" + "- a\n" * n +
     "---\n\nx\n"),
    ("loose.md", 300, lambda n: each(n, lambda i: "  " * (i % 30) + "- a\n\n")),
    ("tables.html", 6000, lambda n: "<table><tr><td>a</td></tr></table>" * n),
    ("nested-tables.html", 8000, lambda n: "<table><tr><td>" * n + "a"),
    ("foster.html", 15000, lambda n: "<table>" + "a<b>" * n),
    ("spans.html", 20000, lambda n: "<b>a<i>" * n),
    ("crossing.html", 5000, lambda n: "<p><b>x<div>y</b></div>" * n),
    ("attributes.html", 30000, lambda n: "<p " + each(
        n, lambda i: f"a{i}=1 ") + ">a"),
    ("divisions.html", 15000, lambda n: "<div>" * n + "a"),
    ("items.html", 10000, lambda n: "<li>a" * n),
    ("lists.html", 5000, lambda n: "<ul><li>a" * n),
    ("cells.html", 500, lambda n: "<table>" +
     "<tr><td rowspan=1000 colspan=1000>a</td></tr>" * n),
    ("links.html", 10000, lambda n: each(
        n, lambda i: f'<p><a href="http://a.vn/{i}">a</a>')),
    ("ids.html", 10000, lambda n: each(n, lambda i: f'<p id="a{i}">a')),
    ("scripts.html", 20000, lambda n: "<p>a<script>a</script>" * n),
    ("breaks.html", 15000, lambda n: "<p>" + "a<br>" * n),
    ("paragraphs.docx", 10000, lambda n: word(paragraph() * n)),
    ("runs.docx", 30000, lambda n: word(
        "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * n + "</w:p>")),
    ("rows.docx", 5000, lambda n: word("<w:tbl>" + (
        f"<w:tr><w:tc>{paragraph()}</w:tc></w:tr>") * n + "</w:tbl>")),
    ("tables.docx", 2500, lambda n: word((
        f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc></w:tr></w:tbl>" +
        paragraph()) * n)),
    ("levels.docx", 8000, lambda n: word(each(n, lambda i: paragraph(
        "a", f'<w:pPr><w:numPr><w:ilvl w:val="{i % 9}"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr>")))),
    ("bookmarks.docx", 8000, lambda n: word(each(n, lambda i: (
        f'<w:p><w:bookmarkStart w:id="{i}" w:name="a{i}"/><w:r><w:t>a</w:t>'
        f'</w:r><w:bookmarkEnd w:id="{i}"/></w:p>')))),
]


def cost(program, path):
    """Seconds of processor time, and MiB."""
    with subprocess.Popen([program, "-q", "-o", path.parent / "made/", path],
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def grows(seen, floor):
    """Of three costs, the steepest step that is more than a start."""
    steps = [after / max(before, floor / FACTOR)
             for before, after in zip(seen, seen[1:]) if after > floor]
    return max(steps, default=0)


def main():
    program, wanted = sys.argv[1], tuple(sys.argv[2:])
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
    failed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, n, make in KINDS:
            if wanted and not name.startswith(wanted):
                continue
            seen = []
            for times in (1, 2, 4):
                content = make(n * times)
                path = Path(folder) / name
                path.write_bytes(content if isinstance(content, bytes)
                                 else content.encode())
                seen.append(cost(program, path))
            time = grows([s for s, _ in seen], SECONDS)
            memory = grows([m for _, m in seen], MIB)
            bad = time > FACTOR or memory > FACTOR
            print(f"{name:20} " + "  ".join(f"{s:5.2f} s {m:4.0f} MiB"
                                            for s, m in seen) +
                  ("  grows" if bad else "  ok"), flush=True)
            tried, failed = tried + 1, failed + bad
    print(f"{tried - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
