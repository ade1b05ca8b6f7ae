/* SPDX-License-Identifier: MIT */
/*
 * Fields for signatures (Decree 30/2020, Appendix I): that of who signs stands
 * between post and name, the organisation's seal over its left third, the mark
 * of a copy in the margin above the first page.
 */
#ifndef ANBAN_LAYOUT_FIELDS_H
#define ANBAN_LAYOUT_FIELDS_H

#include "layout/flow.h"

/* The line with a signer's name, and in the room above it, if the style has
 * fields, one for the signature; for a seal, too, where `sealed`. False:
 * setter.err tells. */
bool flow_signer(struct flow *flow, const struct node *name, bool sealed,
                 struct place place);

/* If the style has fields: makes that of a copy's mark, before the text is set;
 * puts it on the first page, when all are made. */
void fields_add_copy(struct flow *flow);
void fields_place_copy(struct flow *flow);

#endif
