/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-yaml-promises.h"

G_BEGIN_DECLS

/* The single terms of a plan (remit-sla4oai-terms.c).  @plan may be NULL: then the file's own terms
 * count. */

/* Hours of service as objectives have them: "09:00–21:00"; "" always; (transfer full). */
char *_remit_sla4oai_read_hours (RemitYaml *yaml, const RemitYamlNode *root,
                                 const RemitYamlNode *plan, RemitPromiseThing *thing);
void _remit_sla4oai_read_price (RemitYaml *yaml, const RemitYamlNode *root,
                                const RemitYamlNode *plan, RemitPromiseThing *thing);
/* @prefix: "POST /birds: ". */
void _remit_sla4oai_read_objective (RemitYaml *yaml, const RemitYamlNode *root,
                                    const RemitYamlNode *guarantee, const char *prefix,
                                    const char *hours, RemitPromiseAgreement *agreement);

G_END_DECLS
