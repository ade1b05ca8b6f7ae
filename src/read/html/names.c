/* SPDX-License-Identifier: MIT */
/*
 * Classes and ids are cut into words at hyphens, underlines and inner capitals:
 * "entry-content", "fck_detail" and "postDate" become "-entry-content-",
 * "-fck-detail-", "-post-date-", in which phrases are looked for between
 * hyphens, so that "share" is not found in "sharepoint". A phrase with a space
 * at its head must be a name as a whole.
 */
#include "read/html/names.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"

struct phrase {
    const char *text;
    const char *rule;
    enum part_text kind; /* of a part around an article */
};

static const char menu[] = N_("menu"), sidebar[] = N_("sidebar"),
                  share[] = N_("share bar"), related[] = N_("other articles"),
                  comments[] = N_("comments"), counter[] = N_("view counter"),
                  ads[] = N_("advertisement"), footer[] = N_("page footer"),
                  banner[] = N_("banner"), tools[] = N_("page tools"),
                  about[] = N_("the article's data"), hidden[] = N_("hidden");

/* What the parts around an article are called. */
static const struct phrase parts[] = {
    {"menu", menu, PART_LABELS},
    {"nav", menu, PART_LABELS},
    {"navbar", menu, PART_LABELS},
    {"navigation", menu, PART_LABELS},
    {"topnav", menu, PART_LABELS},
    {"megamenu", menu, PART_LABELS},
    {"breadcrumb", menu, PART_LABELS},
    {"breadcrumbs", menu, PART_LABELS},
    {"duong-dan", menu, PART_LABELS},
    {"pagination", menu, PART_LABELS},
    {"phan-trang", menu, PART_LABELS},
    {"pager", menu, PART_LABELS},
    {"skip-link", menu, PART_LABELS},
    {"sidebar", sidebar, PART_BESIDE},
    {"side-bar", sidebar, PART_BESIDE},
    {"cot-phai", sidebar, PART_BESIDE},
    {"cot-trai", sidebar, PART_BESIDE},
    {"right-col", sidebar, PART_BESIDE},
    {"left-col", sidebar, PART_BESIDE},
    {"col-right", sidebar, PART_BESIDE},
    {"col-left", sidebar, PART_BESIDE},
    {" widget", sidebar, PART_LABELS},
    {"widget-area", sidebar, PART_BESIDE},
    {"share", share, PART_LABELS},
    {"sharing", share, PART_LABELS},
    {"sharedaddy", share, PART_LABELS},
    {"sd-sharing", share, PART_LABELS},
    {"addthis", share, PART_LABELS},
    {"addtoany", share, PART_LABELS},
    {"chia-se", share, PART_LABELS},
    {"chiase", share, PART_LABELS},
    {"social", share, PART_LABELS},
    {"socials", share, PART_LABELS},
    {"fb-like", share, PART_LABELS},
    {"fb-share", share, PART_LABELS},
    {"zalo-share", share, PART_LABELS},
    {"related", related, PART_LABELS},
    {"relatedposts", related, PART_LABELS},
    {"yarpp", related, PART_LABELS},
    {"lien-quan", related, PART_LABELS},
    {"lienquan", related, PART_LABELS},
    {"tinlienquan", related, PART_LABELS},
    {"tin-khac", related, PART_LABELS},
    {"tinkhac", related, PART_LABELS},
    {"tin-cung-chuyen-muc", related, PART_LABELS},
    {"bai-viet-khac", related, PART_LABELS},
    {"other-news", related, PART_LABELS},
    {"othernews", related, PART_LABELS},
    {"more-news", related, PART_LABELS},
    {"box-tinlienquan", related, PART_LABELS},
    {"cung-chuyen-muc", related, PART_LABELS},
    {"read-more", related, PART_LABELS},
    {"readmore", related, PART_LABELS},
    {"tin-moi", related, PART_LABELS},
    {"comment", comments, PART_BESIDE},
    {"comments", comments, PART_BESIDE},
    {"respond", comments, PART_BESIDE},
    {"disqus", comments, PART_BESIDE},
    {"fb-comments", comments, PART_BESIDE},
    {"binh-luan", comments, PART_BESIDE},
    {"binhluan", comments, PART_BESIDE},
    {"y-kien", comments, PART_BESIDE},
    {"luot-xem", counter, PART_LABELS},
    {"luotxem", counter, PART_LABELS},
    {"view-count", counter, PART_LABELS},
    {"views-count", counter, PART_LABELS},
    {"post-views", counter, PART_LABELS},
    {"hit-counter", counter, PART_LABELS},
    {"truy-cap", counter, PART_LABELS},
    {"ad", ads, PART_LABELS},
    {"ads", ads, PART_LABELS},
    {"adv", ads, PART_LABELS},
    {"advert", ads, PART_LABELS},
    {"adsense", ads, PART_LABELS},
    {"adsbygoogle", ads, PART_LABELS},
    {"advertisement", ads, PART_LABELS},
    {"quang-cao", ads, PART_LABELS},
    {"quangcao", ads, PART_LABELS},
    {"sponsor", ads, PART_LABELS},
    {"footer", footer, PART_WRITTEN},
    {"copyright", footer, PART_WRITTEN},
    {"banner", banner, PART_LABELS},
    {"cookie", tools, PART_WRITTEN},
    {"popup", tools, PART_WRITTEN},
    {"modal", tools, PART_WRITTEN},
    {"newsletter", tools, PART_WRITTEN},
    {"subscribe", tools, PART_WRITTEN},
    {"toolbar", tools, PART_LABELS},
    {" print", tools, PART_LABELS},
    {"noprint", tools, PART_MARKS},
    {"no-print", tools, PART_MARKS},
    {"hidden-print", tools, PART_MARKS},
    {"d-print-none", tools, PART_MARKS},
    {"editsection", tools, PART_MARKS},
    {"cite-backlink", tools, PART_MARKS},
    {"in-bai", tools, PART_LABELS},
    {"search", tools, PART_WRITTEN},
    {"tim-kiem", tools, PART_WRITTEN},
    {"login", tools, PART_WRITTEN},
    {"dang-nhap", tools, PART_WRITTEN},
    {"rating", tools, PART_LABELS},
    {"ratings", tools, PART_LABELS},
    {"danh-gia", tools, PART_LABELS},
    {"back-to-top", tools, PART_LABELS},
    {"font-size", tools, PART_LABELS},
    {"post-tags", tools, PART_LABELS},
    {"tags-links", tools, PART_LABELS},
    {"tag-links", tools, PART_LABELS},
    {"tagcloud", tools, PART_LABELS},
    {"tags", tools, PART_LABELS},
    {"author-box", about, PART_BESIDE},
    {"author-bio", about, PART_BESIDE},
    {"entry-meta", about, PART_BESIDE},
    {"post-meta", about, PART_BESIDE},
    {"article-meta", about, PART_BESIDE},
    {"entry-footer", about, PART_BESIDE},
    {"cat-links", about, PART_LABELS},
    {"posted-on", about, PART_BESIDE},
    {"byline", about, PART_BESIDE},
    {"screen-reader-text", hidden, PART_MARKS},
    {"sr-only", hidden, PART_MARKS},
    {"visually-hidden", hidden, PART_MARKS},
    {"ms-hide", hidden, PART_MARKS},
    {"mso-hide", hidden, PART_MARKS},
};

