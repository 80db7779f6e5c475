/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every command of the program is a GAction listed in one of these tables: the shortcuts window,
 * the command palette and the accelerators are made from them. */
typedef struct
{
  const char *action;     /* detailed name: "win.save", "map.fit", "map.insert::application" */
  const char *label;      /* N_("Fit the Drawing") */
  const char *section;    /* N_("Map") */
  const char *accels[3];  /* "<Control>s"; the ones that the application sets, NULL when the view
                             handles its keys itself */
  const char *keys_shown; /* keys that the view handles itself, in accelerator syntax, for the
                             shortcuts window; may be NULL */
} RemitCommand;

/* window (remit-window.c), application (remit-application.c), map (remit-map-view.c) */
const RemitCommand *remit_window_commands (guint *n);
const RemitCommand *remit_application_commands (guint *n);
const RemitCommand *remit_map_view_commands (guint *n);
/* ownership matrix (remit-ownership-actions.c) */
const RemitCommand *remit_ownership_view_commands (guint *n);
/* RACI matrices (remit-raci-commands.c) */
const RemitCommand *remit_raci_view_commands (guint *n);
/* money (remit-money-actions.c) */
const RemitCommand *remit_money_view_commands (guint *n);
/* agreements (remit-agreements-actions.c) */
const RemitCommand *remit_agreements_view_commands (guint *n);
/* KPIs (remit-kpis-actions.c) */
const RemitCommand *remit_kpis_view_commands (guint *n);

G_END_DECLS
