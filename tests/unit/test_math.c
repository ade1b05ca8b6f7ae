/* SPDX-License-Identifier: MIT */
/* Equations that stay with their line, and what an EPUB has of them. */
#include "base/error.h" /* before cmocka.h: both have a fail */

#include "check.h"

#include "base/log.h"
#include "doc/doc.h"
#include "doc/math.h"
#include "doc/pagemap.h"
#include "stages.h"
#include "write/epub.h"
#include "write/xhtml_math.h"
#include "write/xml.h"

static struct arena *arena;
static struct doc *doc;
static struct log messages;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    messages = (struct log){.arena = arena};
    doc = doc_new(arena, &messages);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct math *math_text(struct math *parent, const char *s)
{
    struct math *m = math_add(arena, parent, MATH_TEXT);
    m->text = str_of(s);
    return m;
}

/* A part of `m` with that text. */
static void part(struct math *m, enum math_kind kind, const char *s)
{
    math_text(math_add(arena, m, kind), s);
}

/* One thing of two parts, "x" and what is given. */
static struct math *pair(enum math_kind kind, enum math_kind first,
                         enum math_kind second, const char *s)
{
    struct math *root = math_add(arena, NULL, MATH_GROUP);
    struct math *m = math_add(arena, root, kind);
    part(m, first, "x");
    part(m, second, s);
    return root;
}

static struct math *power(const char *s)
{
    return pair(MATH_INDEXED, MATH_PART, MATH_RAISED, s);
}

static void indices_are_told_in_letters_of_one_height(void **state)
{
    (void)state;
    assert_str(math_plain(arena, power("2")), "x^2");
    assert_str(math_plain(arena, power("i+1")), "x^(i+1)");
    assert_str(math_plain(arena, power("10")), "x^10");
    assert_str(
        math_plain(arena, pair(MATH_INDEXED, MATH_PART, MATH_LOWERED, "max")),
        "x_max");
}

static bool is_kept(const struct math *m)
{
    return math_keep(arena, m, str_copy) != NULL;
}

static void what_a_line_says_as_well_is_not_kept(void **state)
{
    (void)state;
    struct math *line = math_add(arena, NULL, MATH_GROUP);
    math_text(line, "x = 1");
    assert_false(is_kept(line));
    part(math_add(arena, line, MATH_DELIMITED), MATH_PART, "y");
    assert_false(is_kept(line));
    part(math_add(arena, line, MATH_ROOT), MATH_PART, "y");
    assert_true(is_kept(line));
}

static void what_is_too_large_is_not_kept(void **state)
{
    (void)state;
    struct math *m = power("2");
    for (int i = 0; i < MATH_SIZE_MAX; i++)
        math_text(m, "+");
    assert_false(is_kept(m));
}

/* A paragraph of nothing but an equation, whose line is `line`. */
static struct node *equation(const struct math *tree, enum node_kind block,
                             const char *line)
{
    struct node *parent = doc_add(doc, doc->root, block, 1);
    struct node *node = doc_add(doc, parent, NODE_MATH, 1);
    node->as.math.tree = tree ? math_keep(arena, tree, str_copy) : NULL;
    doc_add_text(doc, node, str_of(line), 1);
    return node;
}

static bool is_of(const struct math *tree, const char *line)
{
    return math_is_of(equation(tree, NODE_PARAGRAPH, line));
}

static void a_line_may_change_in_its_spaces_only(void **state)
{
    (void)state;
    const struct math *m = pair(MATH_FRACTION, MATH_ABOVE, MATH_BELOW, "năm 2");
    assert_true(is_of(m, "x/(năm 2)"));
    assert_true(is_of(m, " x/(năm\u00A02)"));
    assert_false(is_of(m, "x/(năm 2"));
    assert_false(is_of(m, "x/(năm 2))"));
    assert_false(is_of(m, "x/(năm 3)"));
    assert_false(is_of(m, ""));
}

static void a_mark_may_have_joined_its_letter(void **state)
{
    (void)state;
    struct math *m = math_add(arena, NULL, MATH_GROUP);
    part(math_add(arena, m, MATH_ACCENT), MATH_PART, "y");
    assert_true(is_of(m, "ŷ"));
    assert_true(is_of(m, "y\u0302"));
    assert_false(is_of(m, "x\u0302"));
}

