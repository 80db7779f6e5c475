/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-private.h"

#include "remit-raci.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* The lines of the ownership matrix: its rows with their zones and faults, worked out in one pass
 * over the links of all items after each change that can matter (some milliseconds for five
 * thousand rows), and the filters.  Cells are read from the graph when they are asked for. */

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitOwnershipModel, remit_ownership_model, REMIT_TYPE_LIVE_MODEL,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL,
                                                      _remit_ownership_iface_init))

/* Changes of other tables are none of ours. */
#define TABLES                                                                                     \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)                         \
   | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX) | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX_AXIS))

/* The filters of our own are asked of the lines as one "party", whatever its id. */
#define OWN_FILTERS 1

static void
clear_row (gpointer data)
{
  RemitOwnershipRow *row = data;

  g_free (row->name);
  g_free (row->folded);
}

static void
clear_party (gpointer data)
{
  g_free (((RemitOwnershipParty *) data)->name);
}

RemitOwnershipRow *
_remit_ownership_get_nth (RemitOwnershipModel *self, guint i)
{
  return &g_array_index (self->rows, RemitOwnershipRow, i);
}

const RemitOwnershipRow *
_remit_ownership_get_row (RemitOwnershipModel *self, guint row)
{
  const RemitShownLine *line;

  if (row >= remit_matrix_lines_get_n (self->lines))
    return NULL;
  line = remit_matrix_lines_get (self->lines, row);
  return line->is_group || line->row >= self->rows->len
           ? NULL
           : _remit_ownership_get_nth (self, line->row);
}

RemitPartyNames *
_remit_ownership_get_names (RemitOwnershipModel *self)
{
  if (self->names == NULL)
    self->names = remit_party_names_new (_remit_ownership_graph (self));
  return self->names;
}

/* ---- what the filters ask ---- */

static const char *
get_search_text (guint row, gpointer data)
{
  RemitOwnershipRow *info = _remit_ownership_get_nth (data, row);

  if (info->folded == NULL)
    info->folded = remit_search_fold (info->name);
  return info->folded;
}

static gboolean
is_kept (RemitOwnershipModel *self, const RemitOwnershipRow *row)
{
  return self->kept != NULL && g_hash_table_contains (self->kept, &row->item);
}

static gboolean
has_problem (guint row, gpointer data)
{
  const RemitOwnershipRow *info = _remit_ownership_get_nth (data, row);

  return info->n_gaps + info->n_errors > 0 || is_kept (data, info);
}

static gboolean
passes_own_filters (guint row, RemitId party, gpointer data)
{
  RemitOwnershipModel *self = data;
  const RemitOwnershipRow *info = _remit_ownership_get_nth (self, row);

  if (is_kept (self, info))
    return TRUE;
  return (self->zone == REMIT_N_ZONES || self->zone == info->zone)
         && (self->kind == REMIT_N_NODE_KINDS || (int) self->kind == info->kind)
         && (self->party == REMIT_ID_NONE
             || _remit_ownership_get_duties (self, info->item, self->party) != 0);
}

static const RemitMatrixLinesSource source = {
  .get_text = get_search_text,
  .has_problem = has_problem,
  .has_party = passes_own_filters,
};

/* ---- working it out ---- */

/* A saved matrix without saved columns guesses its sides like everything does, unless they were
 * chosen; its loaded columns are all holders then. */
static gboolean
has_saved_columns (RemitOwnershipModel *self)
{
  return self->matrix->columns->len > 0
         && remit_matrix_column (self->matrix, 0)->axis != REMIT_ID_NONE;
}

/* Who has more stands first in a guess; on the screen the order of the model is kept, so that the
 * sides do not change places while duties are given. */
static void
guess_sides (RemitOwnershipModel *self)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  const RemitNode *first, *second;
  RemitId *sides = self->sides;

  if (!remit_sides_guess (graph, self->matrix->perspective, &sides[0], &sides[1]))
    {
      sides[0] = sides[1] = REMIT_ID_NONE;
      return;
    }
  first = remit_graph_node (graph, sides[0]);
  second = remit_graph_node (graph, sides[1]);
  if (first->position > second->position
      || (first->position == second->position && sides[0] > sides[1]))
    {
      sides[0] = second->row.id;
      sides[1] = first->row.id;
    }
}

