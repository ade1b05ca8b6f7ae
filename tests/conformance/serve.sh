#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# anban serve in a browser, through a clerk's day: a report is pasted, its pages
# are looked at, a caption becomes a heading, both editions are fetched, kept,
# found without marks, and fetched once more by a code; and then without the
# script. Then the clients of e-readers look at its catalogue: Thorium's and
# foliate's; KOReader's when KOREADER names a checkout of it, by luajit; and jing
# holds it against the schema in the folder OPDS, schema/1.2/opds.rnc of
# opds-community/specs (in whose pattern of addresses "\nrt" must be "\n\r\t")
# with the atom.rnc of RFC 4287 beside it. axe finds nothing on any page, and nothing is asked of elsewhere.
# Pictures of the pages are left in the build folder.

set -u
. tests/conformance/books.bash

room=$rooms/serve
CHROMIUM=$(command -v chromium)
export CHROMIUM
need_modules
rm -rf "$room" && mkdir -p "$room/saved/trang_files"
cp tests/images/srgb.png "$room/saved/trang_files/anh.png"
echo '<p>Quảng cáo</p>' >"$room/saved/trang_files/khung.html"
printf '<title>Trang</title><h1>Trang</h1><p>%s</p><img src="%s">' \
    "$(head -c 900 tests/cases/hoi-nghi-tong-ket-2020.txt | tr '<>&' ' ')" \
    trang_files/anh.png >"$room/saved/trang.html"
LANG=vi_VN.UTF-8 LC_ALL='' "$(dirname "$anban")/anban-server" \
    --listen 127.0.0.1:0 --state "$room/state" >"$room/server" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
for _ in $(seq 100); do
    grep -q http "$room/server" && break
    sleep 0.05
done
url=$(grep -o 'http://[^ ]*' "$room/server")

judge() { # FILE, with lines of "good" or "bad", what, and what was seen
    while IFS=$'\t' read -r found what seen; do
        case $found in
        good) good "$what" ;;
        *) bad "$what" "$seen" ;;
        esac
    done <"$1"
}

STARTER=$server node tests/conformance/serve/day.mjs "$url" "$room" \
    tests/cases/hoi-nghi-tong-ket-2020.txt >"$room/day" 2>"$room/node.err"
judge "$room/day"
holds "the day came to its end" grep -q "^good.the end" "$room/said"

# In short, in Debian's Firefox.
FIREFOX=$(command -v firefox-esr)
export FIREFOX
if [ -n "$FIREFOX" ]; then
    node tests/conformance/serve/firefox.mjs "$url" "$room" \
        tests/cases/hoi-nghi-tong-ket-2020.txt >"$room/firefox" 2>>"$room/node.err"
    judge "$room/firefox"
    holds "the day in Firefox came to its end" grep -q "the end" "$room/firefox"
else
    echo "skipped: Firefox"
fi

# Programs of readers, and the catalogue's own schema where it is to be had.
node tests/conformance/serve/clients.mjs "$url" >"$room/clients" 2>>"$room/node.err"
judge "$room/clients"
holds "the clients came to their end" grep -q "to their end" "$room/clients"
if [ -n "${KOREADER:-}" ]; then
    luajit tests/conformance/serve/koreader.lua "$KOREADER" "$url" >"$room/koreader"
    judge "$room/koreader"
else
    echo "skipped: KOReader"
fi
if [ -n "${OPDS:-}" ]; then
    for path in opds opds/new 'opds/search?q=moi+truong' 'opds/search?q=%3Cb%3E'; do
        curl -s "$url$path" >"$room/feed.xml"
        holds "by the schema of OPDS: $path" jing -c "$OPDS/opds.rnc" \
            "$room/feed.xml"
    done
else
    echo "skipped: the schema of OPDS"
fi
counts
