# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Pictures of pages: what poppler makes of the PDF is what anban draws, and what
# a terminal is sent is the same picture.

look() {
    python3 tests/look.py "$@"
}

picture() { # NAME INPUT OPTIONS...: to NAME.png
    local name=$1 input=$2
    shift 2
    run "$anban" -o "$tmp/$name.png" "$@" "$input"
    [ "$status" = 0 ] || fail "$name" "$(last_words)"
}

size() { # NAME WANTED
    check "$1: its size" equal "$2" "$(look size "$tmp/$1.png")"
}

article=$cases/trang-wordpress.html
for name in report article; do
    "$anban" -t pdf -o "$tmp/$name.pdf" "${!name}" >/dev/null 2>&1
done

# Poppler's picture of PAGE of FILE.pdf.
poppler() { # NAME FILE PAGE WIDTH HEIGHT OPTIONS...
    local name=$1 file=$2 page=$3 width=$4 height=$5
    shift 5
    pdftoppm -singlefile -f "$page" -l "$page" -scale-to-x "$width" \
        -scale-to-y "$height" "$@" "$tmp/$file.pdf" "$tmp/$name" 2>/dev/null
}

picture page "$report" --page 2
size page '1240x1754 1'
poppler page report 2 1240 1754 -gray
check 'a page looks as it is printed' look near "$tmp/page.png" \
    "$tmp/page.pgm" 8
poppler other report 3 1240 1754 -gray
check 'another page looks otherwise' refute look near "$tmp/page.png" \
    "$tmp/other.pgm" 8

picture photo "$article" --page 2 --dpi 72
size photo '595x841 3'
poppler photo article 2 595 841
check 'a page with pictures, in colour' look near "$tmp/photo.png" \
    "$tmp/photo.ppm" 8

# A side of a sheet, by the number of a page on it.
picture side "$report" --sheet booklet --page 1 --dpi 100
"$anban" -t pdf --sheet booklet -o "$tmp/booklet.pdf" "$report" >/dev/null
poppler side booklet 1 1169 827 -gray
check 'a side of a sheet' look near "$tmp/side.png" "$tmp/side.pgm" 5

# All pages, side by side: as many columns as make them largest.
for page in 1 2 3 4 5; do
    poppler "p$page" report $page 413 585 -gray
done
picture sheet "$report"
check 'all pages' look ink "$tmp/sheet.png" 3 595.276 841.89 "$tmp"/p[1-5].pgm
picture some "$report" --page 2-3 --fit 600x600
check 'some pages' look ink "$tmp/some.png" 2 595.276 841.89 "$tmp"/p[23].pgm
check 'pages in another order are seen' refute look ink "$tmp/sheet.png" 3 \
    595.276 841.89 "$tmp"/p[54321].pgm "$tmp"/p1.pgm
size some '600x439 1'
picture sides "$report" --sheet 2up
check 'sheets on a sheet' test "$(look size "$tmp/sides.png" |
    sed 's/x.*//')" -gt 1000

# As many as are of use; the rest is told.
for ((i = 0; i < 700; i++)); do
    printf 'Đoạn thứ %s của tập này nói về việc thứ %s.\n\n' $i $i
done >"$tmp/long.txt"
small=(--paper 50x70mm --margins '6mm,6mm,6mm,8mm' --font-size 8)
picture many "$tmp/long.txt" "${small[@]}"
check 'many pages' grep -q 'shows 100 pages at most, .* page 100, ' "$tmp/err"
picture rest "$tmp/long.txt" "${small[@]}" --page 101-110
check 'the rest of them' equal '' "$(cat "$tmp/err")"

# By the numbers on them, of which contents have small Roman ones.
cp "$report" "$tmp/r.txt"
run "$anban" --page 1,ii,4- --toc -o "$tmp" "$cases/van-ban-co-muc.txt"
check 'a page that is not there' exited 1
check 'a page that is not there: told' grep -qx \
    "anban: $cases/van-ban-co-muc.txt: it has no page ii; .* i to [0-9]*" \
    "$tmp/err"
check 'the others are' test -s "$tmp/van-ban-co-muc-1.png"
run "$anban" --page i -o - "$cases/van-ban-co-muc.txt" --toc
check 'the contents' exited 0
check 'the contents: a PNG' cmp -n 8 "$tmp/out" "$tmp/page.png"
run "$anban" --page 1,3-4,-2 "$tmp/r.txt"
check 'names: told' equal "$tmp/r-1.png $tmp/r-3-4.png $tmp/r--2.png" \
    "$(sed 's/:.*//' "$tmp/out" | tr '\n' ' ' | sed 's/ $//')"
check 'names' test -s "$tmp/r-3-4.png"
check 'the same bytes' cmp <("$anban" -t png:1 -o - "$report") "$tmp/r-1.png"
run "$anban" --page 1,3-4,-2 --update "$tmp/r.txt"
check 'what is there is left' equal '' "$(cat "$tmp/out")"
run "$anban" --page 2 -t pdf,png -o "$tmp/" "$tmp/r.txt"
check 'beside other editions' test -s "$tmp/r-2.png" -a -s "$tmp/r.pdf"

