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

struct phrase {
    const char *text;
    const char *rule;
};

static const char menu[] = N_("menu"), sidebar[] = N_("sidebar"),
                  share[] = N_("share bar"), related[] = N_("other articles"),
                  comments[] = N_("comments"), counter[] = N_("view counter"),
                  ads[] = N_("advertisement"), footer[] = N_("page footer"),
                  banner[] = N_("banner"), tools[] = N_("page tools"),
                  about[] = N_("the article's data"), hidden[] = N_("hidden"),
                  content[] = "content", title[] = "title", date[] = "date",
                  author[] = "author";

/* What the parts around an article are called. */
static const struct phrase parts[] = {
    {"menu", menu},
    {"nav", menu},
    {"navbar", menu},
    {"navigation", menu},
    {"topnav", menu},
    {"megamenu", menu},
    {"breadcrumb", menu},
    {"breadcrumbs", menu},
    {"duong-dan", menu},
    {"pagination", menu},
    {"phan-trang", menu},
    {"pager", menu},
    {"skip-link", menu},
    {"sidebar", sidebar},
    {"side-bar", sidebar},
    {"cot-phai", sidebar},
    {"cot-trai", sidebar},
    {"right-col", sidebar},
    {"left-col", sidebar},
    {"col-right", sidebar},
    {"col-left", sidebar},
    {" widget", sidebar},
    {"widget-area", sidebar},
    {"share", share},
    {"sharing", share},
    {"sharedaddy", share},
    {"sd-sharing", share},
    {"addthis", share},
    {"addtoany", share},
    {"chia-se", share},
    {"chiase", share},
    {"social", share},
    {"socials", share},
    {"fb-like", share},
    {"fb-share", share},
    {"zalo-share", share},
    {"related", related},
    {"relatedposts", related},
    {"yarpp", related},
    {"lien-quan", related},
    {"lienquan", related},
    {"tinlienquan", related},
    {"tin-khac", related},
    {"tinkhac", related},
    {"tin-cung-chuyen-muc", related},
    {"bai-viet-khac", related},
    {"other-news", related},
    {"othernews", related},
    {"more-news", related},
    {"box-tinlienquan", related},
    {"cung-chuyen-muc", related},
    {"read-more", related},
    {"readmore", related},
    {"tin-moi", related},
    {"comment", comments},
    {"comments", comments},
    {"respond", comments},
    {"disqus", comments},
    {"fb-comments", comments},
    {"binh-luan", comments},
    {"binhluan", comments},
    {"y-kien", comments},
    {"luot-xem", counter},
    {"luotxem", counter},
    {"view-count", counter},
    {"views-count", counter},
    {"post-views", counter},
    {"hit-counter", counter},
    {"truy-cap", counter},
    {"ad", ads},
    {"ads", ads},
    {"adv", ads},
    {"advert", ads},
    {"adsense", ads},
    {"adsbygoogle", ads},
    {"advertisement", ads},
    {"quang-cao", ads},
    {"quangcao", ads},
    {"sponsor", ads},
    {"footer", footer},
    {"copyright", footer},
    {"banner", banner},
    {"cookie", tools},
    {"popup", tools},
    {"modal", tools},
    {"newsletter", tools},
    {"subscribe", tools},
    {"toolbar", tools},
    {" print", tools},
    {"noprint", tools},
    {"no-print", tools},
    {"hidden-print", tools},
    {"d-print-none", tools},
    {"editsection", tools},
    {"cite-backlink", tools},
    {"in-bai", tools},
    {"search", tools},
    {"tim-kiem", tools},
    {"login", tools},
    {"dang-nhap", tools},
    {"rating", tools},
    {"ratings", tools},
    {"danh-gia", tools},
    {"back-to-top", tools},
    {"font-size", tools},
    {"post-tags", tools},
    {"tags-links", tools},
    {"tag-links", tools},
    {"tagcloud", tools},
    {"tags", tools},
    {"author-box", about},
    {"author-bio", about},
    {"entry-meta", about},
    {"post-meta", about},
    {"article-meta", about},
    {"entry-footer", about},
    {"cat-links", about},
    {"posted-on", about},
    {"byline", about},
    {"screen-reader-text", hidden},
    {"sr-only", hidden},
    {"visually-hidden", hidden},
    {"ms-hide", hidden},
    {"mso-hide", hidden},
};

static const struct phrase roles[] = {
    {"navigation", menu},       {"menu", menu},          {"menubar", menu},
    {"search", tools},          {"dialog", tools},       {"alert", tools},
    {"complementary", sidebar}, {"contentinfo", footer}, {"banner", banner},
};

/* What holds the text itself, in themes and portals met in Vietnam: WordPress,
 * VnExpress, VCCorp, DotNetNuke, SharePoint, Liferay, VNPT and others. */
