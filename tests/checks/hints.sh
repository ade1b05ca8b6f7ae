# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --hints: what the user says of single lines, in every form of input.

hints() { # FILE LINE... : the tree of the file with these hints
    printf '%s\n' "${@:2}" >"$tmp/hints"
    run "$anban" -q --hints "$tmp/hints" -t tree -o - "$1"
}
shows() { # PATTERN: the tree has such a line
    grep -qE "$1" "$tmp/out"
}

printf '%s\n' 'CÂU LẠC BỘ CỜ TƯỚNG PHƯỜNG 5' 'Gửi các thành viên' '' \
    'Lịch thi đấu' 'mùa hè' '' \
    'Mọi người nhớ đến đúng giờ, mang theo bàn cờ của mình và nước uống.' '' \
    '- Vòng một' '- Vòng hai' '- Chú ý: nghỉ lễ' '- Vòng ba' '' \
    'Hẹn gặp lại.' '' 'Thay mặt ban tổ chức' 'Bảy Cờ' >"$tmp/thu.txt"

hints "$tmp/thu.txt" '# what it is' '1 letterhead' '4-5 title' '7 text' \
    '11 heading 2 # of the holiday' '14 drop' '16-17 signature'
check 'hints are heeded' exited 0
check 'a letterhead' shows 'paragraph issuing-body @1 "CÂU LẠC BỘ'
check 'a title of two lines' shows '^title "Lịch thi đấu mùa hè"'
check 'text, and no lead' shows '^  paragraph @7 "Mọi người'
check 'an item becomes a heading' shows '^  heading 1 @11 "Chú ý: nghỉ lễ"'
check 'the items before it stay' shows '^      paragraph @10 "Vòng hai"'
check 'and those behind it' shows '^      paragraph @12 "Vòng ba"'
check 'a line is dropped' refute grep -q 'Hẹn gặp lại' "$tmp/out"
check 'who signs' shows 'paragraph name @17 "Bảy Cờ"'
run "$anban" --explain -q --hints "$tmp/hints" -t tree -o "$tmp/x" \
    "$tmp/thu.txt"
check 'the drop is told' grep -qE '^ +14 +dropped +hint +Hẹn' "$tmp/err"
check 'the hint is the reason' grep -q 'because a hint says so' "$tmp/err"

# What a rule would take away stays.
hints "$cases/trang-tin.txt"
run "$anban" --explain -q -t tree -o "$tmp/x" "$cases/trang-tin.txt"
line=$(awk '$2 == "dropped" { print $1; exit }' "$tmp/err")
before=$(grep -c ' dropped ' "$tmp/err")
printf '%s keep\n' "$line" >"$tmp/hints"
run "$anban" --explain -q --hints "$tmp/hints" -t tree -o "$tmp/x" \
    "$cases/trang-tin.txt"
check 'a line is kept' test "$(grep -c ' dropped ' "$tmp/err")" -lt "$before"

# Of a web page several blocks may begin on one line.
printf '%s' '<title>x</title><h1>Một</h1><p>Đoạn thứ nhất của trang này.</p>' \
    '<p>Đoạn thứ hai</p><p>Đoạn thứ ba của trang này.</p>' >"$tmp/trang.html"
hints "$tmp/trang.html" '1.3 heading 1'
check 'a block of several on a line' shows '^  heading 1 @1 "Đoạn thứ hai"'
check 'and no other' shows '^  (paragraph|lead) @1 "Đoạn thứ ba'
run "$anban" --explain=json -q --hints "$tmp/hints" -t tree -o "$tmp/x" \
    "$tmp/trang.html"
check 'JSON names each of them' equal '1 2 3 4' "$(python3 -c '
import json, sys
lines = json.load(sys.stdin)["lines"]
print(*(line["block"] for line in lines))' <"$tmp/err")"

# What is no hint, or can be none.
printf '3 title\n5 headng 2\n' >"$tmp/hints"
run "$anban" --hints "$tmp/hints" -t tree -o "$tmp/x" "$tmp/thu.txt"
check 'a wrong word' exited 2
check 'and where it is' grep -q "^anban: $tmp/hints:2: \"5 headng 2\"" \
    "$tmp/err"
printf '3 title\n2-4 drop\n' >"$tmp/hints"
run "$anban" --hints "$tmp/hints" -t tree -o "$tmp/x" "$tmp/thu.txt"
check 'two about one line' exited 2
hints "$tmp/thu.txt" '3 heading 1'
run "$anban" --hints "$tmp/hints" -t tree -o "$tmp/x" "$tmp/thu.txt"
check 'a line where nothing begins' exited 0
check 'is told' grep -q "thu.txt:3: no block to which the hint of line 1" \
    "$tmp/err"
run "$anban" --hints "$tmp/none" -t tree -o "$tmp/x" "$tmp/thu.txt"
check 'no such file' exited 2
run "$anban" --hints "$tmp/hints" -t tree -o "$tmp/" "$tmp/thu.txt" \
    "$tmp/trang.html"
check 'hints are about one document' exited 2

# The editions depend on them: --update sees that they changed.
number_after() { # HINT: the number of the edition's file after an update
    printf '%s\n' "$1" >"$tmp/hints"
    "$anban" -q --update --hints "$tmp/hints" -t epub -o "$tmp/thu.epub" \
        "$tmp/thu.txt" && stat -c %i "$tmp/thu.epub"
}
number=$(number_after '14 drop')
check 'the same hints: it is up to date' equal "$number" \
    "$(number_after '14 drop')"
check 'others: it is made anew' refute test "$number" = \
    "$(number_after '16 drop')"
