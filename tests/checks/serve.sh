# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# anban serve: what is asked for over HTTP is what the command line gives, and
# what is asked for wrongly costs a clear answer and nothing else.

# shellcheck source=tests/serve.sh
. tests/serve.sh
if [ -n "$(no_server)" ]; then
    skip 'anban serve' "$(no_server)"
    return
fi
name=$(basename "$report" .txt)

run "$anban" serve --help
check '--help' exited 0
check '--help: of the server' grep -q '^Usage: anban serve' "$tmp/out"
run "$anban" serve file.txt
check 'a file: refused' exited 2
run "$anban" serve --listen nowhere
check 'no address: refused' exited 2
run "$anban" serve --listen 0.0.0.0:0
check 'an address of the network wants a password' exited 2
check 'an address of the network: says so' grep -q password-file "$tmp/err"
: >"$tmp/empty"
run "$anban" serve --password-file "$tmp/empty"
check 'an empty password: refused' exited 2
cp "$anban" "$tmp/alone"
run "$tmp/alone" serve
check 'no anban-server: told' grep -q 'anban-server' "$tmp/err"

start_server
ask /health
check '/health' answered 200
check '/health: says it' equal ok "$(cat "$tmp/answer")"

# The same bytes as on the command line.
run "$anban" -q -o "$tmp/" "$report"
ask -F "file=@$report" -F to=pdf /convert
check 'a PDF' answered 200
check 'a PDF: the bytes' cmp "$tmp/$name.pdf" "$tmp/answer"
check 'a PDF: its name' grep -q "filename=\"$name.pdf\"" "$tmp/heads"
ask -F "file=@$report" -F to=epub /convert
check 'an EPUB: the bytes' cmp "$tmp/$name.epub" "$tmp/answer"
ask -F "file=@$report" /convert
check 'both: a ZIP' unzip -tqq "$tmp/answer"
check 'both: the PDF' cmp "$tmp/$name.pdf" \
    <(unzip -p "$tmp/answer" "$name.pdf")
check 'both: the EPUB' cmp "$tmp/$name.epub" \
    <(unzip -p "$tmp/answer" "$name.epub")
run "$anban" -q -t pdf --style book --title 'Một tên khác' \
    -o "$tmp/book.pdf" "$report"
ask -F "file=@$report" -F to=pdf -F style=book -F 'title=Một tên khác' \
    -F paper= /convert
check 'options' cmp "$tmp/book.pdf" "$tmp/answer"
ask -F "text=<$report" -F to=epub /convert
check 'pasted' answered 200
ask -F "file=@$report" -F to=png -F page=2 -F dpi=50 /convert
check 'a page' grep -q PNG "$tmp/answer"

printf '%s\n' '15 heading 2' '11 drop' >"$tmp/hints"
run "$anban" -q -t pdf --hints "$tmp/hints" -o "$tmp/hinted.pdf" "$report"
ask -F "file=@$report" -F to=pdf -F "hints=<$tmp/hints" /convert
check 'corrected' cmp "$tmp/hinted.pdf" "$tmp/answer"
check 'corrected: otherwise' refute cmp -s "$tmp/$name.pdf" "$tmp/answer"
ask -F "file=@$report" -F to=pdf -F 'hints=15 nonsense' /convert
check 'corrected wrongly' answered 400

