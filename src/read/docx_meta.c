/* SPDX-License-Identifier: MIT */
/*
 * What the file says of itself. Word fills most of it in unasked, so little is
 * believed: a title that stands in the text, a name that is no program's or
 * computer's, a language in which the text can be. Its dates are those of the
 * file, which is often last year's report written over; none is taken.
 */
#include "base/arena.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/metadata.h"
#include "doc/phrase.h"
#include "read/docx.h"

enum {
    SAMPLE = 20000,   /* bytes of text that show its language */
    MARKED_MIN = 20,  /* one in so many letters is Vietnamese only */
    TITLE_REACH = 12, /* blocks */
    CAPITALS_MIN = 80 /* percent */
};

/* Names that programs, computers and copies of Windows put there. */
static const char *const nobody[] = {
    "admin",
    "administrator",
    "user",
    "windows user",
    "microsoft office user",
    "microsoft",
    "microsoft word",
    "microsoft corporation",
    "pc",
    "un-named",
    "unnamed",
    "unknown",
    "python-docx",
    "apache poi",
    "docx4j",
    "home",
    "company",
    "hp",
    "dell",
    "acer",
    "asus",
    "lenovo",
    "hewlett-packard",
    "hewlett-packard company",
    "grizli777",
    "smart pc",
    "may tinh",
    "máy tính",
    "openoffice.org",
    "libreoffice",
    "owner",
    "customer",
    "author",
};

static bool is_nobody(struct str name)
{
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++) {
        if (str_eq_nocase(name, str_of(nobody[i])))
            return true;
    }
    return name.n < 2;
}

static struct str read_value(struct docx *d, struct docx_xml *xml)
{
    struct str text = docx_xml_content(xml, d->arena);
    return str_one_line(d->arena, docx_clean(d->arena, text));
}

/* Letters that no other language in Latin script has. */
static bool is_vietnamese_only(uint32_t c)
{
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 ||
           c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0;
}

static bool is_vietnamese(const struct doc *doc)
{
    size_t letters = 0, marked = 0, bytes = 0;
    for (const struct node *n = doc->root->first; n && bytes < SAMPLE;
         n = node_next(n, doc->root)) {
        for (size_t at = 0; n->kind == NODE_TEXT && at < n->as.text.n;) {
            uint32_t c = utf8_next(n->as.text, &at);
            letters += letter_is(c);
            marked += is_vietnamese_only(c);
        }
        bytes += n->kind == NODE_TEXT ? n->as.text.n : 0;
    }
    return letters == 0 || marked * MARKED_MIN >= letters;
}

/* A title which Word made of the first words it saw, or which is that of an
 * older text, is not to be printed above this one. */
static bool is_in_text(const struct doc *doc, struct str title)
{
    const struct node *block = doc->root->first;
    for (int i = 0; block && i < TITLE_REACH; i++, block = block->next) {
        struct str text =
            str_one_line(doc->arena, node_text(doc->arena, block));
        if (str_eq_nocase(text, title))
            return true;
    }
    return false;
}

static void take_title(struct docx *d, struct str title)
{
    if (title.n == 0 || d->title)
        return;
    if (is_in_text(d->doc, title))
        metadata_add(d->doc, STR("title"), title);
    else
        log_add(d->doc->log, LOG_NOTICE, 0,
                "the file's properties call it \"%.*s\", which does not stand "
                "in the text and is not used; --title sets a title",
                STR_ARG(title));
}

/* Cuts at the marks which people put between keywords. */
static void take_list(struct docx *d, struct str name, struct str list)
{
    while (list.n) {
        size_t n = 0;
        while (n < list.n && list.s[n] != ',' && list.s[n] != ';')
            n++;
        struct str one = str_trim(str_slice(list, 0, n));
        if (one.n)
            metadata_add(d->doc, name, one);
        list = str_slice(list, n + 1, list.n);
    }
}

static void take_author(struct docx *d, struct str names)
{
    while (names.n) {
        size_t n = 0;
        while (n < names.n && names.s[n] != ';')
            n++;
        struct str name = str_trim(str_slice(names, 0, n));
        if (!is_nobody(name))
            metadata_add(d->doc, STR("author"), name);
        names = str_slice(names, n + 1, names.n);
    }
}

static void take_language(struct docx *d, struct str tag)
{
    bool vietnamese = language_is(tag, "vi");
    if (tag.n && vietnamese == is_vietnamese(d->doc))
        metadata_add(d->doc, STR("lang"), vietnamese ? STR("vi") : tag);
}

static void take_property(struct docx *d, enum docx_tag tag, struct str value)
{
    switch (tag) {
    case DC_title:
        take_title(d, value);
        break;
    case DC_creator:
        take_author(d, value);
        break;
    case DC_subject:
        if (value.n)
            metadata_add(d->doc, STR("subject"), value);
        break;
    case CP_keywords:
        take_list(d, STR("subject"), value);
        break;
    case DC_description:
        if (value.n)
            metadata_add(d->doc, STR("description"), value);
        break;
    case DC_language:
        take_language(d, value);
        break;
    default:
        break;
    }
}

/* Who holds the licence of Word stands there; a letterhead knows better. */
static void take_company(struct docx *d, struct str name)
{
    const struct node *block = d->doc->root->first;
    for (int i = 0; block && i < 3; i++, block = block->next) {
        if (capital_share(node_text(d->arena, block)) >= CAPITALS_MIN ||
            block->kind == NODE_TABLE)
            return;
    }
    if (!is_nobody(name))
        metadata_add(d->doc, STR("organisation"), name);
}

static void read_part(struct docx *d, const struct docx_relations *relations,
                      const char *type)
{
    const struct docx_relation *r = docx_relation_of_type(relations, type);
    struct docx_xml *xml =
        r && !r->external ? docx_part_open(d->package, r->target) : NULL;
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN || xml->depth != 2)
            continue;
        enum docx_tag tag = xml->tag;
        if (tag == EP_Company)
            take_company(d, read_value(d, xml));
        else if (tag != TAG_OTHER)
            take_property(d, tag, read_value(d, xml));
    }
    if (xml)
        docx_part_close(d->package, xml, r->target);
}

void docx_read_properties(struct docx *d,
                          const struct docx_relations *relations)
{
    read_part(d, relations, "core-properties");
    read_part(d, relations, "coreProperties");
    read_part(d, relations, "extended-properties");
    read_part(d, relations, "extendedProperties");
}
