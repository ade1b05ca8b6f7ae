# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# The fonts are the very files that fonts/README.md names, and their licence is
# with them.

sed -n 's/^| `\([0-9a-f]\{64\}\)` | \(.*\) |$/\1  \2/p' fonts/README.md \
    >"$tmp/sums"
check 'six sums' equal 6 "$(wc -l <"$tmp/sums")"
sums_hold() {
    (cd fonts && sha256sum --quiet --check "$tmp/sums")
}
check 'sha256' sums_hold
check 'licence' grep -q 'SIL OPEN FONT LICENSE Version 1.1' fonts/OFL.txt
check 'copyright' grep -q 'Reserved Font Name Liberation' fonts/OFL.txt

# The subsets that lie ready are of these files: the same tools make them again.
made_with() {
    dpkg-query -W -f '${Package} ${Version};' gzip \
        libharfbuzz-subset0 2>"$tmp/err"
}
wanted='gzip 1.12-1;libharfbuzz-subset0 6.0.0+dfsg-3;'
if [ "$(made_with)" = "$wanted" ]; then
    run fonts/make-screen "$tmp/screen"
    check 'subsets made' exited 0
    check 'subsets' diff -r "$tmp/screen" fonts/screen
fi

# The face of code, too, where its source and its tool are.
mono_sources() {
    dpkg-query -W -f '${Package} ${Version};' fonts-liberation2 \
        python3-fonttools 2>"$tmp/err"
}
wanted='fonts-liberation2 2.1.5-1;python3-fonttools 4.38.0-1+deb12u1;'
if [ "$(mono_sources)" = "$wanted" ]; then
    run /usr/bin/python3 fonts/make-mono "$tmp/AnbanMono.ttf"
    check 'mono' cmp "$tmp/AnbanMono.ttf" fonts/AnbanMono.ttf
fi

# Where the very sources are, the symbols can be made again.
sources() {
    dpkg-query -W -f '${Package} ${Version};' fonts-noto-core fonts-noto-mono \
        python3-fonttools 2>"$tmp/err"
}
wanted='fonts-noto-core 20201225-1;fonts-noto-mono 20201225-1;'
wanted+='python3-fonttools 4.38.0-1+deb12u1;'
if [ "$(sources)" = "$wanted" ]; then
    cp fonts/make-symbols fonts/LiberationSerif-Regular.ttf "$tmp"
    run /usr/bin/python3 "$tmp/make-symbols"
    check 'symbols' cmp "$tmp/AnbanSymbols.ttf" fonts/AnbanSymbols.ttf
fi
