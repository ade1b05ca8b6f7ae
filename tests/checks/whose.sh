# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Which edition is whose: names that stay, what is up to date, and files that
# are not anban's. All of it also where disks know no extended attributes.

in=$tmp/in out=$tmp/out.d

fresh() {
    rm -rf "$in" "$out"
    mkdir "$in" "$out"
}

text_of() { # EDITION: one word of its text, as the inputs here are one
    case $1 in
    *.pdf) pdftotext "$out/$1" - 2>&1 | tr -d '\f\n' ;;
    *) unzip -p "$out/$1" EPUB/chapter-1.xhtml 2>&1 |
        sed -n '/<p/{s/<[^>]*>//g;s/&amp;/\&/g;p;q}' ;;
    esac
}

holds() { # NAME=TEXT...: the editions of these names, and no others
    local pair name seen=
    for pair in "$@"; do
        name=${pair%%=*}
        seen+="$name=$(text_of "$name.pdf") "
        equal "$(text_of "$name.pdf")" "$(text_of "$name.epub")" || return 1
    done
    equal "$* " "$seen" && equal $((2 * $#)) "$(find "$out" -type f | wc -l)"
}

# What a disk without attributes leaves of an edition.
forget() {
    [ "$notes" = yes ] && return
    python3 - "$out" <<'PYTHON'
import os, sys
for root, _, names in os.walk(sys.argv[1]):
    for path in (os.path.join(root, name) for name in names):
        for attribute in os.listxattr(path):
            os.removexattr(path, attribute)
PYTHON
}

update() { # OPTION...: of the folder
    run "$anban" -r -v --update -o "$out" "$@" "$in"
    forget
}

fresh_ones() {
    grep -c 'its editions are up to date' "$tmp/err"
}

for notes in yes no; do
    with="notes: $notes"

    # Two of one stem, of which one goes.
    fresh
    echo 'Mot' >"$in/a.md"
    echo 'Hai' >"$in/a.txt"
    update
    check "$with: two of one stem" holds a=Mot a-2=Hai
    check "$with: who is called otherwise is told" \
        grep -q "^anban: $in/a.txt: .*/a-2$" "$tmp/err"
    update
    check "$with: both are up to date" equal 2 "$(fresh_ones)"
    rm "$in/a.md"
    update
    check "$with: the one that stays keeps its name" holds a=Mot a-2=Hai
    check "$with: and is up to date" equal 1 "$(fresh_ones)"
    echo 'Bon' >"$in/a.md"
    update
    check "$with: the one that comes back has its own" holds a=Bon a-2=Hai

    # One that comes, with an older date, before one that is there.
    fresh
    echo 'Mot' >"$in/b.txt"
    touch -d '2020-01-02' "$in/b.txt"
    update
    check "$with: one alone" holds b=Mot
    echo 'Hai' >"$in/b.md"
    touch -d '2019-01-02' "$in/b.md"
    update
    check "$with: the one before keeps its name" holds b=Mot b-2=Hai
    update
    check "$with: and they stay" equal 2 "$(fresh_ones)"

    # The same text in two forms.
    fresh
    echo 'M&#111;t' >"$in/c.md"
    cp -p "$in/c.md" "$in/c.txt"
    update
    check "$with: the same text in two forms" holds 'c=Mot' 'c-2=M&#111;t'
    rm "$in/c.md"
    update
    check "$with: each is of its form" holds 'c=Mot' 'c-2=M&#111;t'

    # Inputs of all ages.
    fresh
    echo 'Mot' >"$in/d.txt"
    cp -p "$in/d.txt" "$tmp/before"
    touch -d '2020-01-01' "$tmp/before"
    echo 'Hai' >"$in/d.txt"
    update
    cp -p "$tmp/before" "$in/d.txt"
    update
    check "$with: an older version put back is converted" holds d=Mot
    touch -d '2020-01-01' "$in/d.txt"
    cp -p "$in/d.txt" "$tmp/same"
    echo 'Hai' >"$in/d.txt"
    touch -r "$tmp/same" "$in/d.txt"
    update
    check "$with: so is one of the same date and size" holds d=Hai
    update --paper a5
    check "$with: so is one with other options" equal 0 "$(fresh_ones)"
    update --paper a5
    check "$with: and the same options leave it" equal 1 "$(fresh_ones)"
    touch -d '2021-01-01' "$in/d.txt"
    unset SOURCE_DATE_EPOCH
    update --paper a5
    check "$with: another date is another edition" equal 0 "$(fresh_ones)"
    export SOURCE_DATE_EPOCH=1608595200
done
notes=yes

# Both changed, one gone, at once: then the notes alone tell whose is what.
fresh
echo 'Mot' >"$in/a.md"
echo 'Hai' >"$in/a.txt"
update
rm "$in/a.md"
echo 'Ba' >"$in/a.txt"
update
check 'one gone and one changed' holds a=Mot a-2=Ba
mv "$in/a.txt" "$in/b.txt"
echo 'Bon' >"$in/a.html"
update
check 'names of what is gone are free' holds a=Bon a-2=Ba b=Ba

# The whole moved elsewhere.
fresh
mkdir "$tmp/moved"
echo 'Mot' >"$in/a.md"
echo 'Hai' >"$in/a.txt"
update
mv "$in" "$out" "$tmp/moved"
run "$anban" -r -v --update -o "$tmp/moved/out.d" "$tmp/moved/in"
check 'moved together, all stays' equal 2 "$(fresh_ones)"
rm -rf "$tmp/moved"

# So do a font and a cover, which a confined conversion cannot look at.
for named in --font=LiberationSerif-Regular.ttf --cover=srgb.png; do
    option=${named%%=*} file=${named#*=}
    fresh
    mkdir "$tmp/lent"
    cp fonts/*.ttf tests/images/srgb.png "$tmp/lent"
    echo 'Mot' >"$in/a.txt"
    update "$option" "$tmp/lent/$file"
    before=$(listing "$out")
    update "$option" "$tmp/lent/$file"
    check "$option: is up to date the next time" equal 1 "$(fresh_ones)"
    mv "$tmp/lent" "$tmp/kept"
    update "$option" "$tmp/kept/$file"
    check "$option: and when its file was moved" equal 1 "$(fresh_ones)"
    run "$anban" --no-confine -o "$out" "$option" "$tmp/kept/$file" "$in/a.txt"
    check "$option: the same bytes without confinement" equal "$before" \
        "$(listing "$out")"
    rm -rf "$tmp/kept"
done

# From two folders into one, in turn.
fresh
mkdir "$in/x" "$in/y"
echo 'Mot' >"$in/x/a.txt"
echo 'Hai' >"$in/y/a.txt"
run "$anban" -j 1 -o "$out" "$in"/x/a.txt "$in/y/a.txt"
check 'of one name from two folders' holds a=Mot a-2=Hai
run "$anban" -v --update -o "$out" "$in/y/a.txt"
check 'the second alone' holds a=Mot a-2=Hai
check 'the second alone is up to date' equal 1 "$(fresh_ones)"

# Names that some disks take for one.
fresh
composed=$(printf 'B\xc3\xa1o') apart=$(printf 'Ba\xcc\x81o')
echo 'Mot' >"$in/C.txt"
echo 'Hai' >"$in/c.md"
echo 'Ba' >"$in/$composed.txt"
echo 'Bon' >"$in/$apart.md"
names="C=Mot c-2=Hai $apart=Bon $composed-2=Ba"
update
# shellcheck disable=SC2086 # several
check 'case and normal form make no difference' holds $names
update
check 'case and normal form: again' equal 4 "$(fresh_ones)"
rm "$in/C.txt" "$in/$apart.md"
update
# shellcheck disable=SC2086 # several
check 'case and normal form: names stay' holds $names
check 'case and normal form: up to date' equal 2 "$(fresh_ones)"

# An input that changes while it is read: whatever is written is stale.
fresh
for ((i = 0; i < 4000; i++)); do
    printf 'Đoạn văn số %d nói điều gì đó.\n\n' "$i"
done >"$in/e.md"
echo 'MOT' >>"$in/e.md"
for only in "-j 1" "--timeout 100"; do
    sed -i s/HAI/MOT/ "$in/e.md"
    # shellcheck disable=SC2086 # two words
    "$anban" -q -t pdf $only -o "$out/" "$in/e.md" &
    sleep 0.05
    sed -i s/MOT/HAI/ "$in/e.md"
    wait $!
    run "$anban" -v --update -t pdf -o "$out/" "$in/e.md"
    check "changed while it was read ($only)" grep -q HAI \
        <(pdftotext "$out/e.pdf" -)
done

# What is not ours.
fresh
echo 'Mot' >"$in/f.txt"
echo 'signed' >"$in/f.pdf"
kept="$in/f.pdf is kept, because anban did not make it"
run "$anban" "$in/f.txt"
check 'a scan is kept' exited 1
check 'a scan is kept as it was' equal 'signed' "$(cat "$in/f.pdf")"
check 'a scan is kept: one sentence' one_message "$in/f.txt"
check 'a scan is kept: which, and why' grep -qF "$kept" "$tmp/err"
check 'a scan is kept: the other edition is made' unzip -tqq "$in/f.epub"
run "$anban" -t pdf "$in/f.txt"
check 'nothing else to do' exited 1
check 'nothing else to do: one sentence' one_message "$in/f.txt"
run "$anban" -o "$in/f.pdf" "$in/f.txt"
check 'a scan is kept also by its name' exited 1
check 'also by its name: as it was' equal 'signed' "$(cat "$in/f.pdf")"
cp "$in/f.txt" "$in/g.txt"
run "$anban" -r -j 2 "$in"
check 'among others' exited 1
check 'among others: the sentence once' equal 1 \
    "$(grep -cF "$kept" "$tmp/err")"
check 'among others: they are made' test -s "$in/g.pdf"
run "$anban" -r --update "$in"
check '--update does not tire of it' exited 1
check '--update makes none of the others' equal '' "$(cat "$tmp/out")"
run "$anban" --overwrite "$in/f.txt"
check '--overwrite' exited 0
check '--overwrite replaces it' qpdf --check "$in/f.pdf"
run "$anban" "$in/f.txt"
check 'and then it is ours' exited 0
run "$anban" -o "$in/f.pdf" "$in/f.txt"
check 'also by its name' exited 0
printf '9 0 obj\n<</Type/Sig>>\nendobj\nstartxref\n1\n%%%%EOF\n' \
    >>"$in/f.pdf"
signed=$(md5sum <"$in/f.pdf")
run "$anban" --update "$in/f.txt"
check 'signed since, it is kept' exited 1
check 'signed since, as it was' equal "$signed" "$(md5sum <"$in/f.pdf")"
for format in epub png; do
    echo 'somebody' >"$in/h.$format"
    run "$anban" -t "$format" -o "$in/h.$format" "$in/f.txt"
    check "somebody's $format" exited 1
    check "somebody's $format is kept" equal 'somebody' "$(cat "$in/h.$format")"
    run "$anban" --overwrite -t "$format" -o "$in/h.$format" "$in/f.txt"
    run "$anban" -t "$format" -o "$in/h.$format" "$in/f.txt"
    check "our own $format is replaced" exited 0
    printf 'x' >>"$in/h.$format"
    run "$anban" -t "$format" -o "$in/h.$format" "$in/f.txt"
    check "a changed $format is kept" exited 1
done
: >"$in/h.pdf"
run "$anban" -o "$in/h.pdf" "$in/f.txt"
check 'an empty file holds nothing to keep' exited 0
ln -s "$in/scan" "$in/i.pdf"
echo 'signed' >"$in/scan"
run "$anban" -o "$in/i.pdf" "$in/f.txt"
check 'nor is it replaced through a link' equal 'signed' "$(cat "$in/scan")"

# Files that options name are none to be written, either.
for option in cover font fallback-font; do
    cp tests/cases/logo.png "$in/bia.png" 2>/dev/null ||
        "$anban" -q -t png -o "$in/bia.png" "$in/f.txt"
    case $option in
    cover) file=$in/bia.png ;;
    *) cp fonts/LiberationSerif-Regular.ttf "$in/chu.ttf"
       file=$in/chu.ttf ;;
    esac
    was=$(md5sum <"$file")
    run "$anban" --overwrite -t png -o "$file" "--$option" "$file" "$in/f.txt"
    check "--$option is no place" exited 1
    check "--$option: one sentence" one_message "$in/f.txt"
    check "--$option stays" equal "$was" "$(md5sum <"$file")"
done

# What a document is made of is never replaced, by whatever name, nor is an
# edition that has become the picture of another document.
fresh
echo 'Mot' >"$in/f.txt"
"$anban" -q -t png -o "$in/f.png" "$in/f.txt"
cat "$in/f.png" >"$in/bando.png" # without the note of whose edition it is
rm "$in/f.png"
picture=$(md5sum <"$in/bando.png")
ln "$in/bando.png" "$in/hard.png"
ln -s bando.png "$in/soft.png"
mkdir "$in/trang_files"
ln "$in/bando.png" "$in/trang_files/anh.png"
printf '# Mot\n\n![Ban do](bando.png)\n' >"$in/bando.md"
printf '<html><body><p>Mot</p><img src="trang_files/anh.png"></body></html>' \
    >"$in/trang.html"
of_picture() { # WHAT ANBAN'S-WORDS...
    local what=$1
    shift
    run "$anban" "$@"
    check "$what" exited 1
    check "$what: one sentence" equal 1 \
        "$(grep -c 'the document is made of this file' "$tmp/err")"
    check "$what: the picture stays" equal "$picture $picture" \
        "$(md5sum <"$in/bando.png") $(md5sum <"$in/trang_files/anh.png")"
}
of_picture 'a picture' -t png "$in/bando.md"
of_picture 'a picture, by force' --overwrite -t png "$in/bando.md"
of_picture 'a picture, by a link' -t png -o "$in/soft.png" "$in/bando.md"
of_picture 'a picture, by another name' -t png -o "$in/hard.png" "$in/bando.md"
of_picture "a page's picture" -t png -o "$in/trang_files/anh.png" \
    "$in/trang.html"
of_picture 'a picture, by a worker' --timeout 100 -t png "$in/bando.md"
was=$(md5sum <"$in/f.txt")
# shellcheck disable=SC2094 # that is the point
"$anban" -t pdf --overwrite -o "$in/f.txt" - <"$in/f.txt" >"$tmp/out" 2>"$tmp/err"
status=$?
check 'standard input' exited 1
check 'standard input stays' equal "$was" "$(md5sum <"$in/f.txt")"

# While watching, a signature that comes is seen.
fresh
echo 'Mot' >"$in/k.txt"
"$anban" --watch -t pdf "$in/k.txt" >"$tmp/watched" 2>"$tmp/err" &
watcher=$!
await() { # COMMAND...
    local i
    for ((i = 0; i < 100; i++)); do
        "$@" && return
        sleep 0.1
    done
    return 1
}
check 'watching' await grep -q 'watching' "$tmp/err"
printf 'signature' >>"$in/k.pdf"
signed=$(md5sum <"$in/k.pdf")
echo 'Hai' >"$in/k.txt"
check 'watching: a signed edition is told' await grep -q 'k.pdf is kept' \
    "$tmp/err"
check 'watching: it is kept' equal "$signed" "$(md5sum <"$in/k.pdf")"
rm "$in/k.pdf"
echo 'Ba' >"$in/k.txt"
check 'watching: when it is gone, a new one is made' await grep -q anew \
    "$tmp/watched"
kill -TERM "$watcher"
wait "$watcher"
