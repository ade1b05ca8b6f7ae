# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For the conformance scripts that look at editions: the EPUBs, sound and
# spoiled; the programs that come with Maven and npm, kept from run to run; and
# the judgement on what a program said of each book.

. tests/conformance/count.bash

anban=$(realpath "${ANBAN:-build/anban}")
rooms=$(realpath -m "${BUILD:-build}")/conformance
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1608595200
export MODULES=$rooms/npm/node_modules

# The few that show all: the report, many chapters with notes and tables,
# photographs, everything Markdown has, an administrative document, what is wider
# or taller than a telephone, and small pictures in lines.
few=(hoi-nghi-tong-ket-2020.txt bao-cao-luu-vuc.md trang-wordpress.html
    tong-hop.md van-ban-nd30.txt man-hinh-hep.md word-hinh-trong-dong.docx)

options_of() { # INPUT: sets options
    options=()
    [ ! -e "${1%.*}.args" ] ||
        mapfile -t options < <(xargs -n1 <"${1%.*}.args")
}

make_book() { # INPUT FOLDER
    options_of "$1"
    "$anban" -q ${options[@]+"${options[@]}"} -t epub \
        -o "$2/$(basename "$1").epub" "$1" 2>/dev/null ||
        bad "$(basename "$1")" 'not converted'
}

make_books() { # FOLDER INPUT...
    local folder=$1 input
    shift
    rm -rf "$folder" && mkdir -p "$folder"
    for input in "$@"; do
        make_book "$input" "$folder"
    done
}

books_of() { # FOLDER INPUT...: the books' paths
    local folder=$1 input
    shift
    for input in "$@"; do
        echo "$folder/$(basename "$input").epub"
    done
}

# A small book with everything, sound and with one fault a copy. Its pages are
# small, so that it has several.
make_spoiled() { # FOLDER
    local said
    rm -rf "$1" && mkdir -p "$1"
    cp tests/conformance/epub/book.md "$1"
    cp tests/images/srgb.png "$1/toan-canh.png"
    said=$("$anban" -q --paper 90x120mm --margins 10mm,10mm,10mm,10mm -t epub \
        -o "$1/sound.epub" "$1/book.md" 2>&1) ||
        bad 'the sound book' "not made: $said"
    said=$(python3 tests/conformance/epub/spoil.py "$1/sound.epub" "$1" 2>&1) ||
        bad 'the books with faults' "not made: $said"
}

# Has Maven put a program and all that it needs into FOLDER/jars, once for a
# version; without it there is nothing to count.
from_maven() { # FOLDER GROUP ARTIFACT VERSION
    local room=$1 wanted="$3 $4"
    mkdir -p "$room"
    [ "$(cat "$room/jars/done" 2>/dev/null)" != "$wanted" ] || return 0
    rm -rf "$room/jars"
    cat >"$room/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>anban</groupId>
  <artifactId>fetched</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>$2</groupId>
      <artifactId>$3</artifactId>
      <version>$4</version>
    </dependency>
  </dependencies>
</project>
POM
    mvn -q -B -f "$room/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$room/jars" >"$room/mvn.log" 2>&1 &&
        echo "$wanted" >"$room/jars/done" && return
    bad "$3" "not installed: $(tail -n 3 "$room/mvn.log")"
    counts
}

# Has pip put packages into FOLDER/packages, once for their versions; without them
# there is nothing to count.
from_pip() { # FOLDER PACKAGE==VERSION...
    local room=$1 wanted="${*:2}"
    mkdir -p "$room"
    [ "$(cat "$room/packages/done" 2>/dev/null)" != "$wanted" ] || return 0
    rm -rf "$room/packages"
    python3 -m pip install --quiet --root-user-action=ignore \
        --target "$room/packages" "${@:2}" >"$room/pip.log" 2>&1 &&
        echo "$wanted" >"$room/packages/done" && return
    bad "$2" "not installed: $(tail -n 3 "$room/pip.log")"
    counts
}

# Scripts of packages do not run: what they would fetch is not needed here.
need_modules() {
    local room=$rooms/npm
    mkdir -p "$room"
    cmp -s tests/conformance/package.json "$room/done" && return
    cp tests/conformance/package.json "$room/package.json"
    (cd "$room" && npm install --ignore-scripts --no-audit --no-fund \
        --no-package-lock --loglevel=error) >"$room/log" 2>&1 &&
        cp tests/conformance/package.json "$room/done" && return
    bad 'packages of npm' "not installed: $(tail -n 3 "$room/log")"
    counts
}

known_of() { # PROGRAM NAME...: the patterns of its known defects
    local program=$1 name
    shift
    for name in "$@"; do
        awk -F '\t' -v program="$program" -v name="$name" \
            '!/^#/ && $1 == program && $2 == name { print $3 }' \
            tests/conformance/known.txt
    done
}

# A known defect is told and not counted; once mended, it must leave the list.
# The name * stands for a defect of many books.
tell_known() { # PROGRAM NAME FOUND
    local pattern
    while IFS= read -r pattern; do
        if grep -qE -- "$pattern" <<<"$3"; then
            echo "known: $1: $2: $pattern"
        else
            bad "$1: $2" "take from known.txt what is mended: $pattern"
        fi
    done < <(known_of "$1" "$2")
}

# What a program said, one finding a line: BOOK, a tab, the finding; and at the
# end of each book: BOOK, a tab, "done".
judge() { # PROGRAM SAID BOOK...
    local program=$1 said=$2 book name found new
    shift 2
    tell_known "$program" '*' "$(cut -f 2 "$said")"
    for book in "$@"; do
        name=$(basename "$book")
        found=$(awk -F '\t' -v name="$name" \
            '$1 == name && $2 != "done" { print $2 }' "$said")
        tell_known "$program" "$name" "$found"
        new=$(grep -vE -f <(known_of "$program" "$name" '*') <<<"$found")
        if [ -n "$new" ]; then
            bad "$program: $name" "$(wc -l <<<"$new") findings: $new"
        elif ! grep -q "^$name	done\$" "$said"; then
            bad "$program: $name" "no verdict: $(tail -n 2 "$said")"
        else
            good "$program: $name"
        fi
    done
}

# The check is itself checked: a book with a fault is refused for that fault.
refused() { # PROGRAM SAID FAULT FINDING
    if grep -q "^$3.epub	.*$4" "$2"; then
        good "$1 refuses $3: $4"
    else
        bad "$1 refuses $3: $4" "it found: $(grep "^$3.epub	" "$2" | head -n 3)"
    fi
}
