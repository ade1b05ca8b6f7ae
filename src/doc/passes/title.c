/* SPDX-License-Identifier: MIT */
/*
 * The title, and what says it again. The title is the first
 * line in small letters which is no sentence; a kind of document in capitals
 * ("BÁO CÁO") with the lines of its subject; or, where there is neither, a
 * line in capitals that names nobody. A text may have none.
 */
#include "base/utf8.h"
#include "base/words.h"
#include "doc/counted.h"
#include "doc/marker.h"
#include "doc/metadata.h"
#include "doc/naming.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"

enum {
    TITLE_MIN = 20, /* characters */
    TITLE_MAX = 250,
    TITLE_REACH = 6,   /* blocks behind the letterhead */
    SUBJECT_LINES = 4, /* below a kind of document */
    REPEAT_REACH = 3,  /* blocks behind the title */
    STANZA_LINE = 60,  /* characters */
    CAPITALS_MIN = 80  /* percent */
};

/* Titles may ask and exclaim, but a sentence's or a clause's end is none. */
static bool ends_in_sentence(struct str text)
{
    return ends_in_stop(text) && !str_ends(text, STR("?")) &&
           !str_ends(text, STR("!")) && !str_ends(text, STR("”")) &&
           !str_ends(text, STR("\"")) && !str_ends(text, STR("…"));
}

/* "Nha Trang, đêm 4/5/2025": a day, and little more. */
static bool is_dated_line(struct doc *doc, struct str text)
{
    enum { DATED_MAX = 40 };
    struct folded line = fold(doc->arena, text, DATED_MAX);
    size_t end;
    return text_fits(text, DATED_MAX) &&
           pattern_date(line.letters, &end) < line.letters.n &&
           str_find(line.letters, STR("ngay")) > line.letters.n;
}

bool is_head_line(struct doc *doc, struct str text)
{
    static const char *const heads[] = {"Số:",      "Kính gửi", "Căn cứ",
                                        "Nơi nhận", "V/v",      "(Ban hành",
                                        "(Kèm theo"};
    struct str date;
    return starts_with(text, WORDS(heads)) || names_no_body(text) ||
           is_place_and_date(doc, text, &date) || is_dated_line(doc, text) ||
           greets_reader(text, fold(doc->arena, text, STANZA_LINE).letters);
}

static bool follows_directly(const struct doc *doc, const struct node *block,
                             const struct node *next)
{
    return doc->in_lines && is_running(next) && next->line == block->line + 1;
}

/* True when nothing was taken out between the two blocks. */
static bool are_neighbours(const struct doc *doc, const struct node *block,
                           const struct node *next)
{
    for (const struct node *n = doc->dropped; n; n = n->next) {
        if (n->line > block->line && n->line < next->line)
            return false;
    }
    return true;
}

static bool is_short_line(const struct doc *doc, const struct node *block)
{
    return text_fits(block_text(doc, block), STANZA_LINE);
}

/* Three short lines in a row are verse or an address. */
static bool opens_stanza(const struct doc *doc, const struct node *block)
{
    const struct node *second = block->next;
    return is_short_line(doc, block) && follows_directly(doc, block, second) &&
           is_short_line(doc, second) &&
           follows_directly(doc, second, second->next) &&
           is_short_line(doc, second->next);
}

void append_line(struct doc *doc, struct node *block, struct node *line)
{
    doc_add(doc, block, NODE_LINE_BREAK, line->line);
    doc_move_children(line, block);
    doc_remove(line);
}

static void make_title(struct doc *doc, struct node *block)
{
    block->kind = NODE_TITLE;
    if (doc->meta.title.n == 0)
        doc->meta.title = str_one_line(doc->arena, block_text(doc, block));
    taken(doc, block, "the title");
}

