# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The command line, as its manual page has it.

version=$(sed -n 's/^#define ANBAN_VERSION *"\(.*\)"/\1/p' src/anban.h)
name=$(basename "$report" .txt)
cp "$report" "$tmp/r.txt"
here=$tmp/here
mkdir "$here"

run "$anban" --version
check '--version' exited 0
check '--version: number' equal "anban $version" "$(head -n 1 "$tmp/out")"
check '--version: each library has a line and a version' equal '' \
    "$(tail -n +2 "$tmp/out" | grep -vE '^[[:alnum:]-]+ [0-9][0-9.]*( \(as built\))?$')"
modversion() { # MODULE: as the Makefile asks, also of another machine's
    local asked
    asked=$(sed -n 's/gcc$/pkg-config/p' <<<"${CC:-cc}")
    "${asked:-pkg-config}" --modversion "$1"
}
check '--version: what runs' grep -qx "expat $(modversion expat)" "$tmp/out"
check '--version: what was there when it was built' grep -qx \
    "gumbo $(modversion gumbo) (as built)" "$tmp/out"
check '--version: only that' equal '' "$(cat "$tmp/err")"

run "$anban" --help
check '--help' exited 0
check '--help: only that' equal '' "$(cat "$tmp/err")"
grep -oE '^  -[a-z],|(^      ?| )--[a-z-]+' "$tmp/out" |
    grep -oE -- '-[a-z-]+' >"$tmp/options"
check '--help lists the options' test "$(wc -l <"$tmp/options")" -gt 45
for page in src/anban.1 src/anban.vi.1; do
    check "$page: every option of --help" equal '' "$(
        while read -r option; do
            grep -qE "^\\.It (.*, )?Fl ${option#-}( |$)" $page || echo "$option"
        done <"$tmp/options" | tr '\n' ' ')"
    check "$page: no other" equal '' "$(
        grep '^\.It .*Fl ' $page | grep -oE 'Fl [^ ]+' | sed 's/^Fl /-/' |
            sort -u | grep -vxF -f "$tmp/options" | tr '\n' ' ')"
done

# What the manuals say of an option names the words that it takes, which the
# completions know.
words_of() { # OPTION
    bash -c '. src/completions/anban.bash; _anban_values "$1"' - "$1" |
        tr ' ' '\n' | grep -v '^[A-Z]*$'
}

told_of() { # PAGE OPTION
    awk -v option="Fl -${2#--} " '
        /^\.It .*Fl / { inside = index($0 " ", option) } inside' "$1"
}

for page in src/anban.1 src/anban.vi.1; do
    check "$page: the words of every option" equal '' "$(
        grep '^--' "$tmp/options" | while read -r option; do
            told_of $page "$option" >"$tmp/told"
            words_of "$option" | while read -r word; do
                grep -qwF -- "$word" "$tmp/told" || echo "$option $word"
            done
        done | tr '\n' ' ')"
done

# Wrong usage: status 2, a sentence that names the culprit, and no output.
wrong() { # CULPRIT ARGUMENTS...
    local culprit=$1
    shift
    (cd "$here" && "$anban" "$@" "$tmp/r.txt" >"$tmp/out" 2>"$tmp/err" \
        </dev/null)
    status=$?
    check "wrong: $*" exited 2
    check "wrong: $*: says so" grep -q "^anban: .*$culprit" "$tmp/err"
    check "wrong: $*: guesses nothing" refute grep -qi 'did you mean' \
        "$tmp/err"
    check "wrong: $*: nothing on standard output" equal '' \
        "$(cat "$tmp/out")"
    check "wrong: $*: no file" equal '' "$(listing "$here")"
}

