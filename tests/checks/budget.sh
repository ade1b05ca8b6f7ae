# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# runs alone
#
# What the report may cost: both editions in 60 ms of processor time (the best
# of five) and 30 MB of memory.

best=
for _ in 1 2 3 4 5; do
    read -r milliseconds peak status < <(python3 tests/cost.py "$anban" \
        -o "$tmp" "$report" 2>"$tmp/err")
    [ -n "$best" ] && [ "$best" -le "$milliseconds" ] || best=$milliseconds
done
within() { # SEEN LIMIT UNIT
    [ "$1" -le "$2" ] && return
    echo "$1 $3, limit $2"
    return 1
}
check 'conversion' exited 0
check 'processor time' within "$best" 60 ms
check 'memory' within "$peak" 30000 KiB
