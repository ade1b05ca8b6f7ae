/* SPDX-License-Identifier: MIT */
/*
 * Who wrote it and when, as press and literature say it: on a line below the
 * title, "Mai Khôi - mai@bao.vn", "22/07/2023 06:00 | Mai Khôi", "Thơ: Phan
 * Thị Miên", or by a name alone below the last sentence.
 */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "doc/compounds.h"
#include "doc/credit.h"
#include "doc/date.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum {
    BYLINE_MAX = 110, /* characters */
    BELOW_TITLE = 3,  /* blocks */
    AT_END = 15,
    SENTENCE_MIN = 40, /* characters */
    STANZA_MIN = 4,    /* lines of verse above a name */
    NAME_WORDS = 4     /* of a name that nothing tells but itself */
};

static const char *const parting[] = {" | ", " - ", " – ", " — ", " • ", " · "};

/* Cuts the next stretch off *rest: up to what parts it from the next. */
static struct str next_stretch(struct str *rest)
{
    size_t first = rest->n, width = 0;
    for (size_t i = 0; i < sizeof parting / sizeof parting[0]; i++) {
        struct str sign = str_of(parting[i]);
        size_t at = str_find(*rest, sign);
        if (at < first) {
            first = at;
            width = sign.n;
        }
    }
    struct str stretch = str_trim(str_slice(*rest, 0, first));
    *rest = str_slice(*rest, first + width, rest->n);
    return stretch;
}

static bool is_address(struct str text)
{
    return str_find(text, STR("@")) < text.n &&
           str_find(text, STR(" ")) >= text.n;
}

/* Without "(thực hiện)" behind the name. */
static struct str without_part(struct doc *doc, struct str text, bool *found)
{
    static const char *const parts[] = {
        "(thực hiện)", "(tổng hợp)",  "(ghi)",       "(lược ghi)",
        "(biên dịch)", "(lược dịch)", "(sưu tầm)",   "(dịch)",
        "thực hiện",   "(biên soạn)", "(giới thiệu)"};
    struct str small = lowered(doc->arena, text);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct str part = str_of(parts[i]);
        if (!str_ends(small, part))
            continue;
        *found = true;
        return str_trim(str_slice(text, 0, text.n - part.n));
    }
    return text;
}

static struct str without_label(struct doc *doc, struct str text, bool *found)
{
    struct str small = lowered(doc->arena, text);
    struct credit credit;
    if (!credit_begins(small, CREDIT_BELOW_TITLE, &credit))
        return without_part(doc, text, found);
    *found = true;
    return str_trim(str_slice(text, credit.length, text.n));
}

/* Without the mark of a note behind it, "Quế1", "Quế²". */
static struct str without_mark(struct str name)
{
    static const char *const marks[] = {"0", "1", "2", "3", "4", "5", "6",
                                        "7", "8", "9", "*", "¹", "²", "³",
                                        "⁴", "⁵", "⁶", "†", "‡"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        struct str mark = str_of(marks[i]);
        if (str_ends(name, mark)) {
            name.n -= mark.n;
            i = (size_t)-1; /* once more from the first */
        }
    }
    return str_trim(name);
}

/* The next of "Đàm Thị Quế1, Lưu Bá Thạch*". */
static struct str next_name(struct str *rest)
{
    size_t n = str_slice(*rest, 0, str_find(*rest, STR(","))).n;
    struct str name = str_trim(str_slice(*rest, 0, n));
    *rest = str_slice(*rest, n + 1, rest->n);
    return without_mark(name);
}

static bool has_surname(struct doc *doc, struct str name)
{
    struct str letters = fold(doc->arena, name, BYLINE_MAX).letters;
    return is_surname(pattern_surname(name, pattern_rank(letters)));
}

bool is_list_of_names(struct doc *doc, struct str text)
{
    int names = 0;
    for (struct str rest = text; rest.n; names++) {
        struct str name = next_name(&rest);
        if (!pattern_person(doc->arena, name) || !has_surname(doc, name))
            return false;
    }
    return names > 1;
}

/* What a byline says. */
struct byline {
    struct str name, date;
    bool labelled, parted; /* more than a name stands in it */
};

/* "6 phút đọc", "57 bình luận": how long one reads, how many did. */
static bool is_count(struct str stretch)
{
    static const char *const counted[] = {"phút đọc", "lượt thích", "lượt xem",
                                          "lượt đọc", "bình luận",  "chia sẻ",
                                          "lượt tải", "phản hồi"};
    return str_ends_any(stretch, WORDS(counted)) && stretch.s[0] >= '0' &&
           stretch.s[0] <= '9';
}