static void
find_sides (RemitOwnershipModel *self)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  const RemitNode *first, *second;

  if (has_saved_columns (self) && self->matrix->columns->len >= 2)
    {
      self->sides[0] = remit_matrix_column (self->matrix, 0)->node;
      self->sides[1] = remit_matrix_column (self->matrix, 1)->node;
    }
  else if (remit_graph_node (graph, self->chosen[0]) != NULL
           && remit_graph_node (graph, self->chosen[1]) != NULL)
    {
      self->sides[0] = self->chosen[0];
      self->sides[1] = self->chosen[1];
    }
  else
    guess_sides (self);
  first = remit_graph_node (graph, self->sides[0]);
  second = remit_graph_node (graph, self->sides[1]);
  self->has_sides = first != NULL && second != NULL;
  self->side_tints[0] = first != NULL ? remit_party_tint (graph, first) : REMIT_TINT_AUTO;
  self->side_tints[1] = second != NULL ? remit_party_tint (graph, second) : REMIT_TINT_AUTO;
}

static void
name_zones (RemitOwnershipModel *self, const RemitSides *sides)
{
  for (guint zone = 0; zone < REMIT_N_ZONES; zone++)
    {
      g_free (self->zone_names[zone]);
      self->zone_names[zone] = remit_sides_describe (sides, zone);
    }
}

static void
add_row (RemitOwnershipModel *self, const RemitSides *sides, const RemitMatrixLine *line)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  const RemitNode *node = remit_graph_node (graph, line->node);
  RemitOwnershipRow row = { .item = line->node };
  RemitDutyFault faults[REMIT_N_FACETS];

  row.kind = node->kind;
  row.name = g_strdup (node->name);
  row.zone = remit_sides_zone (sides, line->node, self->matrix->perspective);
  remit_duty_check_item (graph, line->node, self->matrix->perspective, faults);
  for (guint i = 0; i < REMIT_N_FACETS; i++)
    {
      row.faults[i] = (guint8) faults[i];
      row.n_gaps += faults[i] == REMIT_DUTY_GAP;
      row.n_errors += faults[i] > REMIT_DUTY_GAP;
    }
  self->n_in_zone[row.zone]++;
  self->n_problems += row.n_gaps + row.n_errors;
  g_array_append_val (self->rows, row);
}

static void
add_party (RemitOwnershipModel *self, RemitId id)
{
  RemitOwnershipParty party = { .id = id, .place = self->parties->len };

  party.name = remit_graph_describe (_remit_ownership_graph (self), id);
  g_array_append_val (self->parties, party);
}

/* All parties when nobody holds anything yet, so that the first one can be given something. */
static void
add_all_parties (RemitOwnershipModel *self)
{
  guint n;
  const RemitRow *const *nodes
    = remit_graph_rows (_remit_ownership_graph (self), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (remit_kind_is_party (((const RemitNode *) nodes[i])->kind))
      add_party (self, nodes[i]->id);
}

static int
compare_parties (gconstpointer a, gconstpointer b, gpointer data)
{
  RemitOwnershipModel *self = data;
  const RemitOwnershipParty *left = a, *right = b;
  guint left_side = left->id == self->sides[0] ? 0 : left->id == self->sides[1] ? 1 : 2;
  guint right_side = right->id == self->sides[0] ? 0 : right->id == self->sides[1] ? 1 : 2;

  if (left_side != right_side)
    return left_side < right_side ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

/* How much each party holds at most, in one pass over the duties of all rows. */
static void
count_duties (RemitOwnershipModel *self)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->parties->len; i++)
    {
      RemitOwnershipParty *party = &g_array_index (self->parties, RemitOwnershipParty, i);

      g_hash_table_insert (index, &party->id, party);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint n;
      const RemitLink *const *links = remit_graph_links_in (
        _remit_ownership_graph (self), _remit_ownership_get_nth (self, i)->item, &n);

      for (guint k = 0; k < n; k++)
        {
          RemitOwnershipParty *party = g_hash_table_lookup (index, &links[k]->source);

          if (party == NULL || links[k]->kind < REMIT_LINK_FIRST_FACET
              || links[k]->kind > REMIT_LINK_LAST_FACET
              || links[k]->perspective != self->matrix->perspective)
            continue;
          party->n_here = party->row == i + 1 ? party->n_here + 1 : 1;
          party->row = i + 1;
          party->n_most = MAX (party->n_most, party->n_here);
        }
    }
}

/* Saved columns have their order; otherwise the two sides come first.  The order does not depend on
 * what is held, so that columns stay while they are filled. */
