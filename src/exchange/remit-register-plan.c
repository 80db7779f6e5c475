/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include <glib/gi18n-lib.h>

/* What a register would change in a document. */

struct _RemitRegisterPlan
{
  GPtrArray *changes;
};

RemitRegisterPlan *
remit_register_plan_new (const RemitGraph *graph, const RemitRegisterContent *content,
                         gboolean remove)
{
  RemitRegisterPlan *plan = g_new0 (RemitRegisterPlan, 1);

  (void) graph;
  (void) content;
  (void) remove;
  plan->changes = g_ptr_array_new ();
  return plan;
}

void
remit_register_plan_free (RemitRegisterPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->changes);
  g_free (plan);
}

const GPtrArray *
remit_register_plan_changes (const RemitRegisterPlan *plan)
{
  return plan->changes;
}

char *
remit_register_plan_summary (const RemitRegisterPlan *plan)
{
  (void) plan;
  return g_strdup (_("Nothing changes"));
}

gboolean
remit_register_plan_apply (RemitRegisterPlan *plan, RemitEdit *edit, GError **error)
{
  (void) plan;
  (void) edit;
  (void) error;
  return TRUE;
}
