#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# leaf.sh ROOT OUT [INDEX COUNT] <LIST: one task of an engine that has many.
#
# LIST has a document on each line, by its path below ROOT (what follows a tab
# is not for this script). Of the COUNT parts of the list this is the INDEXth,
# from 0: each COUNTth line. The editions come to the same folders below OUT.
# What is there already is whole, as anban renames only whole files into place,
# and is not made again: a task can be killed anywhere and given out once more.
#
# Documents are converted many at a time. If that leaves some without editions,
# because one of them broke the run off, each is tried again alone, for at most
# LIMIT seconds; those that fail then are named in OUT/failed/INDEX.tsv: path,
# status, last message. ANBAN is the program, OPTIONS are words for it, and JOBS
# so many documents are converted at once (default: 1).
#
# Status: 0, all is made or named; 75 (EX_TEMPFAIL of sysexits.h), this machine
# cannot convert even one line of text, so let another try; 2, wrong usage.

set -u

if [ $# != 2 ] && [ $# != 4 ]; then
    echo "usage: leaf.sh ROOT OUT [INDEX COUNT] <LIST" >&2
    exit 2
fi
root=$1 out=$2 index=${3:-0} count=${4:-1}
anban=${ANBAN:-anban} limit=${LIMIT:-60} jobs=${JOBS:-1}
read -ra options <<<"${OPTIONS:-}"
mkdir -p "$out/failed" && own=$(mktemp -d) || exit 75
trap 'rm -rf "$own"' EXIT

# Where the editions of a document go; no process for it, as there are many.
place() { # PATH
    local name=${1##*/}
    folder=$out/${1%"$name"}
    [[ $name != ?*.* ]] || name=${name%.*}
    editions=$folder$name
}

made() { # PATH
    place "$1"
    [ -e "$editions.pdf" ] && [ -e "$editions.epub" ]
}

# Two documents of one name in one folder would have the same editions.
part_of_list() {
    awk -F '\t' -v index_="$index" -v count="$count" -v own="$own" '
        $1 == "" { next }
        {
            stem = $1
            if (match(stem, /[^\/]\.[^.\/]*$/))
                stem = substr(stem, 1, RSTART)
            first = !(stem in taken)
            if (first) taken[stem] = $1
            if (lines++ % count != index_) next
            if (first) print $1
            else print $1 "\t-\tits editions would be those of " taken[stem] \
                >(own "/failed")
        }'
}

convert() { # SECONDS FOLDER PATH...: by paths below root
    local seconds=$1 into=$2
    shift 2
    mkdir -p "$into" && timeout -k 5 "$seconds" "$anban" -q \
        -j "$jobs" --timeout "$limit" ${options[@]+"${options[@]}"} \
        -o "$into" "${@/#/$root/}" \
        </dev/null >/dev/null 2>"$own/said"
}

# Those that lie in one folder, at most a hundred at a time.
together() {
    local path into='' batch=()
    while IFS= read -r path; do
        place "$path"
        if [ "$folder" != "$into" ] || [ ${#batch[@]} = 100 ]; then
            [ ${#batch[@]} = 0 ] ||
                convert $((limit + ${#batch[@]})) "$into" "${batch[@]}"
            into=$folder batch=()
        fi
        batch+=("$path")
    done
    [ ${#batch[@]} = 0 ] ||
        convert $((limit + ${#batch[@]})) "$into" "${batch[@]}"
}

# What is still missing is made, or its failure told.
alone() {
    local path status
    while IFS= read -r path; do
        made "$path" && continue
        convert "$limit" "$folder" "$path"
        status=$?
        made "$path" || printf '%s\t%s\t%s\n' "$path" "$status" \
            "$(tail -n 1 "$own/said" | tr -d '\t')"
    done
}

healthy() {
    echo 'Bản tin.' >"$own/health.txt"
    root=$own convert "$limit" "$own/made" health.txt &&
        cp "$own/made/health.pdf" "$out/failed/.health.$index" &&
        rm "$out/failed/.health.$index"
}

part_of_list >"$own/list"
while IFS= read -r path; do
    made "$path" || printf '%s\n' "$path"
done <"$own/list" >"$own/pending"
together <"$own/pending"
alone <"$own/pending" >>"$own/failed"

if [ -s "$own/failed" ] && ! healthy; then
    echo "leaf.sh: this machine converts nothing; part $index is undone" >&2
    exit 75
fi
rm -f "$out/failed/$index.tsv"
if [ -s "$own/failed" ]; then
    cp "$own/failed" "$out/failed/.$index" &&
        mv "$out/failed/.$index" "$out/failed/$index.tsv" || exit 75
fi
exit 0
