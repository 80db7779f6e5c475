/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-memory.h"

#include "remit-settings.h"

/* The setting holds pairs of shape and choices, newest first. */

#define KEY "import-choices"
#define MOST 40

void
remit_import_memory_recall (RemitImportTable *table)
{
  RemitImportTableClass *class = REMIT_IMPORT_TABLE_GET_CLASS (table);
  g_autofree char *shape = class->get_shape (table);
  g_autoptr (GVariant) kept = g_settings_get_value (remit_settings_get (), KEY);
  GVariantIter iter;
  const char *known, *choices;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s)", &known, &choices))
    if (g_str_equal (known, shape))
      {
        class->recall (table, choices);
        return;
      }
}

void
remit_import_memory_keep (RemitImportTable *table)
{
  RemitImportTableClass *class = REMIT_IMPORT_TABLE_GET_CLASS (table);
  g_autofree char *shape = class->get_shape (table);
  g_autofree char *choices = class->serialise (table);
  g_autoptr (GVariant) kept = g_settings_get_value (remit_settings_get (), KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *known, *others;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&builder, "(ss)", shape, choices);
  g_variant_iter_init (&iter, kept);
  while (n < MOST && g_variant_iter_next (&iter, "(&s&s)", &known, &others))
    if (!g_str_equal (known, shape))
      {
        g_variant_builder_add (&builder, "(ss)", known, others);
        n++;
      }
  g_settings_set_value (remit_settings_get (), KEY, g_variant_builder_end (&builder));
}