wrong no-such-option --no-such-option
wrong Z -Z
wrong odt -t odt -o "$here"
wrong a99 --paper a99 -o "$here"
wrong 0x0mm --paper 0x0mm -o "$here"
wrong margins --margins 1cm -o "$here"
wrong 200mm --margins 200mm,200mm,200mm,200mm -o "$here"
wrong twelve --font-size twelve -o "$here"
wrong no.ttf --font no.ttf -o "$here"
wrong no.ttf --fallback-font no.ttf -o "$here"
wrong letterlike --style letterlike -o "$here"
wrong rtf --from wps -o "$here"
wrong fold --sheet fold -o "$here"
wrong 5000 --dpi 5000 -o "$here"
wrong x4 --pdf-profile x4 -o "$here"
wrong often --progress often -o "$here"
wrong many --jobs many -o "$here"
wrong 'jobs 0' --jobs 0 -o "$here"
wrong soon --timeout soon -o "$here"
wrong 'timeout -1' --timeout -1 -o "$here"
wrong lots --max-memory lots -o "$here"
wrong 12Q --max-memory 12Q -o "$here"
wrong 'max-memory 1000' --max-memory 1000 -o "$here"
wrong 'several inputs' -o "$here/x.pdf" "$report"
wrong several -t pdf,epub -o "$here/x.pdf"
wrong no-such-charset --encoding no-such-charset -o "$here"
wrong standard -o -
wrong 'copies 0' --print --copies 0
wrong 'copies many' --print --copies many
wrong 'sides: goes with --print' --sides two
wrong 'sides three' --print --sides three
wrong 'print-pages 3-1' --print --print-pages 3-1
wrong 'print-pages 1,,2' --print --print-pages 1,,2
wrong 'print-pages 0' --print --print-pages 0
wrong 'PDF that is printed' --print -t epub -o "$here/"
wrong 'EPUB that is sent' --send -o "$here/x.pdf"
wrong 'a name must follow' --print=
wrong 'watch=1' --watch=1
wrong 'print and --send' --watch --send
wrong 'files to write' --watch -t pdf -o -
wrong 'cannot be watched' --watch -o "$here/" -
wrong x.odt -o "$here/x.odt"

wrong 'one document' -t pdf -o - "$report"
wrong 'write -t epub, or -o .*x.pdf' -t pdf -o "$here/x.epub"
wrong 'write -o .*x.pdf' -t pdf -o "$here/x.docx"
wrong 'a3, a4, a5' --paper tabloid -o "$here"

# One that is near is suggested; one letter is near to any other.
near() { # MEANT ARGUMENTS...
    local meant=$1
    shift
    run "$anban" "$@" -o "$here" "$tmp/r.txt"
    check "near: $*" exited 2
    check "near: $*: what was meant" grep -q "^anban: .*did you mean $meant?$" \
        "$tmp/err"
}

near --cover --covr none
near --organisation --organization x
near --margins --marg 1cm
near --font-size --fontsize=12
near --toc --tco
near nd30 --style nd3
near booklet --sheet bookelt
near pdf -t pfd
near always --progress alway
near a4 --paper a44
near json --explain=jsn
near windows-1258 --encoding windows-1285
run "$anban" --toc=yes "$tmp/r.txt"
check 'a value where there is none' grep -q 'takes no value' "$tmp/err"

run "$anban"
check 'no file: status' exited 2
check 'no file: says so' grep -q '^anban: ' "$tmp/err"
run "$anban" --output
check 'no value: status' exited 2
check 'no value: says so' grep -q '^anban: .*output' "$tmp/err"

# Every option is honoured, which shows in the output, or refused by name.
# Marked = are those that may well leave this input's output as it was.
run "$anban" -o "$here" "$tmp/r.txt"
check 'plain conversion' exited 0
check 'plain conversion: two files' equal 'r.epub r.pdf' \
    "$(cd "$here" && echo *)"
plain=$(cd "$here" && md5sum r.pdf r.epub 2>/dev/null)

