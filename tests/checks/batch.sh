# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# runs first
#
# Many documents in one run: what one of them does to its worker, the names of
# editions, folders and lists, --update, signals, progress and memory.

export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
poison=$tmp/poison.so
check 'the poison is brewed' "${CC:-cc}" -shared -fPIC -O1 -o "$poison" \
    tests/poison.c

# Short documents that differ: as many as there is time for.
many=120
under_sanitizers && many=40
docs=$tmp/docs
said=$tmp/said
mkdir "$docs"
for ((i = 1; i <= many; i++)); do
    printf 'Báo cáo số %d\n\nMột đoạn văn, lần thứ %d.\n' $i $((i * 37)) \
        >"$docs/d$i.txt"
done

editions() { # FOLDER: names and contents
    (cd "$1" && find . -type f -exec md5sum {} + | sort -k 2)
}

fresh() {
    rm -rf "$tmp/made" && mkdir "$tmp/made"
}

# One after the other, for comparison.
mkdir "$tmp/clean"
run "$anban" -j 1 -o "$tmp/clean" "$docs"/*.txt
check 'all' exited 0
check 'all: both editions of each' equal $((2 * many)) \
    "$(find "$tmp/clean" -type f | wc -l)"
check 'all: a line for each edition' equal $((2 * many)) "$(wc -l <"$tmp/out")"
check 'all: counted' grep -q "^anban: $many documents, $many written, in" \
    "$tmp/err"
clean=$(editions "$tmp/clean")

fresh
backwards=("$docs"/*.txt)
mapfile -t backwards < <(printf '%s\n' "${backwards[@]}" | sort -r)
"$anban" -q -j 3 -o "$tmp/made" "${backwards[@]}" 2>"$tmp/err"
status=$?
check 'another order' exited 0
check 'another order: the same editions' equal "$clean" \
    "$(editions "$tmp/made")"
check 'another order: -q says nothing' equal '' "$(cat "$tmp/err")"

# Some are poisoned: they are named, and all others are as they should be.
poisoned() { # WHAT NUMBER SENTENCE
    echo "@$1@" >>"$docs/d$2.txt"
    wanted+=("$docs/d$2.txt: $3")
    clean=$(grep -v "/d$2\.[ep]" <<<"$clean")
}
wanted=()
sane=$clean
ends='\(crashed (signal 11\|broke off (status 1)\)'
poisoned crash 3 "the conversion $ends"
poisoned crash 4 "the conversion $ends"
poisoned abort 17 'the conversion \(crashed (signal 6\|broke off\)'
poisoned exit 21 'the conversion broke off (status 7)'
poisoned spin 30 'the conversion took longer than 2 seconds'
fresh
LD_PRELOAD=$poison "$anban" -j 2 --timeout 2 -o "$tmp/made" "$docs"/*.txt \
    >"$said" 2>"$tmp/err"
status=$?
check 'poisoned' exited 1
check 'poisoned: the others are right' equal "$clean" \
    "$(editions "$tmp/made")"
for sentence in "${wanted[@]}"; do
    check "poisoned: told: ${sentence##*/}" \
        grep -q "^anban: $sentence" "$tmp/err"
    check "poisoned: listed: ${sentence##*/}" grep -q "^  $sentence" "$tmp/err"
done
check 'poisoned: counted' grep -q \
    "^anban: 5 of $many documents .*, $((many - 5)) written, in" \
    <(tail -n 1 "$tmp/err")
check 'poisoned: a line for each edition' equal $((2 * (many - 5))) \
    "$(grep -c '^/.*bytes$' "$said")"
run env LD_PRELOAD="$poison" "$anban" --timeout 1 -o "$tmp/clean" \
    "$docs/d30.txt"
check 'a limit on one document' exited 1
check 'a limit on one document: told' one_message "$docs/d30.txt"
for i in 3 4 17 21 30; do
    sed -i '/@/d' "$docs/d$i.txt"
done
clean=$sane

# One that has answered and takes nothing more is replaced, at once: nobody waits
# as long as a document may take.
echo '@deaf@' >>"$docs/d5.txt"
fresh
begun=$EPOCHREALTIME
LD_PRELOAD=$poison "$anban" -q -j 1 -o "$tmp/made" "$docs"/d[4567].txt \
    >"$said" 2>"$tmp/err"
status=$?
check 'a silent worker' exited 0
check 'a silent worker: the others are made' equal 8 \
    "$(editions "$tmp/made" | wc -l)"
check 'a silent worker: is not waited for' test \
    $((${EPOCHREALTIME%.*} - ${begun%.*})) -lt 60
