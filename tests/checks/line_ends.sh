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
