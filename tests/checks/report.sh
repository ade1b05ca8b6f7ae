# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The report, from end to end: both editions hold all of its text, in order,
# without what the web page around it left behind; both files satisfy the
# validators.

name=$(basename "$report" .txt)
pdf=$tmp/$name.pdf
epub=$tmp/$name.epub

# What a web page leaves behind, and what may go with it: the heading of a
# gallery is of no use where the pictures are missing.
furniture=('0' 'Chi sẻ.' 'Đã đóng bình luận.')
printf '%s\n' "${furniture[@]}" 'Một số hình ảnh tại Hội nghị:' >"$tmp/without"

run "$anban" -o "$tmp" "$report"
check 'conversion' exited 0
check 'one line a file' equal 2 "$(wc -l <"$tmp/out")"
check 'nothing to complain of' equal '' "$(cat "$tmp/err")"

texts() { # STEM: STEM.pdf and STEM.epub as text
    pdftotext -layout -enc UTF-8 "$1.pdf" "$1.pdf.text"
    python3 tests/epub.py text "$1.epub" >"$1.epub.text"
}

has_line() { # FILE LINE
    grep -Eqx "[[:space:]]*$2[[:space:]]*" "$1"
}

texts "$tmp/$name"
for kind in pdf epub; do
    text=$tmp/$name.$kind.text
    check "$kind: all of the text" \
        python3 tests/text.py holds "$report" "$text" "$tmp/without"
    for line in "${furniture[@]}"; do
        check "$kind: not '$line'" refute has_line "$text" "$line"
    done
    check "$kind: no such words" refute grep -q 'Đã đóng bình luận\|Chi sẻ' \
        "$text"
done

mkdir "$tmp/all"
run "$anban" --keep-all -o "$tmp/all" "$report"
check '--keep-all' exited 0
texts "$tmp/all/$name"
for kind in pdf epub; do
    check "--keep-all: $kind: all of the text" \
        python3 tests/text.py holds "$report" "$tmp/all/$name.$kind.text"
    for line in "${furniture[@]}"; do
        check "--keep-all: $kind: '$line'" \
            has_line "$tmp/all/$name.$kind.text" "$line"
    done
done

# The check above does notice what is missing, and what is out of order.
sed '20,22d' "$tmp/$name.epub.text" >"$tmp/short"
tac "$tmp/$name.epub.text" >"$tmp/turned"
for text in short turned; do
    check "a $text text is refused" refute \
        python3 tests/text.py holds "$report" "$tmp/$text" "$tmp/without"
done

fonts_are() { # all embedded, subset, with a map to Unicode
    pdffonts "$pdf" | awk 'NR > 2 {
            n++
            if ($(NF-4) $(NF-3) $(NF-2) != "yesyesyes") { print; bad = 1 }
        }
        END { if (!n) print "no font"; exit bad || !n }'
}

size_below() { # FILE BYTES
    local size
    size=$(stat -c %s "$1")
    [ "$size" -lt "$2" ] && return
    echo "$size bytes"
    return 1
}

title=$(grep -m 1 '^Hội nghị tổng kết' "$report")
check 'pdf: qpdf' qpdf --check "$pdf"
check 'pdf: fonts' fonts_are
check 'pdf: below 37 KB' size_below "$pdf" 37000
check 'pdf: title' equal "$title" \
    "$(pdfinfo -enc UTF-8 "$pdf" 2>&1 | sed -n 's/^Title: *//p')"
check 'pdf: A4' grep -q '(A4)' <(pdfinfo "$pdf" 2>&1)

check 'epub: epubcheck' epub_is_valid "$epub"
check 'epub: container' python3 tests/epub.py container "$epub"
check 'epub: unzip' unzip -tqq "$epub"
check 'epub: mimetype first and stored' grep -q 'stor .* mimetype$' \
    <(unzip -Z -l "$epub" | sed -n 3p)
check 'epub: below 200 KB' size_below "$epub" 200000
