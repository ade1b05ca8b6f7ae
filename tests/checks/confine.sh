# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# Documents that have taken their reader over try to break out; each attempt
# must fail, and must come off without confinement, or it would prove nothing.
# As root, whom the modes of files do not stop.

prison=$tmp/breakout.so
check 'the attempts are made' "${CC:-cc}" -shared -fPIC -O1 -pthread \
    -Isrc -o "$prison" tests/breakout.c

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

# A system that lacks all of it says so aloud, and only once; with a part of it
# that is told to who asks.
machine=$tmp/machine.so
check 'a machine that lacks it' "${CC:-cc}" -shared -fPIC -O1 -o "$machine" \
    tests/machine.c
lacking() { # WHAT OPTION...: its messages in $tmp/err
    local lacks=$1
    shift
    run env LD_PRELOAD="$machine" ANBAN_LACKS="$lacks" "$anban" -j 2 "$@" \
        -o "$tmp/lacking/" "$report" "$cases/luat.txt" "$cases/tho.txt"
    check "without $lacks $*: converted" exited 0
}
aloud='conversions are not confined at all, as this system lacks Landlock and'
lacking 'landlock seccomp'
check 'without either: told once' equal 1 "$(grep -c "$aloud" "$tmp/err")"
lacking 'landlock seccomp' -q
check 'without either, quietly: told' says "$aloud"
for one in landlock seccomp; do
    lacking $one
    check "without $one: nothing is told" refute grep -qi "$one" "$tmp/err"
    lacking $one -v
    check "without $one: told to who asks" grep -qi "lacks $one" "$tmp/err"
done
lacking 'landlock seccomp' --no-confine
check '--no-confine: nothing is told' refute says "$aloud"

# What the system has, the attempts say themselves.
attempt read "$tmp/away/secret" -v
if grep -q 'lacks Landlock' "$tmp/err"; then
    skip 'by Landlock, too' 'this kernel has none'
fi
if grep -q 'lacks seccomp' "$tmp/err"; then
    skip 'calls' 'this kernel has no seccomp'
    return 0
fi

stopped='tried to reach a program, a network or another process'
for name in network local pair program nameless fork clone trace kill survive; do
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
# Files: nothing can be named, also where the modes would allow it.
cp tests/images/gamma.png "$tmp/away/picture.png"
echo 'Khóa riêng' >"$tmp/in/id_rsa"
before=$(listing "$tmp/away")
denied read "$tmp/away/secret" 'reading elsewhere'
denied read /etc/passwd 'reading the list of users'
denied read "$tmp/in/id_rsa" 'reading beside the input'
denied look /etc/passwd 'whether there is a file'
denied open-again '' 'opening what is open once more'
denied list "$tmp/away" 'listing a folder elsewhere'
denied list "$tmp/in" 'listing the folder of the input'
denied list "$HOME" 'listing the home folder'
denied create "$tmp/away/new" 'a new file elsewhere'
denied create "$HOME/.anban-was-here" 'a new file in the home folder'
denied create "/tmp/.anban-was-here.$$" 'a new file in /tmp'
denied create "$tmp/in/new" 'a new file beside an input'
denied create "$tmp/editions/new" 'a new file beside the editions'
denied remove "$tmp/away/there" 'removing a file elsewhere'
denied remove "$tmp/in/read.txt" 'removing an input'
denied remove "$tmp/editions/before.txt" 'removing a file beside the editions'
denied replace "$tmp/editions/before.txt" 'replacing a file beside the editions'
denied move "$tmp/away/there" 'renaming a file elsewhere'
denied folder "$tmp/away/folder" 'a folder elsewhere'
denied folder "$tmp/editions/.config" 'a folder beside the editions'
denied link "$tmp/editions/link" 'a link among the editions'
denied run-file '' 'running code from a file'
denied type '' 'typing into the terminal'
denied other-file id_rsa 'having a file opened that is no picture'
denied other-file ../away/picture.png 'having a picture of elsewhere opened'
denied other-file "$tmp/away/picture.png" 'having one opened by its path'
denied module ../../../tmp/evil 'having a module loaded by its path'
cp tests/images/gamma.png "$tmp/in/hinh.png"
attempt other-file hinh.png
check 'having a picture beside the document opened is no attempt' \
    says '^BROKE OUT: @other-file@'

# What it says is shown, bounded, and believed of its own document alone.
attempt colours ''
check 'what steers a terminal is not printed' refute grep -q $'\033' "$tmp/err"
echo 'Thử @picture@ xem sao' >"$tmp/in/picture.txt"
unpictured() { # what was said, without pictures as anban writes them
    sed 's/\x1B_G\(a=T,f=100,q=2,\)\?m=[01];[A-Za-z0-9+/=]*\x1B\\//g' "$tmp/said"
}
for how in '--preview' '-t tree -o -'; do
    # shellcheck disable=SC2086 # several words
    LD_PRELOAD=$prison ANBAN_BREAKOUT='' TERM=xterm-kitty python3 \
        tests/batch.py results "$anban" $how "$tmp/in/picture.txt" \
        >"$tmp/said" </dev/null
    check "$how: comes to a try" grep -q OWNED "$tmp/said"
    check "$how: what steers a terminal is not sent" \
        refute grep -q $'\033\|\a' <(unpictured)
done
attempt flood ''
check 'what says too much is stopped' exited 1
check 'what says too much has no edition' refute test -e "$tmp/editions/flood.pdf"
attempt lie ''
check 'what is said to be done must be there' exited 1
check 'what is not there is told' says 'has written nothing'
check 'what is not there is not made' refute test -e "$tmp/editions/lie.pdf"
attempt nonsense ''
check 'an answer that is none' exited 1
check 'an answer that is none is told' one_message "$tmp/in/nonsense.txt"
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
check 'a batch: workers are confined' says 'denied: @read'

# One that says that all of the run is wrong stops nobody. Its worker then lies
# in wait: the next document is stopped there, and converted by another worker.
rm -rf "$tmp/editions"
rm "$tmp/in/xau.txt" "$tmp/in/doc.txt"
echo 'Thử @usage@' >"$tmp/in/a.txt"
run env LD_PRELOAD="$prison" "$anban" -j 1 --timeout 2 -o "$tmp/editions/" \
    -r "$tmp/in"
check 'a batch: one says that the options are wrong' exited 1
check 'a batch: the others are converted' equal 8 "$(find "$tmp/editions" -type f | wc -l)"

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
mkdir "$tmp/near/nhat"
for i in {1..8}; do
    iconv -f UTF-8 -t EUC-JP >"$tmp/near/nhat/$i.html" <<<'<meta charset="euc-jp"
><p>日本語の報告です。'
done
run "$anban" -j 4 -t tree -o "$tmp/near/nhat/" "$tmp"/near/nhat/*.html
check 'such an encoding, asked for by several at once' exited 0
check 'such an encoding: all of them' equal 8 \
    "$(grep -l 日本語 "$tmp"/near/nhat/*.tree | wc -l)"
