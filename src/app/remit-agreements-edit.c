/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"
#include "remit-raci-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What edits of the register make of the document.  Each is one change; a text that cannot be read
 * refuses the whole of it with a sentence that names the cell. */

#define UNIT_PERCENT "%"
#define WHOLE (100 * G_GINT64_CONSTANT (1000000)) /* 100 %, in millionths */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
is_read_only (RemitAgreementsModel *self, GError **error)
{
  return remit_document_get_read_only (self->document)
         && !refuse (error, remit_document_get_read_only_reason (self->document));
}

/* ---- targets ---- */

/* What a person means by "≥ 99.9 %". */
typedef struct
{
  int comparison; /* RemitOperator, -1 not said */
  gint64 target;
  char *unit; /* "" not said; owned */
} Target;

static const char *
skip_operator (const char *text, int *comparison)
{
  static const struct
  {
    const char *sign;
    RemitOperator comparison;
  } signs[] = {
    { "≥", REMIT_OPERATOR_AT_LEAST }, { ">=", REMIT_OPERATOR_AT_LEAST },
    { "≤", REMIT_OPERATOR_AT_MOST },  { "<=", REMIT_OPERATOR_AT_MOST },
    { ">", REMIT_OPERATOR_MORE },     { "<", REMIT_OPERATOR_LESS },
    { "=", REMIT_OPERATOR_EQUAL },
  };

  *comparison = -1;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        *comparison = signs[i].comparison;
        text += strlen (signs[i].sign);
        break;
      }
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static gboolean
read_target (const char *text, Target *target, GError **error)
{
  const char *number = skip_operator (text, &target->comparison);
  gsize length = strspn (number, "-0123456789.,");
  g_autofree char *digits = g_strndup (number, length);

  g_strdelimit (digits, ",", '.');
  if (*digits == '\0' || !remit_decimal_parse (digits, &target->target, NULL))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is no target. Write a number and a unit, such as 99.9 %% or ≤ 4 h."),
                   text);
      return FALSE;
    }
  target->unit = g_strstrip (g_strdup (number + length));
  return TRUE;
}

/* A share of time is within 0 and 100 %. */
static gboolean
check_target (const RemitObjective *objective, const Target *target, GError **error)
{
  const char *unit = *target->unit != '\0' ? target->unit : objective->unit;

  if (!g_str_equal (unit, UNIT_PERCENT) || (target->target >= 0 && target->target <= WHOLE))
    return TRUE;
  return refuse (error, _("A share is between 0 % and 100 %. Write another target."));
}

static RemitId
add_objective (RemitEdit *edit, RemitId agreement, const Target *target)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_OBJECTIVE);
  gboolean share = *target->unit == '\0' || g_str_equal (target->unit, UNIT_PERCENT);

  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, agreement);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_INDICATOR,
                        share ? REMIT_INDICATOR_AVAILABILITY : REMIT_INDICATOR_RESPONSE);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_COMPARISON,
                        share ? REMIT_OPERATOR_AT_LEAST : REMIT_OPERATOR_AT_MOST);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_NAME, "");
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_UNIT, share ? UNIT_PERCENT : target->unit);
  return remit_edit_insert (edit, row);
}

static gboolean
store_target (RemitEdit *edit, RemitId id, const Target *target, GError **error)
{
  if (target->comparison >= 0
      && !remit_edit_set_number (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_COMPARISON,
                                 target->comparison, error))
    return FALSE;
  if (*target->unit != '\0'
      && !remit_edit_set_text (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_UNIT,
                               target->unit, error))
    return FALSE;
  return remit_edit_set_number (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_TARGET,
                                target->target, error);
}

static gboolean
set_objective (RemitEdit *edit, RemitId agreement, const char *text, GError **error)
{
  static const RemitObjective fresh = { .unit = (char *) UNIT_PERCENT };
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    remit_edit_get_graph (edit), REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_NODE, agreement, &n);
  Target target = { 0 };
  RemitId id = n == 1 ? rows[0]->id : REMIT_ID_NONE;
  gboolean done;

  if (n > 1)
    return refuse (error, _("It has several objectives. Change them in the inspector."));
  if (*text == '\0')
    return n == 0
           || remit_edit_set_number (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_TARGET,
                                     REMIT_UNSET, error);
  done = read_target (text, &target, error)
         && check_target (n == 1 ? (const RemitObjective *) rows[0] : &fresh, &target, error);
  if (done && id == REMIT_ID_NONE)
    id = add_objective (edit, agreement, &target);
  done = done && store_target (edit, id, &target, error);
  g_free (target.unit);
  return done;
}

/* ---- dates ---- */

static gboolean
set_end (RemitEdit *edit, RemitId agreement, const char *text, GError **error)
{
  const RemitNode *node = remit_graph_node (remit_edit_get_graph (edit), agreement);
  int day;

  if (!remit_day_parse (text, &day, error))
    return FALSE;
  if (day != 0 && node->starts != 0 && day < node->starts)
    {
      g_autofree char *starts = remit_day_format (node->starts);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("It holds from %s and cannot end before that."), starts);
      return FALSE;
    }
  return remit_edit_set_number (edit, REMIT_TABLE_NODE, agreement, REMIT_NODE_FIELD_ENDS, day,
                                error);
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

