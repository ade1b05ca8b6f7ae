# SPDX-License-Identifier: MIT
"""run.py PROGRAM FOLDER [quick]: hostile documents, with their time and memory.

Each is made here, converted to both editions, and has three limits: seconds,
MiB of memory, and the exit statuses that are right. Where editions come of it,
safety.py looks for what is active in them. A line for each; the last counts.
"""

import io
import os
import resource
import subprocess
import struct
import sys
import time
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
DOCX_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Override PartName="/word/document.xml" ContentType="'
         'application/vnd.openxmlformats-officedocument.wordprocessingml.'
         'document.main+xml"/></Types>')
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/'
             '2006/relationships"><Relationship Id="r1" Type="http://schemas.'
             'openxmlformats.org/officeDocument/2006/relationships/'
             'officeDocument" Target="word/document.xml"/></Relationships>')


def docx(document, names=("word/document.xml",)):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        for name in names:
            with package.open(name, "w") as part:
                for piece in document:
                    part.write(piece)
    return file.getvalue()


def word(text, head=""):
    return [f'<?xml version="1.0"?>{head}<w:document {DOCX_NS}><w:body><w:p>'
            f'<w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
            .encode()]


def billion_laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return docx(word("&a9;", f"<!DOCTYPE w [{entities}]>"))


def external_entity():
    return docx(word("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM '
                            '"file:///etc/passwd">]>'))


def zip_bomb(mebibytes):
    block = b" " * (1 << 20)
    whole = word("x")[0]
    return docx([whole[:-15]] + [block] * mebibytes + [whole[-15:]])


def overlapping():
    """Every entry of the list leads to the same bytes."""
    data = bytearray(docx(word("chữ")))
    end = data.rfind(b"PK\5\6")
    size, start = struct.unpack("<II", data[end + 12:end + 20])
    entries = bytes(data[start:start + size])
    first = entries.rfind(b"PK\1\2")
    many = entries + entries[first:] * 20000
    return bytes(data[:start]) + many + struct.pack(
        "<4s4HIIH", b"PK\5\6", 0, 0, 20003, 20003, len(many), start, 0)


def claimed():
    """A picture of 4 bytes that says it has 250 MB, and the file 300 kB."""
    file = io.BytesIO()
    name = b"word/media/i.png"
    text = ('<w:document %s xmlns:r="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships" xmlns:a="http://schemas.'
            'openxmlformats.org/drawingml/2006/main"><w:body><w:p><w:r><w:t>x'
            '</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:embed="r1"/>'
            '</w:drawing></w:r></w:p></w:body></w:document>' % DOCX_NS)
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", text)
        package.writestr("word/_rels/document.xml.rels", RELATIONS.replace(
            "officeDocument\"", "image\"").replace(
            "word/document.xml", "media/i.png"))
        package.writestr("word/padding", bytes(300000))
        package.writestr(name.decode(), b"none", zipfile.ZIP_DEFLATED)
    data = bytearray(file.getvalue())
    for mark, at in ((b"PK\1\2", 20), (b"PK\3\4", 18)):
        struct.pack_into("<II", data, data.rfind(mark) + at, 290000, 250 << 20)
    return bytes(data)


def word_of(unit, mebibytes):
    """Text that is not packed well enough to be taken for a bomb."""
    piece = unit.encode()
    block = piece * ((1 << 20) // len(piece))
    noise = os.urandom(75000).hex().encode()
    return docx([b'<w:document %s><w:body><!--%s-->' % (
        DOCX_NS.encode(), noise)] + [block] * mebibytes +
                [b"</w:body></w:document>"])


PARAGRAPH = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
HEADING = ('<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>a</w:t>'
           '</w:r></w:p>')
TABLE = (f"<w:tbl><w:tr><w:tc>{PARAGRAPH}</w:tc><w:tc>{PARAGRAPH}</w:tc>"
         "</w:tr></w:tbl>")


def deep_docx():
    n = 100000
    return docx([b'<w:document %s><w:body>' % DOCX_NS.encode(),
                 b"<w:tbl><w:tr><w:tc>" * n, b"</w:tc></w:tr></w:tbl>" * n,
                 b"</w:body></w:document>"])


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra +
            chunk(b"IDAT", zlib.compress(bytes(1 << 20))) +
            chunk(b"IEND", b""))


