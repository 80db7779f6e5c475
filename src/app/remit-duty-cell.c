/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-duty-cell.h"

#include "remit-error.h"
#include "remit-ownership.h"
#include "remit-party-names.h"

#include <glib/gi18n-lib.h>

/* One cell as a value, so that the popover can change it freely and cancel, and so that typing,
 * pasting and the popover store it in one way.  Each duty has exactly one holder; several are right
 * only when declared joint, with somebody who settles a deadlock, or, for money, when their shares
 * total 100 %. */

static void
clear_holding (gpointer data)
{
  RemitHolding *holding = data;

  g_free (holding->rights);
  g_free (holding->note);
}

RemitDutyCell *
remit_duty_cell_load (const RemitGraph *graph, RemitId item, RemitLinkKind duty,
                      RemitId perspective)
{
  RemitDutyCell *self = g_new0 (RemitDutyCell, 1);
  g_autoptr (GPtrArray) links = remit_ownership_holders (graph, item, duty, perspective);

  self->item = item;
  self->duty = duty;
  self->perspective = perspective;
  self->holdings = g_array_sized_new (FALSE, FALSE, sizeof (RemitHolding), links->len);
  g_array_set_clear_func (self->holdings, clear_holding);
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      RemitHolding holding = { .party = link->source,
                               .share = link->share,
                               .beneficiary = link->beneficiary,
                               .rights = g_strdup (link->rights),
                               .note = g_strdup (link->note) };

      g_array_append_val (self->holdings, holding);
      self->joint |= link->arrangement == REMIT_ARRANGEMENT_JOINT;
      if (self->tie_breaker == REMIT_ID_NONE)
        self->tie_breaker = link->tie_breaker;
    }
  return self;
}

void
remit_duty_cell_free (RemitDutyCell *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->holdings);
  g_free (self);
}

void
remit_duty_cell_add (RemitDutyCell *self, RemitId party)
{
  RemitHolding holding = { .party = party, .share = REMIT_UNSET };

  if (remit_duty_cell_find (self, party) >= 0)
    return;
  holding.rights = g_strdup ("");
  holding.note = g_strdup ("");
  g_array_append_val (self->holdings, holding);
}

void
remit_duty_cell_remove (RemitDutyCell *self, guint i)
{
  g_return_if_fail (i < self->holdings->len);
  g_array_remove_index (self->holdings, i);
}

void
remit_duty_cell_move (RemitDutyCell *self, guint from, guint to)
{
  RemitHolding *holdings = (RemitHolding *) self->holdings->data;
  RemitHolding moved;

  g_return_if_fail (from < self->holdings->len && to < self->holdings->len);
  moved = holdings[from];
  for (; from > to; from--)
    holdings[from] = holdings[from - 1];
  for (; from < to; from++)
    holdings[from] = holdings[from + 1];
  holdings[to] = moved;
}

void
remit_duty_cell_settle (RemitDutyCell *self)
{
  if (self->holdings->len < 2)
    self->joint = FALSE;
  if (self->holdings->len == 1)
    remit_duty_cell_get (self, 0)->share = REMIT_UNSET;
  if (!self->joint)
    self->tie_breaker = REMIT_ID_NONE;
}

int
remit_duty_cell_find (const RemitDutyCell *self, RemitId party)
{
  for (guint i = 0; i < self->holdings->len; i++)
    if (remit_duty_cell_get (self, i)->party == party)
      return (int) i;
  return -1;
}

void
remit_duty_cell_take (RemitDutyCell *self, const GArray *named)
{
  for (guint i = self->holdings->len; i-- > 0;)
    {
      gboolean stays = FALSE;

      for (guint k = 0; k < named->len; k++)
        stays |= g_array_index (named, RemitNamedHolder, k).party
                 == remit_duty_cell_get (self, i)->party;
      if (!stays)
        remit_duty_cell_remove (self, i);
    }
  for (guint k = 0; k < named->len; k++)
    {
      const RemitNamedHolder *holder = &g_array_index (named, RemitNamedHolder, k);

      remit_duty_cell_add (self, holder->party);
      remit_duty_cell_move (self, remit_duty_cell_find (self, holder->party), k);
      if (self->duty == REMIT_LINK_PAYS)
        remit_duty_cell_get (self, k)->share = holder->share;
    }
  remit_duty_cell_settle (self);
}

