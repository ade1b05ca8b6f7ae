# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# No page's end parts the lines of a heading, wherever on a page it comes.

long='## Quy định về kinh phí ngân sách nhà nước đầu tư, hỗ trợ và cấp cho các'
long+=' cơ sở giáo dục công lập chất lượng cao trên địa bàn tỉnh An Lạc'
for above in 16 17 18 19 20 21; do
    {
        printf '# Báo cáo\n\n'
        for _ in $(seq "$above"); do printf 'Một dòng của bài.\n\n'; done
        printf '%s\n\nĐoạn đầu của mục, dài hơn một dòng trên giấy khổ nhỏ.\n' "$long"
    } >"$tmp/heading.md"
    run "$anban" --paper a5 -t pages -o - "$tmp/heading.md"
    check "$above lines above: of several lines" equal 4 \
        "$(grep -c ' H2#' "$tmp/out")"
    check "$above lines above: on one page" equal 1 \
        "$(awk '/^page / { page = $2 } / H2#/ { print page }' "$tmp/out" |
            sort -u | wc -l)"
done

# Nor does the line that says from where a text is come to a page of its own.
run "$anban" --style large --paper a5 -t pages -o - \
    tests/cases/hoi-nghi-tong-ket-2020.txt
check 'attribution: not alone' \
    awk '/^page / { n = 0 } / P#/ { n++ } END { exit n < 2 }' "$tmp/out"
