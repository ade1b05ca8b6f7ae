# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# What the Debian packages say of themselves agrees with the rest: what building
# needs, what the library offers, which version this is. `make conformance
# T=deb` makes and installs them.

wanted=$(sed -n '/^need_build()/,/^}/p' .ci/deps |
    grep -oE '[a-z0-9.+-]+-dev\b|\bgettext$|\bpkg-config$' | sort -u |
    grep -vx libc6-dev | xargs)
declared=$(sed -n '/^Build-Depends:/,/^[^ B]/p' src/debian/control |
    sed -n 's/^ \+\([a-z0-9.+-]*\),\?$/\1/p' | sort | xargs)
check 'Build-Depends: as .ci/deps' equal "$wanted" "$declared"

check 'symbols: as the library has them' equal \
    "$(nm -D --defined-only "$build/libanban.so" | awk '{ print $3 }' |
        sort | xargs)" \
    "$(sed -n 's/^ \(.*\)@Base .*/\1/p' src/debian/libanban0.symbols | xargs)"

# The program as the package has it, which sees of libanban what all may see.
# Nothing but the linking is done again.
check 'the program: with the shared library' make -s --no-print-directory \
    BUILD="$BUILD" STATIC=nothing PROGRAM="$tmp/anban" "$tmp/anban"
run env LD_LIBRARY_PATH="$build" "$tmp/anban" -o "$tmp/" README.md
check 'the program: with the shared library: works' exited 0
check 'the program: with the shared library: with that one' \
    grep -q 'NEEDED.*\[libanban\.so\.' <(readelf -d "$tmp/anban")

# The version has one place.
version=$(sed -n 's/^#define ANBAN_VERSION *"\(.*\)"/\1/p' src/anban.h)
check 'version: of the program' \
    equal "anban $version" "$("$anban" --version | head -n 1)"
check 'version: of the library' test -f "$build/libanban.so.$version"
check "version: the package's library" grep -qx \
    "Package: libanban${version%%.*}" src/debian/control
check 'version: nowhere else' equal src/anban.h \
    "$(grep -rlF "\"$version\"" Makefile src | xargs)"

# CHANGELOG.md, as Debian has it.
changelog() { # VERSION
    run env SOURCE_DATE_EPOCH=1608595200 src/debian/changelog.sh "$1" \
        "$tmp/CHANGELOG.md"
}
cat >"$tmp/CHANGELOG.md" <<'END'
# Changelog

Words before it all.

## [Unreleased]

### Added

- A thing that takes many words, so many of them that the line must go on
  below, where *it* is put together
  with `code`.
- Another.

## [1.2.0] - 2020-03-01

### Fixed

- Ngắt dòng.

## [1.1.0] - 2019-02-28

### Added

- All.
END
cat >"$tmp/wanted" <<'END'
anban (1.2.0+20201222.0000) unstable; urgency=medium

  * Added: A thing that takes many words, so many of them that the line must
    go on below, where *it* is put together with `code`.
  * Added: Another.

 -- The anban authors <anban@anban.invalid>  Tue, 22 Dec 2020 00:00:00 +0000

anban (1.2.0) unstable; urgency=medium

  * Fixed: Ngắt dòng.

 -- The anban authors <anban@anban.invalid>  Sun, 01 Mar 2020 00:00:00 +0000

anban (1.1.0) unstable; urgency=medium

  * Added: All.

 -- The anban authors <anban@anban.invalid>  Thu, 28 Feb 2019 00:00:00 +0000

END
changelog 1.2.0
check 'changelog' diff "$tmp/wanted" "$tmp/out"
changelog 1.3.0
check 'changelog: before a release' \
    grep -q '^anban (1.3.0~20201222.0000) ' "$tmp/out"

# Just released: nothing stands under [Unreleased].
sed -i '6,12d' "$tmp/CHANGELOG.md"
changelog 1.2.0
check 'changelog: a release' \
    equal 'anban (1.2.0) unstable; urgency=medium' "$(head -n 1 "$tmp/out")"
changelog 1.3.0
check 'changelog: a release without a section' exited 1
sed -i 's/^\(## .1\.2\.0.\).*/\1/' "$tmp/CHANGELOG.md"
changelog 1.2.0
check 'changelog: a release without a date' exited 1
check 'changelog: a release without a date is told' \
    grep -q '1\.2\.0.* has no date' "$tmp/err"

cp CHANGELOG.md "$tmp"
changelog "$version"
check "changelog: the project's own" exited 0
check "changelog: the project's own: no long line" \
    equal '' "$(grep -E '.{81}' "$tmp/out")"