static void
list_parties (RemitOwnershipModel *self)
{
  g_array_set_size (self->parties, 0);
  for (guint i = 0; i < self->matrix->columns->len; i++)
    add_party (self, remit_matrix_column (self->matrix, i)->node);
  if (self->parties->len == 0)
    add_all_parties (self);
  count_duties (self);
  if (!has_saved_columns (self))
    g_array_sort_with_data (self->parties, compare_parties, self);
}

static void
read_rows (RemitOwnershipModel *self)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  g_autoptr (RemitSides) sides = NULL;

  g_clear_pointer (&self->names, remit_party_names_free);
  g_clear_pointer (&self->matrix, remit_matrix_free);
  if (self->matrix_id != REMIT_ID_NONE)
    self->matrix = remit_matrix_load (graph, self->matrix_id);
  if (self->matrix == NULL || self->matrix->kind != REMIT_MATRIX_OWNERSHIP)
    {
      g_clear_pointer (&self->matrix, remit_matrix_free);
      self->matrix_id = REMIT_ID_NONE;
      self->matrix = remit_matrix_load_ownership (graph, REMIT_ID_NONE);
    }
  find_sides (self);
  sides = remit_sides_new (graph, self->sides[0], self->sides[1]);
  name_zones (self, sides);
  g_array_set_size (self->rows, 0);
  self->n_problems = 0;
  for (guint zone = 0; zone < REMIT_N_ZONES; zone++)
    self->n_in_zone[zone] = 0;
  for (guint i = 0; i < self->matrix->rows->len; i++)
    add_row (self, sides, remit_matrix_row (self->matrix, i));
  list_parties (self);
}

/* The names of lines as one text: whether the sheet must ask for them again. */
static char *
digest (RemitLiveModel *model)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemitOwnershipRow *row = _remit_ownership_get_nth (self, i);

      g_checksum_update (sum, (const guchar *) row->name, -1);
      g_checksum_update (sum, (const guchar *) &row->zone, sizeof row->zone);
    }
  for (guint i = 0; i < self->parties->len; i++)
    {
      const RemitOwnershipParty *party = &g_array_index (self->parties, RemitOwnershipParty, i);

      g_checksum_update (sum, (const guchar *) party->name, -1);
      g_checksum_update (sum, (const guchar *) &party->n_most, sizeof party->n_most);
    }
  g_checksum_update (sum, (const guchar *) self->sides, sizeof self->sides);
  g_checksum_update (sum, (const guchar *) self->side_tints, sizeof self->side_tints);
  return g_strdup (g_checksum_get_string (sum));
}

void
_remit_ownership_refilter (RemitOwnershipModel *self, gboolean all)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), all);
}

/* Rows that come to be edited while a filter is set stay until another is chosen, so that no row
 * goes while somebody fills it. */
static void
keep_shown (RemitOwnershipModel *self)
{
  if (!remit_matrix_lines_is_filtered (self->lines))
    return;
  if (self->kept == NULL)
    self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < remit_matrix_lines_get_n (self->lines); i++)
    {
      const RemitOwnershipRow *row = _remit_ownership_get_row (self, i);

      if (row != NULL && !remit_matrix_lines_get (self->lines, i)->context)
        g_hash_table_add (self->kept, g_memdup2 (&row->item, sizeof row->item));
    }
}

static gboolean
load (RemitLiveModel *model, gboolean seen)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  gboolean own = self->zone != REMIT_N_ZONES || self->kind != REMIT_N_NODE_KINDS
                 || self->party != REMIT_ID_NONE;

  if (seen)
    keep_shown (self);
  read_rows (self);
  remit_matrix_lines_set_party (self->lines, own ? OWN_FILTERS : REMIT_ID_NONE);
  return remit_matrix_lines_update (self->lines, self->matrix);
}

/* ---- the object ---- */

static void
remit_ownership_model_finalize (GObject *object)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (object);

  for (guint i = 0; i < REMIT_N_FACETS; i++)
    g_free (self->duty_names[i]);
  for (guint zone = 0; zone < REMIT_N_ZONES; zone++)
    g_free (self->zone_names[zone]);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_free (self->typed);
  g_clear_pointer (&self->matrix, remit_matrix_free);
  g_clear_pointer (&self->names, remit_party_names_free);
  remit_matrix_lines_free (self->lines);
  g_array_unref (self->rows);
  g_array_unref (self->parties);
  G_OBJECT_CLASS (remit_ownership_model_parent_class)->finalize (object);
}

static void
remit_ownership_model_class_init (RemitOwnershipModelClass *klass)
{
  RemitLiveModelClass *live_class = REMIT_LIVE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_ownership_model_finalize;
  live_class->tables = TABLES;
  live_class->load = load;
  live_class->digest = digest;
  live_class->set_text = _remit_ownership_set_text;
  live_class->name_cell = _remit_ownership_name_cell;
}

