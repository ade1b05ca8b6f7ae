# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For tests/conformance/beyond.sh: one task alone, and with documents that kill
# or stall the program.

# An anban to which some documents are fatal.
fatal_anban() {
    cat >"$tmp/fatal" <<FATAL
#!/bin/bash
for word; do
    case \$word in
    *chet.txt) kill -SEGV \$\$ ;;
    *treo.txt) sleep 100 ;;
    esac
done
exec "$anban" "\$@"
FATAL
    chmod +x "$tmp/fatal"
}

fatal_list() {
    mkdir "$tmp/fatal-in"
    for name in 1 2 3 chet treo; do
        cp "$cases/mot-tu.txt" "$tmp/fatal-in/$name.txt"
        echo "$name.txt"
    done >"$tmp/fatal-list"
    echo '1.md' >>"$tmp/fatal-list"
}

fatal_named() {
    cut -f 1,2 "$tmp/fatal-out/failed/0.tsv" | sort |
        diff <(printf '1.md\t-\nchet.txt\t139\ntreo.txt\t124\n') -
}

made_when() { # FOLDER
    find "$1" -name '*.pdf' -printf '%p %T@\n' | sort
}

try_leaf() {
    local before i
    ANBAN=$anban bash "$beyond/leaf.sh" "$tmp/in" "$tmp/whole" <"$tmp/list"
    holds 'a task: editions' same_editions "$tmp/whole"
    holds 'a task: failures named' named "$tmp/whole"

    for i in 2 0 1; do
        ANBAN=$anban bash "$beyond/leaf.sh" "$tmp/in" "$tmp/parts" "$i" 3 \
            <"$tmp/list"
    done
    holds 'three tasks: editions' same_editions "$tmp/parts"
    holds 'three tasks: failures named' named "$tmp/parts"

    rm "$tmp/parts/tin/7.pdf"
    before=$(made_when "$tmp/parts")
    ANBAN=$anban bash "$beyond/leaf.sh" "$tmp/in" "$tmp/parts" <"$tmp/list"
    holds 'given out again: editions' same_editions "$tmp/parts"
    holds 'given out again: only what was missing is made' \
        [ "$(made_when "$tmp/parts" | grep -v tin/7.pdf)" = "$before" ]

    fatal_anban
    fatal_list
    ANBAN=$tmp/fatal LIMIT=1 bash "$beyond/leaf.sh" "$tmp/fatal-in" \
        "$tmp/fatal-out" <"$tmp/fatal-list" 2>/dev/null
    holds 'a fatal document: is named' fatal_named
    holds 'a fatal document: the others are made' \
        [ "$(find "$tmp/fatal-out" -name '[123].pdf' | wc -l)" = 3 ]

    ANBAN=/bin/false bash "$beyond/leaf.sh" "$tmp/in" "$tmp/sick" \
        <"$tmp/list" 2>/dev/null
    holds 'a machine that converts nothing' [ $? = 75 ]
    holds 'a machine that converts nothing: names no document' \
        [ -z "$(ls "$tmp/sick/failed")" ]
}
