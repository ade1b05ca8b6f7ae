# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The photographs of a saved page in both editions: all there, untouched, with
# their words, and a broken one costs itself alone.

page=$cases/trang-wordpress.html
photos=$cases/hoi-nghi_files

run "$anban" -o "$tmp" "$page"
check 'converted' exited 0
check 'nothing to say' equal '' "$(cat "$tmp/err")"
pdf=$tmp/trang-wordpress.pdf
epub=$tmp/trang-wordpress.epub

check 'PDF is sound' qpdf --check "$pdf"
check 'PDF: six JPEGs' equal 6 "$(pdfimages -list "$pdf" | grep -c ' jpeg ')"
mkdir "$tmp/pdf" "$tmp/epub"
pdfimages -all "$pdf" "$tmp/pdf/p"
unzip -qq "$epub" 'EPUB/image-*' -d "$tmp/epub"
same() { # FOLDER: the very files that lie beside the page
    diff <(md5sum "$photos"/*.jpg | cut -d' ' -f1 | sort) \
        <(find "$1" -name '*.jp*g' -exec md5sum {} + | cut -d' ' -f1 | sort)
}
check 'EPUB: untouched' same "$tmp/epub"
check 'PDF: untouched' same "$tmp/pdf"

pdfinfo -struct-text "$pdf" >"$tmp/structure" 2>&1
check 'six figures are tagged' equal 6 "$(grep -c '^ *Figure' "$tmp/structure")"
check 'their captions, too' grep -q 'phát biểu khai mạc' "$tmp/structure"
check 'what is named is called as it is printed' \
    python3 tests/names.py "$anban" "$page" "$pdf"
check 'EPUB says what they show' equal 0 \
    "$(unzip -p "$epub" 'EPUB/chapter-*.xhtml' | grep -c 'alt=""')"

# One that is cut short is shown, one that is none is told; neither is fatal.
mkdir -p "$tmp/broken/hoi-nghi_files"
cp "$page" "$tmp/broken/p.html"
cp "$photos"/*.jpg "$tmp/broken/hoi-nghi_files"
echo 'no picture' >"$tmp/broken/hoi-nghi_files/toan-canh-2.jpg"
run "$anban" -o "$tmp/broken" "$tmp/broken/p.html"
check 'one broken: converted' exited 0
check 'one broken: told' one_message "$tmp/broken/p.html"
check 'one broken: the others are there' equal 5 \
    "$(pdfimages -list "$tmp/broken/p.pdf" | grep -c ' jpeg ')"

# At 36 pixels an inch they are made smaller for print alone.
run "$anban" --dpi 36 -t pdf -o "$tmp/small.pdf" "$page"
check '--dpi makes the PDF smaller' test "$(wc -c <"$tmp/small.pdf")" -lt \
    "$(wc -c <"$pdf")"

# The rows of a PNG go into the PDF as they are packed in the file.
mkdir "$tmp/rows"
python3 tests/png_rows.py make "$tmp/rows"
run "$anban" -t pdf -o "$tmp/rows.pdf" "$tmp/rows/all.md"
check 'PNG: converted' exited 0
check 'PNG: the PDF is sound' qpdf --check "$tmp/rows.pdf"
qpdf --qdf --stream-data=preserve "$tmp/rows.pdf" "$tmp/rows.qdf"
check 'PNG: nine of ten with their own filters' equal 9 \
    "$(grep -ac '/Predictor 15' "$tmp/rows.qdf")"
pdfimages "$tmp/rows.pdf" "$tmp/rows/p"
check 'PNG: their pixels' equal '' \
    "$(python3 tests/png_rows.py compare "$tmp/rows")"

# Of every form, large and in a line: nothing is translucent on paper, for what
# prints such a page may make a bitmap of it. Behind it is white.
mkdir "$tmp/clear"
cp "$root"/tests/images/*.{png,gif,webp} "$tmp/clear"
python3 - "$tmp/clear" <<'EOF'
import os, struct, sys, zlib
folder = sys.argv[1]
def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))
open(f"{folder}/small.png", "wb").write(
    b"\x89PNG\r\n\x1a\n" +
    chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 6, 0, 0, 0)) +
    chunk(b"IDAT", zlib.compress((b"\0" + b"\x10\x80\x20\x40" * 8) * 8)) +
    chunk(b"IEND", b""))
open(f"{folder}/clear.gif", "wb").write(
    b"GIF89a\1\0\1\0\x80\0\0\x10\x20\x30\xff\xff\xff"
    b"!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
open(f"{folder}/a.md", "w").write(
    "Dấu ![dấu](small.png) trong dòng.\n\n" +
    "".join(f"![hình]({n})\n\n" for n in sorted(os.listdir(folder))))
EOF
run "$anban" -t pdf -o "$tmp/clear/a.pdf" "$tmp/clear/a.md"
check 'translucent: converted' exited 0
check 'translucent: no masks' equal '' \
    "$(pdfimages -list "$tmp/clear/a.pdf" | grep mask)"
check 'translucent: nothing else of the kind' refute grep -aqE \
    '/(SMask|Mask|ca|CA|BM) ' \
    <(qpdf --qdf --object-streams=disable "$tmp/clear/a.pdf" -)
pdfimages "$tmp/clear/a.pdf" "$tmp/clear/p"
check 'translucent: white behind it' equal 'c3 df c7' \
    "$(tail -c 3 "$tmp/clear/p-000.ppm" | od -An -tx1 | xargs)"

# Where and with what a photograph was taken is in no edition, nor in the cover.
mkdir "$tmp/taken"
cp "$root/tests/images/where-taken.jpg" "$tmp/taken/p.jpg"
check 'the photograph tells its camera' grep -q SecretCam "$tmp/taken/p.jpg"
printf '![Ảnh](p.jpg)\n\nChữ.\n' >"$tmp/taken/t.md"
run "$anban" --cover "$tmp/taken/p.jpg" --pdf-profile plain -o "$tmp/taken" \
    "$tmp/taken/t.md"
check 'photograph: converted' exited 0
check 'photograph: its camera is not in the PDF' refute \
    grep -q SecretCam "$tmp/taken/t.pdf"
unzip -qq "$tmp/taken/t.epub" -d "$tmp/taken/epub"
check 'photograph: nor in the EPUB and its cover' refute \
    grep -rq SecretCam "$tmp/taken/epub"
