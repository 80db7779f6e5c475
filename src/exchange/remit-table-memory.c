/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-tables.h"

#include "remit-raci-cell.h"

#include <stdlib.h>
#include <string.h>

/* A proposal's choices as text, to be remembered for the next file of the same shape.  A key file,
 * since its texts are escaped and unknown keys of later versions do no harm. */

#define GROUP "table"

/* Headers in order, which is what stays when a file is filled in further. */
char *
remit_proposal_shape (const RemitProposal *proposal, const RemitWorkbook *workbook)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const RemitTableGrid *grid = remit_workbook_sheet_grid (workbook, proposal->sheet);
  g_autofree char *start
    = g_strdup_printf ("%s|%u|%u", remit_workbook_format (workbook),
                       remit_workbook_n_sheets (workbook), proposal->first_column);
  guint rows = MAX (proposal->n_header_rows, 1);

  g_checksum_update (sum, (const guchar *) start, -1);
  for (guint r = proposal->first_row;
       r < proposal->first_row + rows && r < remit_table_grid_n_rows (grid); r++)
    for (guint c = proposal->first_column; c <= proposal->last_column; c++)
      {
        g_autofree char *text = remit_fold_spaces (remit_table_grid_seen (grid, r, c));

        g_checksum_update (sum, (const guchar *) "|", 1);
        g_checksum_update (sum, (const guchar *) text, -1);
      }
  return g_strndup (g_checksum_get_string (sum), 24);
}

static void
write_columns (GKeyFile *file, const RemitProposal *proposal)
{
  g_autofree gint *roles = g_new0 (gint, proposal->columns->len + 1);
  g_autofree const char **letters = g_new0 (const char *, proposal->columns->len + 1);

  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[i];

      roles[i] = (gint) column->role;
      letters[i] = column->letter;
    }
  g_key_file_set_integer_list (file, GROUP, "roles", roles, proposal->columns->len);
  g_key_file_set_string_list (file, GROUP, "letters", letters, proposal->columns->len);
}

static void
write_map (GKeyFile *file, const RemitProposal *proposal)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (gint));

  for (guint i = 0; i < proposal->letters->len; i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];

      g_ptr_array_add (texts, letter->text);
      g_ptr_array_add (names, letter->name);
      g_array_append_val (duties, letter->duty);
    }
  g_key_file_set_string_list (file, GROUP, "map-texts", (const char *const *) texts->pdata,
                              texts->len);
  g_key_file_set_string_list (file, GROUP, "map-names", (const char *const *) names->pdata,
                              names->len);
  g_key_file_set_integer_list (file, GROUP, "map-duties", (gint *) (void *) duties->data,
                               duties->len);
}

char *
remit_proposal_serialise (const RemitProposal *proposal)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char decimal[] = { proposal->decimal, '\0' };

  g_key_file_set_integer (file, GROUP, "header-rows", (gint) proposal->n_header_rows);
  g_key_file_set_integer (file, GROUP, "orientation", (gint) proposal->orientation);
  g_key_file_set_string (file, GROUP, "scheme", proposal->scheme);
  g_key_file_set_string (file, GROUP, "decimal", decimal);
  write_columns (file, proposal);
  write_map (file, proposal);
  return g_key_file_to_data (file, NULL, NULL);
}

/* ---- and back ---- */

static gboolean
read_columns (GKeyFile *file, RemitProposal *proposal)
{
  gsize n = 0, n_letters = 0;
  g_autofree gint *roles = g_key_file_get_integer_list (file, GROUP, "roles", &n, NULL);
  g_auto (GStrv) letters = g_key_file_get_string_list (file, GROUP, "letters", &n_letters, NULL);

  if (roles == NULL || letters == NULL || n != proposal->columns->len || n_letters != n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      RemitProposalColumn *column = proposal->columns->pdata[i];

      if (roles[i] < 0 || roles[i] > REMIT_COLUMN_ID)
        return FALSE;
      column->role = (RemitColumnRole) roles[i];
      g_free (column->letter);
      column->letter = g_strdup (letters[i]);
    }
  return TRUE;
}

/* Texts of this file that the choices do not speak of keep what was found for them. */
static void
read_map (GKeyFile *file, RemitProposal *proposal)
{
  gsize n = 0, n_names = 0, n_duties = 0;
  g_auto (GStrv) texts = g_key_file_get_string_list (file, GROUP, "map-texts", &n, NULL);
  g_auto (GStrv) names = g_key_file_get_string_list (file, GROUP, "map-names", &n_names, NULL);
  g_autofree gint *duties
    = g_key_file_get_integer_list (file, GROUP, "map-duties", &n_duties, NULL);

  if (texts == NULL || names == NULL || duties == NULL || n_names != n || n_duties != n)
    return;
  for (guint i = 0; i < proposal->letters->len; i++)
    for (gsize k = 0; k < n; k++)
      {
        RemitProposalLetter *letter = proposal->letters->pdata[i];

        if (g_strcmp0 (letter->text, texts[k]) != 0 || duties[k] < -1
            || duties[k] > REMIT_LINK_LAST_RACI)
          continue;
        letter->duty = duties[k];
        g_free (letter->name);
        letter->name = g_strdup (names[k]);
      }
}

gboolean
remit_proposal_apply_serialised (RemitProposal *proposal, const RemitWorkbook *workbook,
                                 const RemitGraph *graph, const char *choices)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (RemitProposal) before = remit_proposal_copy (proposal);
  g_autofree char *scheme = NULL;
  g_autofree char *decimal = NULL;
  int header, orientation;

  if (!g_key_file_load_from_data (file, choices, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  header = g_key_file_get_integer (file, GROUP, "header-rows", NULL);
  orientation = g_key_file_get_integer (file, GROUP, "orientation", NULL);
  scheme = g_key_file_get_string (file, GROUP, "scheme", NULL);
  decimal = g_key_file_get_string (file, GROUP, "decimal", NULL);
  if (scheme == NULL || header < 0 || (guint) header > proposal->last_row - proposal->first_row
      || orientation < 0 || orientation > REMIT_ORIENTATION_LETTERS_ACROSS)
    return FALSE;
  proposal->n_header_rows = (guint) header;
  proposal->orientation = (RemitOrientation) orientation;
  g_free (proposal->scheme);
  proposal->scheme = g_steal_pointer (&scheme);
  remit_proposal_update (proposal, workbook, graph);
  if (!read_columns (file, proposal))
    {
      /* As it was, so that half of the choices does not stay. */
      RemitProposal other = *proposal;

      *proposal = *before;
      *before = other;
      return FALSE;
    }
  if (decimal != NULL && (*decimal == ',' || *decimal == '.'))
    proposal->decimal = *decimal;
  read_map (file, proposal);
  return TRUE;
}
