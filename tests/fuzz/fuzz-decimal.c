/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as text: what is accepted prints and reads back as the same value, alone and as money. */
#include "base/topsheet-money.h"

#include "topsheet-fuzz.h"

static void
check_decimal (const char *text)
{
  TopsheetDecimal value, again;
  g_autofree char *printed = NULL;

  if (!topsheet_decimal_parse (text, &value, NULL))
    return;
  printed = topsheet_decimal_print (&value);
  g_assert_true (topsheet_decimal_parse (printed, &again, NULL));
  g_assert_cmpint (topsheet_decimal_compare (&value, &again), ==, 0);
}

static void
check_money (const char *text)
{
  TopsheetMoney value, again;
  g_autofree char *printed = NULL;

  if (!topsheet_money_parse (text, "EUR", &value, NULL))
    return;
  printed = topsheet_money_print (&value);
  g_assert_true (topsheet_money_parse (printed, "EUR", &again, NULL));
  g_assert_cmpint (value.nanos, ==, again.nanos);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check_decimal (text);
  check_money (text);
  return 0;
}
