/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include "remit-dump.h"
#include "remit-raci.h"
#include "remit-view.h"

#include <glib/gstdio.h>

static gint64
read_clock (gpointer data)
{
  static gint64 now = G_GINT64_CONSTANT (1767225600000000);

  now += 3 * G_USEC_PER_SEC;
  return now;
}

RemitContext *
support_context (const char *folder)
{
  RemitContext *context = remit_context_new ();

  g_free (context->author);
  context->author = g_strdup ("Tester");
  g_free (context->state_dir);
  context->state_dir = g_build_filename (folder, "state", NULL);
  context->now = read_clock;
  return context;
}

char *
support_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("remit-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  if (dir != NULL)
    {
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
      g_dir_close (dir);
    }
  g_remove (path);
}

void
support_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

char *
support_hash (RemitDocument *document)
{
  g_autofree char *dump = remit_dump (remit_document_get_graph (document));

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

/* ---- random rows, from the field tables ---- */

static const char *const words[] = {
  "",           "Consent",    "platform",  "Đặng Thị", "客户数据", "tab\there",
  "two\nlines", "\"quoted\"", "a & b < c", "🦉",     "naïve",
};

static char *
random_text (GRand *random)
{
  return g_strdup_printf ("%s %s %d", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                          words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                          g_rand_int_range (random, 0, 1000));
}

/* A row that the field may refer to; 0 when there is none. */
static RemitId
random_target (const RemitGraph *graph, const RemitField *field, GRand *random)
{
  RemitTable table = field->target != REMIT_TABLE_NONE ? field->target
                     : g_rand_boolean (random)         ? REMIT_TABLE_NODE
                                                       : REMIT_TABLE_LINK;
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  for (guint tries = 0; n > 0 && tries < 20; tries++)
    {
      const RemitRow *row = rows[g_rand_int_range (random, 0, (gint32) n)];

      if (field->target_kinds == 0
          || (field->target_kinds & REMIT_KIND_BIT (((const RemitNode *) row)->kind)) != 0)
        return row->id;
    }
  return REMIT_ID_NONE;
}

static gint64
random_number (const RemitGraph *graph, const RemitField *field, GRand *random)
{
  guint n_values = 0;

  if ((field->flags & REMIT_FIELD_OPTIONAL) != 0 && g_rand_boolean (random))
    return REMIT_UNSET;
  switch (field->type)
    {
    case REMIT_FIELD_REF:
      if ((field->flags & REMIT_FIELD_REQUIRED) == 0 && g_rand_boolean (random))
        return REMIT_ID_NONE;
      return random_target (graph, field, random);
    case REMIT_FIELD_ENUM:
      while (field->values[n_values].key != NULL)
        n_values++;
      return g_rand_int_range (random, 0, (gint32) n_values);
    case REMIT_FIELD_BOOL:
      return g_rand_boolean (random);
    case REMIT_FIELD_DATE:
      return (field->flags & REMIT_FIELD_REQUIRED) == 0 && g_rand_boolean (random)
               ? 0
               : g_rand_int_range (random, 730000, 750000);
    default:
      if (field->minimum < field->maximum)
        return field->minimum
               + (gint64) (g_rand_double (random)
                           * (double) MIN (field->maximum - field->minimum, 100000));
      return (gint64) g_rand_int (random) - G_MAXINT32;
    }
}

static void
randomize_field (const RemitGraph *graph, RemitRow *row, guint f, GRand *random)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];

  if (remit_field_is_text (field))
    {
      g_autofree char *text = random_text (random);

      remit_row_set_text (row, f, text);
    }
  else
    remit_row_set_number (row, f, random_number (graph, field, random));
}

static void
insert_random (RemitEdit *edit, RemitTable table, GRand *random)
{
  g_autoptr (RemitRow) row = remit_row_new (table);

  for (guint f = 0; f < remit_table_info (table)->n_fields; f++)
    randomize_field (remit_edit_get_graph (edit), row, f, random);
  remit_edit_insert (edit, row);
}

static const RemitRow *
random_row (const RemitGraph *graph, RemitTable table, GRand *random)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  return n > 0 ? rows[g_rand_int_range (random, 0, (gint32) n)] : NULL;
}