# A page with its pictures, which a browser sends without their folders.
page=$cases/trang-bao-dien-tu.html
pictures=()
for picture in "${page%.html}"_files/* "$cases/trang-bao_files"/*; do
    [ -e "$picture" ] && pictures+=(-F "file=@$picture")
done
run "$anban" -t pdf -o "$tmp/page.pdf" "$page"
ask -F "file=@$page" ${pictures[@]+"${pictures[@]}"} -F to=pdf /convert
check 'with pictures' cmp "$tmp/page.pdf" "$tmp/answer"

# Several documents: each as it would be alone, and one that fails harms none.
cp "$report" "$tmp/a.txt"
cp README.md "$tmp/b.md"
head -c 3000 /dev/zero >"$tmp/c.txt"
run "$anban" -q -o "$tmp/each/" "$tmp/a.txt" "$tmp/b.md"
ask -F "file=@$tmp/a.txt" -F "file=@$tmp/b.md" -F "file=@$tmp/c.txt" \
    -F "file=@$tmp/a.txt;filename=a.md" /convert
check 'several' answered 200
for edition in a.pdf a.epub b.pdf b.epub; do
    check "several: $edition" cmp "$tmp/each/$edition" \
        <(unzip -p "$tmp/answer" "$edition")
done
check 'several: no two of one name' unzip -tqq "$tmp/answer" a-2.pdf a-2.epub
check 'several: which was not made, and why' equal 1 \
    "$(unzip -p "$tmp/answer" not-made.txt | grep -c '^c.txt: ')"
ask -F "file=@$tmp/c.txt" -F "file=@$tmp/c.txt;filename=d.txt" /convert
check 'several: none can be made' answered 422
check 'several: none can be made: why' equal 2 "$(grep -c '[cd].txt: ' \
    "$tmp/answer")"
echo '11 drop' >"$tmp/dropped"
ask -F "file=@$tmp/a.txt" -F "file=@$tmp/b.md" -F to=pdf \
    -F "hints=@$tmp/dropped;filename=a.txt" /convert
run "$anban" -q -t pdf --hints "$tmp/dropped" -o "$tmp/a.pdf" "$tmp/a.txt"
check 'several: corrections are for one' cmp "$tmp/a.pdf" \
    <(unzip -p "$tmp/answer" a.pdf)
check 'several: corrections are not for the other' cmp "$tmp/each/b.pdf" \
    <(unzip -p "$tmp/answer" b.pdf)
ask -F "file=@$tmp/a.txt" -F "file=@$tmp/b.md" -F document=b.md -F to=pdf \
    /convert
check 'several: one is chosen' cmp "$tmp/each/b.pdf" "$tmp/answer"
ask -F "file=@$tmp/a.txt" -F "file=@$tmp/b.md" -F style=none /convert
check 'several: a wrong value' answered 400
long=$(printf 'dài%.0s' {1..120})
ask -F "file=@$tmp/a.txt;filename=$long.txt" -F to=pdf \
    -F "file=@$tmp/a.txt;filename=$long.txt" --max-time 20 /convert
check 'several: names too long to be numbered' answered 200
check 'several: names too long: two' equal 2 "$(unzip -Z1 "$tmp/answer" |
    grep -c '\.pdf$')"
many=()
for i in $(seq 51); do
    many+=(-F "file=@$tmp/a.txt;filename=$i.txt")
done
ask "${many[@]}" /convert
check 'several: too many' answered 413
ask "${many[@]:0:100}" -F to=pdf,epub,png,tree /convert
check 'several: too many editions' answered 400

# The folder of a saved page, as browsers send one: frames in it are no
# documents, and a picture is found by its folders.
saved() { # FOLDER PICTURE: a page with it
    mkdir -p "$tmp/saved/$1/trang_files"
    cp "tests/images/$2.png" "$tmp/saved/$1/trang_files/anh.png"
    printf '<title>%s</title><h1>%s</h1><p>%s</p><img src="trang_files/anh.png">' \
        "$1" "$1" "$(head -c 600 "$report" | tr '<>&' ' ')" \
        >"$tmp/saved/$1/trang.html"
    echo '<p>quang cao</p>' >"$tmp/saved/$1/trang_files/khung.html"
    run "$anban" -q -t pdf -o "$tmp/saved/$1.pdf" "$tmp/saved/$1/trang.html"
}
saved mot srgb
saved hai palette
folder=()
for file in hai/trang.html hai/trang_files/anh.png hai/trang_files/khung.html \
    mot/trang.html mot/trang_files/anh.png mot/trang_files/khung.html; do
    folder+=(-F "file=@$tmp/saved/$file;filename=$file")
done
for i in $(seq 300); do
    folder+=(-F "file=@README.md;filename=hai/trang_files/$i.js")
done
ask "${folder[@]}" -F 'file=@README.md;filename=hai/.DS_Store' \
    -F 'file=@README.md;filename=hai\desktop.ini' -F to=pdf,epub /convert
check 'a folder' equal 'trang-2.epub trang-2.pdf trang.epub trang.pdf' \
    "$(unzip -Z1 "$tmp/answer" | sort | tr '\n' ' ' | sed 's/ $//')"
check 'a folder: its picture' cmp "$tmp/saved/hai.pdf" \
    <(unzip -p "$tmp/answer" trang.pdf)
check "a folder: the other's picture" cmp "$tmp/saved/mot.pdf" \
    <(unzip -p "$tmp/answer" trang-2.pdf)

# How far a form has come is told to who has its ticket.
ticket=0123456789abcdef0123
for _ in $(seq 300); do cat "$report"; echo; done >"$tmp/long.txt"
curl -s -o "$tmp/long.pdf" -F "file=@$tmp/long.txt" -F to=pdf \
    -F "ticket=$ticket" "$url/convert" &
long=$!
while kill -0 "$long" 2>/dev/null; do
    ask -H 'Accept-Language: en' "/progress?ticket=$ticket"
    cat "$tmp/answer" 2>/dev/null
done >"$tmp/progress"
check 'progress: it is read' grep -q 'being read ([0-9]* s)' "$tmp/progress"
check 'progress: its pages are set' grep -q 'being set: [0-9]*% ([0-9]* s)' \
    "$tmp/progress"
check 'progress: it is written' grep -q 'being written ([0-9]* s)' "$tmp/progress"
ask "/progress?ticket=$ticket"
check 'progress: it is over' answered 204

ask -F "file=@$report" /explain
check '/explain' answered 200
check '/explain: it is JSON, of the lines and the pages' python3 -c '
import json, sys
told = json.load(open(sys.argv[1]))
assert told["pages"] == 5, told["pages"]
lines = {line["line"]: line for line in told["lines"]}
assert lines[5]["as"] == "the title", lines[5]
assert lines[7]["decision"] == "dropped", lines[7]
assert lines[11]["decision"] == "left", lines[11]
' "$tmp/answer"
ask -H 'Accept-Language: vi' -F "file=@$report" /explain
check '/explain: in Vietnamese' grep -q '"shown":"tên bài"' \
    "$tmp/answer"

# The page, in two languages, with nothing from elsewhere.
ask -H 'Accept-Language: vi,en;q=0.5' /
check 'the page' answered 200
check 'the page: in Vietnamese' grep -q '<html lang="vi">' "$tmp/answer"
check 'the page: nothing is left in English' refute grep -qE \
    '>(Fetch|Options|Style|a heading)' "$tmp/answer"
ask -H 'Accept-Language: en' /
check 'the page: in English' grep -q '<html lang="en">' "$tmp/answer"
check 'the page: well formed' python3 -c '
import sys
from html.parser import HTMLParser
VOID = {"meta", "link", "input", "img"}
class Page(HTMLParser):
    stack = []
    def handle_starttag(self, tag, attributes):
        if tag not in VOID: self.stack.append(tag)
        for name, value in attributes:
            assert not name.startswith("on") and name != "style", name
            if name in ("src", "href", "action"):
                assert value.startswith(("/", "#")), value
    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
page = Page()
page.feed(open(sys.argv[1]).read())
assert not page.stack, page.stack
' "$tmp/answer"
ask -H 'Accept-Language: en' -b language=vi /
check 'the page: in the language that was chosen' grep -q '<html lang="vi">' \
    "$tmp/answer"
ask -d language=vi /language
check 'the language: chosen' grep -qi '^Set-Cookie: language=vi;' "$tmp/heads"
ask -H 'Accept-Language: vi' /
for style in $(grep -A1 '"style", 0' src/options.c | grep -o '"[a-z0-9]*"' |
    tr -d '"'); do
    case $style in style | nd30) continue ;; esac
    check "the page: the style $style, in words" grep -qE \
        "<option value=\"$style\">.{4}" "$tmp/answer"
    check "the page: the style $style, not its name" refute grep -q \
        "<option value=\"$style\">$style<" "$tmp/answer"
done
for file in style.css script.js icon.svg; do
    ask "/$file"
    check "/$file" cmp "src/serve/$file" "$tmp/answer"
done
ask -H 'Accept: text/html' -F to=pdf /convert
check 'a failure is a page for browsers' grep -q 'role="alert"' "$tmp/answer"

# What goes wrong costs a sentence.
wrong() { # CODE WHAT CURL'S-ARGUMENT... PATH
    ask "${@:3}"
    check "$2" answered "$1"
    check "$2: one sentence" grep -qE '^anban: .+' "$tmp/answer"
}
head -c 2000 /dev/zero >"$tmp/zeros"
wrong 422 'nothing that can be read' -F "file=@$tmp/zeros" /convert
wrong 400 'no document' -F to=pdf /convert
wrong 400 'no document, but a picture' -F file=@tests/images/srgb.png /convert
check 'no document, but a picture: says so' grep -q 'pictures alone' "$tmp/answer"
: >"$tmp/empty.txt"
wrong 422 'an empty file' -F "file=@$tmp/empty.txt" /convert
check 'an empty file: says so' grep -q 'empty.txt: .*0 bytes' "$tmp/answer"
wrong 400 'nothing chosen' -F 'file=@/dev/null;filename=' -F text= /convert
wrong 400 'a wrong value' -F "file=@$report" -F style=none /convert
wrong 400 'a wrong option' -F "file=@$report" -F stile=book /convert
wrong 400 'a wrong format' -F "file=@$report" -F to=doc /convert
wrong 400 "a file of the server's" -F "file=@$report" -F cover=/etc/passwd \
    /convert
wrong 400 "hints on the server's disk" -F "file=@$report" -F flag=hints \
    /convert
wrong 400 'an option of the command' -F "file=@$report" -F output=/tmp/x \
    /convert
wrong 404 'no such page' /nothing
wrong 404 'a way out' --path-as-is /../../etc/passwd
wrong 405 'a wrong method' -X DELETE /health
wrong 415 'no form' -H 'Content-Type: text/plain' -d x /convert
head -c $((33 << 20)) /dev/zero >"$tmp/large"
wrong 413 'too large' -F "file=@$tmp/large" /convert
wrong 413 'too large, told by its head' -H 'Content-Length: 99999999' \
    -H 'Content-Type: multipart/form-data; boundary=x' -d x /convert
rm "$tmp/large"

# Others' pages, other names.
wrong 403 "another page's form" -H 'Origin: http://evil.example' \
    -F "file=@$report" /convert
wrong 403 'a page without a name' -H 'Origin: null' -F "file=@$report" \
    /convert
wrong 403 'a browser tells that it is another' -H 'Sec-Fetch-Site: cross-site' \
    -F "file=@$report" /convert
wrong 421 'another name' -H 'Host: evil.example' /health
ask -H "Origin: $url" -F "file=@$report" -F to=pdf /convert
check 'its own page' answered 200
ask -H 'Host: localhost' /health
check 'its own name' answered 200
check 'no code but its own' grep -qi "^Content-Security-Policy: default-src \
'none'" "$tmp/heads"
check 'no code but its own: not in the page' refute grep -q unsafe "$tmp/heads"

# More at a time than may wait.
seq 60 | xargs -P 60 -I{} curl -s -o /dev/null -w '%{http_code}\n' \
    -F "file=@$report" "$url/convert" >"$tmp/codes"
check 'many at a time: answered, or told to wait' equal '' \
    "$(grep -vx '200\|429' "$tmp/codes")"
check 'many at a time: some are made' grep -qx 200 "$tmp/codes"

# Half a head, a wrong boundary, zeros, and nothing at all.
raw() { # BYTES [LINES]: so much of the answer
    printf '%b' "$1" | timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$port; cat >&3
        head -c 2000 <&3" | head -n "${2:-1}"
}
# Heads that others on the way may read otherwise.
own='HTTP/1.1\r\nHost: localhost\r\n'
while IFS='|' read -r wanted what head; do
    check "$what" grep -q "^HTTP/1.1 $wanted " <(raw "$head")
done <<LIST
200|a head as it must be|GET /health $own\r\n
400|a zero in the request's line|GET /\0000 $own\r\n
400|a zero in a field|GET / ${own}X: a\0000b\r\n\r\n
400|a zero written in a path|GET /%00 $own\r\n
400|a zero written behind it|GET /shelf?q=a%00 $own\r\n
400|a carriage return alone|GET / ${own}X: a\rY: b\r\n\r\n
400|a line feed alone|GET / HTTP/1.1\nHost: localhost\n\n
400|a field on two lines|GET / ${own}X: a\r\n b\r\n\r\n
400|a blank before a colon|GET / ${own}X : a\r\n\r\n
400|two lengths|POST /convert ${own}Content-Length: 0\r\nContent-Length: 0\r\n\r\n
400|a length told twice|POST /convert ${own}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n
400|a length that is none|POST /convert ${own}Content-Length: +0\r\n\r\n
501|an unknown coding|POST /convert ${own}Transfer-Encoding: gzip, chunked\r\n\r\n
400|two hosts|GET / ${own}Host: localhost\r\n\r\n
400|no host|GET / HTTP/1.1\r\n\r\n
400|no version|GET /\r\n
400|an encrypted line|\026\003\001\002
414|an address too long|GET /$(printf 'a%.0s' {1..9000}) $own\r\n
431|a head too long|GET / ${own}X: $(printf 'a%.0s' {1..9000})\r\n\r\n
505|another HTTP|PRI * HTTP/2.0\r\n\r\n
LIST
check 'a connection has one request' equal 1 "$(raw \
    "$(printf "GET /health $own\\\\r\\\\n%.0s" 1 2)" 1000 | grep -c '^HTTP')"
printf 'book\0k' >"$tmp/zero"
wrong 400 'a zero in a value' -F "file=@$report" -F "style=<$tmp/zero" /convert
check 'a form without a boundary' grep -qE '^HTTP/1.1 4' <(raw \
    'POST /convert HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\nxx')
check 'a form with another boundary' grep -qE '^HTTP/1.1 4' <(raw \
    'POST /convert HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 8\r\n\r\n--b\r\nxxx')
exec 4<>"/dev/tcp/127.0.0.1/$port"
printf 'POST /convert HTTP/1.1\r\nHost: loc' >&4
ask -F "file=@$report" -F to=pdf /convert
check 'half a head hinders nobody' answered 200
exec 4>&-
# Five hundred who send a byte now and then, and as many who send none.
python3 - "$port" <<'SLOW' >"$tmp/slow" &
import socket, sys, time
def come():
    return socket.create_connection(("127.0.0.1", int(sys.argv[1])))
slow = [come() for _ in range(500)]
idle = [come() for _ in range(500)]
for peer in slow:
    peer.sendall(b"POST /convert HTTP/1.1\r\nHost: loc")
print("there", flush=True)
for _ in range(20):
    time.sleep(0.2)
    for peer in slow:
        peer.sendall(b"a")
SLOW
slow=$!
for _ in $(seq 200); do
    [ -s "$tmp/slow" ] && break
    sleep 0.05
done
ask -F "file=@$report" -F to=pdf /convert
check 'a thousand who wait hinder nobody' answered 200
ask /metrics
check 'a thousand who wait: counted' test "$(sed -n \
    's/^anban_connections //p' "$tmp/answer")" -gt 1000
kill "$slow" 2>/dev/null
check 'memory: what speaks HTTP has under 25 MB' test "$(sed -n \
    's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$(pgrep -o -P "$server_pid")/status")" \
    -lt "$(under_sanitizers && echo 2000000 || echo 25000)"
ask /metrics
check '/metrics' grep -qE '^anban_conversions_total [1-9]' "$tmp/answer"

# It ends when it is asked to, and when a half of it is killed.
stop_server
check 'it ends' refute kill -0 "$server_pid" 2>/dev/null
start_server
pkill -TERM -o -P "$server_pid"
wait "$server_pid"
check 'a half of it is told to end first: no failure' equal 0 "$?"
start_server
pkill -9 -P "$server_pid"
for _ in $(seq 100); do
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.05
done
check 'killed: its parent ends, too' refute kill -0 "$server_pid" 2>/dev/null

# With a password.
echo 'mật khẩu: bí mật' >"$tmp/password"
LISTEN=0.0.0.0:0 start_server --password-file "$tmp/password" \
    --host an-ban.example
url=http://127.0.0.1:$port
wrong 401 'without the password' -F "file=@$report" /convert
check 'without the password: which way' grep -qi '^WWW-Authenticate: Basic' \
    "$tmp/heads"
ask /health
check 'health tells strangers, too' answered 200
ask -H 'Accept: text/html' /metrics
check 'a browser is shown where to give it' grep -qi '^Location: /login' \
    "$tmp/heads"
ask -d 'password=wrong' /login
check 'a wrong one' answered 403
ask --data-urlencode 'password=mật khẩu: bí mật' -c "$tmp/jar" /login
check 'the right one' answered 303
check 'the cookie is for this page alone' grep -qi \
    '^Set-Cookie: anban=.*HttpOnly; SameSite=Strict' "$tmp/heads"
ask -b "$tmp/jar" -F "file=@$report" -F to=pdf /convert
check 'with the cookie' answered 200
ask -b "anban=99999999999.$(printf '0%.0s' {1..64})" /metrics
check 'a cookie that somebody made' answered 401
ask -u 'x:mật khẩu: bí mật' /metrics
check "by a program's way" answered 200
ask -u 'x:mật khẩu: bí mật' -H 'Host: an-ban.example' /metrics
check '--host' answered 200
one=$server_pid first=$url
LISTEN=0.0.0.0:0 start_server --password-file "$tmp/password"
url=http://127.0.0.1:$port
ask -b "$tmp/jar" -F "file=@$report" -F to=pdf /convert
check 'the cookie holds at another server with that password' answered 200
stop_server
server_pid=$one url=$first
for _ in $(seq 12); do
    ask -d 'password=wrong' /login
done
check 'many wrong ones' answered 429
stop_server

# A process for HTTP that hangs is ended by force, and keeps nobody waiting.
start_server
hanging=$(pgrep -P "$server_pid" | head -n 1)
kill -STOP "$hanging"
check 'a process that hangs is ended, too' timeout 20 \
    tail -q --pid="$server_pid" -f /dev/null < <(kill "$server_pid")
check 'it is gone' refute kill -0 "$hanging"
wait "$server_pid" 2>/dev/null
