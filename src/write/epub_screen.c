/* SPDX-License-Identifier: MIT */
/*
 * A second style sheet: what depends on how large the screen is. Its units and
 * its queries are younger than some reading systems, which drop a sheet, or a
 * book, for what they do not know; what all of them take is in epub_rules.c.
 */
#include "base/buf.h"
#include "write/epub.h"
#include "write/xhtml_math.h"

/* Each row of a table is a record, of a line for each cell (xhtml_records.h).
 * A reading system that takes the file for HTML gives it a tbody. */
#define AS_RECORDS(table)                                                      \
    "  " table ", " table " caption, " table " tbody, " table " tr, " table    \
    " th, " table " td {\n"                                                    \
    "    display: block;\n"                                                    \
    "    width: auto;\n"                                                       \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " {\n"                                                          \
    "    font-size: 1em;\n"                                                    \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " .heads {\n"                                                   \
    "    display: none;\n"                                                     \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " tr {\n"                                                       \
    "    margin: 0 0 0.8em;\n"                                                 \
    "    border-top: 1px solid;\n"                                             \
    "    padding: 0.2em 0 0;\n"                                                \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " th, " table " td {\n"                                         \
    "    border: 0;\n"                                                         \
    "    padding: 0;\n"                                                        \
    "    text-align: left;\n"                                                  \
    "    word-break: normal;\n"                                                \
    "    overflow-wrap: break-word;\n"                                         \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " [data-label]:before {\n"                                      \
    "    content: attr(data-label) \": \";\n"                                  \
    "    font-size: 0.85em;\n"                                                 \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " td:empty {\n"                                                 \
    "    display: none;\n"                                                     \
    "  }\n"

/* Again what it is: a table. */
#define AS_TABLE(table)                                                        \
    "  " table " {\n"                                                          \
    "    display: table;\n"                                                    \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " caption {\n"                                                  \
    "    display: table-caption;\n"                                            \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " tr {\n"                                                       \
    "    display: table-row;\n"                                                \
    "  }\n"                                                                    \
    "\n"                                                                       \
    "  " table " th, " table " td {\n"                                         \
    "    display: table-cell;\n"                                               \
    "  }\n"

/* The steps of xhtml_table.c: a table of 11.5 em fits 320 pixels of letters
 * half as large again as usual, 24 pixels, between a reading system's margins;
 * one of 20.9 em fits at 0.55 of their size. Words are broken only in what is
 * wider still, and not before the screen is narrow. */
/* clang-format off */
static const char smaller_tables[] =
    "  .fit-5 {\n"
    "    font-size: 0.75em;\n"
    "  }\n"
    "\n"
    "  .fit-6, .crowded {\n"
    "    font-size: 0.65em;\n"
    "  }\n";

static const char crowded_tables[] =
    AS_RECORDS(".crowded.records")
    "\n"
    "  .folds-early {\n"
    "    overflow-x: visible;\n"
    "  }\n";

/* Records are in letters of full size, so these rules stand behind those for
 * narrow text. */
static const char narrow_tables[] =
    "  .fit-6, .crowded {\n"
    "    font-size: 0.55em;\n"
    "  }\n"
    "\n"
    "  .fit-6 th, .fit-6 td {\n"
    "    word-break: break-word;\n"
    "    overflow-wrap: anywhere;\n"
    "  }\n"
    "\n"
    AS_RECORDS(".records")
    "\n"
    "  .folds {\n"
    "    overflow-x: visible;\n"
    "  }\n";

/* What takes little room on a narrow screen. Some rules say again what is so
 * there unless a wider one has undone it. */
static const char narrow_text[] =
    "  blockquote {\n"
    "    margin-left: 0.6em;\n"
    "    margin-right: 0;\n"
    "  }\n"
    "\n"
    "  ul, dd {\n"
    "    padding-left: 1.2em;\n"
    "  }\n"
    "\n"
    "  dd {\n"
    "    margin-left: 0;\n"
    "  }\n"
    "\n"
    "  ul.labelled {\n"
    "    padding-left: 0.6em;\n"
    "  }\n"
    "\n"
    "  li li li ul, li li li ol {\n"
    "    padding-left: 0;\n"
    "  }\n"
    "\n"
    "  li li li ul.labelled {\n"
    "    padding-left: 0;\n"
    "  }\n"
    "\n"
    "  th, td, .wide th, .wide td {\n"
    "    padding: 0.1em 0.2em;\n"
    "  }\n"
    "\n"
    "  .fit-1 {\n"
    "    font-size: 0.85em;\n"
    "  }\n"
    "\n"
    "  .fit-2 {\n"
    "    font-size: 0.75em;\n"
    "  }\n"
    "\n"
    "  .fit-3 {\n"
    "    font-size: 0.65em;\n"
    "  }\n"
    "\n"
    "  .fit-4, .fit-5 {\n"
    "    font-size: 0.55em;\n"
    "  }\n"
    "\n"
    "  .fit-5 th, .fit-5 td {\n"
    "    word-break: break-word;\n"
    "    overflow-wrap: anywhere;\n"
    "  }\n";

