/* SPDX-License-Identifier: MIT */
/* Numbers in the forms which Word counts in. */
#ifndef ANBAN_READ_OFFICE_LABEL_H
#define ANBAN_READ_OFFICE_LABEL_H

#include "base/buf.h"

enum docx_form {
    FORM_DECIMAL,
    FORM_DECIMAL_ZERO, /* 01 */
    FORM_LOWER_LETTER,
    FORM_UPPER_LETTER,
    FORM_LOWER_ROMAN,
    FORM_UPPER_ROMAN,
    FORM_VIETNAMESE, /* một, hai */
    FORM_BULLET,
    FORM_NONE
};

/* The form of that name (17.18.59); decimal for those not known here. */
enum docx_form docx_form_of(struct str name);

void docx_add_number(struct buf *buf, enum docx_form form, long n);

#endif
