/* SPDX-License-Identifier: MIT */
/*
 * A second style sheet: what depends on how large the screen is. Its units and
 * its queries are younger than some reading systems, which drop a sheet, or a
 * book, for what they do not know; what all of them take is in epub_style.c.
 */
#include "write/epub.h"

static const char rules[] =
    "/* No picture is higher than the screen, which has room for its caption,\n"
    "   too. */\n"
    "img {\n"
    "  max-height: 90vh;\n"
    "  object-fit: contain;\n"
    "}\n"
    "\n"
    "figure img {\n"
    "  max-height: 75vh;\n"
    "}\n"
    "\n"
    ".cover svg {\n"
    "  max-height: 90vh;\n"
    "}\n";

struct str epub_screen(void)
{
    return STR(rules);
}
