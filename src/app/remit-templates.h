/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ready-made models, shipped as Remit XML in the data folder; people may put their own into
 * $XDG_DATA_HOME/remit/templates. */
typedef struct
{
  char *name;        /* the file's name without ending: "digital-customer-experience" */
  char *path;
  char *title;       /* meta "title", else the name */
  char *description; /* meta "description"; "" when not given */
  char *icon;        /* meta "icon": a symbolic icon, "" when not given */
} RemitTemplate;

/* By name; a user's own one hides a shipped one of the same name.  Files that are no Remit XML are left out.
 * (transfer full) (element-type RemitTemplate) */
GPtrArray *remit_templates_list (void);
/* One by name, NULL when there is none; (transfer full). */
RemitTemplate *remit_templates_find (const char *name);
void remit_template_free (RemitTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTemplate, remit_template_free)

G_END_DECLS
