#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Every PDF that the cases give is a PDF/A-2a and a PDF/UA-1 to veraPDF, or, if
# asked for, a PDF/A-4, a PDF/UA-2 and a Well-Tagged PDF; it is whole to qpdf,
# and reads in its structure as the tree does. veraPDF comes with Maven, in this
# version.

set -u
. tests/conformance/books.bash
. tests/conformance/verapdf.bash
cases=tests/cases
. tests/inputs.sh

room=$rooms/pdf
from_maven "$room" org.verapdf.apps greenfield-apps 1.28.2

# Each case, and the ways of laying pages on sheets.
rm -rf "$room/out" && mkdir "$room/out"
for input in "${case_inputs[@]}"; do
    options_of "$input"
    "$anban" -q ${options[@]+"${options[@]}"} -t pdf \
        -o "$room/out/$(basename "$input").pdf" "$input" 2>/dev/null ||
        bad "$input" 'not converted'
done
hard=tests/cases/bao-cao-luu-vuc.md
for sheet in 2up booklet; do
    "$anban" -q --sheet $sheet -t pdf -o "$room/out/$sheet.pdf" $hard
done
"$anban" -q --style book -t pdf -o "$room/out/book.pdf" $hard

# Pictures of every kind, and PNG of every depth.
rm -rf "$room/pictures" && mkdir "$room/pictures"
python3 tests/png_rows.py make "$room/pictures"
for picture in tests/images/*.{jpg,png,gif,webp}; do
    cp "$picture" "$room/pictures"
    name=$(basename "$picture")
    printf '\n![Hình %s](%s)\n' "$name" "$name" >>"$room/pictures/all.md"
done
"$anban" -q -t pdf -o "$room/out/pictures.pdf" "$room/pictures/all.md" ||
    bad pictures 'not converted'

# The cases by the later standards.
rm -rf "$room/modern" && mkdir "$room/modern"
for input in "${case_inputs[@]}"; do
    options_of "$input"
    "$anban" -q ${options[@]+"${options[@]}"} --pdf-profile 2.0 -t pdf \
        -o "$room/modern/$(basename "$input").pdf" "$input" 2>/dev/null
done

for profile in 2a ua1 4 ua2 wt1r wt1a; do
    of=modern
    case $profile in 2a | ua1) of=out ;; esac
    all_are $profile "$room/$of" "$room/$profile.txt"
done

for pdf in "$room"/out/*.pdf; do
    name=$(basename "$pdf")
    if qpdf --check "$pdf" >"$room/said" 2>&1; then
        good "$name is whole"
    else
        bad "$name is whole" "$(tail -n 2 "$room/said")"
    fi
done

for input in "${case_inputs[@]}"; do
    pdf=$room/out/$(basename "$input").pdf
    options_of "$input"
    case " ${options[*]-} " in
    *' --links '*) continue ;; # what it prints stands in no tree
    esac
    if said=$(python3 tests/structure.py "$anban" "$input" "$pdf" \
        ${options[@]+"${options[@]}"} 2>&1); then
        good "$(basename "$input") reads as its tree"
    else
        bad "$(basename "$input") reads as its tree" "$said"
    fi
    if said=$(python3 tests/names.py "$anban" "$input" "$pdf" \
        ${options[@]+"${options[@]}"} 2>&1); then
        good "$(basename "$input"): what is named is called as it is printed"
    else
        bad "$(basename "$input"): names" "$said"
    fi
done
counts
