# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# A document gives the same tree in whatever form it comes: the files of one
# name in tests/forms, but for the lines of the source.

tree_of() { # FILE
    "$anban" -q -t tree -o - "$1" 2>"$tmp/err" | sed 's/ @[0-9]*//' |
        grep -v '^identifier'
}

# What Markdown has no words for is compared with a Word file.
for first in tests/forms/*.{md,docx}; do
    name=$(basename "${first%.*}")
    [ "${first##*.}" = md ] || [ ! -e "tests/forms/$name.md" ] || continue
    tree_of "$first" >"$tmp/$name.tree"
    check "$name: there is a tree" test -s "$tmp/$name.tree"
    for other in tests/forms/"$name".*; do
        [ "$other" != "$first" ] || continue
        tree_of "$other" >"$tmp/other.tree"
        check "${other##*/}: the tree of ${first##*/}" \
            diff "$tmp/$name.tree" "$tmp/other.tree"
    done
done
