/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-raci-reader.h"

#include "remit-raci-table.h"
#include "remit-raci.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a table of responsibilities to a model: parties, then row by row an activity and its duties,
 * and a saved matrix that shows them.  Nothing that stands in the table is dropped: what is no
 * letter becomes a property of its activity and a warning that names row and column. */

typedef struct
{
  RemitEdit *edit;           /* borrowed */
  RemitRaciTable *table;     /* borrowed */
  RemitImportReport *report; /* borrowed */
  RemitId *parties;          /* owned: the node of each column that is a party's */
  RemitId matrix;
  gint64 n_axis[2];          /* rows and columns of the matrix so far */
  GHashTable *items; /* owned: folded names of activities -> row number, 0 when from the document */
} Reader;

static const char *
cell_text (const Reader *self, guint row, guint column)
{
  return remit_table_grid_cell (self->table->grid, row, column);
}

/* The matrix is new and each node comes once, so this need not look for it as
 * remit_matrix_add_axis() does. */
static void
add_axis (Reader *self, RemitAxis axis, RemitId node)
{
  RemitMatrixAxis row = { .row = { .table = REMIT_TABLE_MATRIX_AXIS },
                          .matrix = self->matrix,
                          .axis = axis,
                          .node = node,
                          .position = self->n_axis[axis]++ };

  remit_edit_insert (self->edit, &row.row);
}

/* ---- parties ---- */

/* The parties of the document and of the columns read so far. */
static GHashTable *
fold_parties (const RemitGraph *graph)
{
  GHashTable *parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];
      g_autofree char *folded = NULL;

      if (!remit_kind_is_party (node->kind))
        continue;
      folded = remit_search_fold (node->name);
      if (!g_hash_table_contains (parties, folded)) /* the oldest wins */
        g_hash_table_insert (parties, g_steal_pointer (&folded),
                             g_memdup2 (&node->row.id, sizeof node->row.id));
    }
  return parties;
}

static int
find_column (const Reader *self, RemitId party, guint end)
{
  for (guint c = 0; c < end; c++)
    if (self->parties[c] == party)
      return (int) c;
  return -1;
}

/* Never merged silently: a party known already is used, and it is said. */
static void
warn_known_party (Reader *self, guint c, RemitId party)
{
  const RemitNode *node = remit_graph_node (remit_edit_get_graph (self->edit), party);
  g_autofree char *name = remit_excerpt (self->table->columns[c].name);
  g_autofree char *known = remit_excerpt (node->name);
  int twin = find_column (self, party, c);

  if (twin >= 0)
    remit_import_report_warn (self->report,
                              _("The columns %u and %u are both named “%s”. Their letters were "
                                "given to one party; if they are two, rename one and try again."),
                              remit_raci_table_number ((guint) twin), remit_raci_table_number (c),
                              name);
  else
    remit_import_report_warn (
        self->report,
        _("The column “%s” was taken for “%s” (%s), which the document has already."), name, known,
        remit_node_kind_label (node->kind));
}

static gboolean
make_party (Reader *self, guint c, GHashTable *known, GError **error)
{
  const char *name = self->table->columns[c].name;
  g_autofree char *folded = remit_search_fold (name);
  const RemitId *present = g_hash_table_lookup (known, folded);

  if (present != NULL)
    {
      warn_known_party (self, c, *present);
      self->parties[c] = *present;
    }
  else
    {
      self->parties[c] = remit_node_add (self->edit, REMIT_NODE_ROLE, name, error);
      if (self->parties[c] == REMIT_ID_NONE)
        return FALSE;
      g_hash_table_insert (known, g_steal_pointer (&folded),
                           g_memdup2 (&self->parties[c], sizeof (RemitId)));
    }
  if (find_column (self, self->parties[c], c) < 0)
    {
      add_axis (self, REMIT_AXIS_COLUMN, self->parties[c]);
      self->report->parties++;
    }
  return TRUE;
}

static gboolean
make_parties (Reader *self, GError **error)
{
  g_autoptr (GHashTable) known = fold_parties (remit_edit_get_graph (self->edit));

  self->parties = g_new0 (RemitId, self->table->n_columns);
  for (guint c = 0; c < self->table->n_columns; c++)
    if (self->table->columns[c].role == REMIT_RACI_PARTY && !make_party (self, c, known, error))
      return FALSE;
  return TRUE;
}

/* ---- rows ---- */

