/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small plate in a party's colour with its initials on it: the same as in the rim of a node on
 * the map. */
#define REMIT_TYPE_TINT_BADGE (remit_tint_badge_get_type ())
G_DECLARE_FINAL_TYPE (RemitTintBadge, remit_tint_badge, REMIT, TINT_BADGE, GtkWidget)

GtkWidget *remit_tint_badge_new (void);
void remit_tint_badge_set (RemitTintBadge *self, RemitTint tint, const char *text);
/* The initials and the colour of a party; @party may be NULL. */
void remit_tint_badge_set_party (RemitTintBadge *self, const RemitGraph *graph,
                                 const RemitNode *party);

/* A row of swatches to choose a colour from; each has its name for those who do not see colours.
 * Signal "picked" (int tint): by the user. */
#define REMIT_TYPE_TINT_PICKER (remit_tint_picker_get_type ())
G_DECLARE_FINAL_TYPE (RemitTintPicker, remit_tint_picker, REMIT, TINT_PICKER, GtkWidget)

GtkWidget *remit_tint_picker_new (void);
/* -1: none of them. */
void remit_tint_picker_set_tint (RemitTintPicker *self, int tint);

G_END_DECLS
