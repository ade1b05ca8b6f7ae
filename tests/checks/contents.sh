# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# When a document has contents pages, and of which headings.

long() { # PAGES...: sections of about a page each
    echo '# Sổ tay quan trắc'
    for i in "$@"; do
        printf '\n## Phần %s\n\n### Việc làm %s\n\n' "$i" "$i"
        paragraphs 8
    done
}

contents() { # FILE OPTION...: the lines of its contents
    local file=$1
    shift
    "$anban" -q "$@" -t pages -o - "$file" |
        sed -n 's/^  text .*Link#[0-9]* "\(Phần\|Việc\)/\1/p'
}

long 1 2 3 >"$tmp/short.md"
long 1 2 3 4 5 6 7 8 9 10 11 12 13 14 >"$tmp/long.md"
{
    printf 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n'
    printf 'Độc lập - Tự do - Hạnh phúc\n\n'
    cat "$tmp/long.md"
} >"$tmp/official.md"

check 'none in a few pages' equal '' "$(contents "$tmp/short.md")"
check 'on request' refute equal '' "$(contents "$tmp/short.md" --toc)"
check 'in many pages' refute equal '' "$(contents "$tmp/long.md")"
check 'none when refused' equal '' "$(contents "$tmp/long.md" --no-toc)"
check 'none before the head of an official document' equal '' \
    "$(contents "$tmp/official.md")"
check 'all levels' equal 28 "$(contents "$tmp/long.md" | wc -l)"
check 'one level' equal 14 "$(contents "$tmp/long.md" --toc-depth 1 | wc -l)"
check 'in another style' equal 14 \
    "$(contents "$tmp/long.md" --style book --toc-depth 1 | wc -l)"

# A book has its title on a page of its own, but for few pages: as many as have no
# contents where the document is an office's or a person's.
pages_of_lines() { # FILE OPTION...: for each page, how many lines of text it has
    "$anban" -q --style book "$@" -t pages -o - | awk '
        /^page / { n++; lines[n] = 0 }
        /^  text / && !/artifact|running-head/ { lines[n]++ }
        END { for (i = 1; i <= n; i++) print lines[i] }'
}
{
    printf 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n'
    printf 'HỢP ĐỒNG THUÊ NHÀ\n\n'
    paragraphs 8
} >"$tmp/contract.txt"
{
    printf '# Ghi nhanh\n\n'
    paragraphs 2
} >"$tmp/note.md"
check 'a title page' equal 1 "$(pages_of_lines "$tmp/short.md" | head -n 1)"
check 'none of a page' refute equal 1 \
    "$(pages_of_lines "$tmp/note.md" | head -n 1)"
check 'none of a contract' refute equal 3 \
    "$(pages_of_lines "$tmp/contract.txt" | head -n 1)"

# A wide table stands on a turned page, but for pages side by side on sheets.
"$anban" -q -t pages -o - tests/cases/bang-nhieu-cot.md >"$tmp/turned"
run "$anban" -v -t pages -o - tests/cases/bang-nhieu-cot.md
check 'which is told' grep -q ':[0-9]*: this table is too wide for an upright page' "$tmp/err"
check 'a turned page' equal 1 "$(grep -c '841.89x595.276$' "$tmp/turned")"
check 'none on sheets' equal 'page 1 "1, –" 841.89x595.276' \
    "$("$anban" -q --style nd30 --sheet 2up -t pages -o - \
        tests/cases/bang-nhieu-cot.md | grep '^page')"

# One that even such a page cannot hold is divided by columns, and the first of
# them stands before each part.
{
    printf '|Trạm|'
    printf 'Tháng %s|' {1..60}
    printf '\n|---|'
    printf -- '---:|%.0s' {1..60}
    printf '\n|An Hòa|'
    printf '%s|' {1001..1060}
    echo
} >"$tmp/wide.md"
"$anban" -q -t pages -o - "$tmp/wide.md" >"$tmp/wide"
check 'all numbers are whole' equal 60 "$(grep -c ' "10[0-9][0-9]"$' "$tmp/wide")"
check 'the first column again' equal 3 "$(grep -c '"Trạm"$' "$tmp/wide")"
