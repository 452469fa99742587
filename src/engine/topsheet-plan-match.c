/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-plan-match.h"

#include "engine/topsheet-plan-diff.h"

/* Parts of a line that a rule asks to be the same. */
enum
{
  PART_PHASE = 1 << 0,
  PART_ACCOUNT = 1 << 1,
  PART_NAME = 1 << 2,
  PART_MODEL = 1 << 3,
  PART_USAGE = 1 << 4,
  PART_COUNT = 1 << 5, /* with how it comes about */
  PART_PRICE = 1 << 6, /* typed, with its unit and currency */
  PART_NOTE = 1 << 7,
};

#define PART_PLACE (PART_PHASE | PART_ACCOUNT)
#define PART_REST (PART_USAGE | PART_COUNT | PART_PRICE)

typedef struct
{
  guint parts;
  gboolean needs_name; /* a line without one is not found by this rule */
  gboolean needs_model;
  gboolean needs_unique; /* on either side */
} Rule;

static const Rule rules[] = {
  { PART_PLACE | PART_NAME | PART_MODEL | PART_REST | PART_NOTE, FALSE, FALSE, FALSE },
  { PART_PLACE | PART_NAME | PART_MODEL, TRUE, FALSE, FALSE },
  { PART_PLACE | PART_NAME, TRUE, FALSE, FALSE },
  { PART_NAME | PART_MODEL, TRUE, FALSE, FALSE },
  { PART_NAME, TRUE, FALSE, FALSE },
  { PART_PLACE | PART_MODEL | PART_REST, FALSE, FALSE, FALSE },
  { PART_PLACE | PART_MODEL | PART_USAGE, FALSE, TRUE, TRUE },
};

static void
add_text (GString *key, const char *text)
{
  /* The length stands in front, so no text can look like two. */
  if (text == NULL)
    g_string_append (key, "-;");
  else
    g_string_append_printf (key, "%zu:%s;", strlen (text), text);
}

static void
add_decimal (GString *key, gboolean is_set, const TopsheetDecimal *number)
{
  g_autofree char *text = is_set ? topsheet_decimal_print (number) : NULL;

  add_text (key, text);
}

/* (transfer full) (nullable): NULL for a line without a name */
static char *
fold_name (TopsheetBudgetLine *line)
{
  const char *name = topsheet_budget_line_get_name (line);
  g_autofree char *stripped = name != NULL ? g_strstrip (g_strdup (name)) : NULL;
  g_autofree char *normal = NULL;

  if (stripped == NULL || *stripped == '\0')
    return NULL;
  normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_steal_pointer (&stripped);
}

/* How the count comes about; a count that is computed is not part of it. */
static void
add_count (GString *key, TopsheetBudgetLine *line)
{
  const char *formula = topsheet_budget_line_get_formula (line);
  TopsheetDecimal count = topsheet_budget_line_get_count (line), wanted, acceptance;
  const gboolean has_wanted = topsheet_budget_line_get_wanted (line, &wanted);
  const gboolean has_acceptance = topsheet_budget_line_get_acceptance (line, &acceptance);
  guint accepted, attempts;

  add_text (key, formula);
  add_decimal (key, has_wanted, &wanted);
  add_decimal (key, has_acceptance, &acceptance);
  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  g_string_append_printf (key, "%u/%u;", accepted, attempts);
  add_decimal (key, formula == NULL && !has_wanted, &count);
}

static void
add_price (GString *key, TopsheetBudgetLine *line)
{
  TopsheetDecimal price;
  const gboolean is_typed = topsheet_budget_line_get_unit_price (line, &price);

  add_decimal (key, is_typed, &price);
  add_text (key, is_typed ? topsheet_budget_line_get_price_currency (line) : NULL);
  g_string_append_printf (key, "%u;", topsheet_budget_line_get_unit (line));
}

static void
add_usage (GString *key, TopsheetBudgetLine *line)
{
  TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
  g_autofree char *text = usage != NULL ? topsheet_usage_to_text (usage) : NULL;

  add_text (key, text);
}

