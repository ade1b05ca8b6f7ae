# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
# not when lines are counted
#
# `make image`: an OCI image that is the same each time, whole by its own
# digests, and serves in a root with nothing else, to a user who is nobody.

# shellcheck source=tests/serve.sh
. tests/serve.sh
if [ -n "$(no_server)" ]; then
    skip 'the image' "$(no_server)"
    return
fi
mkdir "$tmp/b" "$tmp/oci"
cp "$build/anban" "$build/anban-server" "$tmp/b"
check 'made' src/system/image "$tmp/b"
cp "$tmp/b/image.tar" "$tmp/first.tar"
check 'made again' src/system/image "$tmp/b"
check 'the same bytes' cmp "$tmp/first.tar" "$tmp/b/image.tar"
tar -C "$tmp/oci" -xf "$tmp/b/image.tar"
check 'its digests' eval '(cd "$tmp/oci/blobs/sha256" && for file in *; do
    echo "$file  $file"; done | sha256sum -c --quiet)'
check 'its parts name each other' python3 -c '
import json, sys
blob = lambda entry: json.load(open(sys.argv[1] + "/blobs/" +
                                    entry["digest"].replace(":", "/")))
index = json.load(open(sys.argv[1] + "/index.json"))
manifest = blob(index["manifests"][0])
config = blob(manifest["config"])
assert config["config"]["User"] == "65532:65532"
assert len(config["rootfs"]["diff_ids"]) == len(manifest["layers"]) == 1
' "$tmp/oci"
if command -v skopeo >/dev/null; then
    check 'skopeo takes it' skopeo inspect "oci-archive:$tmp/b/image.tar"
fi

as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --user --map-root-user)
if ! ${as_root[@]+"${as_root[@]}"} true 2>/dev/null; then
    skip 'the image serves' 'no root of its own can be entered here'
    return
fi
mkdir "$tmp/root"
tar -C "$tmp/root" -xzf "$(find "$tmp/oci/blobs" -type f -size +100k)"
user=(--userspec=65532:65532)
[ "$(id -u)" = 0 ] || user=()
: >"$tmp/server.out"
env -i LANG=vi_VN.UTF-8 ${as_root[@]+"${as_root[@]}"} /usr/sbin/chroot \
    ${user[@]+"${user[@]}"} "$tmp/root" /usr/bin/anban serve \
    --listen 127.0.0.1:0 --state /data >"$tmp/server.out" 2>"$tmp/server.err" &
server_pid=$!
await_server
ask -F "file=@$report" /shelf
check 'the image serves' answered 303
ask -F "file=@$cases/hoi-nghi-word.docx" -F to=pdf /convert
check 'a Word file' answered 200
check 'the shelf is in its folder' test -s "$tmp/root/data/shelf.db"
stop_server
