/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-editor.h"

G_BEGIN_DECLS

/* Drop-downs, switches and colour swatches. */
#define REMIT_TYPE_CHOICE_EDITOR (remit_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (RemitChoiceEditor, remit_choice_editor, REMIT, CHOICE_EDITOR,
                      RemitFieldEditor)

/* Whether the field is a colour, shown as swatches. */
gboolean remit_choice_is_tint (const RemitField *field);

G_END_DECLS
