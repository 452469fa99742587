/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-money-label.h"

#include "base/topsheet-error.h"
#include "base/topsheet-number-style.h"

#include <glib/gi18n.h>
#include <string.h>

/* That of the labels around the entry. */
static const char *
decimal_mark (void)
{
  return topsheet_number_style_get ()->decimal;
}

char *
topsheet_money_label (const TopsheetMoney *money, TopsheetMoneyFormat format)
{
  return money != NULL ? topsheet_money_format (money, format) : g_strdup ("–");
}

double
topsheet_money_share (const TopsheetMoney *part, const TopsheetMoney *whole)
{
  if (part == NULL || whole == NULL || whole->nanos == 0)
    return 0.0;
  return (double) part->nanos / (double) whole->nanos;
}

char *
topsheet_number_print (const TopsheetDecimal *number)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (number != NULL, NULL);

  plain = topsheet_decimal_print (number);
  parts = g_strsplit (plain, ".", 2);
  return g_strjoinv (decimal_mark (), parts);
}

gboolean
topsheet_number_parse (const char *text, TopsheetDecimal *out, GError **error)
{
  const char *mark = decimal_mark ();
  g_autofree char *stripped = NULL;
  g_autoptr (GString) plain = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  plain = g_string_new (stripped);
  if (!g_str_equal (mark, "."))
    g_string_replace (plain, mark, ".", 0);

  if (!topsheet_decimal_parse (plain->str, out, NULL))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("“%s” is not a number."), stripped);
      return FALSE;
    }
  if (topsheet_decimal_sign (out) < 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("This cannot be less than zero."));
      return FALSE;
    }
  return TRUE;
}
