/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-chooser.h"
#include "remit-controls.h"
#include "remit-node-picker.h"

#include <glib/gi18n-lib.h>

/* The links of a node, one row each, grouped by kind and direction; and, of a party, the duties it
 * holds.  A row leads to the other end; its buttons open the link itself or end it.  A group shows
 * its first rows and a button for the rest: a CIO may hold thousands of duties. */

#define FIRST_ROWS 8

#define REMIT_TYPE_LINKS_SECTION (remit_links_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitLinksSection, remit_links_section, REMIT, LINKS_SECTION, RemitSection)

/* What a row is, in its key: a link, or the button for the rest of a group. */
enum
{
  ROW_LINK, /* id: the link */
  ROW_REST, /* id: the group */
};

struct _RemitLinksSection
{
  RemitSection parent_instance;

  /* owned */
  GHashTable *whole;  /* groups (as pointers) that are shown whole */
  GHashTable *firsts; /* RemitId -> itself: links whose row names their group */
  GHashTable *rests;  /* groups -> number of rows not shown */
  /* state */
  gboolean holdings;
};

G_DEFINE_FINAL_TYPE (RemitLinksSection, remit_links_section, REMIT_TYPE_SECTION)

/* A group: links of one kind in one direction. */
#define GROUP(kind, incoming) ((int) (kind) *2 + ((incoming) ? 1 : 0))

/* ---- which links ---- */

/* What a party holds: the duties and ownership that go out from it. */
static gboolean
is_holding (const RemitLink *link, RemitId node)
{
  RemitLinkClass class = remit_link_kind_info (link->kind)->link_class;

  return link->source == node
         && (class == REMIT_CLASS_RACI || class == REMIT_CLASS_FACET
             || class == REMIT_CLASS_OWNERSHIP);
}

/* What the sections for duties and letters show already. */
static gboolean
is_shown_above (const RemitLink *link, RemitId node)
{
  return link->target == node && remit_link_kind_is_duty (link->kind)
         && link->perspective == REMIT_ID_NONE;
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitLink *left = *(const RemitLink *const *) a;
  const RemitLink *right = *(const RemitLink *const *) b;
  RemitId node = *(RemitId *) data;
  int left_group = GROUP (left->kind, left->target == node);
  int right_group = GROUP (right->kind, right->target == node);

  if (left_group != right_group)
    return left_group - right_group;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static GPtrArray *
collect_links (RemitLinksSection *self, RemitId node)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links = remit_graph_links_out (graph, node, &n);

  for (guint i = 0; i < n; i++)
    if (is_holding (links[i], node) == self->holdings)
      g_ptr_array_add (found, (gpointer) links[i]);
  links = remit_graph_links_in (graph, node, &n);
  for (guint i = 0; i < n && !self->holdings; i++)
    if (!is_shown_above (links[i], node))
      g_ptr_array_add (found, (gpointer) links[i]);
  g_ptr_array_sort_with_data (found, compare_links, &node);
  return found;
}

static void
remit_links_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitLinksSection *self = REMIT_LINKS_SECTION (section);
  RemitId node = remit_section_get_subject (section);
  g_autoptr (GPtrArray) links = collect_links (self, node);
  guint i = 0;

  g_hash_table_remove_all (self->firsts);
  g_hash_table_remove_all (self->rests);
  while (i < links->len)
    {
      const RemitLink *first = g_ptr_array_index (links, i);
      int group = GROUP (first->kind, first->target == node);
      guint end = i;
      guint shown;

      while (end < links->len
             && GROUP (((const RemitLink *) g_ptr_array_index (links, end))->kind,
                       ((const RemitLink *) g_ptr_array_index (links, end))->target == node)
                  == group)
        end++;
      shown = end - i;
      if (shown > FIRST_ROWS + 1 && !g_hash_table_contains (self->whole, GINT_TO_POINTER (group)))
        shown = FIRST_ROWS;
      g_hash_table_add (self->firsts, g_memdup2 (&first->row.id, sizeof first->row.id));
      for (guint j = 0; j < shown; j++)
        {
          RemitRowKey key
            = { ROW_LINK, ((const RemitLink *) g_ptr_array_index (links, i + j))->row.id };

          g_array_append_val (keys, key);
        }
      if (shown < end - i)
        {
          RemitRowKey key = { ROW_REST, group };

          g_hash_table_insert (self->rests, GINT_TO_POINTER (group),
                               GUINT_TO_POINTER (end - i - shown));
          g_array_append_val (keys, key);
        }
      i = end;
    }
}

