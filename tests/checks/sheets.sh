# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Pages on sheets of paper: cut in halves and folded, a booklet reads as the
# pages do one by one; so it looks, and so it is read aloud. Pages of a book
# face each other.

sheets() {
    python3 tests/sheets.py "$@"
}

pdf() { # NAME INPUT OPTIONS...
    local name=$1 input=$2
    shift 2
    run "$anban" -t pdf -o "$tmp/$name.pdf" "$@" "$input"
    [ "$status" = 0 ] || fail "$name" "$(last_words)"
}

structure() { # NAME
    pdfinfo -struct-text "$tmp/$1.pdf"
}

pdf single "$report"
pdf 2up "$report" --sheet 2up
pdf booklet "$report" --sheet booklet
pages=$(pdfinfo "$tmp/single.pdf" | sed -n 's/^Pages: *//p')
check 'the report has pages to fold' test "$pages" -gt 4

# A4 on A4: 210 on half of 297 mm, rounded down.
for kind in 2up booklet; do
    check "$kind: qpdf" qpdf --check "$tmp/$kind.pdf"
    check "$kind: every page in its half, smaller" \
        sheets same "$tmp/single.pdf" "$tmp/$kind.pdf" $kind 0.70707
    check "$kind: A4, turned" grep -q '841\.[0-9]* x 595\.[0-9]*' \
        <(pdfinfo "$tmp/$kind.pdf")
    check "$kind: read aloud in the order of the text" \
        cmp <(structure single) <(structure $kind)
    check "$kind: the EPUB keeps its page list" cmp \
        <("$anban" -t epub -o - "$report" 2>&1) \
        <("$anban" --sheet $kind -t epub -o - "$report" 2>&1)
done
check 'the report is read aloud at all' test "$(structure single | wc -w)" \
    -gt 1000
check 'a booklet is printed on both sides' grep -q '/Duplex */DuplexFlipShort' \
    <(qpdf --qdf "$tmp/booklet.pdf" -)

# The checks above do notice another order and another size.
check 'unfolded it does not read' refute \
    sheets same "$tmp/single.pdf" "$tmp/booklet.pdf" 2up 0.70707
check 'another size is seen' refute \
    sheets same "$tmp/single.pdf" "$tmp/2up.pdf" 2up 0.70

# The title's place in the outline is that on the sheet: the first page is on
# the right of the booklet's first side.
title() { # NAME: page, across, up
    sheets outline "$tmp/$1.pdf" | sed -n 1p | cut -d' ' -f1-3
}
read -r page x y < <(title single)
wanted() { # LEFT
    awk -v y="$y" -v x="$1" 'BEGIN { printf "1 %.1f %.1f", x, y * 0.70707 }'
}
seen() { # NAME
    title "$1" | awk '{ printf "%d %.1f %.1f", $1, $2, $3 }'
}
check 'outline: single' equal '1 0' "$page $x"
check 'outline: 2up' equal "$(wanted 0)" "$(seen 2up)"
check 'outline: booklet' equal "$(wanted 420.945)" "$(seen booklet)"

# Any number of pages, on paper as small as two fit in full size.
paragraphs() { # N
    local i
    for ((i = 1; i <= $1; i++)); do
        printf 'Đoạn thứ %s của tập này nói về việc thứ %s.\n\n' $i $i
    done
}
small=(--paper 50x70mm --margins '6mm,6mm,6mm,8mm' --font-size 8)

