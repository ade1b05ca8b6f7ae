/* SPDX-License-Identifier: MIT */
/* Reading Markdown: what CommonMark's own examples do not cover. */
#include "reading.h"

#include "doc/passes/passes.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct doc *read_source(struct str text)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, decode(arena, &messages, text, NULL, STR("")));
    return doc;
}

static struct str tree_of(const char *text)
{
    return dump_of(read_source(str_of(text)));
}

static bool said(const char *part, long line)
{
    for (const struct log_entry *e = messages.first; e; e = e->next) {
        if (e->line == line && holds(e->text, part))
            return true;
    }
    return false;
}

static const struct node *find_kind(const struct node *root,
                                    enum node_kind kind)
{
    for (const struct node *n = root; n; n = node_next(n, root)) {
        if (n->kind == kind)
            return n;
    }
    return NULL;
}

static void notes_stand_behind_all_in_the_order_of_references(void **state)
{
    assert_str(tree_of("Hai[^b], một[^A].\n\n"
                       "[^a]: Một.\n"
                       "[^b]: Hai,\nvà hơn.\n\n"
                       "    Đoạn sau.\n\n"
                       "        mã\n\n"
                       "Cuối.\n"),
               "document\n"
               "  paragraph @1\n"
               "    text \"Hai\"\n"
               "    note-reference \"1\"\n"
               "    text \", một\"\n"
               "    note-reference \"2\"\n"
               "    text \".\"\n"
               "  paragraph @11 \"Cuối.\"\n"
               "  note \"1\" @4\n"
               "    paragraph @4 \"Hai, và hơn.\"\n"
               "    paragraph @7 \"Đoạn sau.\"\n"
               "    code-block @9 \"mã\"\n"
               "  note \"2\" @3\n"
               "    paragraph @3 \"Một.\"\n");
    assert_null(messages.first);
}

static void a_reference_knows_its_note(void **state)
{
    struct doc *doc = read_source(STR("a[^x_y*] b[^x_y*]\n\n[^x_y*]: c\n"));
    const struct node *note = find_kind(doc->root, NODE_NOTE);
    const struct node *reference = find_kind(doc->root, NODE_NOTE_REFERENCE);
    assert_ptr_equal(reference->as.reference.note, note);
    assert_ptr_equal(doc->root->first->last->as.reference.note, note);
    assert_str(note->as.note.label, "1");
    assert_ptr_equal(note, doc->root->last);
}

static void a_note_may_refer_to_another(void **state)
{
    struct str tree = tree_of("a[^1]\n\n[^3]: ba\n[^2]: hai[^3]\n[^1]: một[^2]"
                              " [luật]\n\n[luật]: http://luat.vn\n");
    size_t one = str_find(tree, STR("một")), two = str_find(tree, STR("hai"));
    assert_true(one < two && two < str_find(tree, STR("ba\"")));
    assert_true(holds(tree, "link \"http://luat.vn\" \"luật\""));
    assert_null(messages.first);
}

static void a_note_nobody_wants_is_kept_and_told(void **state)
{
    struct str tree = tree_of("a[^1]\n\n[^2]: thừa\n[^1]: một\n[^1]: lại\n");
    assert_true(str_find(tree, STR("một")) < str_find(tree, STR("thừa")));
    assert_true(str_find(tree, STR("thừa")) < str_find(tree, STR("lại")));
    assert_true(said("nothing refers to the note [^2]", 3));
    assert_true(said("the note [^1] is there already", 5));
}

static void what_has_no_definition_stays_text(void **state)
{
    assert_str(tree_of("a[^9] `[^1]` \\[^1] ![^1]\n\n[^1]: b\n\n- [^8]: c\n"),
               "document\n"
               "  paragraph @1\n"
               "    text \"a[^9] \"\n"
               "    code \"[^1]\"\n"
               "    text \" [^1] !\"\n"
               "    note-reference \"1\"\n"
               "  list @5\n"
               "    item \"-\" @5 \"[^8]: c\"\n"
               "  note \"1\" @3\n"
               "    paragraph @3 \"b\"\n");
}