/* Keeps a text as a property; a second one of the same name is added to the first. */
static gboolean
keep_text (Reader *self, RemitId item, const char *name, const char *text, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (self->edit);
  RemitProperty property = { .row = { .table = REMIT_TABLE_PROPERTY },
                             .owner = item,
                             .name = (char *) name,
                             .value = (char *) text };
  guint n;
  const RemitRow *const *rows
      = remit_graph_referrers (graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, item, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitProperty *) rows[i])->name, name))
      {
        g_autofree char *both
            = g_strdup_printf ("%s; %s", ((const RemitProperty *) rows[i])->value, text);

        return remit_edit_set_text (self->edit, REMIT_TABLE_PROPERTY, rows[i]->id,
                                    REMIT_PROPERTY_FIELD_VALUE, both, error);
      }
  return remit_edit_insert (self->edit, &property.row) != REMIT_ID_NONE;
}

static gboolean
set_note (Reader *self, RemitId link, const char *note, GError **error)
{
  const RemitLink *row = remit_graph_link (remit_edit_get_graph (self->edit), link);
  g_autofree char *both = NULL;

  if (*note == '\0')
    return TRUE;
  both = *row->note != '\0' ? g_strdup_printf ("%s; %s", row->note, note) : g_strdup (note);
  return remit_edit_set_text (self->edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_NOTE, both,
                              error);
}