/* ---- shares ---- */

static gint64
sum_shares (const RemitDutyCell *self, guint *n_shares)
{
  gint64 total = 0;

  *n_shares = 0;
  for (guint i = 0; i < self->holdings->len; i++)
    if (remit_duty_cell_get (self, i)->share != REMIT_UNSET)
      {
        total += remit_duty_cell_get (self, i)->share;
        *n_shares += 1;
      }
  return total;
}

gint64
remit_duty_cell_get_remainder (const RemitDutyCell *self)
{
  guint n;
  gint64 total = sum_shares (self, &n);

  return n > 0 ? REMIT_SHARE_WHOLE - total : 0;
}

void
remit_duty_cell_complete (RemitDutyCell *self)
{
  gint64 left = remit_duty_cell_get_remainder (self);
  guint n;

  sum_shares (self, &n);
  if (n == 0 || n + 1 != self->holdings->len || left <= 0)
    return;
  for (guint i = 0; i < self->holdings->len; i++)
    if (remit_duty_cell_get (self, i)->share == REMIT_UNSET)
      remit_duty_cell_get (self, i)->share = left;
}

void
remit_duty_cell_split_evenly (RemitDutyCell *self)
{
  guint n = self->holdings->len;
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);

  if (n == 0)
    return;
  remit_ownership_split_evenly (shares, n);
  for (guint i = 0; i < n; i++)
    remit_duty_cell_get (self, i)->share = shares[i];
}

/* ---- storing ---- */

static gboolean
set_number (RemitEdit *edit, const RemitLink *link, guint field, gint64 number, GError **error)
{
  return remit_row_get_number (&link->row, field) == number
         || remit_edit_set_number (edit, REMIT_TABLE_LINK, link->row.id, field, number, error);
}

/* What a link says besides is left alone: custodial, delegated, disputed. */
static int
choose_arrangement (const RemitDutyCell *self, const RemitHolding *holding, int present)
{
  if (self->joint && self->holdings->len > 1)
    return REMIT_ARRANGEMENT_JOINT;
  if (holding->beneficiary != REMIT_ID_NONE)
    return REMIT_ARRANGEMENT_ON_BEHALF;
  return present == REMIT_ARRANGEMENT_JOINT || present == REMIT_ARRANGEMENT_ON_BEHALF
           ? REMIT_ARRANGEMENT_SOLE
           : present;
}

static gboolean
store_holding (const RemitDutyCell *self, const RemitHolding *holding, RemitEdit *edit,
               GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitLink *link
    = remit_graph_find_link (graph, self->duty, holding->party, self->item, self->perspective);
  RemitId id = link->row.id;
  int present = link->arrangement;
  gboolean joint = self->joint && self->holdings->len > 1;
  struct
  {
    guint field;
    gint64 number;
  } const wanted[] = {
    { REMIT_LINK_FIELD_ARRANGEMENT, choose_arrangement (self, holding, present) },
    { REMIT_LINK_FIELD_TIE_BREAKER, joint ? self->tie_breaker : REMIT_ID_NONE },
    { REMIT_LINK_FIELD_BENEFICIARY, holding->beneficiary },
    { REMIT_LINK_FIELD_SHARE, self->holdings->len > 1 ? holding->share : REMIT_UNSET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!set_number (edit, remit_graph_link (graph, id), wanted[i].field, wanted[i].number, error))
      return FALSE;
  return g_str_equal (remit_graph_link (graph, id)->rights, holding->rights)
         || remit_edit_set_text (edit, REMIT_TABLE_LINK, id, REMIT_LINK_FIELD_RIGHTS,
                                 holding->rights, error);
}

static gboolean
check_storable (const RemitDutyCell *self, const RemitGraph *graph, GError **error)
{
  guint n_shares;
  gint64 total = sum_shares (self, &n_shares);
  g_autofree char *item = remit_graph_describe (graph, self->item);

  for (guint i = 0; i < self->holdings->len; i++)
    if (remit_duty_cell_get (self, i)->beneficiary == remit_duty_cell_get (self, i)->party)
      {
        g_autofree char *name = remit_graph_describe (graph, remit_duty_cell_get (self, i)->party);

        g_set_error (
          error, REMIT_ERROR, REMIT_ERROR_REFUSED,
          _("%s cannot hold %s on its own behalf. Choose another beneficiary, or none."), name,
          item);
        return FALSE;
      }
  if (self->holdings->len > 1 && n_shares > 0
      && (n_shares < self->holdings->len || total != REMIT_SHARE_WHOLE))
    {
      g_autofree char *sum = remit_share_format (total);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("The shares of %s total %s %%. Give each holder a share, 100 %% in all."),
                   item, sum);
      return FALSE;
    }
  return TRUE;
}

