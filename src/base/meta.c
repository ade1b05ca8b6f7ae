/* SPDX-License-Identifier: MIT */
/* What both editions derive from the metadata alike. */
#include "base/meta.h"

struct str meta_publisher(const struct meta *meta)
{
    size_t n = meta->organisations.n;
    return n ? meta->organisations.at[n - 1] : STR("");
}
