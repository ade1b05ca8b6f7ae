# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Messages in Vietnamese: all of them, whole, in the terms and forms that they
# have in English, and only where a person reads them. In the C locale nothing
# changes, and what is written into editions never does.

vi=(env -u LC_ALL -u LANGUAGE LANG=vi_VN.UTF-8)
cp "$report" "$tmp/r.txt"

# The template is that of the sources, and each translation is whole. How the
# template is wrapped and ordered, and what looks like a format in it, differs
# between versions of xgettext; where a message stands matters to no one.
say_po='src says what src/po does not have: make po, and translate'
alike() { # TEMPLATE
    msgcat --sort-output --no-wrap --no-location "$1" | grep -v '^#,'
}
xgettext_says() {
    make -s --no-print-directory BUILD="$tmp/pot" "$tmp/pot/anban.pot" &&
        diff <(alike src/po/anban.pot) <(alike "$tmp/pot/anban.pot") \
            >"$tmp/pot.diff" && return
    echo "$say_po; $(head -n 5 "$tmp/pot.diff")"
    return 1
}
if ! under_sanitizers; then
    check 'src/po/anban.pot is up to date' xgettext_says
fi
check 'vi.po: forms' msgfmt --check -o "$tmp/vi.mo" src/po/vi.po
check 'vi.po: complete' msgcmp src/po/vi.po src/po/anban.pot
check 'vi.po: none is fuzzy' equal '' \
    "$(msgattrib --only-fuzzy --no-obsolete src/po/vi.po)"
check 'vi.po: words of the command line, NFC, beginnings' \
    python3 tests/catalogue.py src/po/vi.po
printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' \
    '' 'msgid "--to %s: this"' 'msgstr "--t %s: này"' >"$tmp/wrong.po"
check 'catalogue.py finds an option that was lost' \
    refute python3 tests/catalogue.py "$tmp/wrong.po"
printf '%s\n' 'msgid ""' 'msgstr "Plural-Forms: nplurals=3; plural=n%3;\n"' \
    >"$tmp/wrong.po"
check 'catalogue.py finds plurals that the program does not know' \
    refute python3 tests/catalogue.py "$tmp/wrong.po"

# What is translated of the system's words is what this system says.
unknown_words() { # FUNCTION, of Python's os or signal
    sed -n "/^\/\* $1: /,/^$/s/^N_(\"\(.*\)\")\$/\1/p" src/po/system.h |
        python3 -c '
import os, signal, sys
known = {os.strerror(n) for n in range(256)} | {
    signal.strsignal(n) for n in signal.valid_signals()}
words = sys.stdin.read().splitlines()
print(*(word for word in words if word not in known) if words else "none")'
}
for function in strerror strsignal; do
    check "system.h: $function" equal '' "$(unknown_words "$function")"
done

# The command speaks it, wherever it stands and whatever locales there are: here
# none, not even where the machine has some.
export LOCPATH=$tmp/no-locales
run "${vi[@]}" "$anban" --help
check '--help: Vietnamese' grep -q '^Cách dùng: anban ' "$tmp/out"
check '--help: a group' grep -qx 'Trang in:' "$tmp/out"
run "${vi[@]}" LC_ALL=C "$anban" --help
check 'LC_ALL goes before LANG' grep -q '^Usage: ' "$tmp/out"
run "${vi[@]}" LC_MESSAGES=POSIX "$anban" --help
check 'so does LC_MESSAGES' grep -q '^Usage: ' "$tmp/out"
run env -u LC_ALL LANG=vi_VN.TCVN "$anban" --help
check 'UTF-8 in a locale that is not' grep -q '^Cách dùng' "$tmp/out"
run env -u LC_ALL LANG=xx_XX.UTF-8 LANGUAGE= "$anban" --help
check 'a language that there is not' grep -q '^Usage: ' "$tmp/out"
run "${vi[@]}" "$anban" --covr x "$tmp/r.txt"
check 'a failure: Vietnamese' equal \
    'anban: --covr: không có tùy chọn này; có phải ý bạn là --cover?' \
    "$(cat "$tmp/err")"

