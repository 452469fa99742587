/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-formula.h"

#include "base/topsheet-error.h"
#include "model/topsheet-plan-variable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_NAME 32
#define QUOTIENT_DIGITS 9
#define MAX_ROUND_DIGITS 9

typedef enum
{
  STATE_NEW,
  STATE_BUSY, /* being worked out: naming it again is a circle */
  STATE_DONE,
} State;

typedef struct
{
  char *formula;
  State state;
  TopsheetDecimal value;
} Variable;

struct _TopsheetFormulaScope
{
  GHashTable *variables; /* name → Variable */
  guint depth;           /* variables that are being worked out */
};

/* Work on one formula: a recursive descent over its text. */
typedef struct
{
  TopsheetFormulaScope *scope;
  const char *text;
  const char *at;
  guint depth;
  TopsheetFormulaMark *mark;
  GError **error;
} Parser;

static gboolean parse_sum (Parser *self, TopsheetDecimal *out);

static void
variable_free (Variable *self)
{
  g_free (self->formula);
  g_free (self);
}

static void
set_mark (Parser *self, const char *from, const char *to)
{
  if (self->mark == NULL)
    return;
  self->mark->offset = (guint) g_utf8_pointer_to_offset (self->text, from);
  self->mark->length = (guint) g_utf8_pointer_to_offset (from, to);
}

/* Always FALSE. */
static gboolean
fail (Parser *self, const char *from, const char *to, TopsheetError code, const char *message)
{
  set_mark (self, from, to);
  g_set_error_literal (self->error, TOPSHEET_ERROR, (int) code, message);
  return FALSE;
}

/* Points at what made an error of the arithmetic. Always FALSE. */
static gboolean
blame (Parser *self, const char *from, const char *to)
{
  set_mark (self, from, to);
  return FALSE;
}

static const char *
next_char (const char *at)
{
  return *at != '\0' ? g_utf8_next_char (at) : at;
}

static void
skip_blanks (Parser *self)
{
  while (*self->at != '\0' && g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

/* Takes one of the signs, which are single characters. 0 when none follows. */
static gunichar
take_sign (Parser *self, const char *signs)
{
  gunichar sign;

  skip_blanks (self);
  if (*self->at == '\0')
    return 0;
  sign = g_utf8_get_char (self->at);
  if (g_utf8_strchr (signs, -1, sign) == NULL)
    return 0;
  self->at = g_utf8_next_char (self->at);
  return sign;
}

static gboolean
take_name (Parser *self, char *name)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*self->at) && *self->at != '_')
    return FALSE;
  while ((g_ascii_isalnum (*self->at) || *self->at == '_') && n < MAX_NAME)
    name[n++] = g_ascii_tolower (*self->at++);
  name[n] = '\0';
  return TRUE;
}

/* Behind a number or a parenthesis. */
static gboolean
take_unit (Parser *self, TopsheetDecimal *value)
{
  static const struct
  {
    const char *name;
    gint64 times;
    guint8 scale;
  } units[] = {
    { "s", 1, 0 },     { "sec", 1, 0 },    { "min", 60, 0 },    { "h", 3600, 0 },     { "fps", 1, 0 },
    { "mp", 1, 0 },    { "frame", 1, 0 },  { "frames", 1, 0 },  { "image", 1, 0 },    { "images", 1, 0 },
    { "clip", 1, 0 },  { "clips", 1, 0 },  { "token", 1, 0 },   { "tokens", 1, 0 },   { "gb", 1, 0 },
    { "month", 1, 0 }, { "months", 1, 0 }, { "request", 1, 0 }, { "requests", 1, 0 },
  };
  const char *from;
  char name[MAX_NAME + 1];
  TopsheetDecimal factor = { 1, 2 };

  skip_blanks (self);
  from = self->at;
  if (*self->at == '%')
    {
      self->at++;
      return topsheet_decimal_multiply (value, &factor, value, self->error) || blame (self, from, self->at);
    }
  if (!take_name (self, name))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].name, name) == 0)
      {
        factor = topsheet_decimal_from_int (units[i].times);
        return topsheet_decimal_multiply (value, &factor, value, self->error) || blame (self, from, self->at);
      }
  return fail (self, from, self->at, TOPSHEET_ERROR_PARSE,
               _("This is no unit. Between a number and a variable a sign is missing, such as ×."));
}

