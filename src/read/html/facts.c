/* SPDX-License-Identifier: MIT */
/*
 * The facts of a page. Names of meta elements: The Open Graph protocol, DCMI
 * "Expressing Dublin Core in HTML", WHATWG's list of metadata names, and those
 * that content systems in Vietnam write.
 */
#include "read/html/facts.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/metadata.h"
#include "doc/phrase.h"
#include "read/html/names.h"

enum { AUTHOR_MAX = 80, SUBJECTS_MAX = 12, SUBJECT_MAX = 80 };

enum fact { TITLE, SITE, DATE, AUTHOR, DESCRIPTION, ADDRESS, RIGHTS, SUBJECT };

/* In the order of trust: of one fact, the first that the page has is taken. */
static const struct {
    struct str name; /* in small letters */
    enum fact fact;
} names[] = {
    {STR_INIT("og:title"), TITLE},
    {STR_INIT("dc.title"), TITLE},
    {STR_INIT("dcterms.title"), TITLE},
    {STR_INIT("twitter:title"), TITLE},
    {STR_INIT("og:site_name"), SITE},
    {STR_INIT("application-name"), SITE},
    {STR_INIT("article:published_time"), DATE},
    {STR_INIT("datepublished"), DATE},
    {STR_INIT("dcterms.issued"), DATE},
    {STR_INIT("dc.date.issued"), DATE},
    {STR_INIT("dcterms.created"), DATE},
    {STR_INIT("dc.date"), DATE},
    {STR_INIT("pubdate"), DATE},
    {STR_INIT("publish-date"), DATE},
    {STR_INIT("date"), DATE},
    {STR_INIT("author"), AUTHOR},
    {STR_INIT("dc.creator"), AUTHOR},
    {STR_INIT("dcterms.creator"), AUTHOR},
    {STR_INIT("article:author"), AUTHOR},
    {STR_INIT("og:description"), DESCRIPTION},
    {STR_INIT("description"), DESCRIPTION},
    {STR_INIT("dc.description"), DESCRIPTION},
    {STR_INIT("og:url"), ADDRESS},
    {STR_INIT("dc.rights"), RIGHTS},
    {STR_INIT("dcterms.rights"), RIGHTS},
    {STR_INIT("copyright"), RIGHTS},
    {STR_INIT("article:tag"), SUBJECT},
    {STR_INIT("news_keywords"), SUBJECT},
    {STR_INIT("dc.subject"), SUBJECT},
    {STR_INIT("keywords"), SUBJECT},
};

enum { NAME_COUNT = sizeof names / sizeof names[0] };

/* What the page's head and body say, by the places of `names`. */
struct said {
    struct strs values[NAME_COUNT];
};

static void take_meta(struct page *page, struct said *said,
                      const struct element *e)
{
    struct str value = str_one_line(page->arena, element_value(e, "content"));
    const char *const keys[] = {"property", "name", "itemprop"};
    for (size_t k = 0; value.n && k < sizeof keys / sizeof keys[0]; k++) {
        struct str name = lowered(page->arena, element_value(e, keys[k]));
        for (size_t i = 0; name.n && i < NAME_COUNT; i++) {
            if (str_eq(name, names[i].name)) {
                strs_add(page->arena, &said->values[i], value);
                return;
            }
        }
    }
}

static void set(struct str *field, struct str value)
{
    if (field->n == 0)
        *field = value;
}

/* Pages name the program or the office where a person should be. */
static bool is_person(struct arena *arena, struct str name)
{
    static const char *const nobody[] = {
        "admin",     "administrator", "editor", "quản trị",    "quantri",
        "webmaster", "user",          "root",   "ban biên tập"};
    struct str small = lowered(arena, name);
    return text_fits(name, AUTHOR_MAX) && str_find(name, STR("/")) >= name.n &&
           str_find(name, STR("@")) >= name.n &&
           !holds_one_of(small, WORDS(nobody));
}

static void add_author(struct facts *facts, struct str name)
{
    name = str_one_line(facts->arena, name);
    for (size_t i = 0; i < facts->authors.n; i++) {
        if (str_eq_nocase(facts->authors.at[i], name))
            return;
    }
    if (name.n && is_person(facts->arena, name) &&
        !str_eq_nocase(name, facts->page.site))
        strs_add(facts->arena, &facts->authors, name);
}

