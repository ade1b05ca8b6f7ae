/* SPDX-License-Identifier: MIT */
/*
 * JSON-LD: the fields of the first object whose type is that of an article
 * (schema.org/Article and what is below it), however deep it lies. The type may
 * come after the fields, so each open object is kept until it is closed.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"
#include "read/html/facts.h"
#include "read/html/json.h"

/* An object that is open, and what was read of it. */
struct object {
    struct str name; /* its own, in the object around it */
    bool is_article;
    bool is_page; /* which may tell of an article that has no object itself */
    struct str headline, date, changed, description, full_name;
    struct strs authors, subjects;
};

static bool is_article_type(struct str type)
{
    static const char *const types[] = {
        "Article",          "NewsArticle",         "BlogPosting",
        "Report",           "AnalysisNewsArticle", "ReportageNewsArticle",
        "TechArticle",      "ScholarlyArticle",    "OpinionNewsArticle",
        "GovernmentService"};
    return str_is_any(type, WORDS(types));
}

/* Some escape their texts for HTML, too. */
static struct str unescaped(struct arena *arena, struct str text)
{
    static const struct {
        struct str name, sign;
    } signs[] = {{STR_INIT("&amp;"), STR_INIT("&")},
                 {STR_INIT("&quot;"), STR_INIT("\"")},
                 {STR_INIT("&#039;"), STR_INIT("'")},
                 {STR_INIT("&#39;"), STR_INIT("'")},
                 {STR_INIT("&#8217;"), STR_INIT("’")},
                 {STR_INIT("&nbsp;"), STR_INIT(" ")}};
    struct buf buf = {.arena = arena};
    if (str_find(text, STR("&")) >= text.n)
        return text;
    for (size_t at = 0, i; at < text.n;) {
        struct str rest = str_slice(text, at, text.n);
        for (i = 0; i < sizeof signs / sizeof signs[0]; i++) {
            if (str_starts(rest, signs[i].name))
                break;
        }
        bool known = i < sizeof signs / sizeof signs[0];
        buf_add(&buf, known ? signs[i].sign : str_slice(rest, 0, 1));
        at += known ? signs[i].name.n : 1;
    }
    return buf_str(&buf);
}

static void take_text(struct arena *arena, struct object *o, struct str name,
                      struct str value)
{
    const struct {
        struct str name;
        struct str *field;
    } fields[] = {
        {STR("headline"), &o->headline},
        {STR("name"), &o->full_name},
        {STR("datePublished"), &o->date},
        {STR("dateModified"), &o->changed},
        {STR("description"), &o->description},
    };
    if (str_eq(name, STR("@type")))
        o->is_article |= is_article_type(value);
    if (str_eq(name, STR("@type")))
        o->is_page |= str_eq(value, STR("WebPage"));
    if (str_eq(name, STR("author")))
        strs_add(arena, &o->authors, value);
    if (str_eq(name, STR("keywords")))
        strs_add(arena, &o->subjects, value);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (str_eq(name, fields[i].name))
            *fields[i].field = value;
    }
}

static void set(struct str *field, struct str value)
{
    if (field->n == 0)
        *field = value;
}

static void take_article(struct facts *facts, const struct object *o)
{
    set(&facts->page.title, o->headline.n ? o->headline : o->full_name);
    facts_set_date(facts, &facts->date, o->date);
    facts_set_date(facts, &facts->changed, o->changed);
    set(&facts->description, o->description);
    if (facts->authors.n == 0)
        facts->authors = o->authors;
    if (facts->subjects.n == 0)
        facts->subjects = o->subjects;
}

/* A person who is named within the article is its author. */
static void close_object(struct facts *facts, struct object *o,
                         struct object *outer)
{
    if (outer && str_eq(o->name, STR("author")) && o->full_name.n)
        strs_add(facts->arena, &outer->authors, o->full_name);
    if (outer && str_eq(o->name, STR("author")) && o->authors.n)
        outer->authors = o->authors; /* a list of them */
    if (outer && str_eq(o->name, STR("keywords")) && o->subjects.n)
        outer->subjects = o->subjects;
    if (outer && str_eq(o->name, STR("@type")))
        outer->is_article |= o->is_article;
    if (str_eq(o->name, STR("publisher")))
        set(&facts->publisher, o->full_name);
    if (o->is_article)
        take_article(facts, o);
    if (o->is_page)
        facts_set_date(facts, &facts->changed,
                       o->date.n ? o->date : o->changed);
}

void facts_from_json(struct facts *facts, struct str text)
{
    struct json json = {.arena = facts->arena, .rest = text};
    struct object *open =
        ARENA_ARRAY(facts->arena, JSON_DEPTH + 1, struct object);
    enum json_event event;
    while ((event = json_next(&json)) != JSON_END) {
        struct object *o = &open[json.depth];
        /* In a list, things go by the name that the list has. */
        struct str name = json.name.n ? json.name : o->name;
        if (event == JSON_TEXT) {
            take_text(facts->arena, o, name,
                      unescaped(facts->arena, json.value));
        } else if (event == JSON_OPEN) {
            struct str outer = open[json.depth - 1].name;
            *o = (struct object){.name = json.name.n ? json.name : outer};
        } else {
            close_object(facts, &open[json.depth + 1], o);
        }
    }
}
