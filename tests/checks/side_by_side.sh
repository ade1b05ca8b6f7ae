# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# A document's two editions are written by several threads, or by one with -j 1
# and among others: the same bytes, the same words, and one that fails leaves the
# other whole.

side=$tmp/side
mkdir -p "$side"/{in,two,one,mixed,many}
cp tests/cases/hoi-nghi-tong-ket.md tests/cases/trang-wordpress.html "$side/in"
printf '# Báo cáo\n\n![a](none.png)\n\n![b](bad.jpg)\n\n中 và ☑\n' >"$side/in/notes.md"
# Of many pages, with links and pictures on them, and with what must be set in its
# turn: letters of other fonts, signs that have one glyph for two of them, of
# which the first depends on what came before.
for i in $(seq 80); do
    printf '# Chương %d\n\nXem [trang này](https://a.vn/%d) và [^%d].\n\n' \
        "$i" "$i" "$i"
    sed 's/^#/##/; /^---$/,/^---$/d; s/\[^/[^'"$i"'-/g' \
        tests/cases/hoi-nghi-tong-ket.md
    printf '\n\n[^%d]: Ghi chú %d.\n\n' "$i" "$i"
    [ "$((i % 9))" != 5 ] || printf 'Dày 5 µm, không phải 6 µm.\n\n'
    [ "$((i % 9))" != 7 ] || printf 'Dày 5 μm, *hay* **6 μm** ☑ 中.\n\n'
done >"$side/in/long.md"
cp -r tests/cases/hoi-nghi_files "$side/in"
for name in hoi-nghi-tong-ket.md trang-wordpress.html notes.md long.md; do
    (cd "$side/two" && "$anban" -o . "../in/$name") \
        >"$side/two.out" 2>"$side/two.err"
    (cd "$side/one" && "$anban" -j 1 -o . "../in/$name") \
        >"$side/one.out" 2>"$side/one.err"
    check "$name: what is said" cmp "$side/one.out" "$side/two.out"
    check "$name: the notes" cmp "$side/one.err" "$side/two.err"
    check "$name: two lines" equal 2 "$(wc -l <"$side/two.out")"
done
run "$anban" -q -j 16 -o "$side/many" "$side/in/long.md"
for format in pdf epub; do
    check "sixteen threads: the same $format" cmp "$side/many/long.$format" \
        "$side/one/long.$format"
done
check 'long.md: it is long' grep -Eq 'long.pdf: [0-9]{2,} pages' "$side/two.out"
check 'two threads or one: the same bytes' diff -r "$side/one" "$side/two"
run "$anban" -q -j 2 -o "$side/mixed" "$side"/in/*.*
check 'among others' exited 0
check 'among others: the same bytes' diff -r "$side/mixed" "$side/two"

# A folder where an edition should be: that one fails, the other is there.
for bad in pdf epub; do
    other=pdf
    [ "$bad" = pdf ] && other=epub
    for jobs in '' '-j1'; do
        rm -rf "$side/mixed" && mkdir -p "$side/mixed/notes.$bad"
        run "$anban" ${jobs:+"$jobs"} -o "$side/mixed" "$side/in/notes.md"
        check "no $bad $jobs: status" exited 1
        check "no $bad $jobs: told last" equal 1 \
            "$(tail -n 1 "$tmp/err" | grep -c "notes.$bad: cannot be")"
        check "no $bad $jobs: one line" equal 1 "$(wc -l <"$tmp/out")"
        check "no $bad $jobs: the other" cmp "$side/mixed/notes.$other" \
            "$side/two/notes.$other"
    done
done
