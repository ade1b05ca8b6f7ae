#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# parallel.sh LIST ROOT OUT HOSTS: the documents of LIST (see leaf.sh; after a
# tab, a folder or file that goes with one, such as a page's pictures) on the
# machines of HOSTS, GNU parallel's --sshloginfile, and their editions in OUT.
# The machines share no disk: each needs bash, tar, rsync and anban.
#
# The list is cut in shards of SHARD documents, each a tar file with all it
# takes. A shard whose machine fails is tried on another, RETRIES times in all.
# LIMIT, JOBS and OPTIONS are those of leaf.sh.
# The same command given again goes on where it was, even after it was killed.
# OUT/failed.tsv names what could not be converted; status 1: there is some; 3:
# shards are undone, so give the command again.

set -u

if [ $# != 4 ]; then
    echo "usage: parallel.sh LIST ROOT OUT HOSTS" >&2
    exit 2
fi
here=$(realpath "$(dirname "$0")")
list=$(realpath "$1") root=$(realpath "$2") hosts=$(realpath "$4")
mkdir -p "$3/shards" && out=$(realpath "$3") && cd "$out/shards" || exit 2

# Two documents of one name in one folder would have the same editions.
refuse_twins() {
    awk -F '\t' '
        $1 == "" { next }
        {
            stem = $1
            if (match(stem, /[^\/]\.[^.\/]*$/)) stem = substr(stem, 1, RSTART)
            if (stem in taken) {
                print $1 " and " taken[stem] " would have the same editions"
                twins = 1
            }
            taken[stem] = $1
        }
        END { exit twins }' "$list" >&2
}

# Cut once, so that another run has the same shards: 000000.list and on.
cut_list() {
    [ -e cut ] && return
    refuse_twins && grep . "$list" | split -d -a 6 -l "${SHARD:-50}" \
        --additional-suffix=.list - '' && touch cut
}

# A shard's list, its files below in/, and the script. A file that is missing
# is left to the script to tell.
pack() { # SHARD
    rm -rf pack && mkdir pack && ln -s "$root" pack/in &&
        cp "$1.list" pack/list && cp "$here/leaf.sh" pack/ || return
    tr '\t' '\n' <"$1.list" | while IFS= read -r path; do
        [ ! -e "pack/in/$path" ] || printf 'in/%s\n' "$path"
    done >"files"
    tar -C pack -cf part leaf.sh list --verbatim-files-from -T "$PWD/files" &&
        mv part "$1.tar" && rm -r pack files
}

# What came back, to its place: it is whole, or it did not come.
gather() {
    local came shard
    for came in *.out.tar; do
        [ -e "$came" ] || continue
        shard=${came%.out.tar}
        tar -C "$out" -xf "$came" && touch "$shard.done" &&
            rm -f "$came" "$shard.tar" || exit 3
    done
}

# GNU parallel goes by its log; only what was gathered may stay done in it. A
# line's first field is the shard's number, from 1.
forget_undone() {
    [ -e joblog ] || return 0
    awk 'NR == 1 || system(sprintf("test -e %06d.done", $1 - 1)) == 0' \
        joblog >joblog.kept && mv joblog.kept joblog
}

# The shards without a mark, in $undone.
look() {
    local shard
    undone=0
    for shard in "${shards[@]}"; do
        [ -e "$shard.done" ] || undone=$((undone + 1))
    done
}

cut_list || exit 2
gather
shards=()
for file in ??????.list; do
    shards+=("${file%.list}")
    [ -e "${file%.list}.done" ] || [ -e "${file%.list}.tar" ] ||
        pack "${file%.list}" || exit 2
done

# Run by the other machine in a folder of this job's own.
task="tar -xf {}.tar && mkdir out &&
    LIMIT=${LIMIT:-60} JOBS=${JOBS:-1} OPTIONS=$(printf %q "${OPTIONS:-}") \
        bash leaf.sh in out <list &&
    { [ ! -e out/failed/0.tsv ] ||
        mv out/failed/0.tsv out/failed/{}.tsv; } &&
    tar -C out -cf {}.out.tar ."
# A machine that dies on sending back what it made has done its job as GNU
# parallel sees it; so again, as long as that gets us on.
look
before=-1
while [ $undone != 0 ] && [ $undone != $before ]; do
    before=$undone
    forget_undone
    parallel --sshloginfile "$hosts" --retries "${RETRIES:-3}" \
        --joblog joblog --resume-failed --workdir ... \
        --transferfile {}.tar --return {}.out.tar --cleanup \
        "$task" ::: "${shards[@]}"
    gather
    look
done

cat "$out"/failed/*.tsv >"$out/failed.tsv" 2>/dev/null
echo "${#shards[@]} shards, $undone undone;" \
    "$(wc -l <"$out/failed.tsv") documents failed"
[ $undone = 0 ] || exit 3
[ ! -s "$out/failed.tsv" ]
