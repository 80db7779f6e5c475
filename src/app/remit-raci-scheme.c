/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-scheme.h"

#include "remit-chooser.h"
#include "remit-dialogs.h"
#include "remit-matrix.h"
#include "remit-raci-edit.h"
#include "remit-scheme-dialog.h"

#include <glib/gi18n-lib.h>

/* A matrix only looks at duties through the letters of its scheme, so nothing is lost by choosing
 * another one; but what has no letter is not seen any more, which is said before. */

/* ---- changing ---- */

typedef struct
{
  GtkWidget *widget; /* owned */
  RemitDocument *document;
  RemitId matrix;
  char *key;
} Change;

static void
free_change (Change *change)
{
  g_object_unref (change->widget);
  g_object_unref (change->document);
  g_free (change->key);
  g_free (change);
}

static void
apply (const Change *change)
{
  g_autoptr (GError) error = NULL;

  if (!remit_raci_set_scheme (change->document, change->matrix, change->key, &error))
    remit_show_error (change->widget, error);
}

static void
on_answered_cb (const char *response, gpointer data)
{
  Change *change = data;

  if (g_str_equal (response, "change"))
    apply (change);
  free_change (change);
}

/* "• verifies in 3 cells, for example Pricing policy, CIO" */
static char *
describe_loss (const RemitGraph *graph, const RemitSchemeLoss *loss)
{
  g_autofree char *item = remit_graph_describe (graph, loss->item);
  g_autofree char *party = remit_graph_describe (graph, loss->party);
  const char *duty = remit_link_kind_label (loss->duty);

  if (loss->n_cells == 1)
    /* Translators: a duty, and the only cell it is in: row, column. */
    return g_strdup_printf (_("• “%s” in one cell: %s, %s"), duty, item, party);
  return g_strdup_printf (
    /* Translators: a duty, in how many cells it is, and one of them: row, column. */
    ngettext ("• “%s” in %u cell, for example %s, %s", "• “%s” in %u cells, for example %s, %s",
              loss->n_cells),
    duty, loss->n_cells, item, party);
}

static void
ask (Change *change, const RemitScheme *scheme, const GArray *losses)
{
  const RemitGraph *graph = remit_document_get_graph (change->document);
  g_autofree char *heading = g_strdup_printf (_("Change the Scheme to %s?"), scheme->name);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, _("%s has no letter for:"), scheme->name);
  for (guint i = 0; i < losses->len; i++)
    {
      g_autofree char *line = describe_loss (graph, &g_array_index (losses, RemitSchemeLoss, i));

      g_string_append_printf (body, "\n%s", line);
    }
  g_string_append_printf (body, "\n\n%s",
                          _("Nothing is lost: this stays in the model, and is seen again when the "
                             "scheme is changed back."));
  remit_ask (change->widget, heading, body->str, "change", NULL, on_answered_cb, change, "cancel",
             _("_Cancel"), "change", _("C_hange Scheme"), NULL);
}

void
remit_raci_scheme_change (GtkWidget *widget, RemitDocument *document, RemitId matrix,
                          const char *key)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitMatrix) loaded = remit_matrix_load (graph, matrix);
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (graph, key);
  g_autoptr (GArray) losses = NULL;
  Change *change;

  if (loaded == NULL || scheme == NULL || g_str_equal (loaded->scheme->key, key))
    return;
  change = g_new0 (Change, 1);
  change->widget = g_object_ref (widget);
  change->document = g_object_ref (document);
  change->matrix = matrix;
  change->key = g_strdup (key);
  losses = remit_matrix_compare_scheme (graph, loaded, scheme);
  if (losses->len > 0)
    {
      ask (change, scheme, losses);
      return;
    }
  apply (change);
  free_change (change);
}

/* ---- choosing ---- */

#define NEW_SCHEME (-1)
#define EDIT_SCHEME (-2)

typedef struct
{
  GtkWidget *anchor; /* borrowed: the chooser hangs on it */
  RemitDocument *document;
  RemitId matrix;
  GPtrArray *keys;
} Choosing;

static void
free_choosing (gpointer data)
{
  Choosing *choosing = data;

  g_object_unref (choosing->document);
  g_ptr_array_unref (choosing->keys);
  g_free (choosing);
}

/* The document's own scheme with a key; REMIT_ID_NONE for a built-in one. */
static RemitId
find_own (const RemitGraph *graph, const char *key)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_SCHEME, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitSchemeRow *) rows[i])->key, key))
      return rows[i]->id;
  return REMIT_ID_NONE;
}

static const char *
get_present_key (const Choosing *choosing)
{
  const RemitMatrixRow *row = (const RemitMatrixRow *) remit_graph_get (
    remit_document_get_graph (choosing->document), REMIT_TABLE_MATRIX, choosing->matrix);

  return row != NULL ? row->scheme : "";
}

static void
fill (RemitChooser *chooser, const char *query, gpointer data)
{
  Choosing *choosing = data;
  const RemitGraph *graph = remit_document_get_graph (choosing->document);
  const char *present = get_present_key (choosing);

  for (guint i = 0; i < choosing->keys->len; i++)
    {
      const char *key = choosing->keys->pdata[i];
      g_autoptr (RemitScheme) scheme = remit_scheme_lookup (graph, key);
      gboolean own = find_own (graph, key) != REMIT_ID_NONE;

      if (scheme != NULL
          && (remit_chooser_matches (chooser, scheme->name)
              || remit_chooser_matches (chooser, scheme->note)))
        remit_chooser_add (chooser, i, own ? _("Own schemes") : _("Built in"), scheme->name,
                           scheme->note,
                           g_str_equal (present, key) ? "object-select-symbolic" : NULL, TRUE);
    }
  if (find_own (graph, present) != REMIT_ID_NONE
      && remit_chooser_matches (chooser, _("Edit This Scheme…")))
    remit_chooser_add (chooser, EDIT_SCHEME, _("Own letters"), _("Edit This Scheme…"), NULL, NULL,
                       TRUE);
  if (remit_chooser_matches (chooser, _("New Scheme…")))
    remit_chooser_add (chooser, NEW_SCHEME, _("Own letters"), _("New Scheme…"), NULL, NULL, TRUE);
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 value, Choosing *choosing)
{
  if (value == NEW_SCHEME)
    remit_raci_scheme_add (choosing->anchor, choosing->document);
  else if (value == EDIT_SCHEME)
    remit_scheme_dialog_open (
      choosing->anchor, choosing->document,
      find_own (remit_document_get_graph (choosing->document), get_present_key (choosing)));
  else
    remit_raci_scheme_change (choosing->anchor, choosing->document, choosing->matrix,
                              choosing->keys->pdata[value]);
}

void
remit_raci_scheme_choose (GtkWidget *anchor, RemitDocument *document, RemitId matrix)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  RemitChooser *chooser;

  choosing->anchor = anchor;
  choosing->document = g_object_ref (document);
  choosing->matrix = matrix;
  choosing->keys = remit_scheme_keys (remit_document_get_graph (document));
  chooser = remit_chooser_new (_("Scheme of letters"), _("Which scheme?"), fill, choosing,
                               free_choosing);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), choosing);
  remit_chooser_open (chooser, anchor, NULL);
}

void
remit_raci_scheme_add (GtkWidget *widget, RemitDocument *document)
{
  RemitId scheme = remit_scheme_dialog_add (widget, document);

  if (scheme != REMIT_ID_NONE)
    remit_scheme_dialog_open (widget, document, scheme);
}
