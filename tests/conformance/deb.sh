#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The Debian packages: made twice, in other places and settings, they are the
# same; lintian has nothing to say; and in a clean Debian they serve whoever
# installs them, by deb/inside.sh, and leave nothing behind; the server's units are
# tried under a systemd, by deb/booted.sh. Needs root and a Debian mirror.

set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/conformance/count.bash

unset SOURCE_DATE_EPOCH DEB_BUILD_OPTIONS MAKEFLAGS
export LC_ALL=C.UTF-8
build=$(realpath -m "${BUILD:-build}")
anban=$(realpath -m "${ANBAN:-$build/anban}")
report=tests/cases/hoi-nghi-tong-ket-2020.txt
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

.ci/deps package || { bad "Debian's tools" 'not installed'; counts; }

elsewhere() { # COMMAND...: under settings that should not matter
    (umask 077 && TZ=Asia/Ho_Chi_Minh LC_ALL=C HOME=$tmp "$@")
}

same_packages() {
    (cd "$build/deb" && sha256sum ./*.deb) | (cd "$tmp/again/deb" && sha256sum -c)
}

# What a stranger's machine gets: the packages, something to convert, and the
# example of anban.h; and what it is held to: the editions which the program
# makes here, and what there is in other languages.
make_luggage() {
    local to=$tmp/luggage
    mkdir -p "$to"
    cp "$build"/deb/*.deb tests/conformance/deb/*.sh "$to"
    cp "$report" "$to/report.txt"
    touch -d '2020-12-22 08:00 UTC' "$to/report.txt"
    awk '/^ \* @endcode/ { exit } inside { sub(/^ \*( {1,3})?/, ""); print }
         /^ \* @code/ { inside = 1 }' src/anban.h >"$to/example.c"
    mkdir "$to/here"
    SOURCE_DATE_EPOCH=1608595200 "$anban" -q -o "$to/here" "$to/report.txt"
    for file in src/*.vi.1 src/po/vi.po src/completions/*; do
        [ ! -e "$file" ] || basename "$file"
    done >"$to/languages"
}

holds 'make deb' make -s deb BUILD="$build"
holds 'make deb, elsewhere' elsewhere make -s deb BUILD="$tmp/again"
holds 'the same packages' same_packages
holds 'lintian' lintian --allow-root --fail-on error,warning \
    "$build"/deb/*.changes

make_luggage
mkdir -p "$build/conformance"

# What is done in a clean Debian is told as deb/inside.sh says.
in_clean_debian() { # SCRIPT
    local found what seen ended=0
    while IFS=$'\t' read -r found what seen; do
        case $found in
        good) good "$what" ;;
        bad) bad "$what" "$seen" ;;
        skipped) echo "skipped: $what" && skipped=', some skipped' ;;
        end) ended=1 ;;
        *) [ -z "${VERBOSE:-}" ] || echo "$found" ;;
        esac
    done < <(ROOM=$build/conformance/deb-room WITH=$tmp/luggage \
        tests/clean-room "bash ./$1" 2>&1)
    [ "$ended" = 1 ] || bad "a clean Debian 12, $1" 'broke off'
}

in_clean_debian inside.sh
in_clean_debian booted.sh
counts
