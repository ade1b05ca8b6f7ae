/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "doc/passes/passes.h"

/* Longer than a line: what stands between captions. */
#define LONG_TEXT                                                                                          \
    "Tổng cục Môi trường đã tổ chức Hội nghị tổng kết công tác năm 2020 và "     \
    "phương hướng nhiệm vụ công tác năm 2021. Thứ trưởng Bộ Tài nguyên và "          \
    "Môi trường đến dự và chỉ đạo Hội nghị, cùng đông đủ các đơn vị trực " \
    "thuộc Tổng cục và các địa phương."
#define TITLE "Hội nghị tổng kết công tác năm 2020"

static struct doc *structured(const char *text, bool keep_all)
{
    struct doc *doc = read_bytes(str_of(text));
    structure(doc, keep_all);
    return doc;
}

/* "LTp": a letter for each block of the root; p a paragraph of any length. */
static struct str outline(const struct doc *doc)
{
    static const char letters[] = {
        [NODE_LETTERHEAD] = 'L', [NODE_TITLE] = 'T',
        [NODE_LEAD] = 'l',       [NODE_HEADING] = 'h',
        [NODE_CAPTION] = 'c',    [NODE_ATTRIBUTION] = 'a',
        [NODE_SIGNATURE] = 's',  [NODE_PARAGRAPH] = 'p',
        [NODE_LIST] = 'i',       [NODE_RULE] = 'r',
    };
    struct buf buf = {.arena = arena};
    FOR_CHILDREN (block, doc->root)
        buf_add_char(&buf, letters[block->kind]);
    return buf_str(&buf);
}

#define assert_outline(text, wanted)                                           \
    assert_str(outline(structured(text, false)), wanted)

static enum line_role role_of(const struct doc *doc, int i)
{
    const struct node *line = doc->root->first->first;
    while (i-- > 0)
        line = line->next;
    return line->as.line.role;
}

static void the_head_of_a_web_page_is_known(void **state)
{
    struct doc *doc =
        structured("BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC\nDAV\n\n" TITLE "\n\n12\n\n"
                   "22/12/2023 08:30\n\n" LONG_TEXT "\n\n" LONG_TEXT
                   "\n\nTheo Báo Sức khỏe",
                   false);
    assert_str(outline(doc), "LTlpa");
    assert_int_equal(role_of(doc, 0), LINE_PARENT_BODY);
    assert_int_equal(role_of(doc, 1), LINE_ISSUING_BODY);
    assert_int_equal(role_of(doc, 2), LINE_ACRONYM);
    assert_int_equal(doc->meta.organisations.n, 2);
    assert_str(doc->meta.date, "2023-12-22");
    assert_str(doc->meta.source, "Báo Sức khỏe");
    assert_int_equal(count_of(LOG_DROPPED), 2);
}

static void slogans_and_the_nation_are_no_bodies(void **state)
{
    struct doc *doc = structured(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "-------\n\n" TITLE "\n\n" LONG_TEXT,
        false);
    assert_str(outline(doc), "LTp");
    assert_int_equal(role_of(doc, 0), LINE_NATION);
    assert_int_equal(role_of(doc, 1), LINE_MOTTO);
    assert_int_equal(doc->meta.organisations.n, 0);

    doc = structured("SỞ Y TẾ\nVÌ SỨC KHỎE NHÂN DÂN\n\n" TITLE "\n\n" LONG_TEXT,
                     false);
    assert_int_equal(role_of(doc, 0), LINE_ISSUING_BODY);
    assert_int_equal(role_of(doc, 1), LINE_PLAIN);
    assert_int_equal(doc->meta.organisations.n, 1);
}

static void a_body_named_in_two_lines_is_one(void **state)
{
    struct doc *doc = structured("TRUNG TÂM ĐIỀU TRA, THÔNG TIN\nVÀ DỮ LIỆU VỀ "
                                 "MÔI TRƯỜNG\n\n" TITLE "\n\n" LONG_TEXT,
                                 false);
    assert_int_equal(doc->meta.organisations.n, 1);
    assert_str(doc->meta.organisations.at[0],
               "TRUNG TÂM ĐIỀU TRA, THÔNG TIN VÀ DỮ LIỆU VỀ MÔI TRƯỜNG");
    assert_int_equal(role_of(doc, 1), LINE_ISSUING_BODY);
}

