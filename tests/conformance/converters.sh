#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The EPUBs through programs that make something else of them: MuPDF, which has
# a layout of its own, on every case, on its own page and on a telephone's;
# Calibre, by way of Kindle's format, on the few that show all. All text comes
# out, in order, and none of them complains.

set -u
. tests/conformance/books.bash

room=$rooms/converters
export CALIBRE_CONFIG_DIRECTORY=$room/calibre

# What a conversion said that a book may be to blame for. MuPDF knows EPUB 2
# and says so; Calibre takes the cover's page away and then looks for it.
complaints() { # FILE
    grep -iE 'warn|error|fail|invalid|not found|could not|traceback' "$1" |
        grep -v -e 'unknown epub version: 3.0' \
            -e "\(Referenced file\|TOC reference\) '.*cover.xhtml' not found"
}

convert() { # COMMAND...
    "$@" >"$room/said" 2>&1 ||
        echo "ended with status $?: $(tail -n 2 "$room/said")"
    complaints "$room/said"
}

compare() { # HOW INPUT TEXT
    [ ! -e "$3" ] || python3 tests/conformance/epub/expected.py "$1" \
        "$anban" "$2" "$3" ${options[@]+"${options[@]}"}
}

with_mutool() { # INPUT BOOK
    convert mutool convert -F text -o "$room/mutool.txt" "$2"
    compare --drawn "$1" "$room/mutool.txt"
}

# A page of 320 by 568, in letters half as large again as MuPDF's own: what lies
# beside it, MuPDF does not tell.
with_mutool_small() { # INPUT BOOK
    convert mutool convert -W 320 -H 568 -S 18 -F text \
        -o "$room/mutool_small.txt" "$2"
    compare --drawn "$1" "$room/mutool_small.txt"
}

with_calibre() { # INPUT BOOK
    convert ebook-convert "$2" "$room/calibre.txt"
    compare --find "$1" "$room/calibre.txt"
    convert ebook-convert "$2" "$room/book.azw3"
    convert ebook-convert "$room/book.azw3" "$room/azw3.txt"
    compare --find "$1" "$room/azw3.txt"
}

# An empty document has an empty text.
was_made() { # PROGRAM
    [ -e "$room/$1.txt" ] && { [ "$1" != calibre ] || [ -e "$room/azw3.txt" ]; }
}

# Findings in the form that judge reads; each text must have been made.
try() { # PROGRAM INPUT BOOK
    local name
    name=$(basename "$3")
    rm -f "$room"/{mutool,mutool_small,calibre,azw3}.txt "$room/book.azw3"
    {
        "with_$1" "$2" "$3" | sed "s/^/$name	/"
        ! was_made "$1" || echo "$name	done"
    } >>"$room/$1.said"
}

make_books "$room/out" tests/cases/*.{txt,md,html,mhtml,docx}
make_spoiled "$room/spoiled"
rm -f "$room"/*.said
for input in tests/cases/*.{txt,md,html,mhtml,docx}; do
    options_of "$input"
    for program in mutool mutool_small; do
        try $program "$input" "$room/out/$(basename "$input").epub"
    done
done
mapfile -t chosen < <(books_of "$room/out" "${few[@]}")
for book in "${chosen[@]}"; do
    input=tests/cases/$(basename "$book" .epub)
    options_of "$input"
    try calibre "$input" "$book"
done
options=()
for program in mutool mutool_small calibre; do
    for book in "$room"/spoiled/{sound,lost-word}.epub; do
        try $program "$room/spoiled/book.md" "$book"
    done
done

for program in mutool mutool_small; do
    judge $program "$room/$program.said" "$room"/out/*.epub \
        "$room/spoiled/sound.epub"
done
judge calibre "$room/calibre.said" "${chosen[@]}" "$room/spoiled/sound.epub"
for program in mutool mutool_small calibre; do
    refused $program "$room/$program.said" lost-word 'text is not in its place'
done
counts
