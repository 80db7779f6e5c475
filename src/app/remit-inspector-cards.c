/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-waiver-popover.h"

#include <glib/gi18n-lib.h>

/* The findings on what is selected, as cards: colour, a shape for the severity, the sentence, and
 * what would mend it. Findings come a moment after a change, from the cache that all views share.
 */

#define REMIT_TYPE_CARDS_SECTION (remit_cards_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitCardsSection, remit_cards_section, REMIT, CARDS_SECTION, RemitSection)

struct _RemitCardsSection
{
  RemitSection parent_instance;

  RemitFindingsCache *cache; /* borrowed: the document's */
};

G_DEFINE_FINAL_TYPE (RemitCardsSection, remit_cards_section, REMIT_TYPE_SECTION)

/* The key of a card: its rule and its place among several of one rule. */
static RemitRowKey
make_key (GPtrArray *findings, guint index)
{
  const RemitFinding *finding = g_ptr_array_index (findings, index);
  RemitRowKey key = { g_str_hash (finding->rule->id), 0 };

  for (guint i = 0; i < index; i++)
    if (((const RemitFinding *) g_ptr_array_index (findings, i))->rule == finding->rule)
      key.id++;
  return key;
}

static const RemitFinding *
find_finding (RemitCardsSection *self, const RemitRowKey *key)
{
  GPtrArray *findings = remit_findings_cache_get_about (
    self->cache, remit_section_get_subject (REMIT_SECTION (self)));

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      RemitRowKey other = make_key (findings, i);

      if (other.what == key->what && other.id == key->id)
        return g_ptr_array_index (findings, i);
    }
  return NULL;
}

static void
remit_cards_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitCardsSection *self = REMIT_CARDS_SECTION (section);
  GPtrArray *findings
    = remit_findings_cache_get_about (self->cache, remit_section_get_subject (section));

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((const RemitFinding *) g_ptr_array_index (findings, i))->waiver == NULL)
      {
        RemitRowKey key = make_key (findings, i);

        g_array_append_val (keys, key);
      }
}

static void
on_accept_cb (RemitCardsSection *self, GtkWidget *button)
{
  const RemitRowKey *key = g_object_get_data (G_OBJECT (button), "remit-key");
  const RemitFinding *finding = find_finding (self, key);

  if (finding != NULL)
    remit_waiver_popover_open (button, remit_section_get_document (REMIT_SECTION (self)), finding);
}

static GtkWidget *
remit_cards_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *message = remit_paragraph_new (NULL);
  GtkWidget *fix = remit_paragraph_new (NULL);
  GtkWidget *accept = gtk_button_new_with_label (_("Accept…"));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (message, "heading");
  gtk_widget_add_css_class (accept, "flat");
  gtk_widget_add_css_class (accept, "remit-small-button");
  gtk_widget_set_halign (accept, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (accept, _("Accept This Finding with a Reason"));
  gtk_widget_set_sensitive (accept, !remit_section_is_read_only (section));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), message);
  gtk_box_append (GTK_BOX (texts), fix);
  gtk_box_append (GTK_BOX (texts), accept);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_widget_add_css_class (card, "remit-finding");
  g_object_set_data_full (G_OBJECT (accept), "remit-key", g_memdup2 (key, sizeof *key), g_free);
  g_signal_connect_object (accept, "clicked", G_CALLBACK (on_accept_cb), section,
                           G_CONNECT_SWAPPED);
  return card;
}

static void
remit_cards_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *card)
{
  const RemitFinding *finding = find_finding (REMIT_CARDS_SECTION (section), key);
  GtkWidget *icon = gtk_widget_get_first_child (card);
  GtkWidget *message = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *fix = gtk_widget_get_next_sibling (message);
  GtkWidget *accept = gtk_widget_get_next_sibling (fix);
  g_autofree char *spoken = NULL;
  g_autofree char *name = NULL;

  for (RemitSeverity severity = REMIT_SEVERITY_HINT; severity <= REMIT_SEVERITY_ERROR; severity++)
    gtk_widget_remove_css_class (card, remit_severity_css_class (severity));
  gtk_widget_add_css_class (card, remit_severity_css_class (finding->rule->severity));
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), remit_severity_icon (finding->rule->severity));
  gtk_widget_set_tooltip_text (icon, remit_severity_label (finding->rule->severity));
  gtk_label_set_text (GTK_LABEL (message), finding->message);
  gtk_label_set_text (GTK_LABEL (fix), finding->fix);
  gtk_widget_set_tooltip_text (card, finding->evidence);
  spoken = g_strdup_printf ("%s: %s %s", remit_severity_label (finding->rule->severity),
                            finding->message, finding->fix);
  remit_set_label (gtk_widget_get_parent (card) != NULL ? gtk_widget_get_parent (card) : card,
                   spoken);
  name = g_strdup_printf (_("Accept “%s”"), finding->message);
  remit_set_label (accept, name);
}

static void
on_findings_changed_cb (RemitSection *section)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (section))
      || !gtk_widget_get_visible (GTK_WIDGET (section)))
    remit_section_refresh (section);
}

static void
remit_cards_section_class_init (RemitCardsSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = 0; /* the cache tells when */
  section_class->list_rows = remit_cards_section_list_rows;
  section_class->make_row = remit_cards_section_make_row;
  section_class->show_row = remit_cards_section_show_row;
}

static void
remit_cards_section_init (RemitCardsSection *self)
{
}

GtkWidget *
_remit_cards_section_new (RemitDocument *document, RemitSelection *selection)
{
  RemitCardsSection *self
    = g_object_new (REMIT_TYPE_CARDS_SECTION, "document", document, "selection", selection, NULL);

  self->cache = remit_findings_cache_get (document);
  remit_section_set_plain (REMIT_SECTION (self));
  remit_set_label (GTK_WIDGET (remit_section_get_list (REMIT_SECTION (self))), _("Findings"));
  g_signal_connect_object (self->cache, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
