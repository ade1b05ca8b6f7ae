# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# In the printed report no line end parts a number from what it belongs to:
# dates, counts, percentages, ranges, numbers of documents. At several widths
# and sizes, so that it is not by luck.

torn_free() { # OPTIONS
    "$anban" "$@" -t pdf -o - "$report" >"$tmp/it.pdf" 2>"$tmp/err" || {
        cat "$tmp/err"
        return 1
    }
    pdftotext -layout -enc UTF-8 "$tmp/it.pdf" "$tmp/it.text"
    grep -q '250/280' "$tmp/it.text" &&
        python3 tests/text.py torn "$report" "$tmp/it.text"
}

check 'by default' torn_free
for width in 140 150 155 165 170; do
    check "paper ${width} mm wide" torn_free --paper "${width}x297mm"
done
for size in 11 12 15; do
    check "$size pt" torn_free --font-size "$size"
done

# Each of these is torn, and must be seen to be.
while IFS='|' read -r upper lower; do
    printf '%s\n%s\n' "$upper" "$lower" >"$tmp/torn.text"
    check "seen: $upper | $lower" refute \
        python3 tests/text.py torn "$report" "$tmp/torn.text"
done <<'LIST'
Ngày|22/12, Tổng cục Môi trường
đặc biệt, trong tháng|12/2020, Tổng cục
trong năm|2020 và phương hướng
trong đó có 219|khu công nghiệp
đến nay đã có 250/280|khu công nghiệp
Nghị quyết số|01/NQ-CP của Chính phủ
Nghị quyết số 01/NQ-|CP của Chính phủ
mức độ 3|– 4 đối với
mức độ 3 –|4 đối với
từ đại dịch Covid-|19, song với
(đạt 89,|6%), trong đó
hơn 1.|500 thông tin
LIST

# And this is not.
printf '%s\n' 'trong năm 2020' 'và phương hướng' >"$tmp/whole.text"
check 'a year may end a line' \
    python3 tests/text.py torn "$report" "$tmp/whole.text"