static const struct phrase roles[] = {
    {"navigation", menu, PART_LABELS},
    {"menu", menu, PART_LABELS},
    {"menubar", menu, PART_LABELS},
    {"search", tools, PART_WRITTEN},
    {"dialog", tools, PART_WRITTEN},
    {"alert", tools, PART_LABELS},
    {"complementary", sidebar, PART_BESIDE},
    {"contentinfo", footer, PART_WRITTEN},
    {"banner", banner, PART_LABELS},
};

/* Words of names that say nothing of what a part is. */
static const char *const neutral[] = {
    "list",    "lists",   "box",    "area",    "wrap",    "wrapper",
    "block",   "section", "item",   "items",   "main",    "container",
    "primary", "content", "left",   "right",   "top",     "bottom",
    "inner",   "outer",   "header", "title",   "body",    "row",
    "bar",     "group",   "holder", "module",  "panel",   "region",
    "field",   "view",    "post",   "posts",   "article", "articles",
    "news",    "page",    "site",   "entry",   "single",  "link",
    "links",   "button",  "btn",    "buttons", "icon",    "icons",
    "form",    "respond", "thread", "media",   "global",  "desktop",
    "mobile",  "sticky",  "fixed",  "default", "widget",  "nav",
    "related", "count",   "tin",    "bai",     "viet",    "stories",
    "story",   "blog",    "card",   "cards",   "slot",    "unit",
    "signup",  "banner",  "bottom", "overlay", "story",   "component",
};

/* What holds the text itself, in themes and portals met in Vietnam: WordPress,
 * VnExpress, VCCorp, DotNetNuke, SharePoint, Liferay, VNPT and others. */
static const char *const contents[] = {
    "entry-content",     "post-content",      "article-content",
    "article-body",      "post-body",         "entry-body",
    "fck-detail",        "detail-content",    "content-detail",
    "news-content",      "noi-dung-chi-tiet", "noidung-chitiet",
    "chi-tiet-noi-dung", "noi-dung-bai-viet", "news-detail",
    "detail-news",       "chi-tiet-tin",      "bai-viet-noi-dung",
    "post-detail",       "single-content",    "journal-content-article",
    "content-news",      "article-detail",    "ms-rtestate-field",
    "detail-cmain",      "singular-content",  "contentdetail",
    "newscontent",       "newsdetail",        "chitiettin",
    "noidungchitiet",
};

static const char *const titles[] = {
    "entry-title", "post-title",   "title-detail", "article-title",
    "headline",    "tieu-de",      "tieude",       "title-news",
    "news-title",  "detail-title", "page-title",   "tieu-de-bai-viet",
    "asset-title",
};

static const char *const dates[] = {
    "date",          "entry-date", "post-date", "published",
    "ngay-dang",     "ngaydang",   "pubdate",   "publish-date",
    "ngay-xuat-ban", "thoi-gian",  "datetime",
};

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

static const char *const authors[] = {
    "byline",  "by-line", "writer",   "author-mail", "author",
    "tac-gia", "tacgia",  "but-danh", "post-author",
};

/* What the editor of WordPress writes for how a block looks: "has-small-font-
 * size". */
static bool is_of_look(struct str names, size_t at)
{
    return str_starts(str_slice(names, at, names.n), STR("has-"));
}

/* Adds the names, each with hyphens around it and a space between. */
static void add_names(struct buf *buf, struct str names)
{
    bool apart = true;
    for (size_t i = 0; i < names.n; i++) {
        char c = names.s[i];
        bool space = c == ' ' || c == '\n' || c == '\t';
        char small = (char)(is_capital(c) ? c - 'A' + 'a' : c);
        bool hump = is_capital(c) && i > 0 && !is_capital(names.s[i - 1]);
        if (apart && is_of_look(names, i)) {
            while (i + 1 < names.n && names.s[i + 1] != ' ')
                i++;
            continue;
        }
        if (space && !apart)
            buf_add(buf, STR("- "));
        if (!space && apart)
            buf_add_char(buf, '-');
        if (!space && !apart && (hump || !is_word_char(small)) &&
            buf->data[buf->n - 1] != '-')
            buf_add_char(buf, '-');
        if (is_word_char(small))
            buf_add_char(buf, small);
        apart = space;
    }
    buf_add(buf, STR("- "));
}

/* Headings and lines bear ids made of their own words, and so may any element
 * whose id is as long as a title. */
static bool id_counts(const struct element *e, struct str id)
{
    enum { ID_WORDS = 3 };
    size_t words = 1;
    for (size_t i = 0; i < id.n; i++)
        words += id.s[i] == '-' || id.s[i] == '_';
    return words <= ID_WORDS && tag_class(e->tag) == CLASS_BLOCK &&
           !tag_is_heading(e->tag) && e->tag != TAG_P && e->tag != TAG_LI;
}

static struct str names_of(struct arena *arena, const struct element *e)
{
    enum { NAMES_MAX = 512 };
    struct buf buf = {.arena = arena};
    struct str class = element_value(e, "class"), id = element_value(e, "id");
    if (!id_counts(e, id))
        id.n = 0;
    if (class.n + id.n == 0)
        return STR("");
    add_names(&buf, str_slice(class, 0, NAMES_MAX));
    add_names(&buf, str_slice(id, 0, NAMES_MAX));
    return buf_str(&buf);
}

/* Most phrases do not. */
static inline bool may_begin(const char *phrase, char first)
{
    return phrase[phrase[0] == ' '] == first;
}

/* True when the phrase stands at the word which begins at `at`. */
static bool is_at(struct str names, size_t at, const char *phrase)
{
    bool whole = phrase[0] == ' ';
    phrase += whole;
    struct str text = str_of(phrase);
    size_t end = at + text.n;
    return end + 1 < names.n && names.s[end] == '-' &&
           str_starts(str_slice(names, at, names.n), text) &&
           (!whole ||
            ((at == 1 || names.s[at - 2] == ' ') && names.s[end + 1] == ' '));
}

