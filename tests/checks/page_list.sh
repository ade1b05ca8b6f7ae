# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The same page numbers on paper and on the e-reader: behind each mark of a
# page stand the words with which that page begins.

all=("${case_inputs[@]}")
some=("$cases"/bao-cao-luu-vuc.md "$cases"/tong-hop.md "$cases"/van-ban-*.txt
    "$report" "$cases"/hoi-nghi-word.docx "$root"/tests/bench/*.txt)

pages_agree() { # NAME OPTION...; the files are in $files
    local folder=$tmp/$1
    shift
    mkdir "$folder"
    run "$anban" -q "$@" -o "$folder" "${files[@]}"
    [ "$status" = 0 ] || exited 0 || return
    python3 tests/pagelist.py "$folder"
}

files=("${all[@]}")
check 'every case' pages_agree plain
files=("${some[@]}")
check 'a book' pages_agree book --style book
check 'A5' pages_agree a5 --paper a5
check 'small letters' pages_agree small --font-size 11
check 'with contents' pages_agree toc --toc
check 'small pages' pages_agree tiny --paper 100x140mm \
    --margins 10mm,10mm,10mm,10mm --font-size 12

# The check does notice other pages.
for pdf in "$tmp"/small/*.pdf; do
    cp "$pdf" "$tmp/a5/"
done
check 'pages of another edition are refused' refute \
    python3 tests/pagelist.py "$tmp/a5"
