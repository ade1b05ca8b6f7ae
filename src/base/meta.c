/* SPDX-License-Identifier: MIT */
/* What all rooms derive from the metadata alike. */
#include "base/meta.h"

bool lang_is_vietnamese(struct str lang)
{
    return str_starts(lang, STR("vi"));
}

struct str meta_publisher(const struct meta *meta)
{
    size_t n = meta->organisations.n;
    return n ? meta->organisations.at[n - 1] : STR("");
}
