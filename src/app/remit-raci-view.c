/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-view-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-matrix.h"

#include <glib/gi18n-lib.h>

/* The view around one sheet: it chooses which matrix is shown, and says what is missing while there
 * is nothing to see.  Which matrix, folds and filters are kept
 * for as long as the window shows the document; the file knows nothing of them. */

G_DEFINE_FINAL_TYPE (RemitRaciView, remit_raci_view, REMIT_TYPE_SHEET_VIEW)

gboolean
_remit_raci_view_report (RemitRaciView *self, gboolean done, GError **error)
{
  remit_sheet_view_take_error (REMIT_SHEET_VIEW (self), g_steal_pointer (error));
  return done;
}

/* ---- what is said around the sheet ---- */

static void
set_button_text (GtkMenuButton *button, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  remit_label_inner_button (GTK_WIDGET (button), text);
}

static void
update_labels (RemitRaciView *self, const RemitMatrix *matrix)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autofree char *name = remit_graph_describe (graph, matrix->id);
  g_autofree char *perspective = matrix->perspective != REMIT_ID_NONE
                                   ? remit_graph_describe (graph, matrix->perspective)
                                   : g_strdup (C_ ("perspective", "Agreed"));

  set_button_text (self->matrix_button, self->matrix_label, name);
  set_button_text (self->perspective_button, self->perspective_label, perspective);
  gtk_label_set_label (self->scheme_label, matrix->scheme->name);
  remit_set_label (self->scheme_button, matrix->scheme->name);
}

/* "CMO · Build": what is left out of the sheet, "" when nothing is. */
static char *
describe_filter (RemitRaciView *self)
{
  RemitMatrixLines *lines = remit_raci_model_get_lines (self->model);
  RemitId party = remit_matrix_lines_get_party (lines);
  const char *group = remit_matrix_lines_get_group (lines);
  GString *text = g_string_new (NULL);

  if (party != REMIT_ID_NONE)
    {
      g_autofree char *name
        = remit_graph_describe (remit_document_get_graph (self->document), party);

      g_string_append (text, name);
    }
  if (group != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            *group != '\0' ? group : _("Without a group"));
  return g_string_free (text, FALSE);
}

static void
update_filter (RemitRaciView *self)
{
  g_autofree char *text = describe_filter (self);
  /* Translators: only the rows of a party or a group are shown. */
  g_autofree char *label = g_strdup_printf (_("Only %s"), text);

  gtk_widget_set_visible (self->filter_button, *text != '\0');
  gtk_label_set_label (self->filter_label, label);
  remit_set_label (self->filter_button, label);
}

static void
update_problems (RemitRaciView *self)
{
  guint n = remit_raci_model_get_n_problems (self->model);
  g_autofree char *text = g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);

  gtk_button_set_label (GTK_BUTTON (self->problems_button), n > 0 ? text : _("No problems"));
  gtk_widget_set_tooltip_text (self->problems_button,
                               n > 0 ? _("Go to the Next Problem (F8)") : NULL);
  remit_sheet_view_set_count (REMIT_SHEET_VIEW (self), n);
}

static void
show_hint (RemitRaciView *self, const char *title, const char *text, gboolean filtered)
{
  gtk_label_set_label (self->hint_title, title);
  gtk_label_set_label (self->hint_text, text);
  gtk_widget_set_visible (self->hint_row, !filtered);
  gtk_widget_set_visible (self->hint_party, !filtered);
  gtk_widget_set_visible (self->hint_all, filtered);
  gtk_widget_set_visible (self->hint, TRUE);
}

static void
update_hint (RemitRaciView *self, const RemitMatrix *matrix)
{
  guint n_shown = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS);
  gboolean had_focus = remit_has_focus_within (self->hint);

  if (matrix->rows->len == 0 && matrix->columns->len == 0)
    show_hint (self, _("An Empty Matrix"),
               _("Parties stand above the columns, activities before the rows."), FALSE);
  else if (matrix->rows->len == 0)
    show_hint (self, _("No Activities Yet"), _("Add what has to be done or decided, one a row."),
               FALSE);
  else if (matrix->columns->len == 0)
    show_hint (self, _("No Parties Yet"), _("Add who takes part, one a column."), FALSE);
  else if (n_shown == 0)
    show_hint (self, _("No Row Matches"), _("A filter leaves out all rows of this matrix."),
               TRUE);
  else
    {
      gtk_widget_set_visible (self->hint, FALSE);
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
}

