# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# blesses itself
# runs first
#
# What runs of several kinds cost in instructions, against the figures of
# tests/bench/instructions.txt: a tenth more is a loss, a tenth less is a gain
# which should be kept. Time would say little on a machine that others share;
# this count is the same wherever the same compiler made the same code. The C
# library and the dynamic linker, which differ by processor, are counted where
# they are nearly all, in a start. `make bless T=instructions` writes the figures
# anew.

figures=$root/tests/bench/instructions.txt
compiler=$(readelf --debug-dump=info --dwarf-depth=1 "$build/src/main.o" \
    2>/dev/null | sed -n '/DW_AT_producer/ { s/.*): //; p; q; }')

# Texts that are no report, in an encoding of before Unicode.
cat "$root"/tests/bench/*-*.txt | python3 tests/encode.py vni >"$tmp/hard.txt"

count() { # NAME ARGUMENTS...
    local name=$1
    shift
    run env -i SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" PATH="$PATH" \
        JSIMD_FORCENONE=1 valgrind --tool=callgrind \
        --callgrind-out-file="$tmp/callgrind.$name.%p" "$anban" "$@"
    check "$name: runs" exited 0
    python3 tests/bench/instructions.py "$name" "$anban" \
        "$tmp/callgrind.$name".* >>"$tmp/counted"
}

convert() { # NAME INPUT OPTION...
    local name=$1 input=$2
    shift 2
    count "$name" --no-confine -q -o "$tmp/" "$@" "$input"
}

convert report "$report"
convert pdf "$report" -t pdf
convert bare "$report" --cover none
convert hard "$tmp/hard.txt"
convert docx "$cases/hoi-nghi-word.docx"
convert page "$cases/trang-bao-dien-tu.html"
count start --version

# What is little may change by more than a tenth; of what the machine brings a
# start alone is watched.
counts() { # lines of figures in, those that are watched out
    awk '$3 > 1000000 && ($2 != "other" || $1 == "start")'
}
counts <"$tmp/counted" >"$tmp/seen"
grep '^library' "$tmp/counted" | sort -u >>"$tmp/seen"

record() {
    cat <<RECORD
# Instructions executed by runs of several kinds, in the program's own code, in
# its libraries, in those that code pictures, and in what the machine brings: see
# tests/checks/instructions.sh. To renew them, when a change in them is meant:
# make bless T=instructions
compiler $compiler
RECORD
    cat "$tmp/seen"
}

# Libraries in other versions are no measure of those of the figures.
other_libraries() {
    sed -n 's/^library //p' "$figures" | while read -r name; do
        grep -qxF "/$name" "$tmp/loaded" || echo "$name"
    done
}

near() { # RUN KIND: the figure by no more than a tenth
    local wanted seen
    wanted=$(sed -n "s/^$1 $2 //p" "$figures")
    seen=$(sed -n "s/^$1 $2 //p" "$tmp/seen")
    [ "$((seen * 10))" -le "$((wanted * 11))" ] &&
        [ "$((seen * 10))" -ge "$((wanted * 9))" ] && return
    echo "$seen instructions, $wanted expected, which is" \
        "$(((seen - wanted) * 100 / (wanted + 1))) %; if that is meant:" \
        "make bless T=instructions"
    return 1
}

compare() {
    local others name kind
    if ! grep -qxF "compiler $compiler" "$figures"; then
        skip 'figures' "taken with another compiler or other options: \
$(sed -n 's/^compiler //p' "$figures"); here \
${compiler:-there is no debug information}"
        return
    fi
    grep -ohE '^c?ob=\([0-9]+\) .*' "$tmp"/callgrind.* | sed 's|.*/|/|' |
        sort -u >"$tmp/loaded"
    others=$(other_libraries | tr '\n' ' ')
    [ -z "$others" ] ||
        skip 'of the libraries' "in another version, or not used: $others"
    while read -r name kind _; do
        case $name:$kind in
        \#* | compiler:* | library:*) ;;
        *:program) check "$name: of the program" near "$name" "$kind" ;;
        *) [ -n "$others" ] || check "$name: $kind" near "$name" "$kind" ;;
        esac
    done <"$figures"
}

if [ -n "${BLESS:-}" ]; then
    record >"$figures"
    pass 'figures written'
else
    compare
fi
