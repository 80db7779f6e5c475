/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-model-private.h"

#include "remit-raci-cell.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The cells of a RACI matrix: letters for duties, and edits as texts.  A folded line of equal rows
 * shows the first of them, and an edit of it is an edit of all. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRaciCell, remit_raci_cell_free)

static gboolean
find_cell (RemitRaciModel *self, guint row, guint column, RemitId *item, RemitId *party)
{
  const RemitMatrixLine *line = remit_raci_model_get_saved (self, REMIT_SHEET_ROWS, row);
  const RemitMatrixLine *across = remit_raci_model_get_saved (self, REMIT_SHEET_COLUMNS, column);

  if (line == NULL || across == NULL)
    return FALSE;
  *item = line->node;
  *party = across->node;
  return TRUE;
}

static guint
get_duties (RemitRaciModel *self, RemitId item, RemitId party)
{
  return remit_matrix_duties (self->matrix, _remit_raci_model_get_graph (self), item, party);
}

static const char *
get_note (RemitRaciModel *self, RemitId item, RemitId party)
{
  return remit_matrix_get_note (_remit_raci_model_get_graph (self), self->matrix->perspective, item,
                                party);
}

/* ---- marks ---- */

static const RemitSheetMarkStyle styles[REMIT_N_DUTY_CLASSES] = {
  [REMIT_DUTY_CLASS_ANSWER] = REMIT_SHEET_MARK_ANSWER,
  [REMIT_DUTY_CLASS_DO] = REMIT_SHEET_MARK_DO,
  [REMIT_DUTY_CLASS_SUPPORT] = REMIT_SHEET_MARK_SUPPORT,
  [REMIT_DUTY_CLASS_CHECK] = REMIT_SHEET_MARK_CHECK,
  [REMIT_DUTY_CLASS_INPUT] = REMIT_SHEET_MARK_INPUT,
  [REMIT_DUTY_CLASS_NOTIFY] = REMIT_SHEET_MARK_NOTIFY,
  [REMIT_DUTY_CLASS_EXCLUDED] = REMIT_SHEET_MARK_EXCLUDED,
  [REMIT_DUTY_CLASS_DRIVE] = REMIT_SHEET_MARK_DRIVE,
};

RemitSheetMarkStyle
remit_raci_mark_style (RemitLinkKind duty)
{
  return styles[remit_duty_class (duty)];
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static void
get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitScheme *scheme;
  RemitId item, party;
  guint duties, without;

  if (!find_cell (self, row, column, &item, &party))
    return;
  scheme = self->matrix->scheme;
  duties = get_duties (self, item, party);
  cell->gravity = remit_raci_marks_get_cell (self->marks, item, party);
  if (duties == 0)
    return;
  for (const char *p = self->letters; *p != '\0' && cell->n_marks < REMIT_SHEET_MAX_MARKS; p++)
    {
      const char text[] = { *p, '\0' };
      RemitLinkKind duty = remit_scheme_letter (scheme, text)->duty;

      if ((duties & (1u << duty)) == 0)
        continue;
      cell->marks[cell->n_marks].style = remit_raci_mark_style (duty);
      cell->marks[cell->n_marks++].text[0] = *p;
    }
  without = count_bits (duties & ~remit_scheme_duties (scheme));
  if (without > 0 && cell->n_marks < REMIT_SHEET_MAX_MARKS)
    {
      RemitSheetMark *mark = &cell->marks[cell->n_marks++];

      mark->style = REMIT_SHEET_MARK_MUTED;
      g_snprintf (mark->text, sizeof mark->text, "+%u", without);
    }
  cell->has_note = *get_note (self, item, party) != '\0';
}

/* ---- words ---- */

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, row);
  g_autofree char *letters = NULL;
  RemitId item, party;

  if (!find_cell (self, row, column, &item, &party))
    return g_strdup (shown != NULL ? shown->group : "");
  letters = remit_scheme_spell (self->matrix->scheme, get_duties (self, item, party));
  /* Translators: what a screen reader says of a cell: row, column, what is in it: "Pricing policy,
   * CIO: Responsible" */
  return g_strdup_printf (_("%s, %s: %s"),
                          _remit_raci_model_get_name (self, REMIT_SHEET_ROWS, shown->row),
                          _remit_raci_model_get_name (self, REMIT_SHEET_COLUMNS, column),
                          *letters != '\0' ? letters : C_ ("cell", "empty"));
}

/* "Verifies and Signs off": duties by the names of their kinds. */
static char *
spell_duties (guint duties)
{
  GString *text = g_string_new (NULL);

  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & (1u << duty)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "",
                              remit_link_kind_label (duty));
  return g_string_free (text, FALSE);
}

