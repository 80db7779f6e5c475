/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "remit-row.h"

G_BEGIN_DECLS

/* What a RemitSheet shows and edits: rows and columns with headers, cells of marks, a margin right
 * of the rows and one below the columns.  The sheet knows keys, selection, painting and access; the
 * model knows what the cells mean.  Every edit of the sheet is one call of set_texts() or
 * move_lines(), which the model makes one undoable change.
 *
 * Rows and columns are counted as they are shown: filtered, folded ones left out; a group header is
 * a row of its own. Texts given by the model are borrowed until its next signal. */

#define REMIT_TYPE_SHEET_MODEL (remit_sheet_model_get_type ())
G_DECLARE_INTERFACE (RemitSheetModel, remit_sheet_model, REMIT, SHEET_MODEL, GObject)

typedef enum
{
  REMIT_SHEET_ROWS,
  REMIT_SHEET_COLUMNS
} RemitSheetAxis;

typedef enum
{
  REMIT_SHEET_LINE_NORMAL,
  REMIT_SHEET_LINE_GROUP, /* the header of a group: no cells, can be folded */
} RemitSheetLineKind;

/* How grave what is wrong is; shown as a sign and a colour, never by the colour alone. */
typedef enum
{
  REMIT_SHEET_FINE,
  REMIT_SHEET_HINT,
  REMIT_SHEET_WARNING,
  REMIT_SHEET_ERROR
} RemitSheetGravity;

typedef struct
{
  RemitSheetLineKind kind;
  const char *text;    /* of the header */
  const char *tooltip; /* NULL: the text where it is cut */
  guint depth;         /* of rows: indentation */
  gboolean foldable;   /* has a triangle: a group, a row with parts below it */
  gboolean folded;
  RemitId id;       /* what the line stands for in the shared selection; REMIT_ID_NONE none */
  int width;        /* of columns: natural width in pixels at 100 % text; 0 the usual one */
  gboolean upright; /* of columns: the header reads from left to right, is not rotated */
  gboolean numbers; /* of columns: cells are set to the right */
  /* Of upright columns and margins: the longest figure in it, totals included.  It and the header
   * get their room even where that is more than @width, for a figure that is cut reads as another
   * one; NULL: @width alone counts. */
  const char *widest;
  RemitTint tint;   /* of rows: a strip at the start of the header; REMIT_TINT_AUTO none */
} RemitSheetLine;

/* How a mark looks; the letters are only their usual meaning. */
typedef enum
{
  REMIT_SHEET_MARK_PLAIN,    /* a text: numbers, names */
  REMIT_SHEET_MARK_ANSWER,   /* A: full accent */
  REMIT_SHEET_MARK_DO,       /* R: pale accent */
  REMIT_SHEET_MARK_SUPPORT,  /* S */
  REMIT_SHEET_MARK_CHECK,    /* V, Q */
  REMIT_SHEET_MARK_INPUT,    /* C: pale green */
  REMIT_SHEET_MARK_NOTIFY,   /* I: grey */
  REMIT_SHEET_MARK_EXCLUDED, /* O: struck */
  REMIT_SHEET_MARK_DRIVE,    /* D */
  REMIT_SHEET_MARK_CHIP,     /* a party: rounded, in its tint */
  REMIT_SHEET_MARK_MUTED,    /* what is there but not the matter: "nobody", a duty without letter */
} RemitSheetMarkStyle;

#define REMIT_SHEET_MAX_MARKS 6
#define REMIT_SHEET_MARK_LENGTH 32

typedef struct
{
  char text[REMIT_SHEET_MARK_LENGTH]; /* UTF-8, cut by the model if it must be */
  RemitSheetMarkStyle style;
  RemitTint tint; /* of chips */
} RemitSheetMark;

typedef struct
{
  RemitSheetMark marks[REMIT_SHEET_MAX_MARKS];
  guint n_marks;
  RemitSheetGravity gravity; /* of the cell itself: a frame and a sign */
  gboolean hatched;          /* empty where something is expected */
  gboolean has_note;         /* a small corner */
  gboolean locked;           /* cannot be edited: shown greyed */
} RemitSheetCell;

/* A text to set in a cell. */
typedef struct
{
  guint row, column;
  const char *text; /* "" clears */
} RemitSheetChange;

