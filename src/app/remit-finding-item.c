/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-finding-item.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

struct _RemitFindingItem
{
  GObject parent_instance;

  /* owned */
  char *subject_name;
  char *message;
  char *evidence;
  char *fix;
  char *acceptance;
  /* rest */
  const RemitRule *rule; /* static */
  RemitSeverity severity;
  RemitId subject;
  guint count;
};

G_DEFINE_FINAL_TYPE (RemitFindingItem, remit_finding_item, G_TYPE_OBJECT)

static char *
describe_acceptance (const RemitWaiver *waiver)
{
  g_autofree char *until = NULL;

  if (waiver->until == 0)
    return *waiver->author == '\0'
             ? g_strdup_printf (_("Accepted: %s"), waiver->reason)
             : g_strdup_printf (_("Accepted by %s: %s"), waiver->author, waiver->reason);
  until = remit_day_format_long (waiver->until);
  return *waiver->author == '\0'
           ? g_strdup_printf (_("Accepted until %s: %s"), until, waiver->reason)
           : g_strdup_printf (_("Accepted by %s until %s: %s"), waiver->author, until,
                              waiver->reason);
}

static void
remit_finding_item_finalize (GObject *object)
{
  RemitFindingItem *self = REMIT_FINDING_ITEM (object);

  g_free (self->subject_name);
  g_free (self->message);
  g_free (self->evidence);
  g_free (self->fix);
  g_free (self->acceptance);
  G_OBJECT_CLASS (remit_finding_item_parent_class)->finalize (object);
}

static void
remit_finding_item_class_init (RemitFindingItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_finding_item_finalize;
}

static void
remit_finding_item_init (RemitFindingItem *self)
{
}

RemitFindingItem *
remit_finding_item_new (const RemitGraph *graph, const RemitFinding *finding)
{
  RemitFindingItem *self = g_object_new (REMIT_TYPE_FINDING_ITEM, NULL);

  self->rule = finding->rule;
  self->severity = finding->rule->severity;
  self->subject = finding->subject;
  self->subject_name = remit_graph_describe (graph, finding->subject);
  self->message = g_strdup (finding->message);
  self->evidence = g_strdup (finding->evidence);
  self->fix = g_strdup (finding->fix);
  if (finding->waiver != NULL)
    self->acceptance = describe_acceptance (finding->waiver);
  return self;
}

RemitFindingItem *
remit_finding_item_new_heading (RemitSeverity severity, guint count)
{
  RemitFindingItem *self = g_object_new (REMIT_TYPE_FINDING_ITEM, NULL);

  self->severity = severity;
  self->count = count;
  return self;
}

const RemitRule *
remit_finding_item_get_rule (RemitFindingItem *self)
{
  return self->rule;
}

RemitSeverity
remit_finding_item_get_severity (RemitFindingItem *self)
{
  return self->severity;
}

guint
remit_finding_item_get_count (RemitFindingItem *self)
{
  return self->count;
}

RemitId
remit_finding_item_get_subject (RemitFindingItem *self)
{
  return self->subject;
}

const char *
remit_finding_item_get_subject_name (RemitFindingItem *self)
{
  return self->subject_name;
}

const char *
remit_finding_item_get_message (RemitFindingItem *self)
{
  return self->message;
}

const char *
remit_finding_item_get_evidence (RemitFindingItem *self)
{
  return self->evidence;
}

const char *
remit_finding_item_get_fix (RemitFindingItem *self)
{
  return self->fix;
}

const char *
remit_finding_item_get_acceptance (RemitFindingItem *self)
{
  return self->acceptance;
}

gboolean
remit_finding_item_equal (RemitFindingItem *self, RemitFindingItem *other)
{
  return self->rule == other->rule && self->severity == other->severity
         && self->subject == other->subject && self->count == other->count
         && g_strcmp0 (self->message, other->message) == 0
         && g_strcmp0 (self->subject_name, other->subject_name) == 0
         && g_strcmp0 (self->evidence, other->evidence) == 0
         && g_strcmp0 (self->fix, other->fix) == 0
         && g_strcmp0 (self->acceptance, other->acceptance) == 0;
}
