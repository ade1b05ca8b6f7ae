/* SPDX-License-Identifier: MIT */
/* Lines by which people break a page: TeX's commands, comments of editors. */
#include "base/utf8.h"
#include "read/read.h"

bool says_page_break(struct str words)
{
    static const char *const breaks[] = {
        "\\newpage",          "\\pagebreak",         "\\clearpage",
        "\\cleardoublepage",  "\\newpage{}",         "\\pagebreak{}",
        "<!-- pagebreak -->", "<!-- page-break -->", "<!--pagebreak-->",
        "<!-- newpage -->",   "<!--nextpage-->",     "[pagebreak]",
        "[newpage]",          "[ngắt trang]"};
    char first = words.n ? words.s[0] : ' ';
    if (first != '\\' && first != '<' && first != '[')
        return false;
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        if (str_eq_nocase(words, str_of(breaks[i])))
            return true;
    }
    return false;
}
