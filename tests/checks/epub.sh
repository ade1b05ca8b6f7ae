# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# The e-reader edition: what is in the archive and how, a style sheet which old
# readers take, long texts in files that a reader can hold, and what it says of
# the printed edition. That its pages are the PDF's is in page_list.sh.

all=("${case_inputs[@]}")
mkdir "$tmp/all" "$tmp/long"
run "$anban" -q -t epub -o "$tmp/all" "${all[@]}"
check 'every case' exited 0
for part in container style ids; do
    check "every case: $part" python3 tests/epub.py "$part" "$tmp"/all/*.epub
done
book=$tmp/all/$(basename "$report" .txt).epub

# The archive as Info-ZIP sees it, entry by entry.
unzip -Z -v "$book" >"$tmp/zip" 2>&1
entries=$(grep -c '^Central directory entry #' "$tmp/zip")
every_entry_says() { # TEXT: at the end of a line
    equal "$entries" "$(grep -c "  $1\$" "$tmp/zip")"
}
check 'made by Unix' every_entry_says Unix
check 'plain files' every_entry_says '.*(100644 octal).*-rw-r--r--'
check 'no extra fields' every_entry_says '0 bytes'
check 'no data descriptors' every_entry_says no
check 'dated in UTC' every_entry_says '2020 Dec 22 00:00:00'

# Both do what people do who change a cover by hand.
mkdir "$tmp/x"
unzip -q "$book" -d "$tmp/x"
python3 - "$tmp/x" "$tmp/python.epub" <<'EOF'
import os, sys, zipfile
folder, path = sys.argv[1:]
with zipfile.ZipFile(path, "w") as book:
    book.write(f"{folder}/mimetype", "mimetype", zipfile.ZIP_STORED)
    for at, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            inside = os.path.relpath(os.path.join(at, name), folder)
            if inside != "mimetype":
                book.write(os.path.join(at, name), inside, zipfile.ZIP_DEFLATED)
EOF
check 'packed again by Python' epub_is_valid "$tmp/python.epub"
if command -v zip >/dev/null; then
    (cd "$tmp/x" && zip -qX0 "$tmp/zip.epub" mimetype &&
        zip -qXr9 "$tmp/zip.epub" META-INF EPUB)
    check 'packed again by zip' epub_is_valid "$tmp/zip.epub"
else
    skip 'packed again by zip' 'zip is not installed'
fi

# Of the fonts there is what the text uses, within bounds, with its kerning.
font_bytes() { # the two largest, as they are in the archive
    unzip -v "$book" | awk '/\.ttf$/ { print $3 }' | sort -rn | head -n 2 |
        awk '{ n += $1 } END { print n }'
}
bytes=$(font_bytes)
check "two styles in 45 KB: $bytes" test "$bytes" -lt 45000
has_table() { # TAG FONT
    head -c 400 "$2" | grep -aq "$1"
}
for font in "$tmp"/x/EPUB/*.ttf; do
    check "$(basename "$font"): kerning" has_table GPOS "$font"
done

# A picture that fits is the file which came with the text; one that does not
# is made smaller. (For JPEG, pictures.sh has the same.)
mkdir "$tmp/pictures"
python3 - "$tmp/pictures" <<'EOF'
import struct, sys, zlib
def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))
def png(width, height, colour, pixel):
    rows = (b"\0" + pixel * width) * height
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, colour,
                                       0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
folder = sys.argv[1]
for name, data in (("fits", png(60, 40, 2, b"\x10\x80\x20")),
                   ("large", png(2500, 2000, 2, b"\x10\x80\x20")),
                   ("clear", png(60, 40, 6, b"\x10\x80\x20\x40"))):
    open(f"{folder}/{name}.png", "wb").write(data)
open(f"{folder}/a.md", "w").write(
    "".join(f"![hình]({n}.png)\n\n" for n in ("fits", "large", "clear")))
EOF
run "$anban" -q -t epub -o "$tmp/pictures" "$tmp/pictures/a.md"
unzip -qq "$tmp/pictures/a.epub" 'EPUB/image-*' -d "$tmp/pictures"
check 'a PNG that fits is untouched' cmp "$tmp/pictures/fits.png" \
    "$tmp/pictures/EPUB/image-1.png"
size_of() { # PNG: its width, height and type of colour
    od -An -tu1 -j16 -N10 "$1" |
        awk '{ print $3 * 256 + $4, $7 * 256 + $8, $10 }'
}
check 'a large one has at most 4 megapixels' awk \
    '{ exit $1 * $2 > 4e6 || $1 * $2 < 3.9e6 }' \
    <(size_of "$tmp"/pictures/EPUB/image-2.png)
check 'behind a transparent one is white: no alpha' awk '{ exit $3 > 3 }' \
    <(size_of "$tmp"/pictures/EPUB/image-3.png)

# The PDF bears the name by which its pages are said to be.
run "$anban" -q -t pdf -o "$tmp/printed.pdf" "$report"
printed=$(grep -ao 'xmpMM:DocumentID>[^<]*' "$tmp/printed.pdf")
check 'the PDF is named' grep -q \
    "\"pageBreakSource\">${printed#*>}</meta>" "$tmp/x/EPUB/package.opf"
check 'the PDF has a name' grep -q 'urn:uuid:' <<<"$printed"

# Longer than a file may be, in one block.
python3 - "$tmp" <<'EOF'
import sys
folder = sys.argv[1]
line = "Chất lượng nước tại các điểm quan trắc đã đạt yêu cầu."
texts = {
    "list": "\n".join(f"{i}. {line}{line}" for i in range(1, 4000)),
    "table": "| A | B |\n|--|--|\n" + f"| {line} | 1 |\n" * 6000,
    "quote": f"> {line} {line}\n>\n" * 4000,
    "notes": " ".join(f"{line}[^{i}]" for i in range(3000)) + "\n\n" +
             "\n".join(f"[^{i}]: {line}\n" for i in range(3000)),
    "code": "```\n" + "x\n" * 200000 + "```",
}
for name, text in texts.items():
    with open(f"{folder}/{name}.md", "w") as file:
        file.write(f"# Một\n\n{line}\n\n{text}\n\n{line}\n")
EOF
run "$anban" -q -t epub -o "$tmp/long" "$tmp"/*.md
check 'long blocks' exited 0
check 'long blocks: files, links' python3 tests/epub.py ids "$tmp"/long/*.epub
check 'long notes' epub_is_valid "$tmp/long/notes.epub"
count_words() { # EPUB WORD
    python3 tests/epub.py text "$1" | grep -o "$2" | wc -l
}
check 'long list: every item' equal 8000 \
    "$(count_words "$tmp/long/list.epub" 'yêu cầu')"
check 'long table: every row' equal 6002 \
    "$(count_words "$tmp/long/table.epub" 'yêu cầu')"

# The checks above do notice.
sed -i 's/^body {/body { font-size: 12pt; color: red; margin: -1em;/' \
    "$tmp/x/EPUB/style.css"
sed -i 's/<section/<section id="a"><a id="a" href="#b">x<\/a><\/section><section/' \
    "$tmp"/x/EPUB/chapter-1.xhtml
(cd "$tmp/x" && python3 -m zipfile -c "$tmp/bad.epub" mimetype META-INF EPUB)
for part in container style ids; do
    check "a bad $part is refused" refute \
        python3 tests/epub.py "$part" "$tmp/bad.epub"
done

# MuPDF never ended with words that may be broken in columns narrower than a
# letter.
{
    printf '| Cột%.0s' {1..25}
    printf ' |\n'
    printf '|---%.0s' {1..25}
    printf '|\n'
    printf '| 1.234%.0s' {1..25}
    printf ' |\n'
} >"$tmp/wide.md"
"$anban" -q -t epub -o "$tmp/wide.epub" "$tmp/wide.md"
if command -v mutool >/dev/null; then
    check 'MuPDF lays out a crowded table' timeout 60 mutool draw -q -W 320 \
        -H 480 -S 18 -F txt -o "$tmp/wide.text" "$tmp/wide.epub"
fi
