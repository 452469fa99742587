/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TopsheetUnit:
 *
 * What a quantity counts. The names are stable in files and in JSON ("token", "image", "megapixel", "second", …).
 */
typedef enum
{
  TOPSHEET_UNIT_NONE,
  TOPSHEET_UNIT_TOKEN,
  TOPSHEET_UNIT_CHARACTER,
  TOPSHEET_UNIT_IMAGE,
  TOPSHEET_UNIT_MEGAPIXEL,
  TOPSHEET_UNIT_SECOND,
  TOPSHEET_UNIT_MINUTE,
  TOPSHEET_UNIT_HOUR,
  TOPSHEET_UNIT_CLIP,
  TOPSHEET_UNIT_FRAME,
  TOPSHEET_UNIT_CREDIT,
  TOPSHEET_UNIT_REQUEST,
  TOPSHEET_UNIT_MONTH,
  TOPSHEET_UNIT_PACK,
  TOPSHEET_UNIT_GB_MONTH,
  TOPSHEET_UNIT_GB,
  TOPSHEET_UNIT_ITEM,
  TOPSHEET_UNIT_PIXEL,
} TopsheetUnit;

#define TOPSHEET_UNIT_LAST TOPSHEET_UNIT_PIXEL

#define TOPSHEET_TYPE_UNIT (topsheet_unit_get_type ())
GType       topsheet_unit_get_type  (void) G_GNUC_CONST;

/* Stable name: "token". (transfer none) */
const char *topsheet_unit_get_name  (TopsheetUnit  unit);
/* Short translated label for a column: "s", "image", "min". (transfer none) */
const char *topsheet_unit_get_label (TopsheetUnit  unit);
gboolean    topsheet_unit_from_name (const char   *name,
                                     TopsheetUnit *out);

G_END_DECLS
