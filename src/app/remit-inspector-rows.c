/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-date.h"
#include "remit-dialogs.h"
#include "remit-node-picker.h"
#include "remit-scheme.h"
#include "remit-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Lists of rows: the amounts of a budget line, the objectives of an agreement, the perspectives of
 * the document. Each row is one line that folds out into a form with all its fields, made when it
 * is first opened. A new row starts with what it needs to be well-formed, is folded out, and has
 * the focus. */

#define FIRST_ROWS 40

enum
{
  ROW_ITEM, /* id: the row */
  ROW_MORE,
};

struct _RemitRowsSection
{
  RemitSection parent_instance;

  RemitTable table;
  gboolean all;  /* past the first rows, too */
  RemitId fresh; /* a row just added, to be folded out */
};

G_DEFINE_FINAL_TYPE (RemitRowsSection, remit_rows_section, REMIT_TYPE_SECTION)

/* ---- words for each table ---- */

static const struct
{
  const char *title, *add; /* to be translated */
} words[REMIT_N_TABLES] = {
  [REMIT_TABLE_AMOUNT] = { N_ ("Amounts"), N_ ("Add an Amount") },
  [REMIT_TABLE_CHARGE] = { N_ ("Charges"), N_ ("Add a Charge") },
  [REMIT_TABLE_OBJECTIVE] = { N_ ("Objectives"), N_ ("Add an Objective") },
  [REMIT_TABLE_MEASUREMENT] = { N_ ("Measured Values"), N_ ("Add a Measured Value") },
  [REMIT_TABLE_ESCALATION] = { N_ ("Escalation"), N_ ("Add an Escalation Step") },
  [REMIT_TABLE_SEAL] = { N_ ("Seals"), N_ ("Add a Seal") },
  [REMIT_TABLE_SURVEY] = { N_ ("Surveys"), N_ ("Add a Survey") },
  [REMIT_TABLE_PERCEPTION] = { N_ ("Perceptions"), N_ ("Add a Perception") },
  [REMIT_TABLE_PERSPECTIVE] = { N_ ("Perspectives"), N_ ("Add a Perspective") },
  [REMIT_TABLE_BASELINE] = { N_ ("Baselines"), N_ ("Keep a Baseline") },
  [REMIT_TABLE_SCHEME_LETTER] = { N_ ("Letters"), N_ ("Add a Letter") },
};

static const char *
get_title (RemitTable table)
{
  return _(words[table].title != NULL ? words[table].title : remit_table_info (table)->label);
}

static const char *
get_add_label (RemitTable table)
{
  return words[table].add != NULL ? _(words[table].add) : _("Add");
}

/* Those values of a row that are given, joined by dots. (transfer full) */
static char *
join_fields (const RemitGraph *graph, const RemitRow *row, guint32 fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remit_table_info (row->table)->n_fields; i++)
    {
      g_autofree char *value
        = (fields & (1u << i)) != 0 ? remit_field_describe (graph, row, i) : NULL;

      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_objective (const RemitGraph *graph, const RemitObjective *objective, char **below)
{
  g_autofree char *target = remit_objective_describe_target (graph, objective);

  *below = join_fields (graph, &objective->row,
                        1u << REMIT_OBJECTIVE_FIELD_WINDOW | 1u << REMIT_OBJECTIVE_FIELD_WINDOW_DAYS
                          | 1u << REMIT_OBJECTIVE_FIELD_HOURS);
  if (*objective->name != '\0')
    return g_strdup_printf ("%s %s", objective->name, target);
  return g_strdup_printf ("%s %s",
                          _(remit_table_info (REMIT_TABLE_OBJECTIVE)
                               ->fields[REMIT_OBJECTIVE_FIELD_INDICATOR]
                               .values[objective->indicator]
                               .label),
                          target);
}

/* The line on a row, and a second one below it, which may be NULL. */
static char *
describe_row (const RemitGraph *graph, const RemitRow *row, char **below)
{
  *below = NULL;
  if (row->table == REMIT_TABLE_BASELINE)
    {
      const RemitBaseline *baseline = (const RemitBaseline *) row;
      g_autofree char *when = remit_time_describe (baseline->at);

      *below = *baseline->author == '\0' ? g_strdup (when)
                                         : g_strdup_printf ("%s · %s", when, baseline->author);
      return g_strdup (baseline->name);
    }
  if (row->table == REMIT_TABLE_SCHEME_LETTER)
    {
      const RemitSchemeLetterRow *letter = (const RemitSchemeLetterRow *) row;

      *below = g_strdup (letter->meaning);
      return g_strdup_printf ("%s · %s", letter->letter, letter->name);
    }
  if (row->table == REMIT_TABLE_OBJECTIVE)
    return describe_objective (graph, (const RemitObjective *) row, below);
  if (row->table == REMIT_TABLE_MEASUREMENT)
    {
      *below = join_fields (graph, row,
                            1u << REMIT_MEASUREMENT_FIELD_OBJECTIVE
                              | 1u << REMIT_MEASUREMENT_FIELD_SOURCE
                              | 1u << REMIT_MEASUREMENT_FIELD_NOTE);
      return join_fields (graph, row,
                          1u << REMIT_MEASUREMENT_FIELD_DAY | 1u << REMIT_MEASUREMENT_FIELD_VALUE);
    }
  return remit_row_summary (graph, row);
}

static guint32
get_fields (RemitTable table)
{
  /* When and by whom a state was kept is not to be edited. */
  if (table == REMIT_TABLE_BASELINE)
    return 1u << REMIT_BASELINE_FIELD_NAME | 1u << REMIT_BASELINE_FIELD_NOTE;
  return _remit_shown_fields (table);
}

/* ---- rows ---- */

static GPtrArray *
list_owned (RemitRowsSection *self)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  GPtrArray *rows;
  guint n;
  const RemitRow *const *all;

  if (remit_table_info (self->table)->owner >= 0)
    return remit_graph_owned (graph, self->table, remit_section_get_subject (REMIT_SECTION (self)));
  rows = g_ptr_array_new ();
  all = remit_graph_rows (graph, self->table, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, (gpointer) all[i]);
  return rows;
}

