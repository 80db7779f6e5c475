/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "toy-sheet.h"

#include <string.h>

static void toy_sheet_model_init (RemitSheetModelInterface *face);

G_DEFINE_FINAL_TYPE_WITH_CODE (ToySheet, toy_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, toy_sheet_model_init))

static void
free_line (gpointer data)
{
  ToyLine *line = data;

  for (guint i = 0; i < line->n_cells; i++)
    g_free (line->cells[i]);
  g_free (line->cells);
  g_free (line->name);
  g_free (line);
}

static ToyLine *
new_line (ToySheet *self, char *name, gboolean group, guint n_cells)
{
  ToyLine *line = g_new0 (ToyLine, 1);

  line->name = name;
  line->id = ++self->next_id;
  line->group = group;
  line->n_cells = n_cells;
  line->cells = g_new0 (char *, n_cells);
  return line;
}

static void
update_shown (ToySheet *self)
{
  gboolean folded = FALSE;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      ToyLine *line = g_ptr_array_index (self->rows, i);

      if (line->group)
        folded = line->folded;
      if (line->group || !folded)
        g_ptr_array_add (self->shown, line);
    }
}

static ToyLine *
get_row (ToySheet *self, guint row)
{
  return g_ptr_array_index (self->shown, row);
}

static char **
find_cell (ToySheet *self, guint row, guint column)
{
  ToyLine *line = get_row (self, row), *party = g_ptr_array_index (self->columns, column);

  g_assert_false (line->group);
  return &line->cells[party->id - 1];
}

const char *
toy_sheet_get (ToySheet *self, guint row, guint column)
{
  const char *text = *find_cell (self, row, column);

  return text != NULL ? text : "";
}

static void
put (ToySheet *self, guint row, guint column, const char *text)
{
  char **cell = find_cell (self, row, column);

  g_free (*cell);
  *cell = *text != '\0' ? g_strdup (text) : NULL;
}

void
toy_sheet_put (ToySheet *self, guint row, guint column, const char *text)
{
  put (self, row, column, text);
  remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

/* ---- interface ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  ToySheet *self = TOY_SHEET (model);

  return axis == REMIT_SHEET_ROWS ? self->shown->len : self->columns->len;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  ToySheet *self = TOY_SHEET (model);
  ToyLine *toy
    = axis == REMIT_SHEET_ROWS ? get_row (self, index) : g_ptr_array_index (self->columns, index);

  line->kind = toy->group ? REMIT_SHEET_LINE_GROUP : REMIT_SHEET_LINE_NORMAL;
  line->text = toy->name;
  line->foldable = toy->group;
  line->folded = toy->folded;
  line->id = axis == REMIT_SHEET_ROWS ? 1000000 + toy->id : toy->id;
  if (axis == REMIT_SHEET_COLUMNS && g_str_has_prefix (toy->name, "pays"))
    {
      line->upright = TRUE;
      line->width = 130;
    }
}

static const char *
get_corner (RemitSheetModel *model)
{
  return "Activity";
}

static RemitSheetMarkStyle
find_style (char letter)
{
  switch (letter)
    {
    case 'A':
      return REMIT_SHEET_MARK_ANSWER;
    case 'R':
      return REMIT_SHEET_MARK_DO;
    case 'S':
      return REMIT_SHEET_MARK_SUPPORT;
    case 'V':
      return REMIT_SHEET_MARK_CHECK;
    case 'C':
      return REMIT_SHEET_MARK_INPUT;
    case 'I':
      return REMIT_SHEET_MARK_NOTIFY;
    case 'O':
      return REMIT_SHEET_MARK_EXCLUDED;
    case 'D':
      return REMIT_SHEET_MARK_DRIVE;
    default:
      return REMIT_SHEET_MARK_PLAIN;
    }
}

/* "A/R (note)!" two letters, a note and an error; "+CIO" a chip, "?" hatched, "=" locked. */
static void
get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  ToySheet *self = TOY_SHEET (model);
  const char *text = toy_sheet_get (self, row, column);
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = g_strdup (text);
  char *note = strstr (plain, " (");

  self->n_cells_asked++;
  cell->hatched = *text == '?';
  cell->locked = *text == '=';
  cell->gravity = strchr (text, '!') != NULL   ? REMIT_SHEET_ERROR
                  : strchr (text, '~') != NULL ? REMIT_SHEET_WARNING
                                               : REMIT_SHEET_FINE;
  cell->has_note = note != NULL;
  if (note != NULL)
    *note = '\0';
  g_strdelimit (plain, "!~?=", ' ');
  g_strstrip (plain);
  parts = g_strsplit (plain, "/", REMIT_SHEET_MAX_MARKS);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      RemitSheetMark *mark = &cell->marks[cell->n_marks++];
      gboolean chip = *parts[i] == '+';

      g_strlcpy (mark->text, parts[i] + chip, sizeof mark->text);
      mark->style = chip                  ? REMIT_SHEET_MARK_CHIP
                    : cell->hatched       ? REMIT_SHEET_MARK_MUTED
                    : parts[i][1] == '\0' ? find_style (*parts[i])
                                          : REMIT_SHEET_MARK_PLAIN;
      mark->tint = chip ? REMIT_TINT_BLUE + (RemitTint) strlen (parts[i]) % 4 : REMIT_TINT_AUTO;
    }
}

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  ToySheet *self = TOY_SHEET (model);
  ToyLine *party = g_ptr_array_index (self->columns, column);
  const char *text = toy_sheet_get (self, row, column);

  return g_strdup_printf ("%s, %s: %s", get_row (self, row)->name, party->name,
                          *text != '\0' ? text : "empty");
}

