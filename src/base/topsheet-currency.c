/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-currency.h"
#include "base/topsheet-money.h"

#include <string.h>

/* Minor units of ISO 4217 (list one) where they are not 2. */
static const struct
{
  const char *codes;
  guint digits;
} minor_units[] = {
  { "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0 },
  { "BHD IQD JOD KWD LYD OMR TND", 3 },
  { "CLF UYW", 4 },
};

/* Signs as CLDR gives them for English: those that could be mistaken carry their country. */
static const struct
{
  char code[4];
  const char *sign;
} signs[] = {
  { "AUD", "A$" },  { "BRL", "R$" },  { "CAD", "CA$" }, { "CNY", "CN¥" }, { "CZK", "Kč" }, { "EUR", "€" },
  { "GBP", "£" },   { "HKD", "HK$" }, { "ILS", "₪" },   { "INR", "₹" },   { "JPY", "¥" },  { "KRW", "₩" },
  { "MXN", "MX$" }, { "NZD", "NZ$" }, { "PLN", "zł" },  { "TWD", "NT$" }, { "UAH", "₴" },  { "USD", "$" },
};

gboolean
topsheet_currency_is_valid (const char *currency)
{
  return currency != NULL && strlen (currency) == 3 && g_ascii_isupper (currency[0]) && g_ascii_isupper (currency[1]) &&
         g_ascii_isupper (currency[2]);
}

guint
topsheet_currency_get_digits (const char *currency)
{
  g_return_val_if_fail (currency != NULL, 2);

  for (gsize i = 0; topsheet_currency_is_valid (currency) && i < G_N_ELEMENTS (minor_units); i++)
    if (strstr (minor_units[i].codes, currency) != NULL)
      return minor_units[i].digits;

  return 2;
}

const char *
topsheet_currency_get_sign (const char *currency)
{
  g_return_val_if_fail (currency != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].code, currency) == 0)
      return signs[i].sign;

  return currency;
}