static void
remit_rows_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitRowsSection *self = REMIT_ROWS_SECTION (section);
  g_autoptr (GPtrArray) rows = list_owned (self);
  gboolean whole = self->all || rows->len <= FIRST_ROWS + 1;

  for (guint i = 0; i < rows->len && (whole || i < FIRST_ROWS); i++)
    {
      RemitRowKey key = { ROW_ITEM, ((const RemitRow *) g_ptr_array_index (rows, i))->id };

      g_array_append_val (keys, key);
    }
  if (!whole)
    {
      RemitRowKey key = { ROW_MORE, rows->len - FIRST_ROWS };

      g_array_append_val (keys, key);
    }
}

static void
on_remove_cb (RemitRowsSection *self, GtkWidget *button)
{
  RemitId *id = g_object_get_data (G_OBJECT (button), "remit-id");
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  const RemitRow *row = remit_graph_get (graph, self->table, *id);
  g_autofree char *below = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;

  if (row == NULL)
    return;
  text = describe_row (graph, row, &below);
  label = g_strdup_printf (_("Remove %s"), text);
  toast = g_strdup_printf (_("“%s” was removed."), text);
  remit_section_delete_row (REMIT_SECTION (self), self->table, *id, label, toast);
}

static GtkWidget *
make_remove_row (RemitRowsSection *self, RemitId id)
{
  GtkWidget *button = gtk_button_new_with_label (_("Remove"));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "error");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, !remit_section_is_read_only (REMIT_SECTION (self)));
  g_object_set_data_full (G_OBJECT (button), "remit-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  remit_set_label (row, _("Remove"));
  return row;
}

/* The controls of a row that was folded out once; kept on its expander. */
static GPtrArray *
get_editors (GtkWidget *expander)
{
  return g_object_get_data (G_OBJECT (expander), "remit-editors");
}

static void
fill_form (RemitRowsSection *self, AdwExpanderRow *expander, RemitId id)
{
  GPtrArray *editors = g_ptr_array_new ();
  guint32 fields = get_fields (self->table);

  for (guint i = 0; i < remit_table_info (self->table)->n_fields; i++)
    if ((fields & (1u << i)) != 0)
      {
        GtkWidget *row
          = remit_field_row_new (remit_section_get_document (REMIT_SECTION (self)), self->table, i);
        RemitFieldEditor *editor = remit_field_row_get_editor (REMIT_FIELD_ROW (row));

        remit_field_editor_set_rows (editor, &id, 1);
        adw_expander_row_add_row (expander, row);
        g_ptr_array_add (editors, editor);
      }
  adw_expander_row_add_row (expander, make_remove_row (self, id));
  g_object_set_data_full (G_OBJECT (expander), "remit-editors", editors,
                          (GDestroyNotify) g_ptr_array_unref);
}

static void
on_expanded_cb (RemitRowsSection *self, GParamSpec *pspec, AdwExpanderRow *expander)
{
  RemitId *id = g_object_get_data (G_OBJECT (expander), "remit-id");

  if (adw_expander_row_get_expanded (expander) && get_editors (GTK_WIDGET (expander)) == NULL)
    fill_form (self, expander, *id);
}

static void
on_show_all_cb (RemitRowsSection *self)
{
  self->all = TRUE;
  remit_section_refresh (REMIT_SECTION (self));
}

