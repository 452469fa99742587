/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} units[] = {
  [TOPSHEET_UNIT_NONE] = { "none", "" },
  [TOPSHEET_UNIT_TOKEN] = { "token", NC_ ("unit", "token") },
  [TOPSHEET_UNIT_CHARACTER] = { "character", NC_ ("unit", "char") },
  [TOPSHEET_UNIT_IMAGE] = { "image", NC_ ("unit", "image") },
  [TOPSHEET_UNIT_MEGAPIXEL] = { "megapixel", NC_ ("unit", "MP") },
  [TOPSHEET_UNIT_SECOND] = { "second", NC_ ("unit", "s") },
  [TOPSHEET_UNIT_MINUTE] = { "minute", NC_ ("unit", "min") },
  [TOPSHEET_UNIT_HOUR] = { "hour", NC_ ("unit", "h") },
  [TOPSHEET_UNIT_CLIP] = { "clip", NC_ ("unit", "clip") },
  [TOPSHEET_UNIT_FRAME] = { "frame", NC_ ("unit", "frame") },
  [TOPSHEET_UNIT_CREDIT] = { "credit", NC_ ("unit", "credit") },
  [TOPSHEET_UNIT_REQUEST] = { "request", NC_ ("unit", "request") },
  [TOPSHEET_UNIT_MONTH] = { "month", NC_ ("unit", "month") },
  [TOPSHEET_UNIT_PACK] = { "pack", NC_ ("unit", "pack") },
  [TOPSHEET_UNIT_GB_MONTH] = { "gb-month", NC_ ("unit", "GB-month") },
  [TOPSHEET_UNIT_GB] = { "gb", NC_ ("unit", "GB") },
  [TOPSHEET_UNIT_ITEM] = { "item", NC_ ("unit", "item") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (units) == TOPSHEET_UNIT_LAST + 1);

const char *
topsheet_unit_get_name (TopsheetUnit unit)
{
  g_return_val_if_fail (unit <= TOPSHEET_UNIT_LAST, units[0].name);

  return units[unit].name;
}

const char *
topsheet_unit_get_label (TopsheetUnit unit)
{
  g_return_val_if_fail (unit <= TOPSHEET_UNIT_LAST, "");

  return *units[unit].label != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "unit", units[unit].label) : "";
}

gboolean
topsheet_unit_from_name (const char   *name,
                         TopsheetUnit *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].name, name) == 0)
      {
        *out = (TopsheetUnit) i;
        return TRUE;
      }
  return FALSE;
}
