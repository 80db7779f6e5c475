/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-info.h"
#include "remit-scheme-dialog.h"
#include "remit-scheme.h"

#include <glib/gi18n-lib.h>

/* The page of the document itself, when nothing is selected: facts, counts, perspectives,
 * baselines, own schemes. */

/* ---- facts ---- */

static const RemitEnumValue languages[] = {
  { "", N_("Not given") },
  { "en", N_("English") },
  { "vi", N_("Vietnamese") },
  { "zh", N_("Chinese") },
  { "zh_CN", N_("Chinese (China)") },
  { "de", N_("German") },
  { "fr", N_("French") },
  { "es", N_("Spanish") },
  { "ja", N_("Japanese") },
  { NULL, NULL },
};

static const RemitEnumValue months[] = {
  { "1", N_("January") },  { "2", N_("February") },  { "3", N_("March") },
  { "4", N_("April") },    { "5", N_("May") },       { "6", N_("June") },
  { "7", N_("July") },     { "8", N_("August") },    { "9", N_("September") },
  { "10", N_("October") }, { "11", N_("November") }, { "12", N_("December") },
  { NULL, NULL },
};

/* Facts are kept in the table meta under the field's name. */
static const RemitField facts[] = {
  { .name = "title", .label = N_("Title"), .type = REMIT_FIELD_TEXT },
  { .name = "description",
    .label = N_("Description"),
    .type = REMIT_FIELD_TEXT,
    .flags = REMIT_FIELD_LONG },
  { .name = "currency", .label = N_("Currency"), .type = REMIT_FIELD_TEXT },
  { .name = "fiscal-year-start",
    .label = N_("Fiscal year starts in"),
    .type = REMIT_FIELD_ENUM,
    .values = months },
  { .name = "language", .label = N_("Language"), .type = REMIT_FIELD_ENUM, .values = languages },
};

#define REMIT_TYPE_FACTS_SECTION (remit_facts_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitFactsSection, remit_facts_section, REMIT, FACTS_SECTION, RemitSection)

struct _RemitFactsSection
{
  RemitSection parent_instance;
};

G_DEFINE_FINAL_TYPE (RemitFactsSection, remit_facts_section, REMIT_TYPE_SECTION)

static void
remit_facts_section_list_rows (RemitSection *section, GArray *keys)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      RemitRowKey key = { 0, i };

      g_array_append_val (keys, key);
    }
}

static GtkWidget *
remit_facts_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  return remit_field_row_new_fact (remit_section_get_document (section), &facts[key->id]);
}

static void
remit_facts_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  remit_field_editor_refresh (remit_field_row_get_editor (REMIT_FIELD_ROW (row)));
}

static void
remit_facts_section_class_init (RemitFactsSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_META);
  section_class->list_rows = remit_facts_section_list_rows;
  section_class->make_row = remit_facts_section_make_row;
  section_class->show_row = remit_facts_section_show_row;
}

static void
remit_facts_section_init (RemitFactsSection *self)
{
}

GtkWidget *
_remit_facts_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_FACTS_SECTION, "document", document, "selection", selection, NULL);

  remit_section_set_title (REMIT_SECTION (self), _("Document"));
  return self;
}

/* ---- counts ---- */

#define REMIT_TYPE_COUNTS_SECTION (remit_counts_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitCountsSection, remit_counts_section, REMIT, COUNTS_SECTION, RemitSection)

enum
{
  COUNT_PARTIES,
  COUNT_COMPONENTS,
  COUNT_ACTIVITIES,
  COUNT_NODES,
  COUNT_LINKS,
  COUNT_LETTERS,
  N_COUNTS
};

struct _RemitCountsSection
{
  RemitSection parent_instance;

  RemitInfo info;
};

G_DEFINE_FINAL_TYPE (RemitCountsSection, remit_counts_section, REMIT_TYPE_SECTION)

static const char *
get_count_label (gint64 count)
{
  switch (count)
    {
    case COUNT_PARTIES:
      return _("Parties");
    case COUNT_COMPONENTS:
      return _("Components");
    case COUNT_ACTIVITIES:
      return _("Activities");
    case COUNT_NODES:
      return _("Nodes of all kinds");
    case COUNT_LINKS:
      return _("Links");
    default:
      return _("Letters");
    }
}

/* "R 11 · A 10 · C 26 · I 28" */
static char *
describe_letters (const RemitInfo *info)
{
  const RemitScheme *raci = remit_scheme_builtin ("raci");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < raci->n_letters; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? " · " : "", raci->letters[i].letter,
                            info->assignments[raci->letters[i].duty]);
  return g_string_free (text, FALSE);
}

static void
remit_counts_section_list_rows (RemitSection *section, GArray *keys)
{
  remit_info_collect (remit_section_get_graph (section), &REMIT_COUNTS_SECTION (section)->info);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      RemitRowKey key = { 0, i };

      g_array_append_val (keys, key);
    }
}

