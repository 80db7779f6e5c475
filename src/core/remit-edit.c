/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-edit-private.h"

#include "remit-history.h"

#include <glib/gi18n-lib.h>

/* The only mutator.  An edit remembers each row as it was before it first touched it; that is
 * enough to take everything back, and with the rows as they are at commit it is the net change to
 * store.  Undo needs no code of its own: it is the stored change applied backwards. */

struct _RemitEdit
{
  /* owned */
  char *label;
  char *merge_key;
  GHashTable *touched; /* RemitId (in the delta) -> RemitDelta, `after` unset */
  GPtrArray *order;    /* borrowed deltas in the order of first touch */
  /* borrowed */
  RemitGraph *graph;
  RemitId *next_id;
  RemitEditDone done;
  gpointer done_data;

  gboolean kept;
};

void
remit_delta_free (RemitDelta *delta)
{
  remit_row_free (delta->before);
  remit_row_free (delta->after);
  g_free (delta);
}

RemitEdit *
_remit_edit_new (RemitGraph *graph, RemitId *next_id, const char *label, RemitEditDone done,
                 gpointer data)
{
  RemitEdit *edit = g_new0 (RemitEdit, 1);

  edit->graph = graph;
  edit->next_id = next_id;
  edit->label = g_strdup (label);
  edit->done = done;
  edit->done_data = data;
  edit->touched
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) remit_delta_free);
  edit->order = g_ptr_array_new ();
  return edit;
}

void
remit_edit_free (RemitEdit *edit)
{
  if (edit == NULL)
    return;
  if (!edit->kept)
    _remit_edit_roll_back (edit);
  if (edit->done != NULL)
    edit->done (edit->done_data);
  g_ptr_array_unref (edit->order);
  g_hash_table_unref (edit->touched);
  g_free (edit->merge_key);
  g_free (edit->label);
  g_free (edit);
}

RemitGraph *
remit_edit_get_graph (RemitEdit *edit)
{
  return edit->graph;
}

RemitId
remit_edit_new_id (RemitEdit *edit)
{
  return (*edit->next_id)++;
}

void
remit_edit_set_merge_key (RemitEdit *edit, const char *key)
{
  g_free (edit->merge_key);
  edit->merge_key = g_strdup (key);
}

void
remit_edit_set_label (RemitEdit *edit, const char *label)
{
  g_free (edit->label);
  edit->label = g_strdup (label);
}

const char *
_remit_edit_get_label (RemitEdit *edit)
{
  return edit->label;
}

const char *
_remit_edit_get_merge_key (RemitEdit *edit)
{
  return edit->merge_key;
}

gboolean
remit_edit_is_empty (RemitEdit *edit)
{
  return edit->order->len == 0;
}

void
_remit_edit_keep (RemitEdit *edit)
{
  edit->kept = TRUE;
}

/* Remembers the row as it is now, before its first change. */
static void
touch (RemitEdit *edit, RemitTable table, RemitId id)
{
  const RemitRow *row;
  RemitDelta *delta;

  if (g_hash_table_contains (edit->touched, &id))
    return;
  row = remit_graph_get (edit->graph, table, id);
  delta = g_new0 (RemitDelta, 1);
  delta->table = table;
  delta->id = id;
  delta->before = row != NULL ? remit_row_copy (row) : NULL;
  g_hash_table_insert (edit->touched, &delta->id, delta);
  g_ptr_array_add (edit->order, delta);
}

void
_remit_edit_roll_back (RemitEdit *edit)
{
  for (guint i = edit->order->len; i > 0; i--)
    {
      RemitDelta *delta = g_ptr_array_index (edit->order, i - 1);
      gboolean exists = remit_graph_get (edit->graph, delta->table, delta->id) != NULL;

      if (delta->before == NULL && exists)
        _remit_graph_remove (edit->graph, delta->table, delta->id);
      else if (delta->before != NULL && exists)
        _remit_graph_replace (edit->graph, g_steal_pointer (&delta->before));
      else if (delta->before != NULL)
        _remit_graph_insert (edit->graph, g_steal_pointer (&delta->before));
    }
  g_ptr_array_set_size (edit->order, 0);
  g_hash_table_remove_all (edit->touched);
}

