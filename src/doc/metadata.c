/* SPDX-License-Identifier: MIT */
/* One table from names to fields, so that option and front matter agree. */
#include "doc/metadata.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/date.h"

/* A list with the way in which a text divides into its members. */
enum list { ONE, LIST, LIST_OF_NAMES /* "A; B" */, LIST_OF_WORDS /* "a, b" */ };

static const struct {
    const char *name, *plural;
    enum list list;
    size_t offset; /* in struct meta: a struct strs or a struct str */
} fields[] = {
#define FIELD(list, field, ...)                                                \
    {                                                                          \
        __VA_ARGS__, list, offsetof(struct meta, field)                        \
    }
    FIELD(ONE, title, "title", NULL),
    FIELD(ONE, title, "tiêu đề", "nhan đề"),
    FIELD(ONE, subtitle, "subtitle", "phụ đề"),
    FIELD(ONE, subtitle, "tiêu đề phụ", "tiêu đề con"),
    FIELD(LIST_OF_NAMES, authors, "author", "authors"),
    FIELD(LIST_OF_NAMES, authors, "tác giả", "người viết"),
    FIELD(LIST_OF_NAMES, authors, "người soạn", "người báo cáo"),
    FIELD(LIST, organisations, "organisation", "organisations"),
    FIELD(LIST, organisations, "organization", "organizations"),
    FIELD(LIST, organisations, "institute", "affiliation"),
    FIELD(LIST, organisations, "institution", "publisher"),
    FIELD(LIST, organisations, "cơ quan", "đơn vị"),
    FIELD(LIST, organisations, "tổ chức", "nơi ban hành"),
    FIELD(ONE, date, "date", "pubdate"),
    FIELD(ONE, date, "ngày", "ngày ban hành"),
    FIELD(ONE, date, "ngày tháng", "ngày viết"),
    FIELD(ONE, lang, "lang", "language"),
    FIELD(ONE, lang, "ngôn ngữ", NULL),
    FIELD(ONE, source, "source", "nguồn"),
    FIELD(ONE, identifier, "identifier", "isbn"),
    FIELD(LIST, subjects, "subject", "subjects"),
    FIELD(LIST_OF_WORDS, subjects, "keyword", "keywords"),
    FIELD(LIST_OF_WORDS, subjects, "tag", "tags"),
    FIELD(LIST_OF_WORDS, subjects, "từ khóa", "từ khoá"),
    FIELD(LIST, subjects, "category", "categories"),
    FIELD(LIST, subjects, "chủ đề", "thẻ"),
    FIELD(ONE, description, "description", "summary"),
    FIELD(ONE, description, "mô tả", "excerpt"),
    FIELD(ONE, abstract, "abstract", "tóm tắt"),
    FIELD(ONE, rights, "rights", "copyright"),
    FIELD(ONE, rights, "bản quyền", "license"),
    FIELD(ONE, secrecy, "secrecy", "độ mật"),
    FIELD(ONE, secrecy, "mức độ mật", NULL),
    FIELD(ONE, record.urgency, "urgency", "độ khẩn"),
    FIELD(ONE, record.urgency, "mức độ khẩn", NULL),
    FIELD(ONE, retention, "retention", "thời hạn bảo quản"),
#undef FIELD
};

enum { FIELD_COUNT = sizeof fields / sizeof fields[0] };

/* Names may be in capitals, and have a hyphen or a low line for a space. */
static bool is_name(struct str typed, const char *name)
{
    enum { NAME_BYTES = 32 };
    char plain[NAME_BYTES];
    if (!name || typed.n > sizeof plain)
        return false;
    for (size_t i = 0; i < typed.n; i++)
        plain[i] = typed.s[i] == '-' || typed.s[i] == '_' ? ' ' : typed.s[i];
    return str_eq_nocase((struct str){plain, typed.n}, str_of(name));
}

static size_t field_of(struct str name)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (is_name(name, fields[i].name) || is_name(name, fields[i].plural))
            return i;
    }
    return FIELD_COUNT;
}

/* A well-formed tag in outline: subtags of one to eight letters and digits, the
 * first of letters (BCP 47, section 2.1). */
static bool is_language(struct str tag)
{
    enum { TAG_MAX = 100 }; /* 35 are enough for all that is in use (4.4.1) */
    size_t length = 0, first = 0;
    bool ok = tag.n > 0 && tag.n <= TAG_MAX;
    for (size_t i = 0; i <= tag.n && ok; i++) {
        char c = i < tag.n ? tag.s[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            ok = length >= 1 && length <= 8;
            first = first ? first : length;
            length = 0;
        } else {
            ok = letter || (first && c >= '0' && c <= '9');
            length++;
        }
    }
    return ok && first >= 2;
}

