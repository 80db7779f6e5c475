/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-agreements-text.h"
#include "remit-date.h"
#include "remit-field-value.h"
#include "remit-money.h"
#include "remit-ownership.h"
#include "remit-register-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a cell of the register shows, says and is edited as.  What is worked out (times, chains,
 * states) is locked. */

#define LONGEST_NAME 8 /* characters of the name on the only chip of a cell */
#define ELLIPSIS "…"

/* ---- marks ---- */

/* What does not fit ends in "…", at a whole character. */
static RemitSheetMark *
add_mark (RemitSheetCell *cell, RemitSheetMarkStyle style, const char *text)
{
  gsize room = REMIT_SHEET_MARK_LENGTH - 1;
  RemitSheetMark *mark;

  if (cell->n_marks >= REMIT_SHEET_MAX_MARKS)
    return NULL;
  mark = &cell->marks[cell->n_marks++];
  mark->style = style;
  if (strlen (text) <= room)
    {
      strcpy (mark->text, text);
      return mark;
    }
  room -= strlen (ELLIPSIS);
  while (room > 0 && ((guchar) text[room] & 0xc0) == 0x80)
    room--;
  memcpy (mark->text, text, room);
  strcpy (mark->text + room, ELLIPSIS);
  return mark;
}

static void
add_more (RemitSheetCell *cell, guint n)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);

  if (n > 0)
    add_mark (cell, REMIT_SHEET_MARK_MUTED, text);
}

static void
show_parties (RemitAgreementsModel *self, const GArray *parties, RemitSheetCell *cell)
{
  const RemitGraph *graph = _remit_agreements_graph (self);

  for (guint i = 0; i < parties->len; i++)
    {
      const RemitNode *party = remit_graph_node (graph, g_array_index (parties, RemitId, i));
      g_autofree char *name = parties->len == 1 && g_utf8_strlen (party->name, -1) <= LONGEST_NAME
                                ? g_strdup (party->name)
                                : remit_party_initials (party);
      RemitSheetMark *mark = add_mark (cell, REMIT_SHEET_MARK_CHIP, name);

      if (mark != NULL)
        mark->tint = remit_party_tint (graph, party);
    }
  if (parties->len == 0)
    {
      add_mark (cell, REMIT_SHEET_MARK_MUTED, C_ ("side of an agreement", "nobody"));
      cell->hatched = TRUE;
    }
}

/* The other ends of the links of a column. (transfer full) (element-type RemitId) */
static GArray *
list_ends (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  const RemitAgreementsEnds *ends = _remit_agreements_ends (column);
  g_autoptr (GPtrArray) links = remit_register_find_links (
    _remit_agreements_graph (self), agreement->id, ends->link, ends->incoming);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      RemitId other = ends->incoming ? link->source : link->target;

      g_array_append_val (ids, other);
    }
  return ids;
}

static void
show_things (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column,
             RemitSheetCell *cell)
{
  g_autoptr (GArray) things = list_ends (self, agreement, column);
  g_autofree char *name = NULL;

  if (things->len == 0)
    return;
  name = remit_graph_describe (_remit_agreements_graph (self), g_array_index (things, RemitId, 0));
  add_mark (cell, REMIT_SHEET_MARK_PLAIN, name);
  add_more (cell, things->len - 1);
}

static void
show_objective (RemitAgreementsModel *self, const RemitAgreement *agreement, RemitSheetCell *cell)
{
  const RemitObjective *objective;
  g_autofree char *promise = NULL;
  g_autofree char *window = NULL;

  if (agreement->objectives->len == 0)
    {
      cell->hatched = TRUE;
      return;
    }
  objective = g_array_index (agreement->objectives, RemitObjectiveState, 0).objective;
  promise = remit_agreements_describe_promise (_remit_agreements_graph (self), objective);
  window = remit_agreements_describe_window (objective);
  add_mark (cell, REMIT_SHEET_MARK_PLAIN, promise);
  add_mark (cell, REMIT_SHEET_MARK_MUTED, window);
  add_more (cell, agreement->objectives->len - 1);
}

static void
show_measured (const RemitAgreement *agreement, RemitSheetCell *cell)
{
  const char *word = remit_agreements_describe_state (agreement->state, &cell->gravity);

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      g_autofree char *value
        = state->state == agreement->state ? remit_agreements_format_value (state) : NULL;

      if (value == NULL)
        continue;
      add_mark (cell, REMIT_SHEET_MARK_PLAIN, value);
      break;
    }
  add_mark (
    cell, agreement->state == REMIT_STATE_NO_DATA ? REMIT_SHEET_MARK_MUTED : REMIT_SHEET_MARK_PLAIN,
    word);
}

