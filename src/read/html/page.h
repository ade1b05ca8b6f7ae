/* SPDX-License-Identifier: MIT */
/*
 * A web page as it was parsed: elements and texts, with what the later steps
 * (what to leave out, where the article is, what it becomes) need to know of
 * each. The depth of the tree is bounded, so that they may recurse.
 */
#ifndef ANBAN_READ_HTML_PAGE_H
#define ANBAN_READ_HTML_PAGE_H

#include "base/str.h"

struct arena;
struct log;
struct node;

/* What the elements do to the text around and within them. */
enum tag_class {
    CLASS_PHRASE, /* runs within a line */
    CLASS_BLOCK,  /* stands on lines of its own */
    CLASS_CONTROL /* shows no text: scripts, forms' fields, frames, films */
};

/* The elements which are treated by name, X(NAME, name, class); all others are
 * TAG_OTHER and run within a line. */
#define PAGE_TAGS(X)                                                           \
    X(HTML, "html", BLOCK)                                                     \
    X(HEAD, "head", CONTROL)                                                   \
    X(BODY, "body", BLOCK)                                                     \
    X(TITLE, "title", CONTROL)                                                 \
    X(BASE, "base", CONTROL)                                                   \
    X(META, "meta", CONTROL)                                                   \
    X(LINK, "link", CONTROL)                                                   \
    X(STYLE, "style", CONTROL)                                                 \
    X(SCRIPT, "script", CONTROL)                                               \
    X(NOSCRIPT, "noscript", BLOCK)                                             \
    X(TEMPLATE, "template", CONTROL)                                           \
    X(ARTICLE, "article", BLOCK)                                               \
    X(SECTION, "section", BLOCK)                                               \
    X(NAV, "nav", BLOCK)                                                       \
    X(ASIDE, "aside", BLOCK)                                                   \
    X(H1, "h1", BLOCK)                                                         \
    X(H2, "h2", BLOCK)                                                         \
    X(H3, "h3", BLOCK)                                                         \
    X(H4, "h4", BLOCK)                                                         \
    X(H5, "h5", BLOCK)                                                         \
    X(H6, "h6", BLOCK)                                                         \
    X(HGROUP, "hgroup", BLOCK)                                                 \
    X(HEADER, "header", BLOCK)                                                 \
    X(FOOTER, "footer", BLOCK)                                                 \
    X(ADDRESS, "address", BLOCK)                                               \
    X(P, "p", BLOCK)                                                           \
    X(HR, "hr", BLOCK)                                                         \
    X(PRE, "pre", BLOCK)                                                       \
    X(LISTING, "listing", BLOCK)                                               \
    X(XMP, "xmp", BLOCK)                                                       \
    X(BLOCKQUOTE, "blockquote", BLOCK)                                         \
    X(OL, "ol", BLOCK)                                                         \
    X(UL, "ul", BLOCK)                                                         \
    X(MENU, "menu", BLOCK)                                                     \
    X(DIR, "dir", BLOCK)                                                       \
    X(LI, "li", BLOCK)                                                         \
    X(DL, "dl", BLOCK)                                                         \
    X(DT, "dt", BLOCK)                                                         \
    X(DD, "dd", BLOCK)                                                         \
    X(FIGURE, "figure", BLOCK)                                                 \
    X(FIGCAPTION, "figcaption", BLOCK)                                         \
    X(MAIN, "main", BLOCK)                                                     \
    X(DIV, "div", BLOCK)                                                       \
    X(CENTER, "center", BLOCK)                                                 \
    X(DETAILS, "details", BLOCK)                                               \
    X(SUMMARY, "summary", BLOCK)                                               \
    X(FORM, "form", BLOCK)                                                     \
    X(FIELDSET, "fieldset", BLOCK)                                             \
    X(LEGEND, "legend", BLOCK)                                                 \
    X(TABLE, "table", BLOCK)                                                   \
    X(CAPTION, "caption", BLOCK)                                               \
    X(COLGROUP, "colgroup", CONTROL)                                           \
    X(COL, "col", CONTROL)                                                     \
    X(TBODY, "tbody", BLOCK)                                                   \
    X(THEAD, "thead", BLOCK)                                                   \
    X(TFOOT, "tfoot", BLOCK)                                                   \
    X(TR, "tr", BLOCK)                                                         \
    X(TD, "td", BLOCK)                                                         \
    X(TH, "th", BLOCK)                                                         \
    X(IFRAME, "iframe", CONTROL)                                               \
    X(EMBED, "embed", CONTROL)                                                 \
    X(OBJECT, "object", CONTROL)                                               \
    X(APPLET, "applet", CONTROL)                                               \
    X(VIDEO, "video", CONTROL)                                                 \
    X(AUDIO, "audio", CONTROL)                                                 \
    X(CANVAS, "canvas", CONTROL)                                               \
    X(SVG, "svg", CONTROL)                                                     \
    X(MAP, "map", CONTROL)                                                     \
    X(INPUT, "input", CONTROL)                                                 \
    X(BUTTON, "button", CONTROL)                                               \
    X(SELECT, "select", CONTROL)                                               \
    X(DATALIST, "datalist", CONTROL)                                           \
    X(TEXTAREA, "textarea", CONTROL)                                           \
    X(OUTPUT, "output", CONTROL)                                               \
    X(PROGRESS, "progress", CONTROL)                                           \
    X(METER, "meter", CONTROL)                                                 \
    X(FRAMESET, "frameset", CONTROL)                                           \
    X(NOFRAMES, "noframes", CONTROL)                                           \
    X(NOEMBED, "noembed", CONTROL)                                             \
    X(RP, "rp", CONTROL)                                                       \
    X(BR, "br", PHRASE)                                                        \
    X(WBR, "wbr", PHRASE)                                                      \
    X(IMG, "img", PHRASE)                                                      \
    X(PICTURE, "picture", PHRASE)                                              \
    X(SOURCE, "source", PHRASE)                                                \
    X(A, "a", PHRASE)                                                          \
    X(EM, "em", PHRASE)                                                        \
    X(I, "i", PHRASE)                                                          \
    X(CITE, "cite", PHRASE)                                                    \
    X(DFN, "dfn", PHRASE)                                                      \
    X(VAR, "var", PHRASE)                                                      \
    X(STRONG, "strong", PHRASE)                                                \
    X(B, "b", PHRASE)                                                          \
    X(U, "u", PHRASE)                                                          \
    X(INS, "ins", PHRASE)                                                      \
    X(S, "s", PHRASE)                                                          \
    X(STRIKE, "strike", PHRASE)                                                \
    X(DEL, "del", PHRASE)                                                      \
    X(SUP, "sup", PHRASE)                                                      \
    X(SUB, "sub", PHRASE)                                                      \
    X(CODE, "code", PHRASE)                                                    \
    X(KBD, "kbd", PHRASE)                                                      \
    X(SAMP, "samp", PHRASE)                                                    \
    X(TT, "tt", PHRASE)                                                        \
    X(Q, "q", PHRASE)                                                          \
    X(RT, "rt", PHRASE)                                                        \
    X(SPAN, "span", PHRASE)                                                    \
    X(FONT, "font", PHRASE)                                                    \
    X(TIME, "time", PHRASE)                                                    \
    X(MATH, "math", PHRASE)

