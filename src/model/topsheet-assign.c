/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-assign.h"

gboolean
topsheet_set_usage (TopsheetUsage **field, TopsheetUsage *value)
{
  if (*field == value)
    return FALSE;

  g_clear_pointer (field, topsheet_usage_unref);
  *field = value != NULL ? topsheet_usage_ref (value) : NULL;
  return TRUE;
}

gboolean
topsheet_set_money (TopsheetMoney **field, const TopsheetMoney *value)
{
  if (*field == value)
    return FALSE;
  if (*field != NULL && value != NULL && (*field)->nanos == value->nanos &&
      g_str_equal ((*field)->currency, value->currency))
    return FALSE;

  topsheet_money_free (*field);
  *field = topsheet_money_copy (value);
  return TRUE;
}

gboolean
topsheet_set_decimal (TopsheetDecimal *field, TopsheetDecimal value)
{
  if (topsheet_decimal_compare (field, &value) == 0)
    return FALSE;

  *field = value;
  return TRUE;
}

gboolean
topsheet_set_decimal_text (TopsheetDecimal *field, const char *text)
{
  TopsheetDecimal value;

  g_return_val_if_fail (text != NULL && topsheet_decimal_parse (text, &value, NULL), FALSE);

  return topsheet_set_decimal (field, value);
}

void
topsheet_value_take_decimal (GValue *value, const TopsheetDecimal *decimal)
{
  g_value_take_string (value, topsheet_decimal_print (decimal));
}
