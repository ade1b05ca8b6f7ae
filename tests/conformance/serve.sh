#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# anban serve in a browser, through a clerk's day: a report is pasted, its pages
# are looked at, a caption becomes a heading, both editions are fetched, kept,
# found without marks, and fetched once more by a code; and then without the
# script. axe finds nothing on any page, and nothing is asked of elsewhere.
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
while IFS=$'\t' read -r found what seen; do
    case $found in
    good) good "$what" ;;
    *) bad "$what" "$seen" ;;
    esac
done < <(node tests/conformance/serve/day.mjs \
    "$(grep -o 'http://[^ ]*' "$room/server")" "$room" \
    tests/cases/hoi-nghi-tong-ket-2020.txt 2>"$room/node.err")
holds "the day came to its end" grep -q "^good.the end" "$room/said"
counts