enum page_tag {
    TAG_TEXT,
    TAG_OTHER,
#define X(tag, name, class) TAG_##tag,
    PAGE_TAGS(X)
#undef X
};

struct attribute {
    struct str name, value; /* the name in small letters */
};

struct element {
    enum page_tag tag;
    long line; /* in the source, 1 the first */
    struct element *parent, *first, *last, *next, *before;
    struct str text; /* of TAG_TEXT: as written, white space and all */
    struct str name; /* of TAG_OTHER: in small letters */
    const struct attribute *attributes;
    size_t attribute_count;
    struct element *note; /* that this link is the mark of, or NULL */
    struct node *node;    /* of a note that was referred to, or NULL */
    const char *left_out; /* the rule by which it is no part of the article */
    size_t letters;       /* bytes of text below that count, spaces aside */
    size_t linked;        /* those of them within links */
    size_t weight;        /* how much running text is below */
    size_t prose;         /* letters in runs, links aside, as long as text */
    size_t sentences;     /* and in shorter ones that end in a stop, too */
    bool marked; /* it is, or holds, what is marked up as the article's */
    bool again;  /* a text that was there before, word for word */
    bool lesser; /* a heading of the first level beside the page's title */
};

/* A place in the page that links may lead to. */
struct anchor {
    struct str id;
    struct element *element;
};