static void
update (RemitSheetView *view)
{
  RemitRaciView *self = REMIT_RACI_VIEW (view);
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);

  _remit_raci_view_update_menus (self);
  update_problems (self);
  gtk_stack_set_visible_child_name (self->stack, matrix != NULL ? "matrix" : "none");
  if (matrix == NULL)
    return;
  update_labels (self, matrix);
  update_filter (self);
  update_hint (self, matrix);
}

/* ---- which matrix ---- */

/* A cursor to type at: on the first row that is no header. */
static void
place_cursor (RemitRaciView *self)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (self->model);
  guint n = remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS);

  for (guint row = 0; row < n; row++)
    if (remit_raci_model_get_saved (self->model, REMIT_SHEET_ROWS, row) != NULL)
      {
        remit_sheet_set_cursor (self->sheet, row, 0);
        return;
      }
}

/* When the matrix shown has gone, the first one. */
static void
choose_matrix (RemitRaciView *self)
{
  g_autoptr (GPtrArray) matrices = NULL;

  if (remit_raci_model_get_loaded (self->model) != NULL)
    return;
  matrices = remit_matrix_list (remit_document_get_graph (self->document), REMIT_MATRIX_RACI);
  if (matrices->len == 0)
    return;
  remit_raci_model_set_matrix (self->model, ((const RemitMatrixRow *) matrices->pdata[0])->row.id);
  place_cursor (self);
}

void
remit_raci_view_set_matrix (RemitRaciView *self, RemitId matrix)
{
  g_return_if_fail (REMIT_IS_RACI_VIEW (self));
  remit_raci_model_set_matrix (self->model, matrix);
  place_cursor (self);
  remit_sheet_view_update (REMIT_SHEET_VIEW (self));
}

static void
on_document_changed_cb (RemitRaciView *self)
{
  choose_matrix (self);
  remit_sheet_view_update (REMIT_SHEET_VIEW (self));
}

/* ---- the shared selection ---- */

static void
select_range (RemitRaciView *self, RemitSheetAxis axis, const RemitSheetRange *range)
{
  gboolean rows = axis == REMIT_SHEET_ROWS;
  guint first = rows ? range->first_row : range->first_column;
  guint last = rows ? range->last_row : range->last_column;
  g_autoptr (GArray) nodes
    = remit_raci_model_list_nodes (self->model, axis, first, last - first + 1);

  remit_selection_set (self->selection, (const RemitId *) nodes->data, nodes->len);
}

/* Only what a person does in the sheet becomes the selection of the window. */
static void
select_lines (RemitSheetView *view)
{
  RemitRaciView *self = REMIT_RACI_VIEW (view);
  RemitSheetRange range;
  guint row, column;

  if (remit_has_focus_within (GTK_WIDGET (self->sheet))
      && remit_sheet_get_cursor (self->sheet, &row, &column)
      && remit_sheet_get_range (self->sheet, &range))
    select_range (self, row == REMIT_SHEET_HEADER ? REMIT_SHEET_COLUMNS : REMIT_SHEET_ROWS, &range);
}

static RemitId
get_subject (RemitSheetView *view)
{
  RemitId item, party;

  if (!_remit_raci_view_get_cursor (REMIT_RACI_VIEW (view), &item, &party))
    return REMIT_ID_NONE;
  return item != REMIT_ID_NONE ? item : party;
}

static void
reveal (RemitSheetView *view, RemitId id)
{
  RemitRaciView *self = REMIT_RACI_VIEW (view);

  if (remit_raci_model_find (self->model, REMIT_SHEET_ROWS, id) >= 0)
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
  else if (remit_raci_model_find (self->model, REMIT_SHEET_COLUMNS, id) >= 0)
    remit_sheet_reveal (self->sheet, REMIT_SHEET_COLUMNS, id);
}

void
_remit_raci_view_go_to (RemitRaciView *self, RemitSheetAxis axis, RemitId node)
{
  int line = remit_raci_model_reveal (self->model, axis, node);
  guint row, column;

  if (line < 0)
    return;
  remit_sheet_focus_cursor (self->sheet); /* where a person is, the selection follows */
  if (!remit_sheet_get_cursor (self->sheet, &row, &column) || row == REMIT_SHEET_HEADER)
    row = 0;
  if (axis == REMIT_SHEET_ROWS)
    remit_sheet_set_cursor (self->sheet, line, column == REMIT_SHEET_HEADER ? 0 : column);
  else
    remit_sheet_set_cursor (self->sheet, REMIT_SHEET_HEADER, line);
  remit_sheet_focus_cursor (self->sheet);
}

