# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --links: where the addresses of links are on paper, which the e-reader's
# edition has as links. The notes themselves are in the cases.

links=$cases/lien-ket-tren-giay.md

printed() { # NAME OPTION...: the text of the PDF, in $tmp/NAME.txt
    local to=$tmp/$1
    shift
    run "$anban" -q "$@" -t pdf -o "$to.pdf" "$links"
    [ "$status" = 0 ] || exited 0 || return
    pdftotext "$to.pdf" "$to.txt"
}

check 'by default' printed default
check 'by default: none' refute grep -q 'org/kiem-ke' "$tmp/default.txt"
check '--links none' printed none --links none
check '--links none is the default' cmp "$tmp/none.txt" "$tmp/default.txt"
check '--links inline' printed inline --links inline
check '--links inline: behind the words' grep -q \
    'trang của Viện (https://example.org/kiem-ke)' "$tmp/inline.txt"
check '--links inline: not twice' refute grep -q \
    'example.org (https' "$tmp/inline.txt"
check 'a book' printed book --style book
check 'a book has notes' grep -q '^https://example.org/kiem-ke' "$tmp/book.txt"
check 'a book without' printed bare --style book --links none
check 'a book without has none' refute grep -q 'org/kiem-ke' "$tmp/bare.txt"

# On a screen the words lead there.
run "$anban" -q --links note -t epub -o "$tmp/note.epub" "$links"
run "$anban" -q --links none -t epub -o "$tmp/none.epub" "$links"
check 'the EPUB does not change' equal \
    "$(unzip -p "$tmp/none.epub" 'EPUB/chapter-*')" \
    "$(unzip -p "$tmp/note.epub" 'EPUB/chapter-*')"