static void code_and_html_define_no_notes(void **state)
{
    struct str tree =
        tree_of("a[^1] b[^2]\n\n```\n[^1]: x\n```\n\n"
                "<!--\n[^2]: y\n-->\n\n- ```\n  [^1]: z\n  ```\n");
    assert_true(holds(tree, "\"a[^1] b[^2]\""));
    assert_true(holds(tree, "code-block @3 \"[^1]: x\""));
    assert_true(holds(tree, "code-block @11 \"[^1]: z\""));
    assert_false(holds(tree, "note"));
}

static void a_quote_may_define_a_note(void **state)
{
    assert_str(tree_of("> a[^1]\n>\n> [^1]: b\n>\n>     c\n>\n> d\n"),
               "document\n"
               "  quote @1\n"
               "    paragraph @1\n"
               "      text \"a\"\n"
               "      note-reference \"1\"\n"
               "    paragraph @7 \"d\"\n"
               "  note \"1\" @3\n"
               "    paragraph @3 \"b\"\n"
               "    paragraph @5 \"c\"\n");
}

static void what_a_note_leaves_open_ends_with_it(void **state)
{
    struct str tree = tree_of("**a**[^1]\n\n[^1]: x\n\n    ```\n    y\n\nb\n");
    assert_true(holds(tree, "paragraph @8 \"b\""));
    assert_true(holds(tree, "    code-block @5 \"y\""));
    assert_true(holds(tree, "strong \"a\"\n    note-reference"));
}

static void a_reference_in_a_link_comes_behind_it(void **state)
{
    assert_true(holds(tree_of("[a[^1] b](c) d\n\n[^1]: e\n"),
                      "    link \"c\"\n"
                      "      text \"a\"\n"
                      "      text \" b\"\n"
                      "    note-reference \"1\"\n"
                      "    text \" d\"\n"));
}

static void tags_open_and_close_spans(void **state)
{
    assert_str(tree_of("H<sub>2</sub>O <u>*a <b>b* c</u> d</b> <i>e\n\nf\n"),
               "document\n"
               "  paragraph @1\n"
               "    text \"H\"\n"
               "    subscript \"2\"\n"
               "    text \"O \"\n"
               "    underline\n"
               "      emphasis\n"
               "        text \"a \"\n"
               "        strong \"b\"\n"
               "      text \" c\"\n"
               "    text \" d \"\n"
               "    emphasis \"e\"\n"
               "  paragraph @3 \"f\"\n");
    assert_null(messages.first);
}

static void tags_name_links_images_and_breaks(void **state)
{
    assert_str(tree_of("a <a href='x?a&amp;b' title=\"t\">b</a><br><br/>c "
                       "<img alt=\"d &gt; e\" src=f.png> <span>g</span><br>\n"),
               "document\n"
               "  paragraph @1\n"
               "    text \"a \"\n"
               "    link \"x?a&b\" \"b\"\n"
               "    line-break\n"
               "    line-break\n"
               "    text \"c \"\n"
               "    image \"f.png\" alt \"d > e\"\n"
               "    text \" g\"\n");
}

static void scripts_go_and_are_told(void **state)
{
    struct str tree = tree_of("a <script>b()</script> c <!-- d -->\n\n"
                              "<style>\ne\n</style>\n\n"
                              "<div>\n<iframe src=x></iframe>f</div>\n");
    assert_true(holds(tree, "paragraph @1 \"a c\""));
    assert_true(holds(tree, "\"f\""));
    assert_false(holds(tree, "b()"));
    assert_true(said("<script>", 1));
    assert_true(said("<style>", 3));
    assert_true(said("<iframe>", 8));
    assert_int_equal(count_of(LOG_WARNING), 3);
}

static void a_comment_without_end_is_told(void **state)
{
    assert_str(tree_of("a\n\n<!-- b\n\nc\n"),
               "document\n  paragraph @1 \"a\"\n");
    const char *why = doc_loss(read_source(str_of("a\n\n<!-- b\n\nc\n")));
    assert_non_null(why);
    assert_non_null(strstr(why, "has no end"));
}

static void html_that_empty_lines_part_is_one(void **state)
{
    struct str tree =
        tree_of("> <table>\n> <tr><td>a</td><td>b</td></tr>\n>\n"
                "> <tr><td>c</td><td>d</td></tr>\n> </table>\n>\n> e\n");
    const char *table = strstr(tree.s, "table");
    assert_non_null(table);
    assert_null(strstr(table + 1, "table"));
    assert_true(holds(tree, "row @4"));
    assert_true(holds(tree, "paragraph @7 \"e\""));
}

