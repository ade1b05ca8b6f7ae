# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# What the world can do to a conversion, and what it may not do to the files
# that were there before: they stay, byte for byte, with nothing beside them.

here=$tmp/here
disk=$tmp/disk
mkdir "$disk"

fresh() { # a folder with an input and two older editions
    rm -rf "$here" && mkdir "$here"
    cp "$report" "$here/r.txt"
    echo 'an older edition' >"$here/r.pdf"
    echo 'an older edition' >"$here/r.epub"
    before=$(listing "$here")
}

failed() { # WHAT PATH: how the last run should have failed
    check "$1: status" exited 1
    check "$1: message" one_message "$2"
    check "$1: nothing on standard output" equal '' "$(cat "$tmp/out")"
}

same_text() {
    cmp <(pdftotext "$tmp/piped/named.pdf" -) \
        <(pdftotext "$tmp/piped/open.pdf" -)
}

# An input that cannot be had.
fresh
run "$anban" -o "$here" "$here/none.txt"
failed 'no such file' "$here/none.txt"
check 'no such file: no output' same_files "$here" "$before"
mkdir "$here/folder.txt"
run "$anban" -o "$here" "$here/folder.txt"
failed 'a folder' "$here/folder.txt"
check 'a folder: no output' same_files "$here" "$before"
for special in /proc/self/status /proc/kmsg /sys/kernel/uevent_seqnum /dev/zero \
    /dev/null; do
    [ -e "$special" ] || continue
    run within 10 "$anban" --update -o "$here" "$special"
    failed "$special" "$special"
    check "$special: no output" same_files "$here" "$before"
done
mkfifo "$tmp/pipe.txt"
run within 10 "$anban" --timeout 2 -o "$here" "$tmp/pipe.txt"
check 'a pipe in which nobody writes: status' exited 1
check 'a pipe in which nobody writes: told' grep -q 'pipe.txt.*this pipe' \
    "$tmp/err"
check 'a pipe in which nobody writes: no output' same_files "$here" "$before"
mkdir "$tmp/piped"
cat "$report" >"$tmp/pipe.txt" &
run within 10 "$anban" -o "$tmp/piped/named.pdf" "$tmp/pipe.txt"
wait
run within 10 "$anban" -o "$tmp/piped/open.pdf" /dev/fd/5 5< <(cat "$report")
check 'pipes that are written: both read' same_text
mv "$here/r.txt" "$here/none.txt"
run "$anban" "$here/r.txt"
failed 'the input has gone' "$here/r.txt"
check 'the input has gone: old pdf' grep -qx 'an older edition' "$here/r.pdf"
check 'the input has gone: old epub' grep -qx 'an older edition' "$here/r.epub"

# An output that cannot be written.
for kind in pdf epub; do
    fresh
    run "$anban" -o "$here/none/x.$kind" "$here/r.txt"
    failed "$kind: no such folder" "$here/none"
    check "$kind: no such folder: no output" same_files "$here" "$before"
    run "$anban" -o "$here/r.txt/x.$kind" "$here/r.txt"
    failed "$kind: a file for a folder" "$here/r.txt/x.$kind"
    check "$kind: a file for a folder: no output" same_files "$here" "$before"
    "$anban" -t "$kind" -o - "$here/r.txt" >/dev/full 2>"$tmp/err"
    status=$?
    check "$kind: /dev/full: status" exited 1
    check "$kind: /dev/full: message" grep -q '^anban: .*: .' "$tmp/err"
done

# Standard files that are closed.
closed() { # WHAT COMMAND...: fails
    local what=$1
    shift
    "$@" >&- 2>"$tmp/err"
    status=$?
    check "standard output is closed: $what" exited 1
}
closed '-o -' "$anban" -t pdf -o - "$report"
check 'standard output is closed: message' grep -q \
    '^anban: standard output: cannot be written: ' "$tmp/err"
closed 'of a worker' "$anban" --timeout 60 -t epub -o - "$report"
closed '--version' "$anban" --version
closed '--help' "$anban" --help
"$anban" -t pdf -o - - <&- >"$tmp/out" 2>"$tmp/err"
status=$?
check 'standard input is closed' exited 1
check 'standard input is closed: nothing is written' equal '' \
    "$(cat "$tmp/out")"

