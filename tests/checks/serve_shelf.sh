# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The shelf of anban serve: what is kept can be found, fetched by browsers and
# e-readers, made again on the command line, and removed; and it outlives
# servers that are killed.

# shellcheck source=tests/serve.sh
. tests/serve.sh
if [ -n "$(no_server)" ]; then
    skip 'the shelf' "$(no_server)"
    return
fi
name=$(basename "$report" .txt)
state=$tmp/state

keep() { # CURL'S-ARGUMENT...: sets $key
    ask "$@" /shelf
    key=$(sed -n 's|^[Ll]ocation: /shelf/\([0-9a-f]*\).*|\1|p' "$tmp/heads")
}
found() { # WORDS: how many books
    ask -G --data-urlencode "q=$1" /opds/search
    grep -ac '<entry>' "$tmp/answer"
}

start_server -s "$state"
cp "$report" "$tmp/$name.txt"
run "$anban" -q -o "$tmp/" "$tmp/$name.txt"
keep -F "file=@$tmp/$name.txt"
check 'kept' answered 303
ask "/shelf/$key/pdf"
check 'the PDF' cmp "$tmp/$name.pdf" "$tmp/answer"
ask "/shelf/$key/epub"
check 'the EPUB' cmp "$tmp/$name.epub" "$tmp/answer"
check 'the EPUB: its type' grep -qi '^Content-Type: application/epub+zip' \
    "$tmp/heads"
ask "/shelf/$key/picture"
check 'its first page' grep -q PNG "$tmp/answer"
ask "/shelf/$key"
check 'its page' grep -q 'Hội nghị tổng kết' "$tmp/answer"
first=$key

# From what is kept, the command line makes the same bytes, dated by the source.
stop_server
epoch=$SOURCE_DATE_EPOCH
unset SOURCE_DATE_EPOCH
start_server -s "$state"
keep -F "file=@$cases/van-ban-nd30.txt" -F style=book -F 'title=Đường "dây" nóng' \
    -F 'hints=18 text'
check 'kept with options and hints' answered 303
kept=$state/editions/$key
mapfile -t options <"$kept/options.txt"
run "$anban" -q "${options[@]}" --hints "$kept/hints.txt" -o "$tmp/again/" \
    "$kept/source/van-ban-nd30.txt"
export SOURCE_DATE_EPOCH=$epoch
check 'made again: the PDF' cmp "$kept/edition.pdf" "$tmp/again/van-ban-nd30.pdf"
check 'made again: the EPUB' cmp "$kept/edition.epub" \
    "$tmp/again/van-ban-nd30.epub"

# With marks and without, đ as d, one word cut off, and no order to the index.
while IFS='|' read -r wanted words; do
    check "search: $words" equal "$wanted" "$(found "$words")"
done <<'LIST'
2|bảo vệ môi trường
2|bao ve moi truong
2|BAO VE MOI TRUO
2|duong day nong
2|đường dây nóng
1|hoi-nghi
0|moi truong xyz
0|" OR folded:*
2|
LIST
ask -G --data-urlencode 'q=<script>' /shelf
check 'what is searched for is no markup' refute grep -q '<script>' \
    "$tmp/answer"
ask -G --data-urlencode 'q=moi truong' /shelf
check 'the list' equal 2 "$(grep -c 'class="picture"' "$tmp/answer")"

# Several at a time, and what is wanted next.
start=$(found '')
keep -F "file=@$report" -F "file=@README.md"
check 'several' answered 303
check 'several: kept' equal $((start + 2)) "$(found '')"
head -c 3000 /dev/zero >"$tmp/zeros.txt"
keep -F "file=@$tmp/zeros.txt" -F "file=@README.md"
check 'several: one is not' answered 422
check 'several: which' grep -q 'zeros.txt: ' "$tmp/answer"
keep -F "file=@$report" -F then=code
check 'a code with it' grep -qiE '^Location: /shelf/[0-9a-f]+\?code=[A-Z]{4}' \
    "$tmp/heads"