/* ---- rows ---- */

typedef struct
{
  RemitId link;
  GtkWidget *group;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *open;
  GtkWidget *remove;
} LinkRow;

void
_remit_section_remove_link (RemitSection *section, RemitId id)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;

  if (remit_graph_link (graph, id) == NULL)
    return;
  text = remit_graph_describe (graph, id);
  label = g_strdup_printf (_("Remove %s"), text);
  toast = g_strdup_printf (_("“%s” was removed."), text);
  remit_section_delete_row (section, REMIT_TABLE_LINK, id, label, toast);
}

static LinkRow *
get_parts (gpointer row)
{
  return g_object_get_data (row, "remit-parts");
}

/* The row that a button is in. */
static LinkRow *
find_parts (GtkWidget *button)
{
  return get_parts (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
}

static void
on_open_cb (RemitSection *section, GtkWidget *button)
{
  remit_section_jump (section, find_parts (button)->link);
}

static void
on_remove_cb (RemitSection *section, GtkWidget *button)
{
  _remit_section_remove_link (section, find_parts (button)->link);
}

static void
on_rest_cb (RemitLinksSection *self, GtkWidget *button)
{
  g_hash_table_add (self->whole, g_object_get_data (G_OBJECT (button), "remit-group"));
  remit_section_refresh (REMIT_SECTION (self));
}

static void
on_row_activated_cb (RemitSection *section, GtkListBoxRow *row)
{
  LinkRow *parts = get_parts (row);
  const RemitLink *link
    = parts == NULL ? NULL : remit_graph_link (remit_section_get_graph (section), parts->link);

  if (link != NULL)
    remit_section_jump (
      section, link->source == remit_section_get_subject (section) ? link->target : link->source);
}

static GtkWidget *
make_link_line (LinkRow *parts, RemitSection *section)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  parts->icon = gtk_image_new ();
  parts->name = remit_short_paragraph_new (NULL);
  parts->detail = remit_short_paragraph_new (NULL);
  parts->open = remit_icon_button_new ("document-properties-symbolic", _("Show the Link"));
  parts->remove = remit_icon_button_new ("edit-delete-symbolic", _("Remove the Link"));
  gtk_widget_add_css_class (parts->detail, "caption");
  gtk_widget_add_css_class (parts->detail, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (parts->open, "remit-row-button");
  gtk_widget_add_css_class (parts->remove, "remit-row-button");
  gtk_box_append (GTK_BOX (texts), parts->name);
  gtk_box_append (GTK_BOX (texts), parts->detail);
  gtk_box_append (GTK_BOX (line), parts->icon);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), parts->open);
  gtk_box_append (GTK_BOX (line), parts->remove);
  gtk_widget_add_css_class (line, "remit-link-line");
  g_signal_connect_object (parts->open, "clicked", G_CALLBACK (on_open_cb), section,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->remove, "clicked", G_CALLBACK (on_remove_cb), section,
                           G_CONNECT_SWAPPED);
  return line;
}

/* The name of the group stands above its first link. */
static GtkWidget *
make_link_lines (LinkRow *parts, RemitSection *section)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  parts->group = remit_line_new (NULL);
  gtk_widget_add_css_class (parts->group, "caption");
  gtk_widget_add_css_class (parts->group, "dim-label");
  gtk_widget_add_css_class (parts->group, "remit-link-group");
  gtk_box_append (GTK_BOX (lines), parts->group);
  gtk_box_append (GTK_BOX (lines), make_link_line (parts, section));
  return lines;
}

static GtkWidget *
remit_links_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *row;
  LinkRow *parts;

  if (key->what == ROW_REST)
    {
      row = remit_more_button_new ();
      g_object_set_data (G_OBJECT (row), "remit-group", GINT_TO_POINTER ((int) key->id));
      g_signal_connect_object (row, "clicked", G_CALLBACK (on_rest_cb), section, G_CONNECT_SWAPPED);
      return row;
    }
  row = gtk_list_box_row_new ();
  parts = g_new0 (LinkRow, 1);
  parts->link = key->id;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_link_lines (parts, section));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "remit-parts", parts, g_free);
  return row;
}