static void add_subjects(struct facts *facts, struct str list)
{
    while (list.n && facts->subjects.n < SUBJECTS_MAX) {
        size_t comma = str_find(list, STR(","));
        struct str one = str_trim(str_slice(list, 0, comma));
        list = str_slice(list, comma < list.n ? comma + 1 : list.n, list.n);
        bool known = false;
        for (size_t i = 0; i < facts->subjects.n; i++)
            known |= str_eq_nocase(facts->subjects.at[i], one);
        if (one.n && !known && text_fits(one, SUBJECT_MAX))
            strs_add(facts->arena, &facts->subjects, one);
    }
}

static void take_said(struct facts *facts, enum fact fact,
                      const struct strs *values)
{
    struct str *const fields[] = {
        [TITLE] = &facts->page.title,
        [SITE] = &facts->page.site,
        [DATE] = &facts->date,
        [ADDRESS] = &facts->address,
        [DESCRIPTION] = &facts->description,
        [RIGHTS] = &facts->rights,
        [AUTHOR] = NULL,
        [SUBJECT] = NULL,
    };
    for (size_t i = 0; i < values->n; i++) {
        if (fields[fact])
            set(fields[fact], values->at[i]);
        else if (fact == AUTHOR)
            add_author(facts, values->at[i]);
        else
            add_subjects(facts, values->at[i]);
    }
}

/* Later names of a list count only where earlier ones said nothing. */
static void take_all_said(struct facts *facts, const struct said *said)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        bool list = names[i].fact == AUTHOR || names[i].fact == SUBJECT;
        const struct strs *have =
            names[i].fact == AUTHOR ? &facts->authors : &facts->subjects;
        if (!list || have->n == 0)
            take_said(facts, names[i].fact, &said->values[i]);
    }
}

/* Attributes of schema.org on the article's own elements. */
static void take_item(struct facts *facts, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    struct str value = element_value(e, "content");
    if (value.n == 0)
        value = element_value(e, "datetime");
    bool date = str_eq(item, STR("datePublished"));
    if ((!date && !str_eq(item, STR("author"))) || e->tag == TAG_META)
        return;
    if (value.n == 0)
        value = element_text(facts->arena, e);
    if (date)
        set(&facts->date, value);
    else if (facts->authors.n == 0)
        add_author(facts, value);
}

static struct str text_within(struct arena *arena, const struct element *e)
{
    struct str text = STR("");
    for (const struct element *n = e->first; n; n = n->next)
        text = n->tag == TAG_TEXT && text.n == 0 ? n->text : text;
    return str_copy(arena, text);
}

static void take_link(struct facts *facts, const struct element *e)
{
    struct str rel = element_value(e, "rel");
    if (str_eq_nocase(rel, STR("canonical")))
        set(&facts->address, str_trim(element_value(e, "href")));
}

static void take_element(struct facts *facts, struct page *page,
                         struct said *said, const struct element *e)
{
    struct str type;
    switch (e->tag) {
    case TAG_META:
        take_meta(page, said, e);
        break;
    case TAG_LINK:
        take_link(facts, e);
        break;
    case TAG_TITLE:
        set(&facts->page.document,
            str_one_line(page->arena, text_within(page->arena, e)));
        break;
    case TAG_SCRIPT:
        type = element_value(e, "type");
        if (str_eq_nocase(type, STR("application/ld+json")))
            facts_from_json(facts, text_within(page->arena, e));
        break;
    default:
        if (e->attribute_count)
            take_item(facts, e);
    }
}

/* "2020-12-22T10:00:00+07:00" and "22/12/2020 10:00" without the hour. */
static struct str day_of(struct str date)
{
    date = str_trim(date);
    for (size_t i = 8; i < date.n; i++) {
        if (date.s[i] == 'T' || date.s[i] == ' ')
            return str_slice(date, 0, i);
    }
    return date;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* dd/mm/yyyy or yyyy-mm-dd in a line; empty: there is none. */
static struct str date_in(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t end = i, marks = 0;
        for (; end < text.n && (is_digit(text.s[end]) || text.s[end] == '/' ||
                                text.s[end] == '-' || text.s[end] == '.');
             end++)
            marks += !is_digit(text.s[end]);
        if (marks == 2 && end - i >= 8 && end - i <= 10)
            return str_slice(text, i, end);
        i = end > i ? end : i;
    }
    return STR("");
}

enum { FACT_LINE = 80 /* characters */ };

