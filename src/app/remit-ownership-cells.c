/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a cell of the ownership matrix shows, says and is edited as.  A chip has the name of its
 * party where that is short enough, else the initials that the rims on the map have; the whole
 * names are in the words for screen readers and tooltips. */

#define LONGEST_ALONE 9    /* characters of a name on the only chip of a cell */
#define LONGEST_AMONG 5    /* on one of two */
#define LONGEST_IN_CROWD 3 /* of more */

guint
_remit_ownership_get_duties (RemitOwnershipModel *self, RemitId item, RemitId party)
{
  guint n, duties = 0;
  const RemitLink *const *links = remit_graph_links_in (_remit_ownership_graph (self), item, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->source == party && links[i]->kind >= REMIT_LINK_FIRST_FACET
        && links[i]->kind <= REMIT_LINK_LAST_FACET
        && links[i]->perspective == self->matrix->perspective)
      duties |= 1u << (links[i]->kind - REMIT_LINK_FIRST_FACET);
  return duties;
}

static RemitDutyCell *
load_cell (RemitOwnershipModel *self, const RemitOwnershipRow *row, RemitLinkKind duty)
{
  return remit_duty_cell_load (_remit_ownership_graph (self), row->item, duty,
                               self->matrix->perspective);
}

/* ---- marks ---- */

/* Cuts at a whole character. */
static RemitSheetMark *
add_mark (RemitSheetCell *cell, RemitSheetMarkStyle style, const char *text)
{
  RemitSheetMark *mark;
  const char *end = text;

  if (cell->n_marks >= REMIT_SHEET_MAX_MARKS)
    return NULL;
  mark = &cell->marks[cell->n_marks++];
  mark->style = style;
  while (*end != '\0' && g_utf8_next_char (end) - text < REMIT_SHEET_MARK_LENGTH)
    end = g_utf8_next_char (end);
  memcpy (mark->text, text, end - text);
  mark->text[end - text] = '\0';
  return mark;
}

static char *
name_chip (const RemitNode *party, guint n_chips)
{
  int longest = n_chips == 1 ? LONGEST_ALONE : n_chips == 2 ? LONGEST_AMONG : LONGEST_IN_CROWD;

  if (g_utf8_strlen (party->name, -1) <= longest)
    return g_strdup (party->name);
  return remit_party_initials (party);
}

static void
add_chip (RemitOwnershipModel *self, const RemitHolding *holding, guint n_chips,
          RemitSheetCell *cell)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  const RemitNode *party = remit_graph_node (graph, holding->party);
  g_autofree char *name = name_chip (party, n_chips);
  g_autofree char *share
    = holding->share != REMIT_UNSET ? remit_share_format (holding->share) : NULL;
  g_autofree char *text = share != NULL ? g_strdup_printf ("%s %s", name, share) : g_strdup (name);
  RemitSheetMark *mark = add_mark (cell, REMIT_SHEET_MARK_CHIP, text);

  if (mark != NULL)
    mark->tint = remit_party_tint (graph, party);
}

/* "for CMO": on whose behalf the holders stand there, once for all of them. */
static void
add_beneficiary (RemitOwnershipModel *self, const RemitDutyCell *duty, RemitSheetCell *cell)
{
  const RemitNode *party = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < duty->holdings->len && party == NULL; i++)
    party = remit_graph_node (_remit_ownership_graph (self),
                              remit_duty_cell_get (duty, i)->beneficiary);
  if (party == NULL)
    return;
  name = name_chip (party, 2);
  /* Translators: in a small cell after the holder: on whose behalf. */
  text = g_strdup_printf (_("for %s"), name);
  add_mark (cell, REMIT_SHEET_MARK_MUTED, text);
}