const RemitReview *
_remit_agreements_find_review (const RemitGraph *graph, RemitId id, guint *n)
{
  const RemitReview *found = NULL;
  guint n_links;
  const RemitLink *const *links = remit_graph_links_in (graph, id, &n_links);

  *n = 0;
  for (guint i = 0; i < n_links; i++)
    {
      const RemitRow *detail;

      if (links[i]->kind != REMIT_LINK_REVIEW_OF || links[i]->perspective != REMIT_ID_NONE)
        continue;
      detail = remit_graph_detail (graph, REMIT_TABLE_REVIEW, links[i]->source);
      if (detail == NULL)
        continue;
      found = (const RemitReview *) detail;
      *n += 1;
    }
  return *n == 1 ? found : NULL;
}

/* ---- texts ---- */

/* NULL: none or several. */
static const RemitObjective *
get_only_objective (const RemitAgreement *agreement)
{
  return agreement->objectives->len == 1
           ? g_array_index (agreement->objectives, RemitObjectiveState, 0).objective
           : NULL;
}

/* "99.9: 5 %; 99.5: 10 %", of its only objective. */
static char *
write_credits (RemitAgreementsModel *self, const RemitAgreement *agreement)
{
  const RemitObjective *objective = get_only_objective (agreement);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (objective == NULL)
    return NULL;
  steps = remit_graph_owned (_remit_agreements_graph (self), REMIT_TABLE_CREDIT, objective->row.id);
  for (guint i = 0; i < steps->len; i++)
    {
      const RemitCreditRow *step = steps->pdata[i];
      g_autofree char *bound = remit_decimal_format (step->bound);
      g_autofree char *credit = remit_share_format (step->credit);

      g_string_append_printf (text, "%s%s: %s %%", i > 0 ? "; " : "", bound, credit);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The hours of its only objective. */
static char *
write_hours (const RemitAgreement *agreement)
{
  const RemitObjective *objective = get_only_objective (agreement);

  return objective != NULL && *objective->hours != '\0' ? g_strdup (objective->hours) : NULL;
}

/* What is shown as one plain text; NULL when nothing is. */
static char *
write_plain (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  const RemitNode *node = remit_graph_node (_remit_agreements_graph (self), agreement->id);
  gint64 allowed;

  switch (column)
    {
    case REMIT_AGREEMENTS_ALLOWED:
      allowed = remit_agreements_find_allowed (agreement, remit_agreements_model_get_today (self));
      return allowed >= 0 ? remit_duration_format (allowed) : NULL;
    case REMIT_AGREEMENTS_CHAIN:
      return agreement->computes ? remit_agreements_format_ratio (agreement->computed) : NULL;
    case REMIT_AGREEMENTS_HOURS:
      return write_hours (agreement);
    case REMIT_AGREEMENTS_CREDITS:
      return write_credits (self, agreement);
    case REMIT_AGREEMENTS_BEGINS:
      return node->starts != 0 ? remit_day_format (node->starts) : NULL;
    case REMIT_AGREEMENTS_VALID:
      return node->ends != 0 ? remit_day_format (node->ends) : NULL;
    case REMIT_AGREEMENTS_REVIEW:
      return agreement->review_due != 0 ? remit_day_format (agreement->review_due) : NULL;
    case REMIT_AGREEMENTS_SIGNED:
      /* Translators: signatures given, of so many sides. */
      return agreement->n_sides > 0
               ? g_strdup_printf (_("%u of %u"), agreement->n_signed, agreement->n_sides)
               : NULL;
    default:
      return NULL;
    }
}

/* Why the time that its promise leaves cannot be reckoned: hours or a window that make no sense;
 * (transfer full), NULL. */
static char *
find_fault (RemitAgreementsModel *self, const RemitAgreement *agreement)
{
  int today = remit_agreements_model_get_today (self);

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjective *objective
        = g_array_index (agreement->objectives, RemitObjectiveState, i).objective;
      g_autoptr (GError) error = NULL;
      gint64 agreed, allowed;
      RemitRatio ratio;

      if (remit_objective_ratio (objective, &ratio)
          && !remit_objective_allowed (objective, today, &agreed, &allowed, &error))
        return g_strdup (error->message);
    }
  return NULL;
}

static RemitSheetGravity
get_gravity (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  g_autofree char *fault = NULL;

  switch (column)
    {
    case REMIT_AGREEMENTS_PROVIDER:
    case REMIT_AGREEMENTS_CUSTOMER:
      return agreement->same_party ? REMIT_SHEET_ERROR : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_ALLOWED:
    case REMIT_AGREEMENTS_HOURS:
      fault = find_fault (self, agreement);
      return fault != NULL ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_CHAIN:
      return agreement->falls_short || agreement->circular ? REMIT_SHEET_ERROR : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_SUPPORTS:
      return agreement->circular ? REMIT_SHEET_ERROR : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_VALID:
      return agreement->validity == REMIT_VALIDITY_EXPIRED ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_REVIEW:
      return agreement->review_overdue ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
    default:
      return REMIT_SHEET_FINE;
    }
}

/* What is worked out, what there are several of, and what a kind of agreement cannot do. */
static gboolean
is_locked (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  guint n;

  switch (column)
    {
    case REMIT_AGREEMENTS_OBJECTIVE:
    case REMIT_AGREEMENTS_MEASURED:
    case REMIT_AGREEMENTS_HOURS:
    case REMIT_AGREEMENTS_CREDITS:
      return agreement->objectives->len > 1;
    case REMIT_AGREEMENTS_REVIEW:
      _remit_agreements_find_review (_remit_agreements_graph (self), agreement->id, &n);
      return n > 1;
    case REMIT_AGREEMENTS_SUPPORTS:
      return remit_register_other_ends (REMIT_LINK_SUPPORTS, FALSE,
                                        REMIT_KIND_BIT (agreement->kind))
             == 0;
    default:
      return column == REMIT_AGREEMENTS_ALLOWED || column == REMIT_AGREEMENTS_CHAIN;
    }
}

void
_remit_agreements_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);
  g_autofree char *text = NULL;

  if (agreement == NULL)
    return;
  cell->locked = is_locked (self, agreement, column);
  cell->gravity = get_gravity (self, agreement, column);
  if (column == REMIT_AGREEMENTS_PROVIDER)
    show_parties (self, agreement->providers, cell);
  else if (column == REMIT_AGREEMENTS_CUSTOMER)
    show_parties (self, agreement->customers, cell);
  else if (_remit_agreements_ends (column)->names != REMIT_AGREEMENTS_NAMES_NONE)
    show_things (self, agreement, column, cell);
  else if (column == REMIT_AGREEMENTS_OBJECTIVE)
    show_objective (self, agreement, cell);
  else if (column == REMIT_AGREEMENTS_MEASURED)
    show_measured (agreement, cell);
  text = write_plain (self, agreement, column);
  if (text != NULL)
    add_mark (cell, REMIT_SHEET_MARK_PLAIN, text);
}

