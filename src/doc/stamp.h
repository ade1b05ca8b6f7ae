/* SPDX-License-Identifier: MIT */
/* What is stamped on the head of an official document (Decree 30/2020, Appendix
 * I, fields 10a and 10b): how secret it is, and how urgent. */
#ifndef ANBAN_DOC_STAMP_H
#define ANBAN_DOC_STAMP_H

#include "doc/doc.h"

/* LINE_SECRECY of "MẬT" or "Độ mật: Tối mật", LINE_URGENCY of "HỎA TỐC", with
 * *degree what stands behind the label, if one does. LINE_PLAIN: the line says
 * nothing of the kind. */
enum line_role stamp_role(struct str line, struct str *degree);

#endif