static void
add_holders (RemitOwnershipModel *self, const RemitDutyCell *duty, RemitSheetCell *cell)
{
  guint n = duty->holdings->len;
  gboolean with_signs = duty->joint && 2 * n - 1 < REMIT_SHEET_MAX_MARKS;

  for (guint i = 0; i < n; i++)
    {
      const RemitHolding *holding = remit_duty_cell_get (duty, i);

      if (n > REMIT_SHEET_MAX_MARKS && i == REMIT_SHEET_MAX_MARKS - 1)
        {
          g_autofree char *rest = g_strdup_printf ("+%u", n - i);

          add_mark (cell, REMIT_SHEET_MARK_MUTED, rest);
          break;
        }
      if (i > 0 && with_signs)
        add_mark (cell, REMIT_SHEET_MARK_MUTED, "&");
      add_chip (self, holding, n, cell);
      cell->has_note |= *holding->note != '\0';
    }
  add_beneficiary (self, duty, cell);
}

static void
show_duty (RemitOwnershipModel *self, const RemitOwnershipRow *row, RemitLinkKind duty,
           RemitSheetCell *cell)
{
  g_autoptr (RemitDutyCell) held = load_cell (self, row, duty);
  RemitDutyFault fault = row->faults[duty - REMIT_LINK_FIRST_FACET];

  if (held->holdings->len > 0)
    add_holders (self, held, cell);
  else if (fault == REMIT_DUTY_GAP)
    add_mark (cell, REMIT_SHEET_MARK_MUTED, C_ ("holder", "nobody"));
  else
    add_mark (cell, REMIT_SHEET_MARK_MUTED, "–");
  cell->hatched = fault == REMIT_DUTY_GAP;
  if (fault > REMIT_DUTY_GAP)
    cell->gravity = REMIT_SHEET_ERROR;
}

static void
show_zone (RemitOwnershipModel *self, const RemitOwnershipRow *row, RemitSheetCell *cell)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (row->zone == REMIT_ZONE_FIRST || row->zone == REMIT_ZONE_SECOND)
    name = name_chip (
      remit_graph_node (_remit_ownership_graph (self), self->sides[row->zone == REMIT_ZONE_SECOND]),
      1);
  text = g_strdup_printf ("%s %s", remit_zone_get_sign (row->zone),
                          name != NULL ? name : self->zone_names[row->zone]);
  add_mark (cell, REMIT_SHEET_MARK_MUTED, text);
  cell->locked = TRUE;
}

static void
show_party (RemitOwnershipModel *self, const RemitOwnershipRow *row, RemitId party,
            RemitSheetCell *cell)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  guint duties = _remit_ownership_get_duties (self, row->item, party);

  for (guint i = 0; i < REMIT_N_FACETS; i++)
    if ((duties & (1u << i)) != 0 && cell->n_marks == REMIT_SHEET_MAX_MARKS - 1
        && (duties >> (i + 1)) != 0)
      {
        add_mark (cell, REMIT_SHEET_MARK_MUTED, "…");
        break;
      }
    else if ((duties & (1u << i)) != 0)
      {
        const char *word = remit_facet_short_label (REMIT_LINK_FIRST_FACET + i);
        RemitSheetMark *mark = add_mark (cell, REMIT_SHEET_MARK_CHIP, word);

        if (mark != NULL)
          mark->tint = remit_party_tint (graph, remit_graph_node (graph, party));
        if (row->faults[i] > REMIT_DUTY_GAP)
          cell->gravity = REMIT_SHEET_ERROR;
      }
}

void
_remit_ownership_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);

  if (info == NULL || remit_graph_node (_remit_ownership_graph (self), info->item) == NULL)
    return;
  if (column == REMIT_OWNERSHIP_ZONE_COLUMN)
    show_zone (self, info, cell);
  else if (duty >= 0)
    show_duty (self, info, duty, cell);
  else
    show_party (self, info, remit_ownership_model_get_column_party (self, column), cell);
}

/* ---- words ---- */

