# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# No name of a file and no text steers the terminal, whichever way it comes out:
# of control characters nothing but the ends of lines is sent.

docs=$tmp/docs
evil=$'x\033]0;OWNED\a\302\233\302\235\342\200\256\342\200\250\177\233y'
mkdir -p "$docs" "$tmp/made" "$tmp/bin"
printf '# %s\n\n![%s](%s.png)\n\nChữ [ở đây](%s).\n' "$evil" "$evil" "$evil" \
    "$evil" >"$docs/$evil.md"
doc=$docs/$evil.md
printf '#!/bin/sh\ncat >/dev/null\necho "request id is %s-1"\n' "$evil" \
    >"$tmp/bin/lp"
chmod +x "$tmp/bin/lp"

# What steers, in any of its forms; what is left of a byte that is no UTF-8 is
# seen, too.
steers() { # FILE
    python3 - "$1" <<'PY'
import sys
said = open(sys.argv[1], "rb").read()
text = said.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
bad = sorted({f"{ord(c):04X}" for c in text if c != "\n" and (
    ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or 0x2028 <= ord(c) <= 0x202E or
    0xDC80 <= ord(c) <= 0xDC9F)})
print(*bad)
sys.exit(not bad)
PY
}

shown() { # WHAT COMMAND...: on a terminal
    local what=$1
    shift
    python3 tests/batch.py terminal "$@" >"$tmp/said" 2>&1 </dev/null
    check "$what: says something" test -s "$tmp/said"
    check "$what: steers nothing" refute steers "$tmp/said"
}

shown 'editions' "$anban" -o "$tmp/made" "$doc"
shown 'verbose' "$anban" -v -o "$tmp/made" "$doc"
shown 'a batch' "$anban" -j 2 -o "$tmp/made/" "$doc" "$report"
shown '--explain' env NO_COLOR=1 "$anban" --explain -o "$tmp/made" "$doc"
shown '--explain=json' "$anban" --explain=json -o "$tmp/made" "$doc"
shown '--progress' "$anban" --progress never -r -o "$tmp/made" "$docs"
shown '--send' "$anban" --send="$tmp/made" "$doc"
shown 'no such option' "$anban" "--outpu$evil" "$doc"
shown 'no such value' "$anban" --paper "a$evil" "$doc"
shown 'no such file' "$anban" "$doc.none"
shown 'no such list' "$anban" --files-from "$doc.none"
shown 'no such font' "$anban" --font "$doc" "$doc"
shown 'no such cover' "$anban" --cover "$doc" "$doc"
PATH=$tmp/bin:$PATH shown '--print' "$anban" -v --print "$doc"

# Results on a terminal: text has what steers made visible, and what is for
# programs is refused.
for format in tree pages; do
    python3 tests/batch.py results "$anban" --title "$evil" -t "$format" -o - \
        "$doc" >"$tmp/said" 2>/dev/null </dev/null
    check "-t $format -o -: says something" test -s "$tmp/said"
    check "-t $format -o -: steers nothing" refute steers "$tmp/said"
done
for format in pdf epub png png:1; do
    python3 tests/batch.py results "$anban" -t "$format" -o - "$report" \
        >"$tmp/said" 2>/dev/null </dev/null
    check "-t $format -o -: nothing on a terminal" refute test -s "$tmp/said"
    shown "-t $format -o - on a terminal" sh -c \
        "\"\$0\" -t $format -o - \"\$1\" >&2" "$anban" "$report"
done

# By its name, too.
for format in pdf tree; do
    python3 tests/batch.py results "$anban" -t "$format" -o /dev/stdout \
        "$report" >"$tmp/said" 2>/dev/null </dev/null
    check "-t $format -o /dev/stdout: nothing on a terminal" \
        refute test -s "$tmp/said"
done

# Programs read the name as it is.
run "$anban" --explain=json -o "$tmp/made" "$doc"
check '--explain=json: names the file' python3 -c '
import json, sys
said = json.loads(open(sys.argv[1], encoding="utf-8").read())
wanted = sys.argv[2].encode("utf-8", "surrogateescape")
sys.exit(said["file"] != wanted.decode("utf-8", "replace"))' "$tmp/err" "$doc"
