# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# What the filter of calls lets through, read from its program: on each kind of
# machine other calls are made, by other numbers. An emulator (WITH) obeys no
# filter, but lists the calls of conversions; the filter must allow each of them.

cc=${CC:-cc}
machine=$($cc -dumpmachine)
machine=${machine%%-*}
case $machine in
x86_64 | aarch64) ;;
*)
    skip 'calls' "not known for $machine"
    return 0
    ;;
esac

check 'a system without a will of its own' "$cc" -shared -fPIC -O1 \
    -o "$tmp/filter.so" tests/filter.c -lseccomp

preloaded() { # NAME COMMAND...: its messages, traced calls too, in $tmp/NAME.err
    local name=$1 set=LD_PRELOAD=$tmp/filter.so
    shift
    [ -z "${WITH:-}" ] || set=QEMU_SET_ENV=$set
    run env "$set" CONFINE=1 ${trace:+QEMU_STRACE=1} "$@"
    cp "$tmp/err" "$tmp/$name.err"
}

passes() { # NAME CALLS: none is treated otherwise than it should be
    run python3 tests/filter.py "$machine" "$tmp/$1.err" "$2" "$cc"
    exited 0 && equal '' "$(grep -v '^[0-9]*$' "$tmp/out")"
}

preloaded one "$anban" -o "$tmp/one/" "$report"
check 'the filter is made' grep -q '^filter: ' "$tmp/one.err"
check 'what is tried' passes one tests/filter.calls
check 'so many calls' test "$(tail -n 1 "$tmp/out")" -gt 80

[ -n "${WITH:-}" ] || return 0
trace=1

# Each form of input, each edition, and what else reads or writes in its own way.
traced() { # NAME OPTION...
    local name=$1
    shift
    preloaded "$name" "$anban" -q "$@"
    check "$name: converted" exited 0
    python3 tests/filter.py --traced "$tmp/$name.err" >"$tmp/$name.made"
    check "$name: calls" test -s "$tmp/$name.made"
    check "$name: all of them allowed" passes "$name" "$tmp/$name.made"
}

for form in "${case_forms[@]}"; do
    inputs=("$cases"/*."$form")
    traced "$form" -t pdf,epub,png,tree,pages -o "$tmp/$form/" "${inputs[0]}"
done
mkdir "$tmp/images" "$tmp/fonts"
cp tests/images/*.{jpg,png,webp,gif} "$tmp/images"
cp fonts/LiberationSerif-*.ttf "$tmp/fonts"
for image in "$tmp"/images/*; do
    printf '![](%s)\n\n' "${image##*/}"
done >"$tmp/images.md"
mv "$tmp/images.md" "$tmp/images"
traced images -o "$tmp/made/" --dpi 72 "$tmp/images/images.md"
traced settings -o "$tmp/made/" --cover tests/images/adobe.jpg \
    --font "$tmp/fonts/LiberationSerif-Regular.ttf" "$report"
iconv -f UTF-8 -t SHIFT_JIS <<<'日本語の報告です。' >"$tmp/nhat.txt"
traced module --encoding shift_jis -t tree -o "$tmp/nhat.tree" "$tmp/nhat.txt"
traced over -o "$tmp/made/" "$report"
traced device -t pdf -o /dev/null "$report"
traced batch -j 2 --timeout 60 -r -o "$tmp/many/" "$tmp/images" "$cases/"*.docx
