/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-date.h"
#include "remit-register-edits.h"

/* The rows of the register: all agreements, those towards customers first.  What is known of them
 * is dropped with every change and worked out anew when a cell is asked for, with objectives of its
 * own: linear in agreements, links and measurements. */

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitAgreementsModel, remit_agreements_model, REMIT_TYPE_LIVE_MODEL,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL,
                                                      _remit_agreements_iface_init))

#define REMARK_WIDTH 130

const RemitNodeKind _remit_agreements_kinds[REMIT_AGREEMENTS_N_KINDS]
  = { REMIT_NODE_SLA, REMIT_NODE_OLA, REMIT_NODE_CONTRACT };

static void
clear_row (gpointer data)
{
  g_free (((RemitAgreementsRow *) data)->name);
}

static const RemitAgreementsShown *
get_shown (RemitAgreementsModel *self, guint row)
{
  return row < self->shown->len ? &g_array_index (self->shown, RemitAgreementsShown, row) : NULL;
}

const RemitAgreementsRow *
_remit_agreements_get_row (RemitAgreementsModel *self, guint row)
{
  const RemitAgreementsShown *shown = get_shown (self, row);

  return shown == NULL || shown->is_group
           ? NULL
           : &g_array_index (self->rows, RemitAgreementsRow, shown->row);
}

/* A copy of a row of the graph, one for each row. */
static const RemitObjective *
keep_objective (GHashTable *kept, const RemitObjective *objective)
{
  RemitRow *copy = g_hash_table_lookup (kept, &objective->row.id);

  if (copy == NULL)
    {
      copy = remit_row_copy (&objective->row);
      g_hash_table_insert (kept, &copy->id, copy);
    }
  return (const RemitObjective *) copy;
}

/* Rows are also replaced by edits that are refused or change nothing, of which nobody is told. */
static void
keep_objectives (RemitAgreements *agreements, GHashTable *kept)
{
  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);

      for (guint j = 0; j < agreement->objectives->len; j++)
        {
          RemitObjectiveState *state
            = &g_array_index (agreement->objectives, RemitObjectiveState, j);

          state->objective = keep_objective (kept, state->objective);
        }
      for (guint j = 0; j < agreement->weaker->len; j++)
        {
          RemitWeaker *weaker = &g_array_index (agreement->weaker, RemitWeaker, j);

          weaker->promise = keep_objective (kept, weaker->promise);
          weaker->support = keep_objective (kept, weaker->support);
        }
    }
}

static void
forget (RemitLiveModel *model)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);

  g_clear_pointer (&self->agreements, remit_agreements_free);
  g_hash_table_remove_all (self->kept);
  for (guint i = 0; i < REMIT_AGREEMENTS_N_NAMES; i++)
    g_clear_pointer (&self->names[i], remit_party_names_free);
}

RemitPartyNames *
_remit_agreements_get_names (RemitAgreementsModel *self, RemitAgreementsNames names)
{
  const RemitGraph *graph = _remit_agreements_graph (self);

  if (self->names[names] != NULL)
    return self->names[names];
  if (names == REMIT_AGREEMENTS_NAMES_COVERED)
    self->names[names] = remit_party_names_new_among (
      graph, remit_register_other_ends (REMIT_LINK_COVERS, FALSE, REMIT_KINDS_AGREEMENT));
  else if (names == REMIT_AGREEMENTS_NAMES_SUPPORTED)
    self->names[names] = remit_party_names_new_among (
      graph, remit_register_other_ends (REMIT_LINK_SUPPORTS, FALSE, REMIT_KINDS_AGREEMENT));
  else
    self->names[names] = remit_party_names_new_among (graph, REMIT_KINDS_PARTY);
  return self->names[names];
}

const RemitAgreements *
remit_agreements_model_get_agreements (RemitAgreementsModel *self)
{
  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), NULL);
  if (self->agreements == NULL)
    {
      self->agreements = remit_agreements_new (_remit_agreements_graph (self),
                                               remit_agreements_model_get_today (self));
      keep_objectives (self->agreements, self->kept);
    }
  return self->agreements;
}

const RemitAgreement *
_remit_agreements_get (RemitAgreementsModel *self, guint row)
{
  const RemitAgreementsRow *info = _remit_agreements_get_row (self, row);

  return info == NULL
           ? NULL
           : remit_agreements_find (remit_agreements_model_get_agreements (self), info->id);
}

int
remit_agreements_model_get_today (RemitAgreementsModel *self)
{
  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), 0);
  return remit_day_from_time (remit_context_now (remit_document_get_context (self->document)));
}

/* ---- working it out ---- */

