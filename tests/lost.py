# SPDX-License-Identifier: MIT
"""lost.py FOLDER: write inputs of which no text can be read, a file each.

A line for each on standard output: its name, and words of the sentence that
is to say what it is. lost.py --parts FOLDER: Word files a part of which can be
read.
"""

import io
import random
import struct
import sys
import zipfile
import zlib
from pathlib import Path

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"')
P = "<w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p>"
BODY = f"<w:document {W}><w:body>{P * 40}</w:body></w:document>"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.'
    'org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>')


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return data.getvalue()


def word(body, **more):
    types = "<Types/>"
    return packed({"[Content_Types].xml": types, "_rels/.rels": RELATIONS,
                   "word/document.xml": body} | more)


def spoiled(data, name):
    """The packed bytes of a part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        at = file.getinfo(name).header_offset + 30 + len(name) + 8
    return data[:at] + bytes(b ^ 0x55 for b in data[at:at + 20]) + \
        data[at + 20:]


def locked(data):
    """Bit 0 of each entry's flags (APPNOTE.TXT, 4.4.4)."""
    data = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    return bytes(data)


def stored(mimetype):
    """An OpenDocument file's first part is not packed (part 3, 3.3)."""
    name = b"mimetype"
    data = mimetype.encode()
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 0,
                       zlib.crc32(data), len(data), len(data), len(name), 0)
    return head + name + data + bytes(100)


def ole(stream):
    head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504)
    return head + stream.encode("utf-16-le") + bytes(512)


def fmt(head, size=3000):
    return head + random.Random(head).randbytes(size)


def page(body):
    return ("<!DOCTYPE html><html><head><title>Tin tức</title></head>"
            f"<body>{body}</body></html>").encode()


def mhtml(body):
    return (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; "
            b"boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n" +
            page(body) + b"\r\n--b--\r\n")


whole = word(BODY)
xlsx = packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})
noise = random.Random(2020).randbytes(20000)

