# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# Total loss is a failure: when nothing of an input's text can be read, one
# sentence says what it is, the status is 1, and the editions of before stay, in
# whichever way the document is converted. When a part of it was read, both
# editions say that they are not whole.

in=$tmp/in
mkdir "$in" "$tmp/bin" "$tmp/reader"
python3 tests/lost.py "$in" >"$tmp/list"
cp tests/lost/*.docx "$in/"
for name in tests/lost/*.docx; do
    echo "$(basename "$name")|damaged or not whole" >>"$tmp/list"
done
cat >"$tmp/bin/lp" <<'LP'
#!/bin/sh
echo printed >>"$LP_ROOM/printed"
LP
chmod +x "$tmp/bin/lp"
export LP_ROOM=$tmp

# One after the other, each with an edition of before, which is not spared for
# its own sake.
while IFS='|' read -r name sentence; do
    mkdir "$tmp/one"
    echo 'the old one' >"$tmp/one/${name%.*}.pdf"
    kept=$(listing "$tmp/one")
    run "$anban" --overwrite -o "$tmp/one" "$in/$name"
    check "$name: status" exited 1
    check "$name: nothing on standard output" equal '' "$(cat "$tmp/out")"
    check "$name: the sentence" grep -qF -- "$sentence" <(tail -n 1 "$tmp/err")
    check "$name: it names the file" message_names "$in/$name"
    check "$name: the edition of before" same_files "$tmp/one" "$kept"
    rm -r "$tmp/one"
done <"$tmp/list"

# All ways of one document, with an edition of before beside it.
ways() { # NAME
    local name=$1 stem=$in/${1%.*} seen
    echo 'the old one' | tee "$stem.pdf" >"$stem.epub"
    touch -d yesterday "$stem.pdf" "$stem.epub"
    seen=$(md5sum "$stem.pdf" "$stem.epub")
    run "$anban" --overwrite "$in/$name"
    check "$name: beside it" exited 1
    run "$anban" --overwrite --update "$in/$name"
    check "$name: --update" exited 1
    run "$anban" --overwrite --timeout 60 "$in/$name"
    check "$name: in a worker" exited 1
    run "$anban" --overwrite -t pdf -o - "$in/$name"
    check "$name: -o -" exited 1
    check "$name: -o -: nothing is written" equal '' "$(cat "$tmp/out")"
    run "$anban" --overwrite -t tree -o - "$in/$name"
    check "$name: the tree" exited 1
    rm -f "$tmp/printed"
    PATH=$tmp/bin:$PATH run "$anban" --overwrite --print "$in/$name"
    check "$name: --print" exited 1
    check "$name: not printed" test ! -e "$tmp/printed"
    run "$anban" --overwrite --send="$tmp/reader" "$in/$name"
    check "$name: --send" exited 1
    check "$name: not sent" equal '' "$(ls -A "$tmp/reader")"
    TERM=xterm-kitty python3 tests/look.py terminal 100x30x800x600 '' \
        "$anban" --overwrite --preview "$in/$name" >"$tmp/sent" 2>"$tmp/err"
    check "$name: --preview" grep -q '^status 1' "$tmp/err"
    check "$name: the editions of before" equal "$seen" \
        "$(md5sum "$stem.pdf" "$stem.epub")"
    rm "$stem.pdf" "$stem.epub"
}
ways 0.docx
ways cut.docx
ways noise.txt
ways scripts.html

# Standard input.
"$anban" -t pdf -o - - <"$in/noise.txt" >"$tmp/out" 2>"$tmp/err"
status=$?
check 'standard input' exited 1
check 'standard input: nothing is written' equal '' "$(cat "$tmp/out")"

# A batch counts them, and its good documents are written.
rm -rf "$tmp/batch" && mkdir "$tmp/batch"
cp "$in"/* "$tmp/batch/"
cp "$report" "$tmp/batch/a-good.txt"
run "$anban" -q -r -o "$tmp/batch-out/" "$tmp/batch"
check 'a batch: status' exited 1
check 'a batch: only the good one' equal 'a-good.epub a-good.pdf' \
    "$(cd "$tmp/batch-out" && echo *)"
check 'a batch: counted' grep -qE \
    'anban: [0-9]+ of [0-9]+ documents could not be converted, 1 written' \
    "$tmp/err"

# With --watch a document that is emptied for a moment, or for good.
mkdir "$tmp/watched"
cp "$report" "$tmp/watched/r.txt"
env --default-signal=INT "$anban" --watch "$tmp/watched/r.txt" \
    >"$tmp/said" 2>"$tmp/told" </dev/null &
watcher=$!
await() { # PATTERN
    for _ in {1..200}; do
        grep -q "$1" "$tmp/said" "$tmp/told" && return
        sleep 0.05
    done
    cat "$tmp/told"
    return 1
}
check '--watch begins' await 'Ctrl-C ends'
seen=$(cd "$tmp/watched" && md5sum r.pdf r.epub)
: >"$tmp/watched/r.txt"
check '--watch: told' await 'its editions stay as they were'
check '--watch: the editions of before' equal "$seen" \
    "$(cd "$tmp/watched" && md5sum r.pdf r.epub)"
cp "$report" "$tmp/watched/r.txt"
check '--watch: the text is back' await 'written anew'
kill -s INT "$watcher"
wait "$watcher"

# The library has nothing to write then.
cat >"$tmp/use.c" <<'C'
#include <anban.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    struct anban *a = anban_new();
    int read = anban_read(a, argv[argc - 1]);
    int code = anban_code(a);
    printf("%d %d %d\n", read, code, anban_write(a, "pdf", "none.pdf"));
    anban_free(a);
    return 0;
}
C
if under_sanitizers || [ ! -e "$build/libanban.so" ]; then
    skip 'the library' 'it is built with other flags'
else
    "${CC:-cc}" -Isrc -o "$tmp/use" "$tmp/use.c" -L"$build" -lanban
    LD_LIBRARY_PATH=$build run "$tmp/use" "$in/cut.docx"
    check 'the library: a failure of the input' equal '0 1 0' \
        "$(cat "$tmp/out")"
fi

# What some mean all the same.
run "$anban" -q --force-text -t pdf -o "$tmp/forced.pdf" "$in/noise.docx"
check '--force-text' exited 0
check '--force-text: a PDF' test -s "$tmp/forced.pdf"
run "$anban" --force-text -t pdf -o "$tmp/empty.pdf" "$in/0.txt"
check '--force-text: where there are no bytes' exited 1

# A part of it: both editions say so, and the run warns.
part() { # NAME WARNING NOTICE...: in what they say
    local name=$1 warning=$2 notice
    shift 2
    run "$anban" -o "$tmp/part" "$tmp/part/$name.docx"
    check "$name: written" exited 0
    check "$name: warned" grep -qF "$warning" "$tmp/err"
    pdftotext "$tmp/part/$name.pdf" - | tr -s '[:space:]' ' ' >"$tmp/text"
    python3 tests/epub.py text "$tmp/part/$name.epub" |
        tr -s '[:space:]' ' ' >>"$tmp/text"
    for notice in "$@"; do
        check "$name: both say it: $notice" equal 2 \
            "$(grep -oF "$notice" "$tmp/text" | wc -l)"
    done
    unzip -p "$tmp/part/$name.epub" '*.xhtml' >"$tmp/pages"
    check "$name: as a notice" grep -q 'role="doc-notice"' "$tmp/pages"
    check "$name: sound" epub_is_valid "$tmp/part/$name.epub"
}
mkdir "$tmp/part"
python3 tests/lost.py --parts "$tmp/part"
incomplete='Ấn bản này không đầy đủ'
part cut-text 'cannot be read to its end' "$incomplete" 'Đến đây là hết phần'
part notes 'word/footnotes.xml is damaged' "$incomplete"
part english 'cannot be read to its end' 'This edition is not complete'

# Texts that break off: a saved page within itself, a text where a disk has
# lost what was there.
head -c 1200 "$cases/trang-luu.mhtml" >"$tmp/part/trang.mhtml"
{ cat "$report" && head -c 4096 /dev/zero; } >"$tmp/part/het.txt"
{ cat "$report" && head -c 4096 /dev/zero && cat "$report"; } \
    >"$tmp/part/giua.txt"
{ cat "$report" && head -c 100 /dev/zero; } >"$tmp/part/dem.txt"
while read -r name notices; do
    run "$anban" -t tree -o "$tmp/part/seen.tree" "$tmp/part/$name"
    check "$name: written" exited 0
    check "$name: notices" equal "$notices" \
        "$(grep -c '^  notice' "$tmp/part/seen.tree")"
done <<'LIST'
trang.mhtml 2
het.txt 2
giua.txt 1
dem.txt 0
LIST

# A name that says something else.
cp "$report" "$tmp/part/text.docx"
run "$anban" -t pdf -o "$tmp/part" "$tmp/part/text.docx"
check 'text named .docx: read' exited 0
check 'text named .docx: told' one_message "$tmp/part/text.docx"
check 'text named .docx: what it is' grep -q \
    'named as a Word file, but is plain text' "$tmp/err"

# In folders what is passed over is told by form, but neither editions nor
# pictures, nor what Word keeps beside an open file; and no link out of them.
mkdir "$tmp/folder" "$tmp/elsewhere"
cp "$report" "$tmp/folder/r.txt"
cp "$report" "$tmp/elsewhere/r.txt"
touch "$tmp/folder"/{b.pages,c.PAGES,d.pdf,e.xps,anh.jpg,notes.py,'~$k.docx'}
ln -s ../elsewhere/r.txt "$tmp/folder/link.txt"
ln -s r.txt "$tmp/folder/own.txt"
run "$anban" -r "$tmp/folder"
check 'passed over: status' exited 0
check 'passed over: by form' grep -qx \
    'anban: 4 files of other forms were passed over: .pages 2, .pdf 1, .xps 1' \
    "$tmp/err"
check 'passed over: a link elsewhere' grep -q \
    'anban: 1 link to a file elsewhere was passed over' "$tmp/err"
check 'passed over: no edition of it' test ! -e "$tmp/folder/link.pdf"
check 'passed over: a link within is none' test -e "$tmp/folder/own.pdf"
run "$anban" -r "$tmp/folder"
check 'passed over: our editions are not counted' grep -qx \
    'anban: 4 files of other forms were passed over: .pages 2, .pdf 1, .xps 1' \
    "$tmp/err"
run "$anban" -v -r "$tmp/folder"
check 'passed over: -v names them' grep -qx \
    "anban: $tmp/folder/b.pages: this form is not read; save it as .docx" \
    "$tmp/err"
run "$anban" -q -r "$tmp/folder"
check 'passed over: -q' equal '' "$(cat "$tmp/err")"

: >"$tmp/said" && : >"$tmp/told"
env --default-signal=INT "$anban" --watch -r "$tmp/folder" \
    >"$tmp/said" 2>"$tmp/told" </dev/null &
watcher=$!
check '--watch -r begins' await 'Ctrl-C ends'
check '--watch -r: what is there' equal 4 "$(grep -c 'not read' "$tmp/told")"
touch "$tmp/folder/new.pages"
check '--watch -r: what comes' await 'new.pages: this form is not read'
cp "$report" "$tmp/folder/s.txt"
check '--watch -r: another document' await 's.txt: written anew'
check '--watch -r: each once' equal 5 "$(grep -c 'not read' "$tmp/told")"
kill -s INT "$watcher"
wait "$watcher"
