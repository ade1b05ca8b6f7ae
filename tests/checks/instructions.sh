# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# blesses itself
#
# What the report's two editions cost in instructions, against the figures of
# tests/bench/instructions.txt: a tenth more is a loss, a tenth less is a gain
# which should be kept. Time would say little on a machine that others share;
# this count is the same wherever the same compiler made the same code. The C
# library and the dynamic linker, which differ by processor, are not counted.
# `make bless T=instructions` writes the figures anew.

figures=$root/tests/bench/instructions.txt
compiler=$(readelf --debug-dump=info --dwarf-depth=1 "$build/src/main.o" \
    2>/dev/null | sed -n '/DW_AT_producer/ { s/.*): //; p; q; }')

run env -i SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" PATH="$PATH" \
    JSIMD_FORCENONE=1 \
    valgrind --tool=callgrind --callgrind-out-file="$tmp/callgrind.%p" \
    "$anban" --no-confine -q -o "$tmp" "$report"
check 'conversion' exited 0
python3 tests/bench/instructions.py "$anban" "$tmp"/callgrind.* >"$tmp/seen"

record() {
    cat <<RECORD
# Instructions executed for the two editions of the report, in the program's own
# code, in its libraries, and in those that code pictures (its cover's): see
# tests/checks/instructions.sh. To renew them, when a change in them is meant:
# make bless T=instructions
compiler $compiler
RECORD
    grep -v '^other' "$tmp/seen"
}

field() { # NAME FILE
    sed -n "s/^$1 //p" "$2"
}

# Libraries in other versions are no measure of those of the figures.
other_libraries() {
    field library "$figures" | while read -r name; do
        grep -qxF "/$name" "$tmp/loaded" || echo "$name"
    done
}

near() { # NAME: the figure by no more than a tenth
    local wanted seen
    wanted=$(field "$1" "$figures") seen=$(field "$1" "$tmp/seen")
    [ "$wanted" -gt 0 ] && [ $((seen * 10)) -le $((wanted * 11)) ] &&
        [ $((seen * 10)) -ge $((wanted * 9)) ] && return
    echo "$seen instructions, $wanted expected, which is" \
        "$(((seen - wanted) * 100 / wanted)) %; if that is meant:" \
        "make bless T=instructions"
    return 1
}

compare() {
    local others
    if [ "$compiler" != "$(field compiler "$figures")" ]; then
        skip 'figures' "taken with another compiler or other options: \
$(field compiler "$figures"); here ${compiler:-there is no debug information}"
        return
    fi
    check 'of the program' near program
    grep -ohE '^c?ob=\([0-9]+\) .*' "$tmp"/callgrind.* | sed 's|.*/|/|' \
        >"$tmp/loaded"
    others=$(other_libraries | tr '\n' ' ')
    if [ -n "$others" ]; then
        skip 'of the libraries' "in another version, or not used: $others"
    else
        check 'of the libraries' near libraries
        check 'of the pictures' near pictures
    fi
}

if [ -n "${BLESS:-}" ]; then
    record >"$figures"
    pass 'figures written'
else
    compare
fi
