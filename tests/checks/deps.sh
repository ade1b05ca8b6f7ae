# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# runs first
#
# What installs the dependencies waits for whoever holds apt's locks, which a
# fresh machine does while it updates itself. The locks, the lists, the source
# and dpkg's status are of this check's own, and dpkg is a program that fails, so
# that nothing is installed: after the wait that is what is told.

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    skip 'waiting for apt' 'that takes apt-get and the rights of root'
    return 0
fi

own=$tmp/own
mkdir -p "$own"/{state/lists/partial,cache/archives/partial,dpkg,source} \
    "$own"/etc/{apt.conf.d,preferences.d,sources.list.d} "$tmp/bin"
touch "$own/dpkg/status"
echo nothing >"$own/source/valgrind.deb"
echo "deb [trusted=yes] file:$own/source ./" >"$own/etc/sources.list"
printf '%s\n' 'Package: valgrind' 'Version: 1' 'Architecture: all' \
    'Maintainer: nobody' 'Description: nothing' 'Filename: ./valgrind.deb' \
    "$(stat -c 'Size: %s' "$own/source/valgrind.deb")" \
    "$(sha256sum <"$own/source/valgrind.deb" | sed 's/^\([^ ]*\).*/SHA256: \1/')" \
    >"$own/source/Packages"
cat >"$tmp/apt.conf" <<END
Dir::State "$own/state";
Dir::State::status "$own/dpkg/status";
Dir::Cache "$own/cache";
Dir::Etc "$own/etc";
Dir::Log "$own";
Dir::Bin::dpkg "/bin/false";
APT::Sandbox::User "root";
END

# Everything is there but one command.
for command in $(compgen -c | sort -u); do
    path=$(type -P "$command") && [ "$command" != valgrind ] &&
        ln -sf "$path" "$tmp/bin/$command"
done

hold() { # FILE SECONDS
    python3 -c '
import fcntl, sys, time
file = open(sys.argv[1], "w")
fcntl.lockf(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))' "$1" "$2"
}

# In $tmp/out and $tmp/err, what was said while FILE was locked.
deps_while_locked() { # FILE SECONDS LONGEST-WAIT
    local lock
    exec {lock}< <(hold "$own/$1" "$2")
    read -r -u "$lock" _
    run env PATH="$tmp/bin" APT_CONFIG="$tmp/apt.conf" DEPS_WAIT="$3" \
        "$tmp/bin/sh" .ci/deps valgrind
    exec {lock}<&-
}

for lock in state/lists/lock cache/archives/lock dpkg/lock-frontend dpkg/lock; do
    deps_while_locked $lock 1 60
    check "$lock: ends" exited 1
    check "$lock: says once for whom it waits" equal \
        1 "$(grep -cE "^deps: waiting for process [0-9]+ \(python3.*\), which holds $own/$lock\$" \
            "$tmp/out")"
    check "$lock: then goes on" grep -q 'Sub-process.*error code' "$tmp/err"
done
deps_while_locked dpkg/another 0 60
check 'nothing to wait for: says nothing of it' refute grep -q waiting "$tmp/out"
deps_while_locked dpkg/lock-frontend 9 1
check 'not without end' grep -q 'Could not get lock' "$tmp/err"
