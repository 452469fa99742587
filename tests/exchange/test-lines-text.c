/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "exchange/topsheet-lines-text.h"

#include <string.h>

static TopsheetLinesText *
read_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  TopsheetLinesText *self = topsheet_lines_text_read (bytes, "EUR", TOPSHEET_PHASE_PRODUCTION, 0, &error);

  g_assert_no_error (error);
  return self;
}

static TopsheetBudgetLine *
get_line (TopsheetLinesText *self, guint position)
{
  g_assert_cmpuint (position, <, self->lines->len);
  return self->lines->pdata[position];
}

static void
assert_decimal (TopsheetDecimal decimal, const char *text)
{
  g_autofree char *printed = NULL;

  decimal = topsheet_decimal_normalize (&decimal);
  printed = topsheet_decimal_print (&decimal);
  g_assert_cmpstr (printed, ==, text);
}

static void
assert_price (TopsheetBudgetLine *line, const char *text, const char *currency)
{
  TopsheetDecimal price;

  g_assert_true (topsheet_budget_line_get_unit_price (line, &price));
  assert_decimal (price, text);
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (line), ==, currency);
}

static void
assert_refused (TopsheetLinesText *self,
                guint position,
                guint row,
                const char *column,
                const char *value,
                const char *why)
{
  const TopsheetLinesRefusal *refusal;

  g_assert_cmpuint (position, <, self->refusals->len);
  refusal = self->refusals->pdata[position];
  g_assert_cmpuint (refusal->row, ==, row);
  g_assert_cmpstr (refusal->column, ==, column);
  g_assert_cmpstr (refusal->value, ==, value);
  if (strstr (refusal->why, why) == NULL)
    g_error ("“%s” does not say “%s”", refusal->why, why);
}