/* (transfer full) (nullable): NULL when the rule says nothing about such a line */
static char *
make_key (TopsheetBudgetLine *line, const Rule *rule)
{
  const char *model = topsheet_budget_line_get_model_id (line);
  g_autofree char *name = fold_name (line);
  g_autoptr (GString) key = g_string_new (NULL);

  if ((rule->needs_name && name == NULL) || (rule->needs_model && model == NULL))
    return NULL;
  if (rule->parts & PART_PHASE)
    g_string_append_printf (key, "%d;", topsheet_budget_line_get_phase (line));
  if (rule->parts & PART_ACCOUNT)
    g_string_append_printf (key, "%u;", topsheet_budget_line_get_account (line));
  if (rule->parts & PART_NAME)
    add_text (key, name);
  if (rule->parts & PART_MODEL)
    add_text (key, model);
  if (rule->parts & PART_USAGE)
    add_usage (key, line);
  if (rule->parts & PART_COUNT)
    add_count (key, line);
  if (rule->parts & PART_PRICE)
    add_price (key, line);
  if (rule->parts & PART_NOTE)
    add_text (key, topsheet_budget_line_get_note (line));
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
free_queue (gpointer queue)
{
  g_queue_free (queue);
}

/* Indices of lines that are not taken, by what the rule asks for. (transfer full) */
static GHashTable *
sort_lines (GPtrArray *lines, const gboolean *taken, const Rule *rule)
{
  GHashTable *sorted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *key = taken[i] ? NULL : make_key (g_ptr_array_index (lines, i), rule);
      GQueue *queue = key != NULL ? g_hash_table_lookup (sorted, key) : NULL;

      if (key == NULL)
        continue;
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (sorted, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }
  return sorted;
}

static void
apply_rule (const Rule *rule,
            GPtrArray *old_lines,
            gboolean *old_taken,
            GPtrArray *new_lines,
            gboolean *new_taken,
            int *found)
{
  g_autoptr (GHashTable) old_sorted = sort_lines (old_lines, old_taken, rule);
  g_autoptr (GHashTable) new_sorted = sort_lines (new_lines, new_taken, rule);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, new_sorted);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GQueue *candidates = g_hash_table_lookup (old_sorted, key), *seekers = value;

      if (candidates == NULL || (rule->needs_unique && (candidates->length > 1 || seekers->length > 1)))
        continue;
      while (candidates->length > 0 && seekers->length > 0)
        {
          const guint from = GPOINTER_TO_UINT (g_queue_pop_head (candidates));
          const guint to = GPOINTER_TO_UINT (g_queue_pop_head (seekers));

          found[to] = (int) from;
          old_taken[from] = new_taken[to] = TRUE;
        }
    }
}

int *
topsheet_plan_match (GPtrArray *old_lines, GPtrArray *new_lines)
{
  g_autofree gboolean *old_taken = g_new0 (gboolean, old_lines->len + 1);
  g_autofree gboolean *new_taken = g_new0 (gboolean, new_lines->len + 1);
  int *found = g_new (int, new_lines->len + 1);

  for (guint i = 0; i < new_lines->len; i++)
    found[i] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    apply_rule (&rules[i], old_lines, old_taken, new_lines, new_taken, found);
  return found;
}

static gboolean
money_differs (const TopsheetMoney *before, const TopsheetMoney *after)
{
  if (before == NULL || after == NULL)
    return before != after;
  return before->nanos != after->nanos || !g_str_equal (before->currency, after->currency);
}

static gboolean
decimal_differs (gboolean has_before, const TopsheetDecimal *before, gboolean has_after, const TopsheetDecimal *after)
{
  if (!has_before || !has_after)
    return has_before != has_after;
  return topsheet_decimal_compare (before, after) != 0;
}

static gboolean
part_differs (TopsheetBudgetLine *before,
              TopsheetBudgetLine *after,
              void (*add) (GString *key, TopsheetBudgetLine *line))
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  add (a, before);
  add (b, after);
  return !g_string_equal (a, b);
}