run "${vi[@]}" "$anban" "$tmp/none.txt"
check 'a failure: what the system says, too' equal \
    "anban: $tmp/none.txt: không đọc được: Không có tệp hoặc thư mục này" \
    "$(cat "$tmp/err")"
printf '%s\n' --- 'Của ông: [' --- 'Nội dung' >"$tmp/yaml.md"
run "${vi[@]}" "$anban" -o "$tmp/" "$tmp/yaml.md"
check 'a warning: what a library says, too' grep -q 'thiếu nội dung' "$tmp/err"

# LANGUAGE is a list; what it says goes before the locale's name, unless that is
# C. English is what the sources are in.
speaks() { # vi|en SETTING...
    local language=$1
    shift
    run env -u LC_ALL -u LANGUAGE "$@" "$anban" --help
    case $language in
    vi) check "$*: Vietnamese" grep -q '^Cách dùng' "$tmp/out" ;;
    en) check "$*: English" grep -q '^Usage: ' "$tmp/out" ;;
    esac
}
speaks vi LANG=vi
speaks vi LANG=vi_VN@euro
speaks en LANG=vie_VN
speaks vi LANG=de_DE.UTF-8 LANGUAGE=vi
speaks vi LANG=de_DE.UTF-8 LANGUAGE=de_DE:vi_VN:en
speaks en LANG=vi_VN.UTF-8 LANGUAGE=en:vi
speaks en LANG=vi_VN.UTF-8 LANGUAGE=de
speaks vi LANG=vi_VN.UTF-8 LANGUAGE=
speaks en LANG=C.UTF-8 LANGUAGE=vi
speaks en LANGUAGE=vi LANG=
speaks vi LC_MESSAGES=vi_VN LANG=en_US.UTF-8

# An empty root, with nothing but the program and the libraries it loads.
bare=$tmp/bare
put_libraries() {
    ldd "$anban" | grep -o '/[^ ]*' | while read -r library; do
        mkdir -p "$bare${library%/*}" && cp -L "$library" "$bare$library"
    done
}
as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --user --map-root-user)
in_bare() { # COMMAND...
    run ${as_root[@]+"${as_root[@]}"} env -i LANG=vi_VN.UTF-8 \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$bare" /anban "$@"
}
if under_sanitizers || ! ${as_root[@]+"${as_root[@]}"} true 2>/dev/null; then
    skip 'an empty root' 'none can be entered here'
else
    mkdir "$bare" && cp "$anban" "$bare/anban" && put_libraries
    in_bare --help
    check 'an empty root: --help' grep -q '^Cách dùng' "$tmp/out"
    in_bare /none.txt
    check 'an empty root: a failure' equal \
        'anban: /none.txt: không đọc được: Không có tệp hoặc thư mục này' \
        "$(cat "$tmp/err")"
    rm -rf "$bare"
fi

# Another program has libanban's sentences by libintl, or by a function.
cat >"$tmp/other.c" <<'END'
#include <anban.h>
#include <stdio.h>

#ifdef OWN
const char *anban_translate(const char *words, const char *many,
                            unsigned long n)
{
    (void)many, (void)n;
    return words[0] == '%' ? "(%s, %s)" : "(none)";
}
#endif

int main(void)
{
    struct anban *a = anban_new();
    anban_read(a, "none.txt");
    puts(anban_message(a));
    anban_free(a);
}
END
other_says() { # SENTENCE FLAG...
    local wanted=$1
    shift
    "${CC:-cc}" -Isrc "$@" -o "$tmp/other" "$tmp/other.c" -L"$build" \
        -lanban &&
        equal "$wanted" "$(LD_LIBRARY_PATH=$build LANG=vi_VN.UTF-8 "$tmp/other")"
}
if ! under_sanitizers; then
    check 'another program: English' other_says \
        'none.txt: cannot be read: No such file or directory'
    check 'another program: with words of its own' other_says \
        '(none.txt, (none))' -DOWN
fi

