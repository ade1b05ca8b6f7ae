# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not when lines are counted
#
# A few of the failures that `make faults` tries all of: the old edition whole
# or the new one whole, nothing beside them, and one true sentence.

FAULTS_FOLDER=test/$check/faults tests/faults/run quick \
    >"$tmp/out" 2>"$tmp/err" </dev/null
status=$?
check 'a sample of all failures' exited 0
check 'failures were tried' grep -q '^[1-9][0-9]* passed, 0 failed$' "$tmp/out"
if [ "$status" != 0 ]; then
    fail 'what was left' "$(grep -A 8 'wrong:' "$tmp/out")"
fi

# What the editions may be named as. A link stays one, and the file it points
# at is replaced.
mkdir "$tmp/there" "$tmp/here"
cp "$report" "$tmp/r.txt"
echo 'an older edition' >"$tmp/there/x.pdf"
ln -s ../there/x.pdf "$tmp/here/x.pdf"
run "$anban" --overwrite -o "$tmp/here/x.pdf" "$tmp/r.txt"
check 'a link' exited 0
check 'a link: it stays' test -L "$tmp/here/x.pdf"
check 'a link: its file is new' qpdf --check "$tmp/there/x.pdf"
ln -s ../there/new.pdf "$tmp/here/new.pdf"
run "$anban" -o "$tmp/here/new.pdf" "$tmp/r.txt"
check 'a link to nothing' exited 0
check 'a link to nothing: its file is made' qpdf --check "$tmp/there/new.pdf"

# Others read and write through these, and nothing may take their place.
mkfifo "$tmp/pipe.pdf"
cat "$tmp/pipe.pdf" >"$tmp/through.pdf" &
run "$anban" -o "$tmp/pipe.pdf" "$tmp/r.txt"
wait
check 'a pipe' exited 0
check 'a pipe: it stays' test -p "$tmp/pipe.pdf"
check 'a pipe: the edition came through' \
    cmp "$tmp/through.pdf" "$tmp/there/x.pdf"
mkdir "$tmp/folder"
chmod 555 "$tmp/folder"
if [ "$(id -u)" = 0 ] && command -v setpriv >"$tmp/out"; then
    chmod 755 "$tmp"
    run env -C "$tmp" setpriv --reuid 65534 --clear-groups "$anban" \
        -o folder/x.pdf r.txt # whoever that is may not reach $tmp by its path
else
    run env -C "$tmp" "$anban" -o folder/x.pdf r.txt
fi
check 'a folder to read only' exited 1
check 'a folder to read only: told' one_message folder/x.pdf
check 'a folder to read only: nothing in it' equal '' "$(ls "$tmp/folder")"

# A limit on the size of files is told as a full disk is.
run bash -c 'ulimit -f 8; exec "$@"' bash "$anban" -o "$tmp/there/x.pdf" \
    "$tmp/r.txt"
check 'a limit on files' exited 1
check 'a limit on files: told' one_message "$tmp/there/x.pdf"
check 'a limit on files: the old one stays' \
    cmp "$tmp/through.pdf" "$tmp/there/x.pdf"

# Where the sentence about memory comes from a worker, it is said once too.
if ! under_sanitizers; then
    memory=$tmp/faults.so
    check 'the library is made' "${CC:-cc}" -shared -fPIC -O1 -o "$memory" \
        tests/faults/faults.c
    run env LD_PRELOAD="$memory" FAULT_COUNT="$tmp/count" "$anban" -q \
        -o "$tmp/here" "$tmp/r.txt"
    n=$(sed -n 's/^memory //p' "$tmp/count")
    run env LD_PRELOAD="$memory" FAULT="memory:$((n * 3 / 4)):12" "$anban" \
        -q -o "$tmp/here" "$tmp/r.txt"
    check 'a worker without memory' exited 1
    check 'a worker without memory: told' grep -q \
        "^anban: $tmp/r.txt: out of memory" "$tmp/err"
    check 'a worker without memory: once' one_message "$tmp/r.txt"

    # A heap that cannot grow is not yet a full memory.
    check 'a wall is made' "${CC:-cc}" -shared -fPIC -O1 -o "$tmp/walled.so" \
        tests/faults/walled.c
    run env LD_PRELOAD="$tmp/walled.so" "$anban" -o "$tmp/walled/" "$tmp/r.txt"
    check 'a heap that cannot grow' exited 0
    check 'a heap that cannot grow: the same edition' \
        cmp "$tmp/through.pdf" "$tmp/walled/r.pdf"
fi