/* In a cell and in an item, too; what it links stays a link. */
static void an_image_alone_is_a_figure(void **state)
{
    struct doc *doc = read_source(
        STR("![a *b*](c.png)\n![](d.png \"e\")\n\n[![f](g.png)](h)\n\n"
            "i ![j](k.png)\n\n![](l.png)\n\n- ![m](n.png)\n\n"
            "| A |\n|---|\n| ![o](p.png) |\n"));
    pass_figures(doc);
    pass_figure_captions(doc);
    assert_str(dump_of(doc), "document\n"
                             "  figure @1\n"
                             "    image \"c.png\" alt \"a b\"\n"
                             "    caption @1 \"a b\"\n"
                             "  figure @2\n"
                             "    image \"d.png\" alt \"\" title \"e\"\n"
                             "    caption @2 \"e\"\n"
                             "  figure @4\n"
                             "    link \"h\"\n"
                             "      image \"g.png\" alt \"f\"\n"
                             "    caption @4 \"f\"\n"
                             "  paragraph @6\n"
                             "    text \"i \"\n"
                             "    image \"k.png\" alt \"j\"\n"
                             "  figure @8\n"
                             "    image \"l.png\" alt \"\"\n"
                             "  list @10\n"
                             "    item \"-\" @10\n"
                             "      figure @10\n"
                             "        image \"n.png\" alt \"m\"\n"
                             "        caption @10 \"m\"\n"
                             "  table @12\n"
                             "    row @12\n"
                             "      cell header @12 \"A\"\n"
                             "    row @14\n"
                             "      cell @14\n"
                             "        figure @14\n"
                             "          image \"p.png\" alt \"o\"\n"
                             "          caption @14 \"o\"\n");
}

static void items_have_the_labels_of_the_source(void **state)
{
    assert_str(tree_of("* a\n\n  b\n* c\n\n+ [x] d\n+ [ ] e\n  > f\n\n  g\n\n"
                       "3) h\n3) i\n   ***\n   j\n\n1. [ ] k\n"),
               "document\n"
               "  list @1\n"
               "    item \"*\" @1\n"
               "      paragraph @1 \"a\"\n"
               "      paragraph @3 \"b\"\n"
               "    item \"*\" @4\n"
               "      paragraph @4 \"c\"\n"
               "  list @6\n"
               "    item \"■\" @6\n"
               "      paragraph @6 \"d\"\n"
               "    item \"□\" @7\n"
               "      paragraph @7 \"e\"\n"
               "      quote @8\n"
               "        paragraph @8 \"f\"\n"
               "      paragraph @10 \"g\"\n"
               "  list ordered @12\n"
               "    item \"3)\" @12 \"h\"\n"
               "    item \"4)\" @13\n"
               "      text \"i\"\n"
               "      rule @14\n"
               "      paragraph @15 \"j\"\n"
               "  list ordered @17\n"
               "    item \"1. □\" @17 \"k\"\n");
}

static void rules_and_code_have_their_lines(void **state)
{
    assert_str(tree_of("***\n\nA\n---\n\n---\n\n```\n\n\na\n```\n\n- - -\n\n"
                       "[b]: c\n\n___\n"),
               "document\n"
               "  rule @1\n"
               "  heading 2 @3 \"A\"\n"
               "  rule @6\n"
               "  code-block @8 \"\\x0A\\x0Aa\"\n"
               "  rule @14\n"
               "  rule @18\n");
}

static void lines_count_behind_the_front_matter(void **state)
{
    struct doc *doc =
        read_source(STR("---\ntitle: A\n---\n# B\n\nc[^1]\n\n[^1]: d\n"));
    assert_str(doc->meta.title, "A");
    assert_int_equal(doc->root->first->line, 4);
    assert_int_equal(doc->root->last->line, 8);
}