static void
take_sentence (GString *text, char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/* "Answers jointly; CIO has the last word." */
static char *
explain_joint (RemitRaciModel *self, RemitId item, RemitId party)
{
  const RemitGraph *graph = _remit_raci_model_get_graph (self);
  const RemitLink *link
    = remit_graph_find_link (graph, REMIT_LINK_ACCOUNTABLE, party, item, self->matrix->perspective);
  const RemitNode *last;

  if (link == NULL || link->arrangement != REMIT_ARRANGEMENT_JOINT)
    return NULL;
  last = remit_graph_node (graph, link->tie_breaker);
  return last != NULL ? g_strdup_printf (_("Answers jointly; %s has the last word."), last->name)
                      : g_strdup (_("Answers jointly."));
}

static char *
explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  GString *text;
  RemitId item, party;
  guint without;
  const char *note;

  if (!find_cell (self, row, column, &item, &party))
    return NULL;
  text = g_string_new (NULL);
  take_sentence (text, remit_raci_marks_explain_cell (self->marks, item, party));
  take_sentence (text, explain_joint (self, item, party));
  note = get_note (self, item, party);
  if (*note != '\0')
    /* Translators: the note of a cell. */
    take_sentence (text, g_strdup_printf (_("Note: %s"), note));
  without = get_duties (self, item, party) & ~remit_scheme_duties (self->matrix->scheme);
  if (without != 0)
    {
      g_autofree char *duties = spell_duties (without);

      /* Translators: duties that the letters of the matrix cannot show; then the scheme's name. */
      take_sentence (text, g_strdup_printf (_("Also: %s. The scheme %s has no letter for it."),
                                            duties, self->matrix->scheme->name));
    }
  return g_string_free (text, text->len == 0);
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  g_autofree char *letters = NULL;
  const char *note;
  RemitId item, party;

  if (!find_cell (self, row, column, &item, &party))
    return g_strdup ("");
  letters = remit_scheme_format (self->matrix->scheme, get_duties (self, item, party));
  if (!with_note)
    return g_steal_pointer (&letters);
  self->edited_item = item;
  self->edited_party = party;
  note = get_note (self, item, party);
  return *note != '\0' ? g_strdup_printf ("%s (%s)", letters, note) : g_steal_pointer (&letters);
}

/* ---- typing ---- */

static void
forget_edited (RemitRaciModel *self)
{
  self->edited_item = self->edited_party = REMIT_ID_NONE;
}

static char *
type (RemitSheetModel *model, guint row, guint column, const char *typed, gboolean again)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  g_autoptr (RemitRaciCell) read = NULL;
  RemitId item, party;

  if (!find_cell (self, row, column, &item, &party))
    return NULL;
  forget_edited (self);
  read = remit_raci_cell_read (self->matrix->scheme, NULL, typed);
  if (read->n_letters == 1 && *read->unread == '\0')
    return remit_scheme_format (
      self->matrix->scheme, again ? get_duties (self, item, party) ^ read->duties : read->duties);
  if (*read->unread == '\0')
    return g_strdup (""); /* "-": nothing */
  /* A letter that the scheme does not have is refused in words, by setting it. */
  return g_unichar_isalpha (g_utf8_get_char (typed)) ? g_strdup (typed) : NULL;
}

static char *
cycle (RemitSheetModel *model, guint row, guint column, int step)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  RemitId item, party;
  guint duties;

  if (!find_cell (self, row, column, &item, &party))
    return NULL;
  forget_edited (self);
  duties = remit_scheme_cycle (self->matrix->scheme, get_duties (self, item, party), step);
  return remit_scheme_format (self->matrix->scheme, duties);
}

/* ---- setting ---- */

static char *
list_letters (const RemitScheme *scheme)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                            scheme->letters[i].letter);
  return g_string_free (text, FALSE);
}

static gboolean
refuse_text (RemitRaciModel *self, RemitId item, RemitId party, const char *unread, GError **error)
{
  const RemitGraph *graph = _remit_raci_model_get_graph (self);
  g_autofree char *row = remit_graph_describe (graph, item);
  g_autofree char *column = remit_graph_describe (graph, party);
  g_autofree char *letters = list_letters (self->matrix->scheme);

  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               /* Translators: row, column, what was typed, name of the scheme, its letters. */
               _("%s, %s: “%s” is no letter of %s. Use %s, and brackets around a note."), row,
               column, unread, self->matrix->scheme->name, letters);
  return FALSE;
}

/* A single letter typed on the cell that everybody looks at needs no more than a toast. */
static gboolean
check_typed (RemitRaciModel *self, const RemitSheetChange *change, GError **error)
{
  g_autoptr (RemitRaciCell) read = remit_raci_cell_read (self->matrix->scheme, NULL, change->text);
  g_autofree char *letters = NULL;

  if (*read->unread == '\0' || g_utf8_strlen (change->text, 2) > 1)
    return TRUE;
  letters = list_letters (self->matrix->scheme);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               /* Translators: what was typed, name of the scheme, its letters. */
               _("“%s” is no letter of %s. Use %s."), change->text, self->matrix->scheme->name,
               letters);
  return FALSE;
}

