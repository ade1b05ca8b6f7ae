#!/bin/sh
# SPDX-License-Identifier: MIT
#
# src/debian/packages.sh FOLDER VERSION: Debian's packages of these sources, in
# FOLDER. They are made of a copy, which has src/debian where Debian's tools
# look for it. The symbols for a debugger are left out unless DEB_BUILD_OPTIONS
# is set. TRIPLE, such as aarch64-linux-gnu, makes them for machines of that kind.

set -eu
folder=$1
version=$2
tree=$folder/anban-$version

rm -rf "$folder"
mkdir -p "$tree"
cp -r Makefile LICENSE README.md CHANGELOG.md .ci fonts src words "$tree"
mv "$tree/src/debian" "$tree/debian"
src/debian/changelog.sh "$version" CHANGELOG.md >"$tree/debian/changelog"

# The make that called has variables of its own, which are not for this one.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES BUILD SOURCE_DATE_EPOCH
export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS-noautodbgsym}"
cd "$tree"
dpkg-buildpackage ${TRIPLE:+"--host-type=$TRIPLE"} --build=binary --no-sign \
    -J >../log 2>&1 || {
    tail -n 40 ../log
    exit 1
}
cd ..
ls ./*.deb
