/* SPDX-License-Identifier: MIT */
/*
 * The end of an administrative document (Decree 30/2020, Appendix I): who
 * receives it, in whose name and as what it is signed, and by whom. Both parts
 * go into one block, for they are set beside each other.
 */
#include "base/utf8.h"
#include "base/words.h"
#include "doc/passes/passes.h"

enum {
    SIGNATURE_REACH = 60, /* blocks from the last */
    RECIPIENTS_MAX = 30,  /* blocks */
    POST_LINES = 4,
    POST_MAX = 80, /* characters */
    NAME_LENGTH_MAX = 50,
    CAPITALS_MIN = 80 /* percent */
};

/* In whose name: thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền. */
static const char *const on_behalf[] = {"TM.", "KT.", "TL.", "TUQ.", "Q."};

/* As what. */
static const char *const posts[] = {
    "GIÁM ĐỐC",    "TỔNG GIÁM ĐỐC",
    "CHỦ TỊCH",    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",  "TỔNG CỤC TRƯỞNG",
    "CỤC TRƯỞNG",  "CHI CỤC TRƯỞNG",
    "VỤ TRƯỞNG",   "VIỆN TRƯỞNG",
    "HIỆU TRƯỞNG", "TRƯỞNG",
    "CHÁNH",       "PHÓ",
    "THỦ TRƯỞNG",  "THỦ TƯỚNG",
    "NGƯỜI",       "BÍ THƯ",
    "TỔNG THƯ KÝ", "TỔNG KIỂM TOÁN",
    "GIÁM SÁT",    "ĐẠI DIỆN",
    "THƯ KÝ",      "CHỦ TỌA",
};

bool names_recipients(struct str text)
{
    static const char *const recipients[] = {"Nơi nhận", "NƠI NHẬN"};
    return starts_with(text, WORDS(recipients));
}

static bool heads_recipients(const struct doc *doc, const struct node *block)
{
    return is_line(block) && text_fits(block_text(doc, block), POST_MAX) &&
           names_recipients(block_text(doc, block));
}

/* "- Như trên;" "- Lưu: VT, KHTC." */
static bool is_recipient(const struct doc *doc, const struct node *block)
{
    if (!block || block->kind == NODE_LIST)
        return block != NULL;
    struct str text = block_text(doc, block);
    return is_running(block) && text_fits(text, LONG_TEXT_MIN) &&
           (str_starts(text, STR("-")) || str_starts(text, STR("+")) ||
            str_starts(text, STR("–")) || str_ends(text, STR(";")));
}

bool names_post(struct str text)
{
    return text_fits(text, POST_MAX) && capital_share(text) >= CAPITALS_MIN &&
           (str_starts_any(text, WORDS(on_behalf)) ||
            starts_with(text, WORDS(posts)));
}

/* Whose guidance a cover names signs there only where a note says so, which is
 * seen before. */
static bool is_post(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    return is_line(block) && names_post(text) &&
           !str_starts(text, STR("NGƯỜI HƯỚNG DẪN"));
}

/* "(Đã ký)", "(Ký tên, đóng dấu)" */
static bool is_sign(struct doc *doc, const struct node *block)
{
    static const char *const signs[] = {"(đã ký", "đã ký", "(ký", "đã kí",
                                        "(đã kí"};
    if (!is_running(block) || !text_fits(block_text(doc, block), POST_MAX))
        return false;
    struct str small = lowered(doc->arena, block_text(doc, block));
    return str_starts_any(small, WORDS(signs));
}

/* Two to six words that begin with capitals: "Hoàng Văn Thức". */
static bool is_name(const struct doc *doc, const struct node *block)
{
    size_t at = 0, words = 0;
    struct str text, word;
    if (!is_running(block) ||
        !text_fits(block_text(doc, block), NAME_LENGTH_MAX))
        return false;
    text = block_text(doc, block);
    for (; next_word(text, &at, &word); words++) {
        if (!starts_with_capital(word))
            return false;
    }
    return words >= 2 && words <= 7 && !ends_in_stop(text);
}

/* The stretch of blocks that a signature takes. */
struct signing {
    struct node *from;
    struct node *end; /* the first block behind */
    struct node *post, *name;
};

/* From a post on: its lines, a sign, a name. False: nobody signs there. */
static bool finds_signer(struct doc *doc, struct signing *s, struct node *block)
{
    int lines = 0;
    s->post = block;
    while (lines < POST_LINES && (is_post(doc, block) || is_sign(doc, block))) {
        block = block->next;
        lines++;
    }
    s->name = block && is_name(doc, block) ? block : NULL;
    s->end = s->name ? block->next : block;
    return lines > 0 && s->name;
}

static struct node *behind_recipients(const struct doc *doc,
                                      struct node *heading)
{
    struct node *block = heading->next;
    for (int i = 0; i < RECIPIENTS_MAX && is_recipient(doc, block); i++)
        block = block->next;
    return block;
}

static void give_roles(struct doc *doc, struct node *signature,
                       const struct signing *s)
{
    bool signing = false, named = false;
    FOR_CHILDREN (block, signature) {
        if (block == s->post)
            signing = true;
        if (heads_recipients(doc, block))
            signing = false;
        if (block->kind == NODE_HEADING)
            block->kind = NODE_PARAGRAPH;
        if (block->kind != NODE_PARAGRAPH)
            continue;
        block->as.line.role = !signing           ? LINE_RECIPIENTS
                              : block == s->name ? LINE_NAME
                              : named            ? LINE_PLAIN
                                                 : LINE_POST;
        named = named || block == s->name;
    }
}

static void make_signature(struct doc *doc, const struct signing *s)
{
    struct node *signature = doc_node(doc, NODE_SIGNATURE, s->from->line);
    doc_insert(s->from->parent, s->from->previous, signature);
    taken(doc, s->from, "the signature");
    while (signature->next != s->end) {
        struct node *block = signature->next;
        doc_remove(block);
        doc_insert(signature, signature->last, block);
    }
    give_roles(doc, signature, s);
}

/* The recipients stand before or behind the signer, or nowhere. */
static bool finds_signing(struct doc *doc, struct signing *s,
                          struct node *block)
{
    s->from = block;
    if (heads_recipients(doc, block)) {
        struct node *end = behind_recipients(doc, block);
        if (finds_signer(doc, s, end))
            return true;
        s->post = s->name = NULL;
        s->end = end;
        return end != block->next;
    }
    if (!is_post(doc, block) || !finds_signer(doc, s, block))
        return false;
    if (heads_recipients(doc, s->end))
        s->end = behind_recipients(doc, s->end);
    return true;
}

void pass_signature(struct doc *doc)
{
    struct node *block =
        doc_find(doc, NODE_SIGNATURE) ? NULL : tail_of(doc, SIGNATURE_REACH);
    while (block) {
        struct signing s = {.from = block};
        bool found = finds_signing(doc, &s, block);
        if (found)
            make_signature(doc, &s);
        block = found ? s.end : block->next;
    }
}