gboolean
remit_duty_cell_store (const RemitDutyCell *self, RemitEdit *edit, GError **error)
{
  guint n = self->holdings->len;
  g_autofree RemitId *parties = g_new (RemitId, n + 1);

  if (!check_storable (self, remit_edit_get_graph (edit), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    parties[i] = remit_duty_cell_get (self, i)->party;
  if (!remit_ownership_set_holders (edit, self->item, self->duty, self->perspective, parties, n,
                                    error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!store_holding (self, remit_duty_cell_get (self, i), edit, error))
      return FALSE;
  return TRUE;
}

/* ---- in words ---- */

/* What the holders of a duty come to, however they are stored. */
typedef struct
{
  guint n, n_shares;
  gint64 total;
  gboolean joint, judged;
} Sum;

static RemitDutyFault
judge (const Sum *sum, RemitLinkKind duty, RemitNodeKind item)
{
  if (sum->n == 0)
    return remit_facet_expected (duty, item) ? REMIT_DUTY_GAP : REMIT_DUTY_FINE;
  if (sum->n_shares > 0 && (sum->n_shares < sum->n || sum->total != REMIT_SHARE_WHOLE))
    return REMIT_DUTY_SHARES;
  if (sum->n == 1 || (duty == REMIT_LINK_PAYS && sum->n_shares > 0))
    return REMIT_DUTY_FINE;
  if (!sum->joint)
    return REMIT_DUTY_DOUBLE;
  return sum->judged ? REMIT_DUTY_FINE : REMIT_DUTY_NO_TIE_BREAKER;
}

RemitDutyFault
remit_duty_cell_check (const RemitDutyCell *self, const RemitGraph *graph)
{
  const RemitNode *item = remit_graph_node (graph, self->item);
  Sum sum = { .n = self->holdings->len,
              .joint = self->joint,
              .judged = self->tie_breaker != REMIT_ID_NONE };

  sum.total = sum_shares (self, &sum.n_shares);
  return item != NULL ? judge (&sum, self->duty, item->kind) : REMIT_DUTY_FINE;
}

void
remit_duty_check_item (const RemitGraph *graph, RemitId id, RemitId perspective,
                       RemitDutyFault *faults)
{
  const RemitNode *item = remit_graph_node (graph, id);
  Sum sums[REMIT_N_FACETS] = { { 0 } };
  guint n;
  const RemitLink *const *links = remit_graph_links_in (graph, id, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind >= REMIT_LINK_FIRST_FACET && links[i]->kind <= REMIT_LINK_LAST_FACET
        && links[i]->perspective == perspective)
      {
        Sum *sum = &sums[links[i]->kind - REMIT_LINK_FIRST_FACET];

        sum->n++;
        sum->joint |= links[i]->arrangement == REMIT_ARRANGEMENT_JOINT;
        sum->judged |= links[i]->tie_breaker != REMIT_ID_NONE;
        if (links[i]->share != REMIT_UNSET)
          {
            sum->n_shares++;
            sum->total += links[i]->share;
          }
      }
  for (guint i = 0; i < REMIT_N_FACETS; i++)
    faults[i] = judge (&sums[i], REMIT_LINK_FIRST_FACET + i, item->kind);
}

static char *
describe_holding (const RemitHolding *holding, const RemitGraph *graph)
{
  g_autofree char *name = remit_graph_describe (graph, holding->party);
  g_autofree char *share
    = holding->share != REMIT_UNSET ? remit_share_format (holding->share) : NULL;
  /* Translators: a party and its share of the money: "CIO 60 %". */
  g_autofree char *text
    = share != NULL ? g_strdup_printf (_("%s %s %%"), name, share) : g_strdup (name);
  g_autofree char *whose = NULL;

  if (holding->beneficiary == REMIT_ID_NONE)
    return g_steal_pointer (&text);
  whose = remit_graph_describe (graph, holding->beneficiary);
  if (*holding->rights != '\0')
    /* Translators: holder, beneficiary, what the beneficiary keeps: "CIO on behalf of CMO, who
     * keeps: choice of tool". */
    return g_strdup_printf (_("%s on behalf of %s, who keeps: %s"), text, whose, holding->rights);
  /* Translators: holder and beneficiary: "CIO on behalf of CMO". */
  return g_strdup_printf (_("%s on behalf of %s"), text, whose);
}

char *
remit_duty_cell_describe (const RemitDutyCell *self, const RemitGraph *graph)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *judge = NULL;

  if (self->holdings->len == 0)
    return g_strdup (C_ ("holder", "nobody"));
  for (guint i = 0; i < self->holdings->len; i++)
    g_ptr_array_add (texts, describe_holding (remit_duty_cell_get (self, i), graph));
  g_ptr_array_add (texts, NULL);
  /* Translators: what stands between the parts of a list. */
  list = g_strjoinv (_(", "), (char **) texts->pdata);
  if (!self->joint || self->holdings->len < 2)
    return g_steal_pointer (&list);
  if (self->tie_breaker == REMIT_ID_NONE)
    /* Translators: parties that hold something together: "CIO, CMO; jointly". */
    return g_strdup_printf (_("%s; jointly"), list);
  judge = remit_graph_describe (graph, self->tie_breaker);
  /* Translators: parties that hold something together, and who has the last word. */
  return g_strdup_printf (_("%s; jointly, %s settles a deadlock"), list, judge);
}

static char *
format_gap (RemitLinkKind duty, const char *item)
{
  switch ((int) duty)
    {
    case REMIT_LINK_DECIDES:
      return g_strdup_printf (_("Nobody decides on %s."), item);
    case REMIT_LINK_CHOOSES_TOOL:
      return g_strdup_printf (_("Nobody chooses the tool of %s."), item);
    case REMIT_LINK_IMPLEMENTS:
      return g_strdup_printf (_("Nobody implements %s."), item);
    case REMIT_LINK_RUNS:
      return g_strdup_printf (_("Nobody runs %s."), item);
    case REMIT_LINK_PAYS:
      return g_strdup_printf (_("Nobody pays for %s."), item);
    case REMIT_LINK_HOLDS_DATA:
      return g_strdup_printf (_("Nobody holds the data of %s."), item);
    case REMIT_LINK_STEWARDS:
      return g_strdup_printf (_("Nobody stewards %s."), item);
    case REMIT_LINK_PREFERRED_ACCESS:
      return g_strdup_printf (_("Nobody has preferred access to %s."), item);
    default:
      return g_strdup_printf (_("Nobody reviews %s."), item);
    }
}

char *
remit_duty_cell_explain (const RemitDutyCell *self, const RemitGraph *graph)
{
  g_autofree char *item = remit_graph_describe (graph, self->item);
  g_autofree char *sum = NULL;
  guint n;

  switch (remit_duty_cell_check (self, graph))
    {
    case REMIT_DUTY_FINE:
      return NULL;
    case REMIT_DUTY_GAP:
      return format_gap (self->duty, item);
    case REMIT_DUTY_DOUBLE:
      if (self->duty == REMIT_LINK_PAYS)
        return g_strdup_printf (ngettext ("%u party pays for %s, and nobody has said in which "
                                          "shares. Split the money.",
                                          "%u parties pay for %s, and nobody has said in which "
                                          "shares. Split the money.",
                                          self->holdings->len),
                                self->holdings->len, item);
      /* Translators: number of parties, a thing, a duty: "2 parties stand for Consent platform
       * under “decides” …". */
      return g_strdup_printf (ngettext ("%u party stands for %s under “%s”.",
                                        "%u parties stand for %s under “%s” without a joint "
                                        "arrangement. Keep one, or declare it joint.",
                                        self->holdings->len),
                              self->holdings->len, item, remit_link_kind_label (self->duty));
    case REMIT_DUTY_SHARES:
      sum = remit_share_format (sum_shares (self, &n));
      return g_strdup_printf (_("The shares of %s total %s %%. Make them total 100 %%."), item,
                              sum);
    case REMIT_DUTY_NO_TIE_BREAKER:
      return g_strdup_printf (_("%s is held jointly under “%s”, and nobody settles a deadlock. "
                                 "Name a tie-breaker."),
                              item, remit_link_kind_label (self->duty));
    }
  return NULL;
}
