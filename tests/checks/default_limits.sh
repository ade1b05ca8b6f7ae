# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# What a document alone may take when nothing is said: 120 seconds, and the
# smaller of 2 GB and half of the memory. On machines whose clocks are fast and
# whose memory is what each test wants.

machine=$tmp/machine.so
check 'the machine is made' "${CC:-cc}" -shared -fPIC -O1 -o "$machine" \
    tests/machine.c
mkfifo "$tmp/pipe"
exec 8<>"$tmp/pipe" # never ends

limit_of() { # PROCESS WHAT: that its child has
    local child
    child=$(cat "/proc/$1/task/$1/children")
    sed -n "s/^$2 *\([^ ]*\) .*/\1/p" "/proc/${child% }/limits"
}

# What a conversion that waits for its document may have of memory.
limited() { # WANTED MEMORY OPTION...
    local wanted=$1 memory=$2 parent seen i
    shift 2
    env LD_PRELOAD="$machine" ANBAN_MEMORY="$memory" "$anban" "$@" \
        -o "$tmp/" - <&8 2>"$tmp/err" &
    parent=$!
    for ((i = 0; i < 100; i++)); do
        seen=$(limit_of "$parent" 'Max data size' 2>"$tmp/log")
        [ "$seen" != "$wanted" ] || break
        sleep 0.05
    done
    kill "$parent"
    wait "$parent"
    equal "$wanted" "$seen"
} 2>/dev/null

little=$((1 << 30)) much=$((64 << 30))
check 'of much memory, 2 GB' limited $((2 << 30)) $much
check 'of little, half' limited $((1 << 29)) $little
check '--max-memory' limited $((3 << 30)) $little --max-memory 3G
check '--max-memory 0' limited unlimited $little --max-memory 0

# It is held to them, and the editions of before stay.
echo 'the old one' >"$tmp/long.pdf"
python3 -c 'print("Một đoạn văn khá dài. " * 200000)' >"$tmp/long.txt"
run env LD_PRELOAD="$machine" ANBAN_MEMORY=80000000 "$anban" -t pdf \
    --overwrite "$tmp/long.txt"
check 'beyond its memory: status' exited 1
check 'beyond its memory: told' one_message "$tmp/long.txt"
check 'beyond its memory: with a sentence' grep -q \
    'out of memory; perhaps --max-memory allows it too little' "$tmp/err"
check 'beyond its memory: the edition of before' equal 'the old one' \
    "$(cat "$tmp/long.pdf")"

begun=$EPOCHREALTIME
env LD_PRELOAD="$machine" ANBAN_CLOCK=100 "$anban" -o "$tmp/never/" - <&8 \
    >"$tmp/out" 2>"$tmp/err"
status=$?
check 'beyond its time: status' exited 1
check 'beyond its time: told' grep -q \
    'longer than 120 seconds and was stopped; --timeout can allow more' \
    "$tmp/err"
check 'beyond its time: not before' test \
    $(((${EPOCHREALTIME/./} - ${begun/./}) / 1000)) -ge 1200
check 'beyond its time: no edition' equal '' "$(find "$tmp/never" -type f)"
exec 8>&-
