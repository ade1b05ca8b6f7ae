# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016 # say evaluates its condition
#
# tests/disks.sh ROOM DOCUMENT: what --send finds of itself, for
# tests/checks/send.sh, in a name space of mounts which it may change as it
# likes. Each line it prints is a result, what it is about, and what was seen.

room=$1
doc=$2
anban=${ANBAN:-build/anban}
PATH=$PATH:/usr/sbin:/sbin

say() { # CONDITION WHAT
    if eval "$1"; then
        printf 'pass\t%s\n' "$2"
    else
        printf 'fail\t%s\t%s\n' "$2" \
            "$(tr -s '[:space:]' ' ' <"$room/disk.said")"
    fi
}

send() {
    "$anban" --send "$doc" >"$room/disk.said" 2>&1
    status=$?
}

for place in /media /mnt /run; do
    [ ! -d $place ] || mount -t tmpfs tmpfs $place || exit 1
done

send
say '[ $status = 1 ] && grep -q "no e-reader is mounted" "$room/disk.said"' \
    'none is mounted'

# A name with a blank, and a disk that is no e-reader beside it.
mkdir -p '/run/media/an/Máy đọc' /media/stick
mount -t tmpfs tmpfs '/run/media/an/Máy đọc'
mount -t tmpfs tmpfs /media/stick
mkdir '/run/media/an/Máy đọc/.kobo'
send
say '[ $status = 0 ] && [ -s "/run/media/an/Máy đọc/báo cáo.epub" ]' \
    'one is mounted'

mount --bind '/run/media/an/Máy đọc' /mnt
send
say '[ $status = 0 ]' 'mounted twice, it is one'
umount /mnt

mkdir /media/TOLINO
mount -t tmpfs tmpfs /media/TOLINO
send
say '[ $status = 1 ] && grep -qF -- "--send=/media/TOLINO (Tolino)" "$room/disk.said" &&
    grep -qF -- "--send=/run/media/an/Máy đọc (Kobo)" "$room/disk.said"' \
    'several: they are named'
"$anban" --send=/media/TOLINO "$doc" >"$room/disk.said" 2>&1
say '[ -s "/media/TOLINO/Books/báo cáo.epub" ]' 'several: the one named'
umount '/run/media/an/Máy đọc'

mount -o remount,ro /media/TOLINO
rm -f "$room/disk.said"
send
say '[ $status = 1 ] && grep -q "not sent to /media/TOLINO: .*[Rr]ead-only" "$room/disk.said"' \
    'one that can only be read'
umount /media/TOLINO

mkdir -p /media/small
mount -t tmpfs -o size=300k tmpfs /media/small
mkdir /media/small/.kobo
head -c 200000 /dev/zero >/media/small/other.epub
send
say '[ $status = 1 ] && grep -q "there is no room on it" "$room/disk.said" &&
    [ "$(ls -A /media/small | tr "\n" " ")" = ".kobo other.epub " ]' 'a full one'
umount /media/small

# Disks that are files: as e-readers have them.
mkdir -p /media/KOBOeReader
disk() { # KIND LETTERS MAKE MOUNT...
    local kind=$1 letters=$2 make=$3 name
    shift 3
    rm -f "$room/disk" && truncate -s 16M "$room/disk"
    if ! { $make "$room/disk" && "$@" /media/KOBOeReader; } \
        >"$room/disk.said" 2>&1; then
        printf 'skip\t%s\tno such disk can be mounted here\n' "$kind"
        return
    fi
    mkdir /media/KOBOeReader/.kobo
    send
    name='báo cáo'
    [ "$letters" != ascii ] || name='bao cao'
    say '[ $status = 0 ] && cmp "$room/wanted.epub" "/media/KOBOeReader/$name.epub"' \
        "$kind"
    umount /media/KOBOeReader
}
block_disk() {
    loop=$(losetup -f --show "$room/disk") && mount.exfat-fuse "$loop" "$1"
}
disk 'FAT' all mkfs.vfat mount -o loop,utf8 "$room/disk"
disk 'FAT without UTF-8' ascii mkfs.vfat \
    mount -o loop,utf8=0,iocharset=ascii "$room/disk"
disk 'FAT by FUSE' ascii mkfs.vfat fusefat -o rw+ "$room/disk"
disk 'ext4' all 'mkfs.ext4 -q' mount -o loop "$room/disk"
loop=
disk 'exFAT by FUSE' all mkfs.exfat block_disk
[ -z "$loop" ] || losetup -d "$loop"
printf 'pass\tend\n'
