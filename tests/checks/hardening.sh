# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# What stands between a mistake in memory and whoever sent the document, read
# back from what was built: the program, the shared library, their objects. What
# this compiler or this kind of processor does not have is skipped.

built_with() { # FLAG
    grep -q -- " $1\( \|\$\)" "$build/flags"
}

if under_sanitizers || ! built_with '-O[123s]'; then
    skip 'hardening' 'this build is for other ends'
    return 0
fi

for file in "$anban" "$build/libanban.so"; do
    name=$(basename "$file")
    readelf -W -h -l -d "$file" >"$tmp/$name.elf"
    check "$name: at any address" grep -qE '^ *Type: +DYN' "$tmp/$name.elf"
    check "$name: all is bound at the start" grep -qE \
        'FLAGS_1.* NOW' "$tmp/$name.elf"
    check "$name: and read-only then" grep -q GNU_RELRO "$tmp/$name.elf"
    check "$name: no code on the stack" grep -qE \
        'GNU_STACK .* RW ' "$tmp/$name.elf"
    check "$name: nothing both written and run" refute grep -qE \
        'LOAD .* RWE ' "$tmp/$name.elf"
    check "$name: no code is changed to be loaded" refute grep -q TEXTREL \
        "$tmp/$name.elf"
done
check 'anban: is no library' grep -qE 'FLAGS_1.* PIE' "$tmp/anban.elf"

nm -u "$build/libanban.a" 2>/dev/null | sort -u >"$tmp/undefined"
if built_with -fstack-protector-strong; then
    check 'stacks are watched' grep -q __stack_chk_fail "$tmp/undefined"
else
    skip 'stacks are watched' 'not with this compiler'
fi
if built_with '-D_FORTIFY_SOURCE=[23]'; then
    check 'sizes are checked' grep -qE '__v?snprintf_chk' "$tmp/undefined"
else
    skip 'sizes are checked' 'not with this compiler'
fi

# Each object must say it, those of the assembler, too: one that does not is
# enough for a linker to take it from the whole.
says_in_all() { # PROPERTY
    local source silent=''
    for source in src/*.[cS] src/*/*.[cS]; do
        readelf -n "$build/${source%.*}.o" 2>/dev/null | grep -q "$1" ||
            silent+=" $source"
    done
    [ -z "$silent" ] || { echo "not in$silent"; return 1; }
}
if built_with -fcf-protection; then
    check 'where code is entered: in all objects' says_in_all 'IBT, SHSTK'
elif built_with -mbranch-protection=standard; then
    check 'where code is entered: in all objects' says_in_all 'BTI, PAC'
else
    skip 'where code is entered' 'not with this compiler or processor'
fi

# What reads a stranger's bytes is mended with the system.
for library in expat yaml gumbo deflate md4c zip png16 jpeg webp gif lcms2 z \
    freetype; do
    check "shared: $library" grep -qE "NEEDED.*\[lib${library}[-.]" \
        "$tmp/anban.elf"
done
