/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-lines-row.h"

#include "base/topsheet-error.h"
#include "base/topsheet-money.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-attempts.h"
#include "engine/topsheet-formula.h"
#include "model/topsheet-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row on its way to a line. */
typedef struct
{
  const TopsheetLinesReader *reader;
  const TopsheetTextRow *row;
  TopsheetLinesRefusal *refusal;
  TopsheetBudgetLine *line;
} Row;

/* (transfer full) */
static char *
get_raw (const Row *self, TopsheetLinesColumn column)
{
  const int at = self->reader->column_at[column];

  return g_strdup (at >= 0 ? topsheet_text_row_get_cell (self->row, (guint) at) : "");
}

/* (transfer full) */
static char *
get_cell (const Row *self, TopsheetLinesColumn column)
{
  return g_strstrip (get_raw (self, column));
}

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t\r\n") == strlen (text);
}

/* Without the apostrophe that marks a text; NULL for an empty cell. (transfer full) (nullable) */
static char *
get_text (const Row *self, TopsheetLinesColumn column)
{
  g_autofree char *cell = get_raw (self, column);

  if (*cell == '\'' && (is_blank (cell + 1) || topsheet_lines_needs_mark (cell + 1)))
    return g_strdup (cell + 1);
  return is_blank (cell) ? NULL : g_steal_pointer (&cell);
}

static gboolean
refuse (const Row *self, TopsheetLinesColumn column, const char *why)
{
  g_autofree char *cell = get_cell (self, column);

  self->refusal->column = topsheet_lines_column_get_key (column);
  self->refusal->title = topsheet_lines_column_get_title (column);
  self->refusal->value = topsheet_text_ellipsize (cell, 200);
  /* What the engine says is a part of a sentence in other places. */
  self->refusal->why = g_strconcat (why, g_str_has_suffix (why, ".") ? NULL : ".", NULL);
  return FALSE;
}

/* @found is FALSE for an empty cell. */
static gboolean
read_number (const Row *self, TopsheetLinesColumn column, TopsheetCellNumber *out, gboolean *found)
{
  g_autofree char *cell = get_cell (self, column), *why = NULL;

  *found = *cell != '\0';
  if (!*found || topsheet_cell_number_parse (cell, self->reader->mark, self->reader->currency, out, &why))
    return TRUE;
  return refuse (self, column, why);
}

static gboolean
read_plain_number (const Row *self, TopsheetLinesColumn column, TopsheetDecimal *out, gboolean *found)
{
  TopsheetCellNumber number;

  if (!read_number (self, column, &number, found))
    return FALSE;
  if (*found && (number.is_percent || *number.currency != '\0'))
    return refuse (self, column, _("This has to be a number alone."));
  if (*found)
    *out = number.number;
  return TRUE;
}

static gboolean
read_phase (const Row *self, TopsheetPhase *out)
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_PHASE);

  *out = self->reader->phase;
  if (*cell == '\0' || topsheet_lines_find_phase (cell, out))
    return TRUE;
  return refuse (self, TOPSHEET_LINES_PHASE,
                 _("The phases are planning, exploration, production, iteration and post."));
}

static gboolean
read_account (const Row *self, TopsheetPhase phase, guint *out)
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_ACCOUNT);
  g_autofree char *folded = topsheet_text_fold (cell);
  guint64 number = 0;
  char *end;

  /* Of another phase it is that phase's own account. */
  *out = self->reader->account;
  if (*out == 0 || (phase != self->reader->phase && topsheet_account_is_compute (*out)))
    *out = topsheet_account_for_phase (phase);
  if (*cell == '\0')
    return TRUE;
  /* "2000" and "2000 Production compute" */
  number = g_ascii_strtoull (cell, &end, 10);
  if (g_ascii_isdigit (*cell) && (*end == '\0' || *end == ' ') && number <= 9999 &&
      topsheet_account_is_valid ((guint) number))
    {
      *out = (guint) number;
      return TRUE;
    }
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    {
      const guint account = topsheet_account_list ()[i];
      g_autofree char *title = topsheet_text_fold (topsheet_account_get_title (account));

      if (strcmp (title, folded) == 0)
        {
          *out = account;
          return TRUE;
        }
    }
  return refuse (self, TOPSHEET_LINES_ACCOUNT, _("This is no account of the chart, such as 2000."));
}

static gboolean
find_unit (const char *text, TopsheetUnit *out)
{
  g_autofree char *folded = topsheet_text_fold (text);
  g_autofree char *single = g_str_has_suffix (folded, "s") ? g_strndup (folded, strlen (folded) - 1) : NULL;

  if (topsheet_unit_from_name (folded, out) || (single != NULL && topsheet_unit_from_name (single, out)))
    return TRUE;
  for (guint i = 1; i <= TOPSHEET_UNIT_LAST; i++)
    if (strcmp (topsheet_unit_get_label ((TopsheetUnit) i), text) == 0)
      {
        *out = (TopsheetUnit) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_unit (const Row *self)
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_UNIT);
  TopsheetUnit unit = TOPSHEET_UNIT_ITEM;

  if (*cell != '\0' && !find_unit (cell, &unit))
    return refuse (self, TOPSHEET_LINES_UNIT, _("This is no unit that is known, such as image, second or hour."));
  g_object_set (self->line, "unit", unit, NULL);
  return TRUE;
}

