# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Word files that mean no good, or that are large: each ends soon, in little
# memory, with a tree or a sentence. What they say is for the unit tests.

python3 - "$tmp" <<'END'
import sys, zipfile

folder = sys.argv[1]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = ('<Relationships xmlns="%s"><Relationship Id="a" Type='
            '"%s/officeDocument" Target="%s"/></Relationships>')
P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def word(name, body, head="", target="word/document.xml", more=()):
    with zipfile.ZipFile(f"{folder}/{name}.docx", "w",
                         zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATION % (PACKAGE, OFFICE, target))
        with archive.open("word/document.xml", "w") as part:
            part.write((head + '<w:document xmlns:w="%s" xmlns:r="%s"><w:body>'
                        % (WORD, OFFICE)).encode())
            for piece in body if isinstance(body, list) else [body]:
                part.write(piece.encode())
            part.write(b"</w:body></w:document>")
        for path, text in more:
            archive.writestr(path, text)


word("bom-nen", [" " * 2**20] * 300)
word("bom-xml", P % "&j;", "<!DOCTYPE x [" + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">'
    for i in range(9)) + "]>")
word("bang-long-nhau", "<w:tbl><w:tr><w:tc>" * 1000 + P % "trong"
     + "</w:tc></w:tr></w:tbl>" * 1000 + P % "ngoài")
word("khung-long-nhau", "<w:p><w:r><w:pict><w:txbxContent>" * 1500)
word("ra-ngoai", P % "x", target="../../../etc/passwd")
word("thieu", P % "x", target="word/khong-co.xml")
word("nhieu-lien-ket", ['<w:p><w:hyperlink r:id="r%d">' % i
     + "<w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>" for i in range(20000)],
     more=[("word/_rels/document.xml.rels", '<Relationships xmlns="%s">'
            % PACKAGE + "".join(
                '<Relationship Id="r%d" Type="x/hyperlink" TargetMode='
                '"External" Target="http://a/%d"/>' % (i, i)
                for i in range(20000)) + "</Relationships>")])
word("vun", "<w:p><w:r><w:t>" + "a<!-- -->" * 200000 + "</w:t></w:r></w:p>")
sentence = "Tổng cục Môi trường đã chủ động giám sát các cơ sở, dự án lớn. "
run = ('<w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:b/></w:rPr>'
       '<w:t xml:space="preserve">%s</w:t></w:r>')
page = ("<w:p>" + run % sentence + run.replace("<w:b/>", "") % (sentence * 6)
        + "</w:p>") * 5
word("mot-trang-x-200", [page] * 200)
word("mot-trang-x-1000", [page] * 1000)
with zipfile.ZipFile(f"{folder}/kho-khac.docx", "w") as archive:
    archive.writestr("word/doc.txt", "không phải văn bản Word")
END
head -c 2000 "$cases/word-tu-pandoc.docx" >"$tmp/cut.docx"

ends_well() { # NAME SECONDS KIB
    local milliseconds peak
    read -r milliseconds peak status < <(within 60 python3 tests/cost.py \
        "$anban" -t tree -o "$tmp/$1.tree" "$tmp/$1.docx" 2>"$tmp/err")
    check "$1: status" exited 0 1
    check "$1: says something" test -s "$tmp/$1.tree" -o -s "$tmp/err"
    under_sanitizers && return
    check "$1: time" test "${milliseconds:-99999}" -lt $(($2 * 1000))
    check "$1: memory" test "${peak:-0}" -lt "$3"
}

ends_well bom-nen 1 30000
ends_well bom-xml 1 30000
ends_well bang-long-nhau 1 30000
check 'bang-long-nhau: all text' grep -q '"trong"' "$tmp/bang-long-nhau.tree"
ends_well khung-long-nhau 1 30000
ends_well ra-ngoai 1 30000
ends_well thieu 1 30000
ends_well nhieu-lien-ket 2 200000
ends_well vun 2 100000
ends_well kho-khac 1 30000
ends_well cut 1 30000
check 'cut: says so' grep -q 'damaged' "$tmp/err"

# Two hundred pages; five times as many take five times as long.
if ! under_sanitizers; then
    best=99999
    for _ in 1 2 3; do
        read -r once _ status < <(python3 tests/cost.py "$anban" -t tree \
            -o "$tmp/mot-trang-x-200.tree" "$tmp/mot-trang-x-200.docx" \
            2>"$tmp/err")
        [ "${once:-99999}" -ge "$best" ] || best=$once
    done
    check '200 pages: status' exited 0
    check '200 pages: time' test "$best" -lt 200
    read -r many _ status < <(python3 tests/cost.py "$anban" -t tree \
        -o "$tmp/pages.tree" "$tmp/mot-trang-x-1000.docx" 2>"$tmp/err")
    check '1000 pages: status' exited 0
    check '1000 pages: time' test "${many:-99999}" -lt $((best * 10))
fi

# When memory runs out, wherever that is, nothing crashes. The first limit is
# one under which the program can just be loaded.
under_limit() { # KIB COMMAND...
    (
        ulimit -v "$1"
        shift
        "$@" >"$tmp/out" 2>"$tmp/err"
    )
    status=$?
}

short_of_memory() { # NAME
    local limit=20000 failed=0 i
    under_limit $limit "$anban" --version
    while [ $status != 0 ] && [ $limit -lt 200000 ]; do
        limit=$((limit + 1000))
        under_limit $limit "$anban" --version
    done
    for ((i = 0; i < 60; i++)); do
        under_limit $((limit + i * 400)) "$anban" -t tree \
            -o "$tmp/short.tree" "$tmp/$1.docx"
        [ $status = 0 ] || [ $status = 1 ] || {
            echo "$((limit + i * 400)) KiB: status $status"
            return 1
        }
        if [ $status = 0 ] && ! cmp -s "$tmp/short.tree" "$tmp/$1.tree"; then
            echo "$((limit + i * 400)) KiB: half a tree"
            return 1
        fi
        failed=$((failed + status))
    done
    echo "it failed $failed times in 60"
    [ $failed -gt 0 ] && [ $failed -lt 60 ]
}
under_sanitizers || check 'little memory' \
    short_of_memory mot-trang-x-200
