/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LiteLLM's list of prices: whatever its rows say, what is taken can be reviewed and priced, and what is not is named. */
#include "topsheet-fuzz-prices.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  topsheet_fuzz_price_list (data, size);
  return 0;
}