/* "BÁO CÁO" and below it what about, in lines without a stop. */
static void make_kind_title(struct doc *doc, struct node *block, bool alone)
{
    struct node *last = block;
    for (int i = 0; i < SUBJECT_LINES && is_running(block->next); i++) {
        struct node *next = block->next;
        struct str text = block_text(doc, next);
        bool capitals = capital_share(text) >= CAPITALS_MIN;
        bool near = next->line == last->line + 1 ||
                    (alone && i == 0 && are_neighbours(doc, block, next));
        if (!near || (!alone && !capitals) || !text_fits(text, TITLE_MAX) ||
            (ends_in_sentence(text) && !str_ends(text, STR(","))) ||
            is_head_line(doc, text))
            break;
        append_line(doc, block, next);
        last = block->last;
    }
    make_title(doc, block);
}

/* "-----", "---o0o---" */
static bool is_typed_rule(const struct doc *doc, struct str text)
{
    return text_fits(text, STANZA_LINE) &&
           pattern_rule(fold(doc->arena, text, STANZA_LINE).shape);
}

/* "Họ và tên: Lê An" */
static bool is_form_line(struct str text)
{
    enum { LABEL_MAX = 40 };
    size_t colon = str_find(text, STR(": "));
    return colon < text.n && text_fits(str_slice(text, 0, colon), LABEL_MAX);
}

/* One field of a form among others names nothing. */
static bool is_among_fields(struct doc *doc, const struct node *block)
{
    const struct node *near[] = {block->previous, block->next};
    if (!is_form_line(block_text(doc, block)))
        return false;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        if (near[i] && is_running(near[i]) &&
            is_form_line(block_text(doc, near[i])))
            return true;
    }
    return false;
}

static bool is_periodical(struct doc *doc, const struct node *block)
{
    struct folded line = fold(doc->arena, block_text(doc, block), TITLE_MAX);
    return names_periodical(&line);
}

/* "Câu 1: …" above "Câu 2: …" */
static bool is_counted_on(const struct doc *doc, const struct node *block)
{
    enum { REACH = 400 };
    struct counted counted;
    if (!counted_read(block_text(doc, block), &counted))
        return false;
    int i = 0;
    for (const struct node *n = block->next; n && i < REACH; n = n->next, i++) {
        if (is_line(n) && counted_goes_on(&counted, block_text(doc, n)))
            return true;
    }
    return false;
}

enum verdict { PASS_OVER, TAKE, STOP };

/* What the block is on the way to the title. */
static enum verdict judge(struct doc *doc, const struct node *block)
{
    static const char *const kinds[] = {
        "báo cáo",  "thông báo",    "kế hoạch",  "tờ trình",
        "biên bản", "chương trình", "hướng dẫn", "thông cáo"};
    struct str text = block_text(doc, block);
    struct marker marker;
    if (block->kind == NODE_RULE || is_typed_rule(doc, text) ||
        (find_marker(text, &marker) && marker.kind < MARKER_LETTER))
        return PASS_OVER;
    if (!is_running(block) || !text_fits(text, TITLE_MAX))
        return STOP;
    if (is_head_line(doc, text) || is_among_fields(doc, block) ||
        is_periodical(doc, block))
        return PASS_OVER;
    if (ends_in_sentence(text) || !block->next || opens_stanza(doc, block) ||
        is_list_of_names(doc, text) || is_counted_on(doc, block))
        return STOP;
    if (capital_share(text) >= CAPITALS_MIN)
        return PASS_OVER;
    struct str small = lowered(doc->arena, text);
    bool long_enough = !text_fits(text, TITLE_MIN - 1);
    return long_enough || starts_with(small, WORDS(kinds)) ? TAKE : PASS_OVER;
}

static bool find_title_line(struct doc *doc)
{
    struct node *block = first_block(doc);
    for (int i = 0; block && i < TITLE_REACH; i++, block = block->next) {
        bool alone;
        if (is_running(block) &&
            starts_with_kind(block_text(doc, block), &alone) && block->next) {
            make_kind_title(doc, block, alone);
            return true;
        }
        enum verdict verdict = judge(doc, block);
        if (verdict == STOP)
            return false;
        if (verdict == TAKE) {
            make_title(doc, block);
            return true;
        }
    }
    return false;
}

