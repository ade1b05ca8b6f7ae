/* SPDX-License-Identifier: MIT */
/*
 * Where a page was saved from: browsers and programs that save pages say it in
 * a comment at the head of the file, "saved from url=(0042)https://..."
 * (Chrome, Edge), "url: https://..." (SingleFile), "Mirrored from host/path by
 * HTTrack".
 */
#include "base/arena.h"
#include "read/html/facts.h"

enum { REACH = 4096 /* bytes from the head of the file */ };

/* What stands behind `mark` up to white space; empty: it is not there. */
static struct str word_behind(struct str text, struct str mark)
{
    size_t at = str_find(text, mark), end;
    if (at >= text.n)
        return STR("");
    text = str_slice(text, at + mark.n, text.n);
    for (end = 0; end < text.n && text.s[end] > ' '; end++)
        ;
    return str_slice(text, 0, end);
}

struct str saved_from(struct arena *arena, struct str text)
{
    text = str_slice(text, 0, REACH);
    struct str url = word_behind(text, STR("saved from url="));
    if (url.n && url.s[0] == '(')
        url = str_slice(url, str_find(url, STR(")")) + 1, url.n);
    if (url.n == 0 && str_find(text, STR("SingleFile")) < text.n)
        url = word_behind(text, STR("url: "));
    if (str_starts(url, STR("http://")) || str_starts(url, STR("https://")))
        return str_copy(arena, url);
    url = word_behind(text, STR("Mirrored from "));
    return url.n ? str_printf(arena, "https://%.*s", STR_ARG(url)) : STR("");
}