static void
load_kind (RemitAgreementsModel *self, RemitNodeKind kind)
{
  const RemitAgreements *agreements = remit_agreements_model_get_agreements (self);

  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);
      RemitAgreementsRow row = { .id = agreement->id, .kind = kind };

      if (agreement->kind != kind)
        continue;
      row.name = g_strdup (remit_graph_node (_remit_agreements_graph (self), row.id)->name);
      g_array_append_val (self->rows, row);
    }
}

static void
list_shown (RemitAgreementsModel *self)
{
  guint row = 0;

  g_array_set_size (self->shown, 0);
  for (guint place = 0; place < REMIT_AGREEMENTS_N_KINDS; place++)
    {
      RemitAgreementsShown line = { .is_group = TRUE, .place = place, .row = row };
      RemitNodeKind kind = _remit_agreements_kinds[place];

      if (row >= self->rows->len
          || g_array_index (self->rows, RemitAgreementsRow, row).kind != kind)
        continue;
      g_array_append_val (self->shown, line);
      line.is_group = FALSE;
      for (; row < self->rows->len
             && g_array_index (self->rows, RemitAgreementsRow, row).kind == kind;
           row++)
        {
          line.row = row;
          if (!self->folded[place])
            g_array_append_val (self->shown, line);
        }
    }
}

static gboolean
load (RemitLiveModel *model, gboolean seen)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);

  forget (model);
  g_array_set_size (self->rows, 0);
  for (guint place = 0; place < REMIT_AGREEMENTS_N_KINDS; place++)
    load_kind (self, _remit_agreements_kinds[place]);
  list_shown (self);
  return FALSE;
}

static char *
digest (RemitLiveModel *model)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemitAgreementsRow *row = &g_array_index (self->rows, RemitAgreementsRow, i);

      g_string_append_printf (text, "%d %" G_GINT64_FORMAT " %s\n", (int) row->kind,
                              (gint64) row->id, row->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the object ---- */

static char *
name_cell (RemitLiveModel *model, guint row, guint column)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);

  return _remit_agreements_get_row (self, row) != NULL
           ? _remit_agreements_name_cell (self, row, column)
           : NULL;
}

static void
remit_agreements_model_finalize (GObject *object)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (object);

  forget (REMIT_LIVE_MODEL (self));
  g_hash_table_unref (self->kept);
  g_array_unref (self->rows);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (remit_agreements_model_parent_class)->finalize (object);
}

static void
remit_agreements_model_class_init (RemitAgreementsModelClass *klass)
{
  RemitLiveModelClass *live_class = REMIT_LIVE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_agreements_model_finalize;
  live_class->tables = G_MAXUINT;
  live_class->remarked = REMIT_KIND_BIT (REMIT_NODE_SLA) | REMIT_KIND_BIT (REMIT_NODE_OLA)
                         | REMIT_KIND_BIT (REMIT_NODE_CONTRACT);
  live_class->remark_width = REMARK_WIDTH;
  live_class->forget = forget;
  live_class->load = load;
  live_class->digest = digest;
  live_class->set_text = _remit_agreements_set_text;
  live_class->name_cell = name_cell;
}

static void
remit_agreements_model_init (RemitAgreementsModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (RemitAgreementsRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->shown = g_array_new (FALSE, FALSE, sizeof (RemitAgreementsShown));
  self->kept
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) remit_row_free);
}

RemitAgreementsModel *
remit_agreements_model_new (RemitDocument *document)
{
  RemitAgreementsModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_AGREEMENTS_MODEL, "document", document, NULL);
  self->document = document;
  load (REMIT_LIVE_MODEL (self), FALSE);
  return self;
}

/* ---- asking ---- */

guint
remit_agreements_model_get_n_items (RemitAgreementsModel *self)
{
  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), 0);
  return self->rows->len;
}

RemitId
remit_agreements_model_get_item (RemitAgreementsModel *self, guint row)
{
  const RemitAgreementsRow *info = _remit_agreements_get_row (self, row);

  return info != NULL ? info->id : REMIT_ID_NONE;
}

void
_remit_agreements_fold (RemitAgreementsModel *self, guint place, gboolean folded)
{
  if (self->folded[place] == folded)
    return;
  self->folded[place] = folded;
  list_shown (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

gboolean
remit_agreements_model_reveal (RemitAgreementsModel *self, RemitId id)
{
  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemitAgreementsRow *row = &g_array_index (self->rows, RemitAgreementsRow, i);

      if (row->id != id)
        continue;
      for (guint place = 0; place < REMIT_AGREEMENTS_N_KINDS; place++)
        if (_remit_agreements_kinds[place] == row->kind)
          _remit_agreements_fold (self, place, FALSE);
      return TRUE;
    }
  return FALSE;
}