static gboolean
read_texts (const Row *self)
{
  g_autofree char *model = get_text (self, TOPSHEET_LINES_MODEL);
  g_autofree char *note = get_text (self, TOPSHEET_LINES_NOTE);
  g_autofree char *settings = get_text (self, TOPSHEET_LINES_SETTINGS);
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autoptr (GError) error = NULL;

  if (settings != NULL && (usage = topsheet_usage_from_text (settings, &error)) == NULL)
    return refuse (self, TOPSHEET_LINES_SETTINGS, error->message);
  g_object_set (self->line, "model-id", model, "note", note, "usage", usage, NULL);
  return TRUE;
}

static gboolean
read_quantity (const Row *self, TopsheetDecimal *count)
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_QUANTITY);
  g_autoptr (TopsheetFormulaScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  const char *formula = *cell == '\'' ? cell + 1 : cell;
  gboolean found;
  TopsheetDecimal result;

  *count = topsheet_decimal_from_int (1);
  if (!topsheet_lines_is_formula (cell))
    return read_plain_number (self, TOPSHEET_LINES_QUANTITY, count, &found);

  formula++;
  if (*formula == '\0' || g_utf8_strlen (formula, -1) > TOPSHEET_FORMULA_MAX_LENGTH)
    return refuse (self, TOPSHEET_LINES_QUANTITY, _("A formula has 1 to 1,000 characters."));
  /* Names of variables may be the plan's; how it is written has to be right here. */
  scope = topsheet_formula_scope_new (NULL);
  if (!topsheet_formula_evaluate (formula, scope, &result, NULL, &error) &&
      g_error_matches (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE))
    return refuse (self, TOPSHEET_LINES_QUANTITY, error->message);
  g_object_set (self->line, "formula", formula, NULL);
  return TRUE;
}

static gboolean
read_currency (const Row *self, const char *said, char out[4])
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_CURRENCY);

  memcpy (out, said, 4);
  if (*cell == '\0')
    {
      if (*out == '\0')
        memcpy (out, self->reader->column_currency, 4);
      return TRUE;
    }
  if (!topsheet_cell_find_currency (cell, self->reader->currency, out))
    return refuse (self, TOPSHEET_LINES_CURRENCY, _("A currency has three letters, such as EUR."));
  if (*said != '\0' && strcmp (said, out) != 0)
    return refuse (self, TOPSHEET_LINES_CURRENCY, _("The price beside it says another currency."));
  return TRUE;
}

/* An amount without a unit price is that of the whole quantity. */
static gboolean
divide_amount (const Row *self, const TopsheetDecimal *count, TopsheetDecimal *amount)
{
  TopsheetDecimal each, back;

  if (topsheet_budget_line_get_formula (self->line) != NULL)
    return refuse (self, TOPSHEET_LINES_AMOUNT, _("Beside a formula the unit price has to be given."));
  if (topsheet_decimal_sign (count) == 0 || !topsheet_decimal_divide (amount, count, 12, &each, NULL) ||
      !topsheet_decimal_multiply (&each, count, &back, NULL) || topsheet_decimal_compare (&back, amount) != 0)
    return refuse (self, TOPSHEET_LINES_AMOUNT,
                   _("Divided by the quantity this leaves a remainder. Give the unit price."));
  *amount = topsheet_decimal_normalize (&each);
  return TRUE;
}

static gboolean
read_price (const Row *self, const TopsheetDecimal *count)
{
  TopsheetCellNumber price = { 0 };
  TopsheetLinesColumn column = TOPSHEET_LINES_UNIT_PRICE;
  char currency[4];
  gboolean found;

  if (!read_number (self, column, &price, &found))
    return FALSE;
  if (!found && topsheet_budget_line_get_model_id (self->line) == NULL)
    {
      column = TOPSHEET_LINES_AMOUNT;
      if (!read_number (self, column, &price, &found))
        return FALSE;
    }
  if (price.is_percent)
    return refuse (self, column, _("A price is no percentage."));
  if (!read_currency (self, price.currency, currency))
    return FALSE;
  if (found && column == TOPSHEET_LINES_AMOUNT && !divide_amount (self, count, &price.number))
    return FALSE;
  topsheet_budget_line_set_unit_price (self->line, found ? &price.number : NULL,
                                       *currency != '\0' && strcmp (currency, self->reader->currency) != 0 ? currency
                                                                                                           : NULL);
  return TRUE;
}

