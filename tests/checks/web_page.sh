# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The report as a page of WordPress, with header, menu, sidebar, share bar,
# other articles, comments and six photographs, is the report as a text and the
# photographs.

page=$cases/trang-wordpress.html

# The tree without the metadata, and without what only the page has: lines and
# depth of its own, the figures around the captions, the gallery's heading.
outline() { # INPUT
    "$anban" -t tree -o - "$1" 2>/dev/null | sed -n '/^document/,$p' |
        sed 's/ @[0-9]*//; s/^ *//' |
        grep -v -e '^figure' -e '^image' -e '^paragraph$' \
            -e 'Một số hình ảnh tại Hội nghị'
}

outline "$report" >"$tmp/text"
outline "$page" >"$tmp/page"
check 'the same report' diff "$tmp/text" "$tmp/page"
check 'it is there' test "$(wc -l <"$tmp/page")" -gt 20
check 'six photographs' equal 6 \
    "$("$anban" -t tree -o - "$page" 2>/dev/null | grep -c '^ *image ')"

# Nothing is lost unseen: with --keep-all all of it is there.
"$anban" --keep-all -t tree -o - "$page" >"$tmp/all" 2>/dev/null
for words in 'TIN TỨC' 'Chi sẻ' 'Đã đóng bình luận' 'Tập huấn quan trắc' \
    'Lượt truy cập' 'GeneratePress'; do
    check "dropped: $words" refute grep -q "$words" "$tmp/page"
    check "kept by --keep-all: $words" grep -q "$words" "$tmp/all"
done
check 'scripts are never kept' refute grep -q wpemojiSettings "$tmp/all"
