# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# Documents that have taken their reader over try to break out; each attempt
# must fail, and must come off without confinement, or it would prove nothing.
# As root, whom the modes of files do not stop.

prison=$tmp/breakout.so
check 'the attempts are made' "${CC:-cc}" -shared -fPIC -O1 -pthread \
    -o "$prison" tests/breakout.c

mkdir "$tmp/in" "$tmp/editions" "$tmp/away"
echo 'Một bí mật' >"$tmp/away/secret"
echo 'Một ấn bản trước' >"$tmp/editions/before.txt"

attempt() { # NAME PATH OPTION...: in $tmp/err, what came of it
    local name=$1 path=$2
    shift 2
    echo "Thử @$name@ xem sao" >"$tmp/in/$name.txt"
    run env LD_PRELOAD="$prison" ANBAN_BREAKOUT="$path" "$anban" \
        -o "$tmp/editions/" "$@" "$tmp/in/$name.txt"
}

says() { # TEXT
    grep -q -- "$1" "$tmp/err" || {
        cat "$tmp/err"
        return 1
    }
}

# What the system has, the attempts say themselves.
attempt read "$tmp/away/secret" -v
landlock=1
if grep -q 'lacks Landlock' "$tmp/err"; then
    landlock=
    skip 'files' 'this kernel has no Landlock'
fi
if grep -q 'lacks seccomp' "$tmp/err"; then
    skip 'calls' 'this kernel has no seccomp'
    return 0
fi

stopped='tried to reach a program, a network or another process'
for name in network local pair program nameless fork clone trace kill; do
    attempt "$name" ''
    check "$name ends the conversion" exited 1
    check "$name is told" one_message "$tmp/in/$name.txt"
    check "$name: with a sentence" says "$stopped"
    check "$name: and no edition" refute test -e "$tmp/editions/$name.pdf"
done

# Denied, and the document goes on.
denied() { # NAME PATH WHAT
    attempt "$1" "$2"
    check "$3: denied" says "^denied: @$1@"
    check "$3: the document is converted" test -s "$tmp/editions/$1.epub"
}

touch "$tmp/away/there"
before=$(listing "$tmp/away")
denied overwrite "$tmp/editions/before.txt" 'writing to a file beside the editions'
denied append "$tmp/in/read.txt" 'writing to an input'
denied empty "$tmp/in/read.txt" 'emptying an input'
denied mode "$tmp/in/read.txt" 'changing the mode of an input'
denied code '' 'code made in memory'
denied ring '' 'io_uring'
denied owner "$tmp/editions" 'a signal to a process by way of a file'
denied signal "$tmp/editions" 'another signal for that'
denied notice "$tmp/editions" 'a signal for what is new in a folder'
denied open-mode "$tmp/in/read.txt" 'changing the mode of an open file'
denied thread-space '' 'a thread with a namespace of its own'
attempt namespace ''
check 'a namespace of its own' says "$stopped"
if [ -n "$landlock" ]; then
    denied read "$tmp/away/secret" 'reading elsewhere'
    denied read /etc/passwd 'reading the list of users'
    denied list "$tmp/away" 'listing a folder elsewhere'
    denied list "$HOME" 'listing the home folder'
    denied create "$tmp/away/new" 'a new file elsewhere'
    denied create "$HOME/.anban-was-here" 'a new file in the home folder'
    denied create "/tmp/.anban-was-here.$$" 'a new file in /tmp'
    denied create "$tmp/in/new" 'a new file beside an input'
    denied remove "$tmp/away/there" 'removing a file elsewhere'
    denied remove "$tmp/in/read.txt" 'removing an input'
    denied move "$tmp/away/there" 'renaming a file elsewhere'
    denied folder "$tmp/away/folder" 'a folder elsewhere'
    denied link "$tmp/editions/link" 'a link among the editions'
fi
check 'nothing has changed elsewhere' same_files "$tmp/away" "$before"
attempt thread ''
check 'a thread is no attempt' says '^BROKE OUT: @thread@'

# Without confinement each of them comes off.
for name in network local pair nameless fork clone; do
    attempt "$name" '' --no-confine
    [ "$name" = nameless ] || # a program which takes the place of anban
        check "unconfined: $name" says "^BROKE OUT: @$name@"
done
attempt overwrite "$tmp/editions/before.txt" --no-confine
check 'unconfined: overwrite' says '^BROKE OUT'
attempt read "$tmp/away/secret" --no-confine
check 'unconfined: read' says '^BROKE OUT'
attempt create "$tmp/away/new" --no-confine
check 'unconfined: create' says '^BROKE OUT'

# In a batch a worker is lost, and the other documents are not.
rm -rf "$tmp/in" "$tmp/editions" && mkdir "$tmp/in"
for i in 1 2 3 4; do
    echo 'Một báo cáo' >"$tmp/in/tot-$i.txt"
done
echo 'Thử @network@' >"$tmp/in/xau.txt"
echo 'Thử @read@' >"$tmp/in/doc.txt"
run env LD_PRELOAD="$prison" ANBAN_BREAKOUT=/etc/passwd "$anban" -j 2 \
    -o "$tmp/editions/" -r "$tmp/in"
check 'a batch: one has failed' exited 1
check 'a batch: it is told' says "xau.txt: the conversion $stopped"
check 'a batch: the others are there' equal 10 "$(find "$tmp/editions" -type f | wc -l)"
[ -z "$landlock" ] || check 'a batch: workers are confined' says 'denied: @read'

# What is confined is no less than what was promised: links, pictures beside,
# fonts and covers elsewhere, devices, names that lead to elsewhere.
mkdir "$tmp/far" "$tmp/near" "$tmp/fonts"
cp "$report" "$tmp/far/bao-cao.txt"
cp fonts/LiberationSerif-*.ttf "$tmp/fonts"
cp "$(find tests/images -name '*.jpg' | sort | head -n 1)" "$tmp/cover.jpg"
ln -s ../far/bao-cao.txt "$tmp/near/lien-ket.txt"
ln -s ../far/den.pdf "$tmp/near/den.pdf"
run "$anban" -o "$tmp/near/den.pdf" "$tmp/near/lien-ket.txt"
check 'an input that is a link, and an output' exited 0
check 'the output has gone where its link leads' test -s "$tmp/far/den.pdf"
run "$anban" --font "$tmp/fonts/LiberationSerif-Regular.ttf" \
    --cover "$tmp/cover.jpg" -o "$tmp/near/moi/" "$report" \
    "$tmp/near/lien-ket.txt"
check 'a font and a cover of elsewhere, in a batch' exited 0
check 'no face is missed' refute says bold
run "$anban" -t pdf -o /dev/null "$report"
check 'into a device' exited 0
run "$anban" --font "$tmp/none.ttf" -o "$tmp/never/" "$report"
check 'wrong options' exited 2
check 'wrong options make no folder' refute test -e "$tmp/never"
iconv -f UTF-8 -t SHIFT_JIS <<<'日本語の報告です。' >"$tmp/near/nhat.txt"
run "$anban" --encoding shift_jis -t tree -o "$tmp/near/nhat.tree" \
    "$tmp/near/nhat.txt"
check 'an encoding whose table is a module' grep -q 日本語 "$tmp/near/nhat.tree"