static void cells_keep_their_alignment(void **state)
{
    struct doc *doc =
        read_source(STR("|a|b|c|d|\n|-|:-|:-:|-:|\n|e<ul><li>f</li></ul>|\n"));
    static const enum cell_align wanted[] = {ALIGN_NONE, ALIGN_LEFT,
                                             ALIGN_CENTRE, ALIGN_RIGHT};
    const struct node *head = doc->root->first->first, *row = head->next;
    const struct node *cell = head->first, *below = row->first;
    for (int i = 0; i < 4; i++, cell = cell->next, below = below->next) {
        assert_true(cell->as.cell.header && !below->as.cell.header);
        assert_int_equal(cell->as.cell.align, wanted[i]);
        assert_int_equal(below->as.cell.align, wanted[i]);
    }
    assert_null(below);
    assert_str(node_text(arena, row->first), "e f");
}

static void one_hyphen_makes_a_column(void **state)
{
    struct str tree = tree_of("> a|b\n> -|-:\n> c|d\n\n```\na|b\n-|-\n```\n\n"
                              "e|f\n-|-|-\n\ng|h\n---|:-\ni|j\n");
    assert_true(holds(tree, "table @1"));
    assert_true(holds(tree, "row @3"));
    assert_true(holds(tree, "\"a|b\\x0A-|-\""));
    assert_true(holds(tree, "\"e|f -|-|-\""));
    assert_true(holds(tree, "table @13"));
}

static void a_table_has_at_most_128_columns(void **state)
{
    for (size_t columns = 128; columns <= 129; columns++) {
        struct buf buf = {.arena = arena};
        for (const char *cell = "a|"; cell;
             cell = *cell == 'a' ? "---|" : NULL) {
            for (size_t i = 0; i < columns; i++)
                buf_add(&buf, str_of(cell));
            buf_add_char(&buf, '\n');
        }
        struct doc *doc = read_source(buf_str(&buf));
        assert_int_equal(doc->root->first->kind,
                         columns == 128 ? NODE_TABLE : NODE_PARAGRAPH);
    }
}

static void ranges_are_not_struck_out(void **state)
{
    assert_str(tree_of("5~7 km, 8~9 km, ~a~, ~~b~~ `1~2` http://x.vn/~y\n"),
               "document\n"
               "  paragraph @1\n"
               "    text \"5~7 km, 8~9 km, \"\n"
               "    strike \"a\"\n"
               "    text \", \"\n"
               "    strike \"b\"\n"
               "    text \" \"\n"
               "    code \"1~2\"\n"
               "    text \" \"\n"
               "    link \"http://x.vn/~y\" \"http://x.vn/~y\"\n");
}

/* A tilde for "about" opens nothing that another one like it could close. */
static void only_what_tildes_embrace_is_struck_out(void **state)
{
    assert_str(tree_of("còn ~5 km và ~7 km\n\n~ a~\n\n~b ~\n\n~~c~\n\n"
                       "\\~d~ **~e~**\n\n~“g”~h\n\n> ~i\n>\n> k~\n"),
               "document\n"
               "  paragraph @1 \"còn ~5 km và ~7 km\"\n"
               "  paragraph @3 \"~ a~\"\n"
               "  paragraph @5 \"~b ~\"\n"
               "  paragraph @7 \"~~c~\"\n"
               "  paragraph @9\n"
               "    text \"~d~ \"\n"
               "    strong\n"
               "      strike \"e\"\n"
               "  paragraph @11 \"~“g”~h\"\n"
               "  quote @13\n"
               "    paragraph @13 \"~i\"\n"
               "    paragraph @15 \"k~\"\n");
}

static void links_are(const char *source, const char *wanted)
{
    struct buf buf = {.arena = arena};
    struct doc *doc = read_source(str_of(source));
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_LINK)
            buf_printf(&buf, "%.*s ", STR_ARG(n->as.link.href));
    }
    assert_str(buf_str(&buf), wanted);
}

static void bare_addresses_are_links(void **state)
{
    links_are("http://a.vn/~b, https://c.vn/d_e_f; FTP://g.vn.\n",
              "http://a.vn/~b https://c.vn/d_e_f FTP://g.vn ");
    links_are("(www.a.vn/b_(c)) “www.d.vn” [www.e.vn] www.f.vn/?g=1&amp;h=2*\n",
              "http://www.a.vn/b_(c) http://www.d.vn http://www.e.vn "
              "http://www.f.vn/?g=1&h=2 ");
    links_are("*http://a.vn/_b_/c* **a.b+c@d-e.vn**, x_@y.vn @z.vn\n",
              "http://a.vn/_b_/c mailto:a.b+c@d-e.vn ");
    links_are("[http://a.vn/b](c) `http://d.vn` <http://e.vn/f> "
              "[g](http://h.vn/_i_) xhttp://k.vn http://l http://m_n.vn\n",
              "c http://e.vn/f http://h.vn/_i_ ");
    links_are("[a][b]\n\n[b]: http://c.vn/_d_\n\n    http://e.vn\n",
              "http://c.vn/_d_ ");
}

