/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-regions.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const TopsheetRegion regions[] = {
  { "AUS", N_("Australia") },      { "AUT", N_("Austria") },
  { "BEL", N_("Belgium") },        { "BRA", N_("Brazil") },
  { "BGR", N_("Bulgaria") },       { "CAN", N_("Canada") },
  { "CHL", N_("Chile") },          { "CHN", N_("China") },
  { "HRV", N_("Croatia") },        { "CZE", N_("Czechia") },
  { "DNK", N_("Denmark") },        { "EST", N_("Estonia") },
  { "FIN", N_("Finland") },        { "FRA", N_("France") },
  { "DEU", N_("Germany") },        { "GRC", N_("Greece") },
  { "HUN", N_("Hungary") },        { "ISL", N_("Iceland") },
  { "IND", N_("India") },          { "IDN", N_("Indonesia") },
  { "IRL", N_("Ireland") },        { "ISR", N_("Israel") },
  { "ITA", N_("Italy") },          { "JPN", N_("Japan") },
  { "LVA", N_("Latvia") },         { "LTU", N_("Lithuania") },
  { "LUX", N_("Luxembourg") },     { "MEX", N_("Mexico") },
  { "NLD", N_("Netherlands") },    { "NZL", N_("New Zealand") },
  { "NOR", N_("Norway") },         { "POL", N_("Poland") },
  { "PRT", N_("Portugal") },       { "ROU", N_("Romania") },
  { "SGP", N_("Singapore") },      { "SVK", N_("Slovakia") },
  { "SVN", N_("Slovenia") },       { "ZAF", N_("South Africa") },
  { "KOR", N_("South Korea") },    { "ESP", N_("Spain") },
  { "SWE", N_("Sweden") },         { "CHE", N_("Switzerland") },
  { "TWN", N_("Taiwan") },         { "TUR", N_("Türkiye") },
  { "UKR", N_("Ukraine") },        { "ARE", N_("United Arab Emirates") },
  { "GBR", N_("United Kingdom") }, { "USA", N_("United States") },
};

static const char * const currencies[] = {
  "EUR", "USD", "GBP", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HUF", "INR", "JPY",
  "KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "TRY", "UAH", "ZAR", NULL,
};

const TopsheetRegion *
topsheet_regions_list (guint *n_regions)
{
  g_return_val_if_fail (n_regions != NULL, NULL);

  *n_regions = G_N_ELEMENTS (regions);
  return regions;
}

const char * const *
topsheet_currencies_list (void)
{
  return currencies;
}

guint
topsheet_currencies_default (void)
{
  const struct lconv *locale = localeconv ();

  for (guint i = 0; currencies[i] != NULL; i++)
    {
      /* The locale writes "PLN " with its separator. */
      if (locale->int_curr_symbol != NULL && strncmp (locale->int_curr_symbol, currencies[i], 3) == 0)
        return i;
    }
  return 0;
}
