# SPDX-License-Identifier: MIT
"""Every kind of inline content in every place of a text.

torture.py make FOLDER             the documents
torture.py judge FOLDER EDITIONS   complain of editions without a picture which
                                   the document has

A document for each pair of both, named FORM/PLACE-CONTENT, in Markdown, HTML
and Word's form. In each the content stands alone in its place, behind a word,
before one, and after a line break; a document has but one title, so there each
of these is a document of its own. PLACE-all has all kinds in a row.
"""

import io
import re
import sys
import zipfile
import zlib
from pathlib import Path

ROWS = 70  # a table of so many is longer than a page
WAYS = ("{}", "chữ {}", "{} chữ", "chữ/{}")  # "/" is a line break
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef000000"
    "0049454e44ae426082")

MARKDOWN = {
    "nothing": "",
    "link": "[nối](https://a.vn/)",
    "inner-link": "[trong](#muc)",
    "active-link": "[động](javascript:1)",
    "note": "[^1]",
    "image": "![hình](p.png)",
    "no-image": "![](none.png)",
    "linked-image": "[![hình](p.png)](https://a.vn/)",
    "break": "<br>",
    "code": "`mã`",
    "script": "H<sub>2</sub>O<sup>2</sup>",
    "nested": "***~~lồng [nối](https://a.vn/)[^1]~~***",
    "space": "&nbsp;&#32;&#8203;",
    "foreign": '<span lang="en">word</span>',
}
HTML = {
    "nothing": "",
    "link": '<a href="https://a.vn/">nối</a>',
    "inner-link": '<a href="#muc">trong</a>',
    "active-link": '<a href="javascript:1">động</a>',
    "note": '<sup><a href="#n1" id="r1">[1]</a></sup>',
    "image": '<img src="p.png" alt="hình">',
    "no-image": '<img src="none.png">',
    "linked-image": '<a href="https://a.vn/"><img src="p.png" alt="hình"></a>',
    "break": "<br>",
    "code": "<code>mã</code>",
    "script": "H<sub>2</sub>O<sup>2</sup>",
    "nested": '<em><strong><s>lồng <a href="https://a.vn/">nối</a></s></strong>'
              '</em>',
    "space": "&nbsp; &#8203;",
    "foreign": '<span lang="en">word</span>',
}


def run(text, look=""):
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def hyperlink(inner, target='r:id="l1"'):
    return f"<w:hyperlink {target}>{inner}</w:hyperlink>"


def picture(name):
    return (f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="hình"'
            f'/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip '
            f'r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData>'
            f'</a:graphic></wp:inline></w:drawing></w:r>')


NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BREAK = "<w:r><w:br/></w:r>"
WORD = {
    "nothing": "",
    "link": hyperlink(run("nối")),
    "inner-link": hyperlink(run("trong"), 'w:anchor="muc"'),
    "note": NOTE,
    "image": picture("p1"),
    "no-image": picture("none"),
    "linked-image": hyperlink(picture("p1")),
    "break": BREAK,
    "script": run("2", '<w:vertAlign w:val="superscript"/>'),
    "nested": hyperlink(run("lồng", "<w:b/><w:i/><w:strike/>") + NOTE),
    "space": run("\u00a0 \u200b"),
    "foreign": run("word", '<w:lang w:val="en"/>'),
}


def rows_of(form, cell):
    return "".join(form % (cell, i) for i in range(ROWS))


def markdown(place, x):
    """The place as Markdown; `x` stands on one line."""
    x = x.replace("/", "<br>", 1) if x.startswith("chữ/") else x
    return {
        "title": f"# {x}\n\n",
        "heading": f"## {x}\n\nđoạn\n\n",
        "last-heading": f"đoạn\n\n### {x}\n\n",
        "paragraph": f"{x}\n\n",
        "lead": f"**{x}**\n\n",
        "caption": f"![hình](p.png)\n\nHình 1. {x}\n\n",
        "source": f"đoạn\n\nNguồn: {x}\n\n",
        "head": f"| {x} | Số |\n|-|-|\n" + rows_of("| %s%d | b |\n", "a") + "\n",
        "cell": f"| Tên | Số |\n|-|-|\n| {x} | b |\n| c | {x} |\n\n",
        "item": f"- {x}\n- a\n\n1. {x}\n   - {x}\n\n",
        "quote": f"> {x}\n\n> # {x}\n\n",
        "note": f"chữ[^9]\n\n[^9]: {x}\n\n",
        "signature": f"Nơi nhận:\n\n- {x};\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n{x}\n\n",
    }.get(place)


