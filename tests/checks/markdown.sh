# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Markdown as a whole: every name that HTML has for a character.

python3 - "$tmp/names.md" "$tmp/names.txt" <<'EOF'
import html.entities
import sys
import unicodedata

# White space of ASCII becomes one space, and so means nothing here.
names = {name: text for name, text in html.entities.html5.items()
         if name.endswith(";") and text.strip() != ""}
with open(sys.argv[1], "w") as source, open(sys.argv[2], "w") as wanted:
    for name, text in sorted(names.items()):
        source.write(f"&{name}x{name[:-1]}\n\n")
        text = unicodedata.normalize("NFC", text)
        wanted.write(f"{text}x{name[:-1]}\n")
EOF
run "$anban" -t epub --lang en --keep-all -o "$tmp/names.epub" "$tmp/names.md"
check 'names of characters' exited 0
check 'names of characters: as in HTML' python3 - "$tmp/names.txt" \
    "$tmp/names.epub" <<'EOF'
import html
import re
import sys
import zipfile

wanted = open(sys.argv[1], encoding="utf-8").read().splitlines()
book = zipfile.ZipFile(sys.argv[2])
seen = []
for name in sorted(book.namelist()):
    if name.endswith(".xhtml") and "nav" not in name:
        text = book.read(name).decode("utf-8")
        seen += [html.unescape(re.sub("<[^>]*>", "", line)) for line in
                 re.findall(r"<(?:p|h1)\b.*?</(?:p|h1)>", text, re.S)]
missing = [line for line in wanted if line not in set(seen)]
if missing or not wanted:
    sys.exit(f"{len(missing)} of {len(wanted)} are not there: {missing[:5]}")
EOF
