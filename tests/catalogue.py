# SPDX-License-Identifier: MIT
"""catalogue.py FILE.po: complain of translations that have lost something.

What a message says of the command line (--option, -o, FILE.ending, a4) must be
in its translation, too; so must its beginning "anban: ". Text is in NFC. A plural
has the forms that src/command/catalogue.h knows.
"""

import re
import sys
import unicodedata
from pathlib import Path

WORD = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*|\.[a-z]{3,5}|nd30|2up|[a-z]+[0-9]+"
                  r"|U\+FFFD)(?!\w)")


PLURALS = ("nplurals=1; plural=0;", "nplurals=2; plural=n != 1;",
           "nplurals=2; plural=(n != 1);")


def entries(text):
    for block in text.split("\n\n"):
        fields = {}
        name = None
        for line in block.split("\n"):
            if line.startswith("#"):
                continue
            found = re.match(r'(msg[a-z_]+(?:\[\d\])?) (".*")$', line)
            if found:
                name, line = found.groups()
            if name and line.startswith('"'):
                fields[name] = fields.get(name, "") + line[1:-1]
        yield fields


def complaints(text):
    if unicodedata.normalize("NFC", text) != text:
        yield "not all of it is NFC"
    plurals = re.search(r"Plural-Forms: (.*?)\\n", text)
    if plurals and plurals[1] not in PLURALS:
        yield f"no such plurals: {plurals[1]}"
    for fields in entries(text):
        source = fields.get("msgid_plural") or fields.get("msgid")
        for name, translation in fields.items():
            if not source or not name.startswith("msgstr"):
                continue
            for word in set(WORD.findall(source)):
                if word not in WORD.findall(translation):
                    yield f"{word} is not in: {translation}"
            if source.startswith("anban: ") != translation.startswith("anban: "):
                yield f'"anban: " does not open: {translation}'


found = list(complaints(Path(sys.argv[1]).read_text("utf-8")))
print("; ".join(found), end="\n" if found else "")
sys.exit(bool(found))
