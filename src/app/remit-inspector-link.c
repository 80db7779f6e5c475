/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-tint.h"

#include <glib/gi18n-lib.h>

/* The page of one link: the sentence it makes, whose ends lead to the nodes, and the form of its
 * fields.  Which fields come first follows the kind of the link; the others fold out. */

/* ---- heading: source, kind, target ---- */

#define REMIT_TYPE_SENTENCE_SECTION (remit_sentence_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitSentenceSection, remit_sentence_section, REMIT, SENTENCE_SECTION,
                      RemitSection)

typedef struct
{
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *name;
} End;

struct _RemitSentenceSection
{
  RemitSection parent_instance;

  /* borrowed: in the only row */
  End source;
  End target;
  GtkWidget *kind;
  GtkWidget *swap;
};

G_DEFINE_FINAL_TYPE (RemitSentenceSection, remit_sentence_section, REMIT_TYPE_SECTION)

static const RemitLink *
get_link (RemitSection *section)
{
  return remit_graph_link (remit_section_get_graph (section), remit_section_get_subject (section));
}

static void
on_source_cb (RemitSection *section)
{
  remit_section_jump (section, get_link (section)->source);
}

static void
on_target_cb (RemitSection *section)
{
  remit_section_jump (section, get_link (section)->target);
}

static void
on_swap_cb (RemitSection *section)
{
  const RemitLink *link = get_link (section);
  g_autofree char *text = remit_graph_describe (remit_section_get_graph (section), link->row.id);
  g_autofree char *label = g_strdup_printf (_("Swap the ends of %s"), text);
  g_autoptr (RemitEdit) edit = remit_document_begin (remit_section_get_document (section), label);
  g_autoptr (GError) error = NULL;

  if (remit_link_set_ends (edit, link->row.id, link->target, link->source, &error))
    remit_section_commit (section, g_steal_pointer (&edit), NULL);
  else
    remit_section_show_error (section, error);
}

static void
on_remove_cb (RemitSection *section)
{
  _remit_section_remove_link (section, remit_section_get_subject (section));
}

static void
remit_sentence_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitRowKey key = { 0, 0 };

  if (get_link (section) != NULL)
    g_array_append_val (keys, key);
}

static void
make_end (RemitSection *section, End *end, GCallback clicked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  end->button = gtk_button_new ();
  end->icon = gtk_image_new ();
  end->name = remit_line_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (end->name), 3);
  gtk_widget_add_css_class (end->name, "title-4");
  gtk_box_append (GTK_BOX (box), end->icon);
  gtk_box_append (GTK_BOX (box), end->name);
  gtk_button_set_child (GTK_BUTTON (end->button), box);
  gtk_widget_add_css_class (end->button, "flat");
  gtk_widget_add_css_class (end->button, "remit-chip");
  gtk_widget_set_halign (end->button, GTK_ALIGN_START);
  g_signal_connect_object (end->button, "clicked", clicked, section, G_CONNECT_SWAPPED);
}

static GtkWidget *
remit_sentence_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  RemitSentenceSection *self = REMIT_SENTENCE_SECTION (section);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *sentence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *remove = remit_icon_button_new ("user-trash-symbolic", _("Delete the Link"));

  make_end (section, &self->source, G_CALLBACK (on_source_cb));
  make_end (section, &self->target, G_CALLBACK (on_target_cb));
  self->kind = remit_paragraph_new (NULL);
  self->swap = remit_icon_button_new ("object-flip-vertical-symbolic", _("Swap the Ends"));
  gtk_widget_add_css_class (self->kind, "remit-link-kind");
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_box_append (GTK_BOX (sentence), self->source.button);
  gtk_box_append (GTK_BOX (sentence), self->kind);
  gtk_box_append (GTK_BOX (sentence), self->target.button);
  gtk_box_append (GTK_BOX (line), sentence);
  gtk_box_append (GTK_BOX (line), self->swap);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_widget_set_valign (self->swap, GTK_ALIGN_START);
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_widget_set_sensitive (remove, !remit_section_is_read_only (section));
  gtk_widget_add_css_class (line, "remit-heading");
  g_signal_connect_object (self->swap, "clicked", G_CALLBACK (on_swap_cb), section,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), section,
                           G_CONNECT_SWAPPED);
  return line;
}

static void
show_end (End *end, const RemitGraph *graph, RemitId id)
{
  const RemitNode *node = remit_graph_node (graph, id);
  g_autofree char *name = remit_graph_describe (graph, id);
  g_autofree char *spoken = g_strdup_printf (_("Show %s"), name);

  gtk_image_set_from_icon_name (GTK_IMAGE (end->icon), node == NULL
                                                         ? "dialog-question-symbolic"
                                                         : remit_node_kind_info (node->kind)->icon);
  gtk_label_set_text (GTK_LABEL (end->name), name);
  gtk_widget_set_tooltip_text (end->button, spoken);
  remit_set_label (end->button, spoken);
}

