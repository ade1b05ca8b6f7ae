/* SPDX-License-Identifier: MIT */
/* A web page: its article, and all of it. */
#include "markup.h"

static void read_it(const uint8_t *bytes, size_t n, bool keep_all)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct str charset = html_charset(fuzz.bytes);
    read_html(fuzz.doc,
              decode(fuzz.arena, &fuzz.log, fuzz.bytes, NULL, charset),
              keep_all);
    demand_structure(fuzz.doc, keep_all);
    fuzz_end(&fuzz);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    read_it(bytes, n, false);
    read_it(bytes, n, true);
    return 0;
}
