# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# --watch: each way of saving is one rewriting, of the document that was saved;
# a text that fails leaves its editions, and a signal ends it.

docs=$tmp/docs
mkdir -p "$docs/ảnh"
cp "$report" "$docs/r.txt"
printf 'Báo cáo khác\n\nMột đoạn.\n' >"$docs/k.txt"

watching() { # ARGUMENTS...: until Ctrl-C, which a shell's job would ignore
    : >"$tmp/said"
    : >"$tmp/err"
    env --default-signal=INT "$anban" --watch "$@" >"$tmp/said" 2>"$tmp/err" \
        </dev/null &
    watcher=$!
}

ready() {
    saw "$tmp/err" '; Ctrl-C ends$' 1
}

# Waits until a file has a line so many times, ten seconds at most.
saw() { # FILE PATTERN TIMES
    local i
    for ((i = 0; i < 200; i++)); do
        [ "$(grep -c -- "$2" "$1")" -lt "$3" ] || return 0
        sleep 0.05
    done
    echo "not seen $3 times: $2: $(cat "$tmp/said" "$tmp/err")"
    return 1
}

rewritten() { # TIMES: of all the documents, and not once more
    saw "$tmp/said" 'written anew in [0-9]* ms$' "$1" || return
    sleep 0.35
    equal "$1" "$(grep -c 'written anew' "$tmp/said")"
}

stop() { # SIGNAL
    kill -s "$1" "$watcher"
    wait "$watcher"
    status=$?
}

fresh() { # NAME: its editions are those of its text now
    "$anban" -q -o "$tmp/wanted/" "$docs/$1.txt"
    cmp "$tmp/wanted/$1.pdf" "$docs/$1.pdf" &&
        cmp "$tmp/wanted/$1.epub" "$docs/$1.epub"
}
mkdir "$tmp/wanted"

watching "$docs/r.txt" "$docs/k.txt"
ready
check 'it says that it watches' saw "$tmp/err" 'watching 2 documents' 1
check 'all are written first' equal 4 "$(grep -c bytes "$tmp/said")"

echo 'Thêm một dòng.' >>"$docs/r.txt"
check 'saved in place' rewritten 1
check 'saved in place: that one' grep -q "^$docs/r.txt: written anew" \
    "$tmp/said"
check 'saved in place: the new text' fresh r

sed 's/dòng/câu/' "$docs/r.txt" >"$docs/.r.txt.swp"
mv "$docs/.r.txt.swp" "$docs/r.txt"
check 'saved under another name' rewritten 2
check 'saved under another name: the new text' fresh r

# As vim does: away with the old one, the new one in its place.
touch "$docs/4913" && rm "$docs/4913"
mv "$docs/r.txt" "$docs/r.txt~"
sleep 0.05
sed 's/câu/chữ/' "$docs/r.txt~" >"$docs/r.txt"
rm "$docs/r.txt~"
check 'moved away and written' rewritten 3
check 'moved away and written: the new text' fresh r

for ((i = 0; i < 100; i++)); do
    touch "$docs/r.txt"
done
check 'a storm is one' rewritten 4

touch "$docs/r.txt" "$docs/k.txt"
check 'both at once' rewritten 6
check 'both at once: each' saw "$tmp/said" "^$docs/k.txt: written anew" 1

echo x >"$docs/ảnh/1.png"
check 'a picture is for all beside it' rewritten 8
echo x >"$docs/other.tmp"
mkdir "$docs/mới"
check 'what is no part of them is not' rewritten 8
echo x >"$docs/mới/2.jpg"
check 'a picture in a new folder' rewritten 10

mv "$docs/k.txt" "$tmp/k.txt"
check 'gone: told' saw "$tmp/err" "$docs/k.txt: it is gone" 1
check 'gone: its editions stay' test -s "$docs/k.epub"
mv "$tmp/k.txt" "$docs/k.txt"
check 'back again' rewritten 11