static char in_case(char c, bool upper)
{
    char first = upper ? 'a' : 'A', last = upper ? 'z' : 'Z';
    return c >= first && c <= last ? (char)(c ^ ('a' ^ 'A')) : c;
}

/* The tag as it is written by convention, "vi-Latn-VN": all in small letters,
 * but a script begins with a capital and a region is in capitals; all behind a
 * single letter is small (RFC 5646, section 2.1.1). */
static struct str usual_case(struct arena *arena, struct str tag)
{
    struct buf buf = {.arena = arena};
    bool in_extension = false;
    for (size_t start = 0; start < tag.n;) {
        struct str rest = str_slice(tag, start, tag.n);
        size_t n = str_slice(rest, 0, str_find(rest, STR("-"))).n;
        bool rises = start > 0 && !in_extension && (n == 2 || n == 4);
        for (size_t i = 0; i < n; i++)
            buf_add_char(&buf, in_case(rest.s[i], rises && (n == 2 || i == 0)));
        if (n < rest.n)
            buf_add_char(&buf, '-');
        in_extension |= n == 1;
        start += n + 1;
    }
    return buf_str(&buf);
}

/* The tag of what people call a language: Vietnamese by its country, its old
 * code or its name, and with the sign that systems put between. */
static struct str tag_of(struct arena *arena, struct str name)
{
    static const char *const vietnamese[] = {
        "vn", "vn-vn", "vie", "vietnamese", "tiếng việt", "việt nam"};
    char *tag = arena_copy(arena, name.s, name.n);
    for (size_t i = 0; i < name.n; i++)
        tag[i] = (char)(tag[i] == '_' ? '-' : tag[i]);
    struct str text = {tag, name.n};
    return str_is_any_nocase(text, WORDS(vietnamese)) ? STR("vi") : text;
}

bool metadata_is_field(struct str name)
{
    return field_of(name) < FIELD_COUNT;
}

const char *metadata_wants(struct str name)
{
    size_t f = field_of(name);
    return f == FIELD_COUNT ? N_("one of the known names")
           : fields[f].offset == offsetof(struct meta, date)
               ? N_("a date, such as 2020-12-22")
           : fields[f].offset == offsetof(struct meta, lang)
               ? N_("the tag of a language, such as vi")
               : N_("text");
}

bool metadata_has(const struct doc *doc, struct str name)
{
    size_t f = field_of(name);
    if (f == FIELD_COUNT)
        return false;
    const char *field = (const char *)&doc->meta + fields[f].offset;
    return fields[f].list ? ((const struct strs *)(const void *)field)->n > 0
                          : ((const struct str *)(const void *)field)->n > 0;
}

/* The members that the text has, each without white space around it. */
static void add_members(struct arena *arena, struct strs *list,
                        struct str value, enum list kind)
{
    for (size_t start = 0, end; start <= value.n; start = end + 1) {
        for (end = start; end < value.n; end++) {
            char c = value.s[end];
            if ((c == ';' && kind != LIST) ||
                (c == ',' && kind == LIST_OF_WORDS))
                break;
        }
        struct str member = str_trim(str_slice(value, start, end));
        if (member.n)
            strs_add(arena, list, member);
    }
}

bool metadata_add(struct doc *doc, struct str name, struct str value)
{
    size_t f = field_of(name);
    if (f == FIELD_COUNT)
        return false;
    if (fields[f].offset == offsetof(struct meta, date)) {
        value = date_iso(doc->arena, value);
        if (value.n == 0)
            return false;
    }
    if (fields[f].offset == offsetof(struct meta, lang)) {
        value = tag_of(doc->arena, value);
        if (!is_language(value))
            return false;
        value = usual_case(doc->arena, value);
    }
    char *field = (char *)&doc->meta + fields[f].offset;
    if (fields[f].list)
        add_members(doc->arena, (struct strs *)(void *)field, value,
                    fields[f].list);
    else
        *(struct str *)(void *)field = value;
    return true;
}

bool metadata_replace(struct doc *doc, struct str name, struct str value)
{
    size_t f = field_of(name);
    if (f < FIELD_COUNT && fields[f].list) {
        char *field = (char *)&doc->meta + fields[f].offset;
        *(struct strs *)(void *)field = (struct strs){NULL, 0};
    }
    return metadata_add(doc, name, value);
}
