# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# The cases: tests/cases/NAME.FORM of every form that is read, and beside each
# what is expected of it, in files whose presence selects what is looked at:
#     .tree     the document tree           .pages    the laid-out pages
#     .xhtml    the EPUB's chapters         .err      what a conversion says
#     .explain  what --explain says
# NAME.args holds options for all of them. With BLESS set, the files that are
# there are written anew instead.

produce() { # KIND INPUT OUTPUT, and the options
    local kind=$1 input=$2 output=$3 name
    name=$(basename "$input")
    shift 3
    case $kind in
    tree | pages)
        "$anban" "$@" -t "$kind" -o - "$input" >"$output" 2>"$tmp/err"
        ;;
    xhtml)
        "$anban" "$@" -t epub -o "$tmp/$name.epub" "$input" \
            >/dev/null 2>"$tmp/err" &&
            python3 tests/epub.py documents "$tmp/$name.epub" >"$output"
        ;;
    err | explain)
        [ "$kind" = explain ] && set -- "$@" --explain
        mkdir -p "$tmp/$name.out"
        "$anban" "$@" -o "$tmp/$name.out" "$input" >/dev/null 2>"$tmp/err"
        sed "s|$cases/||g; s|$tmp/$name.out/||g" "$tmp/err" >"$output"
        ;;
    esac
}

golden() { # KIND INPUT STEM
    local kind=$1 input=$2 stem=$3 options=() what seen
    what=$(basename "$stem").$kind
    seen=$tmp/$what
    [ -e "$stem.args" ] && mapfile -t options < <(xargs -n1 <"$stem.args")
    if ! produce "$kind" "$input" "$seen" ${options[@]+"${options[@]}"} &&
        [ "$kind" != err ]; then
        fail "$what" "conversion failed: $(cat "$tmp/err")"
    elif [ -n "$BLESS" ]; then
        cmp -s "$seen" "$stem.$kind" || cp "$seen" "$stem.$kind"
        pass "$what"
    elif diff -u "$stem.$kind" "$seen" >"$seen.diff"; then
        pass "$what"
    else
        fail "$what" "differs, see $seen.diff: $(grep -m 6 '^[-+][^-+]' \
            "$seen.diff")"
    fi
}

for input in "${case_inputs[@]}"; do
    [ -e "$input" ] || continue
    stem=${input%.*}
    case " ${ONLY:-} " in
    '  ' | *" $(basename "$stem") "*) ;;
    *) continue ;;
    esac
    for kind in tree pages xhtml err explain; do
        [ -e "$stem.$kind" ] && golden "$kind" "$input" "$stem"
    done
done
:
