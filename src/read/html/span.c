/* SPDX-License-Identifier: MIT */
/*
 * What an element within a line does to its text: by its name, by its style.
 * And where its address leads: URL Standard, section 4.4, as far as documents
 * need it.
 */
#include "read/html/span.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/read.h"

static const struct {
    struct str name;
    enum node_kind kind;
} kinds[] = {
    {STR_INIT("b"), NODE_STRONG},        {STR_INIT("i"), NODE_EMPHASIS},
    {STR_INIT("u"), NODE_UNDERLINE},     {STR_INIT("s"), NODE_STRIKE},
    {STR_INIT("strong"), NODE_STRONG},   {STR_INIT("em"), NODE_EMPHASIS},
    {STR_INIT("ins"), NODE_UNDERLINE},   {STR_INIT("strike"), NODE_STRIKE},
    {STR_INIT("del"), NODE_STRIKE},      {STR_INIT("cite"), NODE_EMPHASIS},
    {STR_INIT("dfn"), NODE_EMPHASIS},    {STR_INIT("var"), NODE_EMPHASIS},
    {STR_INIT("sup"), NODE_SUPERSCRIPT}, {STR_INIT("sub"), NODE_SUBSCRIPT},
    {STR_INIT("code"), NODE_CODE},       {STR_INIT("kbd"), NODE_CODE},
    {STR_INIT("samp"), NODE_CODE},       {STR_INIT("tt"), NODE_CODE},
};

bool html_inline_kind(struct str element, enum node_kind *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!str_eq(kinds[i].name, element))
            continue;
        *kind = kinds[i].kind;
        return true;
    }
    return false;
}

static bool tag_kind(enum page_tag tag, enum node_kind *kind)
{
    return tag >= TAG_EM && tag <= TAG_TT &&
           html_inline_kind(tag_name(tag), kind);
}

static bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part)) < text.n;
}

static bool is_bold(struct str weight)
{
    return str_starts(weight, STR("bold")) ||
           (weight.n == 3 && weight.s[0] >= '6' && weight.s[0] <= '9');
}

/* The style's word on a kind: 1 it is, -1 it is not, 0 it says nothing. */
static int style_says(struct arena *arena, const struct element *e,
                      enum node_kind kind)
{
    struct str value;
    switch (kind) {
    case NODE_STRONG:
        value = element_style(arena, e, "font-weight");
        return is_bold(value) ? 1 : value.n ? -1 : 0;
    case NODE_EMPHASIS:
        value = element_style(arena, e, "font-style");
        return holds(value, "italic") || holds(value, "oblique") ? 1
               : value.n                                         ? -1
                                                                 : 0;
    case NODE_UNDERLINE:
    case NODE_STRIKE:
        value = element_style(arena, e, "text-decoration");
        return holds(value, kind == NODE_STRIKE ? "line-through" : "underline")
                   ? 1
               : holds(value, "none") ? -1
                                      : 0;
    case NODE_SUPERSCRIPT:
    case NODE_SUBSCRIPT:
        value = element_style(arena, e, "vertical-align");
        return str_eq(value, kind == NODE_SUBSCRIPT ? STR("sub") : STR("super"))
                   ? 1
                   : 0;
    default:
        return 0;
    }
}

size_t phrase_kinds(struct arena *arena, const struct element *e,
                    enum node_kind found[PHRASE_KINDS])
{
    static const enum node_kind styled[] = {NODE_STRONG,      NODE_EMPHASIS,
                                            NODE_UNDERLINE,   NODE_STRIKE,
                                            NODE_SUPERSCRIPT, NODE_SUBSCRIPT};
    enum node_kind own = NODE_TEXT;
    size_t n = 0;
    bool named = tag_kind(e->tag, &own), styles = element_has(e, "style");
    if (named && (!styles || style_says(arena, e, own) >= 0))
        found[n++] = own;
    for (size_t i = 0; styles && i < sizeof styled / sizeof styled[0]; i++) {
        if (styled[i] != own && style_says(arena, e, styled[i]) > 0)
            found[n++] = styled[i];
    }
    return n;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "en", "zh-Hant" (BCP 47 in outline). Word's own form, "EN-US", says how its
 * user has set up the keyboard. */
static bool is_tag(struct str lang)
{
    enum { TAG_MAX = 35 };
    bool word = lang.n == 5 && lang.s[2] == '-';
    for (size_t i = 0; i < lang.n; i++) {
        bool digit = lang.s[i] >= '0' && lang.s[i] <= '9';
        if (!is_letter(lang.s[i]) && (i < 2 || (lang.s[i] != '-' && !digit)))
            return false;
        word &= i == 2 || (lang.s[i] >= 'A' && lang.s[i] <= 'Z');
    }
    return lang.n >= 2 && lang.n <= TAG_MAX && !word &&
           lang.s[lang.n - 1] != '-';
}

/* A letter that only Vietnamese has, of those with Latin letters. */
static bool has_vietnamese(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if ((c >= 0x1EA0 && c <= 0x1EF9) || c == 0x1A1 || c == 0x1B0)
            return true;
    }
    return false;
}

struct str phrase_language(const struct doc *doc, struct arena *arena,
                           const struct element *e)
{
    struct str lang = str_trim(element_value(e, "lang"));
    struct str own = doc->meta.lang.n ? doc->meta.lang : STR("vi");
    if (!is_tag(lang) || language_same(lang, own) ||
        (!language_is(lang, "vi") && has_vietnamese(element_text(arena, e))))
        return STR("");
    return str_copy(doc->arena, lang);
}