static void references_to_characters_are_cleaned(void **state)
{
    struct doc *doc = read_source(
        STR("Vi&#x1EC7;t e&#803;&#x302; &#1;&Tab;&nbsp;&bogus; &#x110000;"));
    assert_str(doc->root->first->first->as.text,
               "Việt ệ \xEF\xBF\xBD \xC2\xA0&bogus; \xEF\xBF\xBD");
}

static size_t depth_of(const struct node *node, const struct node *root)
{
    size_t depth = 0;
    for (; node != root; node = node->parent)
        depth++;
    return depth;
}

/* Nests `inner` in `n` times `outer`; the deepest node, and that nothing of
 * the text was lost. */
static void check_depth(const char *outer, size_t n, const char *inner)
{
    struct buf buf = {.arena = arena};
    size_t deepest = 0;
    for (size_t i = 0; i < n; i++)
        buf_add(&buf, str_of(outer));
    buf_add(&buf, str_of(inner));
    struct doc *doc = read_source(buf_str(&buf));
    for (const struct node *node = doc->root; node;
         node = node_next(node, doc->root)) {
        size_t depth = depth_of(node, doc->root);
        deepest = depth > deepest ? depth : deepest;
    }
    assert_in_range(deepest, 4, 32);
    assert_true(holds(node_text(arena, doc->root), "đáy"));
}

static void nesting_is_bounded(void **state)
{
    check_depth("> ", 10000, "đáy\n");
    assert_int_equal(count_of(LOG_WARNING), 1);
    check_depth("- ", 10000, "đáy\n");
    check_depth("> - ", 5000, "1. **_~~[*đáy*](x)~~_**\n");
    check_depth("*a **b ", 5000, "[**đáy**](x)\n");
    check_depth("> ", 40, "|a|b|\n> |-|-|\n> |**_đáy_**|c|\n");
    check_depth("x <b>", 10000, "đáy\n");
}

static double seconds(clock_t since)
{
    return (double)(clock() - since) / CLOCKS_PER_SEC;
}

/* A megabyte of that. A second is twenty times what the slowest takes, and a
 * fifth of what quadratic time would be. */
static struct doc *check_speed(const char *part, const char *tail)
{
    enum { MEGABYTE = 1 << 20 };
    struct buf buf = {.arena = arena};
    while (buf.n < MEGABYTE)
        buf_add(&buf, str_of(part));
    buf_add(&buf, str_of(tail));
    clock_t start = clock();
    struct doc *doc = read_source(buf_str(&buf));
    if (seconds(start) > slowness())
        fail_msg("%s... took %d ms", part, (int)(1000 * seconds(start)));
    return doc;
}

static void bad_sources_take_linear_time(void **state)
{
    static const char *const parts[] = {
        "[",         "*",           "`",       "![",       "[^1]: ",
        "[^1]: x\n", "[^1]: [a]\n", "*a _b ",  "[a]\n",    "[](x)",
        "<b>",       "a <!-- ",     "<a ",     "&",        "http://a.b ",
        "www.a.b ",  "a|b\n-|-\n",  "***\n",   "~~a",      "a  \n",
        "a@b.c ",    "- ```\n",     "1~2",     "[[",       "$",
        "\\(x",      "]{",          ":::a\n",  "!!! a\n",  "%%\n",
        "%%",        "==a ",        "| a |\n", "a) x\n",   "+--+--+\n",
        "-- --\n",   "**á **",      "x^[",     "a\n: b\n", "{",
        ":a",        "> [!a]\n"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        check_speed(parts[i], "\n\n[a]: x\n");
        arena_clear(arena);
    }
}

/* Two ways to make much of little: cells that a row does not have, and an
 * address that is long and used often. */
