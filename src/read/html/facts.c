/* SPDX-License-Identifier: MIT */
/*
 * The facts of a page. Names of meta elements: The Open Graph protocol, DCMI
 * "Expressing Dublin Core in HTML", WHATWG's list of metadata names, Google
 * Scholar's citation_*, and those that content systems write.
 */
#include "read/html/facts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/fold.h"
#include "doc/metadata.h"
#include "doc/phrase.h"

enum { AUTHOR_MAX = 80, SUBJECTS_MAX = 12, SUBJECT_MAX = 80 };

enum fact {
    TITLE,
    SITE,
    DATE,
    CHANGED,
    AUTHOR,
    DESCRIPTION,
    ADDRESS,
    RIGHTS,
    SUBJECT
};

/* In the order of trust: of one fact, the first that the page has is taken. The
 * signs in a name differ: "publish-date" is "publish_date", too. */
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
    {STR_INIT("citation_publication_date"), DATE},
    {STR_INIT("citation_online_date"), DATE},
    {STR_INIT("citation_date"), DATE},
    {STR_INIT("og:published_time"), DATE},
    {STR_INIT("article:published"), DATE},
    {STR_INIT("pubdate"), DATE},
    {STR_INIT("date-pub"), DATE},
    {STR_INIT("publish-date"), DATE},
    {STR_INIT("published-date"), DATE},
    {STR_INIT("published-time"), DATE},
    {STR_INIT("parsely-pub-date"), DATE},
    {STR_INIT("sailthru.date"), DATE},
    {STR_INIT("date"), DATE},
    {STR_INIT("published"), DATE},
    {STR_INIT("publication_date"), DATE},
    {STR_INIT("article:modified_time"), CHANGED},
    {STR_INIT("og:updated_time"), CHANGED},
    {STR_INIT("datemodified"), CHANGED},
    {STR_INIT("last-modified"), CHANGED},
    {STR_INIT("author"), AUTHOR},
    {STR_INIT("dc.creator"), AUTHOR},
    {STR_INIT("dcterms.creator"), AUTHOR},
    {STR_INIT("article:author"), AUTHOR},
    {STR_INIT("creator"), AUTHOR},
    {STR_INIT("citation_author"), AUTHOR},
    {STR_INIT("parsely-author"), AUTHOR},
    {STR_INIT("cxenseparse:author"), AUTHOR},
    {STR_INIT("sailthru.author"), AUTHOR},
    {STR_INIT("article-author"), AUTHOR},
    {STR_INIT("og:author"), AUTHOR},
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

/* What the page's head and body say, by the places of `names`; and what the
 * attributes of schema.org say, which may be those of other articles. */
struct said {
    struct strs values[NAME_COUNT];
    struct str label; /* of a line that cards show, whose text is the author */
    struct str date, author;
};