def html(place, x):
    x = x.replace("/", "<br>", 1) if x.startswith("chữ/") else x
    return {
        "title": f"<h1>{x}</h1>",
        "heading": f"<h2>{x}</h2><p>đoạn</p>",
        "last-heading": f"<p>đoạn</p><h3>{x}</h3>",
        "paragraph": f"<p>{x}</p>",
        "lead": f'<p class="sapo">{x}</p>',
        "caption": f'<figure><img src="p.png"><figcaption>{x}</figcaption>'
                   f'</figure><table><caption>{x}</caption><tr><td>a</table>',
        "source": f'<p>đoạn</p><p class="source">{x}</p>',
        "head": f"<table><thead><tr><th>{x}<th>Số</thead>" + rows_of(
            "<tr><td>%s%d<td>b", "a") + "</table>",
        "cell": f"<table><tr><td>{x}<td>b<tr><td rowspan=2>c<td>{x}"
                f"<tr><td><table><tr><th>{x}</table></table>",
        "item": f"<ul><li>{x}<li>a</ul><ol><li>{x}<ul><li>{x}</ul></ol>"
                f"<dl><dt>{x}<dd>{x}</dl>",
        "quote": f"<blockquote>{x}</blockquote><blockquote><h2>{x}</h2>"
                 f"</blockquote><pre>{x}</pre>",
        "signature": f"<table><tr><td><p><b>Nơi nhận:</b></p><p>- {x};</p><td>"
                     f"<p><b>GIÁM ĐỐC</b></p><p>{x}</p></table>",
    }.get(place)


def paragraph(x, style="", look=""):
    pr = f'<w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>'
    return f"<w:p>{pr}{x}</w:p>"


def table(rows, head=False):
    said = "<w:trPr><w:tblHeader/></w:trPr>"
    return "<w:tbl>" + "".join(
        "<w:tr>" + said * (head and i == 0) + "".join(
            f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>"
        for i, row in enumerate(rows)) + "</w:tbl>"


def word(place, x):
    plain = paragraph(run("đoạn"))
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cells = [paragraph(x), paragraph(run("b"))]
    return {
        "title": paragraph(x, "Title") + plain,
        "heading": paragraph(x, "Heading1") + plain,
        "last-heading": plain + paragraph(x, "Heading2"),
        "paragraph": paragraph(x),
        "caption": paragraph(picture("p1")) + paragraph(x, "Caption"),
        "head": table([cells] + [[paragraph(run(f"a{i}")), plain]
                                 for i in range(ROWS)], True),
        "cell": table([cells, cells[::-1], [table([cells]) + plain, plain]]),
        "item": paragraph(x, look=item) * 2,
        "quote": paragraph(x, "Quote"),
        "note": paragraph(run("chữ") + NOTE),
        "signature": table([[
            paragraph(run("Nơi nhận:", "<w:b/>")) + paragraph(run("- ") + x),
            paragraph(run("GIÁM ĐỐC", "<w:b/>")) + paragraph(x)]]),
    }.get(place)


def in_word(way, x):
    before, after = way.split("{}")
    begun = before.endswith("/")
    before = run(before.rstrip("/")) if before else ""
    return before + BREAK * begun + x + (run(after) if after else "")


PLACES = ("title", "heading", "last-heading", "paragraph", "lead", "caption",
          "source", "head", "cell", "item", "quote", "note", "signature")
SPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
          'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006'
          '/relationships" xmlns:wp="http://schemas.openxmlformats.org/'
          'drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.'
          'openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.'
          'openxmlformats.org/drawingml/2006/picture"')
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
    f'<w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Heading 1", "Heading 2", "Caption", "Quote"))
NUMBERS = ('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt '
           'w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
           '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')


def related(*parts):
    return (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            f'2006/relationships">' + "".join(
                f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="'
                f'{target}"/>' for i, kind, target in parts) +
            "</Relationships>")


