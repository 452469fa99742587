/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues of prices: what is accepted can be indexed, and every model of it priced. */
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-catalogue-file.h"

#include "topsheet-fuzz.h"

static void
price_all (TopsheetCatalogue *catalogue)
{
  g_autoptr (TopsheetUsage) usage =
    topsheet_usage_from_text ("images=2;input_tokens=300000;output_seconds=5;clips=1;minutes=1;width=1280;height=720;fps=24;quality=high",
                              NULL);

  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      g_autoptr (TopsheetQuote) quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, *id), usage, 1,
                                                                0, NULL);

      /* A price is whole or it is not known. */
      g_assert_true (quote == NULL || quote->has_amount == (*quote->unpriced == NULL));
      topsheet_catalogue_resolve (catalogue, *id + 1, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = topsheet_catalogue_file_parse (bytes, 1, &error);
  g_autoptr (TopsheetCatalogue) catalogue = NULL;

  g_assert_true ((rules == NULL) == (error != NULL));
  if (rules == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  catalogue = topsheet_catalogue_new (rules);
  price_all (catalogue);
  return 0;
}
