#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# What --print hands over arrives in CUPS: a scheduler of its own, with a folder
# of its own keeps each job's attributes, and a printer behind a socket, as those
# in offices are (port 9100 of old), the files that come out at the other end.

set -u
. tests/conformance/count.bash

anban=$(realpath "${ANBAN:-build/anban}")
room=$(realpath -m "${BUILD:-build}/conformance/print")
rm -rf "$room"
mkdir -p "$room"/{etc,spool/tmp,cache,state,log,docs,paper}
# The path of a socket is short.
socket=$(mktemp -d)/s
export CUPS_SERVER=$socket

cat >"$room/etc/cups-files.conf" <<CONF
ServerRoot $room/etc
RequestRoot $room/spool
TempDir $room/spool/tmp
CacheDir $room/cache
StateDir $room/state
ErrorLog $room/log/error
AccessLog $room/log/access
PageLog $room/log/page
Printcap $room/state/printcap
SystemGroup root
CONF
cat >"$room/etc/cupsd.conf" <<CONF
Listen $socket
DefaultAuthType None
WebInterface No
Browsing No
PreserveJobHistory Yes
LogLevel debug
DirtyCleanInterval 0
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
CONF

await() { # TEST FILE: until it is so, for ten seconds at most
    for _ in {1..100}; do
        test "$1" "$2" && break
        sleep 0.1
    done
}

/usr/sbin/cupsd -f -c "$room/etc/cupsd.conf" -s "$room/etc/cups-files.conf" \
    >"$room/log/cupsd" 2>&1 &
cupsd=$!
trap 'kill $cupsd; wait $cupsd; rm -rf "$(dirname "$socket")"' EXIT
await -S "$socket"

doc=$room/docs/báo\ cáo.txt
cp tests/cases/hoi-nghi-tong-ket-2020.txt "$doc"
print() { # ARGUMENTS...
    said=$("$anban" "$@" "$doc" 2>&1)
    status=$?
}

print --print
if [ $status = 1 ] && [[ $said == *'not printed: '*default* ]]; then
    good 'no printer'
else
    bad 'no printer' "$status: $said"
fi

cat >"$room/printer.py" <<'PY'
import socket, sys
printer = socket.create_server(("127.0.0.1", 0))
with open(sys.argv[1] + "/port", "w") as port:
    port.write(str(printer.getsockname()[1]) + "\n")
job = 0
while True:
    job += 1
    connection, _ = printer.accept()
    with connection, open(f"{sys.argv[1]}/{job}.part", "wb") as paper:
        while block := connection.recv(65536):
            paper.write(block)
    open(f"{sys.argv[1]}/{job}.done", "w").close()
PY
python3 "$room/printer.py" "$room/paper" &
printer=$!
trap 'kill $printer $cupsd; wait; rm -rf "$(dirname "$socket")"' EXIT
await -s "$room/paper/port"

lpadmin -p paper -E -v "socket://127.0.0.1:$(cat "$room/paper/port")" -m raw 2>"$room/log/lpadmin" ||
    bad 'a printer' "$(cat "$room/log/lpadmin")"
lpadmin -d paper
print --print=nowhere
if [ $status = 1 ] && [[ $said == *'not printed: '*'does not exist'* ]]; then
    good 'no such printer'
else
    bad 'no such printer' "$status: $said"
fi

# Each job's attributes are in a control file in IPP's own form (RFC 8010, 3),
# in which names and words stand as they are.
attribute() { # JOB WORD
    grep -qaF "$2" "$room/spool/c$(printf %05d "$1")"
}
job=0
while IFS='|' read -r options words; do
    # shellcheck disable=SC2086 # several words
    print --print=paper $options
    job=$((job + 1))
    if [ $status != 0 ] || [[ $said != *"as paper-$job" ]]; then
        bad "$options" "$status: $said"
        continue
    fi
    # shellcheck disable=SC2046,SC2086 # without what is only for the printer
    "$anban" -q -t pdf -o "$room/wanted.pdf" \
        $(sed -E 's/--(copies|print-pages|sides) [^ ]*//g' <<<"$options") \
        "$doc"
    for _ in {1..100}; do
        [ ! -e "$room/paper/$job.done" ] || break
        sleep 0.1
    done
    copies=$(sed -n 's/.*--copies \([0-9]*\).*/\1/p' <<<"$options")
    if cmp <(for ((i = 0; i < ${copies:-1}; i++)); do cat "$room/wanted.pdf"; done) \
        "$room/paper/$job.part"; then
        good "$options: its file"
    else
        bad "$options: its file" 'is another'
    fi
    for word in 'báo cáo' print-scaling $words; do
        if attribute $job "$word"; then
            good "$options: $word"
        else
            bad "$options: $word" "is not in $(strings \
                "$room/spool/c$(printf %05d $job)" | tr '\n' ' ')"
        fi
    done
done <<'LIST'
|media A4
--copies 3|copies collate
--sides two|two-sided-long-edge
--sheet booklet|two-sided-short-edge A4
--sheet 2up --sides two|two-sided-short-edge A4
--style book --sides one|one-sided A5
--print-pages 1,3-4|page-ranges
LIST

kill $cupsd
wait $cupsd
print --print=paper
if [ $status = 1 ] && [[ $said == *'not printed: '* ]]; then
    good 'no scheduler'
else
    bad 'no scheduler' "$status: $said"
fi
trap 'kill $printer; wait; rm -rf "$(dirname "$socket")"' EXIT
counts
