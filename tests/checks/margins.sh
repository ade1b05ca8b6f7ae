# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What is asked for in the margins stands on each page, and is no content.

input=tests/cases/van-ban-nd30.txt
"$anban" -q --header '{organisation}: {nothing}' --footer 'trang {page}/{pages}' \
    --watermark 'DỰ THẢO' -t pages -o - $input >"$tmp/pages"
said() { # TAG TEXT
    grep -c " $1 \"$2\"\$" "$tmp/pages"
}
check 'header' equal 2 "$(said running-head 'TỔNG CỤC MÔI TRƯỜNG: {nothing}')"
check 'footer' equal 1 "$(said running-head 'trang 2/2')"
check 'watermark' equal 2 "$(said watermark 'DỰ THẢO')"
check 'no other number' equal 0 "$(said artifact 2)"

"$anban" -q --footer 'Lưu hành nội bộ' -t pages -o - $input >"$tmp/pages"
check 'number' equal 1 "$(said artifact 2)"
