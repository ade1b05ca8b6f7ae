# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# --font and --fallback-font: a family is found by what its files say of
# themselves, what cannot be used is refused before anything is written, and
# what a family lacks stands in both editions all the same.

family=$tmp/family
alone=$tmp/alone
mkdir "$family" "$alone" "$tmp/out.d"

# The names of the files mislead, and other things lie beside.
cp fonts/LiberationSerif-Regular.ttf "$family/X-BoldItalic.ttf"
cp fonts/LiberationSerif-Bold.ttf "$family/y.TTF"
cp fonts/LiberationSerif-Italic.ttf "$family/z.otf"
cp fonts/LiberationSerif-BoldItalic.ttf "$family/regular.ttf"
cp fonts/AnbanSymbols.ttf "$family/X-Bold.ttf"
head -c 5000 fonts/LiberationSerif-Bold.ttf >"$family/a.ttf"
echo 'not a font' >"$family/b.ttf"
: >"$family/c.ttc"
mkfifo "$family/d.ttf"
mkdir "$family/e.ttf"
ln -s nowhere "$family/f.ttf"
cp fonts/LiberationSerif-Regular.ttf "$alone/one.ttf"

cat >"$tmp/styles.md" <<'TEXT'
# Một báo cáo

Chữ thường, **chữ đậm**, *chữ nghiêng*, ***chữ đậm nghiêng*** và ☑.
TEXT

fonts_of() { # FILE: of the pages dump
    sed -n 's/^font \(.*\)/\1/p' "$1" | tr '\n' ';'
}

all='regular LiberationSerif;bold LiberationSerif-Bold;'
all+='italic LiberationSerif-Italic;bold-italic LiberationSerif-BoldItalic;'
all+='fallback AnbanSymbols;'

run within 20 "$anban" --font "$family/X-BoldItalic.ttf" -t pages -o - \
    "$tmp/styles.md"
check 'family' exited 0
check 'family: found by its names' equal "$all" "$(fonts_of "$tmp/out")"
check 'family: nothing said' equal '' "$(cat "$tmp/err")"
run env -C "$family" "$anban" --font X-BoldItalic.ttf -t pages -o - \
    "$tmp/styles.md"
check 'family: in the current folder' equal "$all" "$(fonts_of "$tmp/out")"

# The same file as the built-in one makes the same pages.
cp "$tmp/out" "$tmp/given.pages"
run "$anban" -t pages -o - "$tmp/styles.md"
check 'family: the same pages' cmp "$tmp/out" "$tmp/given.pages"

# No edition replaces a face, also one that was found beside the one named.
before=$(listing "$family")
for face in X-BoldItalic.ttf y.TTF z.otf regular.ttf; do
    run "$anban" --overwrite --font "$family/X-BoldItalic.ttf" -t pdf \
        -o "$family/$face" "$tmp/styles.md"
    check "family: $face is no edition's place" exited 1
    check "family: $face stays" same_files "$family" "$before"
done

# Alone: the other styles are told, and the e-reader slants and thickens.
run "$anban" --font "$alone/one.ttf" -o "$tmp/out.d" "$tmp/styles.md"
check 'alone' exited 0
check 'alone: three are told' equal 3 \
    "$(grep -c 'face of Liberation Serif lies beside' "$tmp/err")"
unzip -l "$tmp/out.d/styles.epub" >"$tmp/listing"
check 'alone: the EPUB has a face and the symbols' equal 2 \
    "$(grep -c '\.ttf$' "$tmp/listing")"
check 'alone: the symbols are in the style sheet' grep -q \
    'font-family: "Liberation Serif", "Anban Symbols 1", serif' \
    <(unzip -p "$tmp/out.d/styles.epub" EPUB/style.css)
check 'alone: epubcheck' epub_is_valid "$tmp/out.d/styles.epub"
check 'alone: qpdf' qpdf --check "$tmp/out.d/styles.pdf"
check 'alone: the symbol is read' grep -q '☑' \
    <(pdftotext "$tmp/out.d/styles.pdf" -)

# A collection: its first face, and the others as if beside it.
python3 tests/fontfile.py collection "$alone/all.ttc" \
    fonts/LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf
rm "$alone/one.ttf"
run "$anban" --font "$alone/all.ttc" -o "$tmp/out.d" "$tmp/styles.md"
check 'collection' exited 0
check 'collection: nothing said' equal '' "$(cat "$tmp/err")"
run "$anban" --font "$alone/all.ttc" -t pages -o - "$tmp/styles.md"
check 'collection: the same pages' cmp "$tmp/out" "$tmp/given.pages"
check 'collection: epubcheck' epub_is_valid "$tmp/out.d/styles.epub"
check 'collection: qpdf' qpdf --check "$tmp/out.d/styles.pdf"

# A variable font: what it is at weight 400, and its bold face at 700, where
# each letter is by 60 of 2048 wider in this one.
vary=$tmp/vary
mkdir "$vary"
python3 tests/fontfile.py variable "$vary/v.ttf" \
    fonts/LiberationSerif-Regular.ttf 100 400 900
