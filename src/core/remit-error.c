/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-error.h"

G_DEFINE_QUARK (remit-error-quark, remit_error)