# A disk that is full, or may not be written to: a mount in a name space of
# its own, gone when the command is. It starts with the two older editions.
on_disk() { # SIZE ro|rw COMMAND...
    unshare --mount bash -c '
        disk=$1 old=$2 size=$3 mode=$4 left=$5
        shift 5
        mount -t tmpfs -o "size=$size" none "$disk" &&
            cp "$old/r.pdf" "$old/r.epub" "$disk" &&
            mount -o "remount,$mode" "$disk" || exit 111
        "$@"
        status=$?
        (cd "$disk" && find . -type f -exec md5sum {} + | sort) >"$left"
        exit $status' bash "$disk" "$here" "$1" "$2" "$tmp/left" "${@:3}"
}

fresh
run on_disk 1m rw true
if [ "$status" != 0 ]; then
    skip 'full and read-only disks' 'no mount allowed here'
else
    old=$(cat "$tmp/left")
    for kind in pdf epub; do
        run on_disk 16k rw "$anban" --overwrite -o "$disk/r.$kind" "$here/r.txt"
        failed "$kind: full disk" "$disk/r.$kind"
        check "$kind: full disk: the old stays" equal "$old" \
            "$(cat "$tmp/left")"
        run on_disk 1m ro "$anban" --overwrite -o "$disk/r.$kind" "$here/r.txt"
        failed "$kind: read-only disk" "$disk/r.$kind"
        check "$kind: read-only disk: the old stays" equal "$old" \
            "$(cat "$tmp/left")"
    done
    run on_disk 1m rw "$anban" --overwrite -o "$disk" "$here/r.txt"
    check 'a disk with room' exited 0
    check 'a disk with room: two files' equal 2 "$(wc -l <"$tmp/left")"
fi

# Whatever the bytes are: either two sound editions, or one clear sentence and
# nothing written. SECONDS and KiB bound what it may cost.
withstands() { # WHAT INPUT SECONDS KIB
    local what=$1 input=$2 peak cost
    rm -rf "$tmp/new" && mkdir "$tmp/new"
    cost=$(within "$3" python3 tests/cost.py "$anban" -o "$tmp/new" "$input" \
        2>"$tmp/err")
    status=${cost##* } peak=${cost#* } peak=${peak% *}
    [ -n "$cost" ] || status="none within $3 s"
    check "$what: status" exited 0 1
    if [ "$status" = 0 ]; then
        check "$what: two files" equal 2 "$(find "$tmp/new" -type f | wc -l)"
        check "$what: pdf" qpdf --check "$tmp/new"/*.pdf
        check "$what: epub" unzip -tqq "$tmp/new"/*.epub
    else
        check "$what: message" message_names "$input"
        check "$what: no output" equal '' "$(listing "$tmp/new")"
    fi
    under_sanitizers || check "$what: memory" test "${peak:-0}" -lt "$4"
}

: >"$tmp/empty.txt"
withstands 'empty file' "$tmp/empty.txt" 10 30000
printf '\n\n \n' >"$tmp/blank.txt"
withstands 'blank file' "$tmp/blank.txt" 10 30000
python3 -c 'import random, sys
random.seed(2020)
sys.stdout.buffer.write(random.randbytes(1000000))' >"$tmp/junk.txt"
withstands 'junk' "$tmp/junk.txt" 60 2000000

# Many opportunities inside one word: each must cost the same.
python3 -c 'print("Xem " + "abc/" * 250000 + " nhé")' >"$tmp/word.txt"
withstands 'a word of 1 MB' "$tmp/word.txt" 20 1000000

# A shaper looks back over all the marks on a letter, and so over each twice.
python3 -c 'print("Chữ 中" + "\u0301" * 200000 + " này")' >"$tmp/marks.txt"
withstands '200000 marks on a letter' "$tmp/marks.txt" 20 1000000

megabytes=50
under_sanitizers && megabytes=2
python3 - "$report" $megabytes >"$tmp/line.txt" <<'END'
import sys
text = " ".join(open(sys.argv[1], encoding="utf-8").read().split()) + " "
size = int(sys.argv[2]) * 1000000
sys.stdout.write(text * (size // len(text.encode("utf-8")) + 1))
END
withstands "$megabytes MB on a line" "$tmp/line.txt" 240 600000
rm -rf "$tmp/new" "$tmp/line.txt"
