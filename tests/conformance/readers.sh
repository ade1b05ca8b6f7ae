#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The EPUBs in reading systems, foliate-js, epub.js and epub-ts, in a browser:
# the text of each chapter is the tree's, contents, pages and notes lead to
# their places, fonts and pictures are the book's, and at night on a telephone all
# stands on its pages. Then in the browser alone, under readers' settings. Pictures
# of all that are left in the build folder. With QUICK set, without the third
# reading system and the long pictures.

set -u
. tests/conformance/books.bash

room=$rooms/readers
CHROMIUM=$(command -v chromium)
export CHROMIUM
need_modules

expect() { # INPUT BOOK [OPTION]...: what reading it must find
    local input=$1 book=$2
    shift 2
    python3 tests/conformance/epub/expected.py "$anban" "$input" "$@" \
        >"$book.json" || bad "$(basename "$input")" 'has no tree'
}

mapfile -t inputs < <(printf 'tests/cases/%s\n' "${few[@]}")
make_books "$room/out" "${inputs[@]}"
for input in "${inputs[@]}"; do
    options_of "$input"
    expect "$input" "$room/out/$(basename "$input").epub" \
        ${options[@]+"${options[@]}"}
done
make_spoiled "$room/spoiled"
spoiled=()
for fault in hidden-text lost turned words-joined too-wide; do
    spoiled+=("$room/spoiled/$fault.epub")
done
for book in "$room/spoiled/sound.epub" "${spoiled[@]}"; do
    expect "$room/spoiled/book.md" "$book"
done

rm -rf "$room/pictures"
read_with() { # READER
    node tests/conformance/readers/run.mjs "$1" "$room/pictures/$1" \
        "$room"/out/*.epub "$room/spoiled/sound.epub" "${spoiled[@]}" \
        >"$room/$1.txt" 2>"$room/$1.err"
}

unpacked=()
rm -rf "$room/unpacked" && mkdir "$room/unpacked"
for book in "$room"/out/*.epub \
    "$room"/spoiled/{sound,black-on-dark,lost,too-wide}.epub; do
    unpacked+=("$room/unpacked/$(basename "$book" .epub)")
    unzip -q "$book" -d "${unpacked[-1]}"
done

look_at_settings() {
    local pictures=$room/pictures/settings
    [ -z "${QUICK:-}" ] || pictures=none
    node tests/conformance/readers/settings.mjs "$pictures" "${unpacked[@]}" \
        >"$room/settings.txt" 2>"$room/settings.err"
}

# Mostly waiting for the browser, so at once.
readers=(foliate epubjs)
[ -n "${QUICK:-}" ] || readers+=(epub-ts)
for reader in "${readers[@]}"; do
    read_with "$reader" &
done
look_at_settings
wait

for reader in "${readers[@]}"; do
    said=$room/$reader.txt
    judge "$reader" "$said" "$room"/out/*.epub "$room/spoiled/sound.epub"
    while read -r fault finding; do
        refused "$reader" "$said" "$fault" "$finding"
    done <<'END'
hidden-text text parts
lost did not load
lost no picture
turned contents lead not to
turned page list leads not to
turned reference leads not to
words-joined text parts
too-wide telephone: off its page
END
done
judge settings "$room/settings.txt" "$room"/out/*.epub \
    "$room/spoiled/sound.epub"
refused settings "$room/settings.txt" black-on-dark 'dark: .*contrast'
refused settings "$room/settings.txt" too-wide 'narrow: .* px of 320'
refused settings "$room/settings.txt" lost "which is not the book's"
counts