gboolean
_remit_raci_cells_apply (RemitRaciModel *self, RemitEdit *edit, RemitId item, RemitId party,
                         const char *text, gboolean takes_note, GError **error)
{
  const RemitMatrix *matrix = self->matrix;
  g_autoptr (RemitRaciCell) read = remit_raci_cell_read (matrix->scheme, NULL, text);
  guint left;

  if (*read->unread != '\0')
    return refuse_text (self, item, party, read->unread, error);
  if (!remit_matrix_set_cell (edit, matrix->scheme, matrix->perspective, item, party, read->duties,
                              error))
    return FALSE;
  left = remit_matrix_duties (matrix, remit_edit_get_graph (edit), item, party);
  if (*read->note == '\0' && (!takes_note || left == 0))
    return TRUE;
  return remit_matrix_set_note (edit, matrix->perspective, item, party, read->note, error);
}

/* Only a text that was opened with its note says by leaving it out that the note goes. */
static gboolean
is_edited_text (RemitRaciModel *self, const RemitSheetChange *changes, guint n, const char *label)
{
  RemitId item, party;

  return n == 1 && label == NULL && self->edited_item != REMIT_ID_NONE
         && find_cell (self, changes->row, changes->column, &item, &party)
         && item == self->edited_item && party == self->edited_party;
}

static gboolean
is_clearing (const RemitSheetChange *changes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (*changes[i].text != '\0')
      return FALSE;
  return TRUE;
}

/* "Set the letters of Pricing policy", "Paste: 12 cells". */
static char *
name_change (RemitRaciModel *self, const RemitSheetChange *changes, guint n, const char *label)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, changes->row);
  gboolean clearing = is_clearing (changes, n);
  const char *name;

  if (n > 1 && label != NULL)
    /* Translators: what was done, and to how many cells: "Paste: 12 cells" */
    return g_strdup_printf (ngettext ("%s: %u cell", "%s: %u cells", n), label, n);
  if (n > 1)
    return g_strdup_printf (clearing ? ngettext ("Clear %u cell", "Clear %u cells", n)
                                     : ngettext ("Set %u cell", "Set %u cells", n),
                            n);
  name = shown != NULL && !shown->is_group
           ? _remit_raci_model_get_name (self, REMIT_SHEET_ROWS, shown->row)
           : "";
  if (label != NULL)
    /* Translators: what was done, and the row of the cell: "Paste: Pricing policy" */
    return g_strdup_printf (_("%s: %s"), label, name);
  return clearing ? g_strdup_printf (_("Clear the letters of %s"), name)
                  : g_strdup_printf (_("Set the letters of %s"), name);
}

/* Letters typed on one cell one after the other are one change. */
static void
set_merge_key (RemitRaciModel *self, RemitEdit *edit, const RemitSheetChange *change)
{
  g_autofree char *key = NULL;
  RemitId item, party;

  if (!find_cell (self, change->row, change->column, &item, &party))
    return;
  key = g_strdup_printf ("raci-cell-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, item, party);
  remit_edit_set_merge_key (edit, key);
}

static gboolean
apply_change (RemitRaciModel *self, RemitEdit *edit, const RemitSheetChange *change,
              gboolean takes_note, GError **error)
{
  g_autoptr (GArray) rows = _remit_raci_model_list_rows (self, change->row);
  const RemitMatrixLine *party
    = remit_raci_model_get_saved (self, REMIT_SHEET_COLUMNS, change->column);

  if (rows->len == 0 && *change->text != '\0')
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” cannot stand in the header of a group. Put it in a row of the group."),
                   change->text);
      return FALSE;
    }
  for (guint i = 0; party != NULL && i < rows->len; i++)
    {
      RemitId item = remit_matrix_row (self->matrix, g_array_index (rows, guint, i))->node;

      if (!_remit_raci_cells_apply (self, edit, item, party->node, change->text, takes_note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n, const char *label,
           GError **error)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  g_autofree char *name = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  gboolean takes_note;

  if (self->matrix == NULL || n == 0)
    return TRUE;
  if (n == 1 && label == NULL && !check_typed (self, changes, error))
    return FALSE;
  name = name_change (self, changes, n, label);
  takes_note = is_edited_text (self, changes, n, label);
  forget_edited (self);
  edit = remit_document_begin (self->document, name);
  if (n == 1 && label == NULL && !takes_note)
    set_merge_key (self, edit, changes);
  for (guint i = 0; i < n; i++)
    if (!apply_change (self, edit, &changes[i], takes_note, error))
      return FALSE;
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

void
_remit_raci_cells_init (RemitSheetModelInterface *face)
{
  face->get_cell = get_cell;
  face->describe_cell = describe_cell;
  face->explain_cell = explain_cell;
  face->get_text = get_text;
  face->set_texts = set_texts;
  face->type = type;
  face->cycle = cycle;
}