/* What a link says besides its kind: topic, share, dotted line, whose statement. (transfer full) */
static char *
describe_detail (const RemitGraph *graph, const RemitLink *link)
{
  static const guint fields[]
    = { REMIT_LINK_FIELD_TOPIC,      REMIT_LINK_FIELD_SHARE, REMIT_LINK_FIELD_LINE,
        REMIT_LINK_FIELD_RIGHTS,     REMIT_LINK_FIELD_LAG,   REMIT_LINK_FIELD_ARRANGEMENT,
        REMIT_LINK_FIELD_PERSPECTIVE };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      if (remit_row_field_is_default (&link->row, fields[i]))
        continue;
      value = remit_field_describe (graph, &link->row, fields[i]);
      if (fields[i] == REMIT_LINK_FIELD_LAG)
        {
          g_free (value);
          value
            = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) link->lag), (int) link->lag);
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

static void
show_link (RemitLinksSection *self, LinkRow *parts, GtkWidget *row)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitGraph *graph = remit_section_get_graph (section);
  const RemitLink *link = remit_graph_link (graph, parts->link);
  gboolean incoming = link->source != remit_section_get_subject (section);
  RemitId other_id = incoming ? link->source : link->target;
  const RemitNode *other = remit_graph_node (graph, other_id);
  const char *group
    = incoming ? remit_link_kind_reverse (link->kind) : remit_link_kind_label (link->kind);
  g_autofree char *name = remit_graph_describe (graph, other_id);
  g_autofree char *detail = describe_detail (graph, link);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", group, name);

  gtk_label_set_text (GTK_LABEL (parts->group), group);
  gtk_widget_set_visible (parts->group, g_hash_table_contains (self->firsts, &link->row.id));
  gtk_label_set_text (GTK_LABEL (parts->name), name);
  gtk_label_set_text (GTK_LABEL (parts->detail), detail);
  gtk_widget_set_visible (parts->detail, *detail != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon),
                                other == NULL ? NULL : remit_node_kind_info (other->kind)->icon);
  gtk_widget_set_tooltip_text (parts->icon,
                               other == NULL ? NULL : remit_node_kind_label (other->kind));
  gtk_widget_set_sensitive (parts->remove, !remit_section_is_read_only (section));
  remit_set_label (row, spoken);
  remit_set_description (row, detail);
}

static void
remit_links_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitLinksSection *self = REMIT_LINKS_SECTION (section);

  if (key->what == ROW_REST)
    {
      gpointer n = g_hash_table_lookup (self->rests, GINT_TO_POINTER ((int) key->id));

      remit_more_button_set_count (row, GPOINTER_TO_UINT (n));
      return;
    }
  show_link (self, get_parts (row), row);
}

static gboolean
remit_links_section_applies (RemitSection *section)
{
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));

  return node != NULL
         && (!REMIT_LINKS_SECTION (section)->holdings || remit_kind_is_party (node->kind)
             || node->kind == REMIT_NODE_FUNDING_SOURCE);
}

static void
remit_links_section_subject_changed (RemitSection *section)
{
  g_hash_table_remove_all (REMIT_LINKS_SECTION (section)->whole);
}

/* ---- adding: first the kind, then the other end ---- */

static void
offer_kind (RemitChooser *chooser, int group, const char *label, RemitLinkKind kind)
{
  g_autofree char *title = g_strdup_printf ("%s …", label);

  if (remit_chooser_matches (chooser, label))
    remit_chooser_add (chooser, group,
                       remit_link_class_label (remit_link_kind_info (kind)->link_class), title,
                       NULL, NULL, TRUE);
}

