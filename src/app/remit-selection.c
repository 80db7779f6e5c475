/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-selection.h"

/* The selected ids of one window, in the order chosen.  A hash set beside the array makes
 * `contains` constant, since lists ask it for every visible row. */

struct _RemitSelection
{
  GObject parent_instance;

  GArray *ids;      /* RemitId, in the order chosen */
  GHashTable *set;  /* pointer to gint64, owned */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitSelection, remit_selection, G_TYPE_OBJECT)

/* Appends @id unless it is there or is no id. */
static gboolean
add_id (GArray *ids, GHashTable *set, RemitId id)
{
  gint64 key = id;

  if (id == REMIT_ID_NONE || g_hash_table_contains (set, &key))
    return FALSE;
  g_hash_table_add (set, g_memdup2 (&key, sizeof key));
  g_array_append_val (ids, id);
  return TRUE;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
remove_index (RemitSelection *self, guint index)
{
  gint64 key = g_array_index (self->ids, RemitId, index);

  g_hash_table_remove (self->set, &key);
  g_array_remove_index (self->ids, index);
}

static void
emit_changed (RemitSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remit_selection_finalize (GObject *object)
{
  RemitSelection *self = REMIT_SELECTION (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->set);
  G_OBJECT_CLASS (remit_selection_parent_class)->finalize (object);
}

static void
remit_selection_class_init (RemitSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_selection_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_selection_init (RemitSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  self->set = new_set ();
}

RemitSelection *
remit_selection_new (void)
{
  return g_object_new (REMIT_TYPE_SELECTION, NULL);
}

const RemitId *
remit_selection_get (RemitSelection *self, guint *n)
{
  g_return_val_if_fail (REMIT_IS_SELECTION (self), NULL);
  *n = self->ids->len;
  return (const RemitId *) (gpointer) self->ids->data;
}

gboolean
remit_selection_contains (RemitSelection *self, RemitId id)
{
  gint64 key = id;

  g_return_val_if_fail (REMIT_IS_SELECTION (self), FALSE);
  return g_hash_table_contains (self->set, &key);
}

RemitId
remit_selection_get_primary (RemitSelection *self)
{
  g_return_val_if_fail (REMIT_IS_SELECTION (self), REMIT_ID_NONE);
  return self->ids->len == 0 ? REMIT_ID_NONE
                             : g_array_index (self->ids, RemitId, self->ids->len - 1);
}

void
remit_selection_set (RemitSelection *self, const RemitId *ids, guint n)
{
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GHashTable) set = NULL;

  g_return_if_fail (REMIT_IS_SELECTION (self));
  g_return_if_fail (ids != NULL || n == 0);

  wanted = g_array_sized_new (FALSE, FALSE, sizeof (RemitId), n);
  set = new_set ();
  for (guint i = 0; i < n; i++)
    add_id (wanted, set, ids[i]);
  if (wanted->len == self->ids->len
      && (wanted->len == 0
          || memcmp (wanted->data, self->ids->data, wanted->len * sizeof (RemitId)) == 0))
    return;

  g_array_unref (self->ids);
  g_hash_table_unref (self->set);
  self->ids = g_steal_pointer (&wanted);
  self->set = g_steal_pointer (&set);
  emit_changed (self);
}

void
remit_selection_set_one (RemitSelection *self, RemitId id)
{
  remit_selection_set (self, &id, id == REMIT_ID_NONE ? 0 : 1);
}

void
remit_selection_toggle (RemitSelection *self, RemitId id)
{
  g_return_if_fail (REMIT_IS_SELECTION (self));
  g_return_if_fail (id != REMIT_ID_NONE);

  if (!add_id (self->ids, self->set, id))
    for (guint i = 0; i < self->ids->len; i++)
      if (g_array_index (self->ids, RemitId, i) == id)
        {
          remove_index (self, i);
          break;
        }
  emit_changed (self);
}

void
remit_selection_clear (RemitSelection *self)
{
  remit_selection_set (self, NULL, 0);
}

void
remit_selection_retain (RemitSelection *self, gboolean (*keep) (RemitId id, gpointer data),
                        gpointer data)
{
  guint before;

  g_return_if_fail (REMIT_IS_SELECTION (self));
  before = self->ids->len;
  for (guint i = self->ids->len; i > 0; i--)
    if (!keep (g_array_index (self->ids, RemitId, i - 1), data))
      remove_index (self, i - 1);
  if (self->ids->len != before)
    emit_changed (self);
}