/* The length of "https:" with its colon; 0: the address has no scheme. */
static size_t scheme_length(struct str url)
{
    for (size_t i = 0; i < url.n; i++) {
        char c = url.s[i];
        bool letter = is_letter(c);
        bool later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (c == ':')
            return i > 0 ? i + 1 : 0;
        if (!letter && !(later && i > 0))
            return 0;
    }
    return 0;
}

static bool leads_somewhere(struct str url, size_t scheme)
{
    static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:",
                                          "ftp:",  "sms:",   "callto:", "geo:"};
    return str_is_any_nocase(str_slice(url, 0, scheme), WORDS(schemes));
}

/* Where the path of "https://host/path" begins; 0: it is no such address. */
static size_t path_start(struct str base)
{
    size_t scheme = scheme_length(base);
    struct str rest = str_slice(base, scheme, base.n);
    if (scheme == 0 || !str_starts(rest, STR("//")))
        return 0;
    for (size_t i = scheme + 2; i < base.n; i++) {
        if (base.s[i] == '/' || base.s[i] == '?' || base.s[i] == '#')
            return i;
    }
    return base.n;
}

/* The base's folder: up to its last slash before any query. */
static struct str folder_of(struct str base, size_t path)
{
    size_t end = path;
    for (size_t i = path; i < base.n; i++) {
        if (base.s[i] == '?' || base.s[i] == '#')
            break;
        if (base.s[i] == '/')
            end = i + 1;
    }
    return str_slice(base, 0, end);
}

static bool take_off(struct str *url, struct str head)
{
    if (!str_starts(*url, head))
        return false;
    *url = str_slice(*url, head.n, url->n);
    return true;
}

/* The folder above, but not above the host. */
static struct str above(struct str folder, size_t path)
{
    size_t end = folder.n > path ? folder.n - 1 : folder.n;
    while (end > path && folder.s[end - 1] != '/')
        end--;
    return str_slice(folder, 0, end);
}

/* White space has no place in addresses; what line breaks in the source have
 * put into one is taken out (URL Standard, section 4.4, step 3). */
static struct str without_space(struct arena *arena, struct str url)
{
    struct buf buf = {.arena = arena};
    url = str_trim(url);
    for (size_t i = 0; i < url.n; i++) {
        if (url.s[i] == ' ')
            buf_add(&buf, STR("%20"));
        else if (url.s[i] != '\n' && url.s[i] != '\t')
            buf_add_char(&buf, url.s[i]);
    }
    return buf_str(&buf);
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

static struct str undone(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.n; i++) {
        int high = i + 2 < text.n ? hex_value(text.s[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text.s[i + 2]) : -1;
        bool coded = text.s[i] == '%' && low >= 0 && high + low > 0;
        buf_add_char(&buf, coded ? (char)(high * 16 + low) : text.s[i]);
        i += coded ? 2 : 0;
    }
    return buf_str(&buf);
}

/* Where a link leads in the end: editors, networks and mail programs put an
 * address of their own before it, to count or to warn. */
static struct str behind_redirect(struct arena *arena, struct str url)
{
    enum { HOST_REACH = 80 };
    static const struct {
        struct str host, key;
    } all[] = {
        {STR_INIT("://www.google.com/url?"), STR_INIT("q=")},
        {STR_INIT("://www.google.com/url?"), STR_INIT("url=")},
        {STR_INIT(".facebook.com/l.php?"), STR_INIT("u=")},
        {STR_INIT("://www.youtube.com/redirect?"), STR_INIT("q=")},
        {STR_INIT(".safelinks.protection.outlook.com/?"), STR_INIT("url=")},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        size_t at = str_find(str_slice(url, 0, HOST_REACH), all[i].host);
        if (at == SIZE_MAX)
            continue;
        struct str rest = str_slice(url, at + all[i].host.n, url.n);
        while (rest.n) {
            size_t end = str_find(rest, STR("&"));
            struct str field = str_slice(rest, 0, end);
            rest = str_slice(rest, end == SIZE_MAX ? rest.n : end + 1, rest.n);
            if (str_starts(field, STR("amp;")))
                field = str_slice(field, 4, field.n);
            struct str to =
                undone(arena, str_slice(field, all[i].key.n, field.n));
            if (str_starts(field, all[i].key) && str_starts(to, STR("http")))
                return without_space(arena, to);
        }
    }
    return url;
}

struct str address_resolved(struct arena *arena, struct str base,
                            struct str url)
{
    url = without_space(arena, url);
    size_t scheme = scheme_length(url), path = path_start(base);
    if (scheme)
        return leads_somewhere(url, scheme) ? behind_redirect(arena, url)
                                            : STR("");
    if (url.n == 0 || url.s[0] == '#')
        return STR("");
    if (str_starts(url, STR("//")))
        return str_printf(arena, "https:%.*s", STR_ARG(url));
    if (path == 0)
        return url;
    struct str folder =
        url.s[0] == '/' ? str_slice(base, 0, path) : folder_of(base, path);
    for (bool more = url.s[0] != '/'; more;) {
        more = take_off(&url, STR("./"));
        if (take_off(&url, STR("../"))) {
            folder = above(folder, path);
            more = true;
        }
    }
    bool slash = str_ends(folder, STR("/")) || str_starts(url, STR("/"));
    return str_printf(arena, "%.*s%s%.*s", STR_ARG(folder), slash ? "" : "/",
                      STR_ARG(url));
}