def package(body, note):
    links = related(
        ("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"),
        ("f", "footnotes", "footnotes.xml"), ("p1", "image", "p.png"),
        ("l1", "hyperlink", 'https://a.vn/" TargetMode="External'))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as z:
        z.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.'
                   'openxmlformats.org/package/2006/content-types"><Override '
                   'PartName="/word/document.xml" ContentType="application/vnd.'
                   'openxmlformats-officedocument.wordprocessingml.document.'
                   'main+xml"/></Types>')
        z.writestr("_rels/.rels", related(
            ("d", "officeDocument", "word/document.xml")))
        z.writestr("word/_rels/document.xml.rels", links)
        z.writestr("word/_rels/footnotes.xml.rels", links)
        z.writestr("word/p.png", PIXEL)
        for part, inner in (
                ("document", f"<w:body>{body}</w:body>"), ("styles", STYLES),
                ("numbering", NUMBERS),
                ("footnotes", f'<w:footnote w:id="1">{note}</w:footnote>')):
            z.writestr(f"word/{part}.xml", f"<w:{part} {SPACES}>{inner}"
                       f"</w:{part}>")
    return file.getvalue()


def write_markdown(path, place, contents):
    blocks = "".join(markdown(place, x) for x in contents)
    title = "" if place == "title" else "# Tên bài\n\n"
    path.with_suffix(".md").write_text(
        f"{title}{blocks}## Mục {{#muc}}\n\nđoạn [^1]\n\n[^1]: chú\n",
        encoding="utf-8")


def write_html(path, place, contents):
    blocks = "".join(html(place, x) for x in contents)
    title = "" if place == "title" else "<h1>Tên bài</h1>"
    path.with_suffix(".html").write_text(
        f'<!DOCTYPE html><html lang="vi"><body><article>{title}{blocks}'
        f'<h2 id="muc">Mục</h2><p>đoạn</p><ol><li id="n1">chú <a href="#r1">↩'
        f"</a></ol></article></body></html>", encoding="utf-8")


def write_word(path, place, contents):
    blocks = "".join(word(place, x) for x in contents)
    title = "" if place == "title" else paragraph(run("Tên bài"), "Title")
    note = "".join(paragraph(x) for x in contents) if place == "note" \
        else paragraph(run("chú"))
    mark = '<w:bookmarkStart w:id="0" w:name="muc"/><w:bookmarkEnd w:id="0"/>'
    body = f"{title}{blocks}" + paragraph(mark + run("Mục"), "Heading1")
    path.with_suffix(".docx").write_bytes(package(body + paragraph(NOTE), note))


FORMS = (
    (markdown, write_markdown, MARKDOWN, str.format),
    (html, write_html, HTML, str.format),
    (word, write_word, WORD, in_word),
)


def write_pair(write, folder, place, name, contents):
    if place != "title":
        write(folder / f"{place}-{name}", place, contents)
        return
    for i, x in enumerate(contents):
        write(folder / f"{place}-{name}-{i + 1}", place, [x])


def make(folder):
    for block, write, kinds, put in FORMS:
        within = folder / block.__name__
        within.mkdir(parents=True)
        (within / "p.png").write_bytes(PIXEL)
        for place in PLACES:
            if block(place, "") is None:
                continue
            for name, x in kinds.items():
                write_pair(write, within, place, name,
                           [put(way, x) for way in WAYS])
            if place != "title":
                write(within / f"{place}-all", place,
                      [put(way, x) for x in kinds.values() for way in WAYS])


def objects_of(pdf):
    """What the object streams of a PDF hold."""
    for head in re.finditer(rb"/Type/ObjStm[^>]*>>\s*stream\r\n", pdf):
        yield zlib.decompressobj().decompress(pdf[head.end():])


def pictures_in(path):
    """How often the document, or an edition of it, shows a picture."""
    data = path.read_bytes()
    if path.suffix in (".md", ".html"):
        return data.count(b"p.png")
    if path.suffix == ".pdf":
        return sum(text.count(b"/S/Figure/") for text in objects_of(data))
    with zipfile.ZipFile(path) as z:
        return sum(z.read(name).count(mark) for name in z.namelist() if "cover" not in name
                   for mark in (b'r:embed="p1"', b"<img "))


def judge(folder, editions):
    for path in sorted(folder.glob("*/*")):
        if path.suffix == ".png":
            continue
        wanted = pictures_in(path)
        for ending in (".pdf", ".epub"):
            edition = editions / path.relative_to(folder).with_suffix(ending)
            seen = pictures_in(edition) if edition.exists() else None
            if seen != wanted:
                yield f"{edition}: {seen} pictures of {wanted}"


def main():
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
        return
    lost = list(judge(Path(sys.argv[2]), Path(sys.argv[3])))
    print("\n".join(lost))
    sys.exit(bool(lost))


if __name__ == "__main__":
    main()