static void capitals_that_name_nobody_are_no_letterhead(void **state)
{
    assert_outline("ĐẶT VẤN ĐỀ\n\n" LONG_TEXT "\n\nKẾT QUẢ\n\n" LONG_TEXT,
                   "hphp");
    assert_outline("TỔNG KẾT CÔNG TÁC NĂM 2020\n\n" LONG_TEXT "\n\n" LONG_TEXT,
                   "Tpp");
    struct doc *doc = structured(
        "SỞ Y TẾ\n\nTỔNG KẾT CÔNG TÁC NĂM 2020\n\n" LONG_TEXT "\n\n" LONG_TEXT,
        false);
    assert_str(outline(doc), "LTpp");
    assert_str(doc->meta.title, "TỔNG KẾT CÔNG TÁC NĂM 2020");
    /* more than four */
    assert_outline("MỘT HAI\nBA BỐN\nNĂM SÁU\nBẢY TÁM\nCHÍN MƯỜI\n\n" LONG_TEXT,
                   "pppphp");
    assert_outline("SỞ Y TẾ\nCDC\n", "L");
}

static void a_formal_document_is_headed_by_its_kind(void **state)
{
    struct doc *doc = structured(
        "BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC\nSố: 12/BC-QLD\nHà Nội, ngày 05 tháng 01 "
        "năm 2021\n\nBÁO CÁO\nKết quả công tác\nnăm 2020\n\n" LONG_TEXT
        "\n\n" LONG_TEXT,
        false);
    assert_str(outline(doc), "LTpp");
    assert_str(doc->meta.title, "BÁO CÁO Kết quả công tác năm 2020");
    assert_str(doc->meta.date, "2021-01-05");
    assert_int_equal(role_of(doc, 2), LINE_NUMBER);
    assert_int_equal(role_of(doc, 3), LINE_PLACE_DATE);
}

static void signature_is_known_with_its_recipients(void **state)
{
    struct doc *doc = structured(
        TITLE "\n\n" LONG_TEXT "\n\n" LONG_TEXT "\n\nNơi nhận:\n"
              "- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n"
              "PHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Thị Bích Ngọc",
        false);
    assert_str(outline(doc), "Tpps");
    const struct node *line = doc->root->last->first;
    assert_int_equal(line->as.line.role, LINE_RECIPIENTS);
    assert_int_equal(line->next->kind, NODE_LIST);
    assert_int_equal(line->next->next->as.line.role, LINE_POST);
    assert_int_equal(doc->root->last->last->as.line.role, LINE_NAME);

    doc = structured(TITLE "\n\n" LONG_TEXT "\n\n" LONG_TEXT
                           "\n\nGIÁM ĐỐC\nLê Văn Tám",
                     false);
    assert_str(outline(doc), "Tpps");

    /* A post without a name below signs nothing. */
    doc =
        structured(TITLE "\n\n" LONG_TEXT "\n\nGIÁM ĐỐC\n\n" LONG_TEXT, false);
    assert_false(holds(outline(doc), "s"));
}

static void not_every_text_has_a_title(void **state)
{
    assert_outline(
        LONG_TEXT "\n\nMột dòng ngắn không có dấu chấm\n\n" LONG_TEXT, "ppp");
    assert_outline("Ngày 22/12, Tổng cục tổ chức hội nghị.\n\nMột dòng ngắn "
                   "không có dấu chấm\n\n" LONG_TEXT,
                   "ppp");
    assert_outline("Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét "
                   "nhau\nTrải qua một cuộc bể dâu\n",
                   "ppp");
    assert_outline("Hà Nội, ngày 22 tháng 12 năm 2020\n\n" LONG_TEXT, "pp");
    assert_outline("- Một mục khá dài không có dấu chấm\n\n" LONG_TEXT, "ip");
    assert_outline("", "");
    assert_outline("Xong", "p");
}