/* A line in capitals that names nobody, first or last in the letterhead. */
static bool is_capital_title(const struct doc *doc, const struct node *line)
{
    struct str text = block_text(doc, line);
    return is_running(line) && line->as.line.role == LINE_PLAIN &&
           capital_share(text) >= CAPITALS_MIN &&
           !text_fits(text, TITLE_MIN - 1) && text_fits(text, TITLE_MAX) &&
           !names_no_body(text) && !names_body(text) &&
           !ends_in_sentence(text) && !is_typed_rule(doc, text);
}

static void find_capital_title(struct doc *doc)
{
    struct node *block = first_block(doc);
    struct node *head = doc->root->first;
    if (block && is_periodical(doc, block))
        head = block = block->next;
    if (head && head != block && is_capital_title(doc, head->last)) {
        struct node *line = head->last;
        doc_remove(line);
        doc_insert(doc->root, head, line);
        make_title(doc, line);
    } else if (block && block->next && is_capital_title(doc, block)) {
        while (follows_directly(doc, block->last, block->next) &&
               is_capital_title(doc, block->next))
            append_line(doc, block, block->next);
        make_title(doc, block);
    }
}

/* True when a heading as high as `heading` or higher follows. */
static bool has_fellow(const struct node *heading)
{
    for (const struct node *n = heading->next; n; n = n->next) {
        if (n->kind == NODE_HEADING &&
            n->as.heading.level <= heading->as.heading.level)
            return true;
    }
    return false;
}

/* A heading that has nothing of its own, between the highest and the others, is
 * the title's second line; NULL: there is none. */
static struct node *title_line_below(const struct doc *doc,
                                     const struct node *heading)
{
    struct node *line = heading->next;
    struct marker marker;
    if (!line || line->kind != NODE_HEADING || !line->next ||
        line->as.heading.level < heading->as.heading.level ||
        block_marker(line, &marker) || has_fellow(line) ||
        heads_a_part(lowered(doc->arena, block_text(doc, line))))
        return NULL;
    return line->next->kind == NODE_HEADING || is_emphasised(line->next) ? line
                                                                         : NULL;
}

struct node *marked_title(const struct doc *doc)
{
    struct node *block = doc->in_lines ? NULL : first_block(doc);
    for (int i = 0; block && i < TITLE_REACH && !is_long(doc, block);
         i++, block = block->next) {
        if (block->kind == NODE_HEADING) {
            const struct node *line = title_line_below(doc, block);
            bool is_one = line || !has_fellow(block);
            return is_one && block->as.heading.level <= 2 ? block : NULL;
        }
    }
    return NULL;
}

/* In the words of the metadata, but for their case. */
static bool is_given_title(const struct doc *doc, const struct node *block)
{
    return str_eq_nocase(str_one_line(doc->arena, block_text(doc, block)),
                         doc->meta.title);
}

/* A heading that stands higher than all others; but it is one among them where
 * the front matter names another title. */
static bool find_marked_title(struct doc *doc)
{
    struct node *title = marked_title(doc);
    if (!title || (doc->names_title && !is_given_title(doc, title)))
        return false;
    struct node *line = doc->names_title ? NULL : title_line_below(doc, title);
    if (line)
        append_line(doc, title, line);
    make_title(doc, title);
    return true;
}

/* A title given in the front matter is looked for among the first lines. */
static bool find_given_title(struct doc *doc)
{
    struct node *block = first_block(doc);
    for (int i = 0; block && i < TITLE_REACH; i++, block = block->next) {
        if (is_line(block) && is_given_title(doc, block)) {
            make_title(doc, block);
            return true;
        }
    }
    return false;
}

/* Else it is set as the title, in its own words. */
static void insert_title(struct doc *doc)
{
    struct node *title = doc_node(doc, NODE_TITLE, 0);
    struct node *first = doc->root->first;
    bool head = first && first->kind == NODE_LETTERHEAD;
    doc_add_text(doc, title, doc->meta.title, 0);
    doc_insert(doc->root, head ? first : NULL, title);
}

