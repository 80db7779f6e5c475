/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-history-model.h"

#include "remit-history-text.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* The history as list models.  Of the changes only numbers are kept; what one did is read from the
 * document when its line is opened, since one change of an import may have touched everything. */

#define MOST_LINES 200 /* of one change */

/* ---- a change ---- */

struct _RemitHistoryItem
{
  GObject parent_instance;
  RemitDocument *document; /* owned */
  gint64 seq;
  GPtrArray *lines;        /* what it did; NULL until somebody asks */
};

static void
load_lines (RemitHistoryItem *self)
{
  g_autoptr (GError) error = NULL;

  if (self->lines != NULL)
    return;
  self->lines = remit_history_describe_change (self->document, self->seq, MOST_LINES, &error);
  if (self->lines != NULL)
    return;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->lines, g_strdup (error->message));
}

static GType
get_line_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_lines (GListModel *model)
{
  load_lines (REMIT_HISTORY_ITEM (model));
  return REMIT_HISTORY_ITEM (model)->lines->len;
}

static gpointer
get_line (GListModel *model, guint position)
{
  RemitHistoryItem *self = REMIT_HISTORY_ITEM (model);

  load_lines (self);
  return position < self->lines->len
             ? gtk_string_object_new (g_ptr_array_index (self->lines, position))
             : NULL;
}

static void
init_line_model (GListModelInterface *iface)
{
  iface->get_item_type = get_line_type;
  iface->get_n_items = get_n_lines;
  iface->get_item = get_line;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitHistoryItem, remit_history_item, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_line_model))

static void
remit_history_item_finalize (GObject *object)
{
  RemitHistoryItem *self = REMIT_HISTORY_ITEM (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (remit_history_item_parent_class)->finalize (object);
}

static void
remit_history_item_class_init (RemitHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_history_item_finalize;
}

static void
remit_history_item_init (RemitHistoryItem *self)
{
}

gint64
remit_history_item_get_seq (RemitHistoryItem *self)
{
  g_return_val_if_fail (REMIT_IS_HISTORY_ITEM (self), 0);
  return self->seq;
}

/* ---- the list ---- */

struct _RemitHistoryModel
{
  GObject parent_instance;

  RemitDocument *document; /* owned */
  GArray *shown;           /* gint64: numbers of the changes shown, oldest first, 0 in front */
  GByteArray *states;      /* RemitHistoryState by number, the beginning at 0 */
  GHashTable *baselines;   /* number of a change (pointer to gint64) -> id (pointer to gint64) */
  gint64 current;
  gboolean only_baselines;
};

static GType
get_item_type (GListModel *model)
{
  return REMIT_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return REMIT_HISTORY_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RemitHistoryModel *self = REMIT_HISTORY_MODEL (model);
  RemitHistoryItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (REMIT_TYPE_HISTORY_ITEM, NULL);
  item->document = g_object_ref (self->document);
  item->seq = g_array_index (self->shown, gint64, self->shown->len - position - 1);
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitHistoryModel, remit_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
mark (RemitHistoryModel *self, const GArray *seqs, RemitHistoryState state)
{
  for (guint i = 0; i < seqs->len; i++)
    self->states->data[g_array_index (seqs, gint64, i)] = state;
}

static void
update_states (RemitHistoryModel *self)
{
  const GArray *undo = remit_document_get_undo_stack (self->document);
  guint n = remit_document_get_n_changes (self->document);

  g_byte_array_set_size (self->states, n + 1);
  memset (self->states->data, REMIT_HISTORY_REPLACED, n + 1);
  mark (self, undo, REMIT_HISTORY_PAST);
  mark (self, remit_document_get_redo_stack (self->document), REMIT_HISTORY_UNDONE);
  self->states->data[0] = REMIT_HISTORY_PAST;
  self->current = undo->len > 0 ? g_array_index (undo, gint64, undo->len - 1) : 0;
  self->states->data[self->current] = REMIT_HISTORY_CURRENT;
}

static void
update_baselines (RemitHistoryModel *self)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (remit_document_get_graph (self->document),
                                                  REMIT_TABLE_BASELINE, &n);

  g_hash_table_remove_all (self->baselines);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) seqs = remit_document_get_changes_of (self->document, rows[i]->id);

      if (seqs->len > 0)
        g_hash_table_insert (self->baselines,
                             g_memdup2 (&g_array_index (seqs, gint64, 0), sizeof (gint64)),
                             g_memdup2 (&rows[i]->id, sizeof (gint64)));
    }
}

