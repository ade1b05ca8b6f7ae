#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The recipes of tests/beyond with real engines, all on this machine: GNU
# parallel over two ssh servers of which one dies, Slurm with one node, and what
# the Kubernetes manifest says, against Kubernetes' own schemas. Wherever the
# work was done, the editions must be those of a plain run, byte for byte.

set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/conformance/count.bash

export LC_ALL=C.UTF-8
build=$(realpath -m "${BUILD:-build}")
anban=$(realpath -m "${ANBAN:-$build/anban}")
beyond=$PWD/tests/beyond
cases=$PWD/tests/cases
# A socket's path must be short.
tmp=$(mktemp -d /tmp/beyond.XXXXXX) || exit 2
declare -A host_pids=()

leave() {
    local pid
    for pid in "${host_pids[@]}" $(jobs -p); do
        kill -9 "$pid" 2>/dev/null
    done
    wait 2>/dev/null
    rm -rf "$tmp"
}
trap leave EXIT

.ci/deps beyond || { bad 'the engines' 'not installed'; counts; }
if [ "$(id -u)" != 0 ]; then
    bad 'the engines' 'starting them needs root'
    counts
fi

# A hundred documents in three folders, no two alike; a page with pictures; and
# four that no machine can convert.
make_inputs() {
    local i folder
    mkdir -p "$tmp/in/"{bao-cao,tin,'hai chữ'}
    for i in $(seq 34); do
        for folder in bao-cao tin 'hai chữ'; do
            { sed "s/2020/$((1900 + i))/g" "$cases/luat.txt" &&
                echo "$folder"; } >"$tmp/in/$folder/$i.txt"
        done
    done
    cp -r "$cases/trang-wordpress.html" "$cases/hoi-nghi_files" "$tmp/in/tin/"
    cp "$cases/word-tu-npm.docx" "$tmp/in/bao-cao/"
    printf '%%PDF-1.4\n' >"$tmp/in/tin/la-pdf.txt"
    printf '\211PNG\r\n\032\n' >"$tmp/in/bao-cao/la-hinh.md"
    mkdir "$tmp/in/tin/la-thu-muc.txt"
    find "$tmp/in" -exec touch -d '2020-12-22 08:00 UTC' {} +
    {
        cd "$tmp/in" && find . -type f ! -path '*_files/*' ! -name '*.html' |
            sed 's|^\./||' | sort
        printf 'tin/trang-wordpress.html\ttin/hoi-nghi_files\n'
        printf 'tin/la-thu-muc.txt\nkhong-co.txt\n'
    } >"$tmp/list"
    printf '%s\n' bao-cao/la-hinh.md khong-co.txt tin/la-pdf.txt \
        tin/la-thu-muc.txt >"$tmp/poisoned"
}

# The plain run to which the others are held.
local_run() {
    local folder
    for folder in bao-cao tin 'hai chữ'; do
        mkdir -p "$tmp/plain/$folder"
        "$anban" -q -o "$tmp/plain/$folder" "$tmp/in/$folder"/*.* \
            >/dev/null 2>&1
    done
}

same_editions() { # FOLDER
    diff -r -x failed -x failed.tsv -x shards "$tmp/plain" "$1" &&
        [ "$(find "$1" -name '*.pdf' | wc -l)" = 104 ]
}

named() { # FOLDER: the poisoned ones, each once, and no other
    cut -f 1 "$1"/failed/*.tsv | sort | diff "$tmp/poisoned" -
}

# shellcheck source=tests/conformance/beyond/leaf.bash
for part in leaf parallel slurm kubernetes; do
    . "tests/conformance/beyond/$part.bash"
done

make_inputs
local_run
for part in ${PARTS:-leaf parallel slurm kubernetes}; do
    echo "-- $part"
    "try_$part"
done
counts
