/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"
#include "base/topsheet-money.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/*
 * Setters of fields, in the manner of g_set_str(): each returns TRUE when the value changed, so that a property notifies once per change.
 * Private to the model.
 */

#define TOPSHEET_PARAM_READABLE       (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define TOPSHEET_PARAM_READWRITE      (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define TOPSHEET_PARAM_CONSTRUCT_ONLY (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)

static inline gboolean
topsheet_set_int64 (gint64 *field,
                    gint64  value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  return TRUE;
}

static inline gboolean
topsheet_set_uint64 (guint64 *field,
                     guint64  value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  return TRUE;
}

static inline gboolean
topsheet_set_uint (guint *field,
                   guint  value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  return TRUE;
}

static inline gboolean
topsheet_set_double (double *field,
                     double  value)
{
  if (!(*field < value) && !(*field > value))
    return FALSE;

  *field = value;
  return TRUE;
}

/* For fields of any enumeration: if (TOPSHEET_SET_ENUM (&self->phase, g_value_get_enum (value))). */
#define TOPSHEET_SET_ENUM(field, value) \
  ((int) *(field) != (int) (value) ? (*(field) = (__typeof__ (*(field))) (value), TRUE) : FALSE)

gboolean topsheet_set_usage            (TopsheetUsage      **field,
                                        TopsheetUsage       *value);
gboolean topsheet_set_money            (TopsheetMoney      **field,
                                        const TopsheetMoney *value);
gboolean topsheet_set_decimal          (TopsheetDecimal     *field,
                                        TopsheetDecimal      value);
/* @text that is NULL or no decimal is refused with a warning and changes nothing. */
gboolean topsheet_set_decimal_text     (TopsheetDecimal     *field,
                                        const char          *text);
/* As text. */
void     topsheet_value_take_decimal   (GValue                *value,
                                        const TopsheetDecimal *decimal);

G_END_DECLS
