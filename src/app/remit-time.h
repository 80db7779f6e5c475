/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of events for people, in the current language and time zone; microseconds since 1970 UTC. */

/* "just now", "5 minutes ago", "yesterday, 14:05", "21 Nov 2026"; (transfer full). */
char *remit_time_describe (gint64 at);
/* "Saturday, 21 November 2026, 14:05:09"; (transfer full). */
char *remit_time_describe_exactly (gint64 at);

G_END_DECLS
