/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover to choose a node of certain kinds by typing. */

typedef void (*RemitNodePicked) (RemitId id, gpointer data);

typedef struct
{
  const char *title;     /* says what is chosen: _("Who pays for Consent platform?") */
  RemitNodeKinds kinds;  /* what is offered */
  const RemitId *except; /* nodes that are left out; NULL: none */
  guint n_except;
  const GdkRectangle *at; /* a part of the anchor that it points to; NULL: all of it */
  const char *none_label; /* an entry that picks REMIT_ID_NONE: _("Nobody"); NULL: no such entry */
} RemitNodePickerOptions;

/* Opens it at @anchor.  @picked is called once, unless it is closed without a choice, with @data,
 * an object that is kept alive until then.  A pick after @anchor has gone is not reported. */
void remit_node_picker_open (GtkWidget *anchor, RemitDocument *document,
                             const RemitNodePickerOptions *options, RemitNodePicked picked,
                             gpointer data);

G_END_DECLS
