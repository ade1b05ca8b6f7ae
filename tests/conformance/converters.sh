#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The EPUBs through programs that make something else of them: MuPDF, which has
# a layout of its own, on every case; Calibre, by way of Kindle's format, on the
# few that show all. All text comes out, in order, and none of them complains.

set -u
. tests/conformance/books.bash

room=$rooms/converters
export CALIBRE_CONFIG_DIRECTORY=$room/calibre

# What a conversion said that a book may be to blame for. MuPDF knows EPUB 2
# and says so.
complaints() { # FILE
    grep -iE 'warn|error|fail|invalid|not found|could not|traceback' "$1" |
        grep -v 'unknown epub version: 3.0'
}

convert() { # COMMAND...: sets fault
    fault=
    "$@" >"$room/said" 2>&1 || fault="ended with status $?: $(tail -n 2 "$room/said")"
    [ -n "$fault" ] || fault=$(complaints "$room/said" | head -n 3)
}

with_mutool() { # INPUT BOOK: sets fault
    convert mutool convert -F text -o "$room/mutool.txt" "$2"
    [ -n "$fault" ] || fault=$(python3 tests/conformance/epub/expected.py \
        --drawn "$anban" "$1" "$room/mutool.txt" ${options[@]+"${options[@]}"})
}

with_calibre() { # INPUT BOOK: sets fault
    convert ebook-convert "$2" "$room/book.azw3"
    [ -n "$fault" ] || convert ebook-convert "$room/book.azw3" "$room/azw3.txt"
    [ -n "$fault" ] || convert ebook-convert "$2" "$room/calibre.txt"
    for text in azw3 calibre; do
        [ -n "$fault" ] || fault=$(python3 tests/conformance/epub/expected.py \
            --find "$anban" "$1" "$room/$text.txt" \
            ${options[@]+"${options[@]}"})
    done
}

try() { # PROGRAM INPUT BOOK
    rm -f "$room"/{mutool,calibre,azw3}.txt "$room/book.azw3"
    "with_$1" "$2" "$3"
    if [ -z "$fault" ]; then
        good "$1: $(basename "$2")"
    else
        bad "$1: $(basename "$2")" "$fault"
    fi
}

make_books "$room/out" tests/cases/*.{txt,md,html,mhtml,docx}
for input in tests/cases/*.{txt,md,html,mhtml,docx}; do
    options_of "$input"
    try mutool "$input" "$room/out/$(basename "$input").epub"
done
for name in "${few[@]}"; do
    options_of "tests/cases/$name"
    try calibre "tests/cases/$name" "$room/out/$name.epub"
done

make_spoiled "$room/spoiled"
options=()
for program in mutool calibre; do
    try $program "$room/spoiled/book.md" "$room/spoiled/sound.epub"
    "with_$program" "$room/spoiled/book.md" "$room/spoiled/lost-word.epub"
    if [[ $fault == *'not found in its place'* ]]; then
        good "$program refuses lost-word"
    else
        bad "$program refuses lost-word" "it found: $fault"
    fi
done
counts