run within 20 "$anban" --font "$vary/v.ttf" -t pages -o - "$tmp/styles.md"
check 'variable' exited 0
check 'variable: no bold is missed' equal 2 \
    "$(grep -c 'italic face of Liberation Serif lies beside' "$tmp/err")"
check 'variable: nothing else is told' equal 2 "$(wc -l <"$tmp/err")"
check 'variable: two faces of one file' equal \
    "${all/italic LiberationSerif-Italic;bold-italic*Italic;/}" \
    "$(fonts_of "$tmp/out")"

width_of() { # OPTION... TEXT: in points
    printf '%s\n' "${@: -1}" >"$tmp/one.md"
    "$anban" "${@:1:$#-1}" -q -t pages -o - "$tmp/one.md" |
        sed -n 's/^  text .* w\([0-9.]*\) .*/\1/p'
}
plain=$(width_of 'chữ đậm')
check 'variable: regular is the default' equal "$plain" \
    "$(width_of --font "$vary/v.ttf" 'chữ đậm')"
check 'variable: bold is wider' equal \
    "$(awk "BEGIN { printf \"%.2f\", $plain + 7 * 60 * 14 / 2048 }")" \
    "$(printf %.2f "$(width_of --font "$vary/v.ttf" '**chữ đậm**')")"
run "$anban" --font "$vary/v.ttf" -o "$tmp/out.d" "$tmp/styles.md"
check 'variable: epubcheck' epub_is_valid "$tmp/out.d/styles.epub"
check 'variable: qpdf' qpdf --check "$tmp/out.d/styles.pdf"
check 'variable: read' grep -q 'chữ đậm' <(pdftotext "$tmp/out.d/styles.pdf" -)

# Its thinnest face may be what it is by default: that is not the regular one.
python3 tests/fontfile.py variable "$vary/v.ttf" \
    fonts/LiberationSerif-Regular.ttf 100 100 900
check 'variable: not as thin as by default' equal \
    "$(awk "BEGIN { printf \"%.1f\", $plain + 7 * 37.5 * 14 / 2048 }")" \
    "$(printf %.1f "$(width_of --fallback-font "$vary/v.ttf" \
        --font "$vary/v.ttf" 'chữ đậm')")"
cp "$vary/v.ttf" "$tmp/broken.ttf"
printf '\1' | dd of="$tmp/broken.ttf" bs=1 seek=90000 conv=notrunc status=none

# What a font stands in for is asked of the one that is given first.
run "$anban" --fallback-font "$family/X-Bold.ttf" --font "$alone/all.ttc" \
    -o "$tmp/out.d" "$tmp/styles.md"
check 'fallback' exited 0
check 'fallback: read' grep -q '☑' <(pdftotext "$tmp/out.d/styles.pdf" -)

# Several are asked in their order: the first has a letter of its own weight.
run "$anban" --font "$family/X-BoldItalic.ttf" -t pages -o - \
    --fallback-font "$family/X-Bold.ttf" \
    --fallback-font "$family/y.TTF" "$tmp/styles.md"
check 'two fallbacks' grep -q ' AnbanSymbols [0-9.]* .*"☑' "$tmp/out"
many=()
for _ in 1 2 3 4 5 6 7 8 9; do many+=(--fallback-font "$family/X-Bold.ttf"); done
run "$anban" "${many[@]}" -t pages -o - "$tmp/styles.md"
check 'nine are too many' exited 2
check 'which is said' grep -q 'no more than 8 fonts' "$tmp/err"

# What none has is told once, all of it.
printf '漢字 chữ 𡨸 và 漢.\n' >"$tmp/nom.txt"
run "$anban" -t pages -o - "$tmp/nom.txt"
check 'one warning' equal 1 "$(wc -l <"$tmp/err")"
check 'with each character once' grep -q 'U+6F22, U+5B57, U+21A38;' "$tmp/err"

# Refused, with one sentence that names the file, before anything is written.
refused() { # WHAT TEXT OPTION FILE
    local before
    before=$(listing "$tmp/out.d")
    run within 20 "$anban" "$3" "$4" -o "$tmp/out.d" "$tmp/styles.md"
    check "$1: status" exited 2
    check "$1: says so" grep -q "$4: .*$2" "$tmp/err"
    check "$1: one message" one_message "$4"
    check "$1: no output" same_files "$tmp/out.d" "$before"
}

refused 'nothing there' 'cannot be read' --font "$tmp/no.ttf"
refused 'a folder' 'no file' --font "$family"
refused 'a pipe' 'no file' --font "$family/d.ttf"
refused 'a text' 'no TrueType font' --font "$family/b.ttf"
refused 'cut short' 'cut short' --font "$family/a.ttf"
refused 'variable: broken' 'the font is damaged' --font "$tmp/broken.ttf"
refused 'variable, in its place' 'the font is damaged' \
    --fallback-font "$tmp/broken.ttf"
refused 'empty' 'no TrueType font' --fallback-font "$family/c.ttc"
refused 'no letters' 'lacks what Vietnamese needs: .* and [0-9]* more' \
    --font "$family/X-Bold.ttf"
truncate -s 70M "$tmp/large.ttf"
refused 'too large' 'more than 64 MB' --font "$tmp/large.ttf"
refused 'fallback: a text' 'no TrueType font' --fallback-font "$family/b.ttf"
