# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# runs alone
#
# Every command of README.md works, in the order in which they stand, in a
# clone of the project as it is here and with an empty home. One is not taken
# at its word: `make test`, which would come back to this very check, runs the
# unit tests.

mkdir -p "$tmp/home/anban"
git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do
        [ ! -e "$file" ] || printf '%s\0' "$file"
    done | tar --null -T - -cf - | tar -xf - -C "$tmp/home/anban"

sed -n '/^```sh$/,/^```$/p' README.md | grep -v '^```' | grep -v '^ *#' |
    grep . >"$tmp/commands"
for command in 'make demo' 'make test' 'make install'; do
    check "README.md tells of $command" grep -q "^$command" "$tmp/commands"
done

# The script leaves in $last the command that it was at.
{
    echo 'set -e'
    while IFS= read -r line; do
        printf 'echo %q >"$last"\n%s\n' "$line" "$line"
    done <"$tmp/commands"
    echo 'echo all >"$last"'
} >"$tmp/script"
run env -C "$tmp/home/anban" -u BUILD -u ANBAN -u BLESS -u ONLY \
    HOME="$tmp/home" MAKEFLAGS="-j$(nproc)" T=unit last="$tmp/last" \
    bash "$tmp/script"
check "README.md: $(cat "$tmp/last")" exited 0
check 'README.md: make demo leaves a PDF' \
    test -s "$tmp/home/anban/build/demo/$(basename "$report" .txt).pdf"
rm -rf "${tmp:?}/home"
