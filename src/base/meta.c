/* SPDX-License-Identifier: MIT */
/* What all rooms derive from the metadata alike. */
#include "base/meta.h"

#include "base/utf8.h"

static struct str primary_subtag(struct str tag)
{
    return str_slice(tag, 0, str_find(tag, STR("-")));
}

bool language_same(struct str a, struct str b)
{
    return str_eq_nocase(primary_subtag(a), primary_subtag(b));
}

bool language_is(struct str tag, const char *primary)
{
    return str_eq_nocase(primary_subtag(tag), str_of(primary));
}

struct str meta_publisher(const struct meta *meta)
{
    size_t n = meta->organisations.n;
    return n ? meta->organisations.at[n - 1] : STR("");
}