honoured() { # MARK OPTION [VALUE]
    local mark=$1
    shift
    rm -rf "$here" && mkdir "$here"
    run "$anban" "$@" -o "$here" "$tmp/r.txt"
    if [ "$status" = 2 ]; then
        check "$*: refused by name" grep -qe "^anban: .*${1#-}" "$tmp/err"
        check "$*: refused without output" equal '' "$(listing "$here")"
        return
    fi
    check "$*" exited 0
    [ "$mark" = '=' ] || check "$*: makes a difference" refute \
        equal "$plain" "$(cd "$here" && md5sum r.pdf r.epub 2>&1)"
}

while read -r mark option value; do
    honoured "$mark" "$option" ${value:+"$value"}
done <<LIST
! -t pdf
! -t epub
! -t png
= -f text
! -f markdown
! -f html
= --encoding UTF-8
= --force-text
= --dpi 150
! --pdf-profile plain
! --pdf-profile 2.0
= --pdf-profile a2a+ua1
! --sign-fields
! --style book
! --paper a5
! --paper letter
! --paper 15x21cm
! --margins 2cm,2cm,2cm,2cm
! --font $root/fonts/LiberationSerif-Bold.ttf
= --fallback-font $root/fonts/LiberationSerif-Bold.ttf
! --font-size 12
! --sheet 2up
! --sheet booklet
= --sheet single
= --toc
= --no-toc
= --toc-depth 1
! --header {title}
! --footer trang-{page}
! --watermark NHÁP
! --cover none
= --cover auto
! --cover $root/fonts/README.md
! --title Một-tên-khác
! --author Người-viết
! --organisation Cơ-quan
! --date 2021-01-05
! --lang en
! --source urn:x:1
! --identifier urn:x:2
! --subject Môi-trường
! --description Tóm-tắt
! --keep-all
= --explain
= -j 2
= --jobs 1
= --progress always
= -r
= --recursive
= --update
= --timeout 100
= --timeout 0
= --max-memory 90000G
= --max-memory 0
= --files-from /dev/null
= --progress never
= -q
= -v
LIST

if "$anban" --title 'Một tên khác' -t pdf -o "$tmp/t.pdf" "$tmp/r.txt" \
    >"$tmp/out" 2>"$tmp/err"; then
    check '--title reaches the PDF' equal 'Một tên khác' \
        "$(pdfinfo -enc UTF-8 "$tmp/t.pdf" 2>&1 | sed -n 's/^Title: *//p')"
fi
printf 'Một dòng.\n\nHai dòng.\n' >"$tmp/untitled.txt"
run "$anban" --title 'Một tên' -t tree -o - "$tmp/untitled.txt"
check '--title stands above a text without one' grep -q '^  title "Một tên"' \
    "$tmp/out"
if "$anban" --paper a5 -t pdf -o "$tmp/t.pdf" "$tmp/r.txt" \
    >"$tmp/out" 2>"$tmp/err"; then
    check '--paper a5 reaches the PDF' grep -q '419\.5[0-9]* x 595\.[0-9]*' \
        <(pdfinfo "$tmp/t.pdf" 2>&1)
fi

# Where the output goes.
cp "$tmp/r.txt" "$here/$name.txt"
run "$anban" "$here/$name.txt"
check 'beside the input' exited 0
check 'beside the input: pdf' test -s "$here/$name.pdf"
check 'beside the input: epub' test -s "$here/$name.epub"
check 'a line for the pdf' grep -q "$here/$name\.pdf.*[0-9]" "$tmp/out"
check 'a line for the epub' grep -q "$here/$name\.epub.*[0-9]" "$tmp/out"

run "$anban" -q -o "$here" "$tmp/r.txt"
check '-q says nothing' equal '' "$(cat "$tmp/out" "$tmp/err")"

