/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-editor.h"

G_BEGIN_DECLS

/* A button with the name of what is referred to, that opens the node picker; a drop-down for other
 * tables. */
#define REMIT_TYPE_REF_EDITOR (remit_ref_editor_get_type ())
G_DECLARE_FINAL_TYPE (RemitRefEditor, remit_ref_editor, REMIT, REF_EDITOR, RemitFieldEditor)

G_END_DECLS
