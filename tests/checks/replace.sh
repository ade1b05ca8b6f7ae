# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What an edition has of the one that it replaces: rights, tags and names.

doc=$tmp/r.txt
cp "$report" "$doc"
pdf=$tmp/r.pdf

attributes() { # FILE: its mode, and all that is beside it
    python3 - "$1" <<'PY'
import os, sys
path = sys.argv[1]
print(oct(os.stat(path).st_mode), *(f"{n}={os.getxattr(path, n).hex()}"
      for n in sorted(os.listxattr(path)) if not n.startswith("user.anban")))
PY
}

# User 1 may read and write, the group and others nothing.
give() {
    python3 - "$pdf" 2>"$tmp/why" <<'PY'
import os, struct, sys
who = 0xFFFFFFFF
rights = [(1, 6, who), (2, 6, 1), (4, 0, who), (16, 6, who), (32, 0, who)]
acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *r) for r in rights)
os.setxattr(sys.argv[1], "system.posix_acl_access", acl)
os.setxattr(sys.argv[1], "user.xdg.tags", "thư".encode())
PY
}

run "$anban" -t pdf "$doc"
check 'an edition' exited 0
chmod 600 "$pdf"
if give; then
    before=$(attributes "$pdf")
    echo 'Thêm một dòng.' >>"$doc"
    run "$anban" --no-confine -t pdf "$doc"
    check 'replaced' exited 0
    check 'its rights and tags are kept' equal "$before" "$(attributes "$pdf")"
else
    skip 'rights and tags' "this file system has none: $(cat "$tmp/why")"
fi

ln "$pdf" "$tmp/backup.pdf"
echo 'Thêm một dòng nữa.' >>"$doc"
sum=$(md5sum <"$tmp/backup.pdf")
run "$anban" -t pdf "$doc"
check 'another name: told' grep -qF "anban: $pdf: its other names" "$tmp/err"
check 'another name: keeps what it had' equal "$sum" \
    "$(md5sum <"$tmp/backup.pdf")"
run "$anban" -t pdf "$doc"
check 'another name: told once' equal '' "$(cat "$tmp/err")"

mkdir -m 1777 "$tmp/all"
ln -s ../victim.pdf "$tmp/all/r.pdf"
if chown 2 "$tmp/all" 2>"$tmp/why" && chown -h 1 "$tmp/all/r.pdf"; then
    run "$anban" --no-confine -t pdf -o "$tmp/all/r.pdf" "$doc"
    check 'a link of another in a folder of all' exited 1
    check 'a link of another in a folder of all: told' grep -q \
        'another user' "$tmp/err"
    check 'a link of another in a folder of all: not followed' test ! -e \
        "$tmp/victim.pdf"
else
    skip 'a link of another' "only root can make one: $(cat "$tmp/why")"
fi