static gboolean
on_context_menu_cb (RemitRaciView *self)
{
  g_autoptr (GMenuModel) menu = _remit_raci_view_make_context_menu (self);

  remit_sheet_set_menu_model (self->sheet, menu);
  return FALSE; /* the sheet opens it */
}

/* ---- search ---- */

static void
on_search_changed_cb (RemitRaciView *self)
{
  RemitMatrixLines *lines = remit_raci_model_get_lines (self->model);

  remit_matrix_lines_set_search (lines, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  remit_raci_model_refilter (self->model);
  remit_sheet_view_update (REMIT_SHEET_VIEW (self));
}

static void
on_search_activate_cb (RemitRaciView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_search_mode_cb (RemitRaciView *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---- widget ---- */

static gboolean
remit_raci_view_grab_focus (GtkWidget *widget)
{
  RemitRaciView *self = REMIT_RACI_VIEW (widget);
  guint row, column;

  if (remit_raci_model_get_loaded (self->model) == NULL || gtk_widget_get_visible (self->hint))
    return gtk_widget_child_focus (
      gtk_widget_get_visible (self->hint) ? self->hint : gtk_stack_get_visible_child (self->stack),
      GTK_DIR_TAB_FORWARD);
  if (!remit_sheet_get_cursor (self->sheet, &row, &column))
    return gtk_widget_grab_focus (GTK_WIDGET (self->matrix_button));
  remit_sheet_focus_cursor (self->sheet);
  return TRUE;
}

static void
connect_parts (RemitRaciView *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } signals[] = {
    { self->document, "changed", G_CALLBACK (on_document_changed_cb) },
    { self->sheet, "context-menu", G_CALLBACK (on_context_menu_cb) },
    { self->search_entry, "search-changed", G_CALLBACK (on_search_changed_cb) },
    { self->search_entry, "activate", G_CALLBACK (on_search_activate_cb) },
    { self->search_bar, "notify::search-mode-enabled", G_CALLBACK (on_search_mode_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (signals[i].object, signals[i].signal, signals[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
build (RemitSheetView *view, RemitDocument *document, RemitSelection *selection)
{
  RemitRaciView *self = REMIT_RACI_VIEW (view);
  g_autoptr (GMenuModel) show = NULL;

  self->document = document;
  self->selection = selection;
  self->model = remit_raci_model_new (document);
  self->sheet = remit_sheet_view_add_sheet (view, self->scroller, self->model, NULL, NULL);
  _remit_raci_view_add_actions (self);
  _remit_raci_view_add_line_actions (self);
  show = _remit_raci_view_make_show_menu (self);
  gtk_menu_button_set_menu_model (self->show_button, show);
  choose_matrix (self);
  connect_parts (self);
}

static void
remit_raci_view_class_init (RemitRaciViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RemitSheetViewClass *view_class = REMIT_SHEET_VIEW_CLASS (klass);

  view_class->prefix = "raci";
  view_class->list_commands = remit_raci_view_commands;
  view_class->takes_sheet_keys = TRUE;
  view_class->build = build;
  view_class->update = update;
  view_class->update_actions = _remit_raci_view_update_actions;
  view_class->get_subject = get_subject;
  view_class->select = select_lines;
  view_class->reveal = reveal;
  widget_class->grab_focus = remit_raci_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "remitraciview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/remit_project/Remit/remit-raci-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitRaciView, name)
  BIND (stack);
  BIND (toolbar);
  BIND (matrix_button);
  BIND (matrix_label);
  BIND (scheme_button);
  BIND (scheme_label);
  BIND (perspective_button);
  BIND (perspective_label);
  BIND (insert_button);
  BIND (show_button);
  BIND (problems_toggle);
  BIND (problems_button);
  BIND (filter_button);
  BIND (filter_label);
  BIND (search_bar);
  BIND (search_entry);
  BIND (scroller);
  BIND (hint);
  BIND (hint_title);
  BIND (hint_text);
  BIND (hint_row);
  BIND (hint_party);
  BIND (hint_all);
#undef BIND
}

static void
remit_raci_view_init (RemitRaciView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remit_label_inner_button (GTK_WIDGET (self->insert_button), _("Insert"));
  remit_label_inner_button (GTK_WIDGET (self->show_button), _("Show"));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
remit_raci_view_new (RemitDocument *document, RemitSelection *selection)
{
  return remit_sheet_view_new (REMIT_TYPE_RACI_VIEW, document, selection);
}
