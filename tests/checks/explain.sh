# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --explain on a terminal and off it, and as JSON, which must say the same; what
# it says of the cases is in their files.

explain() {
    python3 tests/explain.py "$@"
}

cp "$cases/trang-tin.txt" "$tmp/tin.txt"
cp "$cases/trang-wordpress.html" "$tmp/trang.html"
cp "$cases/tho.txt" "$tmp/"

for options in '' --keep-all; do
    for name in tin.txt trang.html tho.txt; do
        # shellcheck disable=SC2086 # perhaps none
        run "$anban" $options --explain -t tree -o "$tmp/x" "$tmp/$name"
        explain table <"$tmp/err" >"$tmp/table"
        # shellcheck disable=SC2086
        run "$anban" $options --explain=json -t tree -o "$tmp/x" "$tmp/$name"
        check "$name $options: JSON" exited 0
        check "$name $options: one document, and no more" \
            equal 1 "$(wc -l <"$tmp/err")"
        check "$name $options: it says what the table says" \
            cmp "$tmp/table" <(explain json <"$tmp/err" 2>&1)
    done
done
run "$anban" --explain=json -t tree -o "$tmp/x" "$tmp/trang.html"
check 'it says something' test "$(explain json <"$tmp/err" | wc -l)" -gt 10
check 'a word is none of these' refute "$anban" --explain=xml "$tmp/tho.txt"
check 'a table by its name' cmp \
    <("$anban" --explain=table -t tree -o "$tmp/x" "$tmp/tin.txt" 2>&1) \
    <("$anban" --explain -t tree -o "$tmp/x" "$tmp/tin.txt" 2>&1)

# All that is told besides is in it, too, and any name and text make JSON.
odd=$tmp/$'a"b\\c\xff\x01.txt'
{
    head -c 3000 "$cases/trang-tin.txt"
    printf 'Một chữ hỏng \xc3\x28, "ngoặc", \\ và \x01\x7f ký tự lạ\n'
} >"$odd"
run "$anban" --explain=json -t tree -o "$tmp/x" "$odd"
check 'odd bytes' exited 0
check 'odd bytes: JSON' explain json <"$tmp/err"
check 'odd bytes: the warnings are in it' grep -q '"kind":"warning"' "$tmp/err"

# Of several documents each has its own line; what fails is told as ever.
run "$anban" --explain=json -t tree -o "$tmp/" "$tmp/tin.txt" "$tmp/none.txt" \
    "$tmp/trang.html"
check 'several' exited 1
check 'several: each' equal 2 "$(grep -c '^{' "$tmp/err")"
check 'several: both are JSON' test "$(explain json <"$tmp/err" |
    cut -f1 | sort -u | wc -l)" = 2
check 'several: the failure' grep -q "^anban: $tmp/none.txt: " "$tmp/err"

# On a terminal: its width, and its colours. Chinese characters are two columns
# wide, and marks over letters none.
{
    cat "$cases/trang-tin.txt"
    printf '\nẢnh: '
    printf '河内市自然资源与环境局%.0s' 1 2 3 4
    printf '\n\nTheo: '
    printf 'x̃%.0s' {1..30}
    printf '\n'
} >"$tmp/wide.txt"
on_terminal() { # COLUMNS VARIABLE=VALUE...: without its last line
    local columns=$1
    shift
    (cd "$tmp" && env -u NO_COLOR TERM=xterm "$@" python3 \
        "$root/tests/look.py" terminal "${columns}x24x0x0" '' \
        "$anban" --explain -t tree -o x wide.txt 2>err >seen)
}
(cd "$tmp" && "$anban" --explain -t tree -o x wide.txt 2>plain)
for columns in 50 60 80 132; do
    on_terminal $columns NO_COLOR=1
    check "$columns columns" explain width $columns <"$tmp/seen"
    check "$columns columns: all of it" equal \
        "$(tr -d '[:space:]' <"$tmp/plain" | md5sum)" \
        "$(tr -d '[:space:]' <"$tmp/seen" | md5sum)"
done
check 'without colours' refute grep -q $'\033' "$tmp/seen"
on_terminal 80 TERM=dumb
check 'a terminal without colours' refute grep -q $'\033' "$tmp/seen"
on_terminal 200 A=b
check 'what was dropped is red' grep -q \
    $'^\033\\[31m *1  dropped .*2021\033\\[0m$' "$tmp/seen"
check 'what was taken is not' grep -q '^ *22  the attribution' "$tmp/seen"
check 'colours are all that is added' cmp "$tmp/plain" \
    <(sed $'s/\033\\[[0-9]*m//g' "$tmp/seen")