static void what_grows_out_of_proportion_is_text(void **state)
{
    struct buf buf = {.arena = arena};
    for (int i = 0; i < 128; i++)
        buf_add(&buf, STR("a|"));
    buf_add_char(&buf, '\n');
    for (int i = 0; i < 128; i++)
        buf_add(&buf, STR("-|"));
    for (int i = 0; i < 40000; i++)
        buf_add(&buf, STR("\nb"));
    struct doc *doc = read_source(buf_str(&buf));
    assert_true(doc->last_id < 200000);
    assert_true(said("as plain text", messages.first->line));
    assert_str(doc->root->last->last->as.text, "b");
    FOR_CHILDREN (row, doc->root->first)
        assert_true(!row->first || row->first->kind == NODE_CELL);

    buf = (struct buf){.arena = arena};
    buf_add(&buf, STR("[a]: x \""));
    for (int i = 0; i < 100000; i++)
        buf_add(&buf, STR("dài "));
    buf_add(&buf, STR("\"\n\n"));
    for (int i = 0; i < 50000; i++)
        buf_add(&buf, STR("[a]\n\n"));
    size_t before = arena_size(arena);
    doc = read_source(buf_str(&buf));
    assert_true(arena_size(arena) - before < 100U << 20);
    assert_true(holds(node_text(arena, doc->root->last), "[a]"));
}

static void crowds_of_links_are_text(void **state)
{
    struct doc *doc = check_speed("[a](b) ", "\n\n[c](d)\n");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_true(said("thousands of links", 1));
    assert_true(node_is_single_text(doc->root->first));
    assert_int_equal(doc->root->last->first->kind, NODE_LINK);
}

/* Bytes of address space in use: proc(5), statm. */
static size_t space_used(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &pages), 1);
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Reads with so many more bytes in a process of its own; its exit status. */
static int read_within(struct str text, size_t more)
{
    struct arena_trap trap;
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {space_used() + more, RLIM_INFINITY};
        setrlimit(RLIMIT_AS, &limit);
        if (ARENA_TRAP(arena, trap))
            _exit(1);
        read_source(text);
        _exit(0);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void memory_may_run_out_anywhere(void **state)
{
    enum { STEP = 128 * 1024, STEPS = 120 };
    struct buf buf = {.arena = arena};
    int failed = 0;
    if (is_instrumented())
        skip(); /* sanitizers need all addresses; emulators set no such limit */
    for (int i = 0; i < 4000; i++)
        buf_add(&buf, STR("a *b*[^1] &agrave; <b>c\n- d\n\n<i>e</i>\n\n"));
    buf_add(&buf, STR("[^1]: f\n"));
    for (int i = 0; i < STEPS; i++)
        failed += read_within(buf_str(&buf), (size_t)i * STEP);
    assert_in_range(failed, 1, STEPS - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(memory_may_run_out_anywhere), /* while there is none to use again */
        T(notes_stand_behind_all_in_the_order_of_references),
        T(a_reference_knows_its_note),
        T(a_note_may_refer_to_another),
        T(a_note_nobody_wants_is_kept_and_told),
        T(what_has_no_definition_stays_text),
        T(code_and_html_define_no_notes),
        T(a_quote_may_define_a_note),
        T(what_a_note_leaves_open_ends_with_it),
        T(a_reference_in_a_link_comes_behind_it),
        T(tags_open_and_close_spans),
        T(tags_name_links_images_and_breaks),
        T(scripts_go_and_are_told),
        T(a_comment_without_end_is_told),
        T(html_that_empty_lines_part_is_one),
        T(an_image_alone_is_a_figure),
        T(items_have_the_labels_of_the_source),
        T(rules_and_code_have_their_lines),
        T(lines_count_behind_the_front_matter),
        T(cells_keep_their_alignment),
        T(one_hyphen_makes_a_column),
        T(a_table_has_at_most_128_columns),
        T(ranges_are_not_struck_out),
        T(only_what_tildes_embrace_is_struck_out),
        T(bare_addresses_are_links),
        T(references_to_characters_are_cleaned),
        T(nesting_is_bounded),
        T(bad_sources_take_linear_time),
        T(what_grows_out_of_proportion_is_text),
        T(crowds_of_links_are_text),
    };
    return RUN(tests);
}