/* "Khả Như vào 19 tháng 1, 2025" -> "Khả Như", with the date. */
static struct str without_date(struct doc *doc, struct str name,
                               struct str *date)
{
    static const char *const before[] = {" vào ", " ngày ", " lúc "};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        struct str word = str_of(before[i]);
        size_t at = str_find(name, word);
        struct str rest = str_slice(name, at + word.n, name.n);
        if (at < name.n && date_iso(doc->arena, rest).n) {
            *date = rest;
            return str_trim(str_slice(name, 0, at));
        }
    }
    return name;
}

/* "Thảo Chi" behind "Duy Khôi - ", and not "Báo Lao Động". */
static bool is_second_name(struct doc *doc, struct str stretch)
{
    static const char *const papers[] = {"báo ", "theo ", "tạp chí ", "đài "};
    struct str letters = fold(doc->arena, stretch, BYLINE_MAX).letters;
    return pattern_person(doc->arena, stretch) &&
           !starts_with(lowered(doc->arena, stretch), WORDS(papers)) &&
           words_begin(letters, WORDS_BODY) == 0 &&
           words_begin(letters, WORDS_PLACE) == 0;
}

/* False: something stands in the line that no byline has. */
static bool read_byline(struct doc *doc, struct str text, struct byline *byline)
{
    for (int n = 0; text.n > 0; n++) {
        struct str stretch = next_stretch(&text), date;
        struct folded line = fold(doc->arena, stretch, BYLINE_MAX);
        bool labelled = false;
        struct str rest = without_label(doc, stretch, &labelled);
        if (labelled)
            rest = without_date(doc, rest, &byline->date);
        byline->parted = byline->parted || n > 0;
        if (pattern_stamp(&line) && (date = find_date(stretch)).n) {
            byline->date = date;
        } else if (byline->name.n == 0 && (pattern_person(doc->arena, rest) ||
                                           is_list_of_names(doc, rest))) {
            byline->name = rest;
            byline->labelled = labelled;
        } else if (n == 1 && is_second_name(doc, stretch)) {
            byline->name = str_printf(doc->arena, "%.*s, %.*s",
                                      STR_ARG(byline->name), STR_ARG(stretch));
        } else if (!is_address(stretch) && !is_count(stretch)) {
            return false;
        }
    }
    return byline->name.n > 0;
}

static void take_byline(struct doc *doc, struct node *block,
                        const struct byline *byline)
{
    block->kind = NODE_ATTRIBUTION;
    taken(doc, block, N_("who wrote it"));
    bool known = metadata_has(doc, STR("author"));
    for (struct str rest = byline->name; rest.n && !known;)
        metadata_add(doc, STR("author"), next_name(&rest));
    if (byline->date.n && doc->meta.date.n == 0)
        metadata_add(doc, STR("date"), byline->date);
}

static int count_words(struct str text)
{
    struct str word;
    size_t at = 0;
    int n = 0;
    while (next_word(text, &at, &word))
        n++;
    return n;
}

/* A name alone may be whose a chapter is, or any words in capitals: it is a
 * byline by its surname. */
static bool is_surely(struct doc *doc, const struct byline *byline)
{
    struct str letters = fold(doc->arena, byline->name, BYLINE_MAX).letters;
    letters = str_slice(letters, pattern_rank(letters), letters.n);
    return byline->labelled || byline->parted ||
           is_list_of_names(doc, byline->name) ||
           (has_surname(doc, byline->name) &&
            count_words(letters) <= NAME_WORDS);
}

static bool is_byline(struct doc *doc, const struct node *block,
                      struct byline *byline)
{
    struct str text = str_trim(block_text(doc, block));
    *byline = (struct byline){.labelled = false};
    return is_running(block) && text_fits(text, BYLINE_MAX) &&
           read_byline(doc, text, byline) && is_surely(doc, byline);
}

/* "Lời: ..." below "Nhạc: ...": a song has more authors than one. */
static void take_of_song(struct doc *doc, struct node *block)
{
    static const char *const labels[] = {"nhạc", "lời", "thơ", "ý thơ"};
    struct byline byline;
    for (; block; block = block->next) {
        struct str small = lowered(doc->arena, block_text(doc, block));
        if (!starts_with(small, WORDS(labels)) ||
            !is_byline(doc, block, &byline) || !byline.labelled)
            return;
        block->kind = NODE_ATTRIBUTION;
        taken(doc, block, N_("who wrote it"));
        for (struct str rest = byline.name; rest.n;)
            metadata_add(doc, STR("author"), next_name(&rest));
    }
}

/* An invitation and an application name whom they are about. */
static bool names_others(struct doc *doc, const struct node *title)
{
    static const char *const kinds[] = {"thiep ", "thu moi", "giay ", "don "};
    struct str name = title ? block_text(doc, title) : STR("");
    return starts_with(fold(doc->arena, name, BYLINE_MAX).letters,
                       WORDS(kinds));
}

