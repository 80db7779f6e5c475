/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-waiver-popover.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-date.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Accepting a finding.  A reason is asked for because a finding without one would only be hidden; a
 * day is offered because most reasons end.  Nothing is written before the button is pressed. */

typedef struct
{
  /* owned */
  RemitDocument *document;
  char *rule;
  RemitId subject;
  /* borrowed children */
  GtkWidget *popover;
  GtkWidget *anchor;
  GtkWidget *reason;
  GtkWidget *until;
  GtkWidget *error;
  GtkWidget *accept;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->document);
  g_free (asking->rule);
  g_free (asking);
}

/* ---- severities ---- */

const char *
remit_severity_label (RemitSeverity severity)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return _("Error");
    case REMIT_SEVERITY_WARNING:
      return _("Warning");
    case REMIT_SEVERITY_HINT:
      break;
    }
  return _("Hint");
}

const char *
remit_severity_icon (RemitSeverity severity)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case REMIT_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case REMIT_SEVERITY_HINT:
      break;
    }
  return "dialog-information-symbolic";
}

const char *
remit_severity_css_class (RemitSeverity severity)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return "remit-error";
    case REMIT_SEVERITY_WARNING:
      return "remit-warning";
    case REMIT_SEVERITY_HINT:
      break;
    }
  return "remit-hint";
}

/* ---- accepting ---- */

static RemitRow *
make_waiver (Asking *asking, int until)
{
  g_autofree char *reason
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->reason))));
  RemitRow *row = remit_row_new (REMIT_TABLE_WAIVER);

  remit_row_set_text (row, REMIT_WAIVER_FIELD_RULE, asking->rule);
  remit_row_set_number (row, REMIT_WAIVER_FIELD_SUBJECT, asking->subject);
  remit_row_set_text (row, REMIT_WAIVER_FIELD_REASON, reason);
  remit_row_set_number (row, REMIT_WAIVER_FIELD_UNTIL, until);
  remit_row_set_text (row, REMIT_WAIVER_FIELD_AUTHOR,
                      remit_document_get_context (asking->document)->author);
  return row;
}

/* The acceptance of the same finding that has run out and stands in the way of a new one. */
static RemitId
find_old_waiver (Asking *asking)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (remit_document_get_graph (asking->document), REMIT_TABLE_WAIVER,
                             REMIT_WAIVER_FIELD_SUBJECT, asking->subject, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitWaiver *) rows[i])->rule, asking->rule))
      return rows[i]->id;
  return REMIT_ID_NONE;
}

static gboolean
accept_finding (Asking *asking, int until, GError **error)
{
  g_autofree char *subject
    = remit_graph_describe (remit_document_get_graph (asking->document), asking->subject);
  /* Translators: the name of a change: rule and subject: "Accept OW01 on Consent platform" */
  g_autofree char *label = g_strdup_printf (_("Accept %s on %s"), asking->rule, subject);
  g_autoptr (RemitRow) row = make_waiver (asking, until);
  g_autoptr (RemitEdit) edit = remit_document_begin (asking->document, label);
  RemitId old = find_old_waiver (asking);

  if (old != REMIT_ID_NONE && !remit_edit_delete (edit, REMIT_TABLE_WAIVER, old, error))
    return FALSE;
  remit_edit_insert (edit, row);
  return remit_document_commit (asking->document, g_steal_pointer (&edit), error);
}

static void
on_accept_cb (Asking *asking)
{
  g_autofree char *typed
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->until))));
  g_autoptr (GtkWidget) anchor = g_object_ref (asking->anchor);
  g_autoptr (GtkWidget) popover = g_object_ref (asking->popover);
  g_autoptr (GError) error = NULL;
  int until = 0;

  if (!remit_day_parse (typed, &until, &error) || !accept_finding (asking, until, &error))
    {
      gtk_label_set_text (GTK_LABEL (asking->error), error->message);
      gtk_widget_set_visible (asking->error, TRUE);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  remit_show_toast (anchor, _("The finding is accepted."), TRUE);
}

static void
on_reason_changed_cb (Asking *asking)
{
  g_autofree char *reason
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->reason))));

  gtk_widget_set_sensitive (asking->accept, *reason != '\0');
}

static GtkWidget *
make_entry (GtkWidget *box, const char *label, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *caption = remit_line_new (label);

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  remit_set_label (entry, label);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static GtkWidget *
make_form (Asking *asking, const char *message)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = remit_paragraph_new (message);

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_box_append (GTK_BOX (box), title);
  asking->reason
    = make_entry (box, _("Why it is accepted"), _("Decided by the committee on 3 March"));
  asking->until = make_entry (box, _("Until (open when empty)"), _("YYYY-MM-DD"));
  asking->error = remit_paragraph_new (NULL);
  gtk_widget_add_css_class (asking->error, "error");
  gtk_widget_set_visible (asking->error, FALSE);
  asking->accept = gtk_button_new_with_label (_("Accept"));
  gtk_widget_add_css_class (asking->accept, "suggested-action");
  gtk_widget_set_halign (asking->accept, GTK_ALIGN_END);
  gtk_widget_set_sensitive (asking->accept, FALSE);
  gtk_box_append (GTK_BOX (box), asking->error);
  gtk_box_append (GTK_BOX (box), asking->accept);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_widget_add_css_class (box, "remit-popover-form");
  g_signal_connect_swapped (asking->reason, "changed", G_CALLBACK (on_reason_changed_cb), asking);
  g_signal_connect_swapped (asking->accept, "clicked", G_CALLBACK (on_accept_cb), asking);
  return box;
}

void
remit_waiver_popover_open (GtkWidget *anchor, RemitDocument *document, const RemitFinding *finding)
{
  GtkWidget *popover = gtk_popover_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->document = g_object_ref (document);
  asking->rule = g_strdup (finding->rule->id);
  asking->subject = finding->subject;
  asking->popover = popover;
  asking->anchor = anchor;
  gtk_popover_set_child (GTK_POPOVER (popover), make_form (asking, finding->message));
  gtk_popover_set_default_widget (GTK_POPOVER (popover), asking->accept);
  gtk_entry_set_activates_default (GTK_ENTRY (asking->reason), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (asking->until), TRUE);
  g_object_set_data_full (G_OBJECT (popover), "remit-asking", asking, free_asking);
  remit_set_label (popover, _("Accept the Finding"));
  remit_popover_open (GTK_POPOVER (popover), anchor);
  gtk_widget_grab_focus (asking->reason);
}

void
remit_waiver_take_back (GtkWidget *widget, RemitDocument *document, const RemitFinding *finding)
{
  g_autofree char *subject
    = remit_graph_describe (remit_document_get_graph (document), finding->subject);
  g_autofree char *label
    = g_strdup_printf (_("Take back the acceptance of %s on %s"), finding->rule->id, subject);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  g_autoptr (GError) error = NULL;

  g_object_ref (widget);
  if (remit_edit_delete (edit, REMIT_TABLE_WAIVER, finding->waiver->row.id, &error)
      && remit_document_commit (document, g_steal_pointer (&edit), &error))
    remit_show_toast (widget, _("The acceptance is taken back."), TRUE);
  else
    remit_show_error (widget, error);
  g_object_unref (widget);
}
