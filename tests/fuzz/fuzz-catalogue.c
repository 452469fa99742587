/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price catalogues as JSON: rules or an error, never both and never neither. */
#include "exchange/topsheet-catalogue-file.h"

#include "topsheet-fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = topsheet_catalogue_file_parse (json, 0, &error);

  g_assert_true ((rules == NULL) == (error != NULL));
  return 0;
}