static void a_title_may_ask_and_come_after_a_breadcrumb(void **state)
{
    assert_outline(
        "Trang chủ > Tin tức\n\nVì sao phải bảo vệ môi trường?\n\n" LONG_TEXT,
        "Tp");
    assert_outline("Trang chủ » Tin tức » " TITLE "\n\n" TITLE "\n\n" TITLE
                   "\n\n" LONG_TEXT,
                   "Tp");
    assert_int_equal(count_of(LOG_DROPPED), 2);
    assert_outline("Báo cáo năm 2020\n\n" LONG_TEXT, "Tp");
}

static void a_given_title_wins(void **state)
{
    struct doc *doc = structured("---\ntitle: Tên khác\norganisation: X\n---\n"
                                 "SỞ Y TẾ\n\n" TITLE "\n\n" LONG_TEXT,
                                 false);
    assert_str(doc->meta.title, "Tên khác");
    assert_str(outline(doc), "LTpp");
    assert_int_equal(doc->meta.organisations.n, 1);
    doc = structured("---\ntitle: " TITLE "\ndate: 2019\nsource: X\n---\n" TITLE
                     "\n\n22/12/2020 08:30\n\n" LONG_TEXT "\n\nTheo VEA",
                     false);
    assert_str(outline(doc), "Tpa");
    assert_str(doc->meta.date, "2019");
    assert_str(doc->meta.source, "X");
}

static void counters_go_and_numbers_stay(void **state)
{
    assert_outline(TITLE "\n\n0\n\n" LONG_TEXT, "Tp");
    assert_outline(TITLE "\n\n3 bình luận\n\n" LONG_TEXT, "Tp");
    assert_outline(TITLE "\n\n2020\n\n" LONG_TEXT, "Tpp");
    assert_outline(TITLE "\n\n1\n\nMột\n\n2\n\nHai\n\n" LONG_TEXT, "Tppppp");
    assert_outline(TITLE "\n\n1. Một\n2. Hai\n\n" LONG_TEXT, "Tip");
    assert_outline(TITLE "\n\n" LONG_TEXT "\n\nHai\n\nBa\n\n0", "Tpppp");
    assert_outline(LONG_TEXT "\n\n0\n\n" LONG_TEXT, "ppp");
}

static void date_lines_go_and_dates_in_prose_stay(void **state)
{
    static const struct {
        const char *line;
        bool goes;
    } lines[] = {
        {"22/12/2020 08:30", true},
        {"Thứ ba, 22/12/2020 | 08:30 GMT+7", true},
        {"Cập nhật lúc 08:30, 22-12-2020", true},
        {"Ngày đăng: 22/12/2020 - Lượt xem: 15", true},
        {"Lượt xem: 1.234", true},
        {"Số lượt truy cập: 99", true},
        {"Hội nghị họp ngày 22/12/2020 08:30", false},
        {"Ngày 22/12/2020, Tổng cục họp", false},
        {"Lượt xem tăng 12%", false},
        {"Lượt xem", false},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct str text =
            str_printf(arena, TITLE "\n\n%s\n\n" LONG_TEXT, lines[i].line);
        assert_str(outline(structured(text.s, false)),
                   lines[i].goes ? "Tp" : "Tpp");
    }
}

static void captions_are_told_from_subheadings_and_prose(void **state)
{
    static const struct {
        const char *line;
        bool caption;
    } lines[] = {
        {"Thứ trưởng Võ Tuấn Nhân phát biểu tại Hội nghị", true},
        {"Thứ trưởng Võ Tuấn Nhân phát biểu tại Hội nghị.", true},
        {"Toàn cảnh Hội nghị.", true},
        {"Quang cảnh buổi làm việc", true},
        {"Ảnh: Minh Hà", true},
        {"Các đại biểu chụp ảnh lưu niệm", true},
        {"Phát biểu của Thứ trưởng", false},
        {"Công tác trình bày văn bản", false},
        {"Phương hướng nhiệm vụ năm 2021", false},
        {"Thứ trưởng đã phát biểu tại Hội nghị.", false},
        {"Ông An phát biểu tại Hội nghị:", false},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct str text =
            str_printf(arena, TITLE "\n\n" LONG_TEXT "\n\n%s\n\n" LONG_TEXT,
                       lines[i].line);
        assert_str(outline(structured(text.s, false)),
                   lines[i].caption ? "Tpcp" : "Tppp");
    }
    /* at the end, with only the source behind it */
    assert_outline(TITLE "\n\n" LONG_TEXT "\n\nÔng An phát biểu tại lễ\n\n"
                         "Theo VEA",
                   "Tlca");
    /* among other short lines it shows nothing */
    assert_outline(TITLE "\n\n" LONG_TEXT "\n\nÔng An phát biểu tại lễ\n\n"
                         "1. Một\n2. Hai",
                   "Tppi");
}

