/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-private.h"
#include "toy-sheet.h"

G_BEGIN_DECLS

/* A sheet in a window, for tests: keys go to its own key controller, what comes of them is read
 * from the model and from what GTK would tell assistive tools. */

typedef struct
{
  GtkWidget *window;
  RemitSheet *sheet;
  ToySheet *model;
  guint n_cursor_signals;
} Fixture;

/* Takes @model. */
void set_up (Fixture *fixture, ToySheet *model);
void tear_down (Fixture *fixture);
/* Until nothing is left to do. */
void settle (void);
/* Until the next frame has been drawn. */
void draw_frame (Fixture *fixture);
gboolean press_on (GtkWidget *widget, guint keyval, GdkModifierType modifiers);
gboolean press (Fixture *fixture, guint keyval, GdkModifierType modifiers);
void type (Fixture *fixture, const char *text);

#define assert_cursor(fixture, r, c)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint row_, column_;                                                                           \
    g_assert_true (remit_sheet_get_cursor ((fixture)->sheet, &row_, &column_));                    \
    g_assert_cmpuint (row_, ==, r);                                                                \
    g_assert_cmpuint (column_, ==, c);                                                             \
  }                                                                                                \
  G_STMT_END

#define assert_cell(fixture, r, c, text)                                                           \
  g_assert_cmpstr (toy_sheet_get ((fixture)->model, r, c), ==, text)

G_END_DECLS
