/* SPDX-License-Identifier: MIT */
/* Equations of Word files as lines of text. */
#include "word.h"

#define L(text)         "<m:r><w:rPr><w:i/></w:rPr><m:t>" text "</m:t></m:r>"
#define E(inside)       "<m:e>" inside "</m:e>"
#define EQ(inside)      P("<m:oMath>" inside "</m:oMath>")
#define F(a, b)         "<m:f><m:fPr/><m:num>" a "</m:num><m:den>" b "</m:den></m:f>"
#define SUP(a, b)       "<m:sSup>" E(a) "<m:sup>" b "</m:sup></m:sSup>"
#define SUB(a, b)       "<m:sSub>" E(a) "<m:sub>" b "</m:sub></m:sSub>"
#define D(more, inside) "<m:d><m:dPr>" more "</m:dPr>" inside "</m:d>"
#define CHR(what, sign) "<m:" what " m:val=\"" sign "\"/>"

/* An equation and the tree of its paragraph. */
#define assert_equation(inside, tree)                                          \
    assert_str(tree_of(WORD(EQ(inside), NO_RELATIONS)), tree)
#define assert_line(inside, text)                                              \
    assert_equation(inside, "paragraph \"" text "\"\n")

/* The same where its form is kept beside the line. */
#define assert_formed(inside, text)                                            \
    assert_equation(inside, "paragraph\n  math \"" text "\"\n")

static void fractions_have_what_parentheses_they_need(void **state)
{
    assert_formed(F(L("x"), L("12,5")), "x/12,5");
    assert_formed(F(L("a+b"), L("c")), "(a+b)/c");
    assert_formed(F(L("a"), F(L("b"), L("c"))), "a/(b/c)");
    assert_formed(F(L("a") L("b"), D("", E(L("c-d")))), "(ab)/(c-d)");
    assert_formed(F(L("tổng số"), L("năm")), "(tổng số)/năm");
    assert_formed(F("", L("c")), "/c");
    assert_true(told("1 equation is written in one line"));
    assert_formed(
        D("", E("<m:f><m:fPr>" CHR("type", "noBar") "</m:fPr><m:num>" L(
                  "n") "</m:num><m:den>" L("k") "</m:den></m:f>")),
        "(n¦k)");
}

static void indices_are_raised_and_lowered(void **state)
{
    assert_equation(SUP(L("mc"), L("2")) L("=E"), "paragraph\n"
                                                  "  math\n"
                                                  "    text \"mc\"\n"
                                                  "    superscript \"2\"\n"
                                                  "    text \"=E\"\n");
    assert_equation(SUB(L("CO"), L("2")), "paragraph\n"
                                          "  math\n"
                                          "    text \"CO\"\n"
                                          "    subscript \"2\"\n");
    assert_false(told("equation"));
    assert_equation(SUP(L("a+b"), SUP(L("x"), L("2"))),
                    "paragraph\n"
                    "  math\n"
                    "    text \"(a+b)\"\n"
                    "    superscript \"x2\"\n");
}

static void signs_stand_before_what_they_are_of(void **state)
{
    assert_formed("<m:rad><m:deg/>" E(L("x")) "</m:rad>", "√x");
    assert_formed("<m:rad><m:deg/>" E(L("x+1")) "</m:rad>", "√(x+1)");
    assert_equation(
        "<m:nary><m:naryPr>" CHR("chr", "∑") "</m:naryPr><m:sub>" L(
            "i=1") "</m:sub><m:sup>" L("n") "</m:sup>" E(L("i")) "</m:nary>",
        "paragraph\n"
        "  math\n"
        "    text \"∑\"\n"
        "    subscript \"i=1\"\n"
        "    superscript \"n\"\n"
        "    text \" i\"\n");
    assert_formed("<m:nary><m:naryPr/>" E(L("f")) "</m:nary>", "∫ f");
    assert_line("<m:func><m:fName>" L("sin") "</m:fName>" E(L("x")) "</m:func>",
                "sin x");
    assert_formed("<m:acc><m:accPr>" CHR("chr", "\u0303") "</m:accPr>" E(
                      L("y")) "</m:acc>",
                  "ỹ");
}

static void brackets_are_those_of_the_equation(void **state)
{
    assert_line(D("", E(L("a")) E(L("b"))), "(a|b)");
    assert_line(D(CHR("begChr", "[") CHR("endChr", "") CHR("sepChr", ";"),
                  E(L("a")) E(L("b"))),
                "[a;b");
    assert_formed(D(CHR("begChr", "[") CHR("endChr", "]"),
                    E("<m:m><m:mr>" E(L("a")) E(L("b")) "</m:mr><m:mr>" E(
                        L("c")) E(L("d")) "</m:mr></m:m>")),
                  "[a, b; c, d]");
    assert_formed(D(CHR("begChr", "{") CHR("endChr", ""),
                    E("<m:eqArr>" E(L("x=1")) E(L("y=2")) "</m:eqArr>")),
                  "{x=1; y=2");
}

static void an_equation_stands_among_text(void **state)
{
    struct doc *doc = WORD(
        P(R("Với ") "<m:oMathPara><m:oMath>" L("a") "<w:del>" L(
            "x") "</w:del>" F(L("1"),
                              L("2")) "</m:oMath></m:oMathPara>" R(" là đủ.")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"Với \"\n"
                             "  math \"a1/2\"\n"
                             "  text \" là đủ.\"\n");
}

static void nothing_is_too_deep(void **state)
{
    static char text[200000];
    size_t n = 0;
    for (int i = 0; i < 1000; i++)
        n += (size_t)sprintf(text + n, "<m:rad><m:e>");
    n += (size_t)sprintf(text + n, L("x"));
    for (int i = 0; i < 1000; i++)
        n += (size_t)sprintf(text + n, "</m:e></m:rad>");
    char *body = arena_alloc(arena, 2 * sizeof text);
    sprintf(body,
            "<w:document " W_NAMES
            "><w:body>" EQ("%s") "</w:body></w:document>",
            text);
    struct part parts[] = {{"_rels/.rels", TOP}, {"word/document.xml", body}};
    assert_true(holds(tree_of(read_word(packed(parts, 2))), "√x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(fractions_have_what_parentheses_they_need),
        T(indices_are_raised_and_lowered),
        T(signs_stand_before_what_they_are_of),
        T(brackets_are_those_of_the_equation),
        T(an_equation_stands_among_text),
        T(nothing_is_too_deep),
    };
    return RUN(tests);
}
