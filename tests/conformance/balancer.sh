#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Several servers, each a machine of its own (a network namespace), behind nginx
# as src/system/nginx.conf has it: the password's cookie of one holds at the
# other, both convert, the shelf is on one, and when a machine breaks off the
# other goes on. Then Caddy, as its file has it. Needs root; NGINX and CADDY may
# name the programs.

set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/conformance/count.bash

if [ "${1:-}" != inside ]; then
    if [ "$(id -u)" != 0 ] || ! unshare -n true 2>/dev/null; then
        echo '0 passed, 0 failed, some skipped'
        exit
    fi
    exec unshare -n -m bash "$0" inside
fi

server=$(realpath "$(dirname "${ANBAN:-build/anban}")/anban-server")
report=$PWD/tests/cases/hoi-nghi-tong-ket-2020.txt
nginx=${NGINX:-$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null)}
caddy=${CADDY:-$(command -v caddy)}
room=$(realpath -m "${BUILD:-build}")/conformance/balancer
rm -rf "$room" && mkdir -p "$room"
trap 'kill $(jobs -p) 2>/dev/null' EXIT
ip link set lo up
echo 'bí mật' >"$room/password"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=anban.example \
    -keyout "$room/key" -out "$room/pem" 2>/dev/null

machine() { # NUMBER OPTION...: sets machine_NUMBER to its process
    local i=$1 pid
    shift
    unshare -n bash -c 'until ip link show eth0 up >/dev/null 2>&1; do sleep 0.05
        done; ip link set lo up; until ip addr show eth0 | grep -q "inet "; do
        sleep 0.05; done; exec "$@"' bash "$server" --listen "10.9.$i.2:8026" \
        --password-file "$room/password" --host anban.example "$@" \
        >"$room/server.$i" 2>&1 &
    pid=$!
    printf -v "machine_$i" %s "$pid"
    until [ "$(readlink "/proc/$pid/ns/net")" != "$(readlink /proc/self/ns/net)" ]; do
        sleep 0.05
    done
    ip link add "v$i" type veth peer name eth0 netns "$pid"
    ip addr add "10.9.$i.1/24" dev "v$i"
    ip link set "v$i" up
    nsenter -t "$pid" -n ip link set eth0 up
    nsenter -t "$pid" -n ip addr add "10.9.$i.2/24" dev eth0
    nsenter -t "$pid" -n ip route add default via "10.9.$i.1"
    for _ in $(seq 200); do
        grep -q http "$room/server.$i" && return
        sleep 0.05
    done
}

ask() { # CURL'S-ARGUMENT... PATH: $code, $room/answer, $room/heads
    code=$(curl -sk --max-time 40 --resolve anban.example:443:127.0.0.1 \
        -o "$room/answer" -D "$room/heads" -w '%{http_code}' "${@:1:$#-1}" \
        "https://anban.example${*: -1}")
}

converted() { # NUMBER: how many documents that machine has converted
    curl -s -u "x:bí mật" "http://10.9.$1.2:8026/metrics" |
        sed -n 's/^anban_conversions_total //p'
}

answered() { # CODE
    [ "$code" = "$1" ] || { echo "$code $(head -c 200 "$room/answer")"; false; }
}

machine 1 --state "$room/state"
machine 2

# The recipe, with the two machines, and with ways to each for what is asked here.
sed -e "s|server 127.0.0.1:8026;|server 10.9.1.2:8026;|" \
    -e "0,/10.9.1.2:8026;/s||& server 10.9.2.2:8026;|" -e 's/ip_hash;//' \
    -e "s|/etc/ssl/certs/anban.example.pem|$room/pem|" \
    -e "s|/etc/ssl/private/anban.example.key|$room/key|" \
    src/system/nginx.conf >"$room/site"
mkdir -p "$room/nginx"
cat >"$room/conf" <<CONF
user root;
daemon off;
pid $room/nginx/pid;
error_log $room/nginx/log;
events {}
http {
    access_log off;
    client_body_temp_path $room/nginx/body;
    proxy_temp_path $room/nginx/proxy;
    fastcgi_temp_path $room/nginx/fastcgi;
    uwsgi_temp_path $room/nginx/uwsgi;
    scgi_temp_path $room/nginx/scgi;
    include $room/site;
}
CONF
if [ -n "$nginx" ]; then
    holds "nginx takes the recipe" "$nginx" -t -p "$room/nginx" -c "$room/conf"
    "$nginx" -p "$room/nginx" -c "$room/conf" 2>"$room/nginx/err" &
    proxy=$!
    sleep 1
    ask /health
    holds 'nginx: health' answered 200
    ask --data-urlencode 'password=bí mật' -c "$room/jar" /login
    holds 'nginx: the password' answered 303
    holds 'nginx: the cookie is for encrypted lines' grep -qi \
        '^Set-Cookie: anban=.*; Secure' "$room/heads"
    for _ in 1 2 3 4 5 6; do
        ask -b "$room/jar" -F "file=@$report" -F to=pdf /convert
        holds 'nginx: converted' answered 200
    done
    holds 'the first machine has converted' test "$(converted 1)" -ge 2
    holds 'the second machine has converted' test "$(converted 2)" -ge 2
    ask -b "$room/jar" -H 'Origin: https://anban.example' -F "file=@$report" \
        -F then=code /shelf
    holds 'nginx: kept' answered 303
    where=$(sed -n 's/^[Ll]ocation: \([^?]*\).*code=\([A-Z]*\).*/\1 \2/p' \
        "$room/heads")
    for _ in 1 2 3 4; do
        ask -b "$room/jar" "${where% *}/epub"
        holds 'nginx: fetched from the shelf' answered 200
        ask "/k/${where#* }/epub"
        holds 'nginx: fetched by its code' answered 200
    done
    head -c $((33 << 20)) /dev/zero >"$room/large"
    ask -b "$room/jar" -F "file=@$room/large" /convert
    holds 'nginx: too large' answered 413
    kill -9 "$machine_2"
    for _ in 1 2 3 4; do
        ask -b "$room/jar" -F "file=@$report" -F to=pdf /convert
        holds 'one machine has broken off' answered 200
    done
    kill "$proxy"
else
    echo 'skipped: nginx'
fi

# Caddy, which makes its own certificate here, as it can reach nobody.
if [ -n "$caddy" ]; then
    { printf '{\n\tlocal_certs\n\tskip_install_trust\n\tadmin off\n\tauto_https disable_redirects\n}\n'
      sed 's/127.0.0.1:8026/10.9.1.2:8026/' src/system/Caddyfile; } >"$room/Caddyfile"
    export XDG_DATA_HOME=$room/caddy XDG_CONFIG_HOME=$room/caddy
    holds 'Caddy takes the recipe' "$caddy" validate --adapter caddyfile \
        --config "$room/Caddyfile"
    "$caddy" run --adapter caddyfile --config "$room/Caddyfile" \
        2>"$room/caddy.err" &
    for _ in $(seq 100); do
        ask /health
        [ "$code" = 200 ] && break
        sleep 0.1
    done
    holds 'Caddy: health' answered 200
    ask --data-urlencode 'password=bí mật' -c "$room/jar" /login
    holds 'Caddy: the password' answered 303
    holds 'Caddy: the cookie is for encrypted lines' grep -qi \
        '^Set-Cookie: anban=.*; Secure' "$room/heads"
    ask -b "$room/jar" -H 'Origin: https://anban.example' -F "file=@$report" \
        -F to=pdf /convert
    holds 'Caddy: converted' answered 200
else
    echo 'skipped: Caddy'
fi
counts
