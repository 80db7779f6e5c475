/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-outline-model.h"

#include <string.h>

/* Data of the outline.  A group is both a row of the top level and the model of the level below, so
 * that a GtkTreeListModel needs no other objects; of the nodes only those on the screen exist as
 * objects. */

struct _RemitOutlineItem
{
  GObject parent_instance;
  RemitId id;
};

G_DEFINE_FINAL_TYPE (RemitOutlineItem, remit_outline_item, G_TYPE_OBJECT)

static void
remit_outline_item_class_init (RemitOutlineItemClass *klass)
{
}

static void
remit_outline_item_init (RemitOutlineItem *self)
{
}

RemitId
remit_outline_item_get_id (RemitOutlineItem *self)
{
  g_return_val_if_fail (REMIT_IS_OUTLINE_ITEM (self), REMIT_ID_NONE);
  return self->id;
}

/* ---- a group ---- */

struct _RemitOutlineGroup
{
  GObject parent_instance;
  RemitNodeGroup group;
  GArray *ids; /* RemitId */
};

static GType
get_item_type (GListModel *model)
{
  return REMIT_TYPE_OUTLINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return REMIT_OUTLINE_GROUP (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RemitOutlineGroup *self = REMIT_OUTLINE_GROUP (model);
  RemitOutlineItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = g_object_new (REMIT_TYPE_OUTLINE_ITEM, NULL);
  item->id = g_array_index (self->ids, RemitId, position);
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitOutlineGroup, remit_outline_group, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
remit_outline_group_finalize (GObject *object)
{
  g_array_unref (REMIT_OUTLINE_GROUP (object)->ids);
  G_OBJECT_CLASS (remit_outline_group_parent_class)->finalize (object);
}

static void
remit_outline_group_class_init (RemitOutlineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_outline_group_finalize;
}

static void
remit_outline_group_init (RemitOutlineGroup *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
}

RemitOutlineGroup *
remit_outline_group_new (RemitNodeGroup group)
{
  RemitOutlineGroup *self = g_object_new (REMIT_TYPE_OUTLINE_GROUP, NULL);

  self->group = group;
  return self;
}

RemitNodeGroup
remit_outline_group_get_group (RemitOutlineGroup *self)
{
  g_return_val_if_fail (REMIT_IS_OUTLINE_GROUP (self), REMIT_N_GROUPS);
  return self->group;
}

const RemitId *
remit_outline_group_get_ids (RemitOutlineGroup *self, guint *n)
{
  g_return_val_if_fail (REMIT_IS_OUTLINE_GROUP (self), NULL);
  *n = self->ids->len;
  return (const RemitId *) (gpointer) self->ids->data;
}

void
remit_outline_group_set_ids (RemitOutlineGroup *self, const RemitId *ids, guint n)
{
  guint before;
  guint start = 0;
  guint end = 0;

  g_return_if_fail (REMIT_IS_OUTLINE_GROUP (self));
  before = self->ids->len;
  while (start < MIN (before, n) && g_array_index (self->ids, RemitId, start) == ids[start])
    start++;
  while (end < MIN (before, n) - start
         && g_array_index (self->ids, RemitId, before - end - 1) == ids[n - end - 1])
    end++;
  if (start == before && start == n)
    return;
  if (before > start + end)
    g_array_remove_range (self->ids, start, before - start - end);
  if (n > start + end)
    g_array_insert_vals (self->ids, start, ids + start, n - start - end);
  g_list_model_items_changed (G_LIST_MODEL (self), start, before - start - end, n - start - end);
}

/* ---- the index ---- */

typedef struct
{
  RemitId id;
  int kind;
  char *name; /* a reference to the row's own GRefString: the same pointer means the same name */
  char *key;  /* for sorting */
} Entry;

struct _RemitOutlineIndex
{
  GArray *entries; /* Entry, by id */
  GArray *groups[REMIT_N_GROUPS]; /* RemitId, by name */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->name, g_ref_string_release);
  g_clear_pointer (&entry->key, g_free);
}

RemitOutlineIndex *
remit_outline_index_new (void)
{
  RemitOutlineIndex *self = g_new0 (RemitOutlineIndex, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  for (guint i = 0; i < REMIT_N_GROUPS; i++)
    self->groups[i] = g_array_new (FALSE, FALSE, sizeof (RemitId));
  return self;
}

void
remit_outline_index_free (RemitOutlineIndex *self)
{
  g_array_unref (self->entries);
  for (guint i = 0; i < REMIT_N_GROUPS; i++)
    g_array_unref (self->groups[i]);
  g_free (self);
}

/* Takes the key of an old entry whose name is the same string, else makes one. */
static Entry
make_entry (const RemitNode *node, Entry *old)
{
  Entry entry = { node->row.id, node->kind, g_ref_string_acquire (node->name), NULL };

  if (old != NULL && old->name == node->name)
    entry.key = g_steal_pointer (&old->key);
  if (entry.key == NULL)
    {
      g_autofree char *folded = g_utf8_casefold (node->name, -1);

      entry.key = g_utf8_collate_key (folded, -1);
    }
  return entry;
}

/* Both the rows of a graph and the old entries are in id order, so one walk pairs them. */
static void
update_entries (RemitOutlineIndex *self, const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n);
  guint at = 0;

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < n; i++)
    {
      Entry *old = NULL;
      Entry entry;

      while (at < self->entries->len
             && g_array_index (self->entries, Entry, at).id < rows[i]->id)
        at++;
      if (at < self->entries->len && g_array_index (self->entries, Entry, at).id == rows[i]->id)
        old = &g_array_index (self->entries, Entry, at);
      entry = make_entry ((const RemitNode *) rows[i], old);
      g_array_append_val (entries, entry);
    }
  g_array_unref (self->entries);
  self->entries = entries;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

void
remit_outline_index_update (RemitOutlineIndex *self, const RemitGraph *graph)
{
  g_autoptr (GPtrArray) sorted = NULL;

  update_entries (self, graph);
  sorted = g_ptr_array_sized_new (self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->entries, Entry, i));
  g_ptr_array_sort (sorted, compare_entries);

  for (guint i = 0; i < REMIT_N_GROUPS; i++)
    g_array_set_size (self->groups[i], 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Entry *entry = g_ptr_array_index (sorted, i);

      g_array_append_val (self->groups[remit_node_kind_info (entry->kind)->group], entry->id);
    }
}

const RemitId *
remit_outline_index_get (RemitOutlineIndex *self, RemitNodeGroup group, guint *n)
{
  *n = self->groups[group]->len;
  return (const RemitId *) (gpointer) self->groups[group]->data;
}
