/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-settings.h"

GSettings *
topsheet_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL
                                         ? g_settings_schema_source_lookup (source, TOPSHEET_APPLICATION_ID, TRUE)
                                         : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
