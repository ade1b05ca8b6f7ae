/* SPDX-License-Identifier: MIT */
/* Names of documents: stable under correction, different where it matters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "stages.h"
#include "doc/identity.h"

static struct arena *arena;
static struct doc *doc;

static int set_up(void **state)
{
    arena = arena_new();
    doc = doc_new(arena, NULL);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

static struct node *block(struct node *parent, enum node_kind kind,
                          const char *s)
{
    struct node *node = doc_add(doc, parent, kind, 1);
    doc_add_text(doc, node, str_of(s), 1);
    return node;
}

static void is(struct str got, const char *expected)
{
    assert_string_equal(str_copy(arena, got).s, expected);
}

static void identity_is_how_the_document_opens(void **state)
{
    strs_add(arena, &doc->meta.organisations, STR("A"));
    strs_add(arena, &doc->meta.organisations, STR("B"));
    doc->meta.title = STR("T");
    doc->meta.date = STR("2020");
    block(doc_add(doc, doc->root, NODE_LETTERHEAD, 1), NODE_PARAGRAPH, "A");
    block(doc->root, NODE_TITLE, "T");
    block(doc->root, NODE_PARAGRAPH, " ");
    struct node *p = block(doc->root, NODE_PARAGRAPH, "p");
    struct node *last = block(doc->root, NODE_PARAGRAPH, "q");
    static const char expected[] =
        "organisation=A\norganisation=B\ntitle=T\ndate=2020\ntext=p\n";
    is(doc_identity(arena, doc), expected);
    last->first->as.text = STR("corrected");
    is(doc_identity(arena, doc), expected);
    p->first->as.text = STR("other");
    is(doc_identity(arena, doc), "organisation=A\norganisation=B\ntitle=T\n"
                                 "date=2020\ntext=other\n");
}

static void identity_of_nothing_is_a_name_too(void **state)
{
    is(doc_identity(arena, doc), "title=\ndate=\ntext=\n");
}

/* "ộ" is three bytes: 256 of them would end inside the 86th. */
static void identity_cuts_no_character(void **state)
{
    char long_text[3 * 100 + 1] = "";
    for (int i = 0; i < 100; i++)
        memcpy(long_text + 3 * i, "ộ", 4);
    block(doc->root, NODE_PARAGRAPH, long_text);
    struct str name = doc_identity(arena, doc);
    assert_int_equal(name.n, strlen("title=\ndate=\ntext=\n") + 255);
}

static void title_is_one_line(void **state)
{
    doc->meta.title = STR(" a\n\t b  c ");
    is(doc_display_title(arena, doc), "a b c");
}

static void title_may_be_the_first_words(void **state)
{
    is(doc_display_title(arena, doc), "");
    block(doc->root, NODE_CODE_BLOCK, "code");
    is(doc_display_title(arena, doc), "code");
    struct node *p = block(doc->root, NODE_PARAGRAPH, "ngắn");
    is(doc_display_title(arena, doc), "ngắn");
    p->first->as.text = STR("Ngày 22/12, Tổng cục Môi trường đã tổ chức Hội "
                            "nghị tổng kết công tác năm 2020");
    is(doc_display_title(arena, doc),
       "Ngày 22/12, Tổng cục Môi trường đã tổ chức Hội nghị tổng…");
    p->first->as.text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                            "aaaaaaaaaaaaaaaaaaaa");
    is(doc_display_title(arena, doc),
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…");
}

static void title_may_be_the_line_that_names_most(void **state)
{
    block(doc->root, NODE_PARAGRAPH, "TRƯỜNG ĐẠI HỌC GTVT");
    block(doc->root, NODE_PARAGRAPH, "Họ tên: Vũ An");
    block(doc->root, NODE_PARAGRAPH, "Lớp: Kỹ thuật điện tử viễn thông 2");
    struct node *text =
        block(doc->root, NODE_PARAGRAPH, "Bài này viết trong hai tuần.");
    is(doc_display_title(arena, doc), "TRƯỜNG ĐẠI HỌC GTVT");
    struct node *part = block(doc->root, NODE_PARAGRAPH, "Lab 5");
    doc_remove(part);
    doc_insert(doc->root, text->previous, part);
    is(doc_display_title(arena, doc), "Lab 5");
    struct node *name = block(doc->root, NODE_HEADING, "1. Cài đặt máy chủ:");
    doc_remove(name);
    doc_insert(doc->root, part->previous, name);
    is(doc_display_title(arena, doc), "Cài đặt máy chủ");
    name->first->as.text = STR("Chương 1: Cài đặt máy chủ");
    is(doc_display_title(arena, doc), "Lab 5");
    name->first->as.text = STR("Chương trình đào tạo");
    is(doc_display_title(arena, doc), "Chương trình đào tạo");
}

static void letters_are_known_by_whom_they_are_for(void **state)
{
    block(doc->root, NODE_PARAGRAPH, "Anh Hòa thân mến,");
    block(doc->root, NODE_PARAGRAPH, "Cảm ơn anh nhiều lắm");
    is(doc_display_title(arena, doc), "Anh Hòa thân mến,");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(identity_is_how_the_document_opens),
        TEST(identity_of_nothing_is_a_name_too),
        TEST(identity_cuts_no_character),
        TEST(title_is_one_line),
        TEST(title_may_be_the_first_words),
        TEST(title_may_be_the_line_that_names_most),
        TEST(letters_are_known_by_whom_they_are_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
