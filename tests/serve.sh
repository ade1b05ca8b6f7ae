# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For the checks of `anban serve`: a server of their own, on a port that is free,
# and requests to it.

server=$build/anban-server

# Why there can be none here; nothing: there can.
no_server() {
    [ -z "${WITH:-}" ] || echo 'an emulator runs one program, not two'
}

start_server() { # OPTION...: sets $url, $port and $server_pid
    : >"$tmp/server.out"
    env -u LC_ALL LANG="${SERVER_LANG:-C.UTF-8}" "$server" \
        --listen "${LISTEN:-127.0.0.1:0}" "$@" >"$tmp/server.out" \
        2>"$tmp/server.err" </dev/null &
    server_pid=$!
    await_server
}

await_server() { # whose words are in server.out, where nobody else's may be
    local _
    for _ in $(seq 200); do
        grep -q '^anban: .*http' "$tmp/server.out" && break
        sleep 0.05
    done
    url=$(sed -n 's|.*\(http://.*\)/$|\1|p' "$tmp/server.out")
    port=${url##*:}
}

stop_server() {
    kill "$server_pid" 2>/dev/null
    wait "$server_pid" 2>/dev/null
}

# A request: its answer in $tmp/answer, the heads in $tmp/heads, $code.
ask() { # CURL'S-ARGUMENT... PATH
    local path=${*: -1}
    code=$(curl -s --max-time 60 -o "$tmp/answer" -D "$tmp/heads" \
        -w '%{http_code}' "${@:1:$#-1}" "$url$path")
}

answered() { # CODE...: the last request was answered with one of these
    local wanted
    for wanted in "$@"; do
        [ "$code" = "$wanted" ] && return
    done
    echo "answered $code: $(head -c 300 "$tmp/answer" 2>/dev/null)"
    return 1
}
