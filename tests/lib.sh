# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# What every check in tests/checks has: where things are, a folder of its own
# ($tmp, empty at the start, left for a look afterwards), and the words to say
# what was found. tests/run sources this and then the check, in the root of
# the project.

set -u

: "${check:?is set by tests/run}"
export TZ=UTC LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1608595200
unset LANGUAGE

# A make started by a check keeps the variables of the make that runs the
# tests, but not its job server, which it cannot reach.
MAKEFLAGS=$(sed 's/ -j[0-9]*//; s/ --jobserver-[a-z]*=[^ ]*//g' \
    <<<"${MAKEFLAGS:-}")
export MAKEFLAGS

root=$PWD
build=$(realpath -m "${BUILD:-build}")
anban=$(realpath -m "${ANBAN:-$build/anban}")
cases=$root/tests/cases
# shellcheck source=tests/inputs.sh
. tests/inputs.sh
report=$cases/hoi-nghi-tong-ket-2020.txt
tmp=$build/test/$check
results=$build/test/$check.results
rm -rf "$tmp" && mkdir -p "$tmp" && : >"$results"
export anban root build tmp

# A command that must end within so many seconds. An emulator may take thirty
# times as long: it is up to ninety times slower, but what it runs takes a small
# part of its limit here. The status of one that did not end is 124.
within() { # SECONDS COMMAND...
    timeout "$((${WITH:+30 * }$1))" "${@:2}"
}

# Everything on one line, and not too much of it.
squeeze() {
    local text
    text=$(tr -s '[:space:]' ' ')
    echo "${text:0:400}"
}

pass() { # WHAT
    printf 'pass\t%s: %s\n' "$check" "$1" >>"$results"
}

fail() { # WHAT SEEN
    printf 'fail\t%s: %s: %s\n' "$check" "$1" "$(squeeze <<<"$2")" \
        >>"$results"
}

skip() { # WHAT WHY
    printf 'skip\t%s: %s: %s\n' "$check" "$1" "$(squeeze <<<"$2")" \
        >>"$results"
}

# Run a command; keep its $status, and what it said in $tmp/out and $tmp/err.
run() {
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    status=$?
}

# check WHAT COMMAND...: the command must succeed. Where it says nothing of its
# own, what the last run did is shown instead.
check() {
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then
        pass "$what"
    elif [ -n "$said" ]; then
        fail "$what" "$said"
    else
        fail "$what" "$* failed; status ${status:-none}; $(last_words)"
    fi
}

last_words() {
    [ -e "$tmp/err" ] || return 0
    printf 'stderr: '
    tail -n 3 "$tmp/err"
}

refute() { # COMMAND...: for check: the command must fail
    ! "$@"
}

exited() { # STATUS...: the last run ended with one of these
    local wanted
    for wanted in "$@"; do
        [ "$status" = "$wanted" ] && return
    done
    echo "status $status; $(last_words)"
    return 1
}

equal() { # WANTED SEEN
    [ "$1" = "$2" ] && return
    echo "wanted '$1', saw '$2'"
    return 1
}

# One message, on one line, in the form that cli.md promises:
# anban: FILE: text, or anban: FILE:LINE: text.
one_message() { # FILE
    local lines
    lines=$(wc -l <"$tmp/err")
    if [ "$lines" != 1 ]; then
        echo "$lines lines on standard error: $(cat "$tmp/err")"
        return 1
    fi
    message_names "$1"
}

message_names() { # FILE
    awk -v file="$1" '
        index($0, "anban: " file ":") == 1 {
            rest = substr($0, length("anban: " file ":") + 1)
            if (rest ~ /^([0-9]+:)? [^ ].*[^ ]$/) found = 1
        }
        END { exit !found }' "$tmp/err" && return
    echo "no 'anban: $1: text' in: $(cat "$tmp/err")"
    return 1
}

# No output, and no temporary file that would have become one.
same_files() { # FOLDER LISTING-BEFORE
    local now
    now=$(listing "$1")
    [ "$now" = "$2" ] && return
    echo "the folder held '$2', now '$now'"
    return 1
}

listing() { # FOLDER: names and contents
    (cd "$1" && find . -type f -exec md5sum {} + | sort)
}

# Debian's EPUBCheck is of EPUB 3.2, which did not know where pages come from;
# of all else it must have nothing to say. It runs for a second or two: Java's
# second compiler and its parallel collector would cost more than they save.
epub_is_valid() { # FILE
    local said
    said=$(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        -jar /usr/bin/epubcheck "$1" 2>&1)
    grep -q '^EPUBCheck completed' <<<"$said" || {
        echo "$said"
        return 1
    }
    grep -E '^(FATAL|ERROR|WARNING)' <<<"$said" |
        grep -v '^ERROR(OPF-027).*Undefined property: "pageBreakSource"\.$'
    [ "${PIPESTATUS[1]}" = 1 ]
}

# Or in an emulator: what is slow, and has memory of its own.
under_sanitizers() {
    [ -n "${ANBAN_SAN:-}${WITH:-}" ]
}

paragraphs() { # N: so many of four lines each, with an empty line behind
    local i
    for ((i = 0; i < $1; i++)); do
        echo "Trạm đo ghi mực nước hai lần mỗi ngày, gửi số liệu về" \
            "trung tâm, và lưu bản giấy trong năm năm; cuối tháng, tổ" \
            "trưởng xem lại cả sổ, ký vào trang cuối và báo cáo cho chi" \
            "cục về những ngày còn thiếu số liệu cùng lý do."
        echo
    done
}
