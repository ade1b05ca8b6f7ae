# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For tests/conformance/beyond.sh: two machines, each an ssh server on an
# address of the loopback network, with a home of its own (so that no settings
# of this machine's shells come in between), in a namespace of processes of its
# own, so that killing its first process is what pulling its plug is: all that
# ran there is gone at once.

PORT=$((20000 + $$ % 20000))

# The anban of a machine; from the DEATHth run on it says so and stalls.
host_anban() { # NAME DEATH
    mkdir -p "$tmp/$1/bin"
    cat >"$tmp/$1/bin/anban" <<HOST
#!/bin/bash
echo run >>"$tmp/$1/runs"
"$anban" "\$@"
status=\$?
if [ "\$(wc -l <"$tmp/$1/runs")" -ge "$2" ]; then
    touch "$tmp/$1/stalled"
    sleep 100
fi
exit \$status
HOST
    chmod +x "$tmp/$1/bin/anban"
}

make_host() { # NAME ADDRESS
    local folder=$tmp/$1
    mkdir -p "$folder/home" /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
    cat >"$folder/enter" <<ENTER
#!/bin/bash
export PATH=$folder/bin:/usr/bin:/bin
cd && exec bash -c "\$SSH_ORIGINAL_COMMAND"
ENTER
    chmod +x "$folder/enter"
    cat >"$folder/sshd_config" <<CONFIG
ListenAddress $2
Port $PORT
HostKey $folder/key
AuthorizedKeysFile $tmp/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 50
MaxSessions 50
PidFile none
SetEnv HOME=$folder/home
ForceCommand $folder/enter
CONFIG
    cat >>"$tmp/ssh_config" <<CONFIG
Host $1
    HostName $2
    Port $PORT
    User $(id -un)
    IdentityFile $tmp/key
    IdentitiesOnly yes
    UserKnownHostsFile /dev/null
    StrictHostKeyChecking no
    LogLevel ERROR
    ConnectTimeout 5
CONFIG
    echo "2/ssh -F $tmp/ssh_config $1" >>"$tmp/hosts"
}

start_host() { # NAME
    unshare --pid --fork --kill-child --mount-proc \
        /usr/sbin/sshd -D -f "$tmp/$1/sshd_config" 2>"$tmp/$1/log" &
    host_pids[$1]=$!
    disown
    for _ in $(seq 50); do
        ssh -F "$tmp/ssh_config" "$1" true 2>/dev/null && return
        sleep 0.1
    done
    bad "the machine $1" "no ssh: $(tail -n 2 "$tmp/$1/log")"
}

# Its home stays as it was, as a disk does.
unplug() { # NAME
    while kill -9 "${host_pids[$1]}" 2>/dev/null; do
        sleep 0.05
    done
    unset "host_pids[$1]"
}

unplug_when_stalled() { # NAME...
    local name
    for name in "$@"; do
        for _ in $(seq 600); do
            [ ! -e "$tmp/$name/stalled" ] || break
            sleep 0.1
        done
    done
    for name in "$@"; do
        kill -9 "${host_pids[$name]}"
    done
}

recipe() { # OUT
    SHARD=10 bash "$beyond/parallel.sh" "$tmp/list" "$tmp/in" "$1" \
        "$tmp/hosts" >"$tmp/said" 2>&1 </dev/null
}

ended_with() { # STATUS WANTED
    [ "$1" = "$2" ] || { echo "status $1; $(tail -n 3 "$tmp/said")"; false; }
}

runs_on() { # NAME
    wc -l <"$tmp/$1/runs"
}

try_parallel() {
    local watcher status done_before
    ssh-keygen -q -t ed25519 -N '' -f "$tmp/key"
    make_host mot 127.0.0.2
    make_host hai 127.0.0.3

    host_anban mot 1000
    host_anban hai 4
    start_host mot
    start_host hai
    unplug_when_stalled hai &
    watcher=$!
    recipe "$tmp/one-dies"
    status=$?
    wait $watcher
    holds 'a machine dies: the rest is done' ended_with $status 1
    holds 'a machine dies: it had work' [ "$(runs_on hai)" -ge 4 ]
    holds 'a machine dies: editions' same_editions "$tmp/one-dies"
    holds 'a machine dies: failures named' named "$tmp/one-dies"

    unplug mot
    rm -f "$tmp"/*/{runs,stalled}
    host_anban mot 5
    host_anban hai 6
    start_host mot
    start_host hai
    unplug_when_stalled mot hai &
    watcher=$!
    recipe "$tmp/both-die"
    status=$?
    wait $watcher
    done_before=$(find "$tmp/both-die/shards" -name '*.done' | wc -l)
    holds 'both die: the recipe says so' ended_with $status 3
    holds 'both die: some is done' [ "$done_before" -gt 0 ]

    rm -f "$tmp"/*/{runs,stalled}
    host_anban mot 1000
    host_anban hai 1000
    start_host mot
    start_host hai
    recipe "$tmp/both-die"
    holds 'gone on: all is done' ended_with $? 1
    holds 'gone on: editions' same_editions "$tmp/both-die"
    holds 'gone on: failures named' named "$tmp/both-die"
    holds 'gone on: only what was undone' \
        [ "$(cat "$tmp"/*/runs | wc -l)" -le $((3 * (11 - done_before) + 8)) ]

    rm -f "$tmp"/*/runs
    recipe "$tmp/both-die"
    holds 'nothing left: nothing is done' \
        [ ! -e "$tmp/mot/runs" ] && [ ! -e "$tmp/hai/runs" ]
    echo 'tin/1.md' >>"$tmp/list"
    recipe "$tmp/twins"
    holds 'two of one name are refused' ended_with $? 2
    sed -i '$d' "$tmp/list"
    unplug mot
    unplug hai
}