/* The first phrase found, word by word, and where; NULL: none is there. */
static const struct phrase *find_phrase(struct str names,
                                        const struct phrase *list, size_t n,
                                        size_t *where)
{
    for (size_t at = 1; at < names.n; at++) {
        if (names.s[at - 1] != '-' || names.s[at] == ' ')
            continue;
        *where = at;
        for (size_t i = 0; i < n; i++) {
            if (may_begin(list[i].text, names.s[at]) &&
                is_at(names, at, list[i].text))
                return &list[i];
        }
    }
    return NULL;
}

static bool find_name(struct str names, struct words list)
{
    for (size_t at = 1; at < names.n; at++) {
        if (names.s[at - 1] != '-' || names.s[at] == ' ')
            continue;
        for (size_t i = 0; i < list.n; i++) {
            if (may_begin(list.at[i], names.s[at]) &&
                is_at(names, at, list.at[i]))
                return true;
        }
    }
    return false;
}

/* True when all the words of the name are neutral: "-area-", "-list-2-". */
static bool is_neutral(struct str words)
{
    enum { PREFIX = 2 }; /* bytes, such as "td" or "c" before all names */
    while (words.n) {
        size_t end = str_find(words, STR("-"));
        struct str word = str_slice(words, 0, end);
        words = str_slice(words, end < words.n ? end + 1 : end, words.n);
        bool number = word.n && word.s[0] >= '0' && word.s[0] <= '9';
        if (word.n > PREFIX && !number && !is_one_of(word, WORDS(neutral)))
            return false;
    }
    return true;
}

/* True when the name in which the phrase stands at `at` says nothing else. */
static bool says_only(struct str names, size_t at, const struct phrase *phrase)
{
    size_t whole = phrase->text[0] == ' ';
    size_t start = at, end = at + str_of(phrase->text + whole).n;
    while (start > 0 && names.s[start - 1] != ' ')
        start--;
    struct str behind = str_slice(names, end, names.n);
    behind = str_slice(behind, 0, str_find(behind, STR(" ")));
    return is_neutral(str_slice(names, start, at)) && is_neutral(behind);
}

static struct part part_of_tag(enum page_tag tag)
{
    return tag == TAG_NAV      ? (struct part){menu, PART_LABELS, true}
           : tag == TAG_ASIDE  ? (struct part){sidebar, PART_BESIDE, true}
           : tag == TAG_FOOTER ? (struct part){footer, PART_WRITTEN, true}
                               : (struct part){NULL, PART_LABELS, false};
}

struct part names_part(struct arena *arena, const struct element *e)
{
    struct part part = part_of_tag(e->tag);
    struct str role = element_value(e, "role");
    for (size_t i = 0; role.n && i < sizeof roles / sizeof roles[0]; i++) {
        if (str_eq_nocase(role, str_of(roles[i].text)))
            return (struct part){roles[i].rule, roles[i].kind, true};
    }
    if (part.rule)
        return part;
    size_t at;
    struct str names = names_of(arena, e);
    const struct phrase *found =
        find_phrase(names, parts, sizeof parts / sizeof parts[0], &at);
    if (found)
        part = (struct part){found->rule, found->kind,
                             says_only(names, at, found)};
    return part;
}

int names_content(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    if (str_find(item, STR("articleBody")) < item.n)
        return 3;
    if (tag_class(e->tag) == CLASS_BLOCK &&
        find_name(names_of(arena, e), WORDS(contents)))
        return 2;
    return e->tag == TAG_ARTICLE || e->tag == TAG_MAIN ||
           str_eq_nocase(element_value(e, "role"), STR("main"));
}

bool names_contents(struct arena *arena, const struct element *e)
{
    static const char *const names[] = {"toc", "table-of-contents", "muc-luc",
                                        "mucluc"};
    return str_eq_nocase(element_value(e, "role"), STR("doc-toc")) ||
           find_name(names_of(arena, e), WORDS(names));
}

bool names_caption(struct arena *arena, const struct element *e)
{
    static const char *const names[] = {"caption", "chu-thich", "chuthich",
                                        "photo-credit"};
    return e->attribute_count && find_name(names_of(arena, e), WORDS(names));
}

bool names_title(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    return str_eq(item, STR("headline")) ||
           str_eq(item, STR("name headline")) ||
           find_name(names_of(arena, e), WORDS(titles));
}

bool names_date(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    return e->tag == TAG_TIME || str_eq(item, STR("datePublished")) ||
           find_name(names_of(arena, e), WORDS(dates));
}

bool names_author(struct arena *arena, const struct element *e)
{
    return find_name(names_of(arena, e), WORDS(authors));
}
