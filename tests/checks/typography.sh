# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# How well the report's lines are set, in the figures of tests/bench/typography.

pdf=$tmp/report.pdf
"$anban" -q -t pdf -o "$pdf" "$report"
run python3 tests/bench/typography "$pdf"
check "its figures can be measured" exited 0

at_most() { # FIGURE LIMIT
    awk -v name="$1" -v limit="$2" '
        index($0, name) == 1 {
            value = $NF
            found = 1
        }
        END {
            if (!found || value + 0 > limit) {
                print name, found ? value : "is not there"
                exit 1
            }
        }' "$tmp/out"
}

check "no line of it is loose" at_most "gap max" 0.68
check "95% of its lines are even" at_most "gap p95" 0.62
check "few of its words are torn" at_most "torn compounds %" 8
for fault in "torn numbers" "torn dates" "display torn" "display tails" "lone last syllables" "nearly full" widows \
    orphans stranded; do
    check "it has no $fault" at_most "$fault" 0
done

# Every justified line ends at the margin, but for the stops that hang in it.
"$anban" -q -t pages -o "$tmp/pages" "$report"
run awk '
    # text X Y wWIDTH FACE SIZE [xWIDENING] P#TAG "TEXT "
    $1 == "text" && / P#/ && / "$/ && $6 == 14 &&
        ($2 == 85.039 || $2 == 113.385) {
        right = $2 + substr($4, 2)
        hangs = $0 ~ /(,|\.|;|:|!|\?|-|–|…|\)|”|%) "$/
        off = right - (85.039 + 453.544)
        lines++
        if (hangs ? off <= 0 || off > 6 : off < -0.002 || off > 0.002)
            print right, $0
    }
    END { if (lines < 100) print lines, "lines seen" }' "$tmp/pages"
check "justified lines end at the margin, stops in it" equal "" "$(cat "$tmp/out")"

# A measure that finds no fault would be none.
cat >"$tmp/measure.py" <<'PYTHON'
from importlib.machinery import SourceFileLoader
m = SourceFileLoader("typography", "tests/bench/typography").load_module()
for line in ("sau 05 | năm", "ngày | 22/12", "2016 – | 2025", "2016 | – 2025",
             "có 219 | khu", "đạt 89 | %", "Điều | 58"):
    upper, lower = (part.split() for part in line.split("|"))
    before = upper[-2] if upper[1:] else ""
    assert m.tears_number(before, upper[-1], lower[0]), line
for line in ("ngày 22/12 | tại", "đạt 89% | số", "năm 2020 | của", "và | 3"):
    upper, lower = (part.split() for part in line.split("|"))
    before = upper[-2] if upper[1:] else ""
    assert not m.tears_number(before, upper[-1], lower[0]), line
for line in ("đó, Ông | Nguyễn", "Ông Nguyễn | Kim", "trường Nguyễn Văn | Tài"):
    upper, lower = (part.split() for part in line.split("|"))
    assert m.tears_name(upper, lower), line
for line in ("Thứ trưởng | Bộ", "của Tổng | cục", "Văn Tài, | Nguyễn"):
    upper, lower = (part.split() for part in line.split("|"))
    assert not m.tears_name(upper, lower), line

# Set by hand: 100 pt of text, 10 pt letters, 5 pt or 10 pt between words.
def line(page, y, starts, word="abcd", width=20):
    return m.Line(page, [(x, y, x + width, y + 10, word) for x in starts])
assert abs(line(0, 0, (0, 25, 50, 75)).gap() - 1) < 1e-9
assert line(0, 0, (0, 25, 50)).gap() is None
assert m.percentile(range(1, 101), 95) == 95
edges, wide = [95.0], (0, 25, 50, 75)
text = [line(0, y, wide) for y in (0, 15, 30)] + [line(1, 0, (0,))]
found = m.paragraphs_of(text, edges)
assert [len(p) for p in found] == [4], found
items = [m.Line(0, [(0, y, 5, y + 10, "-"), (10, y, 30, y + 10, "abc;")])
         for y in (0, 15)]
assert not m.goes_on(*items, {10: 15}, edges)
report = m.Report.__new__(m.Report)
report.paragraphs, report.edges = found, edges
report.headings, report.figures, report.faults = set(), {}, []
report.last_lines()
report.page_ends(text, 2)
assert report.figures["lone last syllables"] == 1, report.figures
assert report.figures["widows"] == 1 and report.figures["orphans"] == 0
PYTHON
run python3 -W ignore "$tmp/measure.py"
check "the measure finds faults, and no others" exited 0