struct _RemitSheetModelInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_lines) (RemitSheetModel *self, RemitSheetAxis axis);
  void (*get_line) (RemitSheetModel *self, RemitSheetAxis axis, guint index, RemitSheetLine *line);
  /* The title in the corner: "Activity". */
  const char *(*get_corner) (RemitSheetModel *self);

  /* @cell comes zeroed. */
  void (*get_cell) (RemitSheetModel *self, guint row, guint column, RemitSheetCell *cell);
  /* "Pricing policy, CIO: Responsible", for screen readers; (transfer full). */
  char *(*describe_cell) (RemitSheetModel *self, guint row, guint column);
  /* Sentences on what is wrong and the note of a cell, for tooltip and description; NULL when
   * nothing; (transfer full). */
  char *(*explain_cell) (RemitSheetModel *self, guint row, guint column);
  /* The text of a cell as it is edited, copied and pasted: "A/R"; with its note "A/R (until May)"
   * for editing; (transfer full). */
  char *(*get_text) (RemitSheetModel *self, guint row, guint column, gboolean with_note);

  /* Makes all changes as one undoable change named @label (what the sheet was asked to do:
   * "Paste"), NULL: the model finds a name.  FALSE and a sentence that names the cell; nothing is
   * changed then.  What a text cannot be is refused, not dropped. */
  gboolean (*set_texts) (RemitSheetModel *self, const RemitSheetChange *changes, guint n,
                         const char *label, GError **error);
  /* What the cell's text becomes when @typed is typed on it: @again is whether the text was typed
   * on this cell just now (A, then R: "A/R"), else typing replaces.  NULL: not a key for this
   * sheet or cell, it begins the editing of a text instead (when edits_as_text); (transfer
   * full). */
  char *(*type) (RemitSheetModel *self, guint row, guint column, const char *typed, gboolean again);
  /* What a click or Space makes of the cell; @step is 1 or -1.  NULL: it opens the editor instead;
   * (transfer full). */
  char *(*cycle) (RemitSheetModel *self, guint row, guint column, int step);
  /* A popover to edit the cell with, anchored by the sheet; NULL: a line of text over the cell. */
  GtkWidget *(*create_editor) (RemitSheetModel *self, guint row, guint column);
  /* Whether typing a text that is no letter begins to edit it as text.  FALSE: it opens the popover
   * of create_editor(), which knows from type() what was typed, if there is one. */
  gboolean (*edits_as_text) (RemitSheetModel *self, guint row, guint column);

  /* Moves @n lines from @first before the line now at @before (get_n_lines: the end); NULL when
   * lines cannot be moved. */
  gboolean (*move_lines) (RemitSheetModel *self, RemitSheetAxis axis, guint first, guint n,
                          guint before, GError **error);
  /* Adds a row below @row (G_MAXUINT: at the end), and returns where it is now, G_MAXUINT on
   * failure. @name NULL: "New activity". NULL when rows cannot be added. */
  guint (*add_row) (RemitSheetModel *self, guint row, const char *name, GError **error);
  /* Renames what a line stands for (F2 on its header); NULL when it cannot be. */
  gboolean (*rename_line) (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                           const char *name, GError **error);
  /* Pastes a block at a cell where it goes beyond the edge: the rows below the last one are made
   * in the same change.  @texts has @n_rows × @n_columns, row by row.  NULL: cut at the edge. */
  gboolean (*paste_beyond) (RemitSheetModel *self, guint row, guint column,
                            const char *const *texts, guint n_rows, guint n_columns,
                            GError **error);
  /* Pastes a block whose first column are the names of rows, while the cursor is on the name of
   * @row: rows that do not exist yet are made, all in one change.  FALSE and a sentence.  NULL: such
   * a block is pasted into the cells. */
  gboolean (*paste_named) (RemitSheetModel *self, guint row, const char *const *texts,
                           guint n_rows, guint n_columns, GError **error);
  void (*set_folded) (RemitSheetModel *self, guint row, gboolean folded);

  /* The margin right of the rows: columns of figures and of remarks. */
  guint (*get_n_margins) (RemitSheetModel *self);
  /* Header and width; @remark: a wide column of sentences set to the left. */
  void (*get_margin) (RemitSheetModel *self, guint margin, RemitSheetLine *line, gboolean *remark);
  /* The text of a row in a margin; (transfer full), NULL for nothing. */
  char *(*get_margin_text) (RemitSheetModel *self, guint row, guint margin,
                            RemitSheetGravity *gravity);
  /* The rows below the last one, that do not scroll: totals; 0 for none. */
  guint (*get_n_totals) (RemitSheetModel *self);
  const char *(*get_total_label) (RemitSheetModel *self, guint total);
  char *(*get_total_text) (RemitSheetModel *self, guint total, guint column,
                           RemitSheetGravity *gravity);
  /* Sentences on a header: what is wrong with a party or an activity; (transfer full), NULL. */
  char *(*explain_line) (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                         RemitSheetGravity *gravity);
};

