/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-dialogs.h"
#include "remit-sheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Copy, cut and paste as spreadsheets do it.  A block that is pasted over a selection that is a
 * multiple of it repeats; a single cell fills the selection; else the block goes where the cursor
 * is.  Headers of groups are stepped over.  What lies beyond the last row is offered as new rows,
 * what lies beyond the last column is left out, with a word.  On the name of a row, a block with
 * names in its first column makes the rows that it names. */

static RemitTableGrid *
make_block (RemitSheet *self, const RemitSheetRange *range)
{
  RemitTableGrid *block = remit_table_grid_new ();

  for (guint row = range->first_row; row <= range->last_row; row++)
    {
      gboolean group = _remit_sheet_row_is_group (self, row);

      for (guint column = range->first_column; column <= range->last_column; column++)
        {
          g_autofree char *text
            = group ? g_strdup ("") : remit_sheet_model_get_text (self->model, row, column, FALSE);

          remit_table_grid_add_cell (block, text, strlen (text));
        }
      remit_table_grid_end_row (block);
    }
  return block;
}

static gboolean
copy (RemitSheet *self)
{
  g_autoptr (RemitTableGrid) block = NULL;
  g_autofree char *tabs = NULL, *html = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *providers[2], *both;
  RemitSheetRange range;

  if (!remit_sheet_get_range (self, &range))
    return FALSE;
  block = make_block (self, &range);
  tabs = remit_sheet_text_to_tabs (block);
  html = remit_sheet_text_to_html (block);
  bytes = g_bytes_new (html, strlen (html));
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, tabs);
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
  g_object_unref (both);
  return TRUE;
}

void
_remit_sheet_copy (RemitSheet *self)
{
  copy (self);
}

void
_remit_sheet_cut (RemitSheet *self)
{
  if (copy (self))
    _remit_sheet_clear_range (self, _("Cut"));
}

/* ---- paste ---- */

typedef struct
{
  GWeakRef sheet;
  RemitTableGrid *block;
  guint row, column;
} Offer;

static void
free_offer (Offer *offer)
{
  g_weak_ref_clear (&offer->sheet);
  remit_table_grid_free (offer->block);
  g_free (offer);
}

/* The shown row of each row of the block, which begins again where it repeats, down to @limit.  The
 * header of a group takes no letters: a row that has some goes to the next row, and an empty one
 * may lie there, as in a block that was copied here.  Rows from n_rows on are yet to be made. */
static GArray *
list_rows (RemitSheet *self, const RemitTableGrid *block, guint first, guint n, guint limit)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint row = first;

  for (guint i = 0; i < n; i++, row++)
    {
      if (!remit_table_grid_row_is_blank (block, i % remit_table_grid_n_rows (block)))
        while (_remit_sheet_row_is_group (self, row))
          row++;
      if (row > limit)
        break;
      g_array_append_val (rows, row);
    }
  return rows;
}

/* Where a block goes. */
typedef struct
{
  GArray *rows; /* owned; see list_rows() */
  guint first_column, last_column;
} Target;

