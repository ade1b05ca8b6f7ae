# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Drawings of Windows in a document: LibreOffice makes pages of them and another
# program pictures of those, in folders that are gone afterwards, once for all of
# a document and for equal ones in others; where that cannot be, they are told.
# The programs on the path are our own.

document=tests/images/ban-ve.docx
mkdir "$tmp/bin" "$tmp/temporary" "$tmp/ink" "$tmp/in"
cat >"$tmp/bin/soffice" <<'SOFFICE'
#!/bin/sh
echo "$@" >>"$DRAWING_ROOM/called"
while [ $# -gt 1 ]; do
    [ "$1" = --outdir ] && folder=$2
    shift
done
[ -e "$DRAWING_ROOM/fails" ] && exit 1
cp "$1" "$DRAWING_ROOM/pages.fodt"
grep -c '<draw:frame' "$1" >"$folder/drawings.pdf"
SOFFICE
cat >"$tmp/bin/pdftoppm" <<'PDFTOPPM'
#!/bin/sh
n=$(cat "$4")
for i in $(seq "$n"); do
    cp "$DRAWING_ROOM/picture.png" "$5-$i.png"
done
PDFTOPPM
cat >"$tmp/ink/inkscape" <<'INKSCAPE'
#!/bin/sh
for word in "$@"; do
    case $word in
    --export-filename=*) /bin/cp "$DRAWING_ROOM/picture.png" "${word#*=}" ;;
    esac
done
INKSCAPE
chmod +x "$tmp/bin/"* "$tmp/ink/"*
cp tests/images/palette.png "$tmp/picture.png"
export DRAWING_ROOM=$tmp TMPDIR=$tmp/temporary
path=$PATH

PATH=$tmp/bin:$path run "$anban" -t pdf,epub -o "$tmp/made/" "$document"
check 'drawn' exited 0
check 'what was done is said' grep -qx "anban: $document: drawings of Windows \
in it were made into pictures by LibreOffice" "$tmp/err"
check 'one start for all' equal 1 "$(wc -l <"$tmp/called")"
check 'as large as it is printed' grep -q \
    'svg:width="226.771pt" svg:height="113.385pt"' "$tmp/pages.fodt"
check 'one that is cut, as large as all of it' grep -q \
    'svg:width="226.770pt" svg:height="113.385pt"' "$tmp/pages.fodt"
check 'in the EPUB' equal 3 \
    "$(unzip -l "$tmp/made/ban-ve.epub" | grep -c 'image-.*png')"
check 'its words stay' grep -q 'alt="Sơ đồ tròn"' <(
    unzip -p "$tmp/made/ban-ve.epub" '*.xhtml')
check 'nothing is left' equal '' "$(ls -A "$tmp/temporary")"

rm "$tmp/called"
cp "$document" "$tmp/in/a.docx"
cp "$document" "$tmp/in/b.docx"
PATH=$tmp/bin:$path run "$anban" -r -t epub -o "$tmp/all/" "$tmp/in"
check 'equal ones: once' equal 1 "$(wc -l <"$tmp/called")"
check 'equal ones: in each' equal 3 \
    "$(unzip -l "$tmp/all/b.epub" | grep -c 'image-.*png')"

PATH=$tmp/bin:$path run "$anban" --join -t epub -o "$tmp/volume.epub" \
    "$tmp/in/a.docx" "$tmp/in/b.docx"
check 'in a volume' exited 0

touch "$tmp/fails"
PATH=$tmp/bin:$path run "$anban" -t epub -o "$tmp/made/" "$document"
check 'it fails: converted all the same' exited 0
check 'it fails: told' grep -q 'a.emf" is an EMF drawing; save it as PNG' \
    "$tmp/err"
check 'it fails: its words stay' grep -q 'Sơ đồ tròn' <(
    unzip -p "$tmp/made/ban-ve.epub" '*.xhtml')
check 'it fails: nothing is left' equal '' "$(ls -A "$tmp/temporary")"

mv "$tmp/bin/soffice" "$tmp/bin/pdftoppm" "$tmp"
PATH=$tmp/ink run "$anban" -t epub -o "$tmp/made/" "$document"
check 'by Inkscape' grep -q 'made into pictures by Inkscape' "$tmp/err"

PATH=/nowhere run "$anban" -t epub -o "$tmp/made/" "$document"
check 'no program: told' grep -q 'a.emf" is an EMF drawing' "$tmp/err"
PATH=$path

cp "$document" "$tmp/in/ve.docx"
(cd "$tmp/in" && unzip -qo ve.docx word/media/b.wmf &&
    printf '# Bản vẽ\n\nMột hình.\n\n![Sơ đồ](word/media/b.wmf)\n' >ve.md)
mv "$tmp/soffice" "$tmp/pdftoppm" "$tmp/bin" && rm "$tmp/fails"
PATH=$tmp/bin:$path run "$anban" -t tree -o - "$tmp/in/ve.md"
check 'a file beside the text: drawn' grep -q 'by LibreOffice' "$tmp/err"
check 'a file beside the text: its own size' grep -q 'image 100x50pt' \
    "$tmp/out"
unset TMPDIR