static gboolean
is_shown (RemitHistoryModel *self, const RemitChange *change)
{
  if (self->only_baselines)
    return g_hash_table_contains (self->baselines, &change->seq);
  return change->kind != REMIT_CHANGE_UNDO && change->kind != REMIT_CHANGE_REDO;
}

static GArray *
list_shown (RemitHistoryModel *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = remit_document_get_n_changes (self->document);
  gint64 beginning = 0;

  g_array_append_val (shown, beginning);
  for (guint i = 0; i < n; i++)
    {
      const RemitChange *change = remit_document_get_change (self->document, i);

      if (is_shown (self, change))
        g_array_append_val (shown, change->seq);
    }
  return shown;
}

void
remit_history_model_update (RemitHistoryModel *self)
{
  GArray *before;
  guint same = 0;

  g_return_if_fail (REMIT_IS_HISTORY_MODEL (self));
  before = self->shown;
  update_states (self);
  update_baselines (self);
  self->shown = list_shown (self);
  while (same < MIN (before->len, self->shown->len)
         && g_array_index (before, gint64, same) == g_array_index (self->shown, gint64, same))
    same++;
  /* The oldest are the same; what differs stands at the top of the list. */
  if (same < before->len || same < self->shown->len)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len - same,
                                self->shown->len - same);
  g_array_unref (before);
}

void
remit_history_model_set_only_baselines (RemitHistoryModel *self, gboolean only)
{
  g_return_if_fail (REMIT_IS_HISTORY_MODEL (self));
  self->only_baselines = only;
  remit_history_model_update (self);
}

RemitHistoryState
remit_history_model_get_state (RemitHistoryModel *self, gint64 seq)
{
  g_return_val_if_fail (REMIT_IS_HISTORY_MODEL (self), REMIT_HISTORY_REPLACED);
  return seq >= 0 && seq < self->states->len ? self->states->data[seq] : REMIT_HISTORY_REPLACED;
}

const RemitBaseline *
remit_history_model_get_baseline (RemitHistoryModel *self, gint64 seq)
{
  const gint64 *id;

  g_return_val_if_fail (REMIT_IS_HISTORY_MODEL (self), NULL);
  id = g_hash_table_lookup (self->baselines, &seq);
  return id != NULL ? (const RemitBaseline *) remit_graph_get (
                          remit_document_get_graph (self->document), REMIT_TABLE_BASELINE, *id)
                    : NULL;
}

gint64
remit_history_model_get_current (RemitHistoryModel *self)
{
  g_return_val_if_fail (REMIT_IS_HISTORY_MODEL (self), 0);
  return self->current;
}

static void
remit_history_model_finalize (GObject *object)
{
  RemitHistoryModel *self = REMIT_HISTORY_MODEL (object);

  g_clear_object (&self->document);
  g_array_unref (self->shown);
  g_byte_array_unref (self->states);
  g_hash_table_unref (self->baselines);
  G_OBJECT_CLASS (remit_history_model_parent_class)->finalize (object);
}

static void
remit_history_model_class_init (RemitHistoryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_history_model_finalize;
}

static void
remit_history_model_init (RemitHistoryModel *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->states = g_byte_array_new ();
  self->baselines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

RemitHistoryModel *
remit_history_model_new (RemitDocument *document)
{
  RemitHistoryModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_HISTORY_MODEL, NULL);
  self->document = g_object_ref (document);
  remit_history_model_update (self);
  return self;
}
