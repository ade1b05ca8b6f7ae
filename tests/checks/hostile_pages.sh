# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Pages made to hold a parser up: each is read in a few seconds and in little
# memory for its length, whatever is in it, and its text is there.

read_page() { # NAME, the page on standard input; its text is "Chữ ở đây"
    cat >"$tmp/$1.html"
    # Memory is told apart by the sanitizers themselves, in shadow memory.
    under_sanitizers || ulimit -v 1500000
    run within 20 "$anban" ${WITH:+--timeout 0} -t tree -o "$tmp/$1.tree" \
        "$tmp/$1.html"
    check "$1" exited 0
    check "$1: its text" grep -q 'Chữ ở đây' "$tmp/$1.tree"
}

repeat() { # N TEXT
    awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

{ repeat 100000 '<div>' && echo 'Chữ ở đây'; } | read_page nested
{ repeat 100000 '<table><tr><td>' && echo 'Chữ ở đây'; } | read_page tables
{ repeat 30000 '<ul><li>' && echo 'Chữ ở đây'; } | read_page lists
{ repeat 100000 '<svg><tr>' && echo '</svg><p>Chữ ở đây'; } | read_page foreign
{
    printf '<p '
    awk 'BEGIN { for (i = 0; i < 900000; i++) printf "a%d=\"x\" ", i }'
    echo '>Chữ ở đây'
} | read_page attributes
awk 'BEGIN { for (i = 0; i < 8000; i++) printf "<p><font color=%d>x", i
             print "<p>Chữ ở đây" }' | read_page overlapping
{ repeat 20000 '<p><b>x<div>y</b></div>' && echo '<p>Chữ ở đây'; } |
    read_page crossing
{ repeat 100000 '<script><!--' && echo '</script>--></script><p>Chữ ở đây'; } |
    read_page scripts
{ repeat 30000 '<img src=a><noscript><img src=b></noscript>' &&
    echo 'Chữ ở đây'; } | read_page pictures
{ repeat 30000 '<div class="menu"><h1>x</h1>' && echo '<p>Chữ ở đây'; } |
    read_page menus
{ repeat 100 '<p>Nhiều chữ trước các byte không.' &&
    printf '<p>Ch\0ữ \0ở đây\0<\0b>'; } | read_page zeros

# More of it is no text than is: it cannot be what was meant.
{ echo '<p>Chữ ở đây<p>' && head -c 300000 fonts/LiberationSerif-Regular.ttf; } \
    >"$tmp/binary.html"
run "$anban" -t tree -o "$tmp/binary.tree" "$tmp/binary.html"
check 'binary' exited 1
check 'binary: nothing is written' refute test -e "$tmp/binary.tree"
run "$anban" --force-text -t tree -o "$tmp/binary.tree" "$tmp/binary.html"
check 'binary, by force: its text' grep -q 'Chữ ở đây' "$tmp/binary.tree"
