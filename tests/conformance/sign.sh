#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Fields for signatures: with them a PDF is what it was to veraPDF, before it is
# signed and when each of them has been, one after the other, by pyHanko, with
# pictures. Poppler, too, finds all signatures valid. pyHanko comes by pip, in
# this version, veraPDF with Maven.

set -u
. tests/conformance/books.bash
. tests/conformance/verapdf.bash

room=$rooms/sign
from_maven "$rooms/pdf" org.verapdf.apps greenfield-apps 1.28.2
from_pip "$room" pyhanko==0.38.0 pillow

# One signer, three, two, a long document, no signer; on a sheet.
inputs=(van-ban-nd30.txt word-ba-chu-ky.docx don-hai-ben-ky.txt
    bao-cao-luu-vuc.md hoi-nghi-tong-ket-2020.txt)
rm -rf "$room/a2a+ua1" "$room/2.0"
for profile in a2a+ua1 2.0; do
    mkdir "$room/$profile"
    for input in "${inputs[@]}"; do
        "$anban" -q --sign-fields --pdf-profile $profile -t pdf \
            -o "$room/$profile/$input.pdf" "tests/cases/$input" 2>/dev/null
    done
    "$anban" -q --sign-fields --sheet 2up --pdf-profile $profile -t pdf \
        -o "$room/$profile/2up.pdf" tests/cases/van-ban-nd30.txt
    for input in 2up "${inputs[@]}"; do
        pdf=$room/$profile/$input.pdf
        case $input in hoi-nghi*) continue ;; esac # nobody signs
        if said=$(PYTHONPATH=$room/packages python3 \
            tests/conformance/sign/sign.py "$pdf" "${pdf%.pdf}.signed.pdf" \
            2>&1); then
            good "$input, $profile: $said"
        else
            bad "$input, $profile: signed" "$said"
            continue
        fi
        said=$(pdfsig "${pdf%.pdf}.signed.pdf" 2>&1)
        if grep -q 'Signature is Valid' <<<"$said" &&
            ! grep -qi 'invalid' <<<"$said"; then
            good "$input, $profile: valid to poppler"
        else
            bad "$input, $profile: valid to poppler" "$said"
        fi
    done
done

for flavour in 2a ua1 4 ua2 wt1r wt1a; do
    of=2.0
    case $flavour in 2a | ua1) of=a2a+ua1 ;; esac
    all_are $flavour "$room/$of" "$room/$flavour.txt"
done
counts
