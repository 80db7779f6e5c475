/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-duty-row.h"
#include "remit-node-picker.h"
#include "remit-ownership.h"
#include "remit-scheme.h"

#include <glib/gi18n-lib.h>

/* Who holds what on an item: one row a duty, with its holders as chips.  Two sections work alike:
 * the facets of ownership that are expected of the item's kind, and the letters of the scheme its
 * matrix has. A duty that must have a holder and has none says so in the warning colour and in
 * words.
 *
 * The row itself is the quick way: it asks for a holder when there is none and opens the first one
 * otherwise. The chips and the plus at its end are there for the rest. */

#define REMIT_TYPE_DUTIES_SECTION (remit_duties_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitDutiesSection, remit_duties_section, REMIT, DUTIES_SECTION, RemitSection)

struct _RemitDutiesSection
{
  RemitSection parent_instance;

  /* owned */
  RemitScheme *scheme;  /* of the letters, for the present subject */
  GArray *perspectives; /* element-type RemitId: what each place of the drop-down means */
  /* borrowed children */
  GtkWidget *perspective_choice;
  /* state */
  gboolean letters;
  gboolean lettered; /* the subject is expected to have letters */
  RemitId perspective;
  gboolean listing;
};

G_DEFINE_FINAL_TYPE (RemitDutiesSection, remit_duties_section, REMIT_TYPE_SECTION)

/* ---- words ---- */

/* "CIO" on "runs" reads as the kind's own label; a letter as "R Responsible". */
static char *
name_duty (RemitDutiesSection *self, RemitLinkKind duty)
{
  const RemitSchemeLetter *letter;

  if (!self->letters)
    return g_strdup (remit_link_kind_label (duty));
  letter = self->scheme == NULL ? NULL : remit_scheme_letter_for (self->scheme, duty);
  if (letter == NULL)
    return g_strdup (remit_link_kind_label (duty));
  return g_strdup_printf ("%s %s", letter->letter, _(letter->name));
}

static gboolean
must_have_holder (RemitDutiesSection *self, RemitLinkKind duty)
{
  const RemitSchemeLetter *letter;

  if (!self->letters)
    return TRUE;
  if (!self->lettered)
    return FALSE;
  letter = self->scheme == NULL ? NULL : remit_scheme_letter_for (self->scheme, duty);
  return letter != NULL && letter->minimum > 0;
}

/* ---- doing ---- */

/* Gives the duty to @party, besides those who have it. */
static void
add_holder (RemitDutiesSection *self, RemitLinkKind duty, RemitId party)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitGraph *graph = remit_section_get_graph (section);
  RemitId item = remit_section_get_subject (section);
  g_autofree char *who = remit_graph_describe (graph, party);
  g_autofree char *what = remit_graph_describe (graph, item);
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: the name of a change: party, duty, item: "CIO: runs · Consent platform" */
  label = g_strdup_printf (_("%s: %s · %s"), who, remit_link_kind_label (duty), what);
  edit = remit_document_begin (remit_section_get_document (section), label);
  if (remit_link_add (edit, duty, party, item, self->perspective, &error) != REMIT_ID_NONE)
    remit_section_commit (section, g_steal_pointer (&edit), NULL);
  else
    remit_section_show_error (section, error);
}

static void
on_picked_cb (RemitId party, gpointer data)
{
  GtkWidget *section = gtk_widget_get_ancestor (data, REMIT_TYPE_DUTIES_SECTION);

  if (section != NULL)
    add_holder (REMIT_DUTIES_SECTION (section), remit_duty_row_get_duty (data), party);
}

/* The holders of a duty of the present subject. (transfer container) */
static GPtrArray *
list_holders (RemitDutiesSection *self, RemitLinkKind duty)
{
  return remit_ownership_holders (remit_section_get_graph (REMIT_SECTION (self)),
                                  remit_section_get_subject (REMIT_SECTION (self)), duty,
                                  self->perspective);
}