for key in $(python3 -c '
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute("SELECT key FROM books"
        " ORDER BY id DESC LIMIT 4"): print(row[0])' "$state/shelf.db"); do
    ask -X POST "/shelf/$key/remove"
done

# Readers' programs and browsers.
for feed in /opds /opds/new '/opds/search?q=moi' /opds/opensearch.xml; do
    ask "$feed"
    check "$feed: XML" python3 -c '
import sys, xml.etree.ElementTree as tree
ATOM = "{http://www.w3.org/2005/Atom}"
root = tree.parse(sys.argv[1]).getroot()
for node in [root] + root.findall(ATOM + "entry"):
    if root.tag == ATOM + "feed":
        for child in ("id", "title", "updated"):
            assert node.find(ATOM + child).text, child
        assert node.findall(ATOM + "link")
' "$tmp/answer"
done
ask -X POST "/shelf/$first/code"
code_of=$(sed -n 's|^[Ll]ocation: .*code=\([A-Z]*\).*|\1|p' "$tmp/heads")
check 'a code' test "${#code_of}" = 4
check 'a code: it is in sight' grep -qi '^Location: .*#code' "$tmp/heads"
ask "/k?code=${code_of,,}"
check 'a code: its book' grep -q 'Hội nghị tổng kết' "$tmp/answer"
ask "/k/$code_of/epub"
check 'a code: the EPUB' cmp "$tmp/$name.epub" "$tmp/answer"
ask /k
check 'the newest as links' grep -q "/shelf/$first/epub" "$tmp/answer"
ask '/k?code=AAAA'
check 'a wrong code' grep -q 'role="alert"' "$tmp/answer"
for _ in $(seq 25); do
    ask /k/AAAA/epub
done
check 'many wrong codes' answered 429

# Ways out of the folder.
for path in "/shelf/$first/../../shelf.db" /shelf/../../../etc/passwd \
    "/shelf/$first/options.txt" /shelf/%2e%2e /shelf/0000000000000000; do
    ask --path-as-is "$path"
    check "$path" answered 404
done

# Killed while it keeps: what is there is whole, and nothing else is there.
for turn in 1 2 3 4 5 6; do
    for _ in 1 2 3 4; do
        curl -s -o /dev/null -F "file=@$tmp/$name.txt" "$url/shelf" &
        clients+=($!)
    done
    sleep "0.0$turn"
    case $turn in
    [12]) kill -9 "$server_pid" ;;
    [34]) pkill -9 -P "$server_pid" ;;
    *) pkill -9 -g 0 -P "$server_pid" -n ;;
    esac
    wait "${clients[@]}" 2>/dev/null
    kill -9 "$server_pid" 2>/dev/null
    wait "$server_pid" 2>/dev/null
    check "killed $turn: the database" equal ok "$(python3 -c '
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check")
      .fetchone()[0])' "$state/shelf.db")"
    start_server -s "$state"
done
whole=0
for folder in "$state"/editions/*; do
    ask "/shelf/$(basename "$folder")/pdf"
    if [ "$code" != 200 ] || ! qpdf --check "$tmp/answer" >/dev/null 2>&1; then
        fail 'killed: an edition that is not whole' "$folder"
    fi
    whole=$((whole + 1))
done
check 'killed: the others are there' test "$whole" -ge 2
check 'killed: no more in the list than in the folder' equal "$whole" \
    "$(python3 -c '
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM books")
      .fetchone()[0])' "$state/shelf.db")"

ask -X POST "/shelf/$first/remove"
check 'removed' answered 303
ask "/shelf/$first/pdf"
check 'removed: gone' answered 404
check 'removed: from the folder, too' refute test -e "$state/editions/$first"
check 'removed: not found' equal $((whole - 1)) "$(found 'duong day nong')"
stop_server

# A disk that is full.
room=$tmp/room
mkdir "$room"
if unshare -m true 2>/dev/null; then
    : >"$tmp/server.out"
    (exec unshare -m bash -c 'mount -t tmpfs -o size=2m tmpfs "$1" &&
        exec "$2" --listen 127.0.0.1:0 -s "$1/state"' bash "$room" "$server" \
        >"$tmp/server.out" 2>"$tmp/server.err") &
    server_pid=$!
    await_server
    for _ in $(seq 30); do
        keep -F "file=@$report"
        [ "$code" = 303 ] || break
    done
    check 'a full disk' answered 507
    ask "/shelf"
    check 'a full disk: the others are still there' answered 200
    stop_server
else
    skip 'a full disk' 'no disk of its own can be had here'
fi

# Printing, by a program lp that writes down what it is called with.
mkdir "$tmp/bin"
cat >"$tmp/bin/lp" <<'LP'
#!/bin/sh
printf '%s ' "$@" >"$LP_ROOM/words"
cat >"$LP_ROOM/printed.pdf"
[ -z "$LP_FAILS" ] || { echo "lp: Error - $(cat "$LP_FAILS")" >&2; exit 1; }
echo 'request id is Office-12 (1 file(s))'
LP
chmod +x "$tmp/bin/lp"
export LP_ROOM=$tmp LP_FAILS=
start_server
keep -F "file=@$report"
ask -d copies=1 "/shelf/$key/print"
check 'printing: only where it is offered' answered 404
stop_server
PATH=$tmp/bin:$PATH start_server --print=Office
keep -F "file=@$report"
ask -d copies=3 -d sides=two "/shelf/$key/print"
check 'printed' answered 200
check 'printed: the words' equal '-d Office -n 3 -P' \
    "$(sed 's/ -t .* -n 3 .*sides=two-sided-long-edge.*/ -n 3 -P/' "$tmp/words")"