static void a_gallery_goes_with_its_pictures(void **state)
{
#define GALLERY TITLE "\n\n" LONG_TEXT "\n\nMột số hình ảnh tại Hội nghị:\n\n"
    assert_outline(GALLERY, "Tp");
    assert_outline(GALLERY "Theo VEA\n\nChia sẻ", "Tpa");
    assert_outline(GALLERY "Đại biểu tham quan\n\nTrồng cây lưu niệm\n\nPV",
                   "Tlpcca");
    assert_outline(GALLERY LONG_TEXT, "Tppp");
    assert_outline("Một số hình ảnh tại Hội nghị:", "p");
}

static void attributions_are_told_from_prose(void **state)
{
    static const struct {
        const char *line, *source, *author; /* NULL: no attribution */
    } lines[] = {
        {"Theo VEA", "VEA", ""},
        {"(Theo TTXVN)", "TTXVN", ""},
        {"(Nguồn: monre.gov.vn).", "monre.gov.vn", ""},
        {"Nguồn: Bộ Y tế.", "Bộ Y tế", ""},
        {"Tin, ảnh: Minh Hà", "", "Minh Hà"},
        {"PV", "", ""},
        {"T.H – M.H", "", ""},
        {"Theo Thông tư 02/2019/TT-BNV", NULL, NULL},
        {"Theo đó, các đơn vị báo cáo.", NULL, NULL},
        {"Nguồn nhân lực còn thiếu", NULL, NULL},
        {"Theo dõi chúng tôi", NULL, NULL},
        {"KẾT LUẬN", NULL, NULL},
        {"HẾT", NULL, NULL},
        {"2020", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct str text =
            str_printf(arena, TITLE "\n\n" LONG_TEXT "\n\n" LONG_TEXT "\n\n%s",
                       lines[i].line);
        struct doc *doc = structured(text.s, false);
        assert_str(outline(doc), lines[i].source ? "Tlpa" : "Tppp");
        assert_str(doc->meta.source, lines[i].source ? lines[i].source : "");
        if (lines[i].author && lines[i].author[0])
            assert_str(doc->meta.authors.at[0], lines[i].author);
        else
            assert_int_equal(doc->meta.authors.n, 0);
    }
}

static void furniture_goes_and_its_words_in_prose_stay(void **state)
{
#define FOOT TITLE "\n\n" LONG_TEXT "\n\n" LONG_TEXT "\n\n"
    assert_outline(FOOT "Chia sẻ\n\nChi sẻ.\n\nShare\n\nBình luận (0)\n\n"
                        "ĐÃ ĐÓNG BÌNH LUẬN.\n\nLượt truy cập: 12\n\nViết bình "
                        "luận:",
                   "Tpp");
    assert_int_equal(count_of(LOG_DROPPED), 7);
    assert_outline(FOOT "Chia sẻ là việc chung\n\nBình luận về việc này, ông "
                        "An đồng ý",
                   "Tpppp");
    struct str far =
        str_printf(arena, TITLE "\n\nChia sẻ\n\n%s%s%s",
                   "1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n",
                   "8\n\n9\n\n10\n\n11\n\n12\n\n13\n\n", LONG_TEXT);
    structured(far.s, false);
    assert_int_equal(count_of(LOG_DROPPED), 0);
}

static void other_articles_go_when_nothing_else_follows(void **state)
{
    assert_outline(FOOT "Theo VEA\n\nTin liên quan\n\nMột tin (1/1/2021)\n\n"
                        "- Hai tin\n- Ba tin",
                   "Tlpa");
    assert_int_equal(count_of(LOG_DROPPED), 3);
    assert_outline(FOOT "Tin liên quan\n\nMột tin\n\n" LONG_TEXT, "Tpppp");
    assert_int_equal(count_of(LOG_DROPPED), 1);
}

static void the_end_mark_is_told_and_kept(void **state)
{
    struct doc *doc = structured(FOOT "Hết phần báo cáo./.\n\nTheo VEA", false);
    assert_str(outline(doc), "Tlppa");
    assert_true(holds(dump_of(doc), "Hết phần báo cáo./."));
    bool told = false;
    for (const struct log_entry *e = messages.first; e; e = e->next)
        told |= e->kind == LOG_TAKEN && holds(e->text, "(./.)");
    assert_true(told);
}

static void levels_are_not_skipped(void **state)
{
    struct doc *doc = structured("Chương I\n\nĐiều 1. Một\n\nMột đoạn.\n\nĐiều "
                                 "2. Hai\n\nMột đoạn.\n\nChương II\n\nHết.",
                                 false);
    const int levels[] = {1, 2, 2, 1};
    size_t i = 0;
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_HEADING)
            assert_int_equal(block->as.heading.level, levels[i++]);
    }
    assert_int_equal(i, 4);
}