# What a program reads is the same in all languages, and so are the editions.
for language in C.UTF-8 vi_VN.UTF-8; do
    mkdir "$tmp/$language"
    run env -u LC_ALL -C "$tmp/$language" LANG=$language "$anban" -o ./ \
        "$tmp/r.txt"
    check "$language" exited 0
    check "$language: nothing on standard error" equal '' "$(cat "$tmp/err")"
    mv "$tmp/out" "$tmp/$language/lines"
done
check 'the same lines and editions' diff -r "$tmp/C.UTF-8" "$tmp/vi_VN.UTF-8"

# On a terminal the lines are for people.
on_terminal() { # LANGUAGE
    LC_ALL='' LANG=$1 script -qec "$anban -o '$tmp/C.UTF-8/' '$tmp/r.txt'" \
        /dev/null </dev/null | tr -d '\r'
}
check 'terminal: English' grep -qE '/r\.pdf: [0-9]+ pages, [0-9]+\.[0-9] KB$' \
    <(on_terminal C.UTF-8)
check 'terminal: Vietnamese' grep -qE '/r\.pdf: [0-9]+ trang, [0-9]+,[0-9] KB$' \
    <(on_terminal vi_VN.UTF-8)

# Confined, and by workers; the last line counts.
run "${vi[@]}" "$anban" -o "$tmp/C.UTF-8" -j 2 "$tmp/r.txt" \
    "$cases/trang-tin.txt" "$tmp/none.txt"
check 'several: status' exited 1
check 'several: the last line' grep -qE \
    '^anban: 1 trong 3 tài liệu không chuyển đổi được, 2 đã ghi, trong [0-9]+,[0-9] giây$' \
    <(tail -n 1 "$tmp/err")
check 'several: what failed' grep -q "^anban: $tmp/none.txt: không đọc được: " \
    "$tmp/err"
run "${vi[@]}" "$anban" --progress always -o "$tmp/C.UTF-8" -j 2 "$tmp/r.txt" \
    "$cases/trang-tin.txt"
check 'progress' grep -qE '^anban: 2/2 tài liệu, [0-9]+,[0-9] mỗi giây, còn 0:00$' \
    "$tmp/err"

# Of all that the cases say, nothing is left in English; and JSON's words are
# for programs.
for expected in "$cases"/*.err; do
    for input in "${case_inputs[@]}"; do
        [ "${input%.*}" != "${expected%.err}" ] || break
    done
    options=()
    [ -e "${expected%.err}.args" ] &&
        mapfile -t options < <(xargs -n1 <"${expected%.err}.args")
    run "${vi[@]}" "$anban" ${options[@]+"${options[@]}"} -o "$tmp/C.UTF-8" \
        "$input"
    sed "s|$cases/||g" "$tmp/err" >"$tmp/said"
    check "$(basename "$expected"): as many lines" equal \
        "$(wc -l <"$expected")" "$(wc -l <"$tmp/said")"
    check "$(basename "$expected"): none in English" equal '' \
        "$(grep -Fxf "$expected" "$tmp/said")"
done
run "${vi[@]}" "$anban" --explain -o "$tmp/C.UTF-8" "$cases/trang-tin.txt"
check '--explain: heads' grep -qE '^ *dòng +hiểu là +quy tắc +mở đầu$' \
    "$tmp/err"
check '--explain: rules' grep -q 'đã bỏ  *bài viết khác' \
    "$tmp/err"
run "${vi[@]}" "$anban" --explain=json -o "$tmp/C.UTF-8" "$report"
check '--explain=json: its words stay' grep -q '"as":"the title"' "$tmp/err"

# As wide as is asked for, and no wider than a page on a pipe; characters are
# counted, not bytes.
widest() { # WIDTH LANGUAGE
    COLUMNS=$1 LC_ALL='' LANG=$2 "$anban" --help | wc -L
}
for language in C.UTF-8 vi_VN.UTF-8; do
    check "--help: 80 columns: $language" test "$(widest '' $language)" -lt 80
    check "--help: 80 columns are used: $language" \
        test "$(widest '' $language)" -gt 70
    check "--help: 60 columns: $language" test "$(widest 60 $language)" -lt 60
    check "--help: never above 100: $language" \
        test "$(widest 300 $language)" -lt 100
done
