/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-agreements-text.h"
#include "remit-date.h"
#include "remit-field-value.h"
#include "remit-ownership.h"

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

static void
show_covered (RemitAgreementsModel *self, const GArray *covered, RemitSheetCell *cell)
{
  g_autofree char *name = NULL;

  if (covered->len == 0)
    return;
  name = remit_graph_describe (_remit_agreements_graph (self), g_array_index (covered, RemitId, 0));
  add_mark (cell, REMIT_SHEET_MARK_PLAIN, name);
  add_more (cell, covered->len - 1);
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

static RemitSheetGravity
get_gravity (const RemitAgreement *agreement, guint column)
{
  switch (column)
    {
    case REMIT_AGREEMENTS_CHAIN:
      return agreement->falls_short ? REMIT_SHEET_ERROR : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_VALID:
      return agreement->validity == REMIT_VALIDITY_EXPIRED ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
    case REMIT_AGREEMENTS_REVIEW:
      return agreement->review_overdue ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
    default:
      return REMIT_SHEET_FINE;
    }
}

static gboolean
is_locked (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  guint n;

  switch (column)
    {
    case REMIT_AGREEMENTS_OBJECTIVE:
      return agreement->objectives->len > 1;
    case REMIT_AGREEMENTS_VALID:
      return FALSE;
    case REMIT_AGREEMENTS_REVIEW:
      _remit_agreements_find_review (_remit_agreements_graph (self), agreement->id, &n);
      return n > 1;
    default:
      return TRUE;
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
  cell->gravity = get_gravity (agreement, column);
  if (column == REMIT_AGREEMENTS_PROVIDER)
    show_parties (self, agreement->providers, cell);
  else if (column == REMIT_AGREEMENTS_CUSTOMER)
    show_parties (self, agreement->customers, cell);
  else if (column == REMIT_AGREEMENTS_COVERS)
    show_covered (self, agreement->covered, cell);
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

static char *
write_value (RemitAgreementsModel *self, const RemitAgreement *agreement, guint column)
{
  const RemitGraph *graph = _remit_agreements_graph (self);
  char *text;

  switch (column)
    {
    case REMIT_AGREEMENTS_PROVIDER:
      return remit_agreements_join_names (graph, agreement->providers);
    case REMIT_AGREEMENTS_CUSTOMER:
      return remit_agreements_join_names (graph, agreement->customers);
    case REMIT_AGREEMENTS_COVERS:
      return remit_agreements_join_names (graph, agreement->covered);
    case REMIT_AGREEMENTS_OBJECTIVE:
      return write_objectives (self, agreement);
    case REMIT_AGREEMENTS_MEASURED:
      return write_measured (agreement);
    default:
      text = write_plain (self, agreement, column);
      return text != NULL ? text : g_strdup ("");
    }
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

char *
_remit_agreements_explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);

  if (agreement == NULL)
    return NULL;
  if (column == REMIT_AGREEMENTS_CHAIN)
    return remit_agreements_describe_chain (agreement, remit_agreements_model_get_today (self));
  if (column == REMIT_AGREEMENTS_VALID && agreement->validity == REMIT_VALIDITY_EXPIRED)
    return g_strdup (_("It has expired. Renew it, or mark it as retired."));
  if (column == REMIT_AGREEMENTS_REVIEW && agreement->review_overdue)
    return g_strdup (_("The review is overdue."));
  if (column <= REMIT_AGREEMENTS_COVERS
      || (column == REMIT_AGREEMENTS_OBJECTIVE && agreement->objectives->len > 1))
    {
      g_autofree char *value = write_value (self, agreement, column);

      return *value != '\0' ? g_steal_pointer (&value) : NULL;
    }
  return NULL;
}

char *
_remit_agreements_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreement *agreement = _remit_agreements_get (self, row);

  if (agreement == NULL)
    return g_strdup ("");
  if (column == REMIT_AGREEMENTS_OBJECTIVE && agreement->objectives->len == 1)
    {
      const RemitObjective *objective
        = g_array_index (agreement->objectives, RemitObjectiveState, 0).objective;

      return objective->target == REMIT_UNSET
               ? g_strdup ("")
               : remit_objective_describe_target (_remit_agreements_graph (self), objective);
    }
  return write_value (self, agreement, column);
}
