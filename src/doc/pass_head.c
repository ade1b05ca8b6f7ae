/* SPDX-License-Identifier: MIT */
/*
 * The head of a report: the lines in capitals of those who issue it, the
 * title, and what a web page puts below a title.
 */
#include "base/utf8.h"
#include "doc/metadata.h"
#include "doc/passes.h"

enum {
    LETTERHEAD_MAX = 4, /* lines */
    CAPITALS_MIN = 80,  /* percent */
    TITLE_MIN = 20,     /* characters */
    TITLE_MAX = 250,
    ACRONYM_MAX = 14,
    COUNTER_REACH = 3, /* blocks behind the title */
    DATE_REACH = 4,
    DATE_LINE_MAX = 60,
    LEAD_MIN = 80
};

/* Kinds of document that stand in capitals like a letterhead, but head the
 * text itself (Decree 30/2020, Appendix III). */
static const char *const document_kinds[] = {
    "BÁO CÁO",      "THÔNG BÁO", "KẾ HOẠCH", "QUYẾT ĐỊNH", "TỜ TRÌNH",
    "NGHỊ QUYẾT",   "CHỈ THỊ",   "BIÊN BẢN", "CÔNG ĐIỆN",  "HƯỚNG DẪN",
    "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN",    "GIẤY MỜI",   "THÔNG CÁO",
    "QUY CHẾ",      "QUY ĐỊNH",  "PHỤ LỤC",  "DỰ THẢO",    "NGHỊ ĐỊNH",
    "THÔNG TƯ",
};

/* Lines in capitals that name no organisation. */
static const char *const no_organisations[] = {
    "CỘNG HÒA", "CỘNG HOÀ",  "ĐỘC LẬP",    "TIN TỨC",    "TIN HOẠT ĐỘNG",
    "SỰ KIỆN",  "TRANG CHỦ", "GIỚI THIỆU", "CHUYÊN MỤC", "TIN NỔI BẬT",
};

static bool starts_one_of(struct str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_starts(text, str_of(list[i])))
            return true;
    }
    return false;
}

#define STARTS_ONE_OF(text, list)                                              \
    starts_one_of(text, list, sizeof(list) / sizeof((list)[0]))

static bool is_motto(struct str text)
{
    return str_starts(text, STR("Độc lập")) &&
           str_find(text, STR("Hạnh phúc")) < text.n;
}

static bool is_letterhead_line(struct str text)
{
    return is_motto(text) || (capital_share(text) >= CAPITALS_MIN &&
                              !STARTS_ONE_OF(text, document_kinds));
}

static bool is_acronym(struct str text)
{
    return utf8_length(text) <= ACRONYM_MAX &&
           str_find(text, STR(" ")) >= text.n;
}

static bool is_organisation(struct str text)
{
    return !STARTS_ONE_OF(text, no_organisations) && !is_motto(text) &&
           !ends_in_stop(text) && !is_acronym(text);
}

static void set_role(struct doc *doc, struct node *line, enum line_role role)
{
    static const char *const names[] = {
        [LINE_PLAIN] = "a line of the letterhead",
        [LINE_PARENT_BODY] = "the parent body",
        [LINE_ISSUING_BODY] = "the issuing body",
        [LINE_ACRONYM] = "the issuing body's acronym",
    };
    line->as.line.role = role;
    taken(doc, line, names[role]);
}

/* The last organisation issues, those before it are above it. */
static void give_roles(struct doc *doc, struct node *head)
{
    const struct node *issuing = NULL;
    FOR_CHILDREN (line, head) {
        if (is_organisation(block_text(doc, line)))
            issuing = line;
    }
    bool known = doc->meta.organisations.n > 0, passed = false;
    FOR_CHILDREN (line, head) {
        struct str text = block_text(doc, line);
        if (!is_organisation(text)) {
            set_role(doc, line,
                     passed && is_acronym(text) ? LINE_ACRONYM : LINE_PLAIN);
            continue;
        }
        passed = line == issuing;
        set_role(doc, line, passed ? LINE_ISSUING_BODY : LINE_PARENT_BODY);
        if (!known)
            metadata_add(doc, STR("organisation"), text);
    }
}

/* At most four first lines in capitals, when text follows them. */
void pass_letterhead(struct doc *doc)
{
    struct node *end = doc->root->first;
    int n = 0;
    while (is_running(end) && is_letterhead_line(block_text(doc, end))) {
        end = end->next;
        n++;
    }
    if (n == 0 || n > LETTERHEAD_MAX || !end)
        return;
    struct node *head = doc_node(doc, NODE_LETTERHEAD, doc->root->first->line);
    doc_insert(doc->root, NULL, head);
    while (head->next != end) {
        struct node *line = head->next;
        doc_remove(line);
        doc_insert(head, head->last, line);
    }
    give_roles(doc, head);
}

