/* SPDX-License-Identifier: MIT */
/*
 * The style sheet: the form of a Vietnamese report where the form asks for
 * something, all else left to the reader. It says nothing that an old reading
 * system could refuse, sets no size for running text, and no colour, so that
 * every reading mode works. What is bold or italic here must be so in
 * block_style (xhtml_block.c), which decides the fonts to embed; a test holds
 * the two against each other.
 */
#include "base/buf.h"
#include "write/epub.h"
#include "write/xhtml_look.h"
#include "write/xhtml_math.h"

static const struct {
    const char *file, *weight, *style;
} faces[FONT_STYLES] = {
    [FONT_REGULAR] = {"serif-regular.ttf", "normal", "normal"},
    [FONT_BOLD] = {"serif-bold.ttf", "bold", "normal"},
    [FONT_ITALIC] = {"serif-italic.ttf", "normal", "italic"},
    [FONT_BOLD_ITALIC] = {"serif-bold-italic.ttf", "bold", "italic"},
};

/* The parts of an official document: its head, its signature, the lines before
 * its text. How their letters look is in xhtml_look.c. */
static const char official_head[] = ".letterhead {\n"
                                    "  margin: 0 0 2em;\n"
                                    "  text-align: center;\n"
                                    "  font-size: 0.85em;\n"
                                    "}\n"
                                    "\n"
                                    ".letterhead p {\n"
                                    "  margin: 0.2em 0;\n"
                                    "  text-indent: 0;\n"
                                    "}\n"
                                    "\n";