/* As LibreOffice puts it on the clipboard, decimal commas and all. */
static void
test_spreadsheet (void)
{
  g_autoptr (TopsheetLinesText) self =
    read_text ("\xef\xbb\xbf"
               "Phase\tItem\tQty\tUnit\tPrice (EUR)\tShots\r\n"
               "Exploration\tSketches\t1.200\timages\t0,04\t3\r\n"
               "\r\n"
               "post\t\"Edit,\tgrade \"\"hero\"\"\r\nand sound\"\t12,5\th\t60,00 €\t\r\n"
               "production\t5\" monitor\t1\titem\t$199\t\r\n",
               -1);

  g_assert_cmpuint (self->refusals->len, ==, 0);
  g_assert_cmpuint (self->lines->len, ==, 3);
  g_assert_cmpuint (self->ignored->len, ==, 1);
  g_assert_cmpstr (self->ignored->pdata[0], ==, "Shots");
  g_assert_cmpint (topsheet_budget_line_get_phase (get_line (self, 0)), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpuint (topsheet_budget_line_get_account (get_line (self, 0)), ==, 1000);
  assert_decimal (topsheet_budget_line_get_count (get_line (self, 0)), "1200");
  assert_price (get_line (self, 0), "0.04", NULL);
  g_assert_cmpstr (topsheet_budget_line_get_name (get_line (self, 1)), ==, "Edit,\tgrade \"hero\"\nand sound");
  g_assert_cmpint (topsheet_budget_line_get_unit (get_line (self, 1)), ==, TOPSHEET_UNIT_HOUR);
  assert_decimal (topsheet_budget_line_get_count (get_line (self, 1)), "12.5");
  g_assert_cmpstr (topsheet_budget_line_get_name (get_line (self, 2)), ==, "5\" monitor");
  assert_price (get_line (self, 2), "199", "USD");
}

static void
test_without_titles (void)
{
  g_autoptr (TopsheetLinesText) short_one = read_text ("Storage\t3\t12.50\nTransfer\t1\t€4\n", -1);
  g_autoptr (TopsheetLinesText) with_unit = read_text ("Edit\t8\thour\t60\tUSD", -1);
  g_autoptr (TopsheetLinesText) one = read_text ("Just a name", -1);

  g_assert_cmpuint (short_one->refusals->len, ==, 0);
  assert_price (get_line (short_one, 0), "12.5", NULL);
  assert_price (get_line (short_one, 1), "4", NULL);
  g_assert_cmpint (topsheet_budget_line_get_unit (get_line (with_unit, 0)), ==, TOPSHEET_UNIT_HOUR);
  assert_price (get_line (with_unit, 0), "60", "USD");
  g_assert_cmpstr (topsheet_budget_line_get_name (get_line (one, 0)), ==, "Just a name");
  assert_decimal (topsheet_budget_line_get_count (get_line (one, 0)), "1");
}

static void
test_amounts (void)
{
  g_autoptr (TopsheetLinesText) self = read_text ("What\tQuantity\tModel\tAmount\nMusic\t\t\t350\nEdit\t8\t\t480\n"
                                                  "Third\t3\t\t100\nShots\t40\tkling/v3\t12\n",
                                                  -1);
  TopsheetDecimal price;

  assert_price (get_line (self, 0), "350", NULL);
  assert_price (get_line (self, 1), "60", NULL);
  assert_refused (self, 0, 4, "amount", "100", "remainder");
  /* What a model costs the catalogue says. */
  g_assert_false (topsheet_budget_line_get_unit_price (get_line (self, 2), &price));
}

static void
test_refusals (void)
{
  g_autoptr (TopsheetLinesText) self =
    read_text ("What\tPhase\tAccount\tQuantity\tUnit\tUnit price\tCurrency\tWanted\tAcceptance\tMeasured\tSettings\n"
               "A\tnever\n"
               "B\t\t1234\n"
               "C\t\t\tmany\n"
               "D\t\t\t-1\n"
               "E\t\t\t\tfurlong\n"
               "F\t\t\t\t\t5 €\tUSD\n"
               "G\t\t\t\t\t5\tEuro\n"
               "H\t\t\t\t\t\t\t10001\n"
               "I\t\t\t\t\t\t\t\t35\n"
               "J\t\t\t\t\t\t\t\t0\n"
               "K\t\t\t\t\t\t\t\t\t5 of 4\n"
               "L\t\t\t\t\t\t\t\t\t\timages=many\n"
               "M\t\t\t=3 +* 4\n"
               "\t\t\t12\n"
               "O\t\t\t\t\t\t\t\t\t\t\tstray\n"
               "P\t\t\t1,200\n"
               "Good\t\t\t2\n",
               -1);
  g_autofree char *refused = topsheet_lines_text_get_refused (self);
  g_autofree char *sentence = topsheet_lines_refusal_explain (self->refusals->pdata[2]);

  for (guint i = 0; i < self->lines->len; i++)
    g_test_message ("read: %s", topsheet_budget_line_get_name (get_line (self, i)));
  g_assert_cmpuint (self->lines->len, ==, 1);
  assert_refused (self, 0, 2, "phase", "never", "phases are");
  assert_refused (self, 1, 3, "account", "1234", "no account");
  assert_refused (self, 2, 4, "quantity", "many", "not a number");
  assert_refused (self, 3, 5, "quantity", "-1", "below zero");
  assert_refused (self, 4, 6, "unit", "furlong", "no unit");
  assert_refused (self, 5, 7, "currency", "USD", "another currency");
  assert_refused (self, 6, 8, "currency", "Euro", "three letters");
  assert_refused (self, 7, 9, "wanted", "10001", "10,000");
  assert_refused (self, 8, 10, "acceptance", "35", "percent sign");
  assert_refused (self, 9, 11, "acceptance", "0", "0.1 to 100");
  assert_refused (self, 10, 12, "measured", "5 of 4", "4 of 54");
  assert_refused (self, 11, 13, "settings", "images=many", "");
  assert_refused (self, 12, 14, "quantity", "=3 +* 4", "");
  assert_refused (self, 13, 15, "what", "", "what the line is for");
  assert_refused (self, 14, 16, NULL, "stray", "more cells");
  assert_refused (self, 15, 17, "quantity", "1,200", "two ways");
  g_assert_cmpstr (sentence, ==, "Row 4, Quantity, “many”: This is not a number.");
  g_assert_true (g_str_has_prefix (refused, "What\tPhase"));
  g_assert_nonnull (strstr (refused, "\nC\t\t\tmany\n"));
  g_assert_null (strstr (refused, "Good"));
}

static void
test_formulas (void)
{
  g_autoptr (TopsheetLinesText) self = read_text ("What\tQuantity\nA\t=shots * 20\nB\t'=shots * 20\n'=1+1\t2\n", -1);

  g_assert_cmpuint (self->refusals->len, ==, 0);
  g_assert_cmpstr (topsheet_budget_line_get_formula (get_line (self, 0)), ==, "shots * 20");
  g_assert_cmpstr (topsheet_budget_line_get_formula (get_line (self, 1)), ==, "shots * 20");
  g_assert_cmpstr (topsheet_budget_line_get_name (get_line (self, 2)), ==, "=1+1");
}

static TopsheetBudgetLine *
make_line (const char *name, const char *count, const char *price)
{
  TopsheetBudgetLine *line = topsheet_budget_line_new (TOPSHEET_PHASE_ITERATION, 6000, name);

  g_object_set (line, "count", count, "unit-price", price, "unit", TOPSHEET_UNIT_HOUR, "note", name, NULL);
  return line;
}

static GPtrArray *
make_lines (void)
{
  static const char * const names[] = { "Hero", "=cmd|' /C calc'!A0", "+1",     "-1", "@SUM(1)", "'quoted", "''=x",
                                        "",     "two\nlines",         "a\ttab", "\"", "\"x\" y", " blank ", "＝1",
                                        "1,5" };
  static const char * const numbers[] = { "0", "1", "1.234", "1200", "0.001", "12.5", "123456.789", "0.000000000001" };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("images=1;quality=high", NULL);
  TopsheetBudgetLine *line;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (lines, make_line (names[i], numbers[i % 8], i % 3 == 0 ? NULL : numbers[(i + 2) % 8]));
  line = make_line ("Shots", "1", NULL);
  g_object_set (line, "phase", TOPSHEET_PHASE_EXPLORATION, "account", 1000, "model-id", "bfl/flux-2-pro", "usage",
                usage, "wanted", "24", "acceptance", "0.345", "accepted-seen", 4, "attempts-seen", 54, "price-currency",
                "USD", NULL);
  g_ptr_array_add (lines, line);
  line = make_line ("Counted", "1", "3");
  g_object_set (line, "formula", "shots * 20", "price-currency", "USD", NULL);
  g_ptr_array_add (lines, line);
  return lines;
}

static void
test_round_trip (gconstpointer local)
{
  g_autoptr (GPtrArray) lines = make_lines ();
  g_autofree char *text = topsheet_lines_text_write (lines, "EUR", GPOINTER_TO_INT (local));
  g_autoptr (TopsheetLinesText) self = read_text (text, -1);
  g_autofree char *again = topsheet_lines_text_write (self->lines, "EUR", GPOINTER_TO_INT (local));

  for (guint i = 0; i < self->refusals->len; i++)
    g_error ("%s", ((TopsheetLinesRefusal *) self->refusals->pdata[i])->why);
  g_assert_cmpuint (self->ignored->len, ==, 0);
  g_assert_cmpuint (self->lines->len, ==, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      g_assert_cmpstr (topsheet_budget_line_get_name (self->lines->pdata[i]), ==,
                       topsheet_budget_line_get_name (lines->pdata[i]));
      if (topsheet_budget_line_get_formula (lines->pdata[i]) == NULL)
        {
          TopsheetDecimal count = topsheet_budget_line_get_count (lines->pdata[i]);
          g_autofree char *printed = topsheet_decimal_print (&count);

          assert_decimal (topsheet_budget_line_get_count (self->lines->pdata[i]), printed);
        }
    }
  g_assert_cmpstr (again, ==, text);
}

/* No cell that a person named begins as a formula does. */
static void
test_injection (void)
{
  g_autoptr (GPtrArray) lines = make_lines ();
  g_autofree char *text = topsheet_lines_text_write (lines, "EUR", FALSE);

  for (const char *p = text; *p != '\0'; p++)
    if ((p == text || p[-1] == '\t' || p[-1] == '\n') && strchr ("=+-@", *p) != NULL)
      g_error ("a cell begins with “%.10s”", p);
  g_assert_nonnull (strstr (text, "\t'=cmd|' /C calc'!A0\t"));
}

static void
test_utf16 (void)
{
  static const char text[] = "\xff\xfe"
                             "W\0h\0a\0t\0\t\0Q\0t\0y\0\r\0\n\0\xd3\0\t\0"
                             "5\0\r\0\n\0";
  g_autoptr (TopsheetLinesText) self = read_text (text, sizeof text - 1);
  g_autoptr (TopsheetLinesText) mac = read_text ("What\tQty\rA\t1\rB\t2\r", -1);

  g_assert_cmpstr (topsheet_budget_line_get_name (get_line (self, 0)), ==, "Ó");
  g_assert_cmpuint (mac->lines->len, ==, 2);
}

static void
assert_whole_refusal (const char *text, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_lines_text_read (bytes, "EUR", TOPSHEET_PHASE_POST, 0, &error));
  g_assert_error (error, TOPSHEET_ERROR, code);
}