static void
on_add_cb (RemitDutiesSection *self, GtkWidget *anchor, RemitDutyRow *row)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitNode *item
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));
  RemitLinkKind duty = remit_duty_row_get_duty (row);
  g_autoptr (GPtrArray) holders = list_holders (self, duty);
  g_autoptr (GArray) except = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autofree char *name = name_duty (self, duty);
  /* Translators: a duty, to be given to somebody: "runs: who?" */
  g_autofree char *title = g_strdup_printf (_("%s: who?"), name);
  RemitNodePickerOptions options
    = { .title = title, .kinds = remit_link_kind_sources (duty, item->kind) };

  for (guint i = 0; i < holders->len; i++)
    g_array_append_val (except, ((const RemitLink *) g_ptr_array_index (holders, i))->source);
  options.except = (const RemitId *) except->data;
  options.n_except = except->len;
  remit_node_picker_open (anchor, remit_section_get_document (section), &options, on_picked_cb,
                          row);
}

static void
on_open_cb (RemitSection *section, GtkWidget *anchor, gint64 link)
{
  _remit_holder_open (anchor, section, link);
}

static void
on_row_activated_cb (RemitDutiesSection *self, GtkListBoxRow *row)
{
  g_autoptr (GPtrArray) holders
    = list_holders (self, remit_duty_row_get_duty (REMIT_DUTY_ROW (row)));

  if (holders->len > 0)
    on_open_cb (REMIT_SECTION (self), remit_duty_row_get_anchor (REMIT_DUTY_ROW (row)),
                ((const RemitLink *) g_ptr_array_index (holders, 0))->row.id);
  else if (!remit_section_is_read_only (REMIT_SECTION (self)))
    on_add_cb (self, GTK_WIDGET (row), REMIT_DUTY_ROW (row));
}

/* Two who hold a duty together say so, both of them, and then name who breaks a tie. */
static void
on_declare_joint_cb (RemitDutiesSection *self, RemitDutyRow *row)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitGraph *graph = remit_section_get_graph (section);
  g_autoptr (GPtrArray) holders = list_holders (self, remit_duty_row_get_duty (row));
  g_autofree char *duty = name_duty (self, remit_duty_row_get_duty (row));
  g_autofree char *name = remit_graph_describe (graph, remit_section_get_subject (section));
  g_autofree char *label = g_strdup_printf (_("Declare “%s” of %s joint"), duty, name);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (RemitEdit) edit = remit_document_begin (remit_section_get_document (section), label);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < holders->len; i++)
    g_array_append_val (ids, ((const RemitLink *) g_ptr_array_index (holders, i))->row.id);
  for (guint i = 0; i < ids->len; i++)
    if (!remit_edit_set_number (edit, REMIT_TABLE_LINK, g_array_index (ids, RemitId, i),
                                REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT, &error))
      {
        remit_section_show_error (section, error);
        return;
      }
  if (remit_section_commit (section, g_steal_pointer (&edit), NULL))
    on_open_cb (section, remit_duty_row_get_anchor (row), g_array_index (ids, RemitId, 0));
}

/* ---- rows ---- */