char *
_remit_agreements_name_cell (RemitAgreementsModel *self, guint row, guint column)
{
  RemitSheetLine line = { 0 };

  remit_sheet_model_get_line (REMIT_SHEET_MODEL (self), REMIT_SHEET_COLUMNS, column, &line);
  /* Translators: a thing and the column of one of its cells: "Consent platform, pays". */
  return g_strdup_printf (_("%s, %s"), _remit_agreements_get_row (self, row)->name, line.text);
}

static char *
write_objectives (RemitAgreementsModel *self, const RemitAgreement *agreement)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjective *objective
        = g_array_index (agreement->objectives, RemitObjectiveState, i).objective;
      g_autofree char *promise
        = remit_agreements_describe_promise (_remit_agreements_graph (self), objective);
      g_autofree char *window = remit_agreements_describe_window (objective);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", promise, window);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_measured (const RemitAgreement *agreement)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      g_autofree char *value = remit_agreements_format_value (state);
      const char *word = remit_agreements_describe_state (state->state, NULL);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "", value != NULL ? value : "",
                              value != NULL ? " " : "", word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Those of both sides who have signed. (transfer full) (element-type RemitId) */
static GArray *
list_signed (RemitAgreementsModel *self, const RemitAgreement *agreement)
{
  g_autoptr (GPtrArray) seals
    = remit_graph_owned (_remit_agreements_graph (self), REMIT_TABLE_SEAL, agreement->id);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < seals->len; i++)
    g_array_append_vals (ids, &((const RemitSeal *) seals->pdata[i])->party, 1);
  return ids;
}

/* "1 of 2: CIO" */
static char *
write_signed (RemitAgreementsModel *self, const RemitAgreement *agreement)
{
  g_autoptr (GArray) ids = list_signed (self, agreement);
  g_autofree char *count = write_plain (self, agreement, REMIT_AGREEMENTS_SIGNED);
  g_autofree char *names = remit_agreements_join_names (_remit_agreements_graph (self), ids);

  if (count == NULL)
    return g_strdup ("");
  /* Translators: how many have signed, and who: "1 of 2: CIO". */
  return *names != '\0' ? g_strdup_printf (_("%s: %s"), count, names) : g_steal_pointer (&count);
}

/* For people. */
static char *
write_value (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  g_autoptr (GArray) ids = NULL;
  char *text;

  switch (column)
    {
    case REMIT_AGREEMENTS_OBJECTIVE:
      return write_objectives (self, agreement);
    case REMIT_AGREEMENTS_MEASURED:
      return write_measured (agreement);
    case REMIT_AGREEMENTS_SIGNED:
      return write_signed (self, agreement);
    default:
      break;
    }
  if (_remit_agreements_ends (column)->names == REMIT_AGREEMENTS_NAMES_NONE)
    {
      text = write_plain (self, agreement, column);
      return text != NULL ? text : g_strdup ("");
    }
  ids = list_ends (self, agreement, column);
  return remit_agreements_join_names (_remit_agreements_graph (self), ids);
}