static GtkWidget *
remit_rows_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *row;

  if (key->what == ROW_MORE)
    {
      row = remit_more_button_new ();
      g_signal_connect_object (row, "clicked", G_CALLBACK (on_show_all_cb), section,
                               G_CONNECT_SWAPPED);
      return row;
    }
  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "remit-id", g_memdup2 (&key->id, sizeof key->id), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), section,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
remit_rows_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *widget)
{
  RemitRowsSection *self = REMIT_ROWS_SECTION (section);
  const RemitRow *row;
  GPtrArray *editors;
  g_autofree char *below = NULL;
  g_autofree char *text = NULL;

  if (key->what == ROW_MORE)
    {
      remit_more_button_set_count (widget, (guint) key->id);
      return;
    }
  row = remit_graph_get (remit_section_get_graph (section), self->table, key->id);
  text = describe_row (remit_section_get_graph (section), row, &below);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), below == NULL ? "" : below);
  remit_set_label (widget, text);
  remit_label_lists_within (widget, text);
  editors = get_editors (widget);
  for (guint i = 0; editors != NULL && i < editors->len; i++)
    remit_field_editor_refresh (g_ptr_array_index (editors, i));
  if (self->fresh == key->id)
    {
      self->fresh = REMIT_ID_NONE;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
      remit_section_focus_later (section, g_ptr_array_index (get_editors (widget), 0));
    }
}

static gboolean
remit_rows_section_applies (RemitSection *section)
{
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));
  RemitNodeKinds kinds = remit_table_info (REMIT_ROWS_SECTION (section)->table)->detail_of;

  return kinds == 0 || (node != NULL && (kinds & REMIT_KIND_BIT (node->kind)) != 0);
}

static void
remit_rows_section_subject_changed (RemitSection *section)
{
  REMIT_ROWS_SECTION (section)->all = FALSE;
}

/* ---- adding ---- */

static int
get_today (RemitSection *section)
{
  return remit_day_from_time (
    remit_context_now (remit_document_get_context (remit_section_get_document (section))));
}

/* The year after the last one, in its state; else the present fiscal year. */
static void
prepare_amount (RemitRowsSection *self, RemitRow *row)
{
  RemitSection *section = REMIT_SECTION (self);
  g_autoptr (GPtrArray) rows = list_owned (self);
  const char *start = remit_graph_meta (remit_section_get_graph (section), "fiscal-year-start");
  int month = (int) g_ascii_strtoll (start, NULL, 10);
  gint64 year = remit_fiscal_year (get_today (section), CLAMP (month, 1, 12));

  if (rows->len > 0)
    {
      const RemitAmount *last = g_ptr_array_index (rows, rows->len - 1);

      year = MIN (last->year + 1, 2200);
      remit_row_set_number (row, REMIT_AMOUNT_FIELD_STATE, last->state);
    }
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, year);
}

/* The first duty that has no letter yet, under a letter that is free: its usual one if it can be.
 */
static gboolean
prepare_letter (RemitRowsSection *self, RemitRow *row)
{
  static const char usual[] = "RACISDPEFVQWO";
  g_autoptr (GPtrArray) rows = list_owned (self);
  guint32 letters = 0, duties = 0;
  RemitLinkKind duty = REMIT_LINK_FIRST_RACI;
  char letter[2] = "";

  for (guint i = 0; i < rows->len; i++)
    {
      const RemitSchemeLetterRow *other = g_ptr_array_index (rows, i);

      if (other->letter[0] >= 'A' && other->letter[0] <= 'Z')
        letters |= 1u << (other->letter[0] - 'A');
      duties |= 1u << other->duty;
    }
  while (duty < REMIT_LINK_LAST_RACI && (duties & (1u << duty)) != 0)
    duty++;
  letter[0] = usual[MIN ((guint) duty, G_N_ELEMENTS (usual) - 2)];
  for (char c = 'A'; (letters & (1u << (letter[0] - 'A'))) != 0 && c <= 'Z'; c++)
    letter[0] = c;
  remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_LETTER, letter);
  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_DUTY, duty);
  remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_NAME, remit_link_kind_label (duty));
  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_POSITION, rows->len);
  return rows->len < 26;
}

static void
add_row (RemitRowsSection *self, RemitRow *row)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitTableInfo *info = remit_table_info (self->table);
  g_autoptr (RemitEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (info->owner >= 0)
    {
      g_autofree char *owner = remit_graph_describe (remit_section_get_graph (section),
                                                     remit_section_get_subject (section));

      remit_row_set_number (row, (guint) info->owner, remit_section_get_subject (section));
      /* Translators: the name of a change: "Add Amount to CRM budget" */
      label = g_strdup_printf (_("Add %s to %s"), _(info->label), owner);
    }
  else
    label = g_strdup_printf (_("Add %s"), _(info->label));
  edit = remit_document_begin (remit_section_get_document (section), label);
  self->all = TRUE;
  self->fresh = remit_edit_insert (edit, row);
  if (!remit_section_commit (section, g_steal_pointer (&edit), NULL))
    self->fresh = REMIT_ID_NONE;
}