static gboolean
assign (Reader *self, RemitId item, RemitId party, const RemitRaciCell *cell, GError **error)
{
  for (RemitLinkKind duty = REMIT_LINK_FIRST_RACI; duty <= REMIT_LINK_LAST_RACI; duty++)
    {
      RemitId link;

      if ((cell->duties & (1u << duty)) == 0)
        continue;
      link = remit_raci_assign (self->edit, item, party, duty, REMIT_ID_NONE, error);
      if (link == REMIT_ID_NONE || !set_note (self, link, cell->note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_unread (Reader *self, guint row, const char *column, RemitId item, const char *text,
             GError **error)
{
  g_autofree char *property = g_strdup_printf ("unread:%s", column);
  g_autofree char *name = remit_excerpt (column);
  g_autofree char *excerpt = remit_excerpt (text);

  remit_import_report_warn (self->report,
                            _("Row %u, column “%s”: “%s” is not a letter of %s. It was kept as the "
                              "property “unread:%s”."),
                            remit_raci_table_number (row), name, excerpt, self->table->scheme->name,
                            name);
  return keep_text (self, item, property, text, error);
}

static gboolean
read_party_cell (Reader *self, guint row, guint c, RemitId item, const char *text, GError **error)
{
  const RemitRaciCell *cell = remit_raci_table_read (self->table, text);
  const char *column = self->table->columns[c].name;

  if (cell->n_letters > 0)
    {
      self->report->cells++;
      self->report->letters += cell->n_letters;
    }
  if (cell->look_alike)
    {
      g_autofree char *name = remit_excerpt (column);
      g_autofree char *excerpt = remit_excerpt (text);

      remit_import_report_warn (self->report,
                                _("Row %u, column “%s”: “%s” has letters of another script that "
                                  "look like Latin ones. They were read as those."),
                                remit_raci_table_number (row), name, excerpt);
    }
  if (*cell->unread != '\0' && !keep_unread (self, row, column, item, cell->unread, error))
    return FALSE;
  return assign (self, item, self->parties[c], cell, error);
}

static gboolean
read_row_cell (Reader *self, guint row, guint c, RemitId item, GError **error)
{
  const RemitRaciColumn *column = &self->table->columns[c];
  const char *text = cell_text (self, row, c);
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return TRUE;
  switch (column->role)
    {
    case REMIT_RACI_PARTY:
      return read_party_cell (self, row, c, item, text, error);
    case REMIT_RACI_CODE:
      folded = remit_fold_spaces (text);
      return remit_edit_set_text (self->edit, REMIT_TABLE_NODE, item, REMIT_NODE_FIELD_CODE, folded,
                                  error);
    case REMIT_RACI_TEXT:
      return keep_text (self, item, column->name, text, error);
    case REMIT_RACI_ITEM:
    case REMIT_RACI_BLANK:
      break;
    }
  return TRUE;
}

static void
check_length (Reader *self, guint row)
{
  guint length = remit_table_grid_row_length (self->table->grid, row);
  guint expected = remit_table_grid_row_length (self->table->grid, self->table->header);

  if (length < expected)
    remit_import_report_warn (
        self->report,
        ngettext ("Row %u has %u cell, the header has %u. The missing ones were read as empty.",
                  "Row %u has %u cells, the header has %u. The missing ones were read as empty.",
                  length),
        remit_raci_table_number (row), length, expected);
  else if (length > expected)
    remit_import_report_warn (self->report,
                              ngettext ("Row %u has %u cell, the header has %u. Check whether its "
                                        "letters stand in the right columns.",
                                        "Row %u has %u cells, the header has %u. Check whether its "
                                        "letters stand in the right columns.",
                                        length),
                              remit_raci_table_number (row), length, expected);
}

static char *
item_name (Reader *self, guint row)
{
  char *name = remit_fold_spaces (cell_text (self, row, self->table->item_column));

  if (*name != '\0')
    return name;
  g_free (name);
  name = g_strdup_printf (_("Row %u"), remit_raci_table_number (row));
  remit_import_report_warn (
      self->report, _("Row %u has no activity in its first cell. The activity was named “%s”."),
      remit_raci_table_number (row), name);
  return name;
}

/* Two activities of one name may be right: both are kept, and it is said. */
static void
check_item_name (Reader *self, guint row, const char *name)
{
  g_autofree char *folded = remit_search_fold (name);
  g_autofree char *excerpt = remit_excerpt (name);
  gpointer earlier;

  if (!g_hash_table_lookup_extended (self->items, folded, NULL, &earlier))
    g_hash_table_insert (self->items, g_steal_pointer (&folded),
                         GUINT_TO_POINTER (remit_raci_table_number (row)));
  else if (earlier != NULL)
    remit_import_report_warn (
        self->report, _("Row %u: the activity “%s” stands in row %u as well. Both were kept."),
        remit_raci_table_number (row), excerpt, GPOINTER_TO_UINT (earlier));
  else
    remit_import_report_warn (
        self->report, _("Row %u: the document has an activity “%s” already. Both were kept."),
        remit_raci_table_number (row), excerpt);
}

static gboolean
read_row (Reader *self, guint row, GError **error)
{
  g_autofree char *name = NULL;
  RemitId item;

  check_length (self, row);
  name = item_name (self, row);
  check_item_name (self, row, name);
  item = remit_node_add (self->edit, REMIT_NODE_ACTIVITY, name, error);
  if (item == REMIT_ID_NONE)
    return FALSE;
  add_axis (self, REMIT_AXIS_ROW, item);
  self->report->activities++;
  for (guint c = 0; c < self->table->n_columns; c++)
    if (!read_row_cell (self, row, c, item, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_rows (Reader *self, GError **error)
{
  const RemitTableGrid *grid = self->table->grid;

  for (guint r = self->table->header + 1; r < remit_table_grid_n_rows (grid); r++)
    {
      g_autoptr (GError) reason = NULL;

      if (remit_table_grid_row_is_blank (grid, r))
        continue;
      if (remit_raci_table_is_legend (self->table, r))
        {
          remit_import_report_warn (self->report,
                                    _("Row %u explains a letter. It was not read as an activity."),
                                    remit_raci_table_number (r));
          continue;
        }
      if (read_row (self, r, &reason))
        continue;
      g_set_error (
          error, reason->domain, reason->code,
          /* Translators: a row number, a file's name and a sentence about what is wrong there. */
          _("Row %1$u of “%2$s”: %3$s"), remit_raci_table_number (r), self->table->name,
          reason->message);
      return FALSE;
    }
  return TRUE;
}

static void
remember_items (Reader *self)
{
  guint n;
  const RemitRow *const *rows
      = remit_graph_rows (remit_edit_get_graph (self->edit), REMIT_TABLE_NODE, &n);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    if (((const RemitNode *) rows[i])->kind == REMIT_NODE_ACTIVITY)
      g_hash_table_insert (self->items, remit_search_fold (((const RemitNode *) rows[i])->name),
                           NULL);
}

static gboolean
read_table (Reader *self, GError **error)
{
  self->matrix = remit_matrix_add (self->edit, self->table->title, REMIT_MATRIX_RACI,
                                   self->table->scheme->key, error);
  return self->matrix != REMIT_ID_NONE && make_parties (self, error) && read_rows (self, error);
}

gboolean
remit_raci_read (RemitEdit *edit, const RemitTableGrid *grid, const char *name,
                 RemitImportReport *report, GError **error)
{
  g_autoptr (RemitRaciTable) table
      = remit_raci_table_new (remit_edit_get_graph (edit), grid, name, report, error);
  Reader self = { .edit = edit, .table = table, .report = report };
  gboolean read;

  if (table == NULL)
    return FALSE;
  remember_items (&self);
  read = read_table (&self, error);
  g_hash_table_unref (self.items);
  g_free (self.parties);
  return read;
}
