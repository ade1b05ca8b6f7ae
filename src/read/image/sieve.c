/* SPDX-License-Identifier: MIT */
/*
 * A file without some of its parts. Most files lose nothing and stay where
 * they are; a copy is begun at the first part that goes.
 */
#include "base/buf.h"
#include "read/image/image.h"

void sieve_drop(struct sieve *sieve, size_t start, size_t end)
{
    buf_add(&sieve->kept, str_slice(sieve->file, sieve->from, start));
    sieve->from = end;
}

void sieve_put(struct sieve *sieve, struct str bytes)
{
    buf_add(&sieve->kept, bytes);
}

struct str sieve_rest(struct sieve *sieve, size_t end)
{
    if (sieve->from == 0)
        return str_slice(sieve->file, 0, end);
    sieve_drop(sieve, end, end);
    return buf_str(&sieve->kept);
}
