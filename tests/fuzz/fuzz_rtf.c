/* SPDX-License-Identifier: MIT */
/* A file in Rich Text Format. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    read_rtf(fuzz.doc, fuzz.bytes);
    demand_structure(fuzz.doc, n % 2);
    fuzz_end(&fuzz);
    return 0;
}
