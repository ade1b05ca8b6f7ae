# SPDX-License-Identifier: MIT
"""safety.py FILE...: complain of what is active, or remote, in editions.

Of an EPUB every XML, CSS and SVG file is read: no script, frame, form or event
attribute, no address but of those that a reader may be led to, and nothing
that the page fetches by itself from elsewhere. Of a PDF every object, as qpdf
shows it: no action but to a place in the file or to such an address.
"""

import json
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

HOST = r"[a-z0-9-]+(\.[a-z0-9-]+)*"
LINKS = re.compile(
    rf"(https?://(?![^/?#]*\.?\d[^./?#:]*([/?#:]|$)){HOST}(:\d{{1,5}})?([/?#].*)?"
    rf"|mailto:[^@?,]+@{HOST}(,[^@?,]+@{HOST})*(\?(subject|body)=.*)?"
    r"|tel:\+?\d{3,15})$", re.I)
ELEMENTS = {"script", "iframe", "frame", "object", "embed", "applet", "form",
            "input", "button", "base", "foreignObject", "audio", "video",
            "animate", "set", "handler"}
FETCHED = ("src", "srcset", "poster", "data", "background", "code")
ACTIVE = ("/JavaScript", "/JS", "/AA", "/Launch", "/EmbeddedFile",
          "/EmbeddedFiles", "/RichMedia", "/SubmitForm", "/ImportData",
          "/GoToR", "/GoToE", "/XFA", "/Movie", "/Sound", "/Rendition",
          "/AcroForm", "/Filespec")


def scheme(address):
    found = re.match(r"\s*([a-z][a-z0-9+.-]*):", address, re.I)
    return found[1].lower() if found else None


def is_remote(address):
    return bool(scheme(address)) or address.strip().startswith(("//", "\\\\"))


def of_element(element):
    tag = str(element.tag).rpartition("}")[2]
    if tag in ELEMENTS:
        yield f"<{tag}>"
    for full, value in element.attrib.items():
        name = full.rpartition("}")[2].lower()
        if name.startswith("on") or name == "srcdoc":
            yield f"{name}="
        fetches = name in FETCHED or (
            name == "href" and tag in ("link", "image", "use", "item"))
        if fetches and is_remote(value):
            yield f"<{tag} {name}={value[:60]}>"
        if name == "href" and not fetches and is_remote(value) \
                and not LINKS.match(value):
            yield f"<{tag} href={value[:60]}>"
        if name == "style":
            yield from of_style(value)
        if name == "http-equiv":
            yield "http-equiv"


def of_style(text):
    if re.search(r"@import|expression\s*\(|-moz-binding|behavior\s*:", text,
                 re.I):
        yield "a style that is active"
    for address in re.findall(r"url\(\s*['\"]?([^'\")]*)", text, re.I):
        if is_remote(address):
            yield f"url({address[:60]})"


def of_epub(path):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("/") or ".." in name.split("/"):
                yield f"the name {name}"
            data = book.read(name)
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
                if b"<!ENTITY" in data:
                    yield f"{name}: an entity"
                for element in ElementTree.fromstring(data).iter():
                    for what in of_element(element):
                        yield f"{name}: {what}"
                for style in re.findall(rb"<style[^>]*>(.*?)</style>", data,
                                        re.S):
                    yield from of_style(style.decode())
            elif name.endswith(".css"):
                yield from of_style(data.decode())
            elif not re.search(r"(mimetype|\.(jpe?g|png|gif|webp|ttf|otf|"
                               r"woff2?))$", name):
                yield f"{name}: a file of an unknown kind"


def of_object(value):
    if isinstance(value, list):
        for each in value:
            yield from of_object(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in ACTIVE:
                yield key
            if key == "/OpenAction" and not isinstance(each, list):
                yield "/OpenAction with an action"
            if key == "/URI" and isinstance(each, str):
                address = each.removeprefix("u:")
                if not LINKS.match(address):
                    yield f"/URI {address[:60]}"
            yield from of_object(each)
    elif value in ACTIVE:
        yield value


def of_pdf(path):
    said = subprocess.run(["qpdf", "--json=2", path], check=False,
                          capture_output=True)
    yield from of_object(json.loads(said.stdout)["qpdf"][1])


def main():
    found = False
    for path in sys.argv[1:]:
        judge = of_pdf if path.endswith(".pdf") else of_epub
        for what in judge(path):
            found = True
            print(f"{path}: {what}")
    sys.exit(found or len(sys.argv) < 2)


if __name__ == "__main__":
    main()
