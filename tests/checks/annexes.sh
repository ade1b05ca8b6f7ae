# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What follows a document as a part of it begins on a new page, and counts its
# pages from 1 on; no two pages are called alike.

report() { # Each section fills more than a page.
    echo '# Báo cáo quan trắc nước mặt'
    for heading in 'Kết quả' "$@"; do
        printf '\n## %s\n\n' "$heading"
        paragraphs 12
    done
}

labels() { # FILE OPTION...
    local file=$1
    shift
    "$anban" -q "$@" -t pages -o - "$file" |
        sed -n 's/^page [0-9]* "\(.*\)".*/\1/p' | paste -sd' '
}

folios() { # FILE OPTION...: the numbers that its pages show
    local file=$1
    shift
    "$anban" -q "$@" -t pages -o - "$file" |
        sed -n 's/^  text .* artifact "\([0-9]*\)"$/\1/p' | paste -sd' '
}

report 'Phụ lục 1. Bảng hỏi' 'Phụ lục 2: Số liệu' >"$tmp/two.md"
report 'Phụ lục' '# Phụ lục A' >"$tmp/below.md"
report 'Phụ lục' 'PHỤ LỤC' >"$tmp/alike.md"
report 'Phụ lục của hợp đồng' >"$tmp/none.md"

check 'each has its own numbers' equal '1 2 PL 1.1 PL 1.2 PL 2.1 PL 2.2' \
    "$(labels "$tmp/two.md")"
check 'bare numbers are printed' equal '2 2 2' "$(folios "$tmp/two.md")"
check 'two of a name are told apart' equal '1 2 PL.1 PL.2 PL(2).1 PL(2).2' \
    "$(labels "$tmp/alike.md")"
check 'a chapter is none' equal '1 2 3' "$(labels "$tmp/none.md")"
check 'a book counts on' equal '' \
    "$(labels "$tmp/two.md" --style book | grep -o 'PL')"
check 'of a decision, what is issued with it' equal '1 QC.1 PL I.1 PL II.1' \
    "$(labels "$cases/quyet-dinh-quy-che.txt")"
check 'also for the Party' equal '1 QC.1 PL I.1 PL II.1' \
    "$(labels "$cases/quyet-dinh-quy-che.txt" --style dang)"

"$anban" -q --footer 'trang {page}/{pages}' -t pages -o - "$tmp/two.md" |
    sed -n 's/.*"\(trang [0-9/]*\)"$/\1/p' | paste -sd' ' >"$tmp/footers"
check 'and their own sum' equal \
    'trang 1/2 trang 2/2 trang 1/2 trang 2/2 trang 1/2 trang 2/2' \
    "$(cat "$tmp/footers")"

run "$anban" -q --toc -t pages -o - "$tmp/two.md"
check 'the contents name them' grep -q ' "PL 2\.1"$' "$tmp/out"
run "$anban" -q -t png --page 'PL 1.2' -o "$tmp/page.png" "$tmp/two.md"
check 'a page of one can be asked for' exited 0

mkdir "$tmp/both"
"$anban" -q --toc -o "$tmp/both" "$tmp/two.md" "$cases/quyet-dinh-quy-che.txt"
check 'paper and screen agree' python3 tests/pagelist.py "$tmp/both"