static void other_languages_are_left_alone(void **state)
{
    struct doc *doc = structured("---\nlang: en\n---\nThe annual report of a "
                                 "small office\n\n0\n\n" LONG_TEXT "\n\nShare",
                                 false);
    assert_str(outline(doc), "Tppp");
    assert_int_equal(count_of(LOG_DROPPED), 0);
}

static void keep_all_puts_everything_back(void **state)
{
    const char *text = "Trang chủ > Tin\n\nBỘ Y TẾ\n-----\n\n" TITLE
                       "\n\n0\n\n22/12/2020 08:30\n\n" LONG_TEXT
                       "\n\nMột số hình ảnh:\n\nTheo VEA\n\nChia sẻ\n\nTin "
                       "khác\n\nMột tin";
    struct doc *doc = structured(text, true);
    assert_str(outline(doc), "pLrTppppappp");
    size_t told = count_of(LOG_DROPPED);
    long line = 0;
    FOR_CHILDREN (block, doc->root) {
        assert_true(block->line > line);
        line = block->line;
    }
    assert_str(outline(structured(text, false)), "LTpa");
    assert_int_equal(count_of(LOG_DROPPED), told);
}

static void decisions_are_told_in_the_order_of_lines(void **state)
{
    structured("BỘ Y TẾ\n\n" TITLE "\n\n0\n\n" LONG_TEXT "\n\n" LONG_TEXT
               "\n\nTheo VEA\n\nChia sẻ",
               false);
    long line = 0;
    size_t n = 0;
    for (const struct log_entry *e = messages.first; e; e = e->next, n++) {
        assert_true(e->line >= line);
        line = e->line;
        assert_true(e->next || e == messages.last);
    }
    assert_int_equal(n, 6);
}

/* ---- no word is lost ---- */

static struct str all_words(const struct doc *doc)
{
    struct buf buf = {.arena = arena};
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        struct str text = n->kind == NODE_TEXT   ? n->as.text
                          : n->kind == NODE_ITEM ? n->as.item.label
                                                 : STR("");
        for (size_t i = 0; i < text.n; i++) {
            if (text.s[i] != ' ')
                buf_add_char(&buf, text.s[i]);
        }
    }
    return buf_str(&buf);
}

static struct str without_space(struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != ' ' && text.s[i] != '\n')
            buf_add_char(&buf, text.s[i]);
    }
    return buf_str(&buf);
}

/* What has a place of its own in a head, wherever it was typed. */
static const char *const placed[] = {"Số:12/BC", "HàNội,ngày1tháng2năm2021",
                                     "BỘYTẾ", "CỤCMÔITRƯỜNG"};
enum { PLACED = sizeof placed / sizeof placed[0] };

/* The text without those, and how often each was there. */
static struct str without_placed(struct str text, size_t counts[PLACED])
{
    struct buf buf = {.arena = arena};
    memset(counts, 0, PLACED * sizeof *counts);
    while (text.n) {
        size_t n = 1;
        for (size_t i = 0; i < PLACED && n == 1; i++) {
            if (str_starts(text, str_of(placed[i]))) {
                n = strlen(placed[i]);
                counts[i]++;
            }
        }
        if (n == 1)
            buf_add_char(&buf, text.s[0]);
        text = str_slice(text, n, text.n);
    }
    return buf_str(&buf);
}

