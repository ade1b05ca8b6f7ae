# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# --cover: drawn by default, none, or a picture; and what the EPUB says of it.

photo=$cases/hoi-nghi_files/toan-canh-1.jpg

edition() { # NAME ARGUMENTS...: in $tmp/NAME.epub, unpacked in $tmp/NAME
    local to=$1
    shift
    run "$anban" -q -t epub -o "$tmp/$to.epub" "$@" "$report"
    check "$to: converted" exited 0
    check "$to: nothing to say" equal '' "$(cat "$tmp/out" "$tmp/err")"
    unzip -qq "$tmp/$to.epub" -d "$tmp/$to"
}

edition drawn
check 'drawn: a PNG of 1600 by 2560, with a palette' grep -Eq \
    '^1600 2560 8 [1-9]' <(python3 tests/jpeg.py "$tmp/drawn/EPUB/cover.png")
size=$(stat -c %s "$tmp/drawn/EPUB/cover.png")
check 'drawn: below 127 KB' test "$size" -lt 127000
size=$(stat -c %s "$tmp/drawn.epub")
check 'drawn: the EPUB is below 200 KB' test "$size" -lt 200000

package=$tmp/drawn/EPUB/package.opf
check 'picture in the manifest' grep -q \
    '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>' \
    "$package"
check 'picture as EPUB 2 has it' grep -q \
    '<meta name="cover" content="cover-image"/>' "$package"
check 'page first, but out of line' equal \
    '<itemref idref="cover" linear="no"/>' \
    "$(grep -m 1 '<itemref' "$package")"
check 'page is a landmark' grep -q \
    '<a epub:type="cover" href="cover.xhtml">Bìa</a>' \
    "$tmp/drawn/EPUB/nav.xhtml"
check 'page in the guide that EPUB 2 has' grep -q \
    '<reference type="cover" title="Bìa" href="cover.xhtml"/>' "$package"
page=$tmp/drawn/EPUB/cover.xhtml
check 'page shows the picture, as large as the screen' grep -q \
    '<svg [^>]* viewBox="0 0 1600 2560" .* xlink:href="cover.png"></image></svg>' "$page"
check 'page: title and publisher in words' grep -q \
    'role="img" aria-label="Bìa: Hội nghị tổng kết .* của Tổng cục Môi trường, TRUNG TÂM' "$page"
check 'still of use to who cannot see' grep -q \
    '"schema:accessModeSufficient">textual<' "$package"
check 'still conforms' grep -q 'dcterms:conformsTo' "$package"

edition auto --cover auto
check '--cover auto: as without' cmp "$tmp/drawn.epub" "$tmp/auto.epub"

edition bare --cover none
check '--cover none: no trace' refute grep -rqi \
    --exclude='*.css' cover "$tmp/bare"

# The cover's letters stay out of the PDF, in whichever order they are made.
run "$anban" -q -t pdf -o "$tmp/alone.pdf" "$report"
mkdir "$tmp/both"
run "$anban" -q -t epub,pdf -o "$tmp/both" "$report"
check 'the PDF does not change' cmp "$tmp/alone.pdf" \
    "$tmp/both/$(basename "$report" .txt).pdf"

# What no font has stands as a replacement on the cover, too.
printf -- '---\ntitle: "中 và 𓀀"\n---\n\nMột đoạn văn.\n' >"$tmp/strange.md"
run "$anban" -q -t epub -o "$tmp/strange.epub" "$tmp/strange.md"
check 'a character that no font has' exited 0

edition photo --cover "$photo"
check 'a photograph that fits is untouched' cmp "$photo" \
    "$tmp/photo/EPUB/cover.jpg"
check 'of a picture not ours no claim is made' \
    refute grep -q 'dcterms:conformsTo' "$tmp/photo/EPUB/package.opf"
python3 tests/jpeg.py turn tests/images/turned.jpg "$tmp/turned.jpg"
edition turned --cover "$tmp/turned.jpg"
edition clear --cover tests/images/clear.webp
for to in turned clear; do
    check "$to: a JPEG" grep -q ' 3 baseline$' \
        <(python3 tests/jpeg.py "$tmp/$to/EPUB/cover.jpg")
done
check 'turned upright' equal "$(python3 tests/jpeg.py "$tmp/turned.jpg" |
    awk '{ print $2, $1 }')" \
    "$(python3 tests/jpeg.py "$tmp/turned/EPUB/cover.jpg" |
        awk '{ print $1, $2 }')"

# Noise of 1800 by 3000 pixels becomes as small as it may.
python3 tests/jpeg.py noise 1800 3000 "$tmp/large.png"
edition large --cover "$tmp/large.png"
check 'large: within 1600 by 2560, in its shape' grep -Eq \
    '^(1536 2560|1152 1920|960 1600) 3 ' \
    <(python3 tests/jpeg.py "$tmp/large/EPUB/cover.jpg")

for to in drawn photo; do
    under_sanitizers || check "$to: epubcheck" epub_is_valid "$tmp/$to.epub"
done

# What is no picture is refused as a wrong option, before anything is written.
mkdir "$tmp/none"
refused() { # FILE
    run "$anban" --cover "$1" -o "$tmp/none" "$report"
    check "refused: $1" exited 2
    check "refused: $1: one sentence" equal 1 "$(wc -l <"$tmp/err")"
    check "refused: $1: says which" grep -qF "anban: --cover $1" "$tmp/err"
    check "refused: $1: writes nothing" equal '' "$(listing "$tmp/none")"
}
refused "$tmp/missing.jpg"
refused "$tmp"
refused fonts/README.md
head -c 300 "$photo" >"$tmp/broken.jpg"
refused "$tmp/broken.jpg"
: >"$tmp/empty.png"
refused "$tmp/empty.png"
