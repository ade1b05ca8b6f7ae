# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Same input, same options, same version: the same bytes, whenever, wherever
# and in whatever locale.

name=$(basename "$report" .txt)
cp -p "$report" "$tmp/$name.txt"
mkdir "$tmp/first" "$tmp/elsewhere"
ln -s "$tmp" "$tmp/elsewhere/link"

editions() { # FOLDER
    (cd "$1" && md5sum "$name.pdf" "$name.epub")
}

run "$anban" -o "$tmp/first" "$tmp/$name.txt"
check 'conversion' exited 0
first=$(editions "$tmp/first")

again() { # WHAT COMMAND...: with OUT for the folder
    local what=$1
    shift
    rm -rf "$tmp/again" && mkdir "$tmp/again"
    run "$@"
    check "$what: conversion" exited 0
    check "$what: same bytes" equal "$first" "$(editions "$tmp/again")"
}

again 'twice' "$anban" -o "$tmp/again" "$tmp/$name.txt"
again 'time zone' env TZ=Asia/Ho_Chi_Minh "$anban" -o "$tmp/again" \
    "$tmp/$name.txt"
again 'time zone west' env TZ=America/Los_Angeles "$anban" -o "$tmp/again" \
    "$tmp/$name.txt"
again 'C locale' env LC_ALL=C "$anban" -o "$tmp/again" "$tmp/$name.txt"
again 'Vietnamese' env LC_ALL=vi_VN.UTF-8 LANGUAGE=vi "$anban" \
    -o "$tmp/again" "$tmp/$name.txt"
again 'no environment' env -i SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" \
    "$anban" -o "$tmp/again" "$tmp/$name.txt"
again 'working folder' env -C "$tmp/elsewhere" "$anban" -o "$tmp/again" \
    "../$name.txt"
again 'path' "$anban" -o "$tmp/again" "$tmp/elsewhere/link/$name.txt"

# Without SOURCE_DATE_EPOCH the input's own date is told, in no time zone.
unset SOURCE_DATE_EPOCH
run "$anban" -o "$tmp/first" "$tmp/$name.txt"
check 'no epoch: conversion' exited 0
first=$(editions "$tmp/first")
sleep 1.1
again 'no epoch: a second later' env TZ=Asia/Ho_Chi_Minh "$anban" \
    -o "$tmp/again" "$tmp/$name.txt"
export SOURCE_DATE_EPOCH=1608595200

# Together with others or alone, on one processor or on two.
cp "$tmp/$name.txt" "$tmp/other.txt"
run "$anban" -o "$tmp/first" "$tmp/$name.txt"
first=$(editions "$tmp/first")
again 'among others' "$anban" -o "$tmp/again" "$tmp/other.txt" \
    "$tmp/$name.txt"
run "$anban" -j 2 -o "$tmp/again" "$tmp/$name.txt"
if [ "$status" != 2 ]; then
    again 'two jobs' "$anban" -j 2 -o "$tmp/again" "$tmp/other.txt" \
        "$tmp/$name.txt"
fi
