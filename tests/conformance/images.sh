# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Images of others: PngSuite (175 files, as the spng-sys crate carries them)
# and the files that Pillow is tested with. Each must come out of anban with
# the pixels that Pillow sees, or with a warning; and each with bytes spoiled
# must be survived. Run from the root of the project.

set -u
: "${BUILD:=build}" "${CC:=cc}"
work=$BUILD/conformance/images
mkdir -p "$work"

libraries() {
    sed -n 's/^MODULE_LIBS = //p' "$BUILD/config.mk"
}

# The sanitizers' build serves as well: its flags are asked for in CFLAGS.
# shellcheck disable=SC2046,SC2086 # lists of flags
$CC -std=c17 -D_XOPEN_SOURCE=700 -Isrc ${CFLAGS:-} \
    tests/conformance/rendition.c -o "$work/rendition" \
    "$BUILD/libanban.a" $(libraries) -lhpdf -lunistring -lgif -lm || exit 1

fetch_pngsuite() { # FOLDER
    local crate=$work/crate
    mkdir -p "$crate/src" "$1" && : >"$crate/src/lib.rs"
    printf '[package]\nname = "images"\nversion = "0.0.0"\n%s\n%s\n' \
        '[dependencies]' 'spng-sys = "=0.1.0"' >"$crate/Cargo.toml"
    (cd "$crate" && cargo vendor --quiet vendor >/dev/null 2>&1)
    cp "$crate"/vendor/spng-sys/libspng/tests/images/*.png "$1"
}

fetch_pillow() { # FOLDER
    local file flat
    mkdir -p "$1"
    python3 -m pip download --quiet --no-deps --no-binary :all: \
        --dest "$work" pillow==9.4.0 2>/dev/null
    tar -xzf "$work"/Pillow-9.4.0.tar.gz -C "$work" || return
    find "$work/Pillow-9.4.0/Tests/images" -type f -print0 |
        while IFS= read -r -d '' file; do
            flat=${file#*/Tests/images/}
            case $flat in
            *.jpg | *.jpeg | *.png | *.apng | *.gif | *.webp | *.bmp | *.tif | \
                *.svg | *.jp2 | *.ico)
                cp "$file" "$1/${flat//[\/ ]/_}"
                ;;
            esac
        done
}

passed=0
failed=0

count() { # the last line of a comparison
    echo "$2: $1"
    [[ $1 =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || {
        failed=$((failed + 1))
        return
    }
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
}

render() { # SET: all its files in one run
    local names
    rm -rf "$work/$1.out" && mkdir "$work/$1.out"
    mapfile -t names < <(ls "$work/$1")
    timeout 300 "$work/rendition" "$work/$1.out" "$work/$1" "${names[@]}" \
        >"$work/$1.said"
}

compare() { # SET
    render "$1" || {
        echo "$1: rendition ended with status $?"
        failed=$((failed + 1))
    }
    python3 tests/conformance/images.py "$work/$1" "$work/$1.out" \
        "$work/$1.said" 2>/dev/null | tee "$work/$1.result"
    count "$(tail -n 1 "$work/$1.result")" "$1"
}

survive() { # SET: with a few bytes of each file spoiled
    rm -rf "$work/$1-spoiled" && mkdir "$work/$1-spoiled"
    python3 tests/conformance/spoil.py "$work/$1" "$work/$1-spoiled"
    if render "$1-spoiled"; then
        count "$(find "$work/$1-spoiled" -type f | wc -l) passed, 0 failed" \
            "$1, spoiled"
    else
        count '0 passed, 1 failed' "$1, spoiled"
    fi
}

# Each allocation fails once: the run says so or goes on, and does not crash.
# Lossless WebP is left out: libwebp 1.2.4 does not check one of its own.
full_memory() { # FILE of tests/images
    local n last preload=$PWD/$work/no_memory.so
    last=$(FAIL_COUNT=1 LD_PRELOAD=$preload "$work/rendition" "$work" \
        tests/images "$1" 2>&1 | tail -n 1)
    for ((n = 1; n <= last; n++)); do
        FAIL_AT=$n LD_PRELOAD=$preload "$work/rendition" "$work" \
            tests/images "$1" >"$work/said" 2>&1
        case $?:$(<"$work/said") in
        0: | 1:*'out of memory'* | 1:*'Cannot allocate memory') passed=$((passed + 1)) ;;
        *)
            echo "$1: allocation $n: $(<"$work/said")"
            failed=$((failed + 1))
            ;;
        esac
    done
}

[ -d "$work/pngsuite" ] || fetch_pngsuite "$work/pngsuite"
[ -d "$work/pillow" ] || fetch_pillow "$work/pillow"
for set in pngsuite pillow; do
    compare $set
    survive $set
done
if [[ ${CFLAGS:-} != *sanitize* ]]; then
    $CC -shared -fPIC tests/conformance/no_memory.c -o "$work/no_memory.so"
    for file in cmyk.jpg turned.jpg adobe.jpg adobe.png lossy.webp moving.gif; do
        full_memory $file
    done
fi
echo "$passed passed, $failed failed"