rm -rf "$here" && mkdir "$here"
run "$anban" -o "$here/only.pdf" "$tmp/r.txt"
check 'a name picks the format' equal 'only.pdf' "$(ls "$here")"
run "$anban" -t pdf -o - "$tmp/r.txt"
check '-o -' cmp "$here/only.pdf" "$tmp/out"
check '-o -: nothing else said' equal '' "$(cat "$tmp/err")"
run "$anban" -t epub -o - "$tmp/r.txt"
cp "$tmp/out" "$tmp/piped.epub"
check '-o -: epub' unzip -tqq "$tmp/piped.epub"
"$anban" -t pdf -o - "$tmp/r.txt" 2>/dev/null | cat >"$tmp/piped.pdf"
check '-o - into a pipe' cmp "$here/only.pdf" "$tmp/piped.pdf"
mkfifo "$tmp/nameless"
cat "$tmp/nameless" >"$tmp/piped.pdf" &
"$anban" -q -t pdf -o /dev/fd/7 "$tmp/r.txt" 7>"$tmp/nameless" 2>"$tmp/err"
wait
check '-o /dev/fd/7, a pipe' cmp "$here/only.pdf" "$tmp/piped.pdf"
"$anban" -o "$here/in.pdf" - <"$tmp/r.txt" >"$tmp/out" 2>"$tmp/err"
status=$?
check 'standard input' exited 0
check 'standard input: pdf' qpdf --check "$here/in.pdf"
# shellcheck disable=SC2002 # a pipe cannot seek, a file can
cat "$tmp/r.txt" | "$anban" -t epub -o - - >"$tmp/in.epub" 2>"$tmp/err"
check 'standard input from a pipe' unzip -tqq "$tmp/in.epub"

# What can only mean one thing is taken.
rm -rf "$here" && mkdir "$here"
(cd "$here" && "$anban" -q -t pdf -o ra "$tmp/r.txt")
check '-o without an ending: a folder' equal 'r.pdf' "$(ls "$here/ra")"
run "$anban" -q -o "$here/R.PDF" "$tmp/r.txt"
check 'an ending in capitals' cmp "$here/R.PDF" "$here/ra/r.pdf"
run "$anban" -q -t PDF -o "$here/x.pdf" --style ND30 "$tmp/r.txt"
check 'values in capitals' cmp "$here/x.pdf" "$here/ra/r.pdf"
"$anban" -q -t epub -o "$here/ra" - <"$tmp/r.txt"
check 'standard input has a name in a folder' test -s "$here/ra/stdin.epub"
alike() { # OPTION VALUE OTHER
    run "$anban" -q -t pages "$1" "$2" -o "$here/one" "$tmp/r.txt"
    run "$anban" -q -t pages "$1" "$3" -o "$here/other" "$tmp/r.txt"
    check "$1 $2: as $3" cmp "$here/one/r.pages" "$here/other/r.pages"
}
alike --paper A5 a5
alike --paper 14,8x21cm 14.8x21cm
alike --paper '148 × 210 MM' 148x210mm
alike --paper a4-landscape 'A4 NGANG'
alike --font-size 13,5 13.5
alike --margins 2,5cm,2cm,2cm,3cm 25mm,20mm,20mm,30mm
run "$anban" -o "$here/none/x.pdf" "$tmp/r.txt"
check 'a folder that is not there: what to do' grep -q \
    "^anban: $here/none: .*make it" "$tmp/err"
printf 'PK\003\004junk' >"$tmp/bad.docx"
run "$anban" -o "$here" "$tmp/bad.docx"
check 'a damaged Word file: named' grep -q 'named as a Word file' "$tmp/err"
SOURCE_DATE_EPOCH=abc run "$anban" -o "$here/" "$tmp/r.txt"
check 'SOURCE_DATE_EPOCH: no number' grep -q 'SOURCE_DATE_EPOCH' "$tmp/err"

# One missing among several does not stop the others.
rm -rf "$here" && mkdir "$here"
run "$anban" -o "$here" "$tmp/missing.txt" "$tmp/r.txt"
check 'one missing: status' exited 1
check 'one missing: others are done' equal 'r.epub r.pdf' \
    "$(cd "$here" && echo *)"
check 'one missing: named' message_names "$tmp/missing.txt"
check 'one missing: the last line counts' grep -q '1.*2' \
    <(tail -n 1 "$tmp/err")

