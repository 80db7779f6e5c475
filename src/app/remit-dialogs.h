/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one place for messages to the user and for API that later GTK or libadwaita deprecates. */

/* Shows an error as a toast of the window that @widget is in (or a dialog when it is long); the
 * only function that shows errors. */
void remit_show_error (GtkWidget *widget, const GError *error);
/* A toast; with @undo it has a button that runs win.undo.  Also spoken to screen readers. */
void remit_show_toast (GtkWidget *widget, const char *text, gboolean undo);
/* Takes a toast with an Undo button away: it would undo something else by now. */
void remit_drop_undo_toast (GtkWidget *widget);
/* Speaks a short text to screen readers: sets it as description of the focused widget and takes it
 * back. */
void remit_announce (GtkWidget *widget, const char *text);
typedef void (*RemitLaterFunc) (GtkWidget *widget, gpointer data);
/* Calls @func when the present event has been dealt with, unless @widget is gone by then: what
 * closes windows must not run inside an event of one of them. @data is freed with @free_data, which
 * may be NULL. */
void remit_call_later (GtkWidget *widget, RemitLaterFunc func, gpointer data,
                       GDestroyNotify free_data);

/* A message to read and close; @details, a list of sentences that may be long, scrolls below; may
 * be NULL. */
void remit_show_report (GtkWidget *widget, const char *heading, const char *body,
                        const char *details);

typedef void (*RemitAnswerFunc) (const char *response, gpointer data);
/* A question with verbs on the buttons: pairs of response id and label, NULL at the end; the first
 * is "cancel". @destructive and @suggested name responses, may be NULL. */
void remit_ask (GtkWidget *widget, const char *heading, const char *body, const char *suggested,
                const char *destructive, RemitAnswerFunc answer, gpointer data,
                const char *first_response, ...) G_GNUC_NULL_TERMINATED;
/* Asks for one line of text; @answer gets the text, is not called on cancel. */
void remit_ask_text (GtkWidget *widget, const char *heading, const char *label, const char *initial,
                     const char *accept_label, RemitAnswerFunc answer, gpointer data);

typedef void (*RemitFileFunc) (GFile *file, gpointer data);
/* @filters: pairs of label and pattern list "*.remit;*.xml", NULL at the end. @suggested_name only
 * for saving. */
void remit_choose_file (GtkWidget *widget, gboolean save, const char *title,
                        const char *accept_label, const char *suggested_name, RemitFileFunc chosen,
                        gpointer data, const char *first_filter, ...) G_GNUC_NULL_TERMINATED;

/* A named colour of the theme ("accent_bg_color"); FALSE when unknown. */
gboolean remit_theme_color (GtkWidget *widget, const char *name, GdkRGBA *color);
gboolean remit_theme_is_dark (void);
gboolean remit_theme_is_high_contrast (void);

G_END_DECLS