static char *
explain_cell (RemitSheetModel *model, guint row, guint column)
{
  return strchr (toy_sheet_get (TOY_SHEET (model), row, column), '!') != NULL
           ? g_strdup ("Two parties answer for it.")
           : NULL;
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  char *text = g_strdup (toy_sheet_get (TOY_SHEET (model), row, column));
  char *note = strstr (text, " (");

  if (!with_note && note != NULL)
    *note = '\0';
  return text;
}

static gboolean
set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n, const char *label,
           GError **error)
{
  ToySheet *self = TOY_SHEET (model);

  for (guint i = 0; i < n; i++)
    if (strstr (changes[i].text, "bad") != NULL)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "“%s” is no letter.", changes[i].text);
        return FALSE;
      }
  for (guint i = 0; i < n; i++)
    put (self, changes[i].row, changes[i].column, changes[i].text);
  self->n_acts++;
  remit_sheet_model_cells_changed (model);
  return TRUE;
}

static char *
type_letter (RemitSheetModel *model, guint row, guint column, const char *typed, gboolean again)
{
  const char *text = toy_sheet_get (TOY_SHEET (model), row, column);
  char letter = g_ascii_toupper (*typed);

  if (strchr ("ARSCIVD", letter) == NULL)
    return NULL;
  if (again && *text != '\0' && strchr (text, letter) == NULL)
    return g_strdup_printf ("%s/%c", text, letter);
  return g_strdup_printf ("%c", letter);
}

static char *
cycle (RemitSheetModel *model, guint row, guint column, int step)
{
  static const char *const letters[] = { "", "A", "R", "C", "I" };
  const char *text = toy_sheet_get (TOY_SHEET (model), row, column);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (text, letters[i]))
      return g_strdup (letters[((int) i + step + 5) % 5]);
  return g_strdup ("");
}

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return column == 0;
}

static void
move_within (GPtrArray *lines, guint first, guint n, guint before)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  GDestroyNotify keep = NULL;

  g_ptr_array_set_free_func (lines, keep);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (moved, g_ptr_array_index (lines, first));
      g_ptr_array_remove_index (lines, first);
    }
  if (before > first)
    before -= n;
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (lines, (int) (before + i), g_ptr_array_index (moved, i));
  g_ptr_array_set_free_func (lines, free_line);
}

static gboolean
move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first, guint n, guint before,
            GError **error)
{
  ToySheet *self = TOY_SHEET (model);

  if (axis == REMIT_SHEET_ROWS && self->shown->len != self->rows->len)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Unfold all groups first.");
      return FALSE;
    }
  move_within (axis == REMIT_SHEET_ROWS ? self->rows : self->columns, first, n, before);
  self->n_acts++;
  update_shown (self);
  remit_sheet_model_lines_changed (model);
  return TRUE;
}