static void
fill_kinds (RemitChooser *chooser, const char *query, gpointer data)
{
  RemitNodeKind mine = (RemitNodeKind) GPOINTER_TO_INT (data);

  for (RemitLinkClass class = 0; class < REMIT_N_CLASSES; class ++)
    for (RemitLinkKind kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
      {
        if (remit_link_kind_info (kind)->link_class != class)
          continue;
        if (remit_link_kind_targets (kind, mine) != 0)
          offer_kind (chooser, GROUP (kind, FALSE), remit_link_kind_label (kind), kind);
        if (remit_link_kind_sources (kind, mine) != 0)
          offer_kind (chooser, GROUP (kind, TRUE), remit_link_kind_reverse (kind), kind);
      }
}

static int
get_wanted_group (gpointer button)
{
  return GPOINTER_TO_INT (g_object_get_data (button, "remit-group"));
}

static void
on_end_picked_cb (RemitId other, gpointer data)
{
  GtkWidget *button = data;
  RemitSection *section = REMIT_SECTION (gtk_widget_get_ancestor (button, REMIT_TYPE_SECTION));
  RemitLinkKind kind = (RemitLinkKind) (get_wanted_group (button) / 2);
  gboolean incoming = get_wanted_group (button) % 2 == 1;
  RemitId node = remit_section_get_subject (section);
  RemitId source = incoming ? other : node;
  RemitId target = incoming ? node : other;
  const RemitGraph *graph = remit_section_get_graph (section);
  g_autofree char *from = remit_graph_describe (graph, source);
  g_autofree char *to = remit_graph_describe (graph, target);
  g_autofree char *label = g_strdup_printf ("%s – %s – %s", from, remit_link_kind_label (kind), to);
  g_autoptr (RemitEdit) edit = remit_document_begin (remit_section_get_document (section), label);
  g_autoptr (GError) error = NULL;

  if (remit_link_add (edit, kind, source, target, REMIT_ID_NONE, &error) != REMIT_ID_NONE)
    remit_section_commit (section, g_steal_pointer (&edit), NULL);
  else
    remit_section_show_error (section, error);
}

static void
on_kind_chosen_cb (RemitChooser *chooser, gint64 group, GtkWidget *button)
{
  RemitSection *section = REMIT_SECTION (gtk_widget_get_ancestor (button, REMIT_TYPE_SECTION));
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));
  RemitLinkKind kind = (RemitLinkKind) (group / 2);
  gboolean incoming = group % 2 == 1;
  g_autofree char *title = NULL;
  RemitId except;
  RemitNodePickerOptions options = { .n_except = 1 };

  if (node == NULL)
    return;
  except = node->row.id;
  options.except = &except;
  options.kinds
    = incoming ? remit_link_kind_sources (kind, node->kind) : remit_link_kind_targets (kind, node->kind);
  title = g_strdup_printf ("%s …", incoming ? remit_link_kind_reverse (kind)
                                            : remit_link_kind_label (kind));
  options.title = title;
  g_object_set_data (G_OBJECT (button), "remit-group", GINT_TO_POINTER ((int) group));
  remit_node_picker_open (button, remit_section_get_document (section), &options, on_end_picked_cb,
                          button);
}

static void
on_add_cb (RemitSection *section, GtkWidget *button)
{
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));
  RemitChooser *chooser;

  if (node == NULL)
    return;
  chooser = remit_chooser_new (_("What kind of link?"), _("What kind of link?"), fill_kinds,
                               GINT_TO_POINTER ((int) node->kind), NULL);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_kind_chosen_cb), button, 0);
  remit_chooser_open (chooser, button, NULL);
}

/* ---- class ---- */

static void
remit_links_section_finalize (GObject *object)
{
  RemitLinksSection *self = REMIT_LINKS_SECTION (object);

  g_hash_table_unref (self->whole);
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->rests);
  G_OBJECT_CLASS (remit_links_section_parent_class)->finalize (object);
}

static void
remit_links_section_class_init (RemitLinksSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_links_section_finalize;
  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)
                          | REMIT_TABLE_BIT (REMIT_TABLE_PERSPECTIVE);
  section_class->list_rows = remit_links_section_list_rows;
  section_class->make_row = remit_links_section_make_row;
  section_class->show_row = remit_links_section_show_row;
  section_class->applies = remit_links_section_applies;
  section_class->subject_changed = remit_links_section_subject_changed;
}

static void
remit_links_section_init (RemitLinksSection *self)
{
  self->whole = g_hash_table_new (NULL, NULL);
  self->firsts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rests = g_hash_table_new (NULL, NULL);
}

GtkWidget *
_remit_links_section_new (RemitDocument *document, RemitSelection *selection, gboolean holdings)
{
  RemitLinksSection *self
    = g_object_new (REMIT_TYPE_LINKS_SECTION, "document", document, "selection", selection, NULL);
  GtkWidget *add;

  self->holdings = holdings;
  remit_section_set_title (REMIT_SECTION (self), holdings ? _("Holds") : _("Links"));
  if (!holdings)
    {
      add = _remit_add_button_new (_("Add a Link"));
      g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
      remit_section_add_button (REMIT_SECTION (self), add, FALSE);
    }
  g_signal_connect_object (remit_section_get_list (REMIT_SECTION (self)), "row-activated",
                           G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