def jpeg_junk():
    exif = b"Exif\0\0II*\0\x08\0\0\0" + b"\xff\xff" * 5000
    icc = b"ICC_PROFILE\0\1\1" + b"\xff" * 5000
    return (b"\xff\xd8" + b"".join(
        bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
        for marker, data in ((0xE1, exif), (0xE2, icc))) +
            b"\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x22\0\2\x11\1\3\x11\1")


def exif_loop():
    """5000 entries of which each leads back to their own directory."""
    entries = struct.pack("<HHII", 0x8769, 4, 1, 8) * 5000
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 5000) + entries + bytes(4)
    exif = b"Exif\0\0" + tiff
    return (b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif +
            b"\xff\xd9")


def many_scans():
    """100 megapixels, gone over 50 times: a few bytes for each."""
    tables = (b"\xff\xdb\0\x43\0" + b"\1" * 64 +
              b"\xff\xc4\0\x14\0\1" + bytes(16) +
              b"\xff\xc4\0\x15\x10\1\1" + bytes(14) + b"\xe0\0")
    frame = b"\xff\xc2\0\x0b\x08\x27\x10\x27\x10\1\1\x11\0"
    first = b"\xff\xda\0\x08\1\1\0\0\0\0" + bytes(195313)
    # The longest run of blocks that are all zero is named by 0 and 14 bits.
    run = int("0" + "1" * 14, 2)
    bits = "".join(f"{run:015b}" for _ in range(1562500 // 32767 + 1))
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    scan = b"\xff\xda\0\x08\1\1\0\1\x3f\1" + data.replace(
        b"\xff", b"\xff\0")
    return b"\xff\xd8" + tables + frame + first + scan * 49 + b"\xff\xd9"


def claims():
    """A screen of 100 megapixels for one; a chunk of a gigabyte that is not."""
    gif = (b"GIF89a" + struct.pack("<HH", 10000, 10000) + b"\xf0\0\0" +
           b"\0\0\0\xff\xff\xff," + struct.pack("<4H", 0, 0, 1, 1) +
           b"\0\2\2\x44\1\0;")
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
        ">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return {"screen.gif": gif,
            "exif.png": head + b"\x3f\xff\xff\xffeXIf" + bytes(12),
            "scal.png": head + b"\x3f\xff\xff\xffsCAL" + bytes(12),
            "scans.jpg": many_scans()}


ACTIVE = """<html><head><title>Tin &#x202E;fdp.exe</title>
<meta http-equiv=refresh content="0;url=http://x.vn/">
<base href="javascript:"><link rel=stylesheet href=http://x.vn/a.css>
<style>@import url(http://x.vn/b.css); p {behavior:url(x)}</style>
<script>alert(1)</script></head><body onload="alert(2)"><h1>Tin</h1>
<p onclick="alert(3)" style="background:url(http://x.vn/c.png)">Chữ ở đây
<a href="javascript:alert(4)">một</a> <a href=" java&#9;script:alert(5)">hai</a>
<a href="vbscript:x">ba</a> <a href="data:text/html,<script>6</script>">bốn</a>
<a href="file:///etc/passwd">năm</a> <a href="https://x.vn/">sáu</a>
<a href="&#1;javascript:7">bảy</a> <a href="JaVaScRiPt:8">tám</a>
<a href="\\x.vn\\share">chín</a> <a href="//x.vn/y">mười</a></p>
<img src=http://x.vn/d.png onerror=alert(9) alt=hình>
<img src="data:image/svg+xml,<svg onload='alert(1)'/>">
<iframe src=http://x.vn/></iframe><object data=http://x.vn/></object>
<svg onload=alert(1)><script>1</script><a xlink:href="javascript:1">x</a></svg>
<form action=http://x.vn><input name=x onfocus=alert(1) autofocus></form>
<video src=http://x.vn/v onerror=1></video><math><a href=javascript:1>m</a></math>
<p>Chữ cuối.</p></body></html>""".encode()

PATHS = """# Hình

![a](../../../../etc/passwd) ![b](/etc/passwd) ![c](file:///etc/passwd)
![d](..%2f..%2fetc/passwd) ![e](link.png) ![f](pipe.png) ![g](\\x\\y.png)
[h](javascript:alert) [i](<java\tscript:1>) <javascript:1> [k](data:text/html,1)
""".encode()


LINKS = r"""# Báo cáo

[a](ftp://evil.example/x) [b](http://vietcombank.com.vn@evil.example/login)
[c](tel:+84) [d](http://1.2.3.4/) [e](http://0x7f000001/) [g](http://x.vn/%0d%0a)
[f](mailto:a@b.vn?bcc=x) [h](http://x.vn/\)>>/JS(app.alert) [i](mailto:x)
[j](ftp:javascript:alert) [k](http:javascript:alert) [l](tel:*2767*3855%23)

<http://x.vn/(a)\z> [m](tel:113) [n](#sec) [o](../other.pdf) [q](//x.vn/y)
""".encode()


def archive(kind, parts):
    """Parts, of pieces, behind the type that an archive of the kind says."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, pieces in parts.items():
            with package.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return file.getvalue()


def odt(body):
    names = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "text", "table"))
    head = (f"<office:document-content{names}><office:body>"
            "<office:text>").encode()
    tail = b"</office:text></office:body></office:document-content>"
    return archive("application/vnd.oasis.opendocument.text",
                   {"content.xml": [head, *body, tail]})


CONTAINER = ('<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
             'container"><rootfiles><rootfile full-path="p.opf"/></rootfiles>'
             '</container>').encode()


def epub(body, items=1, path="a.xhtml", repeat=1):
    """A book of one part, which the manifest names and the spine repeats."""
    manifest = "".join(
        f'<item id="i{i}" href="{path}" media-type="application/xhtml+xml"/>'
        for i in range(items))
    spine = "".join(f'<itemref idref="i{i}"/>' for i in range(items)) * repeat
    package = ('<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
               f'<manifest>{manifest}</manifest><spine>{spine}</spine>'
               '</package>').encode()
    return archive("application/epub+zip", {
        "META-INF/container.xml": [CONTAINER], "p.opf": [package],
        path: [b"<html><body>", *body, b"</body></html>"]})


def noisy(piece, mebibytes):
    """Text that is not packed well enough to be taken for a bomb."""
    noise = b"<!--" + os.urandom(75000).hex().encode() + b"-->"
    return [noise] + [piece * ((1 << 20) // len(piece))] * mebibytes


BLANK = [b" " * (1 << 20)]
LEAD_OUT = (b'<p>x</p><img src="../../../../etc/passwd"/><img alt="" '
            b'src="file:///etc/passwd"/><a href="../../etc/passwd">y</a>')
ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">'
                   for i in range(1, 10)).encode()


def page(before, n, after=""):
    return (before * n + after).encode()


# name, bytes, seconds, MiB, statuses; the first ones are quick
DOCUMENTS = [
    ("laughs.docx", billion_laughs, 2, 100, (0, 1)),
    ("external.docx", external_entity, 2, 100, (0, 1)),
    ("active.html", lambda: ACTIVE, 2, 100, (0,)),
    ("paths.md", lambda: PATHS, 2, 100, (0,)),
    ("huge-image.md", lambda: b"![x](huge.png) ![y](junk.jpg)", 3, 200, (0,)),
    ("addresses.md", lambda: LINKS, 2, 100, (0,)),
    ("exif.md", lambda: b"![x](loop.jpg) ![y](./loop.jpg)", 1, 100, (0,)),
    ("claims.md", lambda: b"![a](screen.gif) ![b](exif.png) ![c](scal.png) "
     b"![d](scans.jpg)", 1, 50, (0,)),
    ("claimed.docx", claimed, 1, 50, (0, 1)),
    ("overlap.docx", overlapping, 3, 150, (0, 1)),
    ("title.md", lambda: "---\ntitle: \"a\u202efdp.exe\x1b[31m\"\n---\nx"
     .encode(), 2, 100, (0,)),
    ("turned.md", lambda: b"# &#x202E;fdp.exe\n\n&#8238;x ![&#x202d;](y.png)",
     2, 100, (0,)),
    ("turned.docx", lambda: docx(word("\u202efdp.exe &#x202d;x")), 2, 100,
     (0,)),
    ("paths.epub", lambda: epub([LEAD_OUT]), 2, 100, (0,)),
    ("outside.epub", lambda: epub([b"<p>x</p>"], path="../../a.xhtml"), 2, 100,
     (0, 1)),
    ("laughs.epub", lambda: epub([b'<!DOCTYPE x [<!ENTITY a0 "ha">' + ENTITIES
                                  + b"]><p>&a9;x</p>"]), 2, 100, (0,)),
    ("bomb.epub", lambda: epub(BLANK * 300), 3, 100, (1,)),
    ("same.epub", lambda: epub([b"<p>x</p>"], 20000), 3, 150, (0,)),
    ("spine.epub", lambda: epub([b"<p>x</p>"], repeat=200000), 3, 150, (0,)),
    ("bomb.odt", lambda: odt(BLANK * 300), 3, 100, (1,)),
    ("bin.rtf", lambda: b"{\\rtf1 a\\par{\\pict\\pngblip\\bin2147483647 b}}", 2,
     100, (0,)),
    ("groups.rtf", lambda: b"{\\rtf1 a" + b"{\\b " * 100000 + b"x", 2, 100,
     (0,)),
    ("tabs.txt", lambda: page("a\tb\n", 10000), 3, 100, (0,)),
    ("blanks.txt", lambda: page("a   b\n", 10000), 3, 100, (0,)),
    ("word.md", lambda: b"# " + page("a", 500000, "\n\nx"), 4, 100, (0,)),
    ("bomb.docx", lambda: zip_bomb(1500), 20, 600, (0, 1)),
    ("deep.docx", deep_docx, 20, 600, (0, 1)),
    ("deep.odt", lambda: odt([b"<text:section>" * 100000]), 20, 600, (0, 1)),
    ("tables.odt", lambda: odt([b"<table:table><table:table-row>"
                                b"<table:table-cell>" * 50000]), 20, 600,
     (0, 1)),
    ("paragraphs.odt", lambda: odt(noisy(b"<text:p>a</text:p>", 60)), 30, 1000,
     (0,)),
    ("repeated.odt", lambda: odt([
        b'<table:table><table:table-row table:number-rows-repeated="9999999">'
        b'<table:table-cell table:number-columns-repeated="9999999"><text:p>a'
        b"</text:p></table:table-cell></table:table-row></table:table>"]), 20,
     600, (0,)),
    ("deep.epub", lambda: epub([b"<div>" * 100000, b"x"]), 20, 600, (0,)),
    ("empty.epub", lambda: epub([b"<p>x</p>", *noisy(b"<p/>", 20)]), 20, 600,
     (0,)),
    ("paragraphs.epub", lambda: epub(noisy(b"<p>a</p>", 60)), 30, 1000, (0,)),
    ("anchors.epub", lambda: epub([b"<p>x</p>", b'<a id="x"/>' * 1000000]), 20,
     600, (0,)),
    ("rows.rtf", lambda: b"{\\rtf1 " + b"\\trowd\\cellx9\\intbl a\\cell\\row" *
     100000, 20, 1000, (0,)),
    ("nested.rtf", lambda: b"{\\rtf1 " + b"{\\footnote a" * 100000, 20, 600,
     (0, 1)),
    ("lists.rtf", lambda: b"{\\rtf1{\\*\\listtable" + b"{\\list{\\listlevel}}" *
     1000000 + b"}a}", 20, 600, (0,)),
    ("deep.html", lambda: page("<div>", 100000, "x"), 20, 600, (0,)),
    ("deep.md", lambda: page("> ", 100000, "x"), 20, 600, (0,)),
    ("lists.md", lambda: page("- ", 50000, "x"), 20, 600, (0,)),
    ("links.md", lambda: page("[a](", 100000), 20, 600, (0,)),
    ("stars.md", lambda: page("*a **b ", 50000), 20, 600, (0,)),
    ("ticks.md", lambda: b"".join(b"`" * i + b"a" for i in range(2000)), 20,
     600, (0,)),
    ("notes.md", lambda: page("[^1]: x\n\n[^1]\n\n", 20000), 20, 600, (0,)),
    ("cells.md", lambda: ("|" * 5000 + "\n" + "|-" * 5000 + "|\n" +
                          "|x\n" * 5000).encode(), 20, 1000, (0,)),
    ("entities.html", lambda: page("&amp", 500000), 20, 1000, (0,)),
    ("attributes.html", lambda: ("<p " + " ".join(
        f"a{i}=1" for i in range(200000)) + ">x").encode(), 20, 600, (0,)),
    ("paragraphs.docx", lambda: word_of(PARAGRAPH, 120), 30, 1000, (0,)),
    ("headings.docx", lambda: word_of(HEADING, 120), 30, 1000, (0,)),
    ("tables.docx", lambda: word_of(TABLE, 120), 30, 1000, (0,)),
    ("references.md", lambda: page("a[^1] ", 80000, "\n\n[^1]: x"), 20, 500,
     (0,)),
    ("items.html", lambda: page("<li>a", 80000), 20, 500, (0,)),
    ("spans.html", lambda: b"<table>" + page(
        "<tr><td rowspan=1000 colspan=1000>a</td></tr>", 4000), 20, 500, (0,)),
    ("headings.md", lambda: page("# a\n", 250000), 20, 500, (0,)),
    ("rows.md", lambda: b"|a|b|\n|-|-|\n" + page("|a|b|\n", 160000), 20, 500,
     (0,)),
    ("lines.txt", lambda: page("a\n", 500000), 30, 500, (0,)),
    ("large.txt", None, 5, 100, (1,)),
]


def make_beside(folder):
    """What the documents name: an image that is nothing but its size, ..."""
    (folder / "huge.png").write_bytes(png(65535, 65535, chunk(
        b"iCCP", b"x\0\0" + zlib.compress(bytes(10 << 20)))))
    (folder / "junk.jpg").write_bytes(jpeg_junk())
    (folder / "loop.jpg").write_bytes(exif_loop())
    for name, content in claims().items():
        (folder / name).write_bytes(content)
    for name, make in (("link.png", lambda p: p.symlink_to("/etc/passwd")),
                       ("pipe.png", os.mkfifo)):
        if not os.path.lexists(folder / name):
            make(folder / name)


def make(folder, name, content):
    path = folder / name
    if content:
        path.write_bytes(content())
    else:
        with open(path, "wb") as file:
            file.truncate(1 << 30)
    return path


def made(path):
    """What its editions are called, but for the ending."""
    return path.parent / "editions" / path.stem


def convert(program, path):
    """Status, seconds, MiB and the last thing said."""
    begun = time.monotonic()
    with open(path.with_suffix(".err"), "wb") as err:
        child = subprocess.Popen(
            [program, "-t", "pdf,epub", "-o", str(made(path).parent) + "/",
             str(path)], stderr=err, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
    said = path.with_suffix(".err").read_bytes()
    code = os.waitstatus_to_exitcode(status)
    return code, time.monotonic() - begun, used.ru_maxrss / 1024, said


def faults(path, limits, seen):
    seconds, memory, statuses = limits
    status, took, used, said = seen
    if status not in statuses:
        yield f"status {status}"
    if took > seconds:
        yield f"more than {seconds} s"
    if used > memory:
        yield f"more than {memory} MiB"
    if status == 1 and not said.startswith(b"anban: "):
        yield "no sentence"
    if any(c < 0x20 and c != 0x0A or c == 0x7F for c in said) or \
            "\u202e" in said.decode("utf-8", "replace"):
        yield "control characters in a message"
    editions = [made(path).with_suffix(s) for s in (".pdf", ".epub")]
    if status == 0:
        check = subprocess.run(
            [sys.executable, str(HERE / "safety.py"), *map(str, editions)],
            check=False, capture_output=True, text=True)
        if check.returncode:
            yield "unsafe: " + (check.stdout or check.stderr)[-300:]
        texts = b"".join(read_texts(editions[1]))
        if b"root:x:" in texts:
            yield "another file's text is in it"
        if b"\xe2\x80\xae" in texts or b"\xe2\x80\xad" in texts:
            yield "a bidi override is in it"
    elif any(e.exists() for e in editions):
        yield "an edition in spite of failure"


def read_texts(epub):
    with zipfile.ZipFile(epub) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf")):
                yield book.read(name)


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
    make_beside(folder)
    passed = failed = 0
    for name, content, seconds, memory, statuses in DOCUMENTS:
        if "quick" in sys.argv and seconds > 5:
            continue
        path = make(folder, name, content)
        seen = convert(program, path)
        wrong = list(faults(path, (seconds, memory, statuses), seen))
        said = seen[3].decode("utf-8", "replace").split("\n")[0]
        print(f"{name:16} {seen[1]:6.2f} s {seen[2]:6.0f} MiB  status "
              f"{seen[0]}  {'; '.join(wrong) or 'ok':3} {said[-90:]}")
        path.unlink()
        passed, failed = passed + (not wrong), failed + bool(wrong)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