before=$(md5sum "$docs/k.pdf" "$docs/k.epub")
mkdir "$tmp/aside" && mv "$docs/k.txt" "$tmp/aside"
mkdir "$docs/k.txt"
check 'what cannot be read: told' saw "$tmp/err" \
    "$docs/k.txt: its editions stay as they were" 1
check 'what cannot be read: they do' equal "$before" \
    "$(md5sum "$docs/k.pdf" "$docs/k.epub")"
rmdir "$docs/k.txt" && mv "$tmp/aside/k.txt" "$docs/k.txt"
check 'and it goes on' rewritten 12

mv "$docs" "$tmp/elsewhere"
sleep 0.7
mv "$tmp/elsewhere" "$docs"
check 'the folder was away' rewritten 14
echo 'Thêm.' >>"$docs/k.txt"
check 'and is followed again' rewritten 15
check 'and is followed again: the new text' fresh k
stop INT
check 'Ctrl-C' exited 130
check 'nothing else is left' equal 'k.epub k.pdf k.txt mới other.tmp r.epub r.pdf r.txt ảnh' \
    "$(cd "$docs" && find . -mindepth 1 -maxdepth 1 -printf '%f\n' |
        LC_ALL=C sort | paste -sd' ')"

# A text that brings the conversion down, and one which is a link.
poison=$tmp/poison.so
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
check 'the poison is brewed' "${CC:-cc}" -shared -fPIC -O1 -o "$poison" \
    tests/poison.c
ln -s "$docs/k.txt" "$tmp/link.txt"
export LD_PRELOAD=$poison
watching -o "$tmp/wanted" "$tmp/link.txt"
unset LD_PRELOAD
ready
before=$(md5sum "$tmp/wanted"/link.*)
cp "$docs/k.txt" "$tmp/sane.txt"
echo '@exit@' >>"$docs/k.txt"
check 'poisoned: told' saw "$tmp/err" 'the conversion broke off' 1
check 'poisoned: its editions stay' equal "$before" \
    "$(md5sum "$tmp/wanted"/link.*)"
{ cat "$tmp/sane.txt" && echo 'Lành.'; } >"$docs/k.txt"
check 'healed, behind a link' rewritten 1
check 'healed: other editions' refute equal "$before" \
    "$(md5sum "$tmp/wanted"/link.*)"
stop TERM
check 'SIGTERM' exited 143

# Folders, to which documents are added; and a font.
cp fonts/LiberationSerif-*.ttf "$tmp/aside"
watching -r --font "$tmp/aside/LiberationSerif-Regular.ttf" \
    -o "$tmp/tree/" "$docs"
ready
mkdir "$docs/sâu"
printf 'Ba\n\nĐoạn.\n' >"$docs/sâu/b.txt"
check 'a document is added' rewritten 1
check 'a document is added: its place' test -s "$tmp/tree/sâu/b.epub"
touch "$tmp/aside/LiberationSerif-Regular.ttf"
check 'the font of all is changed' rewritten 4
stop INT

# Pages as pictures, which are no pictures of the text.
cp "$docs/k.txt" "$tmp/pages.txt"
watching -t png --page 1 "$tmp/pages.txt"
ready
touch "$tmp/pages.txt"
check 'pictures of pages' rewritten 1
stop INT

# Quietly, with the editions already there.
watching -q --update "$docs/k.txt"
for ((i = 0; i < 20; i++)); do
    touch "$docs/k.txt"
    sleep 0.3
    [ "$docs/k.txt" -nt "$docs/k.epub" ] || break
done
check '-q: it watches' refute test "$docs/k.txt" -nt "$docs/k.epub"
stop INT
check '-q: says nothing' equal '' "$(cat "$tmp/said" "$tmp/err")"

run "$anban" --watch --font-size 999 "$docs/k.txt"
check 'wrong options end it' exited 2
