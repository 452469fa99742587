/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-lines-row.h"

#include "base/topsheet-money.h"
#include "base/topsheet-number-style.h"

#include <string.h>

/* What a table is written with. */
typedef struct
{
  GString *out;
  const char *currency;
  const char *decimal; /* the mark before the decimals */
  gboolean local;
} Writer;

/* Takes @text. */
static void
add (Writer *self, TopsheetLinesColumn column, char *text)
{
  g_autofree char *taken = text;

  if (column > 0)
    g_string_append_c (self->out, '\t');
  if (taken != NULL)
    topsheet_text_table_append (self->out, taken);
}

/* What a person named: never a formula. An empty name is a lone mark, for an empty cell says that there is none. (transfer full) (nullable) */
static char *
mark_text (const char *text)
{
  if (text == NULL)
    return NULL;
  if (strspn (text, " \t\r\n") == strlen (text) || topsheet_lines_needs_mark (text))
    return g_strconcat ("'", text, NULL);
  return g_strdup (text);
}

/* (transfer full) */
static char *
format (const Writer *self, TopsheetDecimal number)
{
  const TopsheetDecimal small = topsheet_decimal_normalize (&number);
  g_autofree char *text = topsheet_decimal_print (&small);
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);

  if (parts[1] == NULL)
    return g_steal_pointer (&text);
  return g_strconcat (parts[0], self->decimal, parts[1], strlen (parts[1]) == 3 ? "0" : NULL, NULL);
}

/* (transfer full) (nullable) */
static char *
format_money (const Writer *self, const TopsheetMoney *money)
{
  g_autofree char *text = money != NULL ? topsheet_money_print (money) : NULL;
  TopsheetDecimal number;

  return text != NULL && topsheet_decimal_parse (text, &number, NULL) ? format (self, number) : NULL;
}

static void
add_quantity (Writer *self, TopsheetBudgetLine *line)
{
  const char *formula = topsheet_budget_line_get_formula (line);

  add (self, TOPSHEET_LINES_QUANTITY,
       formula != NULL ? g_strconcat ("'=", formula, NULL) : format (self, topsheet_budget_line_get_count (line)));
  add (self, TOPSHEET_LINES_UNIT, g_strdup (topsheet_unit_get_name (topsheet_budget_line_get_unit (line))));
}

static void
add_price (Writer *self, TopsheetBudgetLine *line)
{
  const char *currency = topsheet_budget_line_get_price_currency (line);
  TopsheetDecimal price;
  const gboolean has_price = topsheet_budget_line_get_unit_price (line, &price);

  add (self, TOPSHEET_LINES_UNIT_PRICE, has_price ? format (self, price) : NULL);
  /* Named in any case, so that a plan in another currency does not take it for its own. */
  add (self, TOPSHEET_LINES_CURRENCY, g_strdup (currency != NULL ? currency : has_price ? self->currency : NULL));
}

static void
add_luck (Writer *self, TopsheetBudgetLine *line)
{
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  TopsheetDecimal number, percent;

  add (self, TOPSHEET_LINES_WANTED, topsheet_budget_line_get_wanted (line, &number) ? format (self, number) : NULL);
  if (!topsheet_budget_line_get_acceptance (line, &number))
    add (self, TOPSHEET_LINES_ACCEPTANCE, NULL);
  else if (topsheet_decimal_multiply (&number, &hundred, &percent, NULL))
    {
      g_autofree char *text = format (self, percent);

      add (self, TOPSHEET_LINES_ACCEPTANCE, g_strconcat (text, "%", NULL));
    }
  else
    add (self, TOPSHEET_LINES_ACCEPTANCE, format (self, number));
}

static void
add_line (Writer *self, TopsheetBudgetLine *line)
{
  const TopsheetPhase phase = topsheet_budget_line_get_phase (line);
  TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
  g_autofree char *settings = usage != NULL ? topsheet_usage_to_text (usage) : NULL;
  guint accepted, attempts;

  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  add (self, TOPSHEET_LINES_PHASE,
       g_strdup (self->local ? topsheet_phase_get_title (phase) : topsheet_phase_get_nick (phase)));
  add (self, TOPSHEET_LINES_ACCOUNT, g_strdup_printf ("%u", topsheet_budget_line_get_account (line)));
  add (self, TOPSHEET_LINES_WHAT, mark_text (topsheet_budget_line_get_name (line)));
  add (self, TOPSHEET_LINES_MODEL, mark_text (topsheet_budget_line_get_model_id (line)));
  add_quantity (self, line);
  add_price (self, line);
  add_luck (self, line);
  add (self, TOPSHEET_LINES_AMOUNT, format_money (self, topsheet_budget_line_get_priced_amount (line)));
  add (self, TOPSHEET_LINES_MEASURED, attempts > 0 ? g_strdup_printf ("%u of %u", accepted, attempts) : NULL);
  add (self, TOPSHEET_LINES_SETTINGS, settings != NULL && *settings != '\0' ? mark_text (settings) : NULL);
  add (self, TOPSHEET_LINES_NOTE, mark_text (topsheet_budget_line_get_note (line)));
  g_string_append_c (self->out, '\n');
}

char *
topsheet_lines_text_write (GPtrArray *lines, const char *currency, gboolean local)
{
  Writer self = { .currency = currency, .local = local };

  g_return_val_if_fail (lines != NULL && currency != NULL, NULL);

  self.decimal = local ? topsheet_number_style_get ()->decimal : ".";
  self.out = g_string_new (NULL);
  for (guint i = 0; i < TOPSHEET_LINES_N_COLUMNS; i++)
    {
      const TopsheetLinesColumn column = (TopsheetLinesColumn) i;

      add (&self, column,
           g_strdup (local ? topsheet_lines_column_get_title (column) : topsheet_lines_column_get_key (column)));
    }
  g_string_append_c (self.out, '\n');
  for (guint i = 0; i < lines->len; i++)
    add_line (&self, g_ptr_array_index (lines, i));
  return g_string_free (self.out, FALSE);
}
