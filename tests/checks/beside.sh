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
