# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What the formats limit is cut where a reader loses nothing by it, and is never
# taken for want of memory.

long() { # N WORD: the word so often
    python3 -c 'import sys; print(sys.argv[2] * int(sys.argv[1]), end="")' "$@"
}

strings_fit() { # PDF: no string is longer than ISO 19005-2, 6.1.13 allows
    qpdf --qdf --object-streams=disable "$1" "$tmp/x.qdf"
    python3 - "$tmp/x.qdf" <<'END'
import re, sys
data = open(sys.argv[1], "rb").read()
longest = max(len(s) // 2 for s in re.findall(rb"<(feff[0-9a-f]*)>", data))
sys.exit(f"a string of {longest} bytes" if longest > 32767 else 0)
END
}

sound() { # WHAT: both editions of the last run
    check "$1: converted" exited 0
    check "$1: nothing told" equal '' "$(cat "$tmp/err")"
    check "$1: the PDF is sound" qpdf --check "$tmp/x.pdf"
    check "$1: its strings are no longer than allowed" strings_fit "$tmp/x.pdf"
}

{ long 20000 $'dòng\n' && echo '==='; } >"$tmp/x.md"
run "$anban" -q -o "$tmp/" "$tmp/x.md"
sound 'a title of 100 kB'
check 'a title of 100 kB: its bookmark ends in an ellipsis' grep -q \
    '"title": "[^ ].\{500,1000\} dòng…"' \
    <(qpdf --json --json-key=outlines "$tmp/x.pdf")

{ echo '# Bài' && for i in 1 2 3; do
    printf '\n## %d %s\n\n![%s](none.png)\n' $i "$(long 9000 'mục ')" \
        "$(long 9000 'hình ')"
done; } >"$tmp/x.md"
run "$anban" -q --toc -o "$tmp/" "$tmp/x.md" 2>/dev/null
: >"$tmp/err"
sound 'headings and images of 45 kB'

echo '# Bài' >"$tmp/x.md"
run "$anban" -q --title "$(long 9000 'tên ')" --author "$(long 9000 'ai ')" \
    --subject "$(long 9000 'từ ')" --description "$(long 9000 'lời ')" \
    -o "$tmp/" "$tmp/x.md"
sound 'metadata of 45 kB'

{ printf -- '---\ntitle: Tên bài\ndescription: |\n' && long 20000 $'  dòng chữ\n' &&
    printf -- '---\n\nChữ.\n'; } >"$tmp/x.md"
run "$anban" -q -o "$tmp/" "$tmp/x.md"
sound 'a front matter of 220 kB'
check 'a front matter of 220 kB is read' equal 'Tên bài' \
    "$(pdfinfo "$tmp/x.pdf" | sed -n 's/^Title: *//p')"

{ echo '# Bài' && printf '[nối](https://a.vn/%s) chữ\n' \
    "$(long 60000 'a')"; } >"$tmp/x.md"
run "$anban" -q -o "$tmp/" "$tmp/x.md"
sound 'an address of 60 kB'
check 'an address of 60 kB leads nowhere' refute grep -aq /URI "$tmp/x.qdf"

run "$anban" --lang "vi$(long 40 -abcdefgh)" -o "$tmp/" "$tmp/x.md"
check 'a language of 360 letters is refused' exited 2
run "$anban" --paper 201x201in -o "$tmp/" "$tmp/x.md"
check 'paper of 201 inches is refused' exited 2
run "$anban" --paper 200x200in -o "$tmp/" "$tmp/x.md"
check 'paper of 200 inches is not' exited 0