static guint
add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  ToySheet *self = TOY_SHEET (model);
  guint at = MIN (row == G_MAXUINT ? self->rows->len : row + 1, self->rows->len);

  g_ptr_array_insert (
    self->rows, (int) at,
    new_line (self, g_strdup (name != NULL ? name : "New activity"), FALSE, self->columns->len));
  self->n_acts++;
  update_shown (self);
  remit_sheet_model_lines_changed (model);
  return at;
}

static gboolean
rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, const char *name,
             GError **error)
{
  ToySheet *self = TOY_SHEET (model);
  ToyLine *line
    = axis == REMIT_SHEET_ROWS ? get_row (self, index) : g_ptr_array_index (self->columns, index);

  g_free (line->name);
  line->name = g_strdup (name);
  self->n_acts++;
  remit_sheet_model_lines_changed (model);
  return TRUE;
}

static gboolean
paste_beyond (RemitSheetModel *model, guint row, guint column, const char *const *texts,
              guint n_rows, guint n_columns, GError **error)
{
  ToySheet *self = TOY_SHEET (model);

  while (self->shown->len < row + n_rows)
    {
      g_ptr_array_add (self->rows,
                       new_line (self, g_strdup ("New activity"), FALSE, self->columns->len));
      update_shown (self);
    }
  for (guint i = 0; i < n_rows * n_columns; i++)
    put (self, row + i / n_columns, column + i % n_columns, texts[i]);
  self->n_acts++;
  remit_sheet_model_lines_changed (model);
  return TRUE;
}

static void
set_folded (RemitSheetModel *model, guint row, gboolean folded)
{
  ToySheet *self = TOY_SHEET (model);

  get_row (self, row)->folded = folded;
  update_shown (self);
  remit_sheet_model_lines_changed (model);
}

static guint
get_n_margins (RemitSheetModel *model)
{
  return TOY_SHEET (model)->plain ? 0 : 2;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  line->text = margin == 0 ? "A·R·C·I" : "Findings";
  *remark = margin == 1;
}

static guint
count (ToySheet *self, guint row, char letter)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += strchr (toy_sheet_get (self, row, i), letter) != NULL;
  return n;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  ToySheet *self = TOY_SHEET (model);

  if (get_row (self, row)->group)
    return NULL;
  if (margin == 0)
    return g_strdup_printf ("%u·%u·%u·%u", count (self, row, 'A'), count (self, row, 'R'),
                            count (self, row, 'C'), count (self, row, 'I'));
  if (count (self, row, 'A') == 1)
    return NULL;
  *gravity = count (self, row, 'A') == 0 ? REMIT_SHEET_WARNING : REMIT_SHEET_ERROR;
  return g_strdup (count (self, row, 'A') == 0 ? "nobody answers" : "several parties answer");
}

static guint
get_n_totals (RemitSheetModel *model)
{
  return TOY_SHEET (model)->plain ? 0 : 1;
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return "A·R per party";
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  ToySheet *self = TOY_SHEET (model);
  guint answers = 0, does = 0;

  for (guint row = 0; row < MIN (self->shown->len, 50); row++)
    if (!get_row (self, row)->group)
      {
        answers += strchr (toy_sheet_get (self, row, column), 'A') != NULL;
        does += strchr (toy_sheet_get (self, row, column), 'R') != NULL;
      }
  return g_strdup_printf ("%u·%u", answers, does);
}

static void
toy_sheet_model_init (RemitSheetModelInterface *face)
{
  face->get_n_lines = get_n_lines;
  face->get_line = get_line;
  face->get_corner = get_corner;
  face->get_cell = get_cell;
  face->describe_cell = describe_cell;
  face->explain_cell = explain_cell;
  face->get_text = get_text;
  face->set_texts = set_texts;
  face->type = type_letter;
  face->cycle = cycle;
  face->edits_as_text = edits_as_text;
  face->move_lines = move_lines;
  face->add_row = add_row;
  face->rename_line = rename_line;
  face->paste_beyond = paste_beyond;
  face->set_folded = set_folded;
  face->get_n_margins = get_n_margins;
  face->get_margin = get_margin;
  face->get_margin_text = get_margin_text;
  face->get_n_totals = get_n_totals;
  face->get_total_label = get_total_label;
  face->get_total_text = get_total_text;
}

