/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-layout.h"

G_BEGIN_DECLS

/* The picture of two sides and what they share: three fields beside each other, the left side, what
 * both share, the right side, each under a box that stands for it, and below them fields for the
 * rest. */

typedef enum
{
  REMIT_FIELD_LEFT,
  REMIT_FIELD_SHARED,
  REMIT_FIELD_RIGHT,
  REMIT_FIELD_OTHERS,
  REMIT_FIELD_NOBODY,
  REMIT_N_FIELDS
} RemitLayoutFieldKind;

typedef struct
{
  double x, y, width, height; /* whole units; of no width when the field is not there */
} RemitLayoutField;

/* Puts boxes[i] into the field kinds[i], in their order from left to right and downwards; the three
 * upper fields are always there and equally high, the lower ones when something is in them.
 * @left_head and @right_head (may be NULL) go above the middle of their fields.  The drawing is
 * about as wide as a window for its height, begins at 0, 0 and does not know pinned boxes.
 * Deterministic; costs a few passes over the boxes. */
void remit_layout_zones (RemitLayoutBox *boxes, const RemitLayoutFieldKind *kinds, guint n,
                         RemitLayoutBox *left_head, RemitLayoutBox *right_head,
                         RemitLayoutField *fields);

G_END_DECLS
