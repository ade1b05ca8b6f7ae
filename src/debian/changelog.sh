#!/bin/sh
# SPDX-License-Identifier: MIT
#
# src/debian/changelog.sh VERSION FILE: what FILE, CHANGELOG.md, says, as a
# Debian changelog. VERSION is that of the sources. With entries under
# [Unreleased] the sources are later than that release, VERSION+TIME, or come
# before it where there is none yet, VERSION~TIME. TIME is SOURCE_DATE_EPOCH and
# else that of the last commit, or of FILE where there are none, but never the
# clock's: the same sources, the same packages.

set -eu
version=$1
file=$2
folder=$(dirname "$0")
maintainer=$(sed -n 's/^Maintainer: //p' "$folder/control")

epoch=${SOURCE_DATE_EPOCH:-}
[ -n "$epoch" ] || epoch=$(git log -1 --format=%ct 2>/dev/null) ||
    epoch=$(stat -c %Y "$file")

# Each section: its version and date on a line, then its entries, an entry a
# line with the heading it stands under.
sections() {
    awk '
        function finish() {
            if (entry != "") print "-" heading ": " entry
            entry = ""
        }
        /^## \[/ {
            finish()
            name = substr($2, 2, index($2, "]") - 2)
            print "=" name " " ($3 == "-" ? $4 : "")
            next
        }
        /^### / { finish(); heading = $2; next }
        /^- / { finish(); entry = substr($0, 3); next }
        /^  [^ ]/ && entry != "" { entry = entry " " substr($0, 3); next }
        { finish() }
        END { finish() }' "$file"
}

trailer() { # SECONDS
    printf '\n -- %s  %s\n\n' "$maintainer" \
        "$(LC_ALL=C date -u -R -d "@$1")"
}

stop() {
    echo "$file: $1" >&2
    exit 1
}

open() { # NAME DATE: of a section
    [ -z "$seconds" ] || trailer "$seconds"
    if [ "$1" = Unreleased ]; then
        name=$unreleased
        seconds=$epoch
    elif [ -z "$seconds" ] && [ "$1" != "$version" ]; then
        stop "neither a section [$version] nor entries under [Unreleased]"
    elif [ -n "$2" ]; then
        name=$1
        seconds=$(date -u -d "$2" +%s)
    else
        stop "section [$1] has no date"
    fi
    printf 'anban (%s) unstable; urgency=medium\n\n' "$name"
}

list=$(sections)
released=$(echo "$list" | sed -n 's/^=\([0-9][^ ]*\) .*/\1/p' | head -n 1)
sign='+'
[ "$version" = "$released" ] || sign='~'
unreleased=$version$sign$(date -u -d "@$epoch" +%Y%m%d.%H%M)

# A section without entries, as [Unreleased] is after a release, is left out.
seconds='' heading=''
echo "$list" | {
    while IFS= read -r line; do
        text=${line#?}
        case $line in
        =*) heading=$text ;;
        -*)
            # shellcheck disable=SC2086 # a name and perhaps a date
            [ -z "$heading" ] || open ${heading% *} "${heading#* }"
            heading=''
            echo "$text" | fold -s -w 75 |
                sed '1s/^/  * /; 2,$s/^/    /; s/ *$//'
            ;;
        esac
    done
    [ -n "$seconds" ] || stop 'no entries'
    trailer "$seconds"
}
