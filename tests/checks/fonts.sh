# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# The fonts are the very files that fonts/README.md names, and their licence is
# with them.

sed -n 's/^| `\([0-9a-f]\{64\}\)` | \(.*\) |$/\1  \2/p' fonts/README.md \
    >"$tmp/sums"
check 'four sums' equal 4 "$(wc -l <"$tmp/sums")"
sums_hold() {
    (cd fonts && sha256sum --quiet --check "$tmp/sums")
}
check 'sha256' sums_hold
check 'licence' grep -q 'SIL OPEN FONT LICENSE Version 1.1' fonts/OFL.txt
check 'copyright' grep -q 'Reserved Font Name Liberation' fonts/OFL.txt
