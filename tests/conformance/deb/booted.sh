#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Runs as root in a clean Debian 12, in a folder with what ../deb.sh brought:
# installs anban's server, boots that Debian by a systemd of its own, in name
# spaces, and tries the units there, as an office does. Findings are told as by
# inside.sh; a line "skipped WHY" is one, too, where no systemd can be booted.

set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
here=$PWD
here_cgroup=anban-test-$$

install_all() {
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends systemd systemd-sysv \
        curl "$here"/anban_*.deb "$here"/libanban0_*.deb \
        "$here"/anban-server_*.deb
}

# ---- The booting ----

# A cgroup of its own is all that systemd then sees of them, and may change.
enter_cgroup() {
    mount -t sysfs sysfs /sys && mount -t cgroup2 cgroup2 /sys/fs/cgroup &&
        mkdir "/sys/fs/cgroup/$here_cgroup" &&
        echo $$ >"/sys/fs/cgroup/$here_cgroup/cgroup.procs"
}

leave_cgroup() {
    echo $$ >/sys/fs/cgroup/cgroup.procs
    find "/sys/fs/cgroup/$here_cgroup" -depth -type d -exec rmdir {} +
}

# Devices of its own, and nothing of the kernel that could be set.
make_machine() { # FOLDER
    local node
    mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev" || return
    for node in 'null 1 3' 'zero 1 5' 'full 1 7' 'random 1 8' \
        'urandom 1 9' 'tty 5 0'; do
        # shellcheck disable=SC2086 # three words
        set -- "$1" $node
        mknod -m 666 "$1/dev/$2" c "$3" "$4" || return
    done
    mkdir "$1/dev/shm" "$1/dev/pts" && ln -s pts/ptmx "$1/dev/ptmx" &&
        ln -s /proc/self/fd "$1/dev/fd" &&
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts" &&
        mount -t sysfs -o ro sysfs "$1/sys" &&
        mount -t cgroup2 cgroup2 "$1/sys/fs/cgroup" &&
        mount -t tmpfs tmpfs "$1/run" && mount -t tmpfs tmpfs "$1/tmp" &&
        mount --bind "$1/proc/sys" "$1/proc/sys" &&
        mount -o remount,bind,ro "$1/proc/sys"
}

# Into a mount of its own, so that "/" is one, and shared, as systemd wants it.
boot() {
    mount --bind / /mnt && make_machine /mnt && mount --make-rshared /mnt || exit
    exec chroot /mnt env -i container=anban-test \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        /lib/systemd/systemd --show-status=0 --unit=multi-user.target \
        </dev/null >/dev/null 2>&1
}

# ---- What is tried in it ----

holds() { # WHAT COMMAND...
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then
        printf 'good\t%s\n' "$what"
    else
        printf 'bad\t%s\t%s\n' "$what" "$(tail -n 12 <<<"$said" | tr '\n\t' '  ')"
    fi
}

answer=/tmp/answer

asks() { # CODE CURL'S-ARGUMENT...
    local code
    code=$(curl -s -m 30 -o "$answer" -w '%{http_code}' "${@:2}")
    [ "$code" = "$1" ] || { echo "answered $code"; head -c 300 "$answer"; return 1; }
}

main_process() { # UNIT
    systemctl show -p MainPID --value "$1"
}

# One of those that systemd takes for a unit (61184 to 65519).
has_own_user() { # UNIT
    local user
    user=$(stat -c %u "/proc/$(main_process "$1")")
    [ "$user" -ge 61184 ] && [ "$user" -lt 65520 ]
}

ended_well() { # UNIT
    systemctl show -p Result "$1" | tee /dev/stderr | grep -qx Result=success
}

appears() { # FILE...
    local _
    for _ in $(seq 150); do
        ls "$@" >/dev/null 2>&1 && return
        sleep 0.1
    done
    ls -l "$(dirname "$1")"
    return 1
}

