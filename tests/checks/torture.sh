# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Links, notes, pictures, breaks and the like in every place where text may
# stand, in every form: nothing breaks, and no picture is lost.

python3 tests/torture.py make "$tmp/made"
run "$anban" -q -r -j 2 -o "$tmp/editions/" "$tmp/made"
check 'all converted' exited 0
check 'nothing but the missing image is told' equal '' \
    "$(grep -v '"none.png" was not found' "$tmp/err")"
check 'every picture is in both editions' \
    python3 tests/torture.py judge "$tmp/made" "$tmp/editions"
for pdf in "$tmp"/editions/*/*-all.pdf; do
    check "$(basename "$(dirname "$pdf")")/$(basename "$pdf") is sound" \
        qpdf --check "$pdf"
done
