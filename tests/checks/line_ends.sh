# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Where the text itself ends a line, its words are parted for who hears or
# copies the PDF: in paragraphs, cells, code, titles and contents.

cat >"$tmp/in.md" <<'END'
# Danh bạ<br>trạm

| Trạm | Địa<br>chỉ |
|---|---|
| Bình | số 5<br>345 đường Chợ |

- Trạm An\
  12 đường Đê

> Trạm Bắc\
> 7 đường Sông

## Phần một<br>QUY ĐỊNH

```
a = 1
2 + b
```
END
run "$anban" -q --toc -t pdf -o "$tmp/in.pdf" "$tmp/in.md"
check 'made' exited 0
pdfinfo -struct-text "$tmp/in.pdf" >"$tmp/heard"
while IFS= read -r words; do
    check "heard: $words" grep -q "^ *\"$words\"" "$tmp/heard"
done <<'END'
Danh bạ trạm
Địa chỉ
số 5 345 đường Chợ
Trạm An 12 đường Đê
Trạm Bắc 7 đường Sông
Phần một QUY ĐỊNH
a = 1 2 + b
END
check 'in the contents, too' equal 2 \
    "$(grep -c 'Phần một QUY ĐỊNH' "$tmp/heard")"

# A hyphen of an address never ends a line: who copies it would lose that.
address=https://a.vn/thu-muc/rat-dai/ten-tep-khong-co-dau-cach-nao-ca-2020_v1.csv
name=bang-so-lieu-kiem-ke-ven-bien-nam-2020-ban-cuoi-cung.xlsx
copied() { # LANGUAGE WIDTH: how often both are whole in a text of that width
    python3 - "$address" "$name" >"$tmp/links.md" <<'PY'
import sys
for n in range(1, 30):
    print("Lấy " * n + " ".join(sys.argv[1:]) + " rồi <" + sys.argv[1] + ">.\n")
PY
    "$anban" -q --lang "$1" --paper "$2x1900mm" --pdf-profile plain -t pdf \
        -o "$tmp/links.pdf" "$tmp/links.md"
    pdftotext "$tmp/links.pdf" - | tr -d '\n\f ' | grep -oF \
        -e "$address" -e "$name" | wc -l
}
for lang in vi en; do
    for width in 120 150 210; do
        check "copied: $lang, $width mm" equal 87 "$(copied $lang $width)"
    done
done
