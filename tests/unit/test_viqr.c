/* SPDX-License-Identifier: MIT */
#include "reading.h"

static struct str read_viqr(const char *text)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, str_of(text), "viqr", STR(""));
}

static struct str unnamed(const char *text)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, str_of(text), NULL, STR(""));
}

static const char letters[] =
    "a` a? a~ a' a. a(n a(`n a(?n a(~n a('n a(.n a^n a^`n a^?n a^~n a^'n a^.n "
    "e` e? e~ e' e. e^ e^` e^? e^~ e^' e^. i` i? i~ i' i. "
    "o` o? o~ o' o. o^ o^` o^? o^~ o^' o^. o+ o+` o+? o+~ o+' o+. "
    "u` u? u~ u' u. u+ u+` u+? u+~ u+' u+. y` y? y~ y' y. ddi DDi A^'n";

static void every_letter(void **state)
{
    assert_str(read_viqr(letters),
               "à ả ã á ạ ăn ằn ẳn ẵn ắn ặn ân ần ẩn ẫn ấn ận "
               "è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị "
               "ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ "
               "ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đi Đi Ấn");
}

static void marks_that_are_signs(void **state)
{
    assert_str(
        read_viqr("o+? dda^u? Vie^.t Nam... (phi'a nam) hoa(1) \"to^i\"!"),
        "ở đâu? Việt Nam... (phía nam) hoa(1) \"tôi\"!");
    assert_str(read_viqr("ba\\. ca\\? \\dd a\\^ 5\\ x"), "ba. ca? dd a^ 5\\ x");
    assert_str(read_viqr("www.moha.gov.vn/a.html add middle I'm"),
               "www.moha.gov.vn/a.html add middle Ím");
    assert_str(read_viqr("DDa('k La('k, Nguye^~n"), "Đắk Lắk, Nguyễn");
    assert_str(read_viqr("<p title='a.b'>Vie^.t</p> 3 < 5 a<"),
               "<p title='a.b'>Việt</p> 3 < 5 a<");
    /* in a file of bytes, and beside Unicode */
    assert_str(read_viqr("Vie^.t \x93Nam\x94"), "Việt “Nam”");
    assert_str(read_viqr("Vie^.t “Nam” có"), "Việt “Nam” có");
    assert_null(messages.first);
}

static void such_text_is_told(void **state)
{
    static const char *const others[] = {
        "I'm sure that he's here, i.e. at 5 a.m. I'm, I'm, I'm, I'm, I'm, I'm.",
        "a.b.c o.k u.s.a e.g i.e a(b)c^2+o^2 y(i)+u+v f(a)b",
        "Bao cao tong ket nam 2020. Kinh gui: Uy ban nhan dan huyen.", "",
        "e^x"};
    const char *text =
        "Vie^.t Nam ddang tie^'n ha`nh nhie^`u hoa.t ddo^.ng ve^` "
        "mo^i tru+o+`ng, ngu+o+`i da^n.";
    assert_str(unnamed(text), text);
    assert_int_equal(count_of(LOG_NOTICE), 1);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_str(unnamed(others[i]), others[i]);
        assert_null(messages.first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_letter),
        T(marks_that_are_signs),
        T(such_text_is_told),
    };
    return RUN(tests);
}
