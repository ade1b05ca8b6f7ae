/* SPDX-License-Identifier: MIT */
/* Markdown, with the HTML in it. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    read_markdown(fuzz.doc,
                  decode(fuzz.arena, &fuzz.log, fuzz.bytes, NULL, STR("")));
    demand_structure(fuzz.doc, n % 2);
    fuzz_end(&fuzz);
    return 0;
}
