#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Word files made anew by pandoc, LibreOffice and the npm package docx: the
# report must give the tree of its text, and each program's own document the
# tree of the case which was made from it once.

set -u
cd "$(dirname "$0")/../.." || exit 2

build=$(realpath -m "${BUILD:-build}")
anban=$(realpath -m "${ANBAN:-$build/anban}")
sources=tests/conformance/docx
report=tests/cases/hoi-nghi-tong-ket-2020.txt
tmp=$build/conformance/docx
passed=0 failed=0
rm -rf "$tmp" && mkdir -p "$tmp" || exit 2

# The tree without lines in the source and without what each program says of
# itself.
tree() { # FILE
    "$anban" -t tree -o - "$1" 2>/dev/null |
        sed -n '/^document/,$p' | sed 's/ @[0-9]*//'
}

same() { # WHAT WANTED SEEN
    if diff "$2" "$3" >"$tmp/diff" && [ -s "$3" ]; then
        passed=$((passed + 1))
        echo "ok: $1"
    else
        failed=$((failed + 1))
        echo "FAILED: $1: $(head -n 6 "$tmp/diff")"
    fi
}

like_text() { # NAME
    tree "$report" >"$tmp/report.tree"
    tree "$tmp/$1.docx" >"$tmp/$1.tree"
    same "the report by $1" "$tmp/report.tree" "$tmp/$1.tree"
}

like_case() { # NAME CASE
    tree "tests/cases/$2.docx" >"$tmp/$2.wanted"
    tree "$tmp/$1.docx" >"$tmp/$1.tree"
    same "$2 by $1" "$tmp/$2.wanted" "$tmp/$1.tree"
}

office() { # FILTER FILE
    soffice --headless "-env:UserInstallation=file://$tmp/profile" \
        --infilter="$1" --convert-to 'docx:MS Word 2007 XML' \
        --outdir "$tmp" "$2" >/dev/null 2>&1
}

with_picture() { # SOURCE TARGET
    local picture
    picture=$(base64 -w 0 "$sources/hoi-truong.png")
    sed "s|@PICTURE@|$picture|" "$1" >"$2"
}

npm_docx() {
    [ -d "$build/conformance/node_modules/docx" ] ||
        npm install --silent --no-fund --no-audit \
            --prefix "$build/conformance" docx@9 >/dev/null || return
    NODE_PATH=$build/conformance/node_modules \
        node "$sources/make.js" "$report" "$sources/hoi-truong.png" "$tmp"
}

# Each line of the report is a paragraph of its own.
grep . "$report" | sed 's/$/\n/' >"$tmp/report-pandoc.md"
grep . "$report" | sed 's/&/\&amp;/g; s|.*|<p>&</p>|
    1i <!DOCTYPE html><html lang="vi"><meta charset="utf-8"><body>' \
    >"$tmp/report-office.html"
pandoc -f markdown-smart "$tmp/report-pandoc.md" -o "$tmp/report-pandoc.docx"
office 'HTML (StarWriter)' "$tmp/report-office.html"
npm_docx

like_text report-pandoc
like_text report-office
like_text report-npm

(cd "$sources" && pandoc van-ban.md -o "$tmp/pandoc.docx")
with_picture "$sources/van-ban.fodt" "$tmp/office.fodt"
with_picture "$sources/trang.html" "$tmp/office-web.html"
office 'OpenDocument Text Flat XML' "$tmp/office.fodt"
office 'HTML (StarWriter)' "$tmp/office-web.html"

like_case pandoc word-tu-pandoc
like_case office word-tu-libreoffice
like_case office-web word-tu-trang-web
like_case npm word-tu-npm

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