struct page {
    struct arena *arena;    /* its own, gone with the document's */
    struct anchor *anchors; /* of the elements with an id, by it; or NULL */
    size_t anchor_count;
    struct element *root;
    struct element *head, *body; /* never NULL */
    bool edited;                 /* is_of_editor */
};

/* Parses `text`, whose first line has the number `line`, by the rules of HTML
 * (html.spec.whatwg.org, section 13.2). Any text gives a page. */
struct page *page_parse(struct arena *arena, struct log *log, struct str text,
                        long line);

/* The same in two steps, for a page of several texts: the element of all of one
 * text, without a parent, in the page's arena; and what is to be the page. */
struct element *page_parse_into(struct page *page, struct log *log,
                                struct str text, long line);
void page_set_root(struct page *page, struct element *html);

/* The text with that blanked in it which would cost the parser more than its
 * length (*changed): elements nested too deep, tags with too many attributes.
 * `phrases`: also all tags that run within a line. Programs and styles that
 * nobody reads are cut out. Lines stay where they are. */
struct str page_tame(struct arena *arena, struct str text, bool phrases,
                     bool *changed);

/* XHTML as HTML: what XML alone understands is written in another way, in the
 * arena; its lines keep their numbers. */
struct str page_from_xhtml(struct arena *arena, struct str text);

/* True when an editor made the page of a document (Word, LibreOffice, pandoc):
 * it has nothing around its text but running heads and feet. */
bool is_of_editor(const struct page *page);

enum tag_class tag_class(enum page_tag tag);

struct str tag_name(enum page_tag tag);

bool tag_is_heading(enum page_tag tag);

/* The value of an attribute, or empty; name in small letters. */
struct str element_value(const struct element *e, const char *name);
bool element_has(const struct element *e, const char *name);

/* What the style attribute says of a property, in small letters, or empty. */
struct str element_style(struct arena *arena, const struct element *e,
                         const char *property);

/* A width or height in pixels, by attribute or style; -1: not told. */
long element_size(struct arena *arena, const struct element *e,
                  const char *name);

/* Bytes of a text without its white space. */
size_t letters_of(struct str text);

/* Counts the letters in and below each element that is not left out. */
void page_count(struct page *page);

/* Text with few links, and at least one run in it as long as a sentence or two:
 * whatever such a block is called, it is read. Or, with fewer words, a
 * sentence.
 */
bool element_is_prose(const struct element *e);
bool element_is_sentence(const struct element *e);

/* A new last child. */
void element_append(struct element *parent, struct element *e);

/* The first child with that tag, which is made when there is none. */
struct element *element_child(struct arena *arena, struct element *parent,
                              enum page_tag tag);

/* True when it calls itself so in EPUB's vocabulary (epub:type="noteref") or in
 * that of DPUB-ARIA (role="doc-noteref"). */
bool element_says(const struct element *e, const char *type);

/* True for what a reader may see, and is not left out. */
bool element_is_shown(const struct element *e);

/* True for a block, and for an element of a line that holds blocks. */
bool element_is_block(const struct element *e);

/* The block around `e`, or itself. */
struct element *element_block(struct element *e);

/* The element after `e` in document order within `root`, or NULL;
 * element_after passes over what is below `e`. */
struct element *element_next(const struct element *e,
                             const struct element *root);
struct element *element_after(const struct element *e,
                              const struct element *root);

/* The element with that id, or that name of an anchor (HTML, section 7.4.6.4);
 * NULL: there is none. */
struct element *page_target(struct page *page, struct str id);

/* All the text below that shows and is not left out, on one line. */
struct str element_text(struct arena *arena, const struct element *e);

/* The first element with that tag below `e`, or NULL. */
struct element *element_find(const struct element *e, enum page_tag tag);

/* True when `e` is `above` or below it. */
bool element_is_within(const struct element *e, const struct element *above);

#endif
