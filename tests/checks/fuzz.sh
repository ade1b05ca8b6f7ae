# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What `make fuzz` begins with, once through each of its targets: the cases,
# pictures and examples of the other tests, and every finding so far. On top of
# not crashing, a target demands what must hold for any input.

python3 tests/fuzz/prepare.py "$tmp" 2>"$tmp/err"
check 'seeds' test ! -s "$tmp/err"

found=0
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    # shellcheck disable=SC2086 # WITH: several words, or none
    run within 120 ${WITH:-} "$build/tests/fuzz/$name" "$tmp/seeds/${name#fuzz_}"
    check "$name" exited 0
    found=$((found + 1))
done
check 'targets' test "$found" -ge 10
