# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# -t brf: the edition in Braille, by liblouis: its pages, its grades, and that
# nothing of the text is lost.

brf() { # NAME OPTION...: of $tmp/in.md, in $tmp/NAME.brf
    local to=$tmp/$1
    shift
    run "$anban" "$@" -t brf -o "$to.brf" "$tmp/in.md"
}

{
    printf '# Báo cáo\n\nMở đầu năm 2020[^1].\n\n## Kết quả\n\n- một\n- hai\n\n'
    printf '| Tên | Số |\n|--|--|\n| A | 5 |\n\n'
    printf 'Từ thứ %s trong bài này có bảy chữ.\n\n' {1..200}
    printf '[^1]: Ghi chú.\n'
} >"$tmp/in.md"

brf plain
check 'made' exited 0
check 'one is told to have it looked at' grep -q 'blind proof-reader' "$tmp/err"
check 'a title in the middle' grep -q '^  *\.B9AO C9AO.$' "$tmp/plain.brf"
check 'a paragraph from cell 3' grep -q '^  \.M5\[ !;\*U N>M #BJBJ' \
    "$tmp/plain.brf"
check 'a row in a line' grep -q '^\.A2 #E.$' "$tmp/plain.brf"
check 'a note' grep -q 'GHI CH9U' "$tmp/plain.brf"
check 'every paragraph' equal 200 "$(grep -c '^  \.T;.* TH9' "$tmp/plain.brf")"

# Lines of a page; the form feed stands before the first line of the next one.
shape() { # FILE CELLS LINES
    tr -d '\r' <"$1" | awk -v cells="$2" -v lines="$3" '
        /^\f/ { pages++; if (n != lines) exit 1; n = 0; sub(/^\f/, "") }
        { n++ } length > cells { exit 1 }
        END { exit pages < 2 }'
}
check '40 cells, 25 lines' shape "$tmp/plain.brf" 40 25
brf small --braille-page 30x20
check '30 cells, 20 lines' shape "$tmp/small.brf" 30 20
check 'the page has its number' grep -q '^ *#B.$' "$tmp/plain.brf"

brf contracted --braille g2
check 'grade 2 is shorter' test "$(wc -c <"$tmp/contracted.brf")" -lt \
    "$(wc -c <"$tmp/plain.brf")"
brf again --braille g0
check 'grade 0 is the default' cmp "$tmp/plain.brf" "$tmp/again.brf"

brf wrong --braille-page 30
check 'a page without lines' exited 2
brf wrong --braille g3
check 'no such grade' exited 2

# Several at once, each in a confined worker.
cp "$tmp/in.md" "$tmp/other.md"
mkdir "$tmp/many"
run "$anban" -q -t brf -o "$tmp/many" "$tmp/in.md" "$tmp/other.md"
check 'by workers' exited 0
check 'by workers: the same' cmp "$tmp/plain.brf" "$tmp/many/in.brf"