static GtkWidget *
remit_counts_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = remit_line_new (get_count_label (key->id));
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "remit-text-line");
  return box;
}

static void
remit_counts_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *box)
{
  const RemitInfo *info = &REMIT_COUNTS_SECTION (section)->info;
  const guint counts[]
    = { info->parties, info->components, info->activities, info->nodes, info->links };
  g_autofree char *text
    = key->id == COUNT_LETTERS ? describe_letters (info) : g_strdup_printf ("%u", counts[key->id]);
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), get_count_label (key->id), text);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  remit_set_label (gtk_widget_get_parent (box), spoken);
}

static void
remit_counts_section_class_init (RemitCountsSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK);
  section_class->list_rows = remit_counts_section_list_rows;
  section_class->make_row = remit_counts_section_make_row;
  section_class->show_row = remit_counts_section_show_row;
}

static void
remit_counts_section_init (RemitCountsSection *self)
{
}

GtkWidget *
_remit_counts_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_COUNTS_SECTION, "document", document, "selection", selection, NULL);

  remit_section_set_title (REMIT_SECTION (self), _("Contents"));
  return self;
}

/* ---- own schemes ---- */

#define REMIT_TYPE_SCHEMES_SECTION (remit_schemes_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitSchemesSection, remit_schemes_section, REMIT, SCHEMES_SECTION,
                      RemitSection)

struct _RemitSchemesSection
{
  RemitSection parent_instance;
};

G_DEFINE_FINAL_TYPE (RemitSchemesSection, remit_schemes_section, REMIT_TYPE_SECTION)

static void
remit_schemes_section_list_rows (RemitSection *section, GArray *keys)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_section_get_graph (section), REMIT_TABLE_SCHEME, &n);

  for (guint i = 0; i < n; i++)
    {
      RemitRowKey key = { 0, rows[i]->id };

      g_array_append_val (keys, key);
    }
}

static GtkWidget *
remit_schemes_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = remit_line_new (NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "remit-text-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "remit-id", g_memdup2 (&key->id, sizeof key->id), g_free);
  return row;
}

static void
remit_schemes_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  const RemitSchemeRow *scheme
    = (const RemitSchemeRow *) remit_graph_get (graph, REMIT_TABLE_SCHEME, key->id);
  g_autoptr (GPtrArray) letters = remit_graph_owned (graph, REMIT_TABLE_SCHEME_LETTER, key->id);
  GString *text = g_string_new (scheme->name);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_printf (
      text, "%s%s", i == 0 ? " · " : " ",
      ((const RemitSchemeLetterRow *) g_ptr_array_index (letters, i))->letter);
  gtk_label_set_text (
    GTK_LABEL (gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)))),
    text->str);
  remit_set_label (row, text->str);
  g_string_free (text, TRUE);
}

static void
on_scheme_activated_cb (RemitSection *section, GtkListBoxRow *row)
{
  RemitId *id = g_object_get_data (G_OBJECT (row), "remit-id");

  remit_scheme_dialog_open (GTK_WIDGET (section), remit_section_get_document (section), *id);
}

static void
on_add_scheme_cb (RemitSection *section)
{
  RemitId scheme
    = remit_scheme_dialog_add (GTK_WIDGET (section), remit_section_get_document (section));

  if (scheme != REMIT_ID_NONE)
    remit_scheme_dialog_open (GTK_WIDGET (section), remit_section_get_document (section), scheme);
}

static void
remit_schemes_section_class_init (RemitSchemesSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables
    = REMIT_TABLE_BIT (REMIT_TABLE_SCHEME) | REMIT_TABLE_BIT (REMIT_TABLE_SCHEME_LETTER);
  section_class->list_rows = remit_schemes_section_list_rows;
  section_class->make_row = remit_schemes_section_make_row;
  section_class->show_row = remit_schemes_section_show_row;
}

static void
remit_schemes_section_init (RemitSchemesSection *self)
{
}

GtkWidget *
_remit_schemes_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_SCHEMES_SECTION, "document", document, "selection", selection, NULL);
  GtkWidget *add = _remit_add_button_new (_("Add a Scheme"));

  remit_section_set_title (REMIT_SECTION (self), _("Own Schemes"));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_scheme_cb), self, G_CONNECT_SWAPPED);
  remit_section_add_button (REMIT_SECTION (self), add, FALSE);
  g_signal_connect_object (remit_section_get_list (REMIT_SECTION (self)), "row-activated",
                           G_CALLBACK (on_scheme_activated_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* ---- the page ---- */

void
_remit_inspector_fill_document_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                     RemitSelection *selection)
{
  _remit_inspector_append (page, sections, _remit_facts_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_counts_section_new (document, selection));
  _remit_inspector_append (page, sections,
                           _remit_rows_section_new (document, selection, REMIT_TABLE_PERSPECTIVE));
  _remit_inspector_append (page, sections, _remit_schemes_section_new (document, selection));
  _remit_inspector_append (page, sections,
                           _remit_rows_section_new (document, selection, REMIT_TABLE_BASELINE));
}
