# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# What `make install` puts below a prefix: a program that needs nothing beside
# it, a library that a stranger can compile against (the example in anban.h),
# all of it in a folder that can be moved, and nothing that `make uninstall`
# would leave.

prefix=$tmp/usr
name=$(basename "$report" .txt)
make_here() {
    make -s --no-print-directory BUILD="$BUILD" PREFIX="$prefix" "$@"
}

# Whoever may look at the machine's files may look at these.
check 'make install' eval '(umask 077 && make_here install)'
check 'make install: for all to read' equal '' \
    "$(find "$prefix" ! -type l ! -perm -755 ! \( -type f -perm -644 \))"
for file in bin/anban include/anban.h lib/libanban.a lib/libanban.so \
    lib/pkgconfig/anban.pc share/man/man1/anban.1 share/doc/anban/OFL.txt; do
    check "$file" test -s "$prefix/$file"
done

# What is found by its place needs no edit of the Makefile: is it all there?
installed() { # PLACE SOURCE
    check "$1" cmp "$2" "$prefix/$1"
}
for file in src/*.1; do
    IFS=. read -r page language section <<<"${file#src/}"
    [ -n "$section" ] || { section=$language language=''; }
    installed "share/man${language:+/$language}/man$section/$page.$section" \
        "$file"
done
for file in src/completions/* src/po/*.po; do
    [ -e "$file" ] || continue
    name_of=$(basename "${file%.*}")
    case $file in
    *.bash) installed "share/bash-completion/completions/$name_of" "$file" ;;
    *.zsh) installed "share/zsh/site-functions/_$name_of" "$file" ;;
    *.fish) installed "share/fish/vendor_completions.d/$name_of.fish" "$file" ;;
    *.po) check "$file: its catalogue" \
        test -s "$prefix/share/locale/$name_of/LC_MESSAGES/anban.mo" ;;
    *) fail "$file" 'has no place' ;;
    esac
done

# It is all in one folder, which may go elsewhere.
mv "$prefix" "$tmp/moved"
prefix=$tmp/moved

# The program, away from its sources and from any setting.
mkdir "$tmp/alone"
cp "$report" "$tmp/alone"
run env -i -C / "$prefix/bin/anban" "$tmp/alone/$name.txt"
check 'runs alone' exited 0
check 'runs alone: pdf' qpdf --check "$tmp/alone/$name.pdf"
check 'runs alone: epub' unzip -tqq "$tmp/alone/$name.epub"

# The library. Shared and static, with nothing but what pkg-config says; the
# static one is found alone in a folder, so that the other cannot be taken.
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
version=$(sed -n 's/^#define ANBAN_VERSION *"\(.*\)"/\1/p' src/anban.h)
check 'pkg-config: version' equal "$version" "$(pkg-config --modversion anban)"

awk '/^ \* @endcode/ { exit } inside { sub(/^ \*( {1,3})?/, ""); print }
     /^ \* @code/ { inside = 1 }' src/anban.h >"$tmp/example.c"
check 'anban.h has an example' grep -q 'int main' "$tmp/example.c"

compile() { # OUTPUT FLAGS...
    local output=$1
    shift
    "${CC:-cc}" -std=c17 -Wall -Wextra -Werror -o "$output" "$tmp/example.c" "$@"
}

mkdir "$tmp/static"
cp "$prefix/lib/libanban.a" "$tmp/static"
read -ra shared < <(pkg-config --cflags --libs anban)
read -ra static < <(pkg-config --cflags --libs --static anban)
check 'example: shared: compiles' compile "$tmp/shared.out" "${shared[@]}"
check 'example: static: compiles' compile "$tmp/static.out" \
    -L"$tmp/static" "${static[@]}"
for kind in shared static; do
    rm -rf "$tmp/work" && mkdir "$tmp/work"
    cp "$report" "$tmp/work/report.txt"
    run env -C "$tmp/work" LD_LIBRARY_PATH="$prefix/lib" \
        "$tmp/$kind.out" report.txt
    check "example: $kind: runs" exited 0
    check "example: $kind: writes an edition" \
        grep -q '\.\(pdf\|epub\)' <(ls "$tmp/work")
done

# The header needs no other before it.
check 'anban.h: first and alone' "${CC:-cc}" -std=c17 -Wall -Wextra -Wpedantic \
    -Werror -fsyntax-only -x c "$prefix/include/anban.h"

# The shared library shows our own names only.
check 'names' equal '' "$(nm -D --defined-only "$prefix/lib/libanban.so" |
    awk '{ print $NF }' | grep -v '^anban_')"
check 'soname' grep -q 'SONAME.*\[libanban\.so\.[0-9]*\]' \
    <(readelf -d "$prefix/lib/libanban.so")

# No printing, no exit, no global state: a library's manners. liblouis has state
# of its own, and so a lock that all threads share.
nm -u "$prefix/lib/libanban.a" 2>/dev/null | awk '{ print $NF }' |
    grep -Ex 'exit|_exit|abort|printf|puts|putchar|perror|stderr|setlocale' |
    sort -u >"$tmp/rude"
check 'neither prints nor exits' equal '' "$(cat "$tmp/rude")"
size -A "$prefix/lib/libanban.a" 2>/dev/null | awk '
    / :$|^[^ ]*\.o / { file = $1 }
    $1 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 {
        print file, $1, $2
    }' | grep -v '^braille_louis\.o \.bss ' >"$tmp/state"
check 'no global state' equal '' "$(cat "$tmp/state")"

# Gone is what was put there and nothing else; a folder that others use stays,
# and so do those which every prefix has.
touch "$prefix/share/man/man1/other.1" "$prefix/lib/libanban.so.9"
check 'make uninstall' make_here uninstall
check 'make uninstall: what is left' equal \
    './bin ./include ./lib ./lib/libanban.so.9 ./share ./share/man ./share/man/man1 ./share/man/man1/other.1' \
    "$(cd "$prefix" && find . -mindepth 1 | sort | xargs)"
check 'make uninstall: once more' make_here uninstall

# The system's linker is told where there is one to tell.
for target in install uninstall; do
    check "make $target: tells the linker" \
        grep -q ldconfig <(make_here -n "$target")
    check "make $target: DESTDIR: does not" \
        refute grep -q ldconfig <(make_here -n "$target" DESTDIR="$tmp/package")
done

# A package builder's way: DESTDIR is put before the prefix, and not told.
check 'DESTDIR' make_here install DESTDIR="$tmp/package" PREFIX=/usr
check 'DESTDIR: program' test -x "$tmp/package/usr/bin/anban"
check 'DESTDIR: not in anban.pc' grep -qx 'prefix=/usr' \
    "$tmp/package/usr/lib/pkgconfig/anban.pc"
check 'DESTDIR: make uninstall' \
    make_here uninstall DESTDIR="$tmp/package" PREFIX=/usr
check 'DESTDIR: nothing is left' equal '' "$(find "$tmp/package" ! -type d)"