static gboolean
parse_number (Parser *self, TopsheetDecimal *out)
{
  const char *from = self->at;
  g_autofree char *digits = NULL;

  while (g_ascii_isdigit (*self->at) || *self->at == '.')
    self->at++;
  digits = g_strdup_printf ("%s%.*s", *from == '.' ? "0" : "", (int) (self->at - from), from);
  if (!topsheet_decimal_parse (digits, out, self->error))
    return blame (self, from, self->at);

  return take_unit (self, out);
}

/* The variable whose name is nearest: the longest common beginning, of two letters at least. */
static const char *
find_near (TopsheetFormulaScope *scope, const char *name)
{
  GHashTableIter iter;
  gpointer key;
  const char *best = NULL;
  gsize best_length = 1;

  g_hash_table_iter_init (&iter, scope->variables);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *other = key;
      gsize n = 0;

      while (name[n] != '\0' && name[n] == other[n])
        n++;
      if (n > best_length || (n == best_length && best != NULL && strcmp (other, best) < 0))
        {
          best = other;
          best_length = n;
        }
    }
  return best;
}

static gboolean
fail_unknown (Parser *self, const char *from, const char *name)
{
  const char *near = find_near (self->scope, name);
  g_autofree char *message = near != NULL
                               ? g_strdup_printf (_("There is no variable “%1$s”. Did you mean “%2$s”?"), name, near)
                               : g_strdup_printf (_("The plan has no variable “%s”."), name);

  return fail (self, from, self->at, TOPSHEET_ERROR_INVALID, message);
}

static gboolean
work_out (TopsheetFormulaScope *scope, Variable *variable, GError **error)
{
  gboolean ok;

  variable->state = STATE_BUSY;
  scope->depth++;
  ok = topsheet_formula_evaluate (variable->formula, scope, &variable->value, NULL, error);
  scope->depth--;
  variable->state = ok ? STATE_DONE : STATE_NEW;
  return ok;
}

static gboolean
take_variable (Parser *self, const char *from, const char *name, TopsheetDecimal *out)
{
  Variable *variable = g_hash_table_lookup (self->scope->variables, name);
  GError *why = NULL;

  if (variable == NULL)
    return fail_unknown (self, from, name);
  if (variable->state == STATE_BUSY || self->scope->depth >= MAX_DEPTH)
    return fail (self, from, self->at, TOPSHEET_ERROR_INVALID, _("The variables name each other in a circle."));
  if (variable->state == STATE_NEW && !work_out (self->scope, variable, &why))
    {
      set_mark (self, from, self->at);
      g_propagate_prefixed_error (self->error, why, _("Variable “%s”: "), name);
      return FALSE;
    }
  *out = variable->value;
  return TRUE;
}

static gboolean
floor_of (const TopsheetDecimal *value, TopsheetDecimal *out, GError **error)
{
  TopsheetDecimal negated = { -value->mantissa, value->scale };
  gint64 whole;

  if (!topsheet_decimal_ceil (&negated, &whole, error))
    return FALSE;
  *out = topsheet_decimal_from_int (-whole);
  return TRUE;
}

static gboolean
round_to (const TopsheetDecimal *value, gint64 digits, TopsheetDecimal *out, GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1);

  return topsheet_decimal_divide (value, &one, (guint) digits, out, error);
}