try_server() {
    local page=http://127.0.0.1:8026 killed
    holds 'systemd: the socket waits' systemctl is-active anban-server.socket
    holds 'systemd: no server before the first browser' \
        eval '! systemctl is-active anban-server.service'
    holds 'systemd: the first browser is answered' asks 200 "$page/health"
    holds 'systemd: a user of its own' has_own_user anban-server
    holds 'systemd: both editions' asks 200 -F "file=@$here/report.txt" "$page/convert"
    holds 'systemd: a ZIP' grep -qa ^PK "$answer"
    holds 'systemd: kept' asks 303 -F "file=@$here/report.txt" "$page/shelf"
    holds 'systemd: stops' systemctl stop anban-server.service
    holds 'systemd: stopped, and not failed' ended_well anban-server
    holds 'systemd: the next browser starts it' asks 200 "$page/opds/new"
    holds 'systemd: what was kept is there' grep -q '<entry>' "$answer"
    killed=$(main_process anban-server)
    kill -9 "$killed"
    holds 'systemd: killed, it is there again' asks 200 "$page/health"
    holds 'systemd: as another process' [ "$(main_process anban-server)" != "$killed" ]
    holds 'systemd: whoever is no administrator reads nothing of it' \
        eval '! setpriv --reuid=65534 --clear-groups ls /var/lib/anban-server/'
}

# As the units' heads say.
try_password() {
    local page=http://127.0.0.1:8026
    mkdir -p /etc/systemd/system/anban-server.{service,socket}.d
    echo 'bí mật' >/etc/anban-password
    chmod 600 /etc/anban-password
    printf '[Service]\n%s\n%s\n' \
        LoadCredential=password:/etc/anban-password \
        'Environment="OPTIONS=--password-file %d/password --host anban.example"' \
        >/etc/systemd/system/anban-server.service.d/override.conf
    printf '[Socket]\nListenStream=\nListenStream=8026\n' \
        >/etc/systemd/system/anban-server.socket.d/override.conf
    systemctl daemon-reload
    holds 'systemd: for other machines' systemctl restart anban-server.socket
    holds 'systemd: a stranger is asked for the password' asks 401 "$page/metrics"
    holds 'systemd: who knows it comes in' asks 200 -u 'x:bí mật' \
        -H 'Host: anban.example' "$page/metrics"
}

try_folder() {
    local folder=/srv/anban
    install -d -m 2770 -g users "$folder" "$folder/in" "$folder/out"
    holds 'systemd: the folder is watched' systemctl start anban-folder
    cp "$here/report.txt" "$folder/in/"
    head -c 3000 /dev/zero >"$folder/in/hong.docx"
    holds 'systemd: the editions come out' appears "$folder"/out/report.{pdf,epub}
    holds 'systemd: for the group' eval \
        '[ "$(stat -c "%a %G" /srv/anban/out/report.pdf)" = "660 users" ]'
    holds 'systemd: a note on what cannot be read' appears \
        "$folder/in/hong.docx.khong-doc-duoc.txt"
    holds 'systemd: by a user of its own' has_own_user anban-folder
    holds 'systemd: the folder: stops' systemctl stop anban-folder
    holds 'systemd: the folder: not failed' ended_well anban-folder
}

no_failure() {
    local failed
    failed=$(systemctl list-units --failed --no-legend --plain 'anban*')
    [ -z "$failed" ] || { echo "$failed"; journalctl -p notice | tail; return 1; }
}

look() {
    exec >"$here/found"
    holds 'systemd: the units are sound' systemd-analyze --man=no verify \
        anban-server.service anban-server.socket anban-folder.service
    try_server
    try_password
    try_folder
    holds 'systemd: nothing has failed' no_failure
    systemctl poweroff --force
}

have_it_looked_at() {
    printf '[Unit]\nAfter=sockets.target\n[Service]\nType=oneshot\n%s\n%s\n' \
        "WorkingDirectory=$here" "ExecStart=/bin/bash $here/booted.sh look" \
        >/etc/systemd/system/look.service
    mkdir -p /etc/systemd/system/multi-user.target.wants
    ln -s ../look.service /etc/systemd/system/multi-user.target.wants/
}

apart() { # COMMAND...
    unshare --propagation unchanged --cgroup --pid --mount --uts --ipc --net \
        --fork --kill-child "$@"
}

case ${1:-} in
apart) apart "$BASH" "$here/booted.sh" boot ;;
boot) boot ;;
look) look ;;
*)
    holds 'systemd: installed' install_all
    have_it_looked_at
    if ! enter_cgroup || ! apart true; then
        printf 'skipped\tno name spaces, or no cgroup, for a systemd of its own\n'
    else
        timeout -k 5 300 "$BASH" "$here/booted.sh" apart
        holds 'systemd: boots' grep -q '' found
        cat found 2>/dev/null
    fi
    leave_cgroup
    printf 'end\n'
    ;;
esac