static void
on_party_cb (RemitId party, gpointer data)
{
  RemitRowsSection *self = data;
  g_autoptr (RemitRow) row = remit_row_new (self->table);

  remit_row_set_number (row, REMIT_SEAL_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_SEAL_FIELD_DAY, get_today (REMIT_SECTION (self)));
  add_row (self, row);
}

/* "Perspective 3": the first of these names that is free; a name must be unique. */
static char *
make_perspective_name (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_PERSPECTIVE, &n);

  for (guint number = n + 1;; number++)
    {
      g_autofree char *name = g_strdup_printf (_("Perspective %u"), number);
      gboolean taken = FALSE;

      for (guint i = 0; i < n && !taken; i++)
        taken = g_str_equal (((const RemitPerspective *) rows[i])->name, name);
      if (!taken)
        return g_steal_pointer (&name);
    }
}

static void
keep_baseline (RemitRowsSection *self)
{
  RemitSection *section = REMIT_SECTION (self);
  g_autofree char *day = remit_day_format_long (get_today (section));
  g_autofree char *name = g_strdup_printf (_("State of %s"), day);
  g_autoptr (GError) error = NULL;

  self->fresh
    = remit_document_keep_baseline (remit_section_get_document (section), name, "", &error);
  if (self->fresh == REMIT_ID_NONE)
    remit_show_error (GTK_WIDGET (self), error);
  else
    remit_section_refresh (section); /* its id is known only now */
}

static void
on_add_cb (RemitRowsSection *self, GtkWidget *button)
{
  g_autoptr (RemitRow) row = remit_row_new (self->table);
  g_autofree char *name = NULL;
  RemitNodePickerOptions parties = { .title = _("Who seals it?"), .kinds = REMIT_KINDS_PARTY };

  switch ((int) self->table)
    {
    case REMIT_TABLE_SEAL:
      remit_node_picker_open (button, remit_section_get_document (REMIT_SECTION (self)), &parties,
                              on_party_cb, self);
      return;
    case REMIT_TABLE_BASELINE:
      keep_baseline (self);
      return;
    case REMIT_TABLE_PERSPECTIVE:
      name = make_perspective_name (remit_section_get_graph (REMIT_SECTION (self)));
      remit_row_set_text (row, REMIT_PERSPECTIVE_FIELD_NAME, name);
      break;
    case REMIT_TABLE_AMOUNT:
      prepare_amount (self, row);
      break;
    case REMIT_TABLE_MEASUREMENT:
      remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, get_today (REMIT_SECTION (self)));
      break;
    case REMIT_TABLE_SURVEY:
      remit_row_set_number (row, REMIT_SURVEY_FIELD_DAY, get_today (REMIT_SECTION (self)));
      break;
    case REMIT_TABLE_PERCEPTION:
      remit_row_set_number (row, REMIT_PERCEPTION_FIELD_DAY, get_today (REMIT_SECTION (self)));
      break;
    case REMIT_TABLE_ESCALATION:
      remit_row_set_text (row, REMIT_ESCALATION_FIELD_SEVERITY, _("critical"));
      break;
    case REMIT_TABLE_SCHEME_LETTER:
      if (!prepare_letter (self, row))
        return;
      break;
    default:
      break;
    }
  add_row (self, row);
}

/* ---- class ---- */

static void
remit_rows_section_class_init (RemitRowsSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = G_MAXUINT32;
  section_class->list_rows = remit_rows_section_list_rows;
  section_class->make_row = remit_rows_section_make_row;
  section_class->show_row = remit_rows_section_show_row;
  section_class->applies = remit_rows_section_applies;
  section_class->subject_changed = remit_rows_section_subject_changed;
}

static void
remit_rows_section_init (RemitRowsSection *self)
{
}

GtkWidget *
_remit_rows_section_new (RemitDocument *document, RemitSelection *selection, RemitTable table)
{
  RemitRowsSection *self
    = g_object_new (REMIT_TYPE_ROWS_SECTION, "document", document, "selection", selection, NULL);
  GtkWidget *add = _remit_add_button_new (get_add_label (table));

  self->table = table;
  remit_section_set_title (REMIT_SECTION (self), get_title (table));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  remit_section_add_button (REMIT_SECTION (self), add, FALSE);
  return GTK_WIDGET (self);
}
