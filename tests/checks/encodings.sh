# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# The same text in any encoding gives the same tree. What an encoding lacks
# (dashes, quotes, a space) is put into ASCII in the original too.

tree_of() { # INPUT OUTPUT [OPTION...]
    local input=$1 output=$2
    shift 2
    "$anban" "$@" -t tree -o "$output" "$input" 2>"$tmp/err" </dev/null
}

# same WHAT INPUT ORIGINAL NOTICE [OPTION...]: the input's tree is that of the
# original, and standard error has this notice, or nothing when it is empty.
same() {
    local what=$1 input=$2 original=$3 notice=$4
    shift 4
    [ -e "$original.tree" ] || tree_of "$original" "$original.tree"
    tree_of "$input" "$input.tree" "$@"
    check "$what" diff "$original.tree" "$input.tree"
    if [ -n "$notice" ]; then
        check "$what: said" grep -q "^anban: $input: read as $notice" \
            "$tmp/err"
        check "$what: once" equal 1 "$(wc -l <"$tmp/err")"
    else
        check "$what: nothing said" equal '' "$(cat "$tmp/err")"
    fi
}

encode() { # ENCODING ORIGINAL OUTPUT
    python3 tests/encode.py "$1" <"$2" >"$3"
}

cp "$report" "$tmp/full"
sed 's/–/-/g; s/…/.../g; s/[“”]/"/g; s/\xC2\xA0/ /g' "$report" >"$tmp/plain"

while read -r name encoding original notice; do
    encode "$encoding" "$tmp/$original" "$tmp/$name"
    same "$name" "$tmp/$name" "$tmp/$original" "$notice"
done <<LIST
nfd            nfd            full
utf-8-bom      utf-8-sig      full
crlf           crlf           full
utf-16le       utf-16-le      full  UTF-16LE
utf-16be       utf-16-be      full  UTF-16BE
utf-16le-bom   bom-utf-16-le  full  UTF-16LE
utf-16be-bom   bom-utf-16-be  full  UTF-16BE
utf-32le       utf-32-le      full  UTF-32LE
utf-32be       utf-32-be      full  UTF-32BE
utf-32le-bom   bom-utf-32-le  full  UTF-32LE
cp1258         cp1258         full  CP1258: [01]\.
viscii         viscii         plain VISCII: [01]\.
tcvn5712       tcvn5712-1     plain TCVN5712-1: [01]\.
tcvn3          abc            full  TCVN3 (ABC): [01]\.
vni            vni            full  VNI: [01]\.
vps            vps            plain VPS: [01]\.
abc-in-utf-8   utf-8-in-abc   full  TCVN3 (ABC): [01]\.
vni-in-utf-8   utf-8-in-vni   full  VNI: [01]\.
vps-in-utf-8   utf-8-in-vps   plain VPS: [01]\.
LIST

# Named by the user: nothing is assumed, so nothing is said.
while read -r name original options; do
    # shellcheck disable=SC2086 # an option and its value
    same "$options" "$tmp/$name" "$tmp/$original" '' $options
done <<LIST
utf-16le       full  --encoding utf-16
utf-16be-bom   full  --encoding UTF-16
utf-16be       full  --encoding utf-16be
utf-32le       full  --encoding UTF-32LE
cp1258         full  --encoding windows-1258
viscii         plain --encoding VISCII
tcvn5712       plain --encoding tcvn
tcvn3          full  --encoding TCVN3
tcvn3          full  --encoding abc
abc-in-utf-8   full  --encoding abc
vni            full  --encoding vni
vni-in-utf-8   full  --encoding VNI-Windows
vps            plain --encoding x-viet-vps
LIST

# A document of two halves in two encodings, as bytes and pasted into Unicode.
cat >"$tmp/first" <<'TEXT'
Toàn huyện: các phòng ban báo cáo kết quả thực hiện nhiệm vụ sáu tháng đầu năm.
Giá sách tăng, kinh phí được cấp đủ; uỷ ban kiến nghị với tỉnh.
TEXT
cat >"$tmp/second" <<'TEXT'
Hội nghị thống nhất đẩy nhanh tiến độ xây dựng đường giao thông nông thôn.
Các xã rà soát hộ nghèo, bảo đảm đúng đối tượng.
TEXT
mkdir "$tmp/pairs"
encodings='abc vni vps viscii cp1258 tcvn5712-1 utf-8'
for encoding in $encodings; do
    for half in first second; do
        encode "$encoding" "$tmp/$half" "$tmp/$half.$encoding"
        encode "utf-8-in-$encoding" "$tmp/$half" "$tmp/$half.in-$encoding"
    done
done
for one in $encodings; do
    for other in $encodings; do
        [ "$one" = "$other" ] && continue
        cat "$tmp/first.$one" "$tmp/second.$other" \
            >"$tmp/pairs/$one+$other.txt"
        cat "$tmp/first.in-$one" "$tmp/second.in-$other" \
            >"$tmp/pairs/in-$one+in-$other.txt"
    done
done
cat "$tmp/first" "$tmp/second" >"$tmp/pairs/both.txt"
"$anban" -t tree -o "$tmp/pairs/" "$tmp"/pairs/*.txt >/dev/null 2>&1
for tree in "$tmp"/pairs/*+*.tree; do
    check "$(basename "$tree" .tree)" diff <(grep -v ^identifier "$tree") \
        <(grep -v ^identifier "$tmp/pairs/both.tree")
done

# A text in another language is never taken for Vietnamese, and its language is
# found, said, and in both editions.
for text in tests/languages/*.txt; do
    language=$(basename "$text" .txt)
    cp "$text" "$tmp/$language"
    run "$anban" -t tree -o "$tmp/$language.tree" "$text"
    check "$language: said" grep -q "taken for \"$language\"" "$tmp/err"
    check "$language: nothing else said" equal 1 "$(wc -l <"$tmp/err")"
    run "$anban" --lang "$language" -t tree -o "$tmp/named" "$text"
    check "$language: named" equal '' "$(cat "$tmp/err")"
    run "$anban" -q -o "$tmp/" "$text"
    check "$language: in the PDF" grep -qa "/Lang *($language)" \
        <(qpdf --qdf --object-streams=disable "$tmp/$language.pdf" -)
    check "$language: in the EPUB" grep -q \
        "<dc:language>$language</dc:language>" \
        <(unzip -p "$tmp/$language.epub" '*.opf')
    while IFS= read -r line; do
        grep -qF -e "$line" "$tmp/$language.tree" ||
            fail "$language: as it is" "$line"
    done < <(sed 's/"/\\"/g' "$text")
    pass "$language: as it is"
done

while read -r language encoding notice; do
    encode "$encoding" "$tmp/$language" "$tmp/$language.$encoding"
    same "$language in $encoding" "$tmp/$language.$encoding" \
        "$tmp/$language" "$notice" --lang "$language"
done <<LIST
fr cp1252     windows-1252
de cp1252     windows-1252
pt cp1252     windows-1252
es cp1252     windows-1252
it cp1252     windows-1252
sv cp1252     windows-1252
cs cp1250     WINDOWS-1250
pl cp1250     WINDOWS-1250
hu cp1250     ISO-8859-2
tr cp1254     CP1254
es iso8859-1  windows-1252
sv iso8859-1  windows-1252
LIST