static void what_a_pass_has_cut_is_text(void **state)
{
    (void)state;
    equation(power("2"), NODE_PARAGRAPH, "x2");
    equation(power("2"), NODE_PARAGRAPH, "2");
    structure(doc, false);
    assert_int_equal(doc->root->first->first->kind, NODE_MATH);
    assert_int_equal(doc->root->last->first->kind, NODE_TEXT);
}

/* ---- MathML ---- */

/* The text of the only chapter, up to its end. */
static struct str chapter(struct page_map *map)
{
    struct epub epub = {.doc = doc, .arena = arena};
    struct anban_error err = {0};
    epub_plan(&epub, map);
    return epub_chapter_file(&epub, 0, &err);
}

static bool holds(struct str text, const char *part_of_it)
{
    return str_find(text, str_of(part_of_it)) != SIZE_MAX;
}

static void mathml_stands_beside_its_line(void **state)
{
    (void)state;
    struct page_map map = {NULL, 0};
    equation(power("2"), NODE_PARAGRAPH, "x2");
    assert_true(holds(
        chapter(&map),
        "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x^2\" "
        "displaystyle=\"true\"><msup><mi>x</mi><mn>2</mn></msup></math>"
        "<span class=\"math-line\" hidden=\"hidden\">x2</span></p>"));
}

static void a_name_has_no_mathml(void **state)
{
    (void)state;
    struct page_map map = {NULL, 0};
    equation(power("2"), NODE_HEADING, "x2");
    equation(NULL, NODE_PARAGRAPH, "x2");
    assert_false(holds(chapter(&map), "<math"));
}

/* A mark in what is hidden could not be gone to. */
static void pages_begin_before_an_equation(void **state)
{
    (void)state;
    struct node *node = equation(power("2"), NODE_PARAGRAPH, "x2");
    struct page_start start = {node->first->id, 1, STR("7"), 0};
    struct page_map map = {&start, 1};
    assert_true(holds(chapter(&map), "aria-label=\"7\"></span><math"));
}

static struct str tokens(const char *text)
{
    struct anban_error err = {0};
    struct xml *xml = xml_new();
    xml_start(xml, "m");
    math_tokens(xml, str_of(text));
    struct str bytes = xml_finish(xml, arena, &err);
    xml_free(xml);
    return str_trim(bytes);
}

static void texts_are_parted_into_tokens(void **state)
{
    (void)state;
    assert_str(tokens("2x=1,5"),
               "<m><mn>2</mn><mi>x</mi><mo>=</mo><mn>1,5</mn></m>");
    assert_str(tokens("2πr, max"), "<m><mn>2</mn><mi>π</mi><mi>r</mi>"
                                   "<mo>,</mo><mi>max</mi></m>");
    assert_str(tokens("lưu lượng = 3 kg"),
               "<m><mtext>lưu lượng</mtext><mo>=</mo><mn>3</mn>"
               "<mtext>\u00A0</mtext><mi>kg</mi></m>");
    assert_str(tokens(" nếu "), "<m><mtext>\u00A0</mtext><mi>nếu</mi>"
                                "<mtext>\u00A0</mtext></m>");
    assert_str(tokens(" x "), "<m><mi>x</mi></m>");
    assert_true(math_is_token(STR("12,5")));
    assert_false(math_is_token(STR("2x")));
    assert_false(math_is_token(STR(" ")));
    assert_false(math_is_token(STR("")));
}

#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(indices_are_told_in_letters_of_one_height),
        T(what_a_line_says_as_well_is_not_kept),
        T(what_is_too_large_is_not_kept),
        T(a_line_may_change_in_its_spaces_only),
        T(a_mark_may_have_joined_its_letter),
        T(what_a_pass_has_cut_is_text),
        T(mathml_stands_beside_its_line),
        T(a_name_has_no_mathml),
        T(pages_begin_before_an_equation),
        T(texts_are_parted_into_tokens),
    };
    return RUN(tests);
}
