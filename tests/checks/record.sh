# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --record json: the file that tells archives what an official document is.

of() { # FIELD FILE
    python3 -c 'import json, sys
print(json.load(open(sys.argv[2])).get(sys.argv[1]))' "$1" "$2"
}

run "$anban" --record json -t pdf -o "$tmp/made/" tests/cases/van-ban-nd30.txt
check 'an official document' exited 0
check 'the edition is there, too' test -s "$tmp/made/van-ban-nd30.pdf"
made=$tmp/made/van-ban-nd30.json
check 'its number' equal 123/BC-TCMT "$(of number "$made")"
check 'its kind' equal 'BÁO CÁO' "$(of kind "$made")"
check 'its body' equal 'TỔNG CỤC MÔI TRƯỜNG' "$(of body "$made")"
check 'its date' equal 2021-01-05 "$(of date "$made")"
check 'who signs' equal 'Hoàng Văn Thức' "$(of signer "$made")"
check 'nothing else is said' equal None "$(of secrecy "$made")"

printf -- '---\ntitle: "A \\"B\\""\nsecrecy: Mật\nretention: 20 năm\n---\n\nThân bài.\n' \
    >"$tmp/front.md"
run "$anban" -t json -o "$tmp/front.json" "$tmp/front.md"
check 'alone' exited 0
check 'signs are escaped' equal 'A "B"' "$(of title "$tmp/front.json")"
check 'the secrecy given' equal 'Mật' "$(of secrecy "$tmp/front.json")"
check 'the retention given' equal '20 năm' "$(of retention "$tmp/front.json")"
check 'no number' equal None "$(of number "$tmp/front.json")"

printf '%s\n\n' 'UBND TỈNH A' 'Số: 5/BC-UBND' 'HỎA TỐC' 'Độ mật: Tối mật' \
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' 'Độc lập - Tự do - Hạnh phúc' \
    'A, ngày 5 tháng 1 năm 2021' 'BÁO CÁO' 'Thân bài của báo cáo.' >"$tmp/mat.txt"
run "$anban" --record json -t pdf -o "$tmp/made/" "$tmp/mat.txt"
check 'the secrecy of the head' equal 'Tối mật' \
    "$(of secrecy "$tmp/made/mat.json")"
check 'and its urgency' equal 'HỎA TỐC' "$(of urgency "$tmp/made/mat.json")"
check 'no part of the body'"'"'s name' equal 'UBND TỈNH A' \
    "$(of body "$tmp/made/mat.json")"
check 'in the metadata, too' grep -q '<record:urgency>HỎA TỐC<' \
    <(pdfinfo -meta "$tmp/made/mat.pdf")
run "$anban" -t json --secrecy 'Mật' --retention '70 năm' -o "$tmp/given.json" \
    "$tmp/mat.txt"
check 'an option says otherwise' equal 'Mật' "$(of secrecy "$tmp/given.json")"
check 'or says it alone' equal '70 năm' "$(of retention "$tmp/given.json")"

run "$anban" --record xml -o "$tmp/made/" "$tmp/front.md"
check 'another form' exited 2
check 'is told' grep -q 'json' "$tmp/err"
