/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-view-private.h"

#include "remit-chooser.h"
#include "remit-dialogs.h"
#include "remit-matrix-export.h"
#include "remit-menus.h"
#include "remit-raci-edit.h"
#include "remit-raci-letters.h"
#include "remit-raci-scheme.h"

#include <glib/gi18n-lib.h>

/* Commands on the matrix as a whole: which one, its scheme and perspective, filters, problems. */

static RemitId
get_matrix (RemitRaciView *self)
{
  return remit_raci_model_get_matrix (self->model);
}

static char *
get_name (RemitRaciView *self)
{
  return remit_graph_describe (remit_document_get_graph (self->document), get_matrix (self));
}

/* ---- matrices ---- */

static void
on_matrix_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  remit_raci_view_set_matrix (data, remit_menu_read_id (state));
  gtk_widget_grab_focus (data);
}

static void
show_made (RemitRaciView *self, RemitId matrix, GError *error)
{
  if (!_remit_raci_view_report (self, matrix != REMIT_ID_NONE, &error))
    return;
  remit_raci_view_set_matrix (self, matrix);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_new_named_cb (const char *name, gpointer data)
{
  GError *error = NULL;
  RemitId matrix = remit_raci_new_matrix (((RemitRaciView *) data)->document, name, &error);

  show_made (data, matrix, error);
}

static void
on_new_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("New RACI Matrix"), _("Name"), "", _("Add Matrix"), on_new_named_cb,
                  data);
}

static void
on_renamed_cb (const char *name, gpointer data)
{
  RemitRaciView *self = data;
  GError *error = NULL;

  _remit_raci_view_report (
    self, remit_raci_rename_matrix (self->document, get_matrix (self), name, &error), &error);
}

static void
on_rename_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = get_name (data);

  remit_ask_text (data, _("Rename Matrix"), _("Name"), name, _("Rename"), on_renamed_cb, data);
}

static void
on_copy_named_cb (const char *name, gpointer data)
{
  RemitRaciView *self = data;
  GError *error = NULL;
  RemitId copy = remit_raci_copy_matrix (self->document, get_matrix (self), name, &error);

  show_made (self, copy, error);
}

static void
on_duplicate_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = get_name (data);
  g_autofree char *copy = g_strdup_printf (_("%s (copy)"), name);

  remit_ask_text (data, _("Duplicate Matrix"), _("Name of the copy"), copy, _("Duplicate"),
                  on_copy_named_cb, data);
}

static void
on_delete_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  g_autofree char *name = get_name (self);
  g_autofree char *text = g_strdup_printf (
    _("Matrix “%s” deleted; its activities and letters are still in the model"), name);
  GError *error = NULL;

  if (_remit_raci_view_report (
        self, remit_raci_delete_matrix (self->document, get_matrix (self), &error), &error))
    remit_show_toast (GTK_WIDGET (self), text, TRUE);
}

static void
on_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  remit_matrix_export_ask (GTK_WIDGET (self), self->document, get_matrix (self));
}

static void
on_perspective_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  RemitRaciView *self = data;
  GError *error = NULL;

  _remit_raci_view_report (self,
                           remit_raci_set_perspective (self->document, get_matrix (self),
                                                       remit_menu_read_id (state), &error),
                           &error);
}

/* ---- schemes ---- */

static void
on_scheme_cb (GSimpleAction *action, GVariant *key, gpointer data)
{
  RemitRaciView *self = data;

  remit_raci_scheme_change (GTK_WIDGET (self), self->document, get_matrix (self),
                            g_variant_get_string (key, NULL));
}

static void
on_choose_scheme_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  remit_raci_scheme_choose (self->scheme_button, self->document, get_matrix (self));
}

static void
on_new_scheme_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  remit_raci_scheme_add (GTK_WIDGET (self), self->document);
}

/* ---- filters ---- */

static void
refilter (RemitRaciView *self)
{
  remit_raci_model_refilter (self->model);
  remit_sheet_view_update (REMIT_SHEET_VIEW (self));
}

static void
on_only_problems_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  RemitRaciView *self = data;

  remit_matrix_lines_set_only_problems (remit_raci_model_get_lines (self->model),
                                        g_variant_get_boolean (state));
  refilter (self);
}

static void
on_fold_equal_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  RemitRaciView *self = data;

  remit_matrix_lines_set_fold_equal (remit_raci_model_get_lines (self->model),
                                     g_variant_get_boolean (state));
  refilter (self);
}

static void
on_show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  remit_matrix_lines_clear_filters (remit_raci_model_get_lines (self->model));
  refilter (self);
}

static void
on_fold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);

  if (matrix != NULL)
    remit_matrix_lines_fold_all (remit_raci_model_get_lines (self->model), matrix);
  refilter (self);
}

