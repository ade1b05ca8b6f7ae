#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The PDFs of all cases in programs that read others: PDFium, by pypdfium2 of pip,
# finds the text that poppler does, every word whole; pdfcpu, a Go module, takes
# each for valid where it is strict. Without Go the latter is skipped.

set -u
. tests/conformance/books.bash
cases=tests/cases
. tests/inputs.sh

room=$rooms/extractors
from_pip "$room" pypdfium2==5.15.2
pdfcpu=$room/go/bin/pdfcpu
if ! command -v go >/dev/null; then
    echo 'skipped: pdfcpu, for want of Go'
    skipped=', some skipped'
elif [ ! -x "$pdfcpu" ]; then
    GOPATH=$room/go go install github.com/pdfcpu/pdfcpu/cmd/pdfcpu@v0.11.1 \
        >"$room/go.log" 2>&1 ||
        bad pdfcpu "not installed: $(tail -n 3 "$room/go.log")"
fi

rm -rf "$room/out" && mkdir "$room/out"
for input in "${case_inputs[@]}"; do
    options_of "$input"
    pdf=$room/out/$(basename "$input").pdf
    "$anban" -q ${options[@]+"${options[@]}"} -t pdf -o "$pdf" "$input" \
        2>/dev/null || bad "$input" 'not converted'
    [ ! -x "$pdfcpu" ] || holds "pdfcpu: $(basename "$pdf")" \
        "$pdfcpu" validate -q -m strict "$pdf"
done

PYTHONPATH=$room/packages python3 tests/conformance/extractors/same_text.py \
    "$room"/out/*.pdf >"$room/pdfium.said" 2>"$room/pdfium.err"
judge pdfium "$room/pdfium.said" "$room"/out/*.pdf
counts