check 'printed: the PDF' cmp "$tmp/$name.pdf" "$tmp/printed.pdf"
ask -d copies=-1 "/shelf/$key/print"
check 'printed: a wrong number' answered 400
stop_server
echo 'The printer is away.' >"$tmp/away"
export LP_FAILS=$tmp/away
PATH=$tmp/bin:$PATH start_server --print=Office
keep -F "file=@$report"
ask -d copies=1 "/shelf/$key/print"
check 'not printed' answered 422
check 'not printed: why' grep -q 'The printer is away' "$tmp/answer"
check 'not printed: whom to tell' grep -q 'whoever runs the server' "$tmp/answer"
stop_server

# Mail, to a host that writes down what it is told.
cat >"$tmp/host.py" <<'HOST'
import socket, sys
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    peer = listener.accept()[0].makefile("rwb")
    def say(words):
        peer.write(words.encode() + b"\r\n")
        peer.flush()
    say("220 host")
    inside = False
    with open(sys.argv[1], "ab") as told:
        for line in peer:
            told.write(line)
            told.flush()
            order = line[:4].upper()
            if inside:
                inside = line != b".\r\n"
                if not inside:
                    say("250 taken")
            elif b"nobody" in line:
                say("550 no such person")
            elif order == b"DATA":
                inside = True
                say("354 go on")
            elif order == b"QUIT":
                say("221 bye")
                break
            else:
                say("250 yes")
HOST
python3 "$tmp/host.py" "$tmp/told" >"$tmp/host" &
host=$!
for _ in $(seq 100); do
    [ -s "$tmp/host" ] && break
    sleep 0.05
done
printf 'url smtp://127.0.0.1:%s\nfrom anban@example.vn\n' \
    "$(cat "$tmp/host")" >"$tmp/office"
start_server --mail-file "$tmp/office"
keep -F "file=@$report"
ask "/shelf/$key"
check 'mail: from whom, for a Kindle to know' grep -q \
    'this sender: anban@example.vn<' "$tmp/answer"
ask -d address=an@kindle.example "/shelf/$key/mail"
check 'mailed' answered 200
check 'mailed: to whom' grep -q '^RCPT TO:<an@kindle.example>' "$tmp/told"
check 'mailed: the EPUB' cmp "$tmp/$name.epub" <(python3 -c '
import email, sys
text = open(sys.argv[1], "rb").read().split(b"DATA\r\n")[1].split(b"\r\n.\r\n")[0]
for part in email.message_from_bytes(text.replace(b"\r\n..", b"\r\n.")).walk():
    if part.get_content_type() == "application/epub+zip":
        assert part.get_filename() == sys.argv[2]
        sys.stdout.buffer.write(part.get_payload(decode=True))
' "$tmp/told" "$name.epub")
ask -d address=nobody@example.vn "/shelf/$key/mail"
check 'not mailed' answered 422
for address in '' an 'a@b@c' 'a b@c' $'a@b\r\nRCPT TO:<x@y>' '<a@b>'; do
    ask --data-urlencode "address=$address" "/shelf/$key/mail"
    check "no address: $address" answered 400
done
stop_server
kill "$host"
run "$anban" serve --mail-file "$tmp/empty.none"
check 'no way for mail: refused' exited 2

# Without a folder it is in memory, until the end.
start_server
keep -F "file=@$report"
check 'in memory: kept' answered 303
ask "/shelf/$key/epub"
check 'in memory: fetched' cmp "$tmp/$name.epub" "$tmp/answer"
check 'in memory: found' equal 1 "$(found 'moi truong')"
stop_server
