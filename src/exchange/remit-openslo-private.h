/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-yaml-promises.h"

G_BEGIN_DECLS

/* The window of an SLO into the fields of an objective; @spec is that of the SLO.  What Remit has
 * no field for is added to @facts. */
typedef struct
{
  RemitWindow window;
  gint64 days; /* of a rolling window; REMIT_UNSET */
} RemitOpensloWindow;

RemitOpensloWindow _remit_openslo_read_window (RemitYaml *yaml, const RemitYamlNode *spec,
                                               GPtrArray *facts);

G_END_DECLS
