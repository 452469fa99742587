/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-count.h"

#include <string.h>

#define PREFIX "count_"
#define NO_FLAG (-1)

static const struct
{
  const char *name;
  glong value;   /* where in TopsheetCount */
  glong is_said; /* likewise, or NO_FLAG */
} terms[] = {
  { "min", G_STRUCT_OFFSET (TopsheetCount, min), NO_FLAG },
  { "block", G_STRUCT_OFFSET (TopsheetCount, block), NO_FLAG },
  { "free", G_STRUCT_OFFSET (TopsheetCount, free), NO_FLAG },
  { "over", G_STRUCT_OFFSET (TopsheetCount, over), NO_FLAG },
  { "upto", G_STRUCT_OFFSET (TopsheetCount, upto), G_STRUCT_OFFSET (TopsheetCount, has_upto) },
  { "fps", G_STRUCT_OFFSET (TopsheetCount, fps), G_STRUCT_OFFSET (TopsheetCount, has_fps) },
  { "plus", G_STRUCT_OFFSET (TopsheetCount, plus), NO_FLAG },
};

gboolean
topsheet_count_is_term (const char *condition)
{
  return g_str_has_prefix (condition, PREFIX);
}

/* Index in terms and the number; -1 when it is none. */
static int
parse (const char *term, TopsheetDecimal *number)
{
  const char *name, *equals;

  if (!topsheet_count_is_term (term))
    return -1;
  name = term + strlen (PREFIX);
  equals = strchr (name, '=');
  if (equals == NULL || !topsheet_decimal_parse (equals + 1, number, NULL) || topsheet_decimal_sign (number) < 0)
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    if (strlen (terms[i].name) == (gsize) (equals - name) && g_str_has_prefix (name, terms[i].name))
      return (int) i;

  return -1;
}

gboolean
topsheet_count_is_valid (const char *term)
{
  TopsheetDecimal number;

  return parse (term, &number) >= 0;
}

void
topsheet_count_read (TopsheetCount *self, TopsheetPriceRule *rule)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);

  memset (self, 0, sizeof *self);
  for (gsize i = 0; conditions[i] != NULL; i++)
    {
      TopsheetDecimal number;
      int term = parse (conditions[i], &number);

      if (term < 0)
        continue;
      G_STRUCT_MEMBER (TopsheetDecimal, self, terms[term].value) = number;
      if (terms[term].is_said != NO_FLAG)
        G_STRUCT_MEMBER (gboolean, self, terms[term].is_said) = TRUE;
    }
}

TopsheetDecimal
topsheet_count_get_over (TopsheetPriceRule *rule)
{
  TopsheetCount count;

  topsheet_count_read (&count, rule);
  return count.over;
}

/* Up to a whole number of blocks. */
static gboolean
round_up (TopsheetDecimal *amount, const TopsheetDecimal *block, GError **error)
{
  TopsheetDecimal blocks, all;
  gint64 whole;

  if (!topsheet_decimal_divide (amount, block, 9, &blocks, error) || !topsheet_decimal_ceil (&blocks, &whole, error))
    return FALSE;
  blocks = topsheet_decimal_from_int (whole);
  if (!topsheet_decimal_multiply (&blocks, block, &all, error))
    return FALSE;
  /* Nine digits can lose a block that is only just begun. */
  if (topsheet_decimal_compare (&all, amount) < 0 && !topsheet_decimal_add (&all, block, &all, error))
    return FALSE;

  *amount = all;
  return TRUE;
}

gboolean
topsheet_count_apply (const TopsheetCount *self,
                      const TopsheetDecimal *each,
                      guint parts,
                      TopsheetDecimal *billed,
                      GError **error)
{
  TopsheetDecimal times = topsheet_decimal_from_int (parts), min, block, without;

  *billed = *each;
  if (!topsheet_decimal_multiply (&self->min, &times, &min, error) ||
      !topsheet_decimal_multiply (&self->block, &times, &block, error) ||
      !topsheet_decimal_multiply (&self->free, &times, &without, error))
    return FALSE;
  if (topsheet_decimal_compare (billed, &min) < 0)
    *billed = min;
  if (topsheet_decimal_sign (&block) > 0 && !round_up (billed, &block, error))
    return FALSE;
  if (topsheet_decimal_compare (billed, &without) > 0)
    return topsheet_decimal_subtract (billed, &without, billed, error);

  *billed = TOPSHEET_DECIMAL_ZERO;
  return TRUE;
}