static gboolean
acceptance_differs (TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  TopsheetDecimal a, b;
  const gboolean has_a = topsheet_budget_line_get_acceptance (before, &a);
  const gboolean has_b = topsheet_budget_line_get_acceptance (after, &b);
  guint accepted[2], attempts[2];

  topsheet_budget_line_get_seen (before, &accepted[0], &attempts[0]);
  topsheet_budget_line_get_seen (after, &accepted[1], &attempts[1]);
  return decimal_differs (has_a, &a, has_b, &b) || accepted[0] != accepted[1] || attempts[0] != attempts[1];
}

static gboolean
basis_differs (TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  TopsheetDecimal a, b;
  const gboolean has_a = topsheet_budget_line_get_wanted (before, &a);
  const gboolean has_b = topsheet_budget_line_get_wanted (after, &b);

  return g_strcmp0 (topsheet_budget_line_get_formula (before), topsheet_budget_line_get_formula (after)) != 0 ||
         decimal_differs (has_a, &a, has_b, &b);
}

/* A price that is typed may cost the same as one of the catalogue; where neither is known in the plan's currency, what was typed counts. */
static gboolean
price_differs (TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (before);
  TopsheetDecimal a, b;
  const gboolean has_a = topsheet_budget_line_get_unit_price (before, &a);
  const gboolean has_b = topsheet_budget_line_get_unit_price (after, &b);

  if (has_a != has_b || money_differs (unit, topsheet_budget_line_get_priced_unit (after)))
    return TRUE;
  return unit == NULL && has_a &&
         (topsheet_decimal_compare (&a, &b) != 0 || g_strcmp0 (topsheet_budget_line_get_price_currency (before),
                                                               topsheet_budget_line_get_price_currency (after)) != 0);
}

/* Nothing typed and an empty entry are the same. */
static gboolean
text_differs (const char *before, const char *after)
{
  return g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") != 0;
}

guint
topsheet_plan_line_compare (TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  const TopsheetDecimal a = topsheet_budget_line_get_count (before), b = topsheet_budget_line_get_count (after);
  guint changes = 0;

  if (text_differs (topsheet_budget_line_get_name (before), topsheet_budget_line_get_name (after)))
    changes |= TOPSHEET_PLAN_CHANGE_NAME;
  if (topsheet_budget_line_get_phase (before) != topsheet_budget_line_get_phase (after))
    changes |= TOPSHEET_PLAN_CHANGE_PHASE;
  if (topsheet_budget_line_get_account (before) != topsheet_budget_line_get_account (after))
    changes |= TOPSHEET_PLAN_CHANGE_ACCOUNT;
  if (g_strcmp0 (topsheet_budget_line_get_model_id (before), topsheet_budget_line_get_model_id (after)) != 0)
    changes |= TOPSHEET_PLAN_CHANGE_MODEL;
  if (part_differs (before, after, add_usage))
    changes |= TOPSHEET_PLAN_CHANGE_USAGE;
  if (topsheet_decimal_compare (&a, &b) != 0)
    changes |= TOPSHEET_PLAN_CHANGE_COUNT;
  if (basis_differs (before, after))
    changes |= TOPSHEET_PLAN_CHANGE_BASIS;
  if (acceptance_differs (before, after))
    changes |= TOPSHEET_PLAN_CHANGE_ACCEPTANCE;
  if (topsheet_budget_line_get_unit (before) != topsheet_budget_line_get_unit (after))
    changes |= TOPSHEET_PLAN_CHANGE_UNIT;
  if (price_differs (before, after))
    changes |= TOPSHEET_PLAN_CHANGE_UNIT_PRICE;
  if (text_differs (topsheet_budget_line_get_note (before), topsheet_budget_line_get_note (after)))
    changes |= TOPSHEET_PLAN_CHANGE_NOTE;
  if (money_differs (topsheet_budget_line_get_priced_amount (before), topsheet_budget_line_get_priced_amount (after)))
    changes |= TOPSHEET_PLAN_CHANGE_AMOUNT;
  return changes;
}