char *
_remit_agreements_describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (agreement == NULL)
    return NULL;
  name = _remit_agreements_name_cell (self, row, column);
  value = write_value (self, agreement, column);
  return g_strdup_printf (_("%s: %s"), name,
                          *value != '\0' ? value : C_ ("cell of the register", "nothing"));
}

/* What is wrong with a cell, and what to do; NULL. */
static char *
explain_fault (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  switch (column)
    {
    case REMIT_AGREEMENTS_PROVIDER:
    case REMIT_AGREEMENTS_CUSTOMER:
      return agreement->same_party
               ? g_strdup (_("Provider and customer are the same. An agreement is between two "
                              "parties: name another one on one side."))
               : NULL;
    case REMIT_AGREEMENTS_ALLOWED:
    case REMIT_AGREEMENTS_HOURS:
      return find_fault (self, agreement);
    case REMIT_AGREEMENTS_CHAIN:
    case REMIT_AGREEMENTS_SUPPORTS:
      return agreement->circular ? g_strdup (_("It supports itself through others. Take out the "
                                                "support that leads back to it."))
                                 : NULL;
    case REMIT_AGREEMENTS_VALID:
      return agreement->validity == REMIT_VALIDITY_EXPIRED
               ? g_strdup (_("It has expired. Renew it, or mark it as retired."))
               : NULL;
    case REMIT_AGREEMENTS_REVIEW:
      return agreement->review_overdue
               ? g_strdup (_("The review is overdue. Review it, and type the next day."))
               : NULL;
    default:
      return NULL;
    }
}

char *
_remit_agreements_explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);
  g_autofree char *text = NULL;

  if (agreement == NULL)
    return NULL;
  text = explain_fault (self, agreement, column);
  if (text != NULL)
    return g_steal_pointer (&text);
  if (column == REMIT_AGREEMENTS_CHAIN)
    return remit_agreements_describe_chain (agreement, remit_agreements_model_get_today (self));
  if (column == REMIT_AGREEMENTS_SIGNED
      || _remit_agreements_ends (column)->names != REMIT_AGREEMENTS_NAMES_NONE
      || (column == REMIT_AGREEMENTS_OBJECTIVE && agreement->objectives->len > 0))
    text = write_value (self, agreement, column);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What reads back as the same. */
static char *
write_names (RemitAgreementsModel *self, RemitAgreementsNames names, const GArray *ids)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (RemitNamedHolder));

  for (guint i = 0; i < ids->len; i++)
    {
      RemitNamedHolder holder = { g_array_index (ids, RemitId, i), REMIT_UNSET };

      g_array_append_val (named, holder);
    }
  return remit_party_names_format (_remit_agreements_get_names (self, names),
                                   (const RemitNamedHolder *) named->data, named->len);
}

/* "99.93 2026-10-31", or what is measured of several. */
static char *
write_last_measured (const RemitAgreement *agreement)
{
  const RemitObjectiveState *state
    = agreement->objectives->len == 1
        ? &g_array_index (agreement->objectives, RemitObjectiveState, 0)
        : NULL;
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (state == NULL)
    return agreement->objectives->len > 0 ? write_measured (agreement) : g_strdup ("");
  if (state->day == 0)
    return g_strdup ("");
  value = remit_decimal_format (state->value);
  day = remit_day_format (state->day);
  return g_strdup_printf ("%s %s", value, day);
}

char *
_remit_agreements_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);
  const RemitAgreementsEnds *ends = _remit_agreements_ends (column);
  g_autoptr (GArray) ids = NULL;

  if (agreement == NULL)
    return g_strdup ("");
  if (ends->names != REMIT_AGREEMENTS_NAMES_NONE)
    {
      ids = list_ends (self, agreement, column);
      return write_names (self, ends->names, ids);
    }
  if (column == REMIT_AGREEMENTS_SIGNED)
    {
      ids = list_signed (self, agreement);
      return write_names (self, REMIT_AGREEMENTS_NAMES_PARTIES, ids);
    }
  if (column == REMIT_AGREEMENTS_MEASURED)
    return write_last_measured (agreement);
  if (column == REMIT_AGREEMENTS_OBJECTIVE && agreement->objectives->len == 1
      && g_array_index (agreement->objectives, RemitObjectiveState, 0).objective->target
           == REMIT_UNSET)
    return g_strdup ("");
  return write_value (self, agreement, column);
}