FILES = {
    # Nothing in it.
    "0.txt": (b"", "0 bytes"),
    "0.docx": (b"", "0 bytes"),
    "0.md": (b"", "0 bytes"),
    "0.html": (b"", "0 bytes"),
    "blank.txt": (b" \n\t\r\n \xC2\xA0\n", "no text"),
    "blank.md": (b"\n\n   \n", "no text"),
    "blank-utf16.txt": ("\uFEFF \n \n".encode("utf-16-le"), "no text"),
    "zeros.txt": (bytes(5000), "zero bytes"),
    "zeros.docx": (bytes(5000), "zero bytes"),
    "lost-letters.txt": ("\uFFFD\uFFFD \uFFFD\n".encode(), "no text"),
    "front.md": (b"---\ntitle: B\xC3\xA1o c\xC3\xA1o\n---\n", "no text follows"),
    "picture.md": (b"![](none.png)\n", "none of them can be shown"),
    "comment.md": (b"<!-- a\n\nb\n\nc\n", "no end"),
    "rule.md": (b"---\n\n***\n", "no text"),
    "scripts.html": (page("<div id=app></div><script>go()</script>"),
                     "single file"),
    "scripts.mhtml": (mhtml("<script>go()</script>"), "single file"),
    "empty.docx": (word(f"<w:document {W}><w:body><w:p/></w:body>"
                        "</w:document>"), "no text"),
    # Damaged, cut off, encrypted, packed too much.
    "cut.docx": (whole[:len(whole) // 2], "damaged or not whole"),
    "tail.docx": (whole[2:], "is named as a Word file, but is none"),
    "part.docx": (spoiled(whole, "word/document.xml"), "is damaged"),
    "broken.docx": (word("<w:document"), "cannot be read to its end"),
    "none.docx": (packed({"[Content_Types].xml": "<Types/>",
                          "_rels/.rels": RELATIONS, "word/x.xml": "<x/>"}),
                  "cannot be had"),
    "locked.docx": (locked(whole), "encrypted"),
    "bomb.docx": (word(b" " * 12000000), "more than is safe"),
    "noise.docx": (noise, "is named as a Word file, but is none"),
    "noise.txt": (noise, "no text in any encoding"),
    "noise.md": (noise, "no text in any encoding"),
    "noise.html": (noise, "no text in any encoding"),
    # Files of other kinds, whatever they are called.
    "program.txt": (fmt(b"\x7FELF\x02\x01\x01\0"), "a program (ELF)"),
    "setup.txt": (fmt(b"MZ\x90\0\x03\0\0\0"), "a program (Windows, EXE)"),
    "mac.txt": (fmt(b"\xCF\xFA\xED\xFE\x07\0\0\x01"), "a program (Mach-O)"),
    "class.txt": (fmt(b"\xCA\xFE\xBA\xBE\0\0\0\x34"), "a program (Java"),
    "gz.docx": (fmt(b"\x1F\x8B\x08\0"), "a packed file (gzip)"),
    "bz2.docx": (fmt(b"BZh91AY&SY"), "a packed file (bzip2)"),
    "xz.docx": (fmt(b"\xFD7zXZ\0"), "a packed file (xz)"),
    "zst.docx": (fmt(b"\x28\xB5\x2F\xFD"), "a packed file (zstd)"),
    "rar.docx": (fmt(b"Rar!\x1A\x07\x01\0"), "a packed file (RAR)"),
    "7z.docx": (fmt(b"7z\xBC\xAF\x27\x1C"), "a packed file (7z)"),
    "tar.txt": (b"r.txt" + bytes(252) + b"ustar\x0000" + bytes(300),
                "a packed file (tar)"),
    "iso.txt": (bytes(32768) + b"\x01CD001\x01" + bytes(64),
                "a packed file (ISO)"),
    "zip.docx": (packed({"bao-cao.txt": "a"}), "a ZIP archive"),
    "sqlite.txt": (fmt(b"SQLite format 3\0"), "a database (SQLite)"),
    "access.txt": (fmt(b"\0\x01\0\0Standard ACE DB"), "a database (Access)"),
    "mp3.txt": (fmt(b"ID3\x04\0\0"), "a sound or a film (MP3)"),
    "mp4.txt": (fmt(b"\0\0\0\x20ftypisom"), "a sound or a film (MP4)"),
    "ogg.txt": (fmt(b"OggS\0\x02"), "a sound or a film (OGG)"),
    "heic.docx": (fmt(b"\0\0\0\x20ftypheic"), "a picture (HEIC)"),
    "tiff.docx": (fmt(b"II*\0\x08\0\0\0"), "a picture (TIFF)"),
    "bmp.docx": (fmt(b"BM\x36\0\x0C\0\0\0\0\0"), "a picture (BMP)"),
    "png.txt": (fmt(b"\x89PNG\r\n\x1A\n"), "a picture (PNG)"),
    "xlsx.docx": (xlsx, "a spreadsheet (Excel)"),
    "pptx.docx": (packed({"[Content_Types].xml": "<Types/>",
                          "ppt/presentation.xml": "<x/>"}),
                  "a presentation (PowerPoint)"),
    "ods.docx": (stored("application/vnd.oasis.opendocument.spreadsheet"),
                 "a spreadsheet (OpenDocument)"),
    "odt.docx": (stored("application/vnd.oasis.opendocument.text"),
                 "damaged or not whole"),
    "pages.docx": (packed({"Index/Document.iwa": "a"}), "(Pages, Numbers"),
    "xps.docx": (packed({"[Content_Types].xml": "<Types/>",
                         "FixedDocSeq.fdseq": "<x/>"}), "pages (XPS)"),
    "ps.txt": (b"%!PS-Adobe-3.0\n(Bao cao) show\n", "pages (PostScript)"),
    "djvu.txt": (fmt(b"AT&TFORM\0\0\x10\0DJVU"), "pages (DjVu)"),
    "chm.txt": (fmt(b"ITSF\x03\0\0\0"), "a help file (CHM)"),
    "font.txt": (fmt(b"\0\x01\0\0\0\x12"), "a font (TrueType)"),
    "doc.docx": (ole("WordDocument"), "without one"),
    "secret.docx": (ole("EncryptedPackage"), "with a password"),
    "msg.docx": (ole("__properties_version1.0"), "(Outlook)"),
    "other.doc": (ole("Contents"), "another program (OLE)"),
    "word2003.doc": (b'<?xml version="1.0"?><?mso-application progid="Word.'
                     b'Document"?><w:wordDocument><w:t>a</w:t>'
                     b'</w:wordDocument>', "(Word 2003, XML)"),
    "vcard.txt": (b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n", "(vCard)"),
    "shortcut.docx": (fmt(b"\x4C\0\0\0\x01\x14\x02\0"), "(Windows, .lnk)"),
    "pgp.txt": (b"-----BEGIN PGP MESSAGE-----\n\naGk=\n", "encrypted"),
}


def parts():
    """Cut off in the text; with notes that are damaged; in English."""
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            '2006/relationships"><Relationship Id="n" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/footnotes" '
            'Target="footnotes.xml"/></Relationships>')
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{P * 20}</w:footnote>' \
            "</w:footnotes>"
    referring = BODY.replace("</w:t>", '</w:t></w:r><w:r><w:footnoteReference '
                             'w:id="1"/></w:r><w:r><w:t>', 1)
    core = ('<x:coreProperties xmlns:x="http://schemas.openxmlformats.org/'
            'package/2006/metadata/core-properties" xmlns:dc="http://purl.org/'
            'dc/elements/1.1/"><dc:language>en-GB</dc:language>'
            "</x:coreProperties>")
    properties = RELATIONS.replace("<Relationship ", (
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/'
        '2006/relationships/metadata/core-properties" Target="core.xml"/>'
        "<Relationship "), 1)
    english = BODY.replace("Báo cáo", "The annual report of the office")
    return {
        "cut-text": word(BODY[:-60]),
        "notes": spoiled(word(referring, **{
            "word/_rels/document.xml.rels": rels,
            "word/footnotes.xml": notes}), "word/footnotes.xml"),
        "english": word(english[:-60], **{"_rels/.rels": properties,
                                          "core.xml": core}),
    }


def main():
    folder = Path(sys.argv[-1])
    if sys.argv[1] == "--parts":
        for name, data in parts().items():
            (folder / f"{name}.docx").write_bytes(data)
        return
    for name, (data, sentence) in FILES.items():
        (folder / name).write_bytes(data)
        print(f"{name}|{sentence}")


main()