static gboolean
read_acceptance (const Row *self)
{
  const TopsheetDecimal least = { 1, 3 }, one = topsheet_decimal_from_int (1);
  const TopsheetDecimal hundredth = { 1, 2 };
  g_autofree char *text = NULL;
  TopsheetCellNumber rate;
  gboolean found;

  if (!read_number (self, TOPSHEET_LINES_ACCEPTANCE, &rate, &found))
    return FALSE;
  if (!found)
    return TRUE;
  if (*rate.currency != '\0')
    return refuse (self, TOPSHEET_LINES_ACCEPTANCE, _("This has to be a number alone."));
  if (rate.is_percent && !topsheet_decimal_multiply (&rate.number, &hundredth, &rate.number, NULL))
    return refuse (self, TOPSHEET_LINES_ACCEPTANCE, _("This is not a number."));
  if (topsheet_decimal_compare (&rate.number, &one) > 0 || topsheet_decimal_compare (&rate.number, &least) < 0)
    return refuse (self, TOPSHEET_LINES_ACCEPTANCE,
                   _("The acceptance rate is 0.1 to 100 percent: write 0.35, or 35 with a percent sign."));
  rate.number = topsheet_decimal_normalize (&rate.number);
  text = topsheet_decimal_print (&rate.number);
  g_object_set (self->line, "acceptance", text, NULL);
  return TRUE;
}

/* Two whole numbers with a word between them. */
static gboolean
read_measured (const Row *self)
{
  g_autofree char *cell = get_cell (self, TOPSHEET_LINES_MEASURED);
  guint64 accepted, attempts;
  char *end;

  if (*cell == '\0')
    return TRUE;
  accepted = g_ascii_strtoull (cell, &end, 10);
  if (end > cell && !g_ascii_isdigit (*end) && strlen (end) < 20)
    {
      end += strcspn (end, "0123456789");
      if (*end != '\0')
        {
          attempts = g_ascii_strtoull (end, &end, 10);
          if (*end == '\0' && g_ascii_isdigit (*cell) && attempts <= G_MAXINT && accepted <= attempts)
            {
              g_object_set (self->line, "accepted-seen", (guint) accepted, "attempts-seen", (guint) attempts, NULL);
              return TRUE;
            }
        }
    }
  return refuse (self, TOPSHEET_LINES_MEASURED, _("This has to be how many of how many were accepted: 4 of 54."));
}

static gboolean
read_luck (const Row *self)
{
  const TopsheetDecimal most = topsheet_decimal_from_int (TOPSHEET_ATTEMPTS_MAX_WANTED);
  TopsheetDecimal wanted;
  gboolean found;

  if (!read_plain_number (self, TOPSHEET_LINES_WANTED, &wanted, &found))
    return FALSE;
  if (found && topsheet_decimal_compare (&wanted, &most) > 0)
    return refuse (self, TOPSHEET_LINES_WANTED, _("At most 10,000 finals go into one line."));
  if (found)
    {
      g_autofree char *text = topsheet_decimal_print (&wanted);

      g_object_set (self->line, "wanted", text, NULL);
    }
  return read_acceptance (self) && read_measured (self);
}

static gboolean
check_shape (const Row *self)
{
  for (guint i = self->reader->n_columns; i < self->row->cells->len; i++)
    {
      const char *cell = topsheet_text_row_get_cell (self->row, i);

      if (is_blank (cell))
        continue;
      self->refusal->value = topsheet_text_ellipsize (cell, 200);
      self->refusal->why = g_strdup (_("There are more cells than columns."));
      return FALSE;
    }
  return TRUE;
}

TopsheetBudgetLine *
topsheet_lines_reader_read (const TopsheetLinesReader *reader, const TopsheetTextRow *row, TopsheetLinesRefusal *refusal)
{
  Row self = { reader, row, refusal, NULL };
  g_autoptr (TopsheetBudgetLine) line = NULL;
  g_autofree char *name = get_text (&self, TOPSHEET_LINES_WHAT);
  TopsheetDecimal count;
  TopsheetPhase phase;
  guint account;

  if (!check_shape (&self) || !read_phase (&self, &phase) || !read_account (&self, phase, &account))
    return NULL;
  if (name == NULL)
    {
      refuse (&self, TOPSHEET_LINES_WHAT, _("It does not say what the line is for."));
      return NULL;
    }
  line = self.line = topsheet_budget_line_new (phase, account, name);
  if (!read_unit (&self) || !read_texts (&self) || !read_quantity (&self, &count) || !read_price (&self, &count) ||
      !read_luck (&self))
    return NULL;
  topsheet_budget_line_set_count (line, count);
  return g_steal_pointer (&line);
}

gboolean
topsheet_lines_find_phase (const char *text, TopsheetPhase *out)
{
  g_autofree char *folded = topsheet_text_fold (text);

  if (topsheet_phase_from_nick (folded, out))
    return TRUE;
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      g_autofree char *title = topsheet_text_fold (topsheet_phase_get_title ((TopsheetPhase) i));

      if (strcmp (title, folded) == 0)
        {
          *out = (TopsheetPhase) i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
topsheet_lines_is_formula (const char *cell)
{
  return *cell == '=' || (*cell == '\'' && cell[1] == '=');
}

gboolean
topsheet_lines_needs_mark (const char *text)
{
  static const char * const wide[] = { "＝", "＋", "－", "＠" };

  if (*text != '\0' && strchr ("=+-@'\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}