static void take_below_title(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    struct byline byline;
    bool known = metadata_has(doc, STR("author"));
    for (int i = 0; block && i < BELOW_TITLE && !is_long(doc, block); i++) {
        if (is_byline(doc, block, &byline) &&
            (byline.labelled || !names_others(doc, title))) {
            take_byline(doc, block, &byline);
            if (byline.labelled && !known)
                take_of_song(doc, block->next);
            return;
        }
        block = block->next;
    }
}

/* True for a paragraph that ends as sentences do, and is as long as one. */
static bool is_sentence(struct doc *doc, const struct node *block,
                        size_t length)
{
    struct str text = block_text(doc, block);
    return is_running(block) && ends_in_stop(text) &&
           !text_fits(text, length) && !str_ends(text, STR(":"));
}

/* "Phụng Hiệp, 17.3.2004": where and when it was written. */
static struct str day_of_writing(struct doc *doc, const struct node *block)
{
    struct str text = str_trim(block_text(doc, block));
    struct str day = find_date(text);
    size_t before = text.n - day.n;
    bool ends = is_running(block) && text_fits(text, SENTENCE_MIN) && day.n &&
                str_ends(text, day);
    return ends && before && strchr(", ", text.s[before - 1]) ? day : STR("");
}

/* How many lines of its own the block has, if they are short as those of verse
 * are; 0: it is other text. */
static int short_lines(const struct doc *doc, const struct node *block)
{
    enum { VERSE_MAX = 60 }; /* characters of a line */
    int n = 1;
    FOR_CHILDREN (child, block)
        n += child->kind == NODE_LINE_BREAK;
    bool fits = is_running(block) &&
                text_fits(block_text(doc, block), (size_t)n * VERSE_MAX);
    return fits ? n : 0;
}

/* "Tấn Lộc": a pen name, whose syllables make no word. */
static bool is_pen_name(struct doc *doc, struct str name)
{
    enum { MOST_CAPITALS = 60 }; /* percent: "Theo VEA" is none */
    struct str first, second;
    size_t at = 0;
    if (!next_word(name, &at, &first) || !next_word(name, &at, &second))
        return false;
    return count_words(name) == 2 && is_second_name(doc, name) &&
           capital_share(name) < MOST_CAPITALS &&
           compound_strength(syllable_hash(first), syllable_hash(second)) == 0;
}

/* Whose name it may be, below what ends as a text does. */
static bool is_byline_below(struct doc *doc, const struct node *above,
                            const struct node *block, struct byline *byline)
{
    bool text = is_sentence(doc, above, SENTENCE_MIN);
    if (is_byline(doc, block, byline))
        return text || (byline->labelled && is_sentence(doc, above, 0)) ||
               day_of_writing(doc, above).n ||
               short_lines(doc, above) >= STANZA_MIN;
    struct str name = str_trim(block_text(doc, block));
    *byline = (struct byline){.name = name};
    return text && is_running(block) && is_pen_name(doc, name);
}

/* Below a sentence, and no other behind: only what a page adds. */
static void take_at_end(struct doc *doc)
{
    struct byline byline;
    struct node *block = doc->root->last;
    for (int i = 0; block && i < AT_END; i++, block = block->previous) {
        const struct node *above = block->previous;
        if (ends_in_stop(block_text(doc, block)))
            return;
        if (above && is_byline_below(doc, above, block, &byline)) {
            if (byline.date.n == 0)
                byline.date = day_of_writing(doc, above);
            take_byline(doc, block, &byline);
            return;
        }
    }
}

/* Lines of a stanza in the block; 0: it is no verse. */
static int lines_of_verse(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    bool leads_on = str_ends(text, STR(":")) || str_ends(text, STR(";"));
    return leads_on ? 0 : short_lines(doc, block);
}

/* "Thạch Sa Rươn" below the last stanza, or below where and when it was
 * written; only notes in brackets are below. */
static void take_below_verse(struct doc *doc)
{
    enum { REACH = 12 };
    struct byline byline;
    struct node *title = find_title(doc), *block = doc->root->last;
    while (block && str_starts(block_text(doc, block), STR("(")))
        block = block->previous;
    if (!block || !title || metadata_has(doc, STR("author")) ||
        !is_byline(doc, block, &byline) || byline.parted ||
        !has_surname(doc, byline.name) || count_words(byline.name) < 3 ||
        words_begin_kind(
            fold(doc->arena, block_text(doc, title), BYLINE_MAX).letters))
        return;
    int lines = 0, seen = 0;
    for (const struct node *n = block->previous;
         n && n != title && seen < REACH; n = n->previous, seen++) {
        int own = lines_of_verse(doc, n);
        if (own == 0)
            break;
        lines += own;
    }
    if (lines >= STANZA_MIN)
        take_byline(doc, block, &byline);
}

/* Who signs an official document is said otherwise. */
void pass_byline(struct doc *doc)
{
    if (doc_find(doc, NODE_LETTERHEAD) || doc_find(doc, NODE_SIGNATURE))
        return;
    take_below_title(doc);
    take_at_end(doc);
    take_below_verse(doc);
}
