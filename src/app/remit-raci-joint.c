/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-joint.h"

#include "remit-chooser.h"
#include "remit-dialogs.h"
#include "remit-ownership.h"
#include "remit-raci-edit.h"

#include <glib/gi18n-lib.h>

/* A small list: who of the parties that answer has the last word, that nobody has, or that they do
 * not answer jointly.  Two that answer are a finding until they are declared joint. */

#define NOBODY (-1)
#define SINGLY (-2)

typedef struct
{
  GtkWidget *widget; /* borrowed: the chooser is in its window */
  RemitDocument *document;
  RemitId item, perspective;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->document);
  g_free (asking);
}

static GPtrArray *
list_holders (const Asking *asking)
{
  return remit_ownership_holders (remit_document_get_graph (asking->document), asking->item,
                                  REMIT_LINK_ACCOUNTABLE, asking->perspective);
}

static void
fill (RemitChooser *chooser, const char *query, gpointer data)
{
  Asking *asking = data;
  const RemitGraph *graph = remit_document_get_graph (asking->document);
  g_autoptr (GPtrArray) holders = list_holders (asking);
  gboolean joint = FALSE;

  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = holders->pdata[i];
      const RemitNode *party = remit_graph_node (graph, link->source);

      joint |= link->arrangement == REMIT_ARRANGEMENT_JOINT;
      if (remit_chooser_matches (chooser, party->name))
        remit_chooser_add (chooser, party->row.id, _("Jointly, and the last word has"),
                           party->name, NULL, NULL, TRUE);
    }
  if (remit_chooser_matches (chooser, _("Nobody")))
    remit_chooser_add (chooser, NOBODY, _("Jointly, and the last word has"), _("Nobody"), NULL,
                       NULL, TRUE);
  if (joint && remit_chooser_matches (chooser, _("Each for itself")))
    remit_chooser_add (chooser, SINGLY, _("Not jointly"), _("Each for itself"), NULL, NULL, TRUE);
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 value, Asking *asking)
{
  RemitId last = value > 0 ? value : REMIT_ID_NONE;
  g_autoptr (GError) error = NULL;

  if (!remit_raci_set_joint (asking->document, asking->item, asking->perspective, value != SINGLY,
                             last, &error))
    remit_show_error (asking->widget, error);
  gtk_widget_grab_focus (asking->widget);
}

void
remit_raci_joint_ask (GtkWidget *widget, const GdkRectangle *at, RemitDocument *document,
                      RemitId item, RemitId perspective)
{
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *name = remit_graph_describe (remit_document_get_graph (document), item);
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) holders = NULL;
  RemitChooser *chooser;

  asking->widget = widget;
  asking->document = g_object_ref (document);
  asking->item = item;
  asking->perspective = perspective;
  holders = list_holders (asking);
  if (holders->len < 2)
    {
      g_autofree char *text = g_strdup_printf (
        _("Only two or more parties can answer jointly for “%s”. Give another one an A first."),
        name);

      remit_show_toast (widget, text, FALSE);
      free_asking (asking);
      return;
    }
  title = g_strdup_printf (_("Who has the last word on %s?"), name);
  chooser = remit_chooser_new (title, title, fill, asking, free_asking);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), asking);
  remit_chooser_open (chooser, widget, at);
}