/* Signals: "lines-changed": other rows or columns, or other texts of theirs; all cells may differ.
 * "cells-changed": the same lines, other cells, margins and totals. */
void remit_sheet_model_lines_changed (RemitSheetModel *self);
void remit_sheet_model_cells_changed (RemitSheetModel *self);

/* Asking a model: what it does not implement is answered by nothing, FALSE, 0 or NULL; the structs
 * are zeroed before it is asked. */
guint remit_sheet_model_get_n_lines (RemitSheetModel *self, RemitSheetAxis axis);
void remit_sheet_model_get_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                                 RemitSheetLine *line);
const char *remit_sheet_model_get_corner (RemitSheetModel *self);
void remit_sheet_model_get_cell (RemitSheetModel *self, guint row, guint column,
                                 RemitSheetCell *cell);
char *remit_sheet_model_describe_cell (RemitSheetModel *self, guint row, guint column);
char *remit_sheet_model_explain_cell (RemitSheetModel *self, guint row, guint column);
/* Never NULL. */
char *remit_sheet_model_get_text (RemitSheetModel *self, guint row, guint column,
                                  gboolean with_note);
/* FALSE without an error where the sheet cannot be edited. */
gboolean remit_sheet_model_set_texts (RemitSheetModel *self, const RemitSheetChange *changes,
                                      guint n, const char *label, GError **error);
char *remit_sheet_model_type (RemitSheetModel *self, guint row, guint column, const char *typed,
                              gboolean again);
char *remit_sheet_model_cycle (RemitSheetModel *self, guint row, guint column, int step);
GtkWidget *remit_sheet_model_create_editor (RemitSheetModel *self, guint row, guint column);
gboolean remit_sheet_model_edits_as_text (RemitSheetModel *self, guint row, guint column);
gboolean remit_sheet_model_can_move_lines (RemitSheetModel *self);
gboolean remit_sheet_model_move_lines (RemitSheetModel *self, RemitSheetAxis axis, guint first,
                                       guint n, guint before, GError **error);
gboolean remit_sheet_model_can_add_row (RemitSheetModel *self);
guint remit_sheet_model_add_row (RemitSheetModel *self, guint row, const char *name,
                                 GError **error);
gboolean remit_sheet_model_can_rename_line (RemitSheetModel *self);
gboolean remit_sheet_model_rename_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                                        const char *name, GError **error);
gboolean remit_sheet_model_can_paste_beyond (RemitSheetModel *self);
gboolean remit_sheet_model_paste_beyond (RemitSheetModel *self, guint row, guint column,
                                         const char *const *texts, guint n_rows, guint n_columns,
                                         GError **error);
gboolean remit_sheet_model_can_paste_named (RemitSheetModel *self);
gboolean remit_sheet_model_paste_named (RemitSheetModel *self, guint row, const char *const *texts,
                                        guint n_rows, guint n_columns, GError **error);
void remit_sheet_model_set_folded (RemitSheetModel *self, guint row, gboolean folded);
guint remit_sheet_model_get_n_margins (RemitSheetModel *self);
void remit_sheet_model_get_margin (RemitSheetModel *self, guint margin, RemitSheetLine *line,
                                   gboolean *remark);
char *remit_sheet_model_get_margin_text (RemitSheetModel *self, guint row, guint margin,
                                         RemitSheetGravity *gravity);
guint remit_sheet_model_get_n_totals (RemitSheetModel *self);
const char *remit_sheet_model_get_total_label (RemitSheetModel *self, guint total);
char *remit_sheet_model_get_total_text (RemitSheetModel *self, guint total, guint column,
                                        RemitSheetGravity *gravity);
char *remit_sheet_model_explain_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                                      RemitSheetGravity *gravity);

G_END_DECLS
