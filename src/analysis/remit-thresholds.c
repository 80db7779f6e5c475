/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-thresholds.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The usual values come from the practice of reviewing such charts, which asks questions rather
 * than gives numbers: every one can be changed for a document.  A share and a count that belong
 * together are both to be exceeded. */

#define PREFIX "threshold-"

#define COUNT(key, label, rules, usual, minimum, maximum)                                          \
  {                                                                                                \
    key, label, rules, REMIT_THRESHOLD_COUNT, usual, minimum, maximum                              \
  }
#define SHARE(key, label, rules, usual)                                                            \
  {                                                                                                \
    key, label, rules, REMIT_THRESHOLD_PERCENT, usual, 0, 100                                      \
  }

static const RemitThresholdInfo infos[REMIT_N_THRESHOLDS] = {
  [REMIT_THRESHOLD_MANY_DO]
  = COUNT ("many-do", N_("Parties that do one activity, at most"), "RA04", 3, 1, 999),
  [REMIT_THRESHOLD_MANY_ASKED]
  = COUNT ("many-asked", N_("Parties consulted on one activity, at most"), "RA05", 3, 0, 999),
  [REMIT_THRESHOLD_MANY_ASKED_SHARE]
  = SHARE ("many-asked-share", N_("Share of the active parties consulted, at most"), "RA05", 40),
  [REMIT_THRESHOLD_MANY_TOLD]
  = COUNT ("many-told", N_("Parties informed of one activity, at most"), "RA06", 5, 0, 999),
  [REMIT_THRESHOLD_MANY_TOLD_SHARE]
  = SHARE ("many-told-share", N_("Share of the active parties informed, at most"), "RA06", 60),
  [REMIT_THRESHOLD_FILLED_PARTIES] = COUNT (
    "filled-parties", N_("A full row counts from this number of parties on"), "RA06", 3, 2, 999),
  [REMIT_THRESHOLD_ANSWERS]
  = COUNT ("answers", N_("Activities one party answers for, at most"), "RA07", 3, 0, 9999),
  [REMIT_THRESHOLD_ANSWERS_SHARE] = SHARE (
    "answers-share", N_("Share of the activities one party answers for, at most"), "RA07", 30),
  [REMIT_THRESHOLD_DOES]
  = COUNT ("does", N_("Activities one party does, at most"), "RA07", 5, 0, 9999),
  [REMIT_THRESHOLD_DOES_SHARE]
  = SHARE ("does-share", N_("Share of the activities one party does, at most"), "RA07", 30),
  [REMIT_THRESHOLD_EVERYTHING_SHARE] = SHARE (
    "everything-share", N_("Share of the activities that counts as everything"), "RA08", 90),
  [REMIT_THRESHOLD_MATRIX_ROWS]
  = COUNT ("matrix-rows", N_("Columns are looked at from this number of activities on"),
           "RA08 RA09", 3, 1, 9999),
  [REMIT_THRESHOLD_OVERSPENT_SHARE]
  = SHARE ("overspent-share", N_("Spending beyond what was approved, at most"), "BU03", 10),
  [REMIT_THRESHOLD_GROWTH_FACTOR]
  = COUNT ("growth-factor", N_("Times that one budget grows as fast as another, at most"), "BU05",
           3, 1, 999),
  [REMIT_THRESHOLD_GROWTH_SHARE]
  = SHARE ("growth-share", N_("Growth in a year from which it counts"), "BU05", 10),
  [REMIT_THRESHOLD_PERCEPTION_SHARE]
  = SHARE ("perception-share", N_("Gap from which it counts, of the scale"), "KP03", 10),
};

const RemitThresholdInfo *
remit_threshold_info (RemitThreshold threshold)
{
  g_return_val_if_fail ((guint) threshold < REMIT_N_THRESHOLDS, NULL);

  return &infos[threshold];
}

const char *
remit_threshold_label (RemitThreshold threshold)
{
  return _(remit_threshold_info (threshold)->label);
}

int
remit_threshold_from_key (const char *key)
{
  g_return_val_if_fail (key != NULL, -1);

  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    if (g_str_equal (infos[i].key, key))
      return (int) i;
  return -1;
}

/* ---- values ---- */

static gboolean
read_value (RemitThreshold threshold, const char *text, int *value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, infos[threshold].minimum, infos[threshold].maximum,
                                 &number, NULL))
    return FALSE;
  *value = (int) number;
  return TRUE;
}

int
remit_threshold_get (const RemitGraph *graph, RemitThreshold threshold)
{
  g_autofree char *key = NULL;
  int value;

  g_return_val_if_fail (graph != NULL, 0);
  g_return_val_if_fail ((guint) threshold < REMIT_N_THRESHOLDS, 0);

  key = g_strconcat (PREFIX, infos[threshold].key, NULL);
  return read_value (threshold, remit_graph_meta (graph, key), &value) ? value
                                                                       : infos[threshold].usual;
}

void
remit_thresholds_read (const RemitGraph *graph, int *values)
{
  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    values[i] = remit_threshold_get (graph, i);
}

gboolean
remit_thresholds_differ (const RemitGraph *graph)
{
  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    if (remit_threshold_get (graph, i) != infos[i].usual)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_value (RemitThreshold threshold, const char *value, GError **error)
{
  const RemitThresholdInfo *info = &infos[threshold];

  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               info->unit == REMIT_THRESHOLD_PERCENT
                 /* Translators: the label of a limit, what was given, the range. */
                 ? _("“%s” cannot be “%s”. Give a whole per cent from %d to %d.")
                 : _("“%s” cannot be “%s”. Give a whole number from %d to %d."),
               _(info->label), value, info->minimum, info->maximum);
  return FALSE;
}

/* Takes a setting out; one that is not there is out already. */
static gboolean
drop_setting (RemitEdit *edit, const char *key, GError **error)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_edit_get_graph (edit), REMIT_TABLE_META, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitMeta *) rows[i])->key, key))
      return remit_edit_delete (edit, REMIT_TABLE_META, rows[i]->id, error);
  return TRUE;
}

gboolean
remit_threshold_set (RemitEdit *edit, RemitThreshold threshold, int value, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail ((guint) threshold < REMIT_N_THRESHOLDS, FALSE);

  key = g_strconcat (PREFIX, infos[threshold].key, NULL);
  text = g_strdup_printf ("%d", value);
  if (value < infos[threshold].minimum || value > infos[threshold].maximum)
    return refuse_value (threshold, text, error);
  if (value == infos[threshold].usual)
    return drop_setting (edit, key, error);
  remit_meta_set (edit, key, text);
  return TRUE;
}

gboolean
remit_thresholds_reset (RemitEdit *edit, GError **error)
{
  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    if (!remit_threshold_set (edit, i, infos[i].usual, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_key (const char *key, GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? C_("list", ", ") : "", infos[i].key);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               _("There is no limit “%s”. Use one of: %s."), key, keys->str);
  return FALSE;
}

gboolean
remit_threshold_parse (const char *text, int *values, GError **error)
{
  const char *sign;
  g_autofree char *key = NULL;
  int threshold;

  g_return_val_if_fail (text != NULL && values != NULL, FALSE);

  sign = strchr (text, '=');
  key = sign != NULL ? g_strndup (text, sign - text) : g_strdup (text);
  threshold = remit_threshold_from_key (key);
  if (threshold < 0)
    return refuse_key (key, error);
  if (sign == NULL || !read_value (threshold, sign + 1, &values[threshold]))
    return refuse_value (threshold, sign != NULL ? sign + 1 : "", error);
  return TRUE;
}