static void
test_limits (void)
{
  g_autoptr (GString) rows = g_string_new ("What\n");
  g_autofree char *long_one = g_strnfill (TOPSHEET_LINES_TEXT_MAX_BYTES + 1, 'x');
  g_autoptr (TopsheetLinesText) self = NULL;

  for (guint i = 0; i < TOPSHEET_LINES_TEXT_MAX_ROWS; i++)
    g_string_append (rows, "Shot\n");
  self = read_text (rows->str, (gssize) rows->len);
  g_assert_cmpuint (self->lines->len, ==, TOPSHEET_LINES_TEXT_MAX_ROWS);
  g_string_append (rows, "\n\nOne more\n");
  assert_whole_refusal (rows->str, rows->len, TOPSHEET_ERROR_INVALID);
  assert_whole_refusal (rows->str + 5, rows->len - 5, TOPSHEET_ERROR_INVALID);
  assert_whole_refusal (long_one, TOPSHEET_LINES_TEXT_MAX_BYTES + 1, TOPSHEET_ERROR_INVALID);
  assert_whole_refusal ("", 0, TOPSHEET_ERROR_PARSE);
  assert_whole_refusal ("\n\t\n \n", 5, TOPSHEET_ERROR_PARSE);
}

/* A picture, text in UTF-16 that does not say so, a key of a terminal: none is taken for names of lines. */
static void
test_no_text (void)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\t\0", wide[] = "W\0h\0a\0t\0\n\0S\0h\0o\0t\0";
  g_autoptr (TopsheetLinesText) self = NULL;

  assert_whole_refusal (picture, sizeof picture - 1, TOPSHEET_ERROR_PARSE);
  assert_whole_refusal (wide, sizeof wide - 1, TOPSHEET_ERROR_PARSE);
  assert_whole_refusal ("What\nSh\033ot\n", 12, TOPSHEET_ERROR_PARSE);
  /* Word processors break lines within a cell with a vertical tab. */
  self = read_text ("What\nShot\vone\n", -1);
  g_assert_cmpuint (self->lines->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines-text/spreadsheet", test_spreadsheet);
  g_test_add_func ("/lines-text/no-text", test_no_text);
  g_test_add_func ("/lines-text/without-titles", test_without_titles);
  g_test_add_func ("/lines-text/amounts", test_amounts);
  g_test_add_func ("/lines-text/refusals", test_refusals);
  g_test_add_func ("/lines-text/formulas", test_formulas);
  g_test_add_data_func ("/lines-text/round-trip/plain", GINT_TO_POINTER (FALSE), test_round_trip);
  g_test_add_data_func ("/lines-text/round-trip/local", GINT_TO_POINTER (TRUE), test_round_trip);
  g_test_add_func ("/lines-text/injection", test_injection);
  g_test_add_func ("/lines-text/utf16", test_utf16);
  g_test_add_func ("/lines-text/limits", test_limits);
  return g_test_run ();
}
