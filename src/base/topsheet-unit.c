/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-unit.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (TopsheetUnit, topsheet_unit,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_TOKEN, "token"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_CHARACTER, "character"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_IMAGE, "image"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_MEGAPIXEL, "megapixel"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_SECOND, "second"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_MINUTE, "minute"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_HOUR, "hour"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_CLIP, "clip"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_FRAME, "frame"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_CREDIT, "credit"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_REQUEST, "request"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_PACK, "pack"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_GB_MONTH, "gb-month"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_GB, "gb"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_ITEM, "item"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_UNIT_PIXEL, "pixel"))

const char *
topsheet_unit_get_name (TopsheetUnit unit)
{
  const GEnumValue *found = g_enum_get_value (g_type_class_get (TOPSHEET_TYPE_UNIT), (int) unit);

  g_return_val_if_fail (found != NULL, NULL);

  return found->value_nick;
}

const char *
topsheet_unit_get_label (TopsheetUnit unit)
{
  switch (unit)
    {
    case TOPSHEET_UNIT_NONE:
      return "";
    case TOPSHEET_UNIT_TOKEN:
      return C_("unit", "token");
    case TOPSHEET_UNIT_CHARACTER:
      return C_("unit", "char");
    case TOPSHEET_UNIT_IMAGE:
      return C_("unit", "image");
    case TOPSHEET_UNIT_MEGAPIXEL:
      return C_("unit", "MP");
    case TOPSHEET_UNIT_SECOND:
      return C_("unit", "s");
    case TOPSHEET_UNIT_MINUTE:
      return C_("unit", "min");
    case TOPSHEET_UNIT_HOUR:
      return C_("unit", "h");
    case TOPSHEET_UNIT_CLIP:
      return C_("unit", "clip");
    case TOPSHEET_UNIT_FRAME:
      return C_("unit", "frame");
    case TOPSHEET_UNIT_CREDIT:
      return C_("unit", "credit");
    case TOPSHEET_UNIT_REQUEST:
      return C_("unit", "request");
    case TOPSHEET_UNIT_MONTH:
      return C_("unit", "month");
    case TOPSHEET_UNIT_PACK:
      return C_("unit", "pack");
    case TOPSHEET_UNIT_GB_MONTH:
      return C_("unit", "GB-month");
    case TOPSHEET_UNIT_GB:
      return C_("unit", "GB");
    case TOPSHEET_UNIT_ITEM:
      return C_("unit", "item");
    case TOPSHEET_UNIT_PIXEL:
      return C_("unit", "px");
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
topsheet_unit_from_name (const char *name, TopsheetUnit *out)
{
  const GEnumValue *found;

  g_return_val_if_fail (out != NULL, FALSE);

  found = name != NULL ? g_enum_get_value_by_nick (g_type_class_get (TOPSHEET_TYPE_UNIT), name) : NULL;
  if (found == NULL)
    return FALSE;

  *out = (TopsheetUnit) found->value;
  return TRUE;
}
