/* SPDX-License-Identifier: MIT */
/* The names of characters; all of them are compared in tests/checks. */
#include "reading.h"

#include "read/markdown/entity.h"

static struct str resolved(const char *text)
{
    return entities_resolved(arena, str_of(text));
}

static void references_are_resolved(void **state)
{
    assert_str(resolved("a &agrave;&#xE0;&#224; &AMP; b"), "a ààà & b");
    assert_str(resolved("&ngE;"), "≧̸");
    assert_str(resolved("&zwnj;&ZeroWidthSpace;"), "\xE2\x80\x8C\xE2\x80\x8B");
}

static void what_is_none_stays(void **state)
{
    assert_str(resolved("a & b &; &#; &#x; &nothing; &amp &#12a; &#xfg;"),
               "a & b &; &#; &#x; &nothing; &amp &#12a; &#xfg;");
    assert_str(resolved("&1; &AE; &é;"), "&1; &AE; &é;");
}

static void what_no_text_may_hold_is_replaced(void **state)
{
    assert_str(resolved("&#0;&#x1F;&#xD800;&#xFFFF;&#x110000;&#99999999999;"),
               "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    assert_str(resolved("&#x10FFFF;&#x20;&#9;"), "\U0010FFFF \t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(references_are_resolved),
        T(what_is_none_stays),
        T(what_no_text_may_hold_is_replaced),
    };
    return RUN(tests);
}
