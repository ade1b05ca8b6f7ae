# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --send: e-readers known by their marks, on disks that are files here (FAT and
# exFAT), mounted where nobody else sees them; safe names; and copies that fail.

mkdir "$tmp/docs" "$tmp/staging"
export TMPDIR=$tmp/staging
cp "$report" "$tmp/docs/báo cáo.txt"
doc=$tmp/docs/báo\ cáo.txt
"$anban" -q -t epub -o "$tmp/wanted.epub" "$doc"

reader() { # NAME MARK...: a folder with these; + is a blank
    local at=$tmp/$1
    shift
    rm -rf "$at"
    for mark in "${@//+/ }"; do
        case $mark in
        */) mkdir -p "$at/$mark" ;;
        *) mkdir -p "$at/$(dirname "$mark")" && touch "$at/$mark" ;;
        esac
    done
}

# Each line: what it is called, where its books are, and its marks.
while IFS='|' read -r name books marks; do
    # shellcheck disable=SC2086 # several
    reader device $marks
    run "$anban" --send="$tmp/device" "$doc"
    check "$name" exited 0
    check "$name: the book" cmp "$tmp/wanted.epub" \
        "$tmp/device/${books}báo cáo.epub"
    check "$name: told" grep -qF \
        "$tmp/device/${books}báo cáo.epub: $(stat -c %s "$tmp/wanted.epub") \
bytes, read back from the $name" "$tmp/out"
    check "$name: to be ejected" grep -q 'eject it' "$tmp/err"
    check "$name: no stray file" equal "./${books}báo cáo.epub" \
        "$(cd "$tmp/device" && find . -newer "$tmp/wanted.epub" \
            -name '*anban*' -o -name '*.epub')"
done <<'LIST'
Kobo||.kobo/KoboReader.sqlite .adobe-digital-editions/
PocketBook|Books/|system/explorer-3/explorer-3.db documents/
PocketBook|Books/|system/config/ Books/
Tolino|Books/|.tolino/ .adobe-digital-editions/
e-reader||.adobe-digital-editions/
e-reader||Digital+Editions/
LIST

mkdir "$tmp/plain"
run "$anban" --send="$tmp/plain/" "$doc"
check 'a plain folder' exited 0
check 'a plain folder: the book' cmp "$tmp/wanted.epub" \
    "$tmp/plain/báo cáo.epub"
check 'a plain folder: nothing to eject' equal '' "$(cat "$tmp/err")"
check 'no file is left beside the input' equal 'báo cáo.txt' \
    "$(ls -A "$tmp/docs")"
check 'nor elsewhere' equal '' "$(ls -A "$tmp/staging")"
run "$anban" --paper a5 --send="$tmp/plain" "$doc"
check 'an earlier book of the document is replaced' refute cmp -s \
    "$tmp/wanted.epub" "$tmp/plain/báo cáo.epub"
check 'an earlier book: there is no other' equal 'báo cáo.epub' \
    "$(ls -A "$tmp/plain")"
echo 'another' >"$tmp/plain/báo cáo.epub"
run "$anban" --send="$tmp/plain" "$doc"
check "somebody else's of that name stays" equal 'another' \
    "$(cat "$tmp/plain/báo cáo.epub")"
check "somebody else's: this one has a number" cmp "$tmp/wanted.epub" \
    "$tmp/plain/báo cáo-2.epub"
check "somebody else's: told" grep -q \
    "^anban: $doc: another book there .* $tmp/plain/báo cáo-2.epub$" "$tmp/err"
run "$anban" -q --send="$tmp/plain" "$doc"
check 'and has it again' equal 'báo cáo-2.epub báo cáo.epub' \
    "$(cd "$tmp/plain" && printf '%s\n' * | paste -sd ' ')"
check '-q says nothing' equal '' "$(cat "$tmp/out" "$tmp/err")"

reader kindle documents/ system/version.txt
run "$anban" --send="$tmp/kindle" "$doc"
check 'Kindle' exited 1
check 'Kindle: one sentence' one_message "$tmp/kindle"
check 'Kindle: says where to' grep -q 'amazon.com/sendtokindle' "$tmp/err"
check 'Kindle: nothing is put there' equal '' \
    "$(find "$tmp/kindle" -name '*.epub')"

run "$anban" --send="$tmp/none" "$doc"
check 'no such folder' exited 1
check 'no such folder: told' grep -q "^anban: --send=$tmp/none: " "$tmp/err"

# Names: each line has the input's and the book's, in C's escapes.
rm -rf "$tmp/plain" && mkdir "$tmp/plain"
while IFS='|' read -r input book; do
    input=$(printf '%b' "$input") book=$(printf '%b' "$book")
    printf 'Một dòng.\n' >"$tmp/docs/$input.txt"
    run "$anban" -q --send="$tmp/plain" "$tmp/docs/$input.txt"
    check "name: $book" test -s "$tmp/plain/$book.epub"
    rm "$tmp/docs/$input.txt"