static void same_words(struct str got, struct str wanted)
{
    size_t seen[PLACED], there[PLACED];
    got = without_placed(got, seen);
    wanted = without_placed(wanted, there);
    assert_str(got, wanted.s);
    assert_memory_equal(seen, there, sizeof seen);
}

static void no_word_is_lost_or_moved(void **state)
{
    static const char *const parts[] = {
        "BỘ Y TẾ",
        "CỤC MÔI TRƯỜNG",
        "CEBID",
        "Độc lập - Tự do - Hạnh phúc",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        TITLE,
        "BÁO CÁO",
        "0",
        "2020",
        "22/12/2020 08:30",
        "Trang chủ > Tin tức",
        LONG_TEXT,
        LONG_TEXT,
        "- một mục",
        "+ mục con",
        "1. Một",
        "2. Hai",
        "a) Chữ",
        "I. MỤC LỚN",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "Toàn cảnh Hội nghị",
        "Ông An phát biểu tại lễ",
        "Một số hình ảnh:",
        "Theo VEA",
        "Chia sẻ",
        "Tin khác",
        "Lượt xem: 12",
        "Hết./.",
        "một dòng thường ngắn thôi,",
        "và tiếp nữa rồi",
        "Số: 12/BC",
        "Hà Nội, ngày 1 tháng 2 năm 2021",
        "    Thụt vào",
        "-Viết liền",
        "KẾT LUẬN",
        "PV",
        "Kính gửi: Ông A",
    };
    const size_t count = sizeof parts / sizeof parts[0];
    uint32_t random = 7;
    for (int round = 0; round < 3000; round++) {
        struct buf buf = {.arena = arena};
        for (int i = 0; i < 14; i++) {
            random = random * 1664525 + 1013904223;
            buf_add(&buf, str_of(parts[(random >> 16) % count]));
            buf_add(&buf, random >> 30 ? STR("\n") : STR("\n\n"));
        }
        struct doc *doc = structured(buf_str(&buf).s, true);
        same_words(all_words(doc), without_space(buf_str(&buf)));
        arena_clear(arena);
    }
}

static size_t place_of_pass(const char *name)
{
    size_t n, at = 0;
    const struct pass *passes = structure_passes(&n);
    while (at < n && strcmp(passes[at].name, name) != 0)
        at++;
    assert_int_not_equal(at, n);
    return at;
}

static void passes_come_behind_what_they_need(void **state)
{
    size_t n;
    const struct pass *passes = structure_passes(&n);
    assert_true(n > 20);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(place_of_pass(passes[i].name), i);
        for (size_t k = 0; k < PASS_NEEDS_MAX && passes[i].needs[k]; k++)
            assert_true(place_of_pass(passes[i].needs[k]) < i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_head_of_a_web_page_is_known),
        T(slogans_and_the_nation_are_no_bodies),
        T(a_body_named_in_two_lines_is_one),
        T(capitals_that_name_nobody_are_no_letterhead),
        T(a_formal_document_is_headed_by_its_kind),
        T(signature_is_known_with_its_recipients),
        T(not_every_text_has_a_title),
        T(a_title_may_ask_and_come_after_a_breadcrumb),
        T(a_given_title_wins),
        T(counters_go_and_numbers_stay),
        T(date_lines_go_and_dates_in_prose_stay),
        T(captions_are_told_from_subheadings_and_prose),
        T(a_gallery_goes_with_its_pictures),
        T(attributions_are_told_from_prose),
        T(furniture_goes_and_its_words_in_prose_stay),
        T(other_articles_go_when_nothing_else_follows),
        T(the_end_mark_is_told_and_kept),
        T(levels_are_not_skipped),
        T(other_languages_are_left_alone),
        T(keep_all_puts_everything_back),
        T(decisions_are_told_in_the_order_of_lines),
        T(no_word_is_lost_or_moved),
        T(passes_come_behind_what_they_need),
    };
    return RUN(tests);
}
