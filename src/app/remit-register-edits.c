/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"
#include "remit-register-edits.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- links ---- */

RemitNodeKinds
remit_register_other_ends (RemitLinkKind kind, gboolean incoming, RemitNodeKinds kinds)
{
  RemitNodeKinds others = 0;

  for (RemitNodeKind own = 0; own < REMIT_N_NODE_KINDS; own++)
    if ((kinds & REMIT_KIND_BIT (own)) != 0)
      others
        |= incoming ? remit_link_kind_sources (kind, own) : remit_link_kind_targets (kind, own);
  return others;
}

GPtrArray *
remit_register_find_links (const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                           gboolean incoming)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links
    = incoming ? remit_graph_links_in (graph, node, &n) : remit_graph_links_out (graph, node, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == (int) kind && links[i]->perspective == REMIT_ID_NONE)
      g_ptr_array_add (found, (gpointer) links[i]);
  g_ptr_array_sort (found, remit_order_links);
  return found;
}

static gboolean
is_named (const GArray *named, RemitId id)
{
  for (guint i = 0; i < named->len; i++)
    if (g_array_index (named, RemitNamedHolder, i).party == id)
      return TRUE;
  return FALSE;
}

static gboolean
drop_links (RemitEdit *edit, RemitId node, RemitLinkKind kind, gboolean incoming,
            const GArray *named, GError **error)
{
  g_autoptr (GPtrArray) links
    = remit_register_find_links (remit_edit_get_graph (edit), node, kind, incoming);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (!is_named (named, incoming ? link->source : link->target)
          && !remit_edit_delete (edit, REMIT_TABLE_LINK, link->row.id, error))
        return FALSE;
    }
  return TRUE;
}

/* Links stand in the order in which they are named. */
static gboolean
order_links (RemitEdit *edit, RemitId node, RemitLinkKind kind, gboolean incoming,
             const GArray *named, GError **error)
{
  g_autoptr (GPtrArray) links
    = remit_register_find_links (remit_edit_get_graph (edit), node, kind, incoming);
  gboolean ordered = TRUE;

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      ordered = ordered
                && g_array_index (named, RemitNamedHolder, i).party
                     == (incoming ? link->source : link->target);
    }
  for (guint i = 0; !ordered && i < named->len; i++)
    {
      RemitId other = g_array_index (named, RemitNamedHolder, i).party;
      const RemitLink *link
        = remit_graph_find_link (remit_edit_get_graph (edit), kind, incoming ? other : node,
                                 incoming ? node : other, REMIT_ID_NONE);

      if (!remit_edit_set_number (edit, REMIT_TABLE_LINK, link->row.id, REMIT_LINK_FIELD_POSITION,
                                  i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
remit_register_set_links (RemitEdit *edit, RemitId node, RemitLinkKind kind, gboolean incoming,
                          const GArray *named, gboolean with_shares, GError **error)
{
  if (!drop_links (edit, node, kind, incoming, named, error))
    return FALSE;
  for (guint i = 0; i < named->len; i++)
    {
      const RemitNamedHolder *holder = &g_array_index (named, RemitNamedHolder, i);
      RemitId link = remit_link_add (edit, kind, incoming ? holder->party : node,
                                     incoming ? node : holder->party, REMIT_ID_NONE, error);

      if (link == REMIT_ID_NONE
          || (with_shares
              && !remit_edit_set_number (edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_SHARE,
                                         holder->share, error)))
        return FALSE;
    }
  return order_links (edit, node, kind, incoming, named, error);
}

/* ---- a value and its day ---- */

char *
remit_register_take_day (const char *text, int today, int *day, GError **error)
{
  g_autofree char *value = g_strstrip (g_strdup (text));
  char *last = strrchr (value, ' ');

  *day = today;
  if (last == NULL || strchr (last + 1, '-') <= last + 1) /* "-3" is no day */
    return g_steal_pointer (&value);
  if (!remit_day_parse (last + 1, day, error))
    return NULL;
  if (*day > today)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” lies in the future. A value is measured today or was before."),
                   last + 1);
      return NULL;
    }
  *last = '\0';
  return g_strchomp (g_steal_pointer (&value));
}
