/* SPDX-License-Identifier: MIT */
/*
 * The cover that a thesis, a report or a book has in its source: its head is no
 * letterhead, whatever stands in it.
 */
#include "doc/passes/passes.h"

struct node *end_of_cover(const struct doc *doc)
{
    enum { LINES_MIN = 4, LINES_MAX = 40, LETTERS_MAX = 120 };
    int lines = 0, centred = 0;
    for (struct node *n = doc->root->first; n && lines <= LINES_MAX;
         n = n->next) {
        if (n->kind == NODE_PAGE_BREAK)
            return lines >= LINES_MIN && centred * 2 >= lines ? n : NULL;
        if (n->kind == NODE_FIGURE || n->kind == NODE_RULE)
            continue;
        struct str text = block_text(doc, n);
        bool set = n->kind == NODE_LETTERHEAD || n->kind == NODE_TITLE;
        bool running = is_running(n);
        if (!set && ((!running && n->kind != NODE_HEADING) ||
                     !text_fits(text, LETTERS_MAX) || str_ends(text, STR("."))))
            return NULL;
        lines++;
        centred += set || (running && n->as.line.align == ALIGN_CENTRE);
    }
    return NULL;
}

/* No document of an office: those have a nation, a number or a date above their
 * subject, and no cover. */
static bool is_plain_head(const struct node *head)
{
    return head && head->kind == NODE_LETTERHEAD &&
           !node_line(head, LINE_NATION) && !node_line(head, LINE_NUMBER) &&
           !node_line(head, LINE_PLACE_DATE);
}

/* What students write begins with a cover. */
static bool names_thesis(const struct doc *doc, const struct node *title)
{
    static const char *const kinds[] = {"luận văn",
                                        "luận án",
                                        "khóa luận",
                                        "khoá luận",
                                        "tiểu luận",
                                        "đồ án",
                                        "đề tài",
                                        "bài tập lớn",
                                        "báo cáo thực tập",
                                        "báo cáo đồ án",
                                        "báo cáo tốt nghiệp",
                                        "chuyên đề tốt nghiệp"};
    return starts_with(lowered(doc->arena, block_text(doc, title)),
                       WORDS(kinds));
}

void pass_cover(struct doc *doc)
{
    const struct node *head = doc->root->first, *title = find_title(doc);
    if (!title || (head != title && !is_plain_head(head)))
        return;
    const struct node *end = doc->in_lines ? NULL : end_of_cover(doc);
    bool within = false;
    for (const struct node *n = end; n; n = n->previous)
        within = within || n == title;
    if (within)
        doc->cover = end->previous;
    else if (title->previous == head && names_thesis(doc, title))
        doc->cover = title;
}