/* The next byte of a name that is no sign, in small letters; 0: no more. */
static char next_letter(struct str name, size_t *at)
{
    while (*at < name.n) {
        char c = name.s[(*at)++];
        if (c >= 'A' && c <= 'Z')
            return (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            return c;
    }
    return 0;
}

static bool is_same_name(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    char c = 0;
    do {
        c = next_letter(a, &i);
        if (c != next_letter(b, &k))
            return false;
    } while (c);
    return true;
}

/* "Written by" as the label of a line of a card, and the name as its data. */
static void take_card(struct arena *arena, struct said *said, struct str name,
                      struct str value)
{
    static const char *const labels[] = {"written by", "author", "tác giả",
                                         "được viết bởi", "viết bởi"};
    if (is_same_name(name, STR("twitter:label1")))
        said->label = lowered(arena, value);
    else if (is_same_name(name, STR("twitter:data1")) &&
             is_one_of(said->label, WORDS(labels)))
        said->author = value;
}

static void take_meta(struct page *page, struct said *said,
                      const struct element *e)
{
    struct str value = str_one_line(page->arena, element_value(e, "content"));
    const char *const keys[] = {"property", "name", "itemprop"};
    for (size_t k = 0; value.n && k < sizeof keys / sizeof keys[0]; k++) {
        struct str name = element_value(e, keys[k]);
        for (size_t i = 0; name.n && i < NAME_COUNT; i++) {
            if (is_same_name(name, names[i].name)) {
                strs_add(page->arena, &said->values[i], value);
                return;
            }
        }
        take_card(page->arena, said, name, value);
    }
}

static void set(struct str *field, struct str value)
{
    if (field->n == 0)
        *field = value;
}

void facts_set_date(struct facts *facts, struct str *date, struct str value)
{
    struct str day = facts_day(facts, value);
    if (!str_starts(day, STR("0001")) && !str_eq(day, STR("1970-01-01")))
        set(date, day); /* else a program's "no date" */
}

/* Without marks, spaces and signs, for names to be compared: "Báo Mẫu" and
 * "BaoMau" are one. */
static struct str bare(struct arena *arena, struct str name)
{
    struct buf buf = {.arena = arena};
    struct str folded = fold(arena, name, SIZE_MAX).letters;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.s[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buf_add_char(&buf, c);
    }
    return buf_str(&buf);
}

/* The site itself, who publishes it, the name of its host. */
static bool is_publisher(const struct facts *facts, struct str name)
{
    struct arena *arena = facts->arena;
    struct str own = bare(arena, name);
    struct str host = bare(arena, facts->address);
    if (own.n == 0)
        return false; /* in other letters than Latin ones */
    return str_eq(own, bare(arena, facts->page.site)) ||
           str_eq(own, bare(arena, facts->publisher)) ||
           str_starts(bare(arena, facts->rights), own) ||
           str_starts(host, str_printf(arena, "https%.*s", STR_ARG(own))) ||
           str_starts(host, str_printf(arena, "httpswww%.*s", STR_ARG(own)));
}

/* A number or a name to log in with is nobody's. */
static bool has_name_form(struct str name)
{
    bool capital = false, space = false, letter = false;
    for (size_t at = 0; at < name.n;) {
        uint32_t c = utf8_next(name, &at);
        letter |= letter_is(c);
        capital |= (c >= 'A' && c <= 'Z') || c >= 0x80;
        space |= c == ' ';
    }
    return letter && (capital || space);
}

/* Pages name the program or the office where a person should be. */
static bool is_nobody(struct arena *arena, struct str name)
{
    static const char *const nobody[] = {
        "admin",     "administrator", "editor", "quản trị",     "quantri",
        "webmaster", "user",          "root",   "ban biên tập", "admin admin",
        "staff",     "guest",         "author", "tác giả",      "гость"};
    return !text_fits(name, AUTHOR_MAX) || str_find(name, STR("/")) < name.n ||
           str_find(name, STR("@")) < name.n ||
           is_one_of(lowered(arena, name), WORDS(nobody));
}

struct str facts_line(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    size_t at;
    while ((at = str_find(text, STR("\xC2\xA0"))) < text.n) {
        buf_add(&buf, str_slice(text, 0, at));
        buf_add_char(&buf, ' ');
        text = str_slice(text, at + 2, text.n);
    }
    buf_add(&buf, text);
    return str_one_line(arena, buf_str(&buf));
}

void facts_add_author(struct facts *facts, struct str name)
{
    name = byline_name(facts->arena, facts_line(facts->arena, name));
    for (size_t i = 0; i < facts->authors.n; i++) {
        if (str_eq_nocase(facts->authors.at[i], name))
            return;
    }
    if (name.n == 0 || is_nobody(facts->arena, name))
        return;
    if (is_publisher(facts, name))
        set(&facts->house, name);
    else if (has_name_form(name))
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

/* "Doe, Jane", as catalogues name her. */
static struct str in_order(struct arena *arena, struct str name)
{
    size_t comma = str_find(name, STR(", "));
    struct str first = str_slice(name, comma + 2, name.n);
    struct str last = str_slice(name, 0, comma);
    if (comma >= name.n || capital_share(first) == 100 ||
        str_find(last, STR(" ")) < last.n ||
        str_find(first, STR(",")) < first.n || str_find(first, STR(".")) == 1)
        return name;
    return str_printf(arena, "%.*s %.*s", STR_ARG(first), STR_ARG(last));
}

static void take_said(struct facts *facts, enum fact fact,
                      const struct strs *values)
{
    struct str *const fields[] = {
        [TITLE] = &facts->page.title,
        [SITE] = &facts->page.site,
        [DATE] = &facts->date,
        [CHANGED] = &facts->changed,
        [ADDRESS] = &facts->address,
        [DESCRIPTION] = &facts->description,
        [RIGHTS] = &facts->rights,
        [AUTHOR] = NULL,
        [SUBJECT] = NULL,
    };
    for (size_t i = 0; i < values->n; i++) {
        if (fact == DATE || fact == CHANGED)
            facts_set_date(facts, fields[fact], values->at[i]);
        else if (fields[fact])
            set(fields[fact], values->at[i]);
        else if (fact == AUTHOR)
            facts_add_author(facts, in_order(facts->arena, values->at[i]));
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
static void take_item(struct facts *facts, struct said *said,
                      const struct element *e)
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
        facts_set_date(facts, &said->date, value);
    else if (said->author.n == 0)
        said->author = value;
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
            take_item(facts, said, e);
    }
}

enum { VIETNAMESE_LETTERS = 8 }; /* so many show the language */

/* Letters that no other language with Latin letters has, as far as needed. */
static size_t vietnamese_letters(struct str text)
{
    size_t found = 0;
    for (size_t at = 0; at < text.n && found < VIETNAMESE_LETTERS;) {
        if ((unsigned char)text.s[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t c = utf8_next(text, &at);
        found += (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x1A1 || c == 0x1B0;
    }
    return found;
}

static bool page_is_vietnamese(const struct page *page)
{
    size_t found = 0;
    const struct element *e = page->body;
    for (; e && found < VIETNAMESE_LETTERS; e = element_next(e, page->body))
        found += e->tag == TAG_TEXT ? vietnamese_letters(e->text) : 0;
    return found >= VIETNAMESE_LETTERS;
}

/* Pages in English that do not say of which country are mostly of the one that
 * writes the month first; themes claim English for Vietnamese, too. */
static bool has_month_first(struct page *page, struct str lang)
{
    static const char *const langs[] = {"en", "en-us", "en_us"};
    return is_one_of(lowered(page->arena, lang), WORDS(langs)) &&
           !page_is_vietnamese(page);
}

struct facts facts_of(struct page *page)
{
    struct facts facts = {.arena = page->arena};
    facts.lang = str_trim(element_value(page->root, "lang"));
    facts.month_first = has_month_first(page, facts.lang);
    facts.order = ARENA_NEW(page->arena, struct day_order);
    facts.order->page = page;
    struct said *said = ARENA_NEW(page->arena, struct said);
    for (struct element *e = page->root; e; e = element_next(e, page->root))
        take_element(&facts, page, said, e);
    struct strs authors = facts.authors;
    facts.authors = (struct strs){NULL, 0};
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].fact == SITE || names[i].fact == ADDRESS ||
            names[i].fact == RIGHTS)
            take_said(&facts, names[i].fact, &said->values[i]);
    }
    for (size_t i = 0; i < authors.n; i++)
        facts_add_author(&facts, authors.at[i]);
    take_all_said(&facts, said);
    set(&facts.date, said->date);
    if (facts.authors.n == 0)
        facts_add_author(&facts, said->author);
    return facts;
}

/* Themes claim to be English, or Vietnamese, whatever is written in them. What
 * is not Vietnamese is told by its words later. */
static void set_language(const struct facts *facts, struct doc *doc,
                         struct str text)
{
    struct str lang = facts->lang;
    bool claims = lang.n && !language_is(lang, "vi");
    bool vietnamese = vietnamese_letters(text) >= VIETNAMESE_LETTERS;
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
    if (facts->authors.n == 0 && !authors)
        put(doc, STR("author"), facts->house);
    for (size_t i = 0; i < facts->authors.n && !authors; i++)
        metadata_add(doc, STR("author"),
                     str_copy(doc->arena, facts->authors.at[i]));
    for (size_t i = 0; i < facts->subjects.n && !subjects; i++)
        metadata_add(doc, STR("subject"),
                     str_copy(doc->arena, facts->subjects.at[i]));
    set_language(facts, doc, text);
}