static const char official_places[] =
    ".place-date {\n"
    "  text-align: right;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    ".letterhead .secrecy, .letterhead .urgency {\n"
    "  display: inline-block;\n"
    "  margin: 0.8em 0.5em 0;\n"
    "  border: 1px solid;\n"
    "  padding: 0.2em 0.6em;\n"
    "}\n"
    "\n"
    ".letterhead .place-date, .signature .place-date {\n"
    "  text-align: inherit;\n"
    "}\n"
    "\n"
    ".verse {\n"
    "  margin: 0.8em 0 0.8em 2em;\n"
    "  text-align: left;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    ".authority, .enactment, .title-note {\n"
    "  margin: 1em 0 0.5em;\n"
    "  text-align: center;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    ".signature .recipients, .signature ul, .signature ol {\n"
    "  text-align: left;\n"
    "}\n"
    "\n"
    ".signature ul, .signature ol {\n"
    "  font-size: 0.9em;\n"
    "}\n"
    "\n"
    ".signature ul + .post, .signature ol + .post {\n"
    "  margin-top: 1.5em;\n"
    "}\n"
    "\n"
    ".signature .name {\n"
    "  margin-top: 2em;\n"
    "}\n"
    "\n"
    "/* Short rules: below the issuing body, below the motto, above the notes. */\n"
    ".letterhead:after, .national .issuing-body:after, .motto:after,\n"
    ".first:before {\n"
    "  content: \"\";\n"
    "  display: block;\n"
    "  width: 33%;\n"
    "  margin: 0.8em auto 0;\n"
    "  border-bottom: 1px solid;\n"
    "}\n"
    "\n"
    ".national .issuing-body:after, .motto:after {\n"
    "  margin-top: 0.4em;\n"
    "}\n"
    "\n"
    ".first:before {\n"
    "  width: 25%;\n"
    "  margin: 0 0 0.8em;\n"
    "}\n"
    "\n"
    "/* Nation and motto stand beside the body on paper, below it here. */\n"
    ".national:after {\n"
    "  display: none;\n"
    "}\n"
    "\n"
    ".letterhead .nation, .letterhead .number {\n"
    "  margin-top: 1em;\n"
    "}\n"
    "\n";

static const char rules[] =
    "/* Reading systems that know HTML 4 only. */\n"
    "section, nav, aside, figure, figcaption {\n"
    "  display: block;\n"
    "}\n"
    "\n"
    "nav[hidden] {\n"
    "  display: none;\n"
    "}\n"
    "\n"
    "body {\n"
    "  line-height: 1.5;\n"
    "  word-wrap: break-word;\n"
    "  overflow-wrap: break-word;\n"
    "  widows: 2;\n"
    "  orphans: 2;\n"
    "}\n"
    "\n"
    "/* Vietnamese is written in syllables; none of them is divided. */\n"
    ":lang(vi) {\n"
    "  -webkit-hyphens: none;\n"
    "  -epub-hyphens: none;\n"
    "  hyphens: none;\n"
    "}\n"
    "\n"
    "p {\n"
    "  margin: 0.5em 0;\n"
    "  text-indent: 1.5em;\n"
    "}\n"
    "\n"
    "/* What goes on from another file. */\n"
    ".continued {\n"
    "  text-indent: 0;\n"
    "  list-style-type: none;\n"
    "}\n"
    "\n"
    "h1, h2, h3, h4, h5, h6 {\n"
    "  margin: 1.5em 0 0.5em;\n"
    "  line-height: 1.4;\n"
    "  font-weight: bold;\n"
    "  page-break-after: avoid;\n"
    "  break-after: avoid;\n"
    "  page-break-inside: avoid;\n"
    "  break-inside: avoid;\n"
    "}\n"
    "\n"
    "/* Lines of a heading are about as long, and part no word. */\n"
    "h1, h2, h3, h4, h5, h6, .title {\n"
    "  text-wrap: balance;\n"
    "}\n"
    "\n"
    ".whole {\n"
    "  white-space: nowrap;\n"
    "}\n"
    "\n"
    "h1 {\n"
    "  margin: 1em 0;\n"
    "  font-size: 1.4em;\n"
    "}\n"
    "\n"
    ".title {\n"
    "  text-align: center;\n"
    "}\n"
    "\n"
    "h2 {\n"
    "  font-size: 1.2em;\n"
    "}\n"
    "\n"
    "h3 {\n"
    "  font-size: 1.1em;\n"
    "}\n"
    "\n"
    "h4, h5, h6 {\n"
    "  font-size: 1em;\n"
    "}\n"
    "\n"
    ".lead {\n"
    "  margin: 0 0 1em;\n"
    "  text-indent: 0;\n"
    "  font-weight: bold;\n"
    "}\n"
    "\n"
    ".caption {\n"
    "  text-align: center;\n"
    "  text-indent: 0;\n"
    "  font-size: 0.9em;\n"
    "  font-style: italic;\n"
    "}\n"
    "\n"
    "p.caption, figcaption {\n"
    "  margin: 1em 1.5em;\n"
    "}\n"
    "\n"
    ".attribution {\n"
    "  margin: 1.5em 0 0;\n"
    "  text-align: right;\n"
    "  text-indent: 0;\n"
    "  font-style: italic;\n"
    "}\n"
    "\n"
    ".signature {\n"
    "  margin: 2em 0 0;\n"
    "  text-align: center;\n"
    "  page-break-inside: avoid;\n"
    "  break-inside: avoid;\n"
    "}\n"
    "\n"
    ".signature p, td p, th p, li p {\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    "blockquote {\n"
    "  margin: 1em 1.5em;\n"
    "}\n"
    "\n"
    "/* Deeper ones have no room left on a narrow screen. */\n"
    "blockquote blockquote blockquote {\n"
    "  margin-left: 0;\n"
    "  margin-right: 0;\n"
    "}\n"
    "\n"
    "dt {\n"
    "  margin: 0.5em 0 0;\n"
    "  page-break-after: avoid;\n"
    "  break-after: avoid;\n"
    "}\n"
    "\n"
    "dd {\n"
    "  margin: 0 0 0 1.5em;\n"
    "}\n"
    "\n"
    "ul, ol {\n"
    "  margin: 0.5em 0;\n"
    "  padding: 0 0 0 2em;\n"
    "}\n"
    "\n"
    "ul {\n"
    "  list-style-type: disc;\n"
    "}\n"
    "\n"
    "ul.labelled {\n"
    "  padding: 0 0 0 1.5em;\n"
    "  list-style-type: none;\n"
    "}\n"
    "\n"
    "li {\n"
    "  margin: 0.3em 0;\n"
    "}\n"
    "\n"
    "li p {\n"
    "  margin: 0.3em 0;\n"
    "}\n"
    "\n"
    "pre {\n"
    "  margin: 1em 0;\n"
    "  font-size: 0.9em;\n"
    "  white-space: pre-wrap;\n"
    "}\n"
    "\n"
    ".scroll {\n"
    "  margin: 1em 0;\n"
    "  overflow-x: auto;\n"
    "}\n"
    "\n"
    "/* A box that scrolls is not divided between screens (CSS Fragmentation\n"
    "   3, 4.1), so long tables have none but where no screen holds them. */\n"
    ".long {\n"
    "  margin: 1em auto;\n"
    "}\n"
    "\n"
    "table {\n"
    "  margin: 0 auto;\n"
    "  border-collapse: collapse;\n"
    "}\n"
    "\n"
    "caption {\n"
    "  padding: 0 0 0.5em;\n"
    "}\n"
    "\n"
    ".wide {\n"
    "  font-size: 0.85em;\n"
    "}\n"
    "\n"
    ".wide caption {\n"
    "  text-align: left;\n"
    "}\n"
    "\n"
    "/* No word of a cell is broken but by .breaks: nor would MuPDF ever end, in\n"
    "   a column narrower than a letter. */\n"
    "th, td {\n"
    "  padding: 0.2em 0.5em;\n"
    "  border: 1px solid;\n"
    "  vertical-align: top;\n"
    "  word-wrap: normal;\n"
    "  overflow-wrap: normal;\n"
    "}\n"
    "\n"
    "/* Records, a line for each cell, until the screen is known to have room\n"
    "   for the columns. */\n"
    ".records, .records caption, .records tr, .records th, .records td {\n"
    "  display: block;\n"
    "}\n"
    "\n"
    ".records tr {\n"
    "  margin: 0 0 0.8em;\n"
    "}\n"
    "\n"
    "/* What is longer than a syllable. */\n"
    ".breaks {\n"
    "  word-break: break-word;\n"
    "  overflow-wrap: anywhere;\n"
    "}\n"
    "\n"
    ".bare th, .bare td {\n"
    "  border: 0;\n"
    "}\n"
    "\n"
    ".no-top {\n"
    "  border-top: 0;\n"
    "}\n"
    "\n"
    ".no-right {\n"
    "  border-right: 0;\n"
    "}\n"
    "\n"
    ".no-bottom {\n"
    "  border-bottom: 0;\n"
    "}\n"
    "\n"
    ".no-left {\n"
    "  border-left: 0;\n"
    "}\n"
    "\n"
    ".wide th, .wide td {\n"
    "  padding: 0.2em 0.3em;\n"
    "}\n"
    "\n"
    "td p, th p {\n"
    "  margin: 0;\n"
    "}\n"
    "\n"
    "th {\n"
    "  font-weight: bold;\n"
    "}\n"
    "\n"
    ".left {\n"
    "  text-align: left;\n"
    "}\n"
    "\n"
    ".centre {\n"
    "  text-align: center;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    ".right {\n"
    "  text-align: right;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    "figure {\n"
    "  margin: 1em 0;\n"
    "  text-align: center;\n"
    "  page-break-inside: avoid;\n"
    "  break-inside: avoid;\n"
    "}\n"
    "\n"
    "img {\n"
    "  max-width: 100%;\n"
    "  height: auto;\n"
    "}\n"
    "\n"
    ".cover {\n"
    "  height: 100%;\n"
    "  margin: 0;\n"
    "  text-align: center;\n"
    "}\n"
    "\n"
    "hr {\n"
    "  width: 33%;\n"
    "  margin: 1.5em auto;\n"
    "  border: 0;\n"
    "  border-bottom: 1px solid;\n"
    "}\n"
    "\n"
    ".note {\n"
    "  margin: 1em 0;\n"
    "  font-size: 0.9em;\n"
    "}\n"
    "\n"
    ".first {\n"
    "  margin-top: 2em;\n"
    "}\n"
    "\n"
    ".note p {\n"
    "  margin: 0.2em 0;\n"
    "  text-indent: 0;\n"
    "}\n"
    "\n"
    "sup, sub, .reference {\n"
    "  font-size: 0.75em;\n"
    "}\n"
    "\n"
    ".reference {\n"
    "  vertical-align: super;\n"
    "}\n"
    "\n"
    "nav ol {\n"
    "  padding: 0 0 0 1em;\n"
    "  list-style-type: none;\n"
    "}\n";

/* Of two forms of an equation, the one that every reading system shows. */
static const char math[] = "\n"
                           "math {\n"
                           "  display: none;\n"
                           "}\n"
                           "\n"
                           "." MATH_LINE " {\n"
                           "  display: inline;\n"
                           "}\n";

const char *epub_font_name(enum font_style style)
{
    return faces[style].file;
}

struct str epub_fallback_name(struct arena *arena, size_t i)
{
    return str_printf(arena, "fallback-%zu.ttf", i + 1);
}

/* A name from a font file as a CSS string (CSS Syntax 3, section 4.3.5). */
static void add_string(struct buf *buf, struct str name)
{
    buf_add_char(buf, '"');
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.s[i];
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
            buf_printf(buf, "\\%x ", (unsigned)c);
        else
            buf_add_char(buf, name.s[i]);
    }
    buf_add_char(buf, '"');
}

static void add_face(struct buf *buf, struct str family, const char *weight,
                     const char *style, struct str file)
{
    buf_add(buf, STR("@font-face {\n  font-family: "));
    add_string(buf, family);
    buf_printf(buf,
               ";\n"
               "  font-weight: %s;\n"
               "  font-style: %s;\n"
               "  src: url(%.*s);\n"
               "}\n\n",
               weight, style, STR_ARG(file));
}

/* The family's name with a number: a font that was given to stand in may be of
 * the same family as the text's. */
static struct str fallback_family(struct epub *epub, size_t i)
{
    return str_printf(epub->arena, "%s %zu", font_family(epub->fallbacks[i]),
                      i + 1);
}

static void add_faces(struct epub *epub, struct buf *buf, struct str family)
{
    for (int i = 0; i < FONT_STYLES; i++) {
        if (epub_uses_font(epub, (enum font_style)i))
            add_face(buf, family, faces[i].weight, faces[i].style,
                     str_of(faces[i].file));
    }
    for (size_t i = 0; i < FONT_FALLBACKS; i++) {
        if (epub->fallbacks[i])
            add_face(buf, fallback_family(epub, i), "normal", "normal",
                     epub_fallback_name(epub->arena, i));
    }
}

struct str epub_style(struct epub *epub, struct anban_error *err)
{
    struct buf buf = {.arena = epub->arena};
    struct font *regular = fonts_find(epub->fonts, FONT_REGULAR, err);
    if (!regular)
        return STR("");
    struct str family = str_of(font_family(regular));
    add_faces(epub, &buf, family);
    buf_add(&buf, STR("body {\n  font-family: "));
    add_string(&buf, family);
    for (size_t i = 0; i < FONT_FALLBACKS; i++) {
        if (!epub->fallbacks[i])
            continue;
        buf_add(&buf, STR(", "));
        add_string(&buf, fallback_family(epub, i));
    }
    buf_add(&buf, STR(", serif;\n}\n\n"));
    buf_add(&buf, STR(rules));
    buf_add(&buf, STR("\n"));
    buf_add(&buf, STR(official_head));
    look_add_rules(&buf);
    buf_add(&buf, STR(official_places));
    if (epub->has_math)
        buf_add(&buf, STR(math));
    return buf_str(&buf);
}
