# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# A picture that does not fit on its page leaves no hole there: text that
# follows it fills the page, or it goes to the page's foot; with its caption, in
# its section, and read aloud where it was.

picture() { # WIDTH HEIGHT
    python3 -c '
import struct, sys, zlib
w, h = int(sys.argv[1]), int(sys.argv[2])
def part(t, d):
    return struct.pack(">I", len(d)) + t + d + \
        struct.pack(">I", zlib.crc32(t + d))
rows = (b"\0" + b"\x80" * w) * h
sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" +
    part(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 0, 0, 0, 0)) +
    part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))' "$1" "$2"
}

text() { # NAME PARAGRAPHS
    for ((i = 1; i <= $2; i++)); do
        echo "$1 $i: trạm đo ghi mực nước hai lần mỗi ngày, gửi số liệu về" \
            "trung tâm, và lưu bản giấy trong năm năm; cuối tháng, tổ" \
            "trưởng xem lại cả sổ và báo cáo cho chi cục về những ngày còn" \
            "thiếu số liệu."
        echo
    done
}

figure() {
    printf '![Hình 1. Trạm đo](tram.png)\n\n'
}

# Figures of a page: where its text ends, and what stands on it.
page() { # NUMBER
    awk -v wanted="$1" '$1 == "page" { n++ }
        n == wanted && /^  (text|image)/ && !/artifact/' "$tmp/pages"
}

# From the top of the text to its end there are 728 points; 7 in 100 may lack.
is_full() { # NUMBER
    page "$1" | awk '$1 == "text" && $3 > low { low = $3 }
        END { print low; exit !(low > 728 * 0.93 + 56) }'
}

# The words of the page's lines, in the order in which they stand on it.
stand() { # NUMBER
    page "$1" | sort -s -k3,3n | sed 's/.*"\(.*\)"$/\1/'
}

convert() {
    run "$anban" -q -t pages -o - "$tmp/input.md"
    cp "$tmp/out" "$tmp/pages"
}

picture 560 520 >"$tmp/tram.png"
{ printf '# Báo cáo\n\n## 1. Trạm\n\n'; text trên 8; figure; text dưới 8; } \
    >"$tmp/input.md"
convert
check 'down: the page is full' is_full 1
check 'with text that follows' grep -q 'dưới 1' <(stand 1)
check 'the picture heads the next' equal tram.png "$(stand 2 | head -1)"
check 'with its caption' equal 'Hình 1. Trạm đo' "$(stand 2 | sed -n 2p)"
check 'no paragraph is lost' equal 16 "$(grep -c '"\(trên\|dưới\) [1-8]: ' \
    "$tmp/pages")"
"$anban" -q -o "$tmp" "$tmp/input.md"
check 'it is read where it was' equal 'trên 8 Hình 1 dưới 1' \
    "$(pdfinfo -struct-text "$tmp/input.pdf" | tr '\n' ' ' |
        grep -o 'trên 8\|Hình 1\|dưới 1' | uniq | paste -sd' ')"
check 'paper and screen agree' python3 tests/pagelist.py "$tmp"

{ printf '# Báo cáo\n\n## 1. Trạm\n\n'; text trên 8; figure;
    printf '## 2. Người\n\n'; text dưới 8; } >"$tmp/input.md"
convert
check 'up: the page is full' is_full 1
check 'the picture is at its foot' equal 'Hình 1. Trạm đo' "$(stand 1 | tail -1)"
check 'no heading was passed' equal '1' "$(stand 1 | grep -c '^[0-9]\. ')"
check 'the text goes on' grep -q 'trên 8' <(stand 2)

{ printf '# Báo cáo\n\n## 1. Trạm\n\n'; text trên 8; printf '## 2. Người\n\n';
    figure; text dưới 8; } >"$tmp/input.md"
convert
check 'behind a heading: the page is full' is_full 1
check 'the heading keeps text' equal 1 \
    "$(stand 1 | grep -A1 '^2\. ' | grep -c 'dưới 1')"

{ printf '# Báo cáo\n\n## 1. Trạm\n\n'; text trên 8; figure; figure;
    figure; } >"$tmp/input.md"
convert
check 'pictures alone stay' exited 0
check 'all of them' equal 3 "$(grep -c '^  image' "$tmp/pages")"