count() { # NAME
    pdfinfo "$tmp/$1.pdf" | sed -n 's/^Pages: *//p'
}
in_order() { # NAME PAGES: folds into the pages, and at most three blanks
    local order blanks
    order=$(sheets fold "$tmp/$1.pdf")
    blanks=$(((4 - $2 % 4) % 4))
    equal "$(seq -s' ' "$2")$(printf ' –%.0s' $(seq $blanks))" "$order$(
        [ $blanks = 0 ] && echo ' –')"
}
left=0
for n in 1 12 16 20 24 280; do
    paragraphs $n >"$tmp/n.txt"
    pdf "single-$n" "$tmp/n.txt" "${small[@]}"
    pdf "booklet-$n" "$tmp/n.txt" "${small[@]}" --sheet booklet
    pdf "2up-$n" "$tmp/n.txt" "${small[@]}" --sheet 2up
    total=$(count "single-$n")
    left=$((left | 1 << total % 4))
    check "$total pages: booklet folds" in_order "booklet-$n" "$total"
    check "$total pages: booklet" sheets same "$tmp/single-$n.pdf" \
        "$tmp/booklet-$n.pdf" booklet 1
    check "$total pages: 2up" sheets same "$tmp/single-$n.pdf" \
        "$tmp/2up-$n.pdf" 2up 1
    check "$total pages: 2up: half as many" \
        equal $(((total + 1) / 2)) "$(count "2up-$n")"
    check "$total pages: read aloud" cmp <(structure "single-$n") \
        <(structure "booklet-$n")
done
check 'all remainders of four were seen' equal 15 $left

# A thousand pages and more, in many signatures.
paragraphs 6300 >"$tmp/n.txt"
pdf booklet-long "$tmp/n.txt" "${small[@]}" --sheet booklet
pdf single-long "$tmp/n.txt" "${small[@]}"
total=$(count single-long)
check 'a thousand pages' test "$total" -gt 1000
check "$total pages: booklet folds" in_order booklet-long "$total"
check "$total pages: qpdf" qpdf --check "$tmp/booklet-long.pdf"

# A5, and so a book, is printed two in full size on A4. Its first page stands
# alone, so that those which face each other share a sheet.
pdf book "$report" --style book
pdf book-2up "$report" --style book --sheet 2up
pdf book-booklet "$report" --style book --sheet booklet
check 'book: 2up begins with a right-hand page' equal '–, 1 2, 3' \
    "$(sheets labels "$tmp/book-2up.pdf" | sed -n 1,2p | paste -sd' ')"
check 'book: booklet in full size' \
    sheets same "$tmp/book.pdf" "$tmp/book-booklet.pdf" booklet 1

# Left-hand pages mirror right-hand ones; what --margins says is for those.
margin() { # NAME PAGE: the leftmost word's place in mm
    pdftotext -bbox -f "$2" -l "$2" "$tmp/$1.pdf" - |
        sed -n 's/.*<word xMin="\([0-9.]*\)".*/\1/p' | sort -g | head -n 1 |
        awk '{ printf "%.1f", $1 * 25.4 / 72 }'
}
pdf margins "$report" --style book --margins 15mm,30mm,20mm,12mm
check 'book: right-hand margin' equal 12.0 "$(margin margins 3)"
check 'book: left-hand margin' equal 30.0 "$(margin margins 2)"
pdf margins "$report" --margins 15mm,30mm,20mm,12mm
check 'nd30: margins are not mirrored' equal '12.0 12.0' \
    "$(margin margins 2) $(margin margins 3)"

# A running head is no part of the text, and leaves room for the text or is not
# there; a word too long for it neither.
check 'running heads are artifacts' grep -q \
    '/Artifact *<<.*/Type */Pagination.*/Subtype */Header' \
    <(qpdf --qdf "$tmp/book.pdf" - | tr '\n' ' ')
check 'running heads are not read aloud' cmp <(structure single | tr -d ' "\n') \
    <(structure book | tr -d ' "\n')
heads() { # INPUT OPTIONS...
    "$anban" --style book -t pages -o - "$@" 2>"$tmp/err" |
        grep -c running-head
}
check 'running heads: there are some' test "$(heads "$report")" -gt 3
check 'running heads: not in a narrow margin' equal 0 \
    "$(heads "$report" --margins 8mm,20mm,20mm,18mm)"
check 'running heads: not of one long word' equal 0 \
    "$(heads "$report" --title "$(printf 'dài%.0s' $(seq 200))")"