/* One function of what stands in its parentheses. @n ≥ 1 */
static gboolean
apply (Parser *self, const char *name, const TopsheetDecimal *values, guint n, TopsheetDecimal *out)
{
  gint64 whole;

  *out = values[0];
  if (strcmp (name, "min") == 0 || strcmp (name, "max") == 0)
    {
      for (guint i = 1; i < n; i++)
        if ((topsheet_decimal_compare (&values[i], out) < 0) == (name[1] == 'i'))
          *out = values[i];
      return TRUE;
    }
  if (strcmp (name, "floor") == 0)
    return floor_of (&values[0], out, self->error);
  if (strcmp (name, "ceil") == 0)
    {
      if (!topsheet_decimal_ceil (&values[0], &whole, self->error))
        return FALSE;
      *out = topsheet_decimal_from_int (whole);
      return TRUE;
    }
  whole = n > 1 && values[1].scale == 0 ? values[1].mantissa : n > 1 ? -1 : 0;
  if (whole >= 0 && whole <= MAX_ROUND_DIGITS)
    return round_to (&values[0], whole, out, self->error);

  g_set_error (self->error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("round takes 0 to %d digits."), MAX_ROUND_DIGITS);
  return FALSE;
}

static gboolean
parse_function (Parser *self, const char *from, const char *name, TopsheetDecimal *out)
{
  static const struct
  {
    const char *name;
    guint most;
  } functions[] = { { "min", 16 }, { "max", 16 }, { "round", 2 }, { "ceil", 1 }, { "floor", 1 } };
  TopsheetDecimal values[16];
  const char *name_end = self->at;
  guint n = 0, most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].name, name) == 0)
      most = functions[i].most;
  if (most == 0)
    return fail (self, from, name_end, TOPSHEET_ERROR_INVALID,
                 _("There is no such function. There are min, max, round, ceil and floor."));
  take_sign (self, "(");
  do
    {
      skip_blanks (self);
      if (n == most)
        return fail (self, self->at, next_char (self->at), TOPSHEET_ERROR_PARSE, _("The function takes fewer values."));
      if (!parse_sum (self, &values[n++]))
        return FALSE;
    }
  while (take_sign (self, ",;") != 0);
  if (take_sign (self, ")") == 0)
    return fail (self, self->at, next_char (self->at), TOPSHEET_ERROR_PARSE,
                 _("A closing parenthesis is missing here."));

  return apply (self, name, values, n, out) || blame (self, from, self->at);
}

static gboolean
parse_named (Parser *self, TopsheetDecimal *out)
{
  const char *from = self->at, *after;
  char name[MAX_NAME + 1];

  take_name (self, name);
  after = self->at;
  skip_blanks (self);
  if (*self->at == '(')
    {
      self->at = after;
      return parse_function (self, from, name, out);
    }
  self->at = after;
  return take_variable (self, from, name, out);
}

static gboolean
parse_primary (Parser *self, TopsheetDecimal *out)
{
  skip_blanks (self);
  if (g_ascii_isdigit (*self->at) || *self->at == '.')
    return parse_number (self, out);
  if (g_ascii_isalpha (*self->at) || *self->at == '_')
    return parse_named (self, out);
  if (take_sign (self, "(") == 0)
    return fail (self, self->at, next_char (self->at), TOPSHEET_ERROR_PARSE,
                 *self->at != '\0' ? _("Here a number, a variable or a parenthesis has to stand.")
                                   : _("The formula ends where a number or a variable is missing."));
  if (!parse_sum (self, out))
    return FALSE;
  if (take_sign (self, ")") == 0)
    return fail (self, self->at, next_char (self->at), TOPSHEET_ERROR_PARSE,
                 _("A closing parenthesis is missing here."));

  return take_unit (self, out);
}

