/* SPDX-License-Identifier: MIT */
/* Formulas of TeX as lines of text. */
#include "reading.h"

#include "doc/math.h"
#include "read/tex.h"

/* Raised text in ^( ), lowered in _( ). */
static struct str line_of(const char *tex)
{
    struct buf buf = {.arena = arena};
    const struct math *form;
    const struct tex_run *run = tex_read(arena, str_of(tex), &form);
    for (; run; run = run->next)
        buf_printf(&buf, "%s%.*s%s",
                   run->rise > 0   ? "^("
                   : run->rise < 0 ? "_("
                                   : "",
                   STR_ARG(run->text), run->rise ? ")" : "");
    return buf_str(&buf);
}

static void formulas_become_lines(void **state)
{
    static const struct {
        const char *tex, *line;
    } cases[] = {
        {"E = mc^2", "E = mc^(2)"},
        {"x_{i+1}^{n}", "x_(i+1)^(n)"},
        {"\\frac{a+b}{c}", "(a+b)/c"},
        {"\\dfrac12", "1/2"},
        {"\\frac{a}{\\frac{b}{c}}", "a/(b/c)"},
        {"\\sqrt{2}", "√2"},
        {"\\sqrt[3]{x+1}", "∛(x+1)"},
        {"\\sqrt[n]{x}", "^(n)√x"},
        {"\\alpha \\le \\beta", "α ≤ β"},
        {"\\sum_{i=1}^n x_i", "∑_(i=1)^(n) x_(i)"},
        {"\\text{tổng số} = 5", "tổng số = 5"},
        {"\\left( \\frac{1}{2} \\right.", "( 1/2 "},
        {"\\mathrm{H}_2\\mathrm{O}", "H_(2)O"},
        {"\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "(a b; c d)"},
        {"5\\%, a\\,b", "5%, a b"},
        {"f'(x)", "f′(x)"},
        {"\\khonghieu{x}", "\\khonghieux"},
        {"x^{a^{b}}", "x^(ab)"},
        {"\\binom{n}{k}", "(n k)"},
        {"a \\tag{1}", "a (1)"},
        {"\\vec{v} + \\overline{AB}", "v⃗ + A̅B̅"},
        {"\\overline{a+b}", "(a+b)̅"},
        {"", ""},
        {"}", ""},
        {"\\frac", "/"},
        {"\\sqrt[", "√"},
        {"\\", "\\"},
        {"^", ""},
        {"\\text{", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_str(line_of(cases[i].tex), cases[i].line);
}

/* The form of a formula, in the letters of math_plain; "-": it has none. */
static struct str form_of(const char *tex)
{
    const struct math *form;
    tex_read(arena, str_of(tex), &form);
    return form ? math_plain(arena, form) : STR("-");
}

static void formulas_keep_their_form(void **state)
{
    static const struct {
        const char *tex, *form;
    } cases[] = {
        {"E = mc^2", "E=mc^2"},
        {"x^{n}_{i+1} + 10^{-3}", "x_(i+1)^n+10^(-3)"},
        {"\\frac{a+b}{\\sqrt[3]{x}}", "(a+b)/(^3√x)"},
        {"\\dfrac12", "1/2"},
        {"{a+b}^2", "(a+b)^2"},
        {"\\sum_{i=1}^n x_i", "∑_(i=1)^n x_i"},
        {"\\lim_{x \\to 0} x", "lim_(x→0)x"},
        {"\\begin{pmatrix} a & b \\\\ c & d \\\\ \\end{pmatrix}",
         "(a, b; c, d)"},
        {"\\begin{cases} 1 \\\\ 2 \\end{cases}", "{1; 2"},
        {"\\binom{n}{k}", "(n¦k)"},
        {"\\hat{y}", "y\u0302"},
        {"^{14}C", "^14C"},
        {"a & b", "-"},
        {"a \\\\ b", "-"},
        {"\\khonghieu{x}", "-"},
        {"\\end{pmatrix}", "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_str(form_of(cases[i].tex), cases[i].form);
}

static void what_is_nested_beyond_reason_ends(void **state)
{
    static const char *const parts[] = {"{",  "^",       "\\frac", "\\sqrt",
                                        "_{", "\\begin", "\\sqrt["};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buf buf = {.arena = arena};
        for (int k = 0; k < 4000; k++)
            buf_add(&buf, str_of(parts[i]));
        const struct math *form;
        tex_read(arena, buf_str(&buf), &form);
        if (form)
            math_keep(arena, form, str_copy);
        assert_true(arena_size(arena) < 64 << 20);
        arena_clear(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(formulas_become_lines),
        T(formulas_keep_their_form),
        T(what_is_nested_beyond_reason_ends),
    };
    return RUN(tests);
}
