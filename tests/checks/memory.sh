# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# A long document streams: what a page more takes is little, whether the pages
# are of many paragraphs or of one. What is measured is the growth, in KiB a
# page, from a tenth of a document to the whole; the limits are some half more
# than it takes today, and less than half of what lines and items would take.

many() { # COUNT: so many reports
    for ((i = 0; i < $1; i++)); do
        cat "$report"
        echo
    done
}

one() { # COUNT: the same on one line
    many "$1" | tr -s '[:space:]' ' '
    echo
}

peak_of() { # WHAT COUNT: the peak in KiB, and the pages
    local cost
    "$1" "$2" >"$tmp/$1-$2.txt"
    cost=$(python3 tests/cost.py "$anban" -o "$tmp" "$tmp/$1-$2.txt") || return
    cost=${cost#* }
    echo "${cost% *} $(qpdf --show-npages "$tmp/$1-$2.pdf")"
}

grows_by() { # WHAT MOST
    local few few_pages all all_pages grown
    read -r few few_pages < <(peak_of "$1" 20)
    read -r all all_pages < <(peak_of "$1" 200)
    grown=$(((all - few) / (all_pages - few_pages)))
    echo "$grown KiB a page: $few KiB of $few_pages, $all KiB of $all_pages"
    [ "$((all_pages - few_pages))" -gt 500 ] && [ "$grown" -lt "$2" ]
}

# A long paragraph is set in portions, of which no word may be lost.
words() { # of what is read from the standard input, but page numbers
    sed 's/\xC2\xA0/ /g' | tr -s '[:space:]' '\n' | grep -v '^[0-9]*$'
}

holds_all_words() { # NAME
    cmp <(words <"$tmp/$1.txt") <(pdftotext "$tmp/$1.pdf" - | words)
}

check 'many paragraphs' grows_by many 33
check 'one paragraph' grows_by one 60
check 'one paragraph: all its words' holds_all_words one-20
rm -f "$tmp"/*.txt "$tmp"/*.pdf "$tmp"/*.epub

# A megabyte of the shortest blocks there are, each of which is in both editions,
# most in the contents, too. Of lines there are more, and each is looked at for
# the role that it plays.
megabyte_of() { # NAME LINE: it takes less than half a gigabyte
    local cost
    yes "$2" | head -c 1000000 >>"$tmp/$1"
    cost=$(python3 tests/cost.py "$anban" -o "$tmp/made/" "$tmp/$1") || return
    cost=${cost#* }
    echo "${cost% *} KiB"
    [ "${cost% *}" -lt 500000 ]
}

printf '|a|b|\n|-|-|\n' >"$tmp/rows.md"
check 'a megabyte of headings' megabyte_of headings.md '# a'
check 'a megabyte of rows' megabyte_of rows.md '|a|b|'
check 'a megabyte of items' megabyte_of items.md '- a'
check 'a megabyte of lines' megabyte_of lines.txt a
rm -rf "$tmp"/*.md "$tmp"/*.txt "$tmp/made"
