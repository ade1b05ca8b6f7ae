# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For a conformance script: what held and what did not, and the count at last.

good_count=0
bad_count=0
skipped= # ", some skipped", when something was

good() { # WHAT
    good_count=$((good_count + 1))
    [ -z "${VERBOSE:-}" ] || echo "ok: $1"
}

bad() { # WHAT SEEN
    bad_count=$((bad_count + 1))
    echo "fail: $1: ${2:0:400}"
}

holds() { # WHAT COMMAND...
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then
        good "$what"
    else
        bad "$what" "$* $(tail -n 20 <<<"$said")"
    fi
}

counts() {
    echo "$good_count passed, $bad_count failed$skipped"
    [ "$bad_count" = 0 ]
    exit
}