static gboolean
parse_factor (Parser *self, TopsheetDecimal *out)
{
  const char *from;
  gboolean negative = FALSE, ok;

  skip_blanks (self);
  from = self->at;
  if (++self->depth > MAX_DEPTH)
    return fail (self, from, next_char (from), TOPSHEET_ERROR_PARSE, _("The formula is nested too deeply."));
  for (gunichar sign = take_sign (self, "+-−"); sign != 0; sign = take_sign (self, "+-−"))
    negative ^= sign != '+';
  ok = parse_primary (self, out);
  self->depth--;
  if (ok && negative)
    *out = (TopsheetDecimal) { -out->mantissa, out->scale };
  return ok;
}

static gboolean
parse_product (Parser *self, TopsheetDecimal *out)
{
  if (!parse_factor (self, out))
    return FALSE;
  for (;;)
    {
      const char *from = self->at;
      gunichar sign = take_sign (self, "*×·/÷");
      TopsheetDecimal factor;
      gboolean ok;

      if (sign == 0)
        return TRUE;
      skip_blanks (self);
      from = self->at;
      if (!parse_factor (self, &factor))
        return FALSE;
      if (sign == '/' || sign == 0xf7)
        {
          if (topsheet_decimal_sign (&factor) == 0)
            return fail (self, from, self->at, TOPSHEET_ERROR_INVALID,
                         _("This is zero, and nothing can be divided by it."));
          ok = topsheet_decimal_divide (out, &factor, QUOTIENT_DIGITS, out, self->error);
        }
      else
        ok = topsheet_decimal_multiply (out, &factor, out, self->error);
      if (!ok)
        return blame (self, from, self->at);
      *out = topsheet_decimal_normalize (out);
    }
}

static gboolean
parse_sum (Parser *self, TopsheetDecimal *out)
{
  if (!parse_product (self, out))
    return FALSE;
  for (;;)
    {
      gunichar sign = take_sign (self, "+-−");
      const char *from = self->at;
      TopsheetDecimal term;

      if (sign == 0)
        return TRUE;
      if (!parse_product (self, &term))
        return FALSE;
      if (!(sign == '+' ? topsheet_decimal_add (out, &term, out, self->error)
                        : topsheet_decimal_subtract (out, &term, out, self->error)))
        return blame (self, from, self->at);
    }
}

TopsheetFormulaScope *
topsheet_formula_scope_new (GListModel *variables)
{
  TopsheetFormulaScope *self = g_new0 (TopsheetFormulaScope, 1);

  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) variable_free);
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) item = g_list_model_get_item (variables, i);
      const char *name = topsheet_plan_variable_get_name (item);
      Variable *variable;

      if (name == NULL || g_hash_table_contains (self->variables, name))
        continue;
      variable = g_new0 (Variable, 1);
      variable->formula = g_strdup (topsheet_plan_variable_get_value (item));
      g_hash_table_insert (self->variables, g_strdup (name), variable);
    }
  return self;
}

void
topsheet_formula_scope_free (TopsheetFormulaScope *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->variables);
  g_free (self);
}

gboolean
topsheet_formula_evaluate (const char *text,
                           TopsheetFormulaScope *scope,
                           TopsheetDecimal *out,
                           TopsheetFormulaMark *mark,
                           GError **error)
{
  Parser parser = { .scope = scope, .text = text, .at = text, .mark = mark, .error = error };

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (scope != NULL && out != NULL, FALSE);

  if (mark != NULL)
    *mark = (TopsheetFormulaMark) { 0, 0 };
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > TOPSHEET_FORMULA_MAX_LENGTH)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("A formula is text of at most %d characters."),
                   TOPSHEET_FORMULA_MAX_LENGTH);
      return FALSE;
    }
  skip_blanks (&parser);
  if (*parser.at == '=')
    parser.at++;
  if (!parse_sum (&parser, out))
    return FALSE;
  skip_blanks (&parser);
  if (*parser.at == '\0')
    {
      *out = topsheet_decimal_normalize (out);
      return TRUE;
    }
  return fail (&parser, parser.at, g_utf8_next_char (parser.at), TOPSHEET_ERROR_PARSE,
               _("A sign is missing here, such as + or ×."));
}
