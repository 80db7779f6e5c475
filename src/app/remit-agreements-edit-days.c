/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-raci-model.h"

#include <glib/gi18n-lib.h>

/* What typed days and signatures make of an agreement. */

/* ---- days ---- */

gboolean
_remit_agreements_set_begin (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                             const char *text, GError **error)
{
  const RemitNode *node = remit_graph_node (remit_edit_get_graph (edit), id);
  int day;

  if (!remit_day_parse (text, &day, error))
    return FALSE;
  if (day != 0 && node->ends != 0 && day > node->ends)
    {
      g_autofree char *ends = remit_day_format (node->ends);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("It holds until %s and cannot begin after that. Write an earlier day, or "
                      "change “valid until” first."),
                   ends);
      return FALSE;
    }
  return remit_edit_set_number (edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_STARTS, day, error);
}

gboolean
_remit_agreements_set_end (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                           const char *text, GError **error)
{
  const RemitNode *node = remit_graph_node (remit_edit_get_graph (edit), id);
  int day;

  if (!remit_day_parse (text, &day, error))
    return FALSE;
  if (day != 0 && node->starts != 0 && day < node->starts)
    {
      g_autofree char *starts = remit_day_format (node->starts);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("It holds from %s and cannot end before that. Write a later day, or change "
                      "“valid from” first."),
                   starts);
      return FALSE;
    }
  return remit_edit_set_number (edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_ENDS, day, error);
}

/* An agreement without a review gets one. */
static RemitId
need_review (RemitEdit *edit, RemitId agreement, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autofree char *name
    = g_strdup_printf (_("Review of %s"), remit_graph_node (graph, agreement)->name);
  g_autofree char *unused = remit_raci_unused_name (graph, name);
  RemitId node = remit_node_add (edit, REMIT_NODE_REVIEW, unused, error);
  g_autoptr (RemitRow) row = NULL;

  if (node == REMIT_ID_NONE
      || remit_link_add (edit, REMIT_LINK_REVIEW_OF, node, agreement, REMIT_ID_NONE, error)
           == REMIT_ID_NONE)
    return REMIT_ID_NONE;
  row = remit_row_new (REMIT_TABLE_REVIEW);
  remit_row_set_number (row, REMIT_REVIEW_FIELD_NODE, node);
  return remit_edit_insert (edit, row);
}

gboolean
_remit_agreements_set_review (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                              const char *text, GError **error)
{
  guint n;
  const RemitReview *review = _remit_agreements_find_review (remit_edit_get_graph (edit), id, &n);
  RemitId row;
  int day;

  if (n > 1)
    return _remit_agreements_refuse (error,
                                     _("It has several reviews. Change them on their own pages."));
  if (!remit_day_parse (text, &day, error))
    return FALSE;
  if (review == NULL && day == 0)
    return TRUE;
  row = review != NULL ? review->row.id : need_review (edit, id, error);
  return row != REMIT_ID_NONE
         && remit_edit_set_number (edit, REMIT_TABLE_REVIEW, row, REMIT_REVIEW_FIELD_NEXT_DUE, day,
                                   error);
}

/* ---- signatures ---- */

static gboolean
is_side (const RemitGraph *graph, RemitId agreement, RemitId party)
{
  return remit_graph_find_link (graph, REMIT_LINK_PROVIDES, party, agreement, REMIT_ID_NONE) != NULL
         || remit_graph_find_link (graph, REMIT_LINK_RECEIVES, party, agreement, REMIT_ID_NONE)
              != NULL;
}

static RemitId
find_seal (const RemitGraph *graph, RemitId agreement, RemitId party)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_SEAL, REMIT_SEAL_FIELD_SUBJECT, agreement, &n);

  for (guint i = 0; i < n; i++)
    if (((const RemitSeal *) rows[i])->party == party)
      return rows[i]->id;
  return REMIT_ID_NONE;
}

/* Seals of parties that are not named any more. */
static gboolean
drop_seals (RemitEdit *edit, RemitId agreement, const GArray *named, GError **error)
{
  g_autoptr (GPtrArray) seals
    = remit_graph_owned (remit_edit_get_graph (edit), REMIT_TABLE_SEAL, agreement);

  for (guint i = 0; i < seals->len; i++)
    {
      const RemitSeal *seal = seals->pdata[i];
      gboolean there = FALSE;

      for (guint k = 0; k < named->len; k++)
        there = there || g_array_index (named, RemitNamedHolder, k).party == seal->party;
      if (!there && !remit_edit_delete (edit, REMIT_TABLE_SEAL, seal->row.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sign (RemitEdit *edit, RemitId agreement, RemitId party, int today, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autoptr (RemitRow) row = NULL;

  if (!is_side (graph, agreement, party))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("%s is neither provider nor customer. Name those who signed for a side."),
                   remit_graph_node (graph, party)->name);
      return FALSE;
    }
  if (find_seal (graph, agreement, party) != REMIT_ID_NONE)
    return TRUE;
  row = remit_row_new (REMIT_TABLE_SEAL);
  remit_row_set_number (row, REMIT_SEAL_FIELD_SUBJECT, agreement);
  remit_row_set_number (row, REMIT_SEAL_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_SEAL_FIELD_DAY, today);
  return remit_edit_insert (edit, row) != REMIT_ID_NONE;
}

/* Who is named has signed; a new signature is of today. */
gboolean
_remit_agreements_set_signed (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                              const char *text, GError **error)
{
  g_autoptr (GArray) named = remit_party_names_parse (
    _remit_agreements_get_names (self, REMIT_AGREEMENTS_NAMES_PARTIES), text, FALSE, error);

  if (named == NULL || !drop_seals (edit, id, named, error))
    return FALSE;
  for (guint i = 0; i < named->len; i++)
    if (!sign (edit, id, g_array_index (named, RemitNamedHolder, i).party,
               remit_agreements_model_get_today (self), error))
      return FALSE;
  return TRUE;
}