/* ---- object ---- */

static void
toy_sheet_finalize (GObject *object)
{
  ToySheet *self = TOY_SHEET (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (toy_sheet_parent_class)->finalize (object);
}

static void
toy_sheet_class_init (ToySheetClass *class)
{
  G_OBJECT_CLASS (class)->finalize = toy_sheet_finalize;
}

static void
toy_sheet_init (ToySheet *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_line);
  self->columns = g_ptr_array_new_with_free_func (free_line);
  self->shown = g_ptr_array_new ();
}

ToySheet *
toy_sheet_new (guint n_rows, guint n_columns, guint group)
{
  ToySheet *self = g_object_new (TOY_TYPE_SHEET, NULL);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->columns, new_line (self, g_strdup_printf ("Party %u", i + 1), FALSE, 0));
  for (guint i = 0; i < n_rows; i++)
    {
      if (group > 0 && i % group == 0)
        g_ptr_array_add (self->rows,
                         new_line (self, g_strdup_printf ("Group %u", i / group + 1), TRUE, 0));
      g_ptr_array_add (self->rows,
                       new_line (self, g_strdup_printf ("Activity %u", i + 1), FALSE, n_columns));
    }
  update_shown (self);
  return self;
}

void
toy_sheet_fill (ToySheet *self)
{
  static const char *const letters[] = { "A", "R", "C", "I", "A/R", "", "", "S", "", "C" };
  guint32 state = 1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      ToyLine *line = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < line->n_cells; j++)
        {
          state = state * 1664525 + 1013904223;
          g_free (line->cells[j]);
          line->cells[j] = *letters[(state >> 16) % G_N_ELEMENTS (letters)] != '\0'
                             ? g_strdup (letters[(state >> 16) % G_N_ELEMENTS (letters)])
                             : NULL;
        }
    }
  remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

ToySheet *
toy_sheet_new_sample (void)
{
  static const char *const parties[] = { "CIO",
                                         "CMO",
                                         "Marketing CIO",
                                         "CX Centre of Excellence",
                                         "Data Office",
                                         "Legal",
                                         "Customer Care and Complaints Handling",
                                         "pays" };
  static const struct
  {
    const char *name;
    const char *cells[8];
  } rows[] = {
    { "Plan", { NULL } },
    { "Set customer-experience goals", { "C", "A", "R", "R", "I", "I", "C", "+CMO" } },
    { "Choose consent tool", { "C", "A/R", "C", "C (until May)", "C", "C", "I", "+CIO/+CMO 40" } },
    { "Approve joint budget", { "A!", "A!", "R", "C", "", "", "", "?nobody" } },
    { "Build", { NULL } },
    { "Connect CRM to campaign tool", { "A", "C", "R", "I", "C", "S", "V", "+Marketing CIO" } },
    { "Clean customer master data", { "C", "C", "", "C", "", "I", "I", "1,200" } },
    { "Keep integrations current", { "A/R!", "C~", "I", "I", "I", "D", "O", "=kept" } },
    { "Run", { NULL } },
    { "Answer data-subject requests, also those that come by letter to a shop",
      { "I", "C", "I", "", "R", "A/R/C! (until May)", "R", "" } },
  };
  ToySheet *self = g_object_new (TOY_TYPE_SHEET, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    g_ptr_array_add (self->columns, new_line (self, g_strdup (parties[i]), FALSE, 0));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean group = rows[i].cells[0] == NULL;
      ToyLine *line
        = new_line (self, g_strdup (rows[i].name), group, group ? 0 : self->columns->len);

      for (guint j = 0; j < line->n_cells; j++)
        line->cells[j] = *rows[i].cells[j] != '\0' ? g_strdup (rows[i].cells[j]) : NULL;
      g_ptr_array_add (self->rows, line);
    }
  update_shown (self);
  return self;
}
