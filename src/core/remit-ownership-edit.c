/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* The edits of one cell of the ownership matrix: who holds a duty on an item, in which shares, and
 * whether they hold it jointly. */

static GArray *
list_holder_links (RemitEdit *edit, RemitId item, RemitLinkKind duty, RemitId perspective)
{
  g_autoptr (GPtrArray) links
      = remit_ownership_holders (remit_edit_get_graph (edit), item, duty, perspective);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < links->len; i++)
    g_array_append_val (ids, ((const RemitLink *) links->pdata[i])->row.id);
  return ids;
}

static gboolean
set_link_number (RemitEdit *edit, RemitId link, guint field, gint64 number, GError **error)
{
  const RemitLink *row = remit_graph_link (remit_edit_get_graph (edit), link);

  return remit_row_get_number (&row->row, field) == number
         || remit_edit_set_number (edit, REMIT_TABLE_LINK, link, field, number, error);
}

static gboolean
drop_other_holders (RemitEdit *edit, RemitId item, RemitLinkKind duty, RemitId perspective,
                    const RemitId *parties, guint n, GError **error)
{
  g_autoptr (GArray) ids = list_holder_links (edit, item, duty, perspective);

  for (guint i = 0; i < ids->len; i++)
    {
      RemitId id = g_array_index (ids, RemitId, i);
      RemitId holder = remit_graph_link (remit_edit_get_graph (edit), id)->source;
      gboolean stays = FALSE;

      for (guint k = 0; k < n; k++)
        stays |= parties[k] == holder;
      if (!stays && !remit_edit_delete (edit, REMIT_TABLE_LINK, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
remit_ownership_set_holders (RemitEdit *edit, RemitId item, RemitLinkKind duty,
                             RemitId perspective, const RemitId *parties, guint n, GError **error)
{
  if (!drop_other_holders (edit, item, duty, perspective, parties, n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      RemitId link = remit_link_add (edit, duty, parties[i], item, perspective, error);

      if (link == REMIT_ID_NONE)
        return FALSE;
      /* A single holder of the first place needs no number, so that nothing changes for nothing. */
      if (n > 1
          && !set_link_number (edit, link, REMIT_LINK_FIELD_POSITION, (gint64) i + 1, error))
        return FALSE;
      /* Who holds it alone needs no share of it. */
      if (n == 1 && !set_link_number (edit, link, REMIT_LINK_FIELD_SHARE, REMIT_UNSET, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
remit_ownership_set_shares (RemitEdit *edit, RemitId item, RemitLinkKind duty, RemitId perspective,
                            const gint64 *shares, guint n, GError **error)
{
  g_autoptr (GArray) ids = list_holder_links (edit, item, duty, perspective);
  gint64 total = 0;

  for (guint i = 0; i < n; i++)
    if (shares[i] < 0 || shares[i] > REMIT_SHARE_WHOLE)
      {
        g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                             _("A share is between 0 % and 100 %."));
        return FALSE;
      }
    else
      total += shares[i];
  if (ids->len != n || total != REMIT_SHARE_WHOLE)
    {
      g_autofree char *name = remit_graph_describe (remit_edit_get_graph (edit), item);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("The shares of %s total %d.%02d %%. Make them total 100 %%."), name,
                   (int) (total / 100), (int) (total % 100));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!set_link_number (edit, g_array_index (ids, RemitId, i), REMIT_LINK_FIELD_SHARE, shares[i],
                          error))
      return FALSE;
  return TRUE;
}

void
remit_ownership_split_evenly (gint64 *shares, guint n)
{
  for (guint i = 0; i < n; i++)
    shares[i] = REMIT_SHARE_WHOLE / n + (i < REMIT_SHARE_WHOLE % n);
}

gboolean
remit_ownership_set_joint (RemitEdit *edit, RemitId item, RemitLinkKind duty, RemitId perspective,
                           gboolean joint, RemitId tie_breaker, GError **error)
{
  g_autoptr (GArray) ids = list_holder_links (edit, item, duty, perspective);

  for (guint i = 0; i < ids->len; i++)
    {
      RemitId id = g_array_index (ids, RemitId, i);
      int present = remit_graph_link (remit_edit_get_graph (edit), id)->arrangement;
      int wanted = joint                                   ? REMIT_ARRANGEMENT_JOINT
                   : present == REMIT_ARRANGEMENT_JOINT ? REMIT_ARRANGEMENT_SOLE
                                                           : present;

      if (!set_link_number (edit, id, REMIT_LINK_FIELD_ARRANGEMENT, wanted, error)
          || !set_link_number (edit, id, REMIT_LINK_FIELD_TIE_BREAKER,
                               joint ? tie_breaker : REMIT_ID_NONE, error))
        return FALSE;
    }
  return TRUE;
}
