# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# --in: of what is put into the folder the editions come out, or a note stands
# beside it; what is not whole is waited for, and a restart does nothing twice.

mkdir "$tmp/in" "$tmp/editions"

start() {
    "$anban" --in "$tmp/in" -o "$tmp/editions/" >"$tmp/said" 2>"$tmp/err" \
        </dev/null &
    watcher=$!
}

# Waits until there is such a file, fifteen seconds at most.
comes() { # FILE
    local i
    for ((i = 0; i < 300; i++)); do
        [ ! -e "$1" ] || return 0
        sleep 0.05
    done
    echo "$1 does not come: $(cat "$tmp/said" "$tmp/err")"
    return 1
}

stop() { # SIGNAL
    kill -s "$1" "$watcher"
    wait "$watcher" 2>/dev/null
}

printf 'Báo cáo một\n\nMột đoạn.\n' >"$tmp/in/before.txt"
start
check 'what lay there' comes "$tmp/editions/before.epub"

head -c 3000 "$cases/word-tu-pandoc.docx" >"$tmp/in/broken.docx"
echo x >"$tmp/in/sheet.xlsx"
printf 'Báo cáo hai\n\nMột đoạn.\n' >"$tmp/in/locked.txt"
touch "$tmp/in/.~lock.locked.txt#"
( # in pieces, a second apart
    printf 'Báo cáo ba\n\n' >&3
    sleep 1
    printf 'Đoạn cuối cùng.\n' >&3
) 3>"$tmp/in/slow.txt" &
check 'what is broken has a note' comes "$tmp/in/broken.docx.khong-doc-duoc.txt"
check 'the note says why' grep -q 'damaged or not whole' \
    "$tmp/in/broken.docx.khong-doc-duoc.txt"
check 'what is not read has a note' comes "$tmp/in/sheet.xlsx.khong-doc-duoc.txt"
check 'what comes slowly' comes "$tmp/editions/slow.epub"
check 'it is whole' grep -q 'Đoạn cuối cùng' \
    <(python3 tests/epub.py documents "$tmp/editions/slow.epub")
check 'what is open is left' test ! -e "$tmp/editions/locked.pdf"
rm "$tmp/in/.~lock.locked.txt#"
check 'what was closed' comes "$tmp/editions/locked.epub"

stop KILL
made=$(listing "$tmp/editions")
start
cp "$cases/van-ban-rtf.rtf" "$tmp/in/after.rtf"
cp "$report" "$tmp/in/broken.docx"
check 'after a restart' comes "$tmp/editions/after.epub"
check 'the note goes when it can be read' comes "$tmp/editions/broken.epub"
for ((i = 0; i < 100; i++)); do
    [ -e "$tmp/in/broken.docx.khong-doc-duoc.txt" ] || break
    sleep 0.05
done
check 'it is gone' test ! -e "$tmp/in/broken.docx.khong-doc-duoc.txt"
rm -f "$tmp/editions"/{after,broken}.{pdf,epub} "$tmp/in/after.rtf"
check 'a restart does nothing twice' same_files "$tmp/editions" "$made"
check 'notes are no documents' equal 1 \
    "$(find "$tmp/in" -name '*.khong-doc-duoc.txt' | wc -l)"
stop TERM
check 'no folder for the editions' refute "$anban" --in "$tmp/in" 2>/dev/null