int
remit_delta_compare (const RemitDelta *a, const RemitDelta *b)
{
  if (a->table != b->table)
    return a->table < b->table ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

static int
compare_deltas (gconstpointer a, gconstpointer b)
{
  return remit_delta_compare (*(const RemitDelta *const *) a, *(const RemitDelta *const *) b);
}

GPtrArray *
_remit_edit_net (RemitEdit *edit)
{
  GPtrArray *net = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_delta_free);

  for (guint i = 0; i < edit->order->len; i++)
    {
      const RemitDelta *touched = g_ptr_array_index (edit->order, i);
      const RemitRow *now = remit_graph_get (edit->graph, touched->table, touched->id);
      RemitDelta *delta;

      if (touched->before == NULL && now == NULL)
        continue;
      if (touched->before != NULL && now != NULL && remit_row_equal (touched->before, now))
        continue;
      delta = g_new0 (RemitDelta, 1);
      delta->table = touched->table;
      delta->id = touched->id;
      delta->before = touched->before != NULL ? remit_row_copy (touched->before) : NULL;
      delta->after = now != NULL ? remit_row_copy (now) : NULL;
      g_ptr_array_add (net, delta);
    }
  g_ptr_array_sort (net, compare_deltas);
  return net;
}

RemitId
remit_edit_insert (RemitEdit *edit, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  RemitRow *copy;

  g_return_val_if_fail (row->id == REMIT_ID_NONE || remit_graph_find (edit->graph, row->id) == NULL,
                        REMIT_ID_NONE);

  copy = remit_row_new (row->table);
  copy->id = row->id != REMIT_ID_NONE ? row->id : remit_edit_new_id (edit);
  for (guint f = 0; f < info->n_fields; f++)
    remit_row_copy_cell (copy, row, f);
  touch (edit, copy->table, copy->id);
  _remit_graph_insert (edit->graph, copy);
  return copy->id;
}

/* A copy of the row to change and put back; NULL and @error when there is none. */
static RemitRow *
begin_change (RemitEdit *edit, RemitTable table, RemitId id, GError **error)
{
  const RemitRow *row = remit_graph_get (edit->graph, table, id);

  if (row == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND, _("There is no such %s any more."),
                   _(remit_table_info (table)->label));
      return NULL;
    }
  touch (edit, table, id);
  return remit_row_copy (row);
}

gboolean
remit_edit_set_number (RemitEdit *edit, RemitTable table, RemitId id, guint field, gint64 number,
                       GError **error)
{
  RemitRow *row;

  if (!remit_field_check_number (&remit_table_info (table)->fields[field], number, error))
    return FALSE;
  row = begin_change (edit, table, id, error);
  if (row == NULL)
    return FALSE;
  remit_row_set_number (row, field, number);
  _remit_graph_replace (edit->graph, row);
  return TRUE;
}

gboolean
remit_edit_set_text (RemitEdit *edit, RemitTable table, RemitId id, guint field, const char *text,
                     GError **error)
{
  RemitRow *row;

  if (!remit_field_check_text (&remit_table_info (table)->fields[field], text, error))
    return FALSE;
  row = begin_change (edit, table, id, error);
  if (row == NULL)
    return FALSE;
  remit_row_set_text (row, field, text);
  _remit_graph_replace (edit->graph, row);
  return TRUE;
}

gboolean
remit_edit_set (RemitEdit *edit, RemitTable table, RemitId id, guint index, const char *text,
                GError **error)
{
  const RemitField *field = &remit_table_info (table)->fields[index];
  gint64 number;

  if (remit_field_is_text (field))
    return remit_edit_set_text (edit, table, id, index, text, error);
  return remit_field_parse (field, text, &number, error)
         && remit_edit_set_number (edit, table, id, index, number, error);
}

typedef struct
{
  GArray *rows; /* of Dependant */
} Dependants;