/* The first block behind the letterhead. */
static struct node *first_block(const struct doc *doc)
{
    struct node *first = doc->root->first;
    return first && first->kind == NODE_LETTERHEAD ? first->next : first;
}

static bool has_time_and_date(struct str text)
{
    int slashes = 0, colons = 0, digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.s[i] >= '0' && text.s[i] <= '9';
        digits += digit;
        bool before = i > 0 && text.s[i - 1] >= '0' && text.s[i - 1] <= '9';
        slashes += (text.s[i] == '/' || text.s[i] == '-') && before;
        colons += text.s[i] == ':' && before;
    }
    return slashes >= 2 && colons >= 1 && digits >= 8;
}

static bool may_be_title(struct str text)
{
    size_t n = utf8_length(text);
    bool own_kind = STARTS_ONE_OF(text, document_kinds);
    return n >= TITLE_MIN && n <= TITLE_MAX && !ends_in_stop(text) &&
           !has_time_and_date(text) &&
           (capital_share(text) < CAPITALS_MIN || own_kind);
}

static void make_title(struct doc *doc, struct node *block)
{
    block->kind = NODE_TITLE;
    if (doc->meta.title.n == 0)
        doc->meta.title = block_text(doc, block);
    taken(doc, block, "the title");
}

/* A title given in the front matter is set as the title, in its own words. */
static void insert_title(struct doc *doc)
{
    struct node *title = doc_node(doc, NODE_TITLE, 0);
    struct node *first = doc->root->first;
    bool head = first && first->kind == NODE_LETTERHEAD;
    doc_add_text(doc, title, doc->meta.title, 0);
    doc_insert(doc->root, head ? first : NULL, title);
}

/* The first line behind the letterhead that reads like one; a title given in
 * the front matter is looked for among the first lines and else put there. */
void pass_title(struct doc *doc)
{
    enum { REACH = 4 };
    struct node *block = first_block(doc);
    for (int i = 0; block && i < REACH; i++, block = block->next) {
        struct str text = block_text(doc, block);
        if (!is_running(block))
            break;
        bool given = doc->meta.title.n > 0;
        if (given ? str_eq(text, doc->meta.title)
                  : may_be_title(text) && block->next) {
            make_title(doc, block);
            return;
        }
        if (!given && utf8_length(text) > TITLE_MAX)
            break;
    }
    if (doc->meta.title.n)
        insert_title(doc);
}

/* A breadcrumb or a share bar says the title again. */
void pass_repeated_title(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    for (int i = 0; block && i < COUNTER_REACH; i++) {
        bool same = is_running(block) &&
                    str_eq(block_text(doc, block), block_text(doc, title));
        block = same ? dropped(doc, block, "repeated title") : block->next;
    }
}

/* A lone whole number; a year is none, for a line may well be one. */
static bool is_counter(struct str text)
{
    size_t digits = 0;
    long value = 0;
    for (; digits < text.n && digits < 9; digits++) {
        if (text.s[digits] < '0' || text.s[digits] > '9')
            return false;
        value = value * 10 + text.s[digits] - '0';
    }
    bool year = digits == 4 && value >= 1900 && value <= 2100;
    return digits > 0 && digits == text.n && !year;
}

void pass_counter(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    for (int i = 0; block && i < COUNTER_REACH; i++) {
        bool counter = is_running(block) && is_counter(block_text(doc, block));
        block = counter ? dropped(doc, block, "comment counter") : block->next;
    }
}

/* The first dd/mm/yyyy in the text, or empty. */
static struct str find_date(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t end = i;
        while (end < text.n && ((text.s[end] >= '0' && text.s[end] <= '9') ||
                                text.s[end] == '/' || text.s[end] == '-'))
            end++;
        if (end - i >= 8 && end - i <= 10)
            return str_slice(text, i, end);
        if (end > i)
            i = end;
    }
    return STR("");
}

/* The date line of a web page has a time; its date becomes the document's. */
void pass_date(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : first_block(doc);
    for (int i = 0; block && i < DATE_REACH; i++) {
        struct str text = block_text(doc, block);
        bool line = is_running(block) && has_time_and_date(text) &&
                    utf8_length(text) <= DATE_LINE_MAX && !ends_in_stop(text);
        if (line && doc->meta.date.n == 0)
            metadata_add(doc, STR("date"), find_date(text));
        block = line ? dropped(doc, block, "date line") : block->next;
    }
}

/* The first paragraph, when more text follows it. */
void pass_lead(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    while (block && doc->keep_all && is_running(block) &&
           is_counter(block_text(doc, block)))
        block = block->next;
    if (block && is_running(block) && block->next &&
        utf8_length(block_text(doc, block)) >= LEAD_MIN) {
        block->kind = NODE_LEAD;
        taken(doc, block, "the lead");
    }
}
