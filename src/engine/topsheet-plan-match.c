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

/* What is asked of a line, found out once for all rules. */
typedef struct
{
  int phase;
  guint account;
  char *name; /* NULL when there is none to go by */
  const char *model;
  char *usage;
  char *count;
  char *price;
  const char *note;
  gboolean is_taken;
} Parts;

static void
add_text (GString *key, const char *text)
{
  /* A byte that no text has ends each, so none can look like two. */
  if (text != NULL)
    g_string_append (key, text);
  else
    g_string_append_c (key, '\x02');
  g_string_append_c (key, '\x01');
}

static void
add_decimal (GString *key, gboolean is_set, const TopsheetDecimal *number)
{
  if (is_set)
    {
      g_autofree char *text = topsheet_decimal_print (number);

      g_string_append (key, text);
    }
  g_string_append_c (key, '\x01');
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
  if (g_str_is_ascii (stripped))
    return g_ascii_strdown (stripped, -1);
  normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_steal_pointer (&stripped);
}

/* How the count comes about; a count that is computed is not part of it. (transfer full) */
static char *
print_count (TopsheetBudgetLine *line)
{
  const char *formula = topsheet_budget_line_get_formula (line);
  TopsheetDecimal count = topsheet_budget_line_get_count (line), wanted, acceptance;
  const gboolean has_wanted = topsheet_budget_line_get_wanted (line, &wanted);
  const gboolean has_acceptance = topsheet_budget_line_get_acceptance (line, &acceptance);
  g_autoptr (GString) key = g_string_new (NULL);
  guint accepted, attempts;

  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  add_text (key, formula);
  add_decimal (key, has_wanted, &wanted);
  add_decimal (key, has_acceptance, &acceptance);
  if (attempts > 0)
    g_string_append_printf (key, "%u/%u", accepted, attempts);
  add_decimal (key, formula == NULL && !has_wanted, &count);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* (transfer full) */
static char *
print_price (TopsheetBudgetLine *line)
{
  TopsheetDecimal price;
  const gboolean is_typed = topsheet_budget_line_get_unit_price (line, &price);
  g_autoptr (GString) key = g_string_new (NULL);

  add_decimal (key, is_typed, &price);
  add_text (key, is_typed ? topsheet_budget_line_get_price_currency (line) : NULL);
  g_string_append_c (key, (char) ('A' + topsheet_budget_line_get_unit (line)));
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static Parts *
parts_new (GPtrArray *lines)
{
  Parts *parts = g_new0 (Parts, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      TopsheetBudgetLine *line = g_ptr_array_index (lines, i);
      TopsheetUsage *usage = topsheet_budget_line_get_usage (line);

      parts[i] = (Parts) {
        .phase = topsheet_budget_line_get_phase (line),
        .account = topsheet_budget_line_get_account (line),
        .name = fold_name (line),
        .model = topsheet_budget_line_get_model_id (line),
        .usage = usage != NULL ? topsheet_usage_to_text (usage) : NULL,
        .count = print_count (line),
        .price = print_price (line),
        .note = topsheet_budget_line_get_note (line),
      };
    }
  return parts;
}

static void
parts_free (Parts *parts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_free (parts[i].name);
      g_free (parts[i].usage);
      g_free (parts[i].count);
      g_free (parts[i].price);
    }
  g_free (parts);
}

/* FALSE when the rule says nothing about such a line. */
static gboolean
make_key (const Parts *parts, const Rule *rule, GString *key)
{
  if ((rule->needs_name && parts->name == NULL) || (rule->needs_model && parts->model == NULL))
    return FALSE;
  g_string_truncate (key, 0);
  if (rule->parts & PART_PHASE)
    g_string_append_c (key, (char) ('A' + parts->phase));
  if (rule->parts & PART_ACCOUNT)
    g_string_append_printf (key, "%u", parts->account);
  if (rule->parts & PART_NAME)
    add_text (key, parts->name);
  if (rule->parts & PART_MODEL)
    add_text (key, parts->model);
  if (rule->parts & PART_USAGE)
    add_text (key, parts->usage);
  if (rule->parts & PART_COUNT)
    add_text (key, parts->count);
  if (rule->parts & PART_PRICE)
    add_text (key, parts->price);
  if (rule->parts & PART_NOTE)
    add_text (key, parts->note);
  return TRUE;
}

static void
free_queue (gpointer queue)
{
  g_queue_free (queue);
}

/* Indices of lines that are not taken, by what the rule asks for. (transfer full) */
static GHashTable *
sort_lines (const Parts *parts, guint n, const Rule *rule)
{
  GHashTable *sorted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      GQueue *queue;

      if (parts[i].is_taken || !make_key (&parts[i], rule, key))
        continue;
      queue = g_hash_table_lookup (sorted, key->str);
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (sorted, g_strdup (key->str), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }
  return sorted;
}

/* Returns how many lines were found. */
static guint
apply_rule (const Rule *rule, Parts *old_parts, guint n_old, Parts *new_parts, guint n_new, int *found)
{
  g_autoptr (GHashTable) old_sorted = sort_lines (old_parts, n_old, rule);
  g_autoptr (GHashTable) new_sorted = sort_lines (new_parts, n_new, rule);
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, new_sorted);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GQueue *candidates = g_hash_table_lookup (old_sorted, key), *seekers = value;

      if (candidates == NULL || (rule->needs_unique && (candidates->length > 1 || seekers->length > 1)))
        continue;
      for (; candidates->length > 0 && seekers->length > 0; n++)
        {
          const guint from = GPOINTER_TO_UINT (g_queue_pop_head (candidates));
          const guint to = GPOINTER_TO_UINT (g_queue_pop_head (seekers));

          found[to] = (int) from;
          old_parts[from].is_taken = new_parts[to].is_taken = TRUE;
        }
    }
  return n;
}

int *
topsheet_plan_match (GPtrArray *old_lines, GPtrArray *new_lines)
{
  Parts *old_parts = parts_new (old_lines), *new_parts = parts_new (new_lines);
  int *found = g_new (int, new_lines->len + 1);
  guint n = 0;

  for (guint i = 0; i < new_lines->len; i++)
    found[i] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (rules) && n < MIN (old_lines->len, new_lines->len); i++)
    n += apply_rule (&rules[i], old_parts, old_lines->len, new_parts, new_lines->len, found);
  parts_free (old_parts, old_lines->len);
  parts_free (new_parts, new_lines->len);
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
usage_differs (TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  TopsheetUsage *a = topsheet_budget_line_get_usage (before), *b = topsheet_budget_line_get_usage (after);
  g_autofree char *a_text = NULL, *b_text = NULL;

  if (a == b || a == NULL || b == NULL)
    return a != b;
  a_text = topsheet_usage_to_text (a);
  b_text = topsheet_usage_to_text (b);
  return !g_str_equal (a_text, b_text);
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
  if (usage_differs (before, after))
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