typedef struct
{
  RemitTable table;
  RemitId id;
  guint field;
  gboolean owned;
} Dependant;

static void
collect_dependant (const RemitRow *row, guint field, gpointer data)
{
  Dependants *dependants = data;
  gboolean owned = (remit_table_info (row->table)->fields[field].flags & REMIT_FIELD_OWNER) != 0;
  Dependant dependant = { row->table, row->id, field, owned };

  g_array_append_val (dependants->rows, dependant);
}

gboolean
remit_edit_delete (RemitEdit *edit, RemitTable table, RemitId id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Dependant));
  Dependants dependants = { rows };

  if (remit_graph_get (edit->graph, table, id) == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND, _("There is no such %s any more."),
                   _(remit_table_info (table)->label));
      return FALSE;
    }
  _remit_graph_foreach_referrer (edit->graph, id, collect_dependant, &dependants);
  for (guint i = 0; i < rows->len; i++)
    {
      const Dependant *dependant = &g_array_index (rows, Dependant, i);

      /* One row may refer twice: it may be gone already. */
      if (dependant->id == id
          || remit_graph_get (edit->graph, dependant->table, dependant->id) == NULL)
        continue;
      if (dependant->owned ? !remit_edit_delete (edit, dependant->table, dependant->id, error)
                           : !remit_edit_set_number (edit, dependant->table, dependant->id,
                                                     dependant->field, REMIT_ID_NONE, error))
        return FALSE;
    }
  touch (edit, table, id);
  _remit_graph_remove (edit->graph, table, id);
  return TRUE;
}

static void
count_owned (const RemitGraph *graph, RemitId id, GHashTable *seen)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Dependant));
  Dependants dependants = { rows };

  _remit_graph_foreach_referrer (graph, id, collect_dependant, &dependants);
  for (guint i = 0; i < rows->len; i++)
    {
      const Dependant *dependant = &g_array_index (rows, Dependant, i);

      if (dependant->owned && !g_hash_table_contains (seen, &dependant->id))
        {
          g_hash_table_add (seen, g_memdup2 (&dependant->id, sizeof dependant->id));
          count_owned (graph, dependant->id, seen);
        }
    }
}

guint
remit_graph_count_dependants (const RemitGraph *graph, RemitId id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  count_owned (graph, id, seen);
  return g_hash_table_size (seen);
}

/* Sets the cells of the row that differ between @from and @to, which must now be as in @from. */
static gboolean
apply_cells (RemitEdit *edit, const RemitRow *from, const RemitRow *to)
{
  const RemitTableInfo *info = remit_table_info (from->table);
  const RemitRow *now = remit_graph_get (edit->graph, from->table, from->id);
  RemitRow *row;

  if (now == NULL)
    return FALSE;
  touch (edit, from->table, from->id);
  row = remit_row_copy (now);
  for (guint f = 0; f < info->n_fields; f++)
    if (remit_row_cell_differs (from, to, f))
      remit_row_copy_cell (row, to, f);
  _remit_graph_replace (edit->graph, row);
  return TRUE;
}

gboolean
_remit_edit_apply (RemitEdit *edit, GPtrArray *deltas, gboolean backwards, GError **error)
{
  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = g_ptr_array_index (deltas, i);
      const RemitRow *from = backwards ? delta->after : delta->before;
      const RemitRow *to = backwards ? delta->before : delta->after;
      gboolean exists = remit_graph_get (edit->graph, delta->table, delta->id) != NULL;
      gboolean fits = exists == (from != NULL);

      if (fits && from == NULL)
        remit_edit_insert (edit, to);
      else if (fits && to == NULL)
        {
          touch (edit, delta->table, delta->id);
          _remit_graph_remove (edit->graph, delta->table, delta->id);
        }
      else if (fits)
        fits = apply_cells (edit, from, to);
      if (!fits)
        {
          g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                               _("The history of this document does not fit its content, so this "
                                  "change cannot be undone or redone."));
          return FALSE;
        }
    }
  return TRUE;
}
