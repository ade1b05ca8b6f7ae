# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# runs alone
#
# Every command of README.md works, in the order in which they stand, in a
# clone of the project as it is here and with an empty home, and says what the
# block behind it shows; of a line that ends in "…" only the beginning is shown.
# A block of C becomes build/report.c. One command is not taken at its word:
# `make test`, which would come back to this very check, runs the unit tests.

mkdir -p "$tmp/home/anban"
git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do
        [ ! -e "$file" ] || printf '%s\0' "$file"
    done | tar --null -T - -cf - | tar -xf - -C "$tmp/home/anban"

begins() { # WORDS: a line of what was said
    local line
    while IFS= read -r line; do
        [[ $line != "$1"* ]] || return 0
    done <"$seen"
    return 1
}

# The script leaves in $last what it was at, and in $seen what was said since
# the last block of commands began.
script_of() {
    local line inside=
    echo 'set -e; trap '\''cat "$seen"'\'' EXIT'
    declare -f begins
    while IFS= read -r line; do
        case $inside$line in
        '```sh') inside=command: && echo ': >"$seen"' ;;
        '```c') inside=file: && echo 'cat >build/report.c <<\END' ;;
        '```text') inside=shown: ;;
        file:'```') inside= && echo END ;;
        *'```') inside= ;;
        file:*) echo "${line}" ;;
        command:?*)
            printf 'echo %q >"$last"\n{ %s\n} >>"$seen" 2>&1\n' "$line" "$line"
            ;;
        shown:?*…)
            printf 'echo shown: %q >"$last"\nbegins %q\n' "$line" "${line%…}"
            ;;
        shown:?*)
            printf 'echo shown: %q >"$last"\ngrep -qxF -- %q "$seen"\n' \
                "$line" "$line"
            ;;
        esac
    done
    echo 'echo all >"$last"'
}

script_of <README.md >"$tmp/script"
for command in 'make demo' 'make test' 'make install' 'anban'; do
    check "README.md tells of $command" grep -q "^{ $command" "$tmp/script"
done
run env -C "$tmp/home/anban" -u BUILD -u ANBAN -u BLESS -u ONLY -u LC_ALL \
    HOME="$tmp/home" MAKEFLAGS="-j$(nproc)" T=unit last="$tmp/last" \
    seen="$tmp/seen" bash "$tmp/script"
check "README.md: $(cat "$tmp/last")" exited 0
check 'README.md: make demo leaves a PDF' \
    test -s "$tmp/home/anban/build/demo/$(basename "$report" .txt).pdf"
rm -rf "${tmp:?}/home"
