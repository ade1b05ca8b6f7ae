# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Blanks to be filled in by hand: dotted to the margin, and no line is stretched
# word by word before one.

signs() { # SIGN COUNT
    printf "%0.s$1" $(seq "$2")
}

{
    printf 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n'
    printf 'Độc lập - Tự do - Hạnh phúc\n\nĐƠN XIN NGHỈ PHÉP\n\n'
    printf 'Kính gửi: Tòa án nhân dân%s\n\n' "$(signs . 130)"
    printf 'Họ và tên người đại diện (3):%s\n\n' "$(signs … 28)"
    printf 'Nơi ở hiện nay của người làm đơn: %s\n\n' "$(signs _ 60)"
    printf 'Họ và tên:%sNăm sinh:%sQuê quán:%s\n\n' "$(signs … 17)" \
        "$(signs . 40)" "$(signs … 22)"
    printf 'Lý do xin nghỉ phép là: %s\n\n' "$(signs . 200)"
    printf 'Ý kiến của cơ quan: %s%s%s\n\n' "$(signs . 50)" "$(signs … 30)" \
        "$(signs . 7)"
    printf 'Xin nghỉ từ ngày … tháng … năm 20… đến hết tháng... đó.\n'
} >"$tmp/form.txt"
run "$anban" -q -t pages -o - "$tmp/form.txt"
check 'converted' exited 0
lines() { # the texts of each line, and how far it reaches
    awk '/^  text/ && !/artifact/ {
        if ($3 != y) { if (y) print right, text; text = "" }
        y = $3
        right = $2 + substr($4, 2)
        sub(/^[^"]*"/, ""); sub(/"$/, ""); text = text $0
    } END { print right, text }' "$tmp/out"
}
lines >"$tmp/lines"
reaches() { # WORDS: the line with them is dotted up to a sign before the margin
    awk -v words="$1" -v margin=538.583 'index($0, words) {
        found = 1; bad = $1 < margin - 8 || $1 > margin + 4 }
        END { exit !found || bad }' "$tmp/lines"
}
for words in 'Kính gửi: Tòa án nhân dân.' 'Họ và tên người đại diện (3):' \
    'Nơi ở hiện nay của người làm đơn: _' 'Quê quán:' 'phép là: '; do
    check "to the margin: $words" reaches "$words"
done
check 'also the last of several lines' reaches "$(tail -2 "$tmp/lines" |
    head -1 | cut -d' ' -f2-)"
check 'signs stay whole' refute grep -q $'\uFFFD' "$tmp/out"
check 'an ellipsis stays' grep -q 'năm 20… đến hết tháng\.\.\. đó' "$tmp/lines"
"$anban" -q -o "$tmp" "$tmp/form.txt"
check 'paper and screen agree' python3 tests/pagelist.py "$tmp"