static gboolean
set_random (RemitEdit *edit, RemitTable table, GRand *random, GError **error)
{
  const RemitRow *row = random_row (remit_edit_get_graph (edit), table, random);
  g_autoptr (RemitRow) copy = row != NULL ? remit_row_copy (row) : NULL;
  guint f = (guint) g_rand_int_range (random, 0, (gint32) remit_table_info (table)->n_fields);

  if (copy == NULL)
    return TRUE;
  randomize_field (remit_edit_get_graph (edit), copy, f, random);
  if (remit_field_is_text (&remit_table_info (table)->fields[f]))
    return remit_edit_set_text (edit, table, copy->id, f, remit_row_get_text (copy, f), error);
  return remit_edit_set_number (edit, table, copy->id, f, remit_row_get_number (copy, f), error);
}

static gboolean
link_random (RemitEdit *edit, GRand *random, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitNode *from = (const RemitNode *) random_row (graph, REMIT_TABLE_NODE, random);
  const RemitNode *to = (const RemitNode *) random_row (graph, REMIT_TABLE_NODE, random);
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];
  guint n;

  if (from == NULL || from == to)
    return TRUE;
  n = remit_link_kinds_between (from->kind, to->kind, kinds);
  if (n == 0)
    return TRUE;
  return remit_link_add (edit, kinds[g_rand_int_range (random, 0, (gint32) n)], from->row.id,
                         to->row.id, REMIT_ID_NONE, error)
         != REMIT_ID_NONE;
}

static gboolean
place_random (RemitEdit *edit, GRand *random, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitRow *view = random_row (graph, REMIT_TABLE_VIEW, random);
  const RemitRow *node = random_row (graph, REMIT_TABLE_NODE, random);

  if (view == NULL || node == NULL)
    return remit_view_add (edit, "Map", error) != REMIT_ID_NONE;
  return remit_view_place (edit, view->id, node->id, g_rand_int_range (random, -5000, 5000),
                           g_rand_int_range (random, -5000, 5000), error)
         != REMIT_ID_NONE;
}

/* Populations stay small, so that all kinds of rows meet. */
static gboolean
do_random_verb (RemitEdit *edit, GRand *random, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  RemitTable table = (RemitTable) g_rand_int_range (random, 1, REMIT_N_TABLES);
  const RemitRow *row
    = random_row (graph, g_rand_int_range (random, 0, 3) == 0 ? REMIT_TABLE_NODE : table, random);

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
    case 1:
      return remit_node_add (edit, (RemitNodeKind) g_rand_int_range (random, 0, REMIT_N_NODE_KINDS),
                             "Node", error)
             != REMIT_ID_NONE;
    case 2:
    case 3:
      return link_random (edit, random, error);
    case 4:
      return place_random (edit, random, error);
    case 5:
      insert_random (edit, table, random);
      return TRUE;
    case 6:
      return set_random (edit, table, random, error);
    case 7:
      return set_random (edit, g_rand_boolean (random) ? REMIT_TABLE_NODE : REMIT_TABLE_LINK,
                         random, error);
    case 8:
      row = random_row (graph, REMIT_TABLE_NODE, random);
      return row == NULL || remit_node_duplicate (edit, row->id, error) != REMIT_ID_NONE;
    default:
      return row == NULL || remit_edit_delete (edit, row->table, row->id, error);
    }
}

gboolean
support_random_act (RemitDocument *document, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  int dice = g_rand_int_range (random, 0, 20);
  gboolean crowded
    = remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE) > 150;
  gboolean done = TRUE;

  if (dice < 2)
    {
      done = dice == 0 ? remit_document_undo (document, &error)
                       : remit_document_redo (document, &error);
      g_assert_no_error (error);
      return done;
    }
  edit = remit_document_begin (document, "Random act");
  if (dice == 2)
    remit_edit_set_merge_key (edit, "same");
  for (int verbs = dice < 15 ? 1 : 4; verbs > 0 && done; verbs--)
    done = do_random_verb (edit, random, &error);
  for (guint i = 0; crowded && done && i < 10; i++)
    {
      const RemitRow *row = random_row (remit_edit_get_graph (edit), REMIT_TABLE_NODE, random);

      g_assert (row != NULL); /* it is crowded */
      done = remit_edit_delete (edit, REMIT_TABLE_NODE, row->id, &error);
    }
  /* Some edits are given up half-way, like a drag that is cancelled. */
  if (!done || dice == 19)
    return FALSE;
  done = remit_document_commit (document, g_steal_pointer (&edit), &error);
  g_assert_true (done || g_error_matches (error, REMIT_ERROR, REMIT_ERROR_REFUSED));
  return done;
}