sed -i '/@/d' "$docs/d5.txt"

# What makes no sense for one makes none for any: it is told once.
run "$anban" -j 2 -o "$tmp/made" --date soon "$docs"/*.txt
check 'wrong options' exited 2
check 'wrong options: told once' equal 1 "$(wc -l <"$tmp/err")"

if ! under_sanitizers; then
    python3 -c 'print("Một đoạn văn khá dài. " * 200000)' >"$tmp/long.txt"
    run "$anban" -j 1 --max-memory 40M -o "$tmp/clean" "$tmp/long.txt" \
        "$docs/d1.txt"
    check 'too much memory' exited 1
    check 'too much memory: told' grep -q "^anban: $tmp/long.txt: .*memory" \
        "$tmp/err"
    check 'too much memory: the other is written' \
        grep -q "^$tmp/clean/d1.pdf: " "$tmp/out"
    rm -f "$tmp/clean"/long.*
    few=("$docs"/d1*.txt)
    less=$(python3 tests/batch.py memory "$anban" -q -j 1 -o "$tmp/clean" \
        "${few[@]:0:10}")
    more=$(python3 tests/batch.py memory "$anban" -q -j 1 -o "$tmp/clean" \
        "$docs"/*.txt)
    check "memory stays the same: $less and $more KiB" \
        test "$more" -lt $((less + 2000))
fi

# Folders. What is no document is left out, and so are links that lead round.
tree=$tmp/tree
mkdir -p "$tree"/{a,b/c,page_files,.hidden,alone_files,empty}
for name in x.txt x.md x-2.txt a/x.txt b/c/y.HTML page.html page_files/ad.html \
    .hidden/z.txt .z.txt photo.jpg alone_files/w.txt 'b/một hai.docx.txt'; do
    echo 'Một dòng chữ.' >"$tree/$name"
done
ln -s ../.. "$tree/b/c/round"
ln -s nowhere.txt "$tree/dangling.txt"
fresh
(cd "$tmp" && "$anban" -v -t tree -r -o made tree >"$said" 2>err)
status=$?
check 'folder' exited 0
check 'folder: editions lie as the documents do' equal \
    "a/x.tree alone_files/w.tree b/c/y.tree b/một hai.docx.tree page.tree \
x-2.tree x-3.tree x.tree" "$(cd "$tmp/made" && find . -type f | sed 's,^./,,' |
    sort | paste -sd ' ')"
check 'folder: who is called otherwise is told' \
    grep -q '^anban: tree/x.txt: .* made/x-3$' "$tmp/err"
check 'folder: of pictures nothing is said' \
    refute grep -q 'passed over' "$tmp/err"
names=$(editions "$tmp/made")
fresh
(cd "$tmp" && "$anban" -q -j 1 -t tree -r -o made/ tree)
check 'folder: the same names again' equal "$names" "$(editions "$tmp/made")"
run "$anban" -t tree -o "$tmp/made" "$tree"
check 'folder without -r' exited 1
check 'folder without -r: told' one_message "$tree"
check 'folder without -r: what to do' grep -q -- '-r' "$tmp/err"
run "$anban" -r "$tree/empty"
check 'empty folder' exited 0
check 'empty folder: told' one_message "$tree/empty"
fresh
run "$anban" -t tree -r -o "$tmp/made/new/" "$tree/a"
check 'a folder is made' test -s "$tmp/made/new/x.tree"
run "$anban" -t tree -o "$tmp/made/no/such/" "$tree/a/x.txt"
check 'one folder is, not more' exited 1

# Lists of names.
list() { # WHAT TEXT
    fresh
    # shellcheck disable=SC2059 # it is a format
    printf "$2" >"$tmp/list"
    (cd "$tree" && "$anban" -q -t tree -r -o "$tmp/made" --files-from \
        "$tmp/list" >"$said" 2>"$tmp/err")
    status=$?
    check "list: $1" exited 0
    check "list: $1: editions" equal 'x.tree y.tree' \
        "$(cd "$tmp/made" && find . -name '*.tree' -printf '%f\n' | sort |
            paste -sd ' ')"
}
list 'lines' 'a/x.txt\nb/c/y.HTML\n'
list 'no last line end, an empty line' 'a/x.txt\n\nb/c/y.HTML'
list 'from Windows' '\xEF\xBB\xBFa/x.txt\r\nb/c/y.HTML\r\n'
list 'zero bytes' 'a/x.txt\0b/c/y.HTML\0'
list 'a folder' 'a\nb/c\n'
fresh
printf '%s\0' "$tree/a/x.txt" | "$anban" -q -t tree -o "$tmp/made" \
    --files-from - >"$said" 2>"$tmp/err"
check 'list: standard input' test -s "$tmp/made/x.tree"
run "$anban" -o "$tmp/made" --files-from "$tmp/none"
check 'no list' exited 1
check 'no list: told' one_message "$tmp/none"

# Names.
fresh
run "$anban" -t tree -o "$tmp/made/" "$tree/a/x.txt" "$tree/x.txt" \
    "$tree/a/../a/x.txt"
check 'a double' exited 0
check 'a double is converted once' equal 'x-2.tree x.tree' \
    "$(cd "$tmp/made" 2>/dev/null && echo *)"

fresh
cp "$tree/a/x.txt" "$tmp/made/x.tree"
run "$anban" -t tree "$tmp/made/x.tree"
check 'an input in the place of the edition' exited 1
check 'an input in the place: told' one_message "$tmp/made/x.tree"
check 'an input in the place: stays' cmp "$tree/a/x.txt" "$tmp/made/x.tree"
run "$anban" -t tree -o "$tmp/made" "$tree/a/x.txt" "$tmp/made/x.tree"
check 'an input in the place: of another' exited 1
check 'an input in the place: of another: stays' \
    cmp "$tree/a/x.txt" "$tmp/made/x.tree"
run "$anban" -t tree -o - "$tree/a/x.txt" "$docs/d1.txt" "$docs/d2.txt"
check 'several to standard output' exited 0
cp "$tmp/out" "$said"
for name in "$tree/a/x.txt" "$docs/d1.txt" "$docs/d2.txt"; do
    "$anban" -t tree -o - "$name"
done >"$tmp/each" 2>"$tmp/err"
check 'several to standard output: in order' cmp "$tmp/each" "$said"

# Only what is new: a file is written anew under another number.
fresh
few=("$docs"/d1*.txt)
update() {
    run "$anban" --update -o "$tmp/made" "${few[@]}"
}
numbers() {
    (cd "$tmp/made" && stat -c '%n %i' -- *)
}
update
check '--update: at first' exited 0
before=$(numbers)
update
check '--update: again' exited 0
check '--update: nothing is written' equal "$before" "$(numbers)"
check '--update: says so' grep -q ", 0 written, ${#few[@]} up to date, in" \
    "$tmp/err"
touch "${few[1]}"
rm "$tmp/made/d12.epub"
update
check '--update: what is older or missing is written' equal \
    "$(printf '%s\n' "d10 d12" | tr ' ' '\n')" \
    "$(diff <(echo "$before") <(numbers) | sed -n 's/^> \(.*\)\..*/\1/p' |
        sort -u)"
