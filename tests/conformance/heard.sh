#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# What a listener hears of every EPUB that the cases give: in the browser's
# accessibility tree, what he jumps to is called as in anban's own tree, and all
# words of that are said in their order, once.

set -u
. tests/conformance/books.bash
cases=tests/cases
. tests/inputs.sh

room=$rooms/heard
CHROMIUM=$(command -v chromium)
export CHROMIUM
need_modules

unpack() { # BOOK INPUT [OPTION]...: its folder, and what it must say
    local book=$1 folder
    folder=$room/unpacked/$(basename "$1" .epub)
    shift
    folders+=("$folder")
    unzip -q "$book" -d "$folder"
    python3 tests/conformance/heard/expected.py "$anban" "$@" \
        >"$folder.json" 2>/dev/null || bad "$(basename "$1")" 'has no tree'
}

folders=()
rm -rf "$room/unpacked" && mkdir -p "$room/unpacked"
make_books "$room/out" "${case_inputs[@]}"
for input in "${case_inputs[@]}"; do
    options_of "$input"
    unpack "$room/out/$(basename "$input").epub" "$input" \
        ${options[@]+"${options[@]}"}
done
make_spoiled "$room/spoiled"
for fault in sound lost-word words-joined no-alternative; do
    unpack "$room/spoiled/$fault.epub" "$room/spoiled/book.md"
done

# Mostly waiting for the browser, so two at once.
listen() { # HALF
    local half=() i
    for ((i = $1; i < ${#folders[@]}; i += 2)); do
        half+=("${folders[i]}")
    done
    node tests/conformance/heard/listen.mjs "${half[@]}" \
        >"$room/said.$1" 2>"$room/err.$1"
}
listen 0 &
listen 1
wait
cat "$room"/said.[01] >"$room/said"

judge heard "$room/said" "$room"/out/*.epub "$room/spoiled/sound.epub"
while read -r fault finding; do
    refused heard "$room/said" "$fault" "$finding"
done <<'END'
lost-word words part
words-joined words part
no-alternative is called
END
counts
