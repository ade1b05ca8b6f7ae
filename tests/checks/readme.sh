# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# runs alone
#
# Every command of README.md works, in the order in which they stand, for
# somebody with an empty home. Two are not taken at their word: a `git clone`
# brings the project as it is here, and `make test`, which would come back to
# this very check, runs the unit tests.

mkdir "$tmp/copy" "$tmp/home"
git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do
        [ ! -e "$file" ] || printf '%s\0' "$file"
    done | tar --null -T - -cf - | tar -xf - -C "$tmp/copy"

sed -n '/^```sh$/,/^```$/p' README.md | grep -v '^```' | grep -v '^ *#' |
    grep . >"$tmp/commands"
for command in 'git clone' 'make demo' 'make test'; do
    check "README.md tells of $command" grep -q "^$command" "$tmp/commands"
done

{
    echo 'set -e'
    echo 'git() { cp -r "$copy" "${3:-anban}"; }' # clone URL FOLDER
    while IFS= read -r line; do
        printf 'echo %q >"$last"\n%s\n' "$line" "$line"
    done <"$tmp/commands"
    echo 'echo >"$last"'
} >"$tmp/script"
run env -C "$tmp/home" -u BUILD -u ANBAN -u BLESS -u ONLY HOME="$tmp/home" \
    MAKEFLAGS="-j$(nproc)" T=unit copy="$tmp/copy" last="$tmp/last" \
    bash "$tmp/script"
check "README.md: $(cat "$tmp/last")" exited 0
rm -rf "${tmp:?}/copy" "${tmp:?}/home"