static void
remit_ownership_model_init (RemitOwnershipModel *self)
{
  self->lines = remit_matrix_lines_new (&source, self);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RemitOwnershipRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->parties = g_array_new (FALSE, FALSE, sizeof (RemitOwnershipParty));
  g_array_set_clear_func (self->parties, clear_party);
  self->zone = REMIT_N_ZONES;
  self->kind = REMIT_N_NODE_KINDS;
  for (guint i = 0; i < REMIT_N_FACETS; i++)
    self->duty_names[i] = g_strdup (remit_link_kind_label (REMIT_LINK_FIRST_FACET + i));
}

RemitOwnershipModel *
remit_ownership_model_new (RemitDocument *document)
{
  RemitOwnershipModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_OWNERSHIP_MODEL, "document", document, NULL);
  self->document = document;
  load (REMIT_LIVE_MODEL (self), FALSE);
  return self;
}

RemitDocument *
remit_ownership_model_get_document (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), NULL);
  return self->document;
}

/* ---- what is shown ---- */

void
remit_ownership_model_set_matrix (RemitOwnershipModel *self, RemitId matrix)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  if (self->matrix_id == matrix)
    return;
  self->matrix_id = matrix;
  _remit_ownership_refilter (self, TRUE);
}

RemitId
remit_ownership_model_get_matrix (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), REMIT_ID_NONE);
  return self->matrix->id;
}

RemitId
remit_ownership_model_get_perspective (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), REMIT_ID_NONE);
  return self->matrix->perspective;
}

void
remit_ownership_model_set_columns (RemitOwnershipModel *self, RemitOwnershipColumns columns)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  if (self->columns == columns)
    return;
  self->columns = columns;
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitOwnershipColumns
remit_ownership_model_get_columns (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), REMIT_OWNERSHIP_DUTIES);
  return self->columns;
}

gboolean
remit_ownership_model_get_sides (RemitOwnershipModel *self, RemitId *first, RemitId *second)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  *first = self->sides[0];
  *second = self->sides[1];
  return self->has_sides;
}

/* Puts @party at the place @at of the columns. */
static gboolean
put_column (RemitEdit *edit, RemitId matrix, RemitId party, guint at, GError **error)
{
  RemitId line
    = remit_matrix_insert_line (edit, matrix, REMIT_AXIS_COLUMN, party, "", REMIT_ID_NONE, error);
  g_autoptr (GPtrArray) columns = NULL;
  RemitId before;

  if (line == REMIT_ID_NONE)
    return FALSE;
  columns = remit_matrix_axis_list (remit_edit_get_graph (edit), matrix, REMIT_AXIS_COLUMN);
  before
    = at < columns->len ? ((const RemitMatrixAxis *) columns->pdata[at])->row.id : REMIT_ID_NONE;
  return before == line || remit_matrix_move_lines (edit, matrix, &line, 1, before, NULL, error);
}

static gboolean
store_sides (RemitOwnershipModel *self, RemitId first, RemitId second, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, _("Choose the two sides"));

  /* The other columns stay: without saved ones all holders were shown, so they are kept. */
  if (!has_saved_columns (self))
    for (guint i = 0; i < self->matrix->columns->len; i++)
      if (remit_matrix_add_axis (edit, self->matrix->id, REMIT_AXIS_COLUMN,
                                 remit_matrix_column (self->matrix, i)->node, "", error)
          == REMIT_ID_NONE)
        return FALSE;
  return put_column (edit, self->matrix->id, first, 0, error)
         && put_column (edit, self->matrix->id, second, 1, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

gboolean
remit_ownership_model_set_sides (RemitOwnershipModel *self, RemitId first, RemitId second,
                                 GError **error)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  if (self->matrix->id != REMIT_ID_NONE)
    return store_sides (self, first, second, error);
  self->chosen[0] = first;
  self->chosen[1] = second;
  _remit_ownership_refilter (self, TRUE);
  return TRUE;
}

char *
remit_ownership_model_describe_zone (RemitOwnershipModel *self, RemitZone zone)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self) && zone < REMIT_N_ZONES, NULL);
  return g_strdup (self->zone_names[zone]);
}

guint
remit_ownership_model_count_zone (RemitOwnershipModel *self, RemitZone zone)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self) && zone < REMIT_N_ZONES, 0);
  return self->n_in_zone[zone];
}
