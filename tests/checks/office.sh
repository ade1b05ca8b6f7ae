# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Old Word files: where there is a LibreOffice, it makes a .docx of them, in a
# folder that is gone afterwards; where there is none, or it fails, they are
# refused. The program on the path is one of our own.

mkdir "$tmp/bin" "$tmp/old" "$tmp/temporary"
cat >"$tmp/bin/soffice" <<'SOFFICE'
#!/bin/sh
echo "$@" >"$OFFICE_ROOM/called"
while [ $# -gt 1 ]; do
    [ "$1" = --outdir ] && folder=$2
    shift
done
python3 -c 'import socket; socket.socket(socket.AF_INET)' 2>"$OFFICE_ROOM/network"
[ -e "$OFFICE_ROOM/fails" ] && exit 1
[ -e "$1" ] && cp "$OFFICE_ROOM/made.docx" "$folder/document.docx"
SOFFICE
chmod +x "$tmp/bin/soffice"
cp "$cases/word-tu-libreoffice.docx" "$tmp/made.docx"
export OFFICE_ROOM=$tmp TMPDIR=$tmp/temporary
printf '\320\317\021\340\241\261\032\341%0600d' 0 >"$tmp/old/a.doc"
printf '{\\rtf1 abc\\par}' >"$tmp/old/b.doc"

PATH=$tmp/bin:$PATH run "$anban" -t tree -o - "$tmp/old/a.doc"
check 'old Word: read' exited 0
check 'old Word: what was done is said' grep -qx \
    "anban: $tmp/old/a.doc: read by LibreOffice, which made a .docx of it" \
    "$tmp/err"
check 'old Word: the name is no surprise' refute grep -q 'named as' "$tmp/err"
check 'old Word: its text' grep -q 'Báo cáo công tác dân vận' "$tmp/out"
check 'old Word: a profile of its own' grep -q \
    "UserInstallation=file://$tmp/temporary/anban-" "$tmp/called"
[ -n "${WITH:-}" ] || check 'old Word: no network for it' grep -q \
    PermissionError "$tmp/network"
check 'old Word: nothing is left' equal '' "$(ls -A "$tmp/temporary")"

rm "$tmp/called"
PATH=$tmp/bin:$PATH run "$anban" -t tree -o - "$tmp/old/b.doc"
check 'RTF named .doc: read by itself' exited 0
check 'RTF named .doc: no LibreOffice' test ! -e "$tmp/called"

PATH=$tmp/bin:$PATH run "$anban" -r -t pdf -o "$tmp/out.d/" "$tmp/old"
check 'in a folder' test -e "$tmp/out.d/a.pdf"

touch "$tmp/fails"
PATH=$tmp/bin:$PATH run "$anban" -t tree -o - "$tmp/old/a.doc"
check 'it fails: refused' exited 1
check 'it fails: said' grep -q 'LibreOffice could not make' "$tmp/err"
check 'it fails: nothing is left' equal '' "$(ls -A "$tmp/temporary")"

PATH=/nowhere run "$anban" -t tree -o - "$tmp/old/a.doc"
check 'no LibreOffice: refused' exited 1
unset TMPDIR