static gboolean
want_joint (GPtrArray *holders)
{
  if (holders->len < 2)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = g_ptr_array_index (holders, i);

      if (link->arrangement == REMIT_ARRANGEMENT_SOLE && link->share == REMIT_UNSET)
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
remit_duties_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *row = remit_duty_row_new ((RemitLinkKind) key->id);

  g_signal_connect_object (row, "add", G_CALLBACK (on_add_cb), section, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "open", G_CALLBACK (on_open_cb), section, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (_remit_section_remove_link), section,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "declare-joint", G_CALLBACK (on_declare_joint_cb), section,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
remit_duties_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitDutiesSection *self = REMIT_DUTIES_SECTION (section);
  RemitLinkKind duty = (RemitLinkKind) key->id;
  g_autoptr (GPtrArray) holders = list_holders (self, duty);
  g_autofree char *name = name_duty (self, duty);
  gboolean editable = !remit_section_is_read_only (section);

  remit_duty_row_show (REMIT_DUTY_ROW (row), remit_section_get_graph (section), name, holders,
                       must_have_holder (self, duty),
                       editable && !self->letters && want_joint (holders), editable);
}

/* ---- which duties ---- */

static void
append_duty (GArray *keys, RemitLinkKind duty)
{
  RemitRowKey key = { 0, duty };

  g_array_append_val (keys, key);
}

static gboolean
has_holder (RemitDutiesSection *self, RemitLinkKind duty)
{
  g_autoptr (GPtrArray) holders = list_holders (self, duty);

  return holders->len > 0;
}

/* The expected facets, then those that somebody holds all the same. */
static void
list_facets (RemitDutiesSection *self, RemitNodeKind kind, GArray *keys)
{
  RemitLinkKind facets[REMIT_N_DUTIES];
  guint n = remit_ownership_facets (kind, facets);

  for (guint i = 0; i < n; i++)
    append_duty (keys, facets[i]);
  for (RemitLinkKind duty = REMIT_LINK_FIRST_FACET; duty <= REMIT_LINK_LAST_FACET; duty++)
    if (!remit_facet_expected (duty, kind) && has_holder (self, duty))
      append_duty (keys, duty);
}

/* The letters of the scheme, then duties without a letter that somebody has.  The empty ones are
 * seen only where letters are expected: on activities, decisions and the rows of matrices. */
static void
list_letters (RemitDutiesSection *self, GArray *keys)
{
  guint32 seen = 0;

  for (guint i = 0; self->scheme != NULL && i < self->scheme->n_letters; i++)
    {
      RemitLinkKind duty = self->scheme->letters[i].duty;

      if ((seen & (1u << duty)) != 0 || (!self->lettered && !has_holder (self, duty)))
        continue;
      seen |= 1u << duty;
      append_duty (keys, duty);
    }
  for (RemitLinkKind duty = REMIT_LINK_FIRST_RACI; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((seen & (1u << duty)) == 0 && has_holder (self, duty))
      append_duty (keys, duty);
}

/* ---- whose statement ---- */

static void
on_perspective_cb (RemitDutiesSection *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->perspective_choice));

  if (self->listing || place >= self->perspectives->len)
    return;
  self->perspective = g_array_index (self->perspectives, RemitId, place);
  remit_section_refresh (REMIT_SECTION (self));
}

/* Shown only in documents that have perspectives. */
static void
list_perspectives (RemitDutiesSection *self)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *label = NULL;
  RemitId agreed = REMIT_ID_NONE;
  guint chosen = 0;
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_PERSPECTIVE, &n);

  g_array_set_size (self->perspectives, 0);
  g_array_append_val (self->perspectives, agreed);
  gtk_string_list_append (names, _("Agreed"));
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (self->perspectives, rows[i]->id);
      gtk_string_list_append (names, ((const RemitPerspective *) rows[i])->name);
      if (rows[i]->id == self->perspective)
        chosen = i + 1;
    }
  self->perspective = g_array_index (self->perspectives, RemitId, chosen);
  self->listing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->perspective_choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->perspective_choice), chosen);
  self->listing = FALSE;
  label = g_strdup_printf (_("Whose statement: %s"), gtk_string_list_get_string (names, chosen));
  remit_label_inner_button (self->perspective_choice, label);
  gtk_widget_set_visible (self->perspective_choice, n > 0);
}

/* The scheme of the first matrix that has the node as a row, RACI when there is none, and @found
 * whether there is. (transfer full) */
