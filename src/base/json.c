/* SPDX-License-Identifier: MIT */
/* Text as strings of JSON; see json.h. */
#include "base/json.h"

#include "base/json_escape.h"
#include "base/utf8.h"

void json_add(struct buf *buf, struct str text)
{
    char bytes[JSON_ESCAPE];
    buf_add_char(buf, '"');
    for (size_t at = 0, next = 0; at < text.n; at = next) {
        size_t n = json_escape(utf8_next(text, &next), bytes);
        buf_add(buf, n ? (struct str){bytes, n} : str_slice(text, at, next));
    }
    buf_add_char(buf, '"');
}
