/* SPDX-License-Identifier: MIT */
/* A book: an archive, or its parts as text, which are packed here (parts.h). */
#include "markup.h"
#include "parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct str text = fuzz.bytes;
    if (str_starts(text, STR("=== ")))
        text = packed(fuzz.arena, NULL, 0, text);
    read_epub(fuzz.doc, text, n % 2);
    demand_structure(fuzz.doc, n % 2);
    fuzz_end(&fuzz);
    return 0;
}