static const struct phrase contents[] = {
    {"entry-content", content},
    {"post-content", content},
    {"article-content", content},
    {"article-body", content},
    {"post-body", content},
    {"entry-body", content},
    {"fck-detail", content},
    {"detail-content", content},
    {"content-detail", content},
    {"news-content", content},
    {"noi-dung-chi-tiet", content},
    {"noidung-chitiet", content},
    {"chi-tiet-noi-dung", content},
    {"noi-dung-bai-viet", content},
    {"news-detail", content},
    {"detail-news", content},
    {"chi-tiet-tin", content},
    {"bai-viet-noi-dung", content},
    {"post-detail", content},
    {"single-content", content},
    {"journal-content-article", content},
    {"content-news", content},
    {"article-detail", content},
    {"ms-rtestate-field", content},
    {"detail-cmain", content},
    {"singular-content", content},
    {"contentdetail", content},
    {"newscontent", content},
    {"newsdetail", content},
    {"chitiettin", content},
    {"noidungchitiet", content},
};

static const struct phrase titles[] = {
    {"entry-title", title},  {"post-title", title},
    {"title-detail", title}, {"article-title", title},
    {"headline", title},     {"tieu-de", title},
    {"tieude", title},       {"title-news", title},
    {"news-title", title},   {"detail-title", title},
    {"page-title", title},   {"tieu-de-bai-viet", title},
    {"asset-title", title},
};

static const struct phrase dates[] = {
    {"date", date},      {"entry-date", date},   {"post-date", date},
    {"published", date}, {"ngay-dang", date},    {"ngaydang", date},
    {"pubdate", date},   {"publish-date", date}, {"ngay-xuat-ban", date},
    {"thoi-gian", date}, {"datetime", date},
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

static const struct phrase authors[] = {
    {"author-mail", author}, {"author", author},   {"tac-gia", author},
    {"tacgia", author},      {"but-danh", author}, {"post-author", author},
};

/* Adds the names, each with hyphens around it and a space between. */
static void add_names(struct buf *buf, struct str names)
{
    bool apart = true;
    for (size_t i = 0; i < names.n; i++) {
        char c = names.s[i];
        bool space = c == ' ' || c == '\n' || c == '\t';
        char small = (char)(is_capital(c) ? c - 'A' + 'a' : c);
        bool hump = is_capital(c) && i > 0 && !is_capital(names.s[i - 1]);
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

/* True when the phrase stands at the word which begins at `at`. */
static bool is_at(struct str names, size_t at, const char *phrase)
{
    bool whole = phrase[0] == ' ';
    phrase += whole;
    if (names.s[at] != phrase[0])
        return false;
    struct str text = str_of(phrase);
    size_t end = at + text.n;
    return end + 1 < names.n && names.s[end] == '-' &&
           str_starts(str_slice(names, at, names.n), text) &&
           (!whole ||
            ((at == 1 || names.s[at - 2] == ' ') && names.s[end + 1] == ' '));
}

/* The rule of the first phrase found, word by word; NULL: none is there. */
static const char *find_phrase(struct str names, const struct phrase *list,
                               size_t n)
{
    for (size_t at = 1; at < names.n; at++) {
        if (names.s[at - 1] != '-' || names.s[at] == ' ')
            continue;
        for (size_t i = 0; i < n; i++) {
            if (is_at(names, at, list[i].text))
                return list[i].rule;
        }
    }
    return NULL;
}

#define FIND(names, list)                                                      \
    find_phrase(names, list, sizeof(list) / sizeof((list)[0]))

static const char *rule_of_tag(enum page_tag tag)
{
    return tag == TAG_NAV      ? menu
           : tag == TAG_ASIDE  ? sidebar
           : tag == TAG_FOOTER ? footer
                               : NULL;
}

const char *names_rule(struct arena *arena, const struct element *e)
{
    const char *by_tag = rule_of_tag(e->tag);
    struct str role = element_value(e, "role");
    for (size_t i = 0; role.n && i < sizeof roles / sizeof roles[0]; i++) {
        if (str_eq_nocase(role, str_of(roles[i].text)))
            return roles[i].rule;
    }
    struct str names = by_tag ? STR("") : names_of(arena, e);
    return by_tag ? by_tag : FIND(names, parts);
}

int names_content(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    if (str_find(item, STR("articleBody")) < item.n)
        return 3;
    if (tag_class(e->tag) == CLASS_BLOCK && FIND(names_of(arena, e), contents))
        return 2;
    return e->tag == TAG_ARTICLE || e->tag == TAG_MAIN ||
           str_eq_nocase(element_value(e, "role"), STR("main"));
}

bool names_title(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    return str_eq(item, STR("headline")) ||
           str_eq(item, STR("name headline")) ||
           FIND(names_of(arena, e), titles) != NULL;
}

bool names_date(struct arena *arena, const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    return e->tag == TAG_TIME || str_eq(item, STR("datePublished")) ||
           FIND(names_of(arena, e), dates) != NULL;
}

bool names_author(struct arena *arena, const struct element *e)
{
    return FIND(names_of(arena, e), authors) != NULL;
}