static void take_date_line(struct facts *facts, const struct element *e)
{
    struct str text = element_text(facts->arena, e);
    if (facts->date.n)
        return;
    if (text_fits(text, FACT_LINE))
        facts->date = date_in(text);
    if (element_value(e, "datetime").n)
        facts->date = day_of(element_value(e, "datetime"));
}

/* Behind "Tác giả:" and the like stands the name. */
static void take_author_line(struct facts *facts, const struct element *e)
{
    struct str text = element_text(facts->arena, e);
    size_t colon = str_find(text, STR(":"));
    if (colon < text.n)
        text = str_trim(str_slice(text, colon + 1, text.n));
    if (facts->authors.n == 0 && text_fits(text, FACT_LINE / 2) &&
        starts_with_capital(text) && !ends_in_stop(text))
        add_author(facts, text);
}

void facts_find_lines(struct facts *facts, struct page *page,
                      const struct article *article)
{
    const struct element *end = element_after(article->root, page->body);
    const struct element *e = article->title ? article->title : article->root;
    for (; e && e != end; e = element_next(e, page->body)) {
        if (e->tag == TAG_TEXT || e->attribute_count == 0)
            continue;
        if (names_date(page->arena, e))
            take_date_line(facts, e);
        else if (names_author(page->arena, e))
            take_author_line(facts, e);
    }
}

struct facts facts_of(struct page *page)
{
    struct facts facts = {.arena = page->arena};
    struct said *said = ARENA_NEW(page->arena, struct said);
    for (struct element *e = page->root; e; e = element_next(e, page->root))
        take_element(&facts, page, said, e);
    struct strs authors = facts.authors;
    facts.authors = (struct strs){NULL, 0};
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].fact == SITE)
            take_said(&facts, SITE, &said->values[i]);
    }
    for (size_t i = 0; i < authors.n; i++)
        add_author(&facts, authors.at[i]);
    take_all_said(&facts, said);
    facts.date = day_of(facts.date);
    facts.lang = str_trim(element_value(page->root, "lang"));
    return facts;
}

/* Letters that no other language with Latin letters has. */
static bool is_vietnamese(struct str text)
{
    size_t found = 0;
    for (size_t at = 0; at < text.n && found < 8;) {
        uint32_t c = utf8_next(text, &at);
        found += (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x1A1 || c == 0x1B0;
    }
    return found >= 8;
}

/* Themes claim to be English, or Vietnamese, whatever is written in them. What
 * is not Vietnamese is told by its words later. */
static void set_language(const struct facts *facts, struct doc *doc,
                         struct str text)
{
    struct str lang = facts->lang;
    bool claims = lang.n && !language_is(lang, "vi");
    bool vietnamese = is_vietnamese(text);
    if (doc->meta.lang.n || lang.n == 0)
        return;
    if (claims && vietnamese)
        log_add(doc->log, LOG_NOTICE, 0,
                "the page says that its language is \"%.*s\"; it is taken for "
                "Vietnamese",
                STR_ARG(lang));
    else if (claims || vietnamese)
        metadata_add(doc, STR("lang"), str_copy(doc->arena, lang));
}

/* What the escapes of JSON can bring in is cleaned like the rest. */
static void put(struct doc *doc, struct str name, struct str value)
{
    struct log said = {.arena = doc->arena};
    value = str_copy(doc->arena, value);
    value = str_one_line(doc->arena,
                         decode(doc->arena, &said, value, "UTF-8", STR("")));
    if (value.n && !metadata_has(doc, name))
        metadata_add(doc, name, value);
}

void facts_to_metadata(const struct facts *facts, struct doc *doc,
                       struct str text)
{
    bool authors = metadata_has(doc, STR("author"));
    bool subjects = metadata_has(doc, STR("subject"));
    put(doc, STR("date"), facts->date);
    put(doc, STR("description"), facts->description);
    put(doc, STR("source"), facts->address);
    put(doc, STR("rights"), facts->rights);
    for (size_t i = 0; i < facts->authors.n && !authors; i++)
        metadata_add(doc, STR("author"),
                     str_copy(doc->arena, facts->authors.at[i]));
    for (size_t i = 0; i < facts->subjects.n && !subjects; i++)
        metadata_add(doc, STR("subject"),
                     str_copy(doc->arena, facts->subjects.at[i]));
    set_language(facts, doc, text);
}