/* What a screen with room undoes. */
static const char roomy[] =
    "@media (min-width: 30.01em) {\n"
    "  li li li ul, li li li ol {\n"
    "    padding-left: 2em;\n"
    "  }\n"
    "\n"
    "  li li li ul.labelled {\n"
    "    padding-left: 1.5em;\n"
    "  }\n"
    "\n"
    AS_TABLE(".fit-5")
    "\n"
    AS_TABLE(".fit-6")
    "}\n"
    "\n"
    "@media (min-width: 40.01em) {\n"
    AS_TABLE(".crowded")
    "}\n"
    "\n";

/* Reading systems lay pages side by side in one wide frame, whose width tells
 * nothing of a page's. */
static const char pages[] =
    "body > section {\n"
    "  container-type: inline-size;\n"
    "}\n"
    "\n";

/* MuPDF 1.21 sets the last word of a line that may not be broken beside the page:
 * so this stands where it reads nothing. */
static const char words[] =
    "/* Lines of a heading part no word. */\n"
    "@media (min-width: 1em) {\n"
    "  .whole {\n"
    "    white-space: nowrap;\n"
    "  }\n"
    "}\n"
    "\n";

static const char pictures[] =
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

#define AS_LINES(equations, lines)                                             \
    "    " equations " {\n"                                                    \
    "      display: none;\n"                                                   \
    "    }\n"                                                                  \
    "\n"                                                                       \
    "    " lines " {\n"                                                        \
    "      display: inline;\n"                                                 \
    "    }\n"

/* Of two forms of an equation, the one that is shown (xhtml_math.h). What knows
 * math-style (MathML Core, 4.5) draws MathML, and breaks it nowhere. */
static const char math[] =
    "\n"
    "@supports (math-style: normal) {\n"
    "  math {\n"
    "    display: revert;\n"
    "  }\n"
    "\n"
    "  ." MATH_LINE " {\n"
    "    display: none;\n"
    "  }\n"
    "\n"
    "  @media (max-width: 50em) {\n"
    AS_LINES("math.roomier", "." MATH_LINE ".roomier")
    "  }\n"
    "\n"
    "  @media (max-width: 30em) {\n"
    AS_LINES("math.roomy", "." MATH_LINE ".roomy")
    "  }\n"
    "\n"
    "  @container (max-width: 40em) {\n"
    AS_LINES("math.roomier", "." MATH_LINE ".roomier")
    "  }\n"
    "\n"
    "  @container (max-width: 23em) {\n"
    AS_LINES("math.roomy", "." MATH_LINE ".roomy")
    "  }\n"
    "}\n";
/* clang-format on */

static void add_where(struct buf *buf, const char *query, struct str rules)
{
    buf_printf(buf, "@%s {\n%.*s}\n\n", query, STR_ARG(rules));
}

/* Frames are measured in letters of the usual size, pages in the reader's. */
static void add_steps(struct buf *buf)
{
    add_where(buf, "media (max-width: 50em)", STR(smaller_tables));
    buf_add(buf, STR(roomy));
    add_where(buf, "media (max-width: 40em)", STR(crowded_tables));
    add_where(buf, "media (max-width: 30em)", STR(narrow_text));
    add_where(buf, "media (max-width: 30em)", STR(narrow_tables));
    buf_add(buf, STR(pages));
    add_where(buf, "container (max-width: 45em)", STR(smaller_tables));
    add_where(buf, "container (max-width: 40em)", STR(crowded_tables));
    add_where(buf, "container (max-width: 23em)", STR(narrow_text));
    add_where(buf, "container (max-width: 30em)", STR(narrow_tables));
}

struct str epub_screen(struct epub *epub)
{
    struct buf buf = {.arena = epub->arena};
    add_steps(&buf);
    buf_add(&buf, STR(words));
    buf_add(&buf, STR(pictures));
    if (epub->has_math)
        buf_add(&buf, STR(math));
    return buf_str(&buf);
}