static void
remit_sentence_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitSentenceSection *self = REMIT_SENTENCE_SECTION (section);
  const RemitGraph *graph = remit_section_get_graph (section);
  const RemitLink *link = get_link (section);
  const RemitNode *source = remit_graph_node (graph, link->source);
  const RemitNode *target = remit_graph_node (graph, link->target);
  gboolean both_ways = source != NULL && target != NULL
                       && remit_link_kind_allows (link->kind, target->kind, source->kind);
  g_autofree char *text = remit_graph_describe (graph, link->row.id);

  show_end (&self->source, graph, link->source);
  show_end (&self->target, graph, link->target);
  gtk_label_set_text (GTK_LABEL (self->kind), remit_link_kind_label (link->kind));
  gtk_widget_set_sensitive (self->swap, both_ways && !remit_section_is_read_only (section));
  gtk_widget_set_tooltip_text (
    self->swap,
    both_ways ? _("Swap the Ends") : _("A link of this kind cannot go the other way round."));
  remit_set_label (gtk_widget_get_parent (row), text);
}

static void
remit_sentence_section_class_init (RemitSentenceSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK);
  section_class->list_rows = remit_sentence_section_list_rows;
  section_class->make_row = remit_sentence_section_make_row;
  section_class->show_row = remit_sentence_section_show_row;
}

static void
remit_sentence_section_init (RemitSentenceSection *self)
{
}

static GtkWidget *
make_sentence (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self = g_object_new (REMIT_TYPE_SENTENCE_SECTION, "document", document, "selection",
                                  selection, NULL);

  remit_section_set_plain (REMIT_SECTION (self));
  remit_set_label (GTK_WIDGET (remit_section_get_list (REMIT_SECTION (self))), _("Heading"));
  return self;
}

/* ---- the form ---- */

#define F(name) (1u << REMIT_LINK_FIELD_##name)

/* The fields that matter for a kind of link; all others fold out. */
static guint32
get_usual_fields (RemitLinkKind kind)
{
  guint32 always = F (KIND) | F (SOURCE) | F (TARGET) | F (STARTS) | F (ENDS) | F (NOTE);

  switch (remit_link_kind_info (kind)->link_class)
    {
    case REMIT_CLASS_FACET:
    case REMIT_CLASS_OWNERSHIP:
      return always | F (PERSPECTIVE) | F (ARRANGEMENT) | F (BENEFICIARY) | F (TIE_BREAKER)
             | F (RIGHTS) | F (SHARE);
    case REMIT_CLASS_RACI:
      return always | F (PERSPECTIVE) | F (ARRANGEMENT) | F (TIE_BREAKER);
    case REMIT_CLASS_STRUCTURE:
      return always | F (LINE) | F (TOPIC) | F (SHARE) | F (ARRANGEMENT) | F (TIE_BREAKER);
    case REMIT_CLASS_FLOW:
      return always | F (TOPIC) | F (LAG) | F (SHARE);
    case REMIT_CLASS_PROMISE:
      return always | F (LAG) | F (SHARE);
    case REMIT_CLASS_MEASURE:
    case REMIT_CLASS_NEWS:
    case REMIT_N_CLASSES:
      break;
    }
  return always | F (SHARE) | F (TOPIC);
}

static void
choose_fields (RemitFieldsSection *self)
{
  const RemitLink *link = get_link (REMIT_SECTION (self));
  guint32 all = _remit_shown_fields (REMIT_TABLE_LINK);
  guint32 usual = link == NULL ? all : get_usual_fields (link->kind);

  _remit_fields_section_set_fields (self, all & usual, all & ~usual);
}

/* Only what the catalogue allows is offered: kinds between the two ends, and ends for the kind. */
static void
prepare_editor (RemitFieldsSection *self, RemitFieldEditor *editor, guint field)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  const RemitLink *link = get_link (REMIT_SECTION (self));
  const RemitNode *source = link == NULL ? NULL : remit_graph_node (graph, link->source);
  const RemitNode *target = link == NULL ? NULL : remit_graph_node (graph, link->target);
  guint64 choices = 0;

  if (source == NULL || target == NULL)
    return;
  switch (field)
    {
    case REMIT_LINK_FIELD_KIND:
      for (RemitLinkKind kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
        if (kind == (RemitLinkKind) link->kind
            || remit_link_kind_allows (kind, source->kind, target->kind))
          choices |= G_GUINT64_CONSTANT (1) << kind;
      remit_field_editor_set_choices (editor, choices);
      break;
    case REMIT_LINK_FIELD_SOURCE:
      remit_field_editor_set_kinds (editor, remit_link_kind_sources (link->kind, target->kind));
      break;
    case REMIT_LINK_FIELD_TARGET:
      remit_field_editor_set_kinds (editor, remit_link_kind_targets (link->kind, source->kind));
      break;
    default:
      break;
    }
}

void
_remit_inspector_fill_link_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                 RemitSelection *selection)
{
  GtkWidget *form = _remit_fields_section_new (document, selection, REMIT_TABLE_LINK,
                                               REMIT_FIELDS_OF_ROWS, _("Details"));

  _remit_fields_section_set_chooser (REMIT_FIELDS_SECTION (form), choose_fields);
  _remit_fields_section_set_prepare (REMIT_FIELDS_SECTION (form), prepare_editor);
  _remit_inspector_append (page, sections, make_sentence (document, selection));
  _remit_inspector_append (page, sections, _remit_cards_section_new (document, selection));
  _remit_inspector_append (page, sections, form);
  _remit_inspector_append (page, sections, _remit_properties_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_history_section_new (document, selection));
}
