/* SPDX-License-Identifier: MIT */
/* The front matter of a text, and what it makes of the metadata. */
#include "fuzz.h"

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct str text = decode(fuzz.arena, &fuzz.log, fuzz.bytes, NULL, STR(""));
    size_t taken = read_front_matter(fuzz.doc, text);
    DEMAND(taken <= text.n);
    DEMAND(taken == 0 || text.s[taken - 1] == '\n' || taken == text.n);
    complete_meta(fuzz.doc, STR("fuzz"), 0);
    DEMAND(fuzz.doc->meta.lang.n > 0 && fuzz.doc->meta.identifier.n > 0);
    demand_tree(fuzz.doc);
    fuzz_end(&fuzz);
    return 0;
}
