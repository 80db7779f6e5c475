/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-scheme-dialog.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-inspector-private.h"
#include "remit-scheme.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The editor of an own scheme.  It is made of the inspector's sections: a form for the scheme and a
 * list of its letters, each folding out into a form.  It is modal to its window, but it does not
 * stand in the way of undo: it follows the document. */

#define REMIT_TYPE_SCHEME_DIALOG (remit_scheme_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RemitSchemeDialog, remit_scheme_dialog, REMIT, SCHEME_DIALOG, AdwWindow)

struct _RemitSchemeDialog
{
  AdwWindow parent_instance;

  /* owned */
  RemitDocument *document;
  /* borrowed children */
  RemitSection *form;
  RemitSection *letters;
  /* state */
  RemitId scheme;
};

G_DEFINE_FINAL_TYPE (RemitSchemeDialog, remit_scheme_dialog, ADW_TYPE_WINDOW)

static void
on_document_changed_cb (RemitSchemeDialog *self)
{
  const RemitRow *row
    = remit_graph_get (remit_document_get_graph (self->document), REMIT_TABLE_SCHEME, self->scheme);

  if (row == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_window_set_title (GTK_WINDOW (self), ((const RemitSchemeRow *) row)->name);
  remit_section_refresh (self->form);
  remit_section_refresh (self->letters);
}

static void
on_delete_cb (RemitSchemeDialog *self)
{
  const RemitRow *row
    = remit_graph_get (remit_document_get_graph (self->document), REMIT_TABLE_SCHEME, self->scheme);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *label
    = g_strdup_printf (_("Delete the scheme %s"), ((const RemitSchemeRow *) row)->name);
  g_autofree char *toast
    = g_strdup_printf (_("The scheme %s was deleted."), ((const RemitSchemeRow *) row)->name);
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);
  g_autoptr (GError) error = NULL;

  if (remit_edit_delete (edit, REMIT_TABLE_SCHEME, self->scheme, &error)
      && remit_document_commit (self->document, g_steal_pointer (&edit), &error))
    remit_show_toast (parent, toast, TRUE);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_content (RemitSchemeDialog *self, RemitSelection *selection)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *remove = gtk_button_new_with_label (_("Delete the Scheme"));

  self->form = REMIT_SECTION (_remit_fields_section_new (
    self->document, selection, REMIT_TABLE_SCHEME, REMIT_FIELDS_OF_ROWS, _("Scheme")));
  self->letters = REMIT_SECTION (
    _remit_rows_section_new (self->document, selection, REMIT_TABLE_SCHEME_LETTER));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->letters));
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_set_sensitive (remove, !remit_document_get_read_only (self->document));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), remove);
  gtk_widget_add_css_class (page, "remit-inspector-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
remit_scheme_dialog_finalize (GObject *object)
{
  g_clear_object (&REMIT_SCHEME_DIALOG (object)->document);
  G_OBJECT_CLASS (remit_scheme_dialog_parent_class)->finalize (object);
}

static void
remit_scheme_dialog_class_init (RemitSchemeDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_scheme_dialog_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
remit_scheme_dialog_init (RemitSchemeDialog *self)
{
}

void
remit_scheme_dialog_open (GtkWidget *parent, RemitDocument *document, RemitId scheme)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  RemitSchemeDialog *self = g_object_new (REMIT_TYPE_SCHEME_DIALOG, "transient-for", root, "modal",
                                          TRUE, "default-width", 440, "default-height", 560, NULL);
  g_autoptr (RemitSelection) selection = remit_selection_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->document = g_object_ref (document);
  self->scheme = scheme;
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), make_content (self, selection));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
  remit_section_set_subjects (self->form, &scheme, 1);
  remit_section_set_subjects (self->letters, &scheme, 1);
  on_document_changed_cb (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

/* ---- a new scheme ---- */

static gboolean
is_key_taken (const RemitGraph *graph, const char *key)
{
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (graph, key);

  return scheme != NULL;
}

static void
add_letters (RemitEdit *edit, RemitId scheme, const RemitScheme *pattern)
{
  for (guint i = 0; i < pattern->n_letters; i++)
    {
      const RemitSchemeLetter *letter = &pattern->letters[i];
      g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SCHEME_LETTER);

      remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_SCHEME, scheme);
      remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_LETTER, letter->letter);
      remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_DUTY, letter->duty);
      remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_NAME, _(letter->name));
      remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_MEANING, _(letter->meaning));
      remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_MINIMUM, letter->minimum);
      if (letter->maximum >= 0)
        remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_MAXIMUM, letter->maximum);
      remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_POSITION, i);
      remit_edit_insert (edit, row);
    }
}

RemitId
remit_scheme_dialog_add (GtkWidget *parent, RemitDocument *document)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SCHEME);
  g_autoptr (RemitEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  guint number = 0;
  RemitId scheme;

  do
    {
      g_free (key);
      key = g_strdup_printf ("own-%u", ++number);
    }
  while (is_key_taken (graph, key));
  name = g_strdup_printf (_("Own Scheme %u"), number);
  remit_row_set_text (row, REMIT_SCHEME_FIELD_KEY, key);
  remit_row_set_text (row, REMIT_SCHEME_FIELD_NAME, name);
  edit = remit_document_begin (document, _("Add a scheme"));
  scheme = remit_edit_insert (edit, row);
  add_letters (edit, scheme, remit_scheme_builtin ("raci"));
  if (remit_document_commit (document, g_steal_pointer (&edit), &error))
    return scheme;
  remit_show_error (parent, error);
  return REMIT_ID_NONE;
}
