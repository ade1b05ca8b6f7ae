# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --print: what lp is called with, and what becomes of its answers. The lp here
# writes down its words and the file; `make conformance T=print` asks CUPS.

mkdir "$tmp/bin" "$tmp/docs" "$tmp/staging"
export TMPDIR=$tmp/staging
cat >"$tmp/bin/lp" <<'LP'
#!/bin/sh
printf '%s\n' "$@" "language $LC_ALL" >>"$LP_ROOM/words"
cat >"$LP_ROOM/last.pdf"
if [ -n "$LP_FAILS" ]; then
    echo "$LP_FAILS" >&2
    exit 1
fi
echo 'request id is HP-LaserJet-12 (1 file(s))'
LP
chmod +x "$tmp/bin/lp"
export LP_ROOM=$tmp LP_FAILS=
cp "$report" "$tmp/docs/báo cáo.txt"
doc=$tmp/docs/báo\ cáo.txt

printed() { # ARGUMENTS...
    rm -f "$tmp/words"
    PATH=$tmp/bin:$PATH run "$anban" "$@"
}
words() {
    paste -sd' ' "$tmp/words"
}

printed --print "$doc"
check 'printed' exited 0
check 'the words' equal \
    '-t báo cáo -o media=A4 -o print-scaling=none language C.UTF-8' "$(words)"
check 'told' equal "$doc: handed to the printer as HP-LaserJet-12" \
    "$(cat "$tmp/out")"
check 'nothing else said' equal '' "$(cat "$tmp/err")"
"$anban" -t pdf -o "$tmp/wanted.pdf" "$doc" >/dev/null
check 'the PDF is that of -t pdf' cmp "$tmp/wanted.pdf" "$tmp/last.pdf"
check 'no file is left beside the input' equal 'báo cáo.txt' \
    "$(ls -A "$tmp/docs")"
check 'nor elsewhere' equal '' "$(ls -A "$tmp/staging")"
printed -v --print "$doc"
check 'its words are shown' grep -qF 'running lp -t "báo cáo" -o media=A4' \
    "$tmp/err"

# Each line: the words wanted, and the options.
while IFS='|' read -r wanted options; do
    # shellcheck disable=SC2086 # several words
    printed -q --print=Phòng-họp $options "$doc"
    check "$options" equal "-d Phòng-họp -t báo cáo $wanted -o \
print-scaling=none language C.UTF-8" "$(words)"
    check "$options: -q" equal '' "$(cat "$tmp/out" "$tmp/err")"
done <<'LIST'
-n 3 -o collate=true -o media=A4|--copies 3
-P 1,3-4 -o media=A4|--print-pages 1,3-4
-o media=A4 -o sides=one-sided|--sides one
-o media=A4 -o sides=two-sided-long-edge|--sides two
-o media=A4 -o sides=two-sided-short-edge|--sides two --sheet 2up
-o media=A4|--sheet 2up
-o media=A4 -o sides=two-sided-short-edge|--sheet booklet
-o media=A4 -o sides=one-sided|--sheet booklet --sides one
-o media=A5|--style book
-o media=Letter|--paper letter
-o media=Custom.425x595|--paper 15x21cm
-o media=Custom.425x595 -o sides=two-sided-short-edge|--paper 21x15cm --sides two
-o media=A3 -o sides=two-sided-long-edge|--paper 297x420mm --sides two
LIST

# Several, in the order in which they are named.
for i in 1 2 3; do
    printf 'Báo cáo số %d\n\nMột đoạn.\n' $i >"$tmp/docs/$i.txt"
done
printed --print "$tmp/docs"/{3,1,2}.txt
check 'several' exited 0
check 'several: in order' equal '3 1 2' \
    "$(grep -A 1 '^-t$' "$tmp/words" | grep '^[0-9]' | paste -sd' ')"
printed --print "$tmp/docs/missing.txt" "$tmp/docs/1.txt"
check 'one missing: status' exited 1
check 'one missing: the other is printed' grep -qx 1 "$tmp/words"

# Beside files that stay.
mkdir "$tmp/made"
printed --print -t pdf,epub -o "$tmp/made" "$doc"
check 'with -o' exited 0
check 'with -o: both editions stay' equal 'báo cáo.epub báo cáo.pdf' \
    "$(cd "$tmp/made" && echo *)"
check 'with -o: printed from there' cmp "$tmp/made/báo cáo.pdf" \
    "$tmp/last.pdf"
"$anban" -q -o "$tmp/made" "$tmp/docs/1.txt"
printed --print -o "$tmp/made" "$tmp/docs/missing.txt"
check 'with -o: what failed is not printed' refute test -e "$tmp/words"

PATH=$tmp/bin:$PATH "$anban" --print - <"$report" >"$tmp/out" 2>"$tmp/err"
status=$?
check 'standard input' exited 0

# Interrupted, while it converts and while the printer is being asked.
poison=$tmp/poison.so
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
check 'the poison is brewed' "${CC:-cc}" -shared -fPIC -O1 -o "$poison" \
    tests/poison.c
interrupted() { # WHAT COMMAND...: a second after it begins
    local what=$1
    shift
    run timeout -s INT 1 env --default-signal=INT "$@"
    check "$what: ends" exited 124
    check "$what: no file is left" equal '' "$(ls -A "$tmp/staging")"
}
echo '@spin@' >"$tmp/docs/spin.txt"
interrupted 'interrupted' env LD_PRELOAD="$poison" "$anban" --print \
    "$tmp/docs/spin.txt"
mkdir "$tmp/slow"
printf '#!/bin/sh\nexec sleep 20\n' >"$tmp/slow/lp"
chmod +x "$tmp/slow/lp"
interrupted 'interrupted, asking' env PATH="$tmp/slow:$PATH" "$anban" \
    --print "$doc"

# What goes wrong.
LP_FAILS='lp: Error - The printer or class does not exist.'
printed --print=nowhere "$doc"
check 'no such printer: status' exited 1
check 'no such printer: told' equal "anban: $doc: not printed: The printer or \
class does not exist; lpstat -e lists the printers" "$(cat "$tmp/err")"
check 'no such printer: no file is left' equal '' "$(ls -A "$tmp/staging")"
LP_FAILS=' '
printed --print "$doc"
check 'no reason: told' one_message "$doc"
rm "$tmp/bin/lp"
PATH=$tmp/bin run "$anban" --print "$doc"
check 'no lp: status' exited 1
check 'no lp: says what to install' grep -q 'cups-client' "$tmp/err"
check 'no lp: one sentence' one_message "$doc"
TMPDIR=$tmp/none run "$anban" --print "$doc"
check 'no folder to work in: status' exited 1
check 'no folder to work in: told' one_message "$tmp/none"
