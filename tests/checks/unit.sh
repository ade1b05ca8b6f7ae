# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The unit programs: every tests/unit/test_*.c must have been built, and each
# test in them counts for itself.

unit_program() { # NAME
    local name=$1 counted=0 line result tap
    # shellcheck disable=SC2086 # WITH: several words, or none
    tap=$(CMOCKA_MESSAGE_OUTPUT=TAP within 120 ${WITH:-} \
        "$build/tests/unit/$name" 2>&1)
    result=$?
    while read -r line; do
        case $line in
        *'# SKIP'*) skip "$name: ${line##*SKIP }" 'it skips itself' ;;
        'ok '*) pass "$name: ${line#* - }" ;;
        'not ok '*)
            fail "$name: ${line#* - }" "$(grep '^#' <<<"$tap")"
            ;;
        *) continue ;;
        esac
        counted=$((counted + 1))
    done <<<"$tap"
    if [ $counted = 0 ]; then
        fail "$name" "no test ran; status $result; $tap"
    elif [ $result -gt 125 ]; then
        fail "$name" "status $result; $(tail -n 5 <<<"$tap")"
    elif [ $result != 0 ] && ! grep -q '^not ok' <<<"$tap"; then
        fail "$name" "status $result; $(tail -n 5 <<<"$tap")"
    fi
}

found=0
for source in "$root"/tests/unit/test_*.c; do
    [ -e "$source" ] || continue
    name=$(basename "$source" .c)
    found=$((found + 1))
    case " ${ONLY:-} " in
    '  ' | *" $name "* | *" ${name#test_} "*) unit_program "$name" ;;
    esac
done
[ $found -gt 0 ] || fail 'programs' 'there is no tests/unit/test_*.c'
