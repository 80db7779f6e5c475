/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line above the document with a message that stays, and buttons: what GtkInfoBar was and AdwBanner will be. */
#define REMIT_TYPE_MESSAGE_BAR (remit_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (RemitMessageBar, remit_message_bar, REMIT, MESSAGE_BAR, GtkWidget)

GtkWidget *remit_message_bar_new (void);
/* Shows @text with one button for each pair of action name and label, NULL at the end, and a close button.  The
 * same message again changes nothing. @warning: in the colour of warnings. */
void remit_message_bar_show (RemitMessageBar *self, gboolean warning, const char *text, ...) G_GNUC_NULL_TERMINATED;
void remit_message_bar_hide (RemitMessageBar *self);
gboolean remit_message_bar_is_shown (RemitMessageBar *self);

G_END_DECLS
