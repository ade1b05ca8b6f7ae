/* SPDX-License-Identifier: MIT */
/* A page saved as one file: its parts, and the page. */
#include "markup.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct str charset = STR("");
    struct str page = unpack_mhtml(fuzz.doc, fuzz.bytes, &charset);
    read_html(fuzz.doc, decode(fuzz.arena, &fuzz.log, page, NULL, charset),
              false);
    demand_structure(fuzz.doc, false);
    for (struct resource *r = fuzz.doc->resources; r; r = r->next)
        DEMAND(r->bytes.n == 0 || r->bytes.s);
    fuzz_end(&fuzz);
    return 0;
}