static void
on_unfold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  remit_matrix_lines_unfold_all (remit_raci_model_get_lines (self->model));
  refilter (self);
}

static void
on_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* ---- choosing a party or a group ---- */

typedef void (*Chosen) (RemitRaciView *self, gint64 value);

#define EVERYTHING (-1)

typedef struct
{
  RemitRaciView *view; /* owned */
  RemitSheetAxis axis; /* columns: parties; rows: groups */
  Chosen chosen;
  GPtrArray *groups;
  const char *all_label; /* NULL: no such row */
} Choosing;

static void
free_choosing (gpointer data)
{
  Choosing *choosing = data;

  g_object_unref (choosing->view);
  g_clear_pointer (&choosing->groups, g_ptr_array_unref);
  g_free (choosing);
}

static void
fill_choice (RemitChooser *chooser, const char *query, gpointer data)
{
  Choosing *choosing = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (choosing->view->model);
  const RemitGraph *graph = remit_document_get_graph (choosing->view->document);

  if (choosing->all_label != NULL && remit_chooser_matches (chooser, choosing->all_label))
    remit_chooser_add (chooser, EVERYTHING, NULL, choosing->all_label, NULL, NULL, TRUE);
  for (guint i = 0; choosing->groups != NULL && i < choosing->groups->len; i++)
    if (remit_chooser_matches (chooser, choosing->groups->pdata[i]))
      remit_chooser_add (chooser, i, NULL, choosing->groups->pdata[i], NULL, NULL, TRUE);
  for (guint i = 0; choosing->groups == NULL && matrix != NULL && i < matrix->columns->len; i++)
    {
      const RemitNode *party = remit_graph_node (graph, remit_matrix_column (matrix, i)->node);

      if (party != NULL && remit_chooser_matches (chooser, party->name))
        remit_chooser_add (chooser, party->row.id, NULL, party->name, NULL,
                           remit_node_kind_info (party->kind)->icon, TRUE);
    }
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 value, Choosing *choosing)
{
  choosing->chosen (choosing->view, value);
}

static void
choose (RemitRaciView *self, const char *title, GPtrArray *groups, const char *all_label,
        Chosen chosen)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  RemitChooser *chooser;

  choosing->view = g_object_ref (self);
  choosing->chosen = chosen;
  choosing->groups = groups;
  choosing->all_label = all_label;
  chooser = remit_chooser_new (title, title, fill_choice, choosing, free_choosing);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), choosing);
  remit_chooser_open (chooser, GTK_WIDGET (self->show_button), NULL);
}

static void
set_party_filter (RemitRaciView *self, gint64 party)
{
  remit_matrix_lines_set_party (remit_raci_model_get_lines (self->model),
                                party == EVERYTHING ? REMIT_ID_NONE : party);
  refilter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_filter_party_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, _("Rows of which party?"), NULL, _("All parties"), set_party_filter);
}

static void
on_filter_this_party_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitId item, party;

  if (_remit_raci_view_get_cursor (data, &item, &party) && party != REMIT_ID_NONE)
    set_party_filter (data, party);
}

static void
set_group_filter (RemitRaciView *self, gint64 index)
{
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  g_autoptr (GPtrArray) groups = matrix != NULL ? remit_raci_list_groups (matrix) : NULL;
  const char *group
    = groups != NULL && index >= 0 && index < groups->len ? groups->pdata[index] : NULL;

  remit_matrix_lines_set_group (remit_raci_model_get_lines (self->model), group);
  refilter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_filter_group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);

  if (matrix != NULL)
    choose (self, _("Rows of which group?"), remit_raci_list_groups (matrix), _("All groups"),
            set_group_filter);
}

static void
show_letters (RemitRaciView *self, gint64 party)
{
  remit_raci_letters_open (GTK_WIDGET (self), self->document, get_matrix (self), party);
}

static void
on_my_letters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  RemitId item, party;

  if (_remit_raci_view_get_cursor (self, &item, &party) && item == REMIT_ID_NONE
      && party != REMIT_ID_NONE)
    show_letters (self, party);
  else
    choose (self, _("Letters of which party?"), NULL, NULL, show_letters);
}

/* ---- problems ---- */

static void
on_show_row_cb (GSimpleAction *action, GVariant *node, gpointer data)
{
  _remit_raci_view_go_to (data, REMIT_SHEET_ROWS, g_variant_get_int64 (node));
}

