# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For the conformance scripts that look at PDFs: what veraPDF says of them.

all_are() { # FLAVOUR FOLDER-OF-PDFS FILE-FOR-ITS-WORDS
    local pdf name
    java -cp "$rooms/pdf/jars/*" org.verapdf.apps.GreenfieldCliWrapper \
        -f "$1" --format text -v "$2"/*.pdf >"$3" 2>&1
    for pdf in "$2"/*.pdf; do
        name=$(basename "$pdf")
        if grep -q "^PASS $pdf" "$3"; then
            good "$name is $1"
        else
            bad "$name is $1" "$(grep -A 3 "$pdf" "$3" | tr '\n' ' ')"
        fi
    done
}
