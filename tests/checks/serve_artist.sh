# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Where LibreOffice is, anban serve reads old Word files and has drawings made
# into pictures: once for a document, however often it is asked for, and nothing
# is left when it is stopped on the way. The programs on the path are our own.

# shellcheck source=tests/serve.sh
. tests/serve.sh
if [ -n "$(no_server)" ]; then
    skip 'the artist of anban serve' "$(no_server)"
    return
fi
mkdir "$tmp/bin" "$tmp/temporary"
cat >"$tmp/bin/soffice" <<'SOFFICE'
#!/bin/sh
echo "$@" >>"$ARTIST_ROOM/called"
while [ $# -gt 1 ]; do
    [ "$1" = --outdir ] && folder=$2
    shift
done
[ -e "$ARTIST_ROOM/hangs" ] && exec sleep 60
case $1 in
*.fodt) grep -c '<draw:frame' "$1" >"$folder/drawings.pdf" ;;
*) cp "$ARTIST_ROOM/made.docx" "$folder/document.docx" ;;
esac
SOFFICE
cat >"$tmp/bin/pdftoppm" <<'PDFTOPPM'
#!/bin/sh
for i in $(seq "$(cat "$4")"); do
    cp "$ARTIST_ROOM/picture.png" "$5-$i.png"
done
PDFTOPPM
chmod +x "$tmp/bin/"*
cp "$cases/word-tu-libreoffice.docx" "$tmp/made.docx"
cp tests/images/palette.png "$tmp/picture.png"
printf '\320\317\021\340\241\261\032\341%0600d' 0 >"$tmp/a.doc"
export ARTIST_ROOM=$tmp TMPDIR=$tmp/temporary
path=$PATH

calls() {
    wc -l <"$tmp/called"
}

export PATH=$tmp/bin:$path
start_server --state "$tmp/state"
ask /
check 'the page says that it reads old Word' grep -q '(\.doc)' "$tmp/answer"
ask -F "file=@$tmp/a.doc" -F to=tree /convert
check 'old Word: read' answered 200
check 'old Word: its text' grep -q 'Báo cáo công tác dân vận' "$tmp/answer"
ask -F "file=@$tmp/a.doc" /explain
check 'old Word: once more' answered 200
check 'old Word: what was done is said' grep -q \
    '"notes":\[{"line":null,"kind":"notice","text":"it was read by LibreOffice' \
    "$tmp/answer"
check 'old Word: made once' equal 1 "$(calls)"
ask -F file=@tests/images/ban-ve.docx -F to=epub /convert
check 'drawings: in the EPUB' equal 3 \
    "$(unzip -l "$tmp/answer" | grep -c 'image-.*png')"
ask -F file=@tests/images/ban-ve.docx -F to=png -F page=1 /convert
check 'drawings: made once' equal 2 "$(calls)"
check 'nothing is left' equal '' "$(ls -A "$tmp/temporary")"

# The artist ends, and another comes.
pkill -9 -n -P "$server_pid"
ask -F "file=@$report" -F to=pdf /convert
check 'without the artist' answered 200
ask -F "file=@$tmp/a.doc" -F to=pdf /convert
check 'another artist' answered 200
check 'another artist: he made it' equal 3 "$(calls)"

touch "$tmp/hangs"
printf ' ' >>"$tmp/a.doc"
curl -s -o "$tmp/hanging" -F "file=@$tmp/a.doc" "$url/convert" &
hanging=$!
for _ in $(seq 100); do
    [ "$(calls)" = 4 ] && break
    sleep 0.05
done
ask -F "file=@$report" -F to=pdf /convert
check 'it hangs: others are served' answered 200
stop_server
wait "$hanging"
for _ in $(seq 100); do
    [ -z "$(ls -A "$tmp/temporary")" ] && break
    sleep 0.05
done
check 'stopped on the way: nothing is left' equal '' "$(ls -A "$tmp/temporary")"
export PATH=$path
unset TMPDIR