done <<'LIST'
a<b>c:d"e\\f|a_b_c_d_e_f
sao*hỏi?|sao_hỏi_
một\tdòng\nhai|một_dòng_hai
.giấu...  |giấu
đuôi. |đuôi
Nul|Nul_
com1.cũ|com1.cũ_
lptx|lptx
\xff\xc3(|__(
 . |anban
To\xcc\x82\xcc\x89ng cu\xcc\xa3c|Tổng cục
ba\xcc\xa3\xcc\x82c u\xcc\x9b\xcc\x81 o\xcc\xa3\xcc\x82|bậc ứ ộ
n\xcc\x83 o\xcc\x88|n\xcc\x83 o\xcc\x88
日本 𝄞 đủ|日本 𝄞 đủ
LIST
long=$(printf 'ệ%.0s' {1..80})
printf 'Một dòng.\n' >"$tmp/docs/$long.txt"
run "$anban" -q --send="$tmp/plain" "$tmp/docs/$long.txt"
check 'a long name is cut between letters' test -s \
    "$tmp/plain/$(printf 'ệ%.0s' {1..38}).epub"

# Names that become one where they are cut, replaced or spelled without case.
begin=$(printf 'Báo cáo quý %.0s' {1..9})
rm -rf "$tmp/plain" "$tmp/many" && mkdir "$tmp/plain" "$tmp/many"
number=0
for name in "$begin I" "$begin II" 'a:b' 'a?b' 'C' 'c'; do
    printf 'Đoạn %d.\n' $((++number)) >"$tmp/many/$name.txt"
done
books() {
    for book in "$tmp/plain"/*.epub; do
        unzip -p "$book" EPUB/chapter-1.xhtml | grep -o 'Đoạn [0-9]'
    done | sort -u | paste -sd ' '
}
all='Đoạn 1 Đoạn 2 Đoạn 3 Đoạn 4 Đoạn 5 Đoạn 6'
run "$anban" --send="$tmp/plain" "$tmp/many"/*.txt
check 'no two become one book' equal "$all" "$(books)"
check 'those which have a number are told' equal 3 \
    "$(grep -c 'another book there has this name' "$tmp/err")"
was=$(listing "$tmp/plain")
run "$anban" --send="$tmp/plain" "$tmp/many"/*.txt
check 'sent again, they are the same' same_files "$tmp/plain" "$was"
for name in "$begin II" 'a?b' "$begin I" 'a:b'; do
    run "$anban" -q --send="$tmp/plain" "$tmp/many/$name.txt"
done
check 'one by one as well' same_files "$tmp/plain" "$was"

# Two of one name, from two folders.
mkdir "$tmp/docs/2"
printf 'Một.\n' >"$tmp/docs/a.txt"
printf 'Hai.\n' >"$tmp/docs/2/a.txt"
rm -rf "$tmp/plain" && mkdir "$tmp/plain"
run "$anban" -q --send="$tmp/plain" "$tmp/docs/a.txt" "$tmp/docs/2/a.txt"
check 'two of one name' equal 'a-2.epub a.epub' \
    "$(cd "$tmp/plain" && echo *)"

# Copies that fail leave what was there, and nothing else.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
check 'the damage is made' "${CC:-cc}" -shared -fPIC -O1 \
    -o "$tmp/damage.so" tests/damage.c
printf '\377\330\377' >"$tmp/docs/not.jpg"
echo 'before' >"$tmp/plain/báo cáo.epub"
was=$(listing "$tmp/plain")
run env LD_PRELOAD="$tmp/damage.so" ANBAN_DAMAGE=0 "$anban" \
    --send="$tmp/plain" "$doc"
check 'a damaged disk' exited 1
check 'a damaged disk: told' grep -q 'read back from it differs' "$tmp/err"
check 'a damaged disk: nothing is left' same_files "$tmp/plain" "$was"
run env LD_PRELOAD="$tmp/damage.so" ANBAN_DAMAGE=1000000 "$anban" -q \
    --send="$tmp/plain" "$doc"
check 'the damage does nothing by itself' exited 0

# What is mounted, in a name space of its own: tests/disks.sh says what it saw.
if ! unshare -Urm mount -t tmpfs tmpfs /mnt 2>/dev/null; then
    skip 'what is mounted' 'this system lets nobody mount here'
    return 0
fi
space=(unshare -Urm)
[ "$(id -u)" != 0 ] || space=(unshare -m)
"${space[@]}" bash tests/disks.sh "$tmp" "$doc" </dev/null \
    >"$tmp/said" 2>"$tmp/disks.err"
while IFS=$'\t' read -r result what seen; do
    case $result in
    pass) pass "$what" ;;
    skip) skip "$what" "$seen" ;;
    *) fail "$what" "$seen" ;;
    esac
done <"$tmp/said"
check 'all that is mounted' grep -q $'^pass\tend' "$tmp/said"
