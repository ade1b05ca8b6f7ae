# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# The quick ones of the hostile documents (all: make hostile), and no edition of
# any case has anything active in it.

while read -r line; do
    case $line in
    *'  ok'*) pass "${line%% *}" ;;
    *passed*) ;;
    *) fail "${line%% *}" "$line" ;;
    esac
done < <(python3 tests/hostile/run.py "$anban" "$tmp/made" quick 2>&1)

# A judge who finds nothing would prove nothing.
mkdir "$tmp/bad" && (cd "$tmp/bad" && printf '%s' \
    '<html><body onload="x"><a href="javascript:1">x</a><script/></body></html>' \
    >a.xhtml && python3 -m zipfile -c ../bad.epub a.xhtml)
check 'the judge finds what is active' equal 3 \
    "$(python3 tests/hostile/safety.py "$tmp/bad.epub" | wc -l)"
run "$anban" -q -j 2 -o "$tmp/editions/" "${case_inputs[@]}"
check 'all cases: nothing active' \
    python3 tests/hostile/safety.py "$tmp"/editions/*