static void
go_to_problem (RemitRaciView *self, int step)
{
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  guint row, column;
  RemitId node;

  if (matrix == NULL)
    return;
  if (!remit_sheet_get_cursor (self->sheet, &row, &column) || row == REMIT_SHEET_HEADER)
    row = G_MAXUINT;
  node = remit_raci_model_next_problem (self->model, row, step);
  if (node != REMIT_ID_NONE)
    {
      _remit_raci_view_go_to (self, REMIT_SHEET_ROWS, node);
      return;
    }
  node = remit_raci_model_find_bad_column (self->model);
  if (node != REMIT_ID_NONE)
    _remit_raci_view_go_to (self, REMIT_SHEET_COLUMNS, node);
}

static void
on_next_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_problem (data, 1);
}

static void
on_previous_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_problem (data, -1);
}

/* ---- when they can be used ---- */

static void
update_states (RemitSheetView *view, RemitMatrixLines *lines, const RemitMatrix *matrix)
{
  remit_sheet_view_set_state (view, "matrix",
                              remit_menu_write_id (matrix != NULL ? matrix->id : REMIT_ID_NONE));
  remit_sheet_view_set_state (
    view, "perspective",
    remit_menu_write_id (matrix != NULL ? matrix->perspective : REMIT_ID_NONE));
  remit_sheet_view_set_state (view, "only-problems",
                              g_variant_new_boolean (remit_matrix_lines_get_only_problems (lines)));
  remit_sheet_view_set_state (view, "fold-equal",
                              g_variant_new_boolean (remit_matrix_lines_get_fold_equal (lines)));
}

/* What changes the document, and what needs only a matrix. */
static const char *const with_matrix[] = {
  "copy",       "search",     "only-problems", "filter-party", "filter-group", "show-all",
  "my-letters", "fold-equal", "fold-all",      "unfold-all",   "export",
};
static const char *const changing[] = {
  "rename-matrix",
  "duplicate-matrix",
  "delete-matrix",
  "perspective",
  "scheme",
  "choose-scheme",
  "edit",
  "clear",
  "cut",
  "paste",
  "fill-down",
  "fill-right",
  "move-up",
  "move-down",
  "move-left",
  "move-right",
  "rename",
  "add-row",
  "add-row-above",
  "add-party",
  "insert-party",
  "insert-activity",
  "insert-all-parties",
};
static const char *const on_line[] = { "remove", "delete", "move-to-group", "add-group", "joint" };

void
_remit_raci_view_update_actions (RemitSheetView *view)
{
  RemitRaciView *self = REMIT_RACI_VIEW (view);
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  gboolean writable = !remit_document_get_read_only (self->document);
  gboolean problems = matrix != NULL && remit_raci_model_get_n_problems (self->model) > 0;
  RemitId item, party;
  gboolean on_node = _remit_raci_view_get_cursor (self, &item, &party)
                     && (item != REMIT_ID_NONE || party != REMIT_ID_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (with_matrix); i++)
    remit_sheet_view_enable (view, matrix != NULL, with_matrix[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    remit_sheet_view_enable (view, matrix != NULL && writable, changing[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (on_line); i++)
    remit_sheet_view_enable (view, matrix != NULL && writable && on_node, on_line[i], NULL);
  remit_sheet_view_enable (view, writable, "new-matrix", "new-scheme", NULL);
  remit_sheet_view_enable (view, problems, "next-problem", "previous-problem", NULL);
  remit_sheet_view_enable (view, party != REMIT_ID_NONE, "filter-this-party", NULL);
  update_states (view, remit_raci_model_get_lines (self->model), matrix);
}

void
_remit_raci_view_add_actions (RemitRaciView *self)
{
  static const GActionEntry entries[] = {
    { "matrix", NULL, "s", "'0'", on_matrix_cb },
    { "new-matrix", on_new_matrix_cb },
    { "rename-matrix", on_rename_matrix_cb },
    { "duplicate-matrix", on_duplicate_matrix_cb },
    { "delete-matrix", on_delete_matrix_cb },
    { "export", on_export_cb },
    { "perspective", NULL, "s", "'0'", on_perspective_cb },
    { "scheme", on_scheme_cb, "s" },
    { "choose-scheme", on_choose_scheme_cb },
    { "new-scheme", on_new_scheme_cb },
    { "only-problems", NULL, NULL, "false", on_only_problems_cb },
    { "filter-party", on_filter_party_cb },
    { "filter-this-party", on_filter_this_party_cb },
    { "filter-group", on_filter_group_cb },
    { "fold-equal", NULL, NULL, "false", on_fold_equal_cb },
    { "fold-all", on_fold_all_cb },
    { "unfold-all", on_unfold_all_cb },
    { "show-all", on_show_all_cb },
    { "search", on_search_cb },
    { "my-letters", on_my_letters_cb },
    { "show-row", on_show_row_cb, "x" },
    { "next-problem", on_next_problem_cb },
    { "previous-problem", on_previous_problem_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
}
