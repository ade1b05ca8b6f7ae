/* SPDX-License-Identifier: MIT */
/*
 * Bytes in any encoding: what comes out is UTF-8 in NFC, clean, and stays as it
 * is when it is decoded again. The first byte may name an encoding.
 */
#include <string.h>

#include <uninorm.h>

#include "fuzz.h"

static const char *const encodings[] = {
    "tcvn3", "vni",        "vps",      "viscii",  "tcvn5712", "windows-1258",
    "utf-8", "iso-8859-2", "utf-16le", "gb18030", "utf-7",    "utf-32be",
};

enum { ENCODINGS = sizeof encodings / sizeof encodings[0] };

static void demand_nfc(struct str text)
{
    size_t n;
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.s, text.n, NULL, &n);
    DEMAND(text.n == 0 || nfc);
    DEMAND(n == text.n && (n == 0 || memcmp(nfc, text.s, n) == 0));
    free(nfc);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    bool named = n > 0 && bytes[0] < ENCODINGS;
    const char *encoding = named ? encodings[bytes[0]] : NULL;
    struct str hint = html_charset(fuzz.bytes);
    struct str text =
        decode(fuzz.arena, &fuzz.log, str_slice(fuzz.bytes, named, n), encoding,
               named ? STR("") : hint);
    demand_text(text);
    DEMAND(text.n == 0 || !memchr(text.s, '\r', text.n));
    demand_nfc(text);
    DEMAND(str_eq(text, decode(fuzz.arena, &fuzz.log, text, "utf-8", STR(""))));
    demand_tree(fuzz.doc);
    fuzz_end(&fuzz);
    return 0;
}