/* One whose style says so (Word). Only the first is the title. */
static bool find_styled_title(struct doc *doc)
{
    struct node *title = find_title(doc);
    if (!title)
        return false;
    for (struct node *n = title->next; n; n = n->next) {
        if (n->kind == NODE_TITLE) {
            n->kind = NODE_HEADING;
            n->as.heading.level = 1;
        }
    }
    make_title(doc, title);
    return true;
}

/* "Anh Hòa thân mến," */
static bool ends_dear(struct str small)
{
    static const char *const dear[] = {"thân mến", "kính mến",    "thương mến",
                                       "yêu quý",  "thân thương", "quý mến"};
    small.n -= small.n > 0; /* the comma */
    return str_ends_any(small, WORDS(dear));
}

/* "Kính gửi chị Chi," near the first line, and no line in capitals above it:
 * people write so to each other. */
static bool greets(struct doc *doc)
{
    enum { GREETING_REACH = 8 };
    static const char *const greetings[] = {
        "kính gửi", "kính thưa", "thân gửi", "thương gửi", "gửi ", "thưa "};
    struct node *block = doc->root->first;
    for (int i = 0; block && i < GREETING_REACH; i++, block = block->next) {
        struct str text = block_text(doc, block);
        bool ends = str_ends(text, STR(",")) || str_ends(text, STR("!"));
        if (capital_share(text) >= CAPITALS_MIN || is_long(doc, block))
            return false;
        struct str small = lowered(doc->arena, text);
        if (is_running(block) && ends && i > 1 && /* one line is a title */
            starts_with(small, WORDS(greetings)))
            return true;
        if (is_running(block) && ends && ends_dear(small))
            return true;
    }
    return false;
}

/* A letter says in its head what it is about, and has no title. */
static bool is_letter(struct doc *doc)
{
    return node_line(doc_find(doc, NODE_LETTERHEAD), LINE_ABSTRACT) != NULL ||
           greets(doc);
}

/* A fixed word of the form, which a program took for the title as the first
 * words that it saw. */
static bool is_of_the_form(struct doc *doc, struct str text)
{
    bool alone = false;
    return is_head_line(doc, text) || names_body(text) ||
           (starts_with_kind(text, &alone) && alone);
}

void pass_title(struct doc *doc)
{
    if (find_styled_title(doc) || find_marked_title(doc))
        return;
    if (doc->meta.title.n) {
        if (!find_given_title(doc))
            insert_title(doc);
    } else if (is_letter(doc)) {
        return;
    } else if (doc->suggested_title.n &&
               !is_of_the_form(doc, doc->suggested_title)) {
        doc->meta.title = doc->suggested_title;
        if (!find_given_title(doc))
            insert_title(doc);
    } else if (!find_title_line(doc)) {
        find_capital_title(doc);
    }
}

void place_title(struct doc *doc)
{
    if (doc->meta.title.n && !find_title(doc))
        insert_title(doc);
}

/* A breadcrumb or a share bar says the title again. */
void pass_repeated_title(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    for (int i = 0; block && i < REPEAT_REACH; i++) {
        bool same = is_line(block) && str_eq_nocase(block_text(doc, block),
                                                    block_text(doc, title));
        block = same ? dropped(doc, block, "repeated title") : block->next;
    }
}

static void place_subtitle(struct doc *doc, struct node *title)
{
    struct str words = doc->meta.subtitle, text = block_text(doc, title);
    if (str_find(lowered(doc->arena, text), lowered(doc->arena, words)) <
        text.n)
        return;
    doc_add(doc, title, NODE_LINE_BREAK, title->line);
    doc_add_text(doc, title, words, title->line);
}

/* What the metadata alone say: below the title, and before the text. */
void pass_front_matter(struct doc *doc)
{
    struct node *title = find_title(doc);
    if (title && doc->meta.subtitle.n)
        place_subtitle(doc, title);
    if (doc->meta.abstract.n == 0)
        return;
    struct node *lead = doc_node(doc, NODE_LEAD, 0);
    doc_add_text(doc, lead, doc->meta.abstract, 0);
    doc_insert(doc->root, title && title->parent == doc->root ? title : NULL,
               lead);
    if (doc->meta.description.n == 0)
        doc->meta.description = doc->meta.abstract;
}
