/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-money.h"
#include "base/topsheet-text.h"

#include <locale.h>

#define NBSP "\xc2\xa0"
#define NNBSP "\xe2\x80\xaf"
#define MINUS "\xe2\x88\x92"

/* A locale is made for the test where the system has the sources, so that a decimal comma is really in force. */
static char *locale_dir;

static void
make_locale (void)
{
  g_autofree char *target = NULL;

  if (!g_file_test ("/usr/share/i18n/locales/pl_PL", G_FILE_TEST_EXISTS))
    return;

  locale_dir = g_dir_make_tmp ("topsheet-locale-XXXXXX", NULL);
  g_assert_nonnull (locale_dir);
  target = g_build_filename (locale_dir, "pl_PL.UTF-8", NULL);
  {
    const char *argv[] = { "localedef", "--no-archive", "-i", "pl_PL", "-f", "UTF-8", target, NULL };

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                                 G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                 NULL, NULL, NULL, NULL, NULL));
  }
  g_setenv ("LOCPATH", locale_dir, TRUE);
}

static void
remove_locale (void)
{
  const char *argv[] = { "rm", "-r", locale_dir, NULL };

  if (locale_dir != NULL)
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_clear_pointer (&locale_dir, g_free);
}

/* TRUE when the locale is there; messages are then in @language. */
static gboolean
enter_locale (const char *locale, const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  return setlocale (LC_ALL, locale) != NULL;
}