refused() { # WORDS OPTIONS...
    local words=$1
    shift
    run "$anban" "$@" "$tmp/r.txt"
    check "$*: refused" exited 2
    check "$*: told" grep -q -e "$words" "$tmp/err"
}
for pages in - 2-3-4 1/2 ../1 1+2 123456789012345678901234567890; do
    refused 'numbers of pages' --page "$pages"
    refused 'numbers of pages' -t "png:$pages"
done
refused 'numbers of pages' --page ''
refused 'numbers of pages' -t png:
refused 'no picture' --page 1 -t pdf
refused 'several are asked for' --page 1,2 -o "$tmp/x.png"
refused 'behind the colon' -t pdf:1
refused 'width and a height' --fit 800
refused 'width and a height' --fit 8x8
refused 'no terminal' --preview
refused 'leave out' --preview -t png
check 'nothing was left by these' test ! -e "$tmp/x.png"

# What terminals are sent.
"$anban" -t png -o "$tmp/all.png" "$article" >/dev/null 2>&1
for format in kitty iterm; do
    "$anban" -t $format -o "$tmp/$format.seen" "$article" >/dev/null 2>&1
    check "$format: the same picture" cmp "$tmp/all.png" \
        <(look $format "$tmp/$format.seen")
done
"$anban" --page 2 -t sixel --dpi 60 -o "$tmp/six.seen" "$article" \
    >/dev/null 2>&1
"$anban" --page 2 --dpi 60 -o "$tmp/sixel-2.png" "$article" >/dev/null 2>&1
check 'sixel: can be read' sixel2png -i "$tmp/six.seen" -o "$tmp/read.png"
check 'sixel: the same picture' look near "$tmp/sixel-2.png" "$tmp/read.png" 6

# A preview: COLSxROWSxWIDTHxHEIGHT, what it answers, and its environment.
preview() { # SIZE ANSWER VARIABLE=VALUE... -- OPTIONS...
    local geometry=$1 answer=$2 variables=()
    shift 2
    while [ "$1" != -- ]; do
        variables+=("$1")
        shift
    done
    shift
    env -u TMUX -u KITTY_WINDOW_ID -u TERM_PROGRAM -u LC_TERMINAL \
        TERM=xterm "${variables[@]}" python3 tests/look.py terminal \
        "$geometry" "$answer" "$anban" --preview "$@" \
        >"$tmp/sent" 2>"$tmp/err"
    ended=$(tail -n 1 "$tmp/err")
}
question=$'\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\\\033\\[c'
unasked() {
    ! grep -q "$question" "$tmp/sent"
}

preview 100x30x800x600 '' TERM=xterm-kitty -- --page 3 "$report"
check 'in kitty' equal 'status 0, as before' "$ended"
check 'in kitty: no question' unasked
check 'in kitty: what it shows' grep -qx "$report: 1 page" "$tmp/sent"
"$anban" --page 3 --fit 800x540 -o "$tmp/kitty.png" "$report" >/dev/null
grep -v "^$report" "$tmp/sent" >"$tmp/shown"
check 'in kitty: the picture, in its room' cmp "$tmp/kitty.png" \
    <(look kitty "$tmp/shown")
preview 100x30x800x600 '' TERM_PROGRAM=iTerm.app -- --fit 300x300 "$report"
"$anban" -t png --fit 300x300 -o "$tmp/iterm.png" "$report" >/dev/null
grep -v "^$report" "$tmp/sent" >"$tmp/shown"
check 'in iTerm2, in the size wished for' cmp "$tmp/iterm.png" \
    <(look iterm "$tmp/shown")

preview 80x24x0x0 '\033[?62;4;22c' A=b -- --page 1 "$report"
check 'with sixel graphics' equal 'status 0, as before' "$ended"
"$anban" -t sixel:1 --fit 640x336 -o "$tmp/six.seen" "$report" >/dev/null
sed "s/$question//; /^${report//\//\\/}/d" "$tmp/sent" >"$tmp/shown"
check 'with sixel graphics: the picture' cmp "$tmp/six.seen" "$tmp/shown"
preview 80x24x0x0 '\033_Gi=31;OK\033\\\\\033[?62;22c' A=b -- "$report"
check 'asked for its graphics' grep -q 'a=T,f=100' "$tmp/sent"

for answer in '\033[?62;22c' '\033[?14;24c' 'nonsense' ''; do
    preview 80x24x0x0 "$answer" A=b -- "$report"
    check "'$answer': no picture" equal 'status 2, as before' "$ended"
    check "'$answer': told" grep -q 'shows no pictures' "$tmp/sent"
done
preview 80x24x0x0 '\033[?4c' TERM=dumb -- "$report"
check 'a terminal that cannot be asked' unasked
preview 80x24x0x0 '\033[?62c' TMUX=x KITTY_WINDOW_ID=1 -- "$report"
check 'kitty behind tmux' grep -q 'shows no pictures' "$tmp/sent"
preview 80x24x0x0 '' TERM=xterm-kitty -- "$report" "$cases/tho.txt"
check 'two documents' equal 2 "$(grep -c ' pages\?$' "$tmp/sent")"