static RemitScheme *
find_scheme (const RemitGraph *graph, RemitId node, gboolean *found)
{
  guint n;
  const RemitRow *const *axes = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_NODE, node, &n);
  const RemitMatrixRow *first = NULL;
  RemitScheme *scheme = NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitMatrixAxis *axis = (const RemitMatrixAxis *) axes[i];
      const RemitMatrixRow *matrix
        = (const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, axis->matrix);

      if (axis->axis == REMIT_AXIS_ROW && matrix != NULL && matrix->kind == REMIT_MATRIX_RACI
          && (first == NULL || matrix->row.id < first->row.id))
        first = matrix;
    }
  *found = first != NULL;
  if (first != NULL)
    scheme = remit_scheme_lookup (graph, first->scheme);
  return scheme != NULL ? scheme : remit_scheme_lookup (graph, "raci");
}

static void
read_scheme (RemitDutiesSection *self, RemitNodeKind kind)
{
  RemitSection *section = REMIT_SECTION (self);
  gboolean in_matrix;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->scheme, remit_scheme_free);
  self->scheme = find_scheme (remit_section_get_graph (section),
                              remit_section_get_subject (section), &in_matrix);
  self->lettered = in_matrix || kind == REMIT_NODE_ACTIVITY || kind == REMIT_NODE_DECISION;
  if (self->scheme == NULL)
    return;
  /* Translators: heading above the letters of an activity; the name of the scheme: "Letters (RACI)"
   */
  title = g_strdup_printf (_("Letters (%s)"), self->scheme->name);
  remit_section_set_title (section, title);
}

static void
remit_duties_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitDutiesSection *self = REMIT_DUTIES_SECTION (section);
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));

  list_perspectives (self);
  if (node == NULL)
    return;
  if (!self->letters)
    {
      list_facets (self, node->kind, keys);
      return;
    }
  read_scheme (self, node->kind);
  list_letters (self, keys);
}

/* ---- class ---- */

static void
remit_duties_section_finalize (GObject *object)
{
  RemitDutiesSection *self = REMIT_DUTIES_SECTION (object);

  g_clear_pointer (&self->scheme, remit_scheme_free);
  g_array_unref (self->perspectives);
  G_OBJECT_CLASS (remit_duties_section_parent_class)->finalize (object);
}

static void
remit_duties_section_class_init (RemitDutiesSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_duties_section_finalize;
  section_class->tables
    = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)
      | REMIT_TABLE_BIT (REMIT_TABLE_PERSPECTIVE) | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX)
      | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX_AXIS) | REMIT_TABLE_BIT (REMIT_TABLE_SCHEME)
      | REMIT_TABLE_BIT (REMIT_TABLE_SCHEME_LETTER);
  section_class->list_rows = remit_duties_section_list_rows;
  section_class->make_row = remit_duties_section_make_row;
  section_class->show_row = remit_duties_section_show_row;
}

static void
remit_duties_section_init (RemitDutiesSection *self)
{
  self->perspectives = g_array_new (FALSE, FALSE, sizeof (RemitId));
}

static GtkWidget *
make_section (RemitDocument *document, RemitSelection *selection, gboolean letters)
{
  RemitDutiesSection *self
    = g_object_new (REMIT_TYPE_DUTIES_SECTION, "document", document, "selection", selection, NULL);

  self->letters = letters;
  self->perspective_choice = remit_drop_down_new ();
  gtk_widget_add_css_class (self->perspective_choice, "flat");
  remit_section_set_title (REMIT_SECTION (self), letters ? _("Letters") : _("Duties"));
  remit_section_add_button (REMIT_SECTION (self), self->perspective_choice, TRUE);
  g_signal_connect_object (self->perspective_choice, "notify::selected",
                           G_CALLBACK (on_perspective_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remit_section_get_list (REMIT_SECTION (self)), "row-activated",
                           G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
_remit_duties_section_new (RemitDocument *document, RemitSelection *selection)
{
  return make_section (document, selection, FALSE);
}

GtkWidget *
_remit_letters_section_new (RemitDocument *document, RemitSelection *selection)
{
  return make_section (document, selection, TRUE);
}