/* "decides, pays" */
char *
_remit_ownership_spell_duties (guint duties, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < REMIT_N_FACETS; i++)
    if ((duties & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "",
                              remit_facet_short_label (REMIT_LINK_FIRST_FACET + i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
_remit_ownership_describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);
  g_autoptr (RemitDutyCell) held = NULL;
  g_autofree char *what = NULL;

  if (info == NULL)
    return NULL;
  if (column == REMIT_OWNERSHIP_ZONE_COLUMN)
    /* Translators: the name of a thing and its zone: "Consent platform, zone: CIO only". */
    return g_strdup_printf (_("%s, zone: %s"), info->name, self->zone_names[info->zone]);
  if (duty < 0)
    {
      guint duties = _remit_ownership_get_duties (
        self, info->item, remit_ownership_model_get_column_party (self, column));

      what = duties != 0 ? _remit_ownership_spell_duties (duties, _(", "))
                         : g_strdup (C_ ("duties", "nothing"));
      /* Translators: a thing, a party, its duties: "Consent platform, CIO: decides, pays". */
      return g_strdup_printf (_("%s, %s: %s"), info->name,
                              _remit_ownership_party (self, column)->name, what);
    }
  held = load_cell (self, info, duty);
  if (held->holdings->len == 0 && info->faults[column - 1] == REMIT_DUTY_FINE)
    what = g_strdup (C_ ("holder", "not expected"));
  else
    what = remit_duty_cell_describe (held, _remit_ownership_graph (self));
  /* Translators: a thing, a duty, its holders: "Consent platform, pays: CIO 60 %, CMO 40 %". */
  return g_strdup_printf (_("%s, %s: %s"), info->name, self->duty_names[column - 1], what);
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_duty (RemitOwnershipModel *self, const RemitOwnershipRow *row, guint facet, GString *text)
{
  const RemitGraph *graph = _remit_ownership_graph (self);
  g_autoptr (RemitDutyCell) held = load_cell (self, row, REMIT_LINK_FIRST_FACET + facet);
  g_autofree char *fault = remit_duty_cell_explain (held, graph);

  append_line (text, fault);
  for (guint i = 0; i < held->holdings->len; i++)
    append_line (text, remit_duty_cell_get (held, i)->note);
}

char *
_remit_ownership_explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);
  g_autoptr (GString) text = g_string_new (NULL);

  if (info == NULL)
    return NULL;
  if (duty >= 0)
    append_duty (self, info, duty - REMIT_LINK_FIRST_FACET, text);
  else if (column != REMIT_OWNERSHIP_ZONE_COLUMN)
    {
      guint duties = _remit_ownership_get_duties (
        self, info->item, remit_ownership_model_get_column_party (self, column));

      for (guint i = 0; i < REMIT_N_FACETS; i++)
        if ((duties & (1u << i)) != 0)
          append_duty (self, info, i, text);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* ---- texts ---- */

char *
_remit_ownership_write_holders (RemitOwnershipModel *self, const RemitDutyCell *held)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (RemitNamedHolder));

  if (held->holdings->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < held->holdings->len; i++)
    {
      const RemitHolding *holding = remit_duty_cell_get (held, i);
      RemitNamedHolder holder = { holding->party, REMIT_UNSET };

      if (held->duty == REMIT_LINK_PAYS)
        holder.share = holding->share;
      g_array_append_val (holders, holder);
    }
  return remit_party_names_format (_remit_ownership_get_names (self),
                                   (const RemitNamedHolder *) holders->data, holders->len);
}

char *
_remit_ownership_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);
  g_autoptr (RemitDutyCell) held = NULL;

  if (info == NULL)
    return g_strdup ("");
  if (column == REMIT_OWNERSHIP_ZONE_COLUMN)
    return g_strdup (self->zone_names[info->zone]);
  if (duty < 0)
    return _remit_ownership_spell_duties (
      _remit_ownership_get_duties (self, info->item,
                                   remit_ownership_model_get_column_party (self, column)),
      "; ");
  held = load_cell (self, info, duty);
  return _remit_ownership_write_holders (self, held);
}
