/* SPDX-License-Identifier: MIT */
/*
 * The words are few, and prescribed: three degrees of secrecy (Law 29/2018,
 * article 8), four of urgency. Without marks they would be common words, so
 * all of the line is compared; alone they stand in capitals, as no word of the
 * text does.
 */
#include "doc/stamp.h"

#include "base/utf8.h"

static const struct {
    enum line_role role;
    struct str capitals, small;
} degrees[] = {
    {LINE_SECRECY, STR_INIT("MẬT"), STR_INIT("mật")},
    {LINE_SECRECY, STR_INIT("TỐI MẬT"), STR_INIT("tối mật")},
    {LINE_SECRECY, STR_INIT("TUYỆT MẬT"), STR_INIT("tuyệt mật")},
    {LINE_URGENCY, STR_INIT("KHẨN"), STR_INIT("khẩn")},
    {LINE_URGENCY, STR_INIT("THƯỢNG KHẨN"), STR_INIT("thượng khẩn")},
    {LINE_URGENCY, STR_INIT("HỎA TỐC"), STR_INIT("hỏa tốc")},
    {LINE_URGENCY, STR_INIT("HOẢ TỐC"), STR_INIT("hoả tốc")},
    {LINE_URGENCY, STR_INIT("HỎA TỐC HẸN GIỜ"), STR_INIT("hỏa tốc hẹn giờ")},
    {LINE_URGENCY, STR_INIT("HOẢ TỐC HẸN GIỜ"), STR_INIT("hoả tốc hẹn giờ")},
};

/* What stands before the colon; a degree of the other kind belies it. */
static enum line_role label_role(struct str label)
{
    static const struct {
        enum line_role role;
        struct str text;
    } labels[] = {
        {LINE_SECRECY, STR_INIT("độ mật")},
        {LINE_SECRECY, STR_INIT("mức độ mật")},
        {LINE_URGENCY, STR_INIT("độ khẩn")},
        {LINE_URGENCY, STR_INIT("mức độ khẩn")},
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (str_eq_nocase(str_trim(label), labels[i].text))
            return labels[i].role;
    }
    return LINE_PLAIN;
}

enum line_role stamp_role(struct str line, struct str *degree)
{
    size_t colon = str_find(line, STR(":"));
    enum line_role label = LINE_PLAIN;
    *degree = str_trim(line);
    if (colon < line.n) {
        label = label_role(str_slice(line, 0, colon));
        *degree = str_trim(str_slice(line, colon + 1, line.n));
    }
    for (size_t i = 0; i < sizeof degrees / sizeof degrees[0]; i++) {
        bool same =
            label == degrees[i].role
                ? str_eq_nocase(*degree, degrees[i].small)
                : colon >= line.n && str_eq(*degree, degrees[i].capitals);
        if (same)
            return degrees[i].role;
    }
    return LINE_PLAIN;
}