static gboolean
set_review (RemitEdit *edit, RemitId agreement, const char *text, GError **error)
{
  guint n;
  const RemitReview *review
    = _remit_agreements_find_review (remit_edit_get_graph (edit), agreement, &n);
  RemitId id;
  int day;

  if (n > 1)
    return refuse (error, _("It has several reviews. Change them in the inspector."));
  if (!remit_day_parse (text, &day, error))
    return FALSE;
  if (review == NULL && day == 0)
    return TRUE;
  id = review != NULL ? review->row.id : need_review (edit, agreement, error);
  return id != REMIT_ID_NONE
         && remit_edit_set_number (edit, REMIT_TABLE_REVIEW, id, REMIT_REVIEW_FIELD_NEXT_DUE, day,
                                   error);
}

/* ---- cells ---- */

static gboolean
set_text (RemitAgreementsModel *self, RemitEdit *edit, const RemitSheetChange *change,
          const char *text, GError **error)
{
  RemitId id = _remit_agreements_get_row (self, change->row)->id;
  g_autofree char *now = NULL;

  switch (change->column)
    {
    case REMIT_AGREEMENTS_OBJECTIVE:
      return set_objective (edit, id, text, error);
    case REMIT_AGREEMENTS_VALID:
      return set_end (edit, id, text, error);
    case REMIT_AGREEMENTS_REVIEW:
      return set_review (edit, id, text, error);
    default:
      now
        = remit_sheet_model_get_text (REMIT_SHEET_MODEL (self), change->row, change->column, FALSE);
      return g_str_equal (now, text)
             || refuse (error, change->column <= REMIT_AGREEMENTS_COVERS
                                 ? _("Change it in the inspector (Alt+Enter).")
                                 : _("It is worked out from the rest and cannot be typed."));
    }
}

static gboolean
set_cell (RemitAgreementsModel *self, RemitEdit *edit, const RemitSheetChange *change,
          GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (change->text));
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;

  if (set_text (self, edit, change, text, &local))
    return TRUE;
  name = _remit_agreements_name_cell (self, change->row, change->column);
  /* Translators: a cell and what is wrong with its text. */
  g_set_error (error, local->domain, local->code, _("%s: %s"), name, local->message);
  return FALSE;
}

static char *
name_change (RemitAgreementsModel *self, const RemitSheetChange *changes, guint n)
{
  g_autofree char *cell = NULL;

  if (n != 1 || _remit_agreements_get_row (self, changes[0].row) == NULL)
    return g_strdup_printf (ngettext ("Fill %u cell", "Fill %u cells", n), n);
  cell = _remit_agreements_name_cell (self, changes[0].row, changes[0].column);
  return *changes[0].text == '\0' ? g_strdup_printf (_("Clear %s"), cell)
                                  : g_strdup_printf (_("%s: %s"), cell, changes[0].text);
}

/* Clearing or pasting over a whole row leaves what is not typed here as it is. */
static gboolean
is_kept (const RemitSheetChange *change, guint n)
{
  return n > 1 && *change->text == '\0' && change->column != REMIT_AGREEMENTS_OBJECTIVE
         && change->column != REMIT_AGREEMENTS_VALID && change->column != REMIT_AGREEMENTS_REVIEW;
}

gboolean
_remit_agreements_set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n,
                             const char *label, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  g_autofree char *name = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  if (n == 0)
    return TRUE;
  if (is_read_only (self, error))
    return FALSE;
  name = label != NULL ? g_strdup (label) : name_change (self, changes, n);
  edit = remit_document_begin (self->document, name);
  for (guint i = 0; i < n; i++)
    if (_remit_agreements_get_row (self, changes[i].row) != NULL && !is_kept (&changes[i], n)
        && !set_cell (self, edit, &changes[i], error))
      return FALSE;
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* ---- rows ---- */

RemitId
remit_agreements_model_add (RemitAgreementsModel *self, RemitNodeKind kind, const char *name,
                            GError **error)
{
  g_autofree char *given = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  RemitId id;

  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), REMIT_ID_NONE);
  if (is_read_only (self, error))
    return REMIT_ID_NONE;
  given = name != NULL
            ? g_strdup (name)
            : remit_raci_unused_name (_remit_agreements_graph (self), _("New agreement"));
  label = g_strdup_printf (_("Add “%s”"), given);
  edit = remit_document_begin (self->document, label);
  id = remit_node_add (edit, kind, given, error);
  if (id == REMIT_ID_NONE
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  remit_agreements_model_reveal (self, id);
  return id;
}

/* A new agreement is of the kind of the row above it. */
guint
_remit_agreements_add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  RemitNodeKind kind = REMIT_NODE_SLA;
  RemitId id;

  if (self->shown->len > 0)
    kind = _remit_agreements_kinds
      [g_array_index (self->shown, RemitAgreementsShown, MIN (row, self->shown->len - 1)).place];
  id = remit_agreements_model_add (self, kind, name, error);
  for (guint i = 0; id != REMIT_ID_NONE && i < self->shown->len; i++)
    if (remit_agreements_model_get_item (self, i) == id)
      return i;
  return G_MAXUINT;
}

gboolean
_remit_agreements_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                               const char *name, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreementsRow *row
    = axis == REMIT_SHEET_ROWS ? _remit_agreements_get_row (self, index) : NULL;
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = NULL;

  if (is_read_only (self, error))
    return FALSE;
  if (row == NULL)
    return refuse (error, _("This is the name of a kind and cannot be changed."));
  edit = remit_document_begin (self->document, label);
  return remit_node_rename (edit, row->id, name, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}
