#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Every EPUB that the cases give is one to EPUBCheck (from Maven), to
# epubcheck-ts and to Ace (from npm, which asks whether a blind reader can read
# it). With QUICK set, Ace looks at a few only: it takes a second a book.

set -u
. tests/conformance/books.bash
cases=tests/cases
. tests/inputs.sh

room=$rooms/epub
mkdir -p "$room/home"
from_maven "$room" org.w3c epubcheck 5.3.0
need_modules

# A usage note that no book with its own font can do without.
unavoidable='	USAGE CSS-028 '     # there is a font face

epubcheck() { # BOOK...
    java -cp "$room/jars/*" tests/conformance/epub/epubcheck.java "$@" \
        2>"$room/err" | grep -v "$unavoidable"
}

epubcheck_ts() { # BOOK...
    node tests/conformance/epub/epubcheck.mjs "$@" 2>"$room/err" |
        grep -v "$unavoidable"
}

# It keeps a log and a browser's profile at home.
ace() { # BOOK...
    HOME=$room/home PUPPETEER_EXECUTABLE_PATH=$(command -v chromium) \
        node tests/conformance/epub/ace.mjs "$@" 2>"$room/err"
}

make_books "$room/out" "${case_inputs[@]}"
hard=tests/cases/bao-cao-luu-vuc.md
"$anban" -q --style book -t epub -o "$room/out/book.epub" $hard
"$anban" -q --title 'Đất & <nước> "2020"' --author "A & B" --lang en-GB \
    --organisation 'R&D <1>' --date 2020-12-22 --source 'a<b & c' \
    --subject 'x & y' --description 'Một "bản" & hai' \
    --identifier 'ISBN 978-604-0-00000-1' \
    -t epub -o "$room/out/described.epub" $hard
make_spoiled "$room/spoiled"

books=("$room"/out/*.epub)
epubcheck "${books[@]}" "$room"/spoiled/*.epub >"$room/epubcheck.txt"
judge EPUBCheck "$room/epubcheck.txt" "${books[@]}"
epubcheck_ts "${books[@]}" "$room"/spoiled/*.epub >"$room/epubcheck-ts.txt"
judge epubcheck-ts "$room/epubcheck-ts.txt" "${books[@]}"
for program in epubcheck epubcheck-ts; do
    while read -r fault finding; do
        refused "$program" "$room/$program.txt" "$fault" "$finding"
    done <<'END'
page-without-target ERROR RSC-012
lost ERROR RSC-001
turned WARNING NAV-011
no-title ERROR RSC-005
END
done

[ -z "${QUICK:-}" ] || mapfile -t books < <(books_of "$room/out" "${few[@]}")
ace "${books[@]}" \
    "$room"/spoiled/{no-alternative,page-without-target}.epub >"$room/ace.txt"
judge Ace "$room/ace.txt" "${books[@]}"
refused ace "$room/ace.txt" no-alternative 'critical image-alt'
refused ace "$room/ace.txt" page-without-target 'epub-pagelist-broken'
counts
