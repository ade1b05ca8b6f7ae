# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# --sign-fields: which fields for signatures a document has, and where they are.
# That they can be signed is for tests/conformance/sign.sh.

made() { # INPUT OPTION...: its PDF, and what was told
    run "$anban" --explain=json --sign-fields "${@:2}" -t pdf \
        -o "$tmp/made.pdf" "$1"
    grep '^{' "$tmp/err" >"$tmp/told.json"
}

# Each name with what Python makes of its field F, its box B and the signer's S.
fields() { # EXPRESSION
    python3 - "$tmp/told.json" "$1" <<'PY'
import json, sys
told = json.load(open(sys.argv[1]))
fields = {f["name"]: f for f in told.get("fields", [])}
S = fields.get("NguoiKy", {}).get("box")
for name, F in fields.items():
    B = F["box"]
    print(name, eval(sys.argv[2]))
PY
}

widths() {
    fields 'round(B[2] - B[0])'
}

# The names alone, on one line.
names() {
    fields '""' | tr -d ' ' | xargs
}

made "$cases/van-ban-nd30.txt"
check 'an official document' exited 0
check 'its fields' equal 'BanSao NguoiKy CoQuan' "$(names)"
check 'their pages' equal 'BanSao 1 NguoiKy 2 CoQuan 2' \
    "$(fields 'F["page"]' | xargs)"
check 'what they are for' equal 'NguoiKy Chữ ký số của Hoàng Văn Thức' \
    "$(fields 'F["text"]' | grep NguoiKy)"
check 'the seal has its size' equal 'CoQuan 102' "$(widths | grep CoQuan)"
check 'and lies over a third of the signature' equal 'CoQuan 33' \
    "$(fields 'round(100 * (B[2] - S[0]) / (S[2] - S[0]))' | grep CoQuan)"
check 'the copy ends where the text does' equal 'BanSao 538.583' \
    "$(fields 'B[2]' | grep BanSao)"

# The signature stands between the last line of the post and the name.
bounds() { # WORD: its top and bottom, from the page's foot
    pdftotext -bbox -f 2 -l 2 "$tmp/made.pdf" - | python3 -c '
import re, sys
word = re.search("yMin=\"(.*?)\".*yMax=\"(.*?)\">" + sys.argv[1] + "<",
                 sys.stdin.read())
print(*(841.89 - float(y) for y in word.groups()))' "$1"
}
check 'between post and name' python3 -c '
import sys
post, top, bottom, name = (float(x) for x in sys.argv[1:])
sys.exit(not post >= top > bottom >= name - 2)' \
    "$(bounds TRƯỞNG | cut -d ' ' -f 2)" \
    "$(fields 'B[3]' | sed -n 's/NguoiKy //p')" \
    "$(fields 'B[1]' | sed -n 's/NguoiKy //p')" \
    "$(bounds Thức | cut -d ' ' -f 1)"
check 'a listener meets it there, too' equal \
    'TRƯỞNG Form Form Hoàng' \
    "$(pdfinfo -struct-text "$tmp/made.pdf" |
        grep -oE 'Form|PHÓ TỔNG CỤC TRƯỞNG|Hoàng' | tail -n 4 |
        sed 's/.* //' | xargs)"
check 'whole' qpdf --check "$tmp/made.pdf"
cp "$tmp/made.pdf" "$tmp/first.pdf"
made "$cases/van-ban-nd30.txt"
check 'twice the same' cmp "$tmp/first.pdf" "$tmp/made.pdf"
run "$anban" -q -t pdf -o "$tmp/without.pdf" "$cases/van-ban-nd30.txt"
check 'the text stands where it did' cmp \
    <(pdftotext -bbox "$tmp/made.pdf" -) <(pdftotext -bbox "$tmp/without.pdf" -)
check 'none unless asked for' eval \
    "! qpdf --qdf --object-streams=disable '$tmp/without.pdf' - | grep -aq AcroForm"

made "$cases/van-ban-nd30.txt" --sheet 2up
check 'on a sheet they are on its side' equal 'BanSao 1 NguoiKy 1 CoQuan 1' \
    "$(fields 'F["page"]' | xargs)"
check 'and smaller' equal 'CoQuan 72' "$(widths | grep CoQuan)"

made "$cases/ky-ba-ben.txt"
check 'three persons' equal 'BanSao NguoiKy NguoiKy2 NguoiKy3' "$(names)"
made "$cases/word-ba-chu-ky.docx"
check 'a seal that is asked for' equal \
    'BanSao NguoiKy NguoiKy2 NguoiKy3 CoQuan' "$(names)"
made "$report"
check 'nobody signs' equal BanSao "$(names)"
check 'which is told' grep -q -- '--sign-fields: no block' "$tmp/told.json"
