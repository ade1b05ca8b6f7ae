# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What stands side by side at the head and at the end of an official document.

# On small paper the head is set smaller, rather than break the nation's name.
nation() { # PAPER
    "$anban" -q --paper "$1" -t pages -o - "$cases/van-ban-nd30.txt" |
        grep -c '"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"$'
}
check "the nation's name on one line of A4" equal 1 "$(nation a4)"
check "and of A5" equal 1 "$(nation a5)"

# Who signs stands at the right, however many receive it.
{
    sed '/^Nơi nhận/q' "$cases/van-ban-nd30.txt"
    for i in {1..28}; do echo "- Đơn vị thứ $i;"; done
    sed '1,/^Nơi nhận/d' "$cases/van-ban-nd30.txt"
} >"$tmp/many.txt"
"$anban" -q --paper a5 -t pages -o - "$tmp/many.txt" >"$tmp/many"
check 'all are there' equal 28 "$(grep -c '"Đơn vị thứ [0-9]*;"$' "$tmp/many")"
check 'the signer is at the right' equal 1 "$(awk '$1 == "text" && $2 > 220' \
    "$tmp/many" | grep -c "\"$(sed -n 's/^ *paragraph name [^"]*"\(.*\)"$/\1/p' \
        "$cases/van-ban-nd30.tree" | tail -1)\"")"
check 'its lines are even' equal 14 "$(awk '/"Đơn vị thứ [0-9]*;"$/ {
    if ($3 > last && last) print $3 - last
    last = $3
}' "$tmp/many" | sort -u)"
check 'each name follows its dash' equal 6.6 "$(awk '/"Đơn vị thứ 5;"$/ {
    print $2 - label
}
/ Lbl#/ { label = $2 }' "$tmp/many")"

# A number stays with its "Số" on small paper, too.
"$anban" -q --paper a5 -t pages -o - "$cases/van-ban-dang.txt" >"$tmp/party"
check 'the number is whole' grep -q '"Số 36-HD/BTGTU"$' "$tmp/party"

# Who is no part of the state names no nation: the date stands at the right all
# the same, beside the number, and the rule below the body.
cat >"$tmp/notice.txt" <<'TEXT'
BAN QUẢN TRỊ CHUNG CƯ HOA MAI
Số: 07/TB-BQT
Hà Nội, ngày 3 tháng 6 năm 2024

THÔNG BÁO
Về việc tạm ngừng cấp nước để súc rửa bể ngầm

Kính gửi: Toàn thể cư dân tòa nhà A1, A2

Để bảo đảm vệ sinh nguồn nước sinh hoạt, Ban quản trị súc rửa bể nước ngầm.

TM. BAN QUẢN TRỊ
TRƯỞNG BAN
Phạm Thu Hằng
TEXT
"$anban" -q -t pages -o - "$tmp/notice.txt" >"$tmp/notice"
run awk '/"Số: 07/ { number = $3 }
    /ngày 3 tháng 6 năm 2024"$/ { date = $3; x = $2 }
    $1 == "rule" && !rule { rule = $3 }
    END { print (number == date), (x > 300), (rule < number) }' "$tmp/notice"
check 'the date is beside the number' equal '1 1 1' "$(cat "$tmp/out")"
