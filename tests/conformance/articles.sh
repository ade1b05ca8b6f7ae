#!/bin/bash
# SPDX-License-Identifier: MIT
#
# How well the article is found in web pages, against two public sets of pages
# with their texts, which are not kept here: in $ARTICLES (build/articles) lie
# checkouts of scrapinghub/article-extraction-benchmark and of
# Murrough-Foley/web-content-extraction-benchmark, of which the development
# pages that are articles are read. Prints the figures and holds them against
# what was reached; "bare" is without captions, which the truth has of some
# pages only.

set -u
cd "$(dirname "$0")/../.." || exit 2

build=$(realpath -m "${BUILD:-build}")
anban=$(realpath -m "${ANBAN:-$build/anban}")
folder=$(realpath -m "${ARTICLES:-build/articles}")
passed=0 failed=0 skipped=

figure() { # NAME LINE
    sed -n "s/.*\b$1=\([0-9.]*\).*/\1/p" <<<"$2"
}

at_least() { # WHAT NAME LINE FLOOR
    local seen
    seen=$(figure "$2" "$3")
    if awk -v seen="$seen" -v floor="$4" 'BEGIN { exit !(seen >= floor) }'; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1: $2 is $seen, was $4"
    fi
}

measure() { # NAME KIND FLOOR...
    local name=$1 kind=$2 line floor
    shift 2
    if [ ! -d "$folder/$name" ]; then
        skipped=', some skipped'
        echo "skipped: $name: there is no checkout of it in $folder"
        return
    fi
    line=$(python3 tests/conformance/articles.py "$anban" \
        "$build/conformance/articles/$name" "$kind" "$folder/$name" | tail -n 1)
    echo "$name: $line"
    for floor; do
        at_least "$name" "${floor%=*}" "$line" "${floor#*=}"
    done
}

measure article-extraction-benchmark shingles f1=0.953 bare_f1=0.965 recall=0.990
measure web-content-extraction-benchmark words f1=0.951 bare_f1=0.951 recall=0.990 \
    titles=0.92 dates=0.85 authors=0.85

echo "$passed passed, $failed failed$skipped"
[ "$failed" = 0 ]