run "$anban" --update -o "$tmp/made" "${few[0]}"
check '--update: one' exited 0
check '--update: one: not written' equal '' "$(cat "$tmp/out")"

# Signals, whenever they come: what is there is whole, and nothing else is;
# then the run is taken up again.
fresh
# Nothing can be done when SIGKILL comes between the two calls that put a new
# file in an old one's place: then there is a hidden one, whole, which a person
# may delete.
whole() { # every file is one of the clean run
    local left
    [ "${1:-}" != SIGKILL ] || rm -f "$tmp/made"/.anban-*
    left=$(grep -vxFf <(echo "$clean") <(editions "$tmp/made"))
    [ -z "$left" ] && return
    echo "$left"
    return 1
}
stop() { # SIGNAL STATUS SECONDS
    local seen
    seen=$(python3 tests/batch.py interrupt "$1" "$3" "$anban" -j 2 --update \
        -o "$tmp/made" "$docs"/*.txt 2>"$tmp/err")
    status=$?
    check "$1 after $3 s: no process is left" exited 0
    check "$1 after $3 s: what is there is whole" whole "$1"
    check "$1 after $3 s: no document is blamed" refute grep -q \
        'could not be' "$tmp/err"
    # The whole may have been done before.
    [ "$seen" = 0 ] || check "$1 after $3 s: status" equal "$2" "$seen"
}
for seconds in 0.02 0.05 0.09 0.14; do
    stop SIGINT -2 $seconds
    stop SIGTERM -15 $seconds
    stop SIGKILL -9 $seconds
    rm -f "$tmp/made"/d*[05].*
done
run "$anban" --update -o "$tmp/made" "$docs"/*.txt
check 'taken up again' exited 0
check 'taken up again: all is there' equal "$clean" "$(editions "$tmp/made")"
echo '@spin@' >"$tmp/endless.txt"
seen=$(LD_PRELOAD=$poison python3 tests/batch.py interrupt SIGINT 0.5 "$anban" \
    -j 2 -o "$tmp/made" "$tmp/endless.txt" "$docs/d1.txt" 2>"$tmp/err")
check 'a runaway is interrupted' equal -2 "$seen"
check 'a runaway is interrupted: counted' grep -q \
    '^anban: 2 documents, 1 written, 1 not done when interrupted' "$tmp/err"
seen=$(LD_PRELOAD=$poison python3 tests/batch.py interrupt SIGKILL 0.5 \
    "$anban" -q -j 2 -o "$tmp/made" "$tmp/endless.txt" "$docs/d1.txt" 2>&1)
check 'a runaway dies with the run' equal -9 "$seen"

# Where a file must have a name, and where one is replaced.
dies() { # WHAT SIGNAL DOCUMENT...
    local what=$1 signal=$2
    shift 2
    before=$(listing "$tmp/made")
    # A bash in between, for this one would say what happened to its child.
    run bash -c '"$@"; exit $?' bash env LD_PRELOAD="$poison" \
        ANBAN_POISON_FSYNC="$signal" "$anban" -j 1 -o "$tmp/made" "$@"
    check "$what: nothing is left" same_files "$tmp/made" "$before"
}
fresh
run env LD_PRELOAD="$poison" ANBAN_POISON_OPEN=1 "$anban" -o "$tmp/made" \
    "$docs/d1.txt"
check 'hidden files' exited 0
check 'hidden files: the same editions' whole
export ANBAN_POISON_OPEN=1
dies 'hidden files: one is terminated' 15 "$docs/d1.txt"
check 'hidden files: one is terminated: status' exited 143
dies 'hidden files: workers are killed' 9 "$docs/d1.txt" "$docs/d2.txt"
check 'hidden files: workers are killed: status' exited 1
unset ANBAN_POISON_OPEN
dies 'a file is replaced' 9 "$docs/d1.txt" "$docs/d2.txt"
check 'a file is replaced: told' grep -q "^anban: $docs/d1.txt: .*killed" \
    "$tmp/err"

# Names that would steer a terminal.
mkdir "$tmp/names"
cp "$docs/d1.txt" "$tmp/names/"$'a\033[31mb\nc\u202ed.txt'
printf 'PK\003\004' >"$tmp/names/"$'e\033[31mf.docx'
run "$anban" -r -o "$tmp/made" "$tmp/names"
check 'a name that steers: told without' grep -q \
    '^anban: .*/names/e?\[31mf.docx: ' "$tmp/err"
check 'a name that steers: nothing of it in messages' refute grep -q \
    $'\033' "$tmp/err"
check 'a name that steers: programs get it whole' grep -q $'a\033\[31mb$' \
    "$tmp/out"
python3 tests/batch.py results "$anban" -o "$tmp/made" "$tmp/names/a"* >"$said"
check 'a name that steers: shown' grep -q 'a?\[31mb?c???d.pdf: ' "$said"
check 'a name that steers: nothing of it is shown' refute grep -q $'\033' "$said"

# Progress.
for i in 1 2 3 4 5 6 7 8; do
    echo '@slow@' >"$tmp/slow$i.txt"
done
shows() { # COMMAND...: on a terminal
    LD_PRELOAD=$poison python3 tests/batch.py terminal "$@" >"$said" 2>&1
}
shows "$anban" -j 2 -t tree -o "$tmp/made" "$tmp"/slow*.txt
check 'on a terminal: a bar' grep -q \
    '\[###*\.*\] [4-7] of 8 documents, [0-9.]*/s, 0:0[0-9] left' "$said"
check 'on a terminal: it goes away' grep -q $'\r\033\[Kanban: 8 documents' "$said"
shows "$anban" -j 2 -t tree -o "$tmp/made" --progress never "$tmp"/slow*.txt
check '--progress never: no bar' refute grep -q '\[' "$said"
shows "$anban" -t tree -o "$tmp/made" "$docs/d1.txt" "$docs/d2.txt"
check 'no time for a bar' refute grep -q '\[' "$said"
run "$anban" -t tree -o "$tmp/made" --progress always "$docs/d1.txt" \
    "$docs/d2.txt"
check '--progress always: the last line' grep -q \
    '^anban: 2 of 2 documents, [0-9.]*/s, 0:00 left$' "$tmp/err"
check '--progress always: no bar in a file' refute grep -q '\[' "$tmp/err"