static void
assert_format (const char *amount, const char *currency, TopsheetMoneyFormat format, const char *expected)
{
  TopsheetMoney money;
  g_autofree char *text = NULL;

  g_assert_true (topsheet_money_parse (amount, currency, &money, NULL));
  text = topsheet_money_format (&money, format);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_english (void)
{
  g_assert_true (enter_locale ("C.UTF-8", "en"));

  assert_format ("12496.36", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "12,496.36");
  assert_format ("1234567.895", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "1,234,567.90");
  assert_format ("999", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "999.00");
  assert_format ("-41.14", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, MINUS "41.14");
  assert_format ("-0.001", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "0.00");
  assert_format ("5067.2", "EUR", TOPSHEET_MONEY_FORMAT_SYMBOL, "€5,067.20");
  assert_format ("-5067.2", "USD", TOPSHEET_MONEY_FORMAT_SYMBOL, MINUS "$5,067.20");
  assert_format ("5067.2", "JPY", TOPSHEET_MONEY_FORMAT_SYMBOL, "¥5,067");
  assert_format ("5", "GBP", TOPSHEET_MONEY_FORMAT_SYMBOL, "£5.00");
  assert_format ("5", "CHF", TOPSHEET_MONEY_FORMAT_SYMBOL, "CHF" NBSP "5.00");
  assert_format ("5", "PLN", TOPSHEET_MONEY_FORMAT_SYMBOL, "zł" NBSP "5.00");
  assert_format ("5", "KWD", TOPSHEET_MONEY_FORMAT_PLAIN, "5.000");
  assert_format ("12496.36", "EUR", TOPSHEET_MONEY_FORMAT_CODE, "EUR" NBSP "12,496.36");
  assert_format ("-41.14", "EUR", TOPSHEET_MONEY_FORMAT_CODE, "EUR" NBSP MINUS "41.14");
  assert_format ("9046.5", "EUR", TOPSHEET_MONEY_FORMAT_WHOLE, "€9,046");
  assert_format ("0.0525", "EUR", TOPSHEET_MONEY_FORMAT_EXACT, "€0.0525");
  assert_format ("3", "EUR", TOPSHEET_MONEY_FORMAT_EXACT, "€3.00");
  assert_format ("0.000438", "USD", TOPSHEET_MONEY_FORMAT_EXACT, "$0.000438");
  assert_format ("5319.26", "EUR", TOPSHEET_MONEY_FORMAT_LEDGER, "5,319.2600");
  assert_format ("-9223372036.854775808", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, MINUS "9,223,372,036.85");
  assert_format ("9223372036.854775807", "EUR", TOPSHEET_MONEY_FORMAT_WHOLE, "€9,223,372,037");
}

static void
test_polish (void)
{
  g_assert_true (enter_locale ("C.UTF-8", "pl"));

  assert_format ("12496.36", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "12" NNBSP "496,36");
  /* Four digits stay together in a sentence, never in a table. */
  assert_format ("5067.2", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "5" NNBSP "067,20");
  assert_format ("5067.2", "EUR", TOPSHEET_MONEY_FORMAT_LEDGER, "5" NNBSP "067,2000");
  assert_format ("5067.2", "EUR", TOPSHEET_MONEY_FORMAT_SYMBOL, "5067,20" NBSP "€");
  assert_format ("-15067.2", "PLN", TOPSHEET_MONEY_FORMAT_SYMBOL, MINUS "15" NNBSP "067,20" NBSP "zł");
  assert_format ("15067.2", "EUR", TOPSHEET_MONEY_FORMAT_CODE, "EUR" NBSP "15" NNBSP "067,20");
}

static void
test_language (void)
{
  /* As gettext: the first language of the list that there are messages for; English in the locale C. */
  g_assert_true (enter_locale ("C.UTF-8", "de:pl"));
  assert_format ("1.5", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "1,50");
  g_assert_true (enter_locale ("C.UTF-8", "pl_PL.UTF-8"));
  assert_format ("1.5", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "1,50");
  g_assert_true (enter_locale ("C.UTF-8", "de"));
  assert_format ("1.5", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "1.50");
  g_assert_true (enter_locale ("C", "pl"));
  assert_format ("1.5", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "1.50");
}

static void
test_decimal (void)
{
  TopsheetDecimal price, refund;
  g_autofree char *english = NULL, *polish = NULL, *whole = NULL;

  g_assert_true (topsheet_decimal_parse ("0.0402", &price, NULL));
  g_assert_true (topsheet_decimal_parse ("-12000.5", &refund, NULL));
  g_assert_true (enter_locale ("C.UTF-8", "en"));
  english = topsheet_text_format_decimal (&refund);
  g_assert_true (enter_locale ("C.UTF-8", "pl"));
  polish = topsheet_text_format_decimal (&price);
  whole = topsheet_text_format_decimal (&refund);

  g_assert_cmpstr (english, ==, "−12,000.5");
  g_assert_cmpstr (polish, ==, "0,0402");
  g_assert_cmpstr (whole, ==,
                   "−12\xe2\x80\xaf"
                   "000,5");
}

static void
test_text (void)
{
  g_autofree char *count = NULL, *share = NULL, *polish = NULL, *polish_share = NULL, *negative = NULL, *zero = NULL;

  g_assert_true (enter_locale ("C.UTF-8", "en"));
  count = topsheet_text_format_count (1200);
  share = topsheet_text_format_share (0.148, 1);
  negative = topsheet_text_format_count (G_MININT64);
  zero = topsheet_text_format_share (-0.0001, 1);
  g_assert_true (enter_locale ("C.UTF-8", "pl"));
  polish = topsheet_text_format_count (12000);
  polish_share = topsheet_text_format_share (-0.148, 1);

  g_assert_cmpstr (count, ==, "1,200");
  g_assert_cmpstr (share, ==, "14.8" NBSP "%");
  g_assert_cmpstr (negative, ==, MINUS "9,223,372,036,854,775,808");
  g_assert_cmpstr (zero, ==, "0.0" NBSP "%");
  g_assert_cmpstr (polish, ==, "12" NNBSP "000");
  g_assert_cmpstr (polish_share, ==, MINUS "14,8" NBSP "%");
}

static void
assert_numbers_hold (void)
{
  TopsheetMoney money;
  TopsheetDecimal decimal;
  g_autofree char *printed = NULL, *digits = NULL;

  g_assert_true (topsheet_money_parse ("1234567.0035", "EUR", &money, NULL));
  printed = topsheet_money_print (&money);
  g_assert_cmpstr (printed, ==, "1234567.0035");
  g_assert_true (topsheet_decimal_parse ("-12345.678e-3", &decimal, NULL));
  digits = topsheet_decimal_print (&decimal);
  g_assert_cmpstr (digits, ==, "-12.345678");
  g_assert_false (topsheet_money_parse ("1,5", "EUR", &money, NULL));
  g_assert_false (topsheet_decimal_parse ("1 000", &decimal, NULL));
}

static void
test_no_locale_changes_a_number (void)
{
  static const char * const locales[] = { "C", "C.UTF-8", "pl_PL.UTF-8" };
  char comma[8];

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      gboolean there = enter_locale (locales[i], "");

      /* Where it could be made it must really be in force. */
      g_assert_true (there || (i > 1 && locale_dir == NULL));
      if (there)
        assert_numbers_hold ();
      if (there && i == 2)
        {
          g_snprintf (comma, sizeof comma, "%.1f", 1.5);
          g_assert_cmpstr (comma, ==, "1,5");
          assert_format ("12496.36", "EUR", TOPSHEET_MONEY_FORMAT_PLAIN, "12" NNBSP "496,36");
        }
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_locale ();
  g_unsetenv ("LC_ALL");

  g_test_add_func ("/money-format/english", test_english);
  g_test_add_func ("/money-format/polish", test_polish);
  g_test_add_func ("/money-format/language", test_language);
  g_test_add_func ("/money-format/text", test_text);
  g_test_add_func ("/money-format/decimal", test_decimal);
  g_test_add_func ("/money-format/no-locale-changes-a-number", test_no_locale_changes_a_number);

  status = g_test_run ();
  remove_locale ();
  return status;
}