static void
clear_target (Target *target)
{
  g_array_unref (target->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

/* The selection when that is a multiple of the block, else as many cells as that has. */
static Target
find_target (RemitSheet *self, const RemitTableGrid *block, const RemitSheetRange *range)
{
  guint rows = remit_table_grid_n_rows (block), columns = remit_table_grid_n_columns (block);
  guint range_rows = range->last_row - range->first_row + 1;
  guint range_columns = range->last_column - range->first_column + 1;
  gboolean repeats = range_rows % rows == 0 && range_columns % columns == 0;
  guint limit = repeats && range_rows > rows ? range->last_row : G_MAXUINT;

  return (Target){ list_rows (self, block, range->first_row, repeats ? range_rows : rows, limit),
                   range->first_column,
                   range->first_column + (repeats ? range_columns : columns) - 1 };
}

static guint
count_missing_rows (RemitSheet *self, const Target *target)
{
  guint n = 0;

  for (guint i = 0; i < target->rows->len; i++)
    n += g_array_index (target->rows, guint, i) >= self->sizes.n_rows;
  return n;
}

static void
select_pasted (RemitSheet *self, RemitSheetRange target)
{
  target.last_row = MIN (target.last_row, self->sizes.n_rows - 1);
  target.last_column = MIN (target.last_column, self->sizes.n_columns - 1);
  _remit_sheet_move_to (self, target.last_row, target.last_column, FALSE);
  _remit_sheet_move_to (self, target.first_row, target.first_column, TRUE);
}

static void
add_row_changes (RemitSheet *self, GArray *changes, const RemitTableGrid *block, guint from,
                 guint row, const Target *target)
{
  guint columns = remit_table_grid_n_columns (block);

  for (guint column = target->first_column;
       column <= MIN (target->last_column, self->sizes.n_columns - 1); column++)
    {
      RemitSheetChange change
        = { row, column,
            remit_table_grid_cell (block, from, (column - target->first_column) % columns) };

      g_array_append_val (changes, change);
    }
}

/* Pastes what fits. */
static void
paste_within (RemitSheet *self, const RemitTableGrid *block, const Target *target)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (RemitSheetChange));
  guint n = target->rows->len;
  RemitSheetRange pasted = { 0, 0, target->first_column, target->last_column };

  for (guint i = 0; i < n; i++)
    {
      guint row = g_array_index (target->rows, guint, i);

      if (row < self->sizes.n_rows && !_remit_sheet_row_is_group (self, row))
        add_row_changes (self, changes, block, i % remit_table_grid_n_rows (block), row, target);
    }
  if (changes->len == 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  if (changes->len == 0 || !_remit_sheet_apply (self, changes, _("Paste")))
    return;
  pasted.first_row = g_array_index (target->rows, guint, 0);
  pasted.last_row = g_array_index (target->rows, guint, n - 1);
  select_pasted (self, pasted);
  if (target->last_column >= self->sizes.n_columns)
    remit_show_toast (GTK_WIDGET (self), _("What went beyond the last column has been left out."),
                      TRUE);
}

/* The cells row by row; borrowed from the block. (transfer container) */
static const char **
list_texts (const RemitTableGrid *block, guint columns)
{
  guint n = remit_table_grid_n_rows (block) * columns;
  const char **texts = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    texts[i] = remit_table_grid_cell (block, i / columns, i % columns);
  return texts;
}

static void
paste_named (RemitSheet *self, const RemitTableGrid *block)
{
  guint columns = remit_table_grid_n_columns (block);
  g_autofree const char **texts = list_texts (block, columns);
  GError *error = NULL;

  remit_sheet_model_paste_named (self->model, self->row, texts, remit_table_grid_n_rows (block),
                                 columns, &error);
  _remit_sheet_report (self, error);
}

static void
paste_beyond (RemitSheet *self, const Offer *offer)
{
  guint rows = remit_table_grid_n_rows (offer->block);
  guint columns
    = MIN (remit_table_grid_n_columns (offer->block), self->sizes.n_columns - offer->column);
  g_autofree const char **texts = list_texts (offer->block, columns);
  GError *error = NULL;

  if (remit_sheet_model_paste_beyond (self->model, offer->row, offer->column, texts, rows, columns,
                                      &error))
    select_pasted (self, (RemitSheetRange){ offer->row, offer->row + rows - 1, offer->column,
                                            offer->column + columns - 1 });
  _remit_sheet_report (self, error);
}

static void
on_offer_answered_cb (const char *response, gpointer data)
{
  Offer *offer = data;
  g_autoptr (RemitSheet) self = g_weak_ref_get (&offer->sheet);

  if (self != NULL && self->model != NULL && offer->row < self->sizes.n_rows
      && offer->column < self->sizes.n_columns)
    {
      RemitSheetRange cell = { offer->row, offer->row, offer->column, offer->column };

      if (g_str_equal (response, "add"))
        paste_beyond (self, offer);
      else if (g_str_equal (response, "cut"))
        {
          g_auto (Target) target = find_target (self, offer->block, &cell);

          paste_within (self, offer->block, &target);
        }
    }
  free_offer (offer);
}

static void
offer_rows (RemitSheet *self, RemitTableGrid *block, const RemitSheetRange *range, guint n)
{
  Offer *offer = g_new0 (Offer, 1);
  g_autofree char *body = NULL, *heading = NULL;

  g_weak_ref_init (&offer->sheet, self);
  offer->block = block;
  offer->row = range->first_row;
  offer->column = range->first_column;
  heading = g_strdup_printf (ngettext ("Add %u row?", "Add %u rows?", n), n);
  body = g_strdup_printf (ngettext ("What you paste goes %u row beyond the last one.",
                                    "What you paste goes %u rows beyond the last one.", n),
                          n);
  remit_ask (GTK_WIDGET (self), heading, body, "add", NULL, on_offer_answered_cb, offer, "cancel",
             _("_Cancel"), "cut", _("_Paste What Fits"), "add", _("_Add Rows"), NULL);
}

static void
paste_block (RemitSheet *self, RemitTableGrid *given, const RemitSheetRange *range)
{
  g_autoptr (RemitTableGrid) block = given;
  g_auto (Target) target = find_target (self, block, range);
  guint missing = count_missing_rows (self, &target);

  if (self->column == REMIT_SHEET_HEADER && self->row != REMIT_SHEET_HEADER
      && remit_sheet_model_can_paste_named (self->model))
    paste_named (self, block);
  else if (missing > 0 && remit_sheet_model_can_paste_beyond (self->model))
    offer_rows (self, g_steal_pointer (&block), range, missing);
  else
    paste_within (self, block, &target);
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RemitSheet) self = data;
  g_autoptr (RemitTableGrid) block = NULL;
  GError *error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  RemitSheetRange range;

  if (_remit_sheet_report (self, error) || text == NULL || self->model == NULL)
    return;
  block = remit_sheet_text_from_tabs (text, &error);
  if (_remit_sheet_report (self, error) || remit_table_grid_n_rows (block) == 0
      || remit_table_grid_n_columns (block) == 0 || !remit_sheet_get_range (self, &range))
    return;
  paste_block (self, g_steal_pointer (&block), &range);
}

void
_remit_sheet_paste (RemitSheet *self)
{
  if (self->has_cursor)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                   on_text_read_cb, g_object_ref (self));
}
