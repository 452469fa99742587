/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-cell-number.h"

#include <string.h>

static void
test_read (void)
{
  static const struct
  {
    const char *cell;
    TopsheetCellMark mark;
    const char *number;
    const char *currency;
    gboolean is_percent;
  } cases[] = {
    { "120", 0, "120", "", FALSE },
    { "+120", 0, "120", "", FALSE },
    { "0.0035", 0, "0.0035", "", FALSE },
    { "0,0035", 0, "0.0035", "", FALSE },
    { ",5", 0, "0.5", "", FALSE },
    { "1,200.50", 0, "1200.5", "", FALSE },
    { "1.200,50", 0, "1200.5", "", FALSE },
    { "1.234.567", 0, "1234567", "", FALSE },
    { "12,34,567.5", 0, "1234567.5", "", FALSE },
    { "1\xc2\xa0"
      "200,5",
      0, "1200.5", "", FALSE },
    { "1\xe2\x80\xaf"
      "200",
      0, "1200", "", FALSE },
    { "1'200.25", 0, "1200.25", "", FALSE },
    { "1234.567", 0, "1234.567", "", FALSE },
    { "1,2340", 0, "1.234", "", FALSE },
    { "0,125", 0, "0.125", "", FALSE },
    { "1,200", TOPSHEET_CELL_MARK_POINT, "1200", "", FALSE },
    { "1,200", TOPSHEET_CELL_MARK_COMMA, "1.2", "", FALSE },
    { "1.200", TOPSHEET_CELL_MARK_POINT, "1.2", "", FALSE },
    { "1.2E-3", 0, "0.0012", "", FALSE },
    { "1,2E+03", 0, "1200", "", FALSE },
    { "€0.04", 0, "0.04", "EUR", FALSE },
    { "0,04\xc2\xa0€", 0, "0.04", "EUR", FALSE },
    { "zł 12,50", 0, "12.5", "PLN", FALSE },
    { "12.50 usd", 0, "12.5", "USD", FALSE },
    { "US$ 3", 0, "3", "USD", FALSE },
    { "SEK 30", 0, "30", "SEK", FALSE },
    { "35 %", 0, "35", "", TRUE },
    { "7,4%", 0, "7.4", "", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *why = NULL, *printed = NULL;
      TopsheetCellNumber number;

      g_test_message ("%s", cases[i].cell);
      g_assert_true (topsheet_cell_number_parse (cases[i].cell, cases[i].mark, "EUR", &number, &why));
      number.number = topsheet_decimal_normalize (&number.number);
      printed = topsheet_decimal_print (&number.number);
      g_assert_cmpstr (printed, ==, cases[i].number);
      g_assert_cmpstr (number.currency, ==, cases[i].currency);
      g_assert_cmpint (number.is_percent, ==, cases[i].is_percent);
    }
}

static void
test_refused (void)
{
  static const char * const cells[] = {
    "many",
    "",
    "-5",
    "\xe2\x88\x92"
    "5",
    "(5)",
    "-€5",
    "€-5",
    "1,2,3",
    "1.20.300,5",
    "12,3456,789",
    "1 20",
    "3 h",
    "1.2.3",
    "5.",
    "1..2",
    "12:30",
    "2026-11-27",
    "1/2",
    "50 %%",
    "€5 USD",
    "5 €€",
    "1e999",
    "1e",
    "12345678901234567890123",
    "1 234 56",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *why = NULL;
      TopsheetCellNumber number;

      g_test_message ("%s", cells[i]);
      g_assert_false (topsheet_cell_number_parse (cells[i], TOPSHEET_CELL_MARK_UNKNOWN, "EUR", &number, &why));
      g_assert_cmpint (why[strlen (why) - 1], ==, '.');
    }
}

/* One thousand two hundred, or one and a fifth: not for us to say. */
static void
test_two_readings (void)
{
  g_autofree char *why = NULL;
  TopsheetCellNumber number;

  g_assert_false (topsheet_cell_number_parse ("1,200", TOPSHEET_CELL_MARK_UNKNOWN, "EUR", &number, &why));
  g_assert_nonnull (strstr (why, "two ways"));
  g_assert_cmpint (topsheet_cell_number_get_mark ("1,200"), ==, TOPSHEET_CELL_MARK_UNKNOWN);
  g_assert_cmpint (topsheet_cell_number_get_mark ("120"), ==, TOPSHEET_CELL_MARK_UNKNOWN);
  g_assert_cmpint (topsheet_cell_number_get_mark ("Hero"), ==, TOPSHEET_CELL_MARK_UNKNOWN);
  g_assert_cmpint (topsheet_cell_number_get_mark ("0,05"), ==, TOPSHEET_CELL_MARK_COMMA);
  g_assert_cmpint (topsheet_cell_number_get_mark ("1,200,000"), ==, TOPSHEET_CELL_MARK_POINT);
  g_assert_cmpint (topsheet_cell_number_get_mark ("1.200,00 €"), ==, TOPSHEET_CELL_MARK_COMMA);
}

/* A dollar in a plan in Canadian dollars may be either. */
static void
test_shared_sign (void)
{
  g_autofree char *why = NULL;
  TopsheetCellNumber number;

  g_assert_true (topsheet_cell_number_parse ("$5", TOPSHEET_CELL_MARK_UNKNOWN, "USD", &number, &why));
  g_assert_cmpstr (number.currency, ==, "USD");
  g_assert_false (topsheet_cell_number_parse ("$5", TOPSHEET_CELL_MARK_UNKNOWN, "CAD", &number, &why));
  g_assert_nonnull (strstr (why, "Several currencies"));
  g_assert_true (topsheet_cell_number_parse ("CA$5", TOPSHEET_CELL_MARK_UNKNOWN, "CAD", &number, &why));
  g_assert_cmpstr (number.currency, ==, "CAD");
  g_assert_true (topsheet_cell_number_parse ("US$5", TOPSHEET_CELL_MARK_UNKNOWN, "CAD", &number, &why));
  g_assert_cmpstr (number.currency, ==, "USD");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-number/read", test_read);
  g_test_add_func ("/cell-number/refused", test_refused);
  g_test_add_func ("/cell-number/two-readings", test_two_readings);
  g_test_add_func ("/cell-number/shared-sign", test_shared_sign);
  return g_test_run ();
}
