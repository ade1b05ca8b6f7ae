# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --join: several documents in one volume, in both editions: a title page,
# contents, and each with its own head, notes, pictures and links.

mkdir "$tmp/a" "$tmp/b" "$tmp/made"
cp "$cases/van-ban-nd30.txt" "$tmp/a/một.txt"
cp "$cases/hoi-nghi_files/toan-canh-1.jpg" "$tmp/b/hình.jpg"
cat >"$tmp/b/hai.md" <<'END'
# Báo cáo thứ hai

Mở đầu[^1], xem [phần sau](#phần-sau).

![Toàn cảnh](hình.jpg)

## Phần sau

Nội dung của phần sau.

[^1]: Ghi chú của báo cáo thứ hai.
END
cat >"$tmp/b/ba.html" <<'END'
<html><body><h1>Bài thứ ba</h1><p>Một đoạn văn của bài thứ ba, khá dài để là
bài chính của trang này.</p><img src="thieu.png" alt="Bản đồ"></body></html>
END
parts=("$tmp/a/một.txt" "$tmp/b/hai.md" "$tmp/b/ba.html")

run "$anban" --join --title 'Tập báo cáo' -t pdf,epub -o "$tmp/made" "${parts[@]}"
check 'joined' exited 0
check 'a missing picture is told with its own place' grep -q \
    'b/ba.html:[12]: the image "thieu.png" was not found' "$tmp/err"
pdf=$tmp/made/một-tap.pdf epub=$tmp/made/một-tap.epub
check 'the volume has a name of its own' test -s "$pdf" -a -s "$epub"

pdftotext -layout "$pdf" "$tmp/words"
page() { # N
    pdftotext -layout -f "$1" -l "$1" "$pdf" -
}
check 'page 1: the title alone' equal 'Tập báo cáo' \
    "$(page 1 | tr -d '\f' | xargs)"
check 'page 2: contents' grep -q 'MỤC LỤC' <(page 2)
for title in 'BÁO CÁO' 'Báo cáo thứ hai' 'Bài thứ ba'; do
    check "in the contents: $title" grep -q "^ *$title" <(page 2)
done
check 'page 3: the head of the first' grep -q 'CỘNG HÒA' <(page 3)
check 'the note of the second' grep -q 'Ghi chú của báo cáo thứ hai' "$tmp/words"
check 'its picture' grep -q ' image ' <(pdfimages -list "$pdf")

mkdir "$tmp/x"
unzip -qq "$epub" -d "$tmp/x"
check 'the EPUB is valid' epub_is_valid "$epub"
check 'each in a file' equal 3 "$(find "$tmp/x" -name 'chapter-*' | wc -l)"
check 'a head stands with its document' grep -q 'class="letterhead' \
    "$tmp/x/EPUB/chapter-1.xhtml"
check 'links lead to their places' python3 tests/epub.py ids "$epub"
check 'one picture' equal 1 "$(find "$tmp/x" -name 'image-*' | wc -l)"
check 'in the contents, too' equal 3 \
    "$(grep -c '<a href="chapter-[123].xhtml#h-[0-9]*">\(BÁO CÁO K\|Báo cáo thứ\|Bài\)' \
        "$tmp/x/EPUB/nav.xhtml")"

# One process or several, beside others or alone: the same.
run "$anban" -q --join --no-confine --title 'Tập báo cáo' -t epub \
    -o "$tmp/again.epub" "${parts[@]}"
check 'without confinement the same text' equal \
    "$(unzip -p "$epub" 'EPUB/chapter-*')" \
    "$(unzip -p "$tmp/again.epub" 'EPUB/chapter-*')"

# No input is replaced; what cannot be read costs the volume.
cp "$tmp/b/hai.md" "$tmp/kept.md"
run "$anban" -q --join -t epub -o "$tmp/b/hai.epub" "${parts[@]}" "$tmp/none.md"
check 'an input that is not there' exited 1
check 'nothing is written then' refute test -e "$tmp/b/hai.epub"
run "$anban" -q --join -t epub -o "$tmp/x.epub" "$tmp/b/hai.md"
check 'one document is no volume' exited 2
run "$anban" -q --join --update -t epub -o "$tmp/x.epub" "${parts[@]}"
check 'with --update' exited 2
check 'the inputs are as they were' cmp "$tmp/b/hai.md" "$tmp/kept.md"

# Page numbers go through the volume, or each document has its own.
cat >"$tmp/hai.md" <<'END2'
# Quyết định

Điều một.

# PHỤ LỤC I

Danh mục.
END2
cp "$cases/word-so-trang.docx" "$tmp/mot.docx"
labels() { # OPTION...: of a volume with an appendix in the midst
    "$anban" -q --join "$@" -t pages -o - "$tmp/mot.docx" "$tmp/hai.md" \
        "$tmp/b/hai.md" | sed -n 's/^page [0-9]* "\(.*\)".*/\1/p' | paste -sd' '
}
check 'through, appendices, too' equal 'i ii 1 2 3 4 5 6' "$(labels)"
check 'own numbers' equal 'i ii 1.1 1.2 1.3 2.1 2.PL I.1 3.1' \
    "$(labels --page-numbers own)"
check 'in a book on a right-hand page' equal \
    'i ii iii iv 1.1 1.2 1.3 1.4 2.1 2.2 3.1' \
    "$(labels --page-numbers own --style book)"
run "$anban" -q --join --page-numbers own --footer '{page}/{pages}' -t pages \
    -o - "$tmp/mot.docx" "$tmp/hai.md" "$tmp/b/hai.md"
check 'and sums' equal 'i/2 ii/2 1/3 2/3 3/3 1/1 1/1 1/1' \
    "$(sed -n 's|.*"\([0-9i]*/[0-9]*\)"$|\1|p' "$tmp/out" | paste -sd' ')"
check 'the contents tell them apart' grep -q ' "2\.PL I\.1"$' "$tmp/out"
check 'a document speaks of its own pages' grep -q 'Link#[0-9]* "3"' "$tmp/out"
run "$anban" -q --join -t pages -o - "$tmp/hai.md" "$tmp/mot.docx"
check 'or of the volume'"'"'s' grep -q 'Link#[0-9]* "5"' "$tmp/out"
mkdir "$tmp/own"
run "$anban" -q --join --page-numbers own -o "$tmp/own" "$tmp/mot.docx" \
    "$tmp/hai.md" "$tmp/b/hai.md"
check 'paper and screen agree' python3 tests/pagelist.py "$tmp/own"
run "$anban" -q --join --page-numbers own --page 2.1 -t png \
    -o "$tmp/page.png" "$tmp/mot.docx" "$tmp/hai.md"
check 'a page can be asked for' exited 0
run "$anban" -q --page-numbers own -t epub -o "$tmp/x.epub" "$tmp/b/hai.md"
check 'without a volume' exited 2
