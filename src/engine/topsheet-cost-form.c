/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-cost-form.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-accepted-cost.h"
#include "engine/topsheet-subscription.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORM_KEY "form"
#define DIGITS 12
#define HOUR_DIGITS 9
#define MINUTES_PER_HOUR 60

/* A plan without a currency is worked out in a stand-in: nothing is converted here. */
#define SOME_CURRENCY "XXX"

static const TopsheetCostField infrastructure[] = {
  { "gpus", NC_("cost form", "GPUs needed"), "1" },
  { "headroom", NC_("cost form", "Headroom for scaling, %"), "0" },
  { "copies", NC_("cost form", "Copies for high availability"), "1" },
  { "rent", NC_("cost form", "Rent a GPU-hour"), "0" },
  { "hours", NC_("cost form", "Hours a month"), "730" },
  { "purchase", NC_("cost form", "Purchase a GPU"), "0" },
  { "life", NC_("cost form", "Written off over months"), "36" },
  { "watts", NC_("cost form", "Watts a GPU"), "0" },
  { "tariff", NC_("cost form", "Electricity a kWh"), "0" },
  { "admin_hours", NC_("cost form", "Hours of administration a month"), "0" },
  { "admin_rate", NC_("cost form", "Administration an hour"), "0" },
  { "for_months", NC_("cost form", "Months"), "1" },
  { NULL },
};

static const TopsheetCostField licence[] = {
  { "fee", NC_("cost form", "Fee a seat and month"), "0" },
  { "seats", NC_("cost form", "Seats"), "1" },
  { "included", NC_("cost form", "Included units a month"), "0" },
  { "used", NC_("cost form", "Used units a month"), "0" },
  { "overage", NC_("cost form", "Price of one more unit"), "0" },
  { "payg", NC_("cost form", "Price of a unit without the plan"), "0" },
  { "for_months", NC_("cost form", "Months"), "1" },
  { NULL },
};

static const TopsheetCostField adaptation[] = {
  { "days", NC_("cost form", "Days of work"), "0" },
  { "day_rate", NC_("cost form", "Day rate"), "0" },
  { "gpu_time", NC_("cost form", "GPU-hours of training"), "0" },
  { "gpu_rate", NC_("cost form", "Price of a GPU-hour"), "0" },
  { "one_off", NC_("cost form", "One-off amounts"), "0" },
  { NULL },
};

static const TopsheetCostField storage[] = {
  { "size", NC_("cost form", "Gigabytes at the start"), "0" },
  { "growth", NC_("cost form", "Gigabytes added a month"), "0" },
  { "versions", NC_("cost form", "Versions kept of each file"), "1" },
  { "backups", NC_("cost form", "Backup copies"), "0" },
  { "price", NC_("cost form", "Price of a gigabyte and month"), "0" },
  { "for_months", NC_("cost form", "Months"), "1" },
  { NULL },
};

static const TopsheetCostField transfer[] = {
  { "up", NC_("cost form", "Gigabytes up a month"), "0" },
  { "up_price", NC_("cost form", "Price of a gigabyte up"), "0" },
  { "down", NC_("cost form", "Gigabytes down a month"), "0" },
  { "people", NC_("cost form", "People who synchronise"), "0" },
  { "sync", NC_("cost form", "Gigabytes each of them takes a month"), "0" },
  { "down_price", NC_("cost form", "Price of a gigabyte down"), "0" },
  { "for_months", NC_("cost form", "Months"), "1" },
  { NULL },
};

static const TopsheetCostField people[] = {
  { "attempts", NC_("cost form", "Attempts to look at"), "0" },
  { "review", NC_("cost form", "Minutes of review each"), "0" },
  { "wait", NC_("cost form", "Minutes of waiting each"), "0" },
  { "attended", NC_("cost form", "Waiting that somebody sits through, %"), "100" },
  { "switch", NC_("cost form", "Minutes of coming back, once a batch"), "3" },
  { "batch", NC_("cost form", "Attempts in a batch"), "1" },
  { "edits", NC_("cost form", "Edits"), "0" },
  { "edit_minutes", NC_("cost form", "Minutes an edit"), "0" },
  { "rate", NC_("cost form", "Person an hour"), "0" },
  { NULL },
};

static const struct
{
  const char *name;
  const TopsheetCostField *fields;
} forms[TOPSHEET_N_COST_FORMS] = {
  [TOPSHEET_COST_FORM_INFRASTRUCTURE] = { "infrastructure", infrastructure },
  [TOPSHEET_COST_FORM_LICENCE] = { "licence", licence },
  [TOPSHEET_COST_FORM_ADAPTATION] = { "adaptation", adaptation },
  [TOPSHEET_COST_FORM_STORAGE] = { "storage", storage },
  [TOPSHEET_COST_FORM_TRANSFER] = { "transfer", transfer },
  [TOPSHEET_COST_FORM_TIME] = { "time", people },
};

/* Sums and products that fail once and stay failed. */
typedef struct
{
  const TopsheetUsage *terms;
  GError **error;
  gboolean is_bad;
} Sum;

static TopsheetDecimal
get (Sum *self, const char *key)
{
  const char *text = topsheet_usage_get_selector (self->terms, key);
  TopsheetDecimal number = TOPSHEET_DECIMAL_ZERO;

  if (self->is_bad || text == NULL)
    return TOPSHEET_DECIMAL_ZERO;
  if (!topsheet_decimal_parse (text, &number, self->error))
    self->is_bad = TRUE;
  else if (topsheet_decimal_sign (&number) < 0)
    {
      g_set_error_literal (self->error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("No term can be below zero."));
      self->is_bad = TRUE;
    }
  return self->is_bad ? TOPSHEET_DECIMAL_ZERO : number;
}

static TopsheetDecimal
times (Sum *self, TopsheetDecimal a, TopsheetDecimal b)
{
  TopsheetDecimal product = TOPSHEET_DECIMAL_ZERO;

  a = topsheet_decimal_normalize (&a);
  b = topsheet_decimal_normalize (&b);
  if (!self->is_bad && !topsheet_decimal_multiply (&a, &b, &product, self->error))
    self->is_bad = TRUE;
  return product;
}

static TopsheetDecimal
plus (Sum *self, TopsheetDecimal a, TopsheetDecimal b)
{
  TopsheetDecimal sum = TOPSHEET_DECIMAL_ZERO;

  if (!self->is_bad && !topsheet_decimal_add (&a, &b, &sum, self->error))
    self->is_bad = TRUE;
  return sum;
}

static TopsheetDecimal
per (Sum *self, TopsheetDecimal a, TopsheetDecimal b)
{
  TopsheetDecimal quotient = TOPSHEET_DECIMAL_ZERO;

  if (self->is_bad || topsheet_decimal_sign (&a) == 0)
    return quotient;
  if (!topsheet_decimal_divide (&a, &b, DIGITS, &quotient, self->error))
    self->is_bad = TRUE;
  return topsheet_decimal_normalize (&quotient);
}

static TopsheetDecimal
multiply (Sum *self, const char *a, const char *b)
{
  return times (self, get (self, a), get (self, b));
}

/* GPUs with their headroom, whole, and as many copies. */
static TopsheetDecimal
count_machines (Sum *self)
{
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  const TopsheetDecimal share = plus (self, hundred, get (self, "headroom"));
  TopsheetDecimal needed = times (self, get (self, "gpus"), share);
  gint64 whole = 0;

  needed = times (self, needed, (TopsheetDecimal) { 1, 2 });
  if (!self->is_bad && !topsheet_decimal_ceil (&needed, &whole, self->error))
    self->is_bad = TRUE;
  return times (self, topsheet_decimal_from_int (whole), get (self, "copies"));
}

static TopsheetDecimal
compute_infrastructure (Sum *self)
{
  const TopsheetDecimal kilowatts = times (self, get (self, "watts"), (TopsheetDecimal) { 1, 3 });
  TopsheetDecimal machine = multiply (self, "rent", "hours");

  machine = plus (self, machine, per (self, get (self, "purchase"), get (self, "life")));
  machine = plus (self, machine, times (self, kilowatts, multiply (self, "hours", "tariff")));
  return plus (self, times (self, count_machines (self), machine), multiply (self, "admin_hours", "admin_rate"));
}

static TopsheetDecimal
compute_licence (Sum *self)
{
  const TopsheetDecimal used = get (self, "used"), included = get (self, "included");
  TopsheetDecimal more = TOPSHEET_DECIMAL_ZERO;

  if (!self->is_bad && topsheet_decimal_compare (&used, &included) > 0 &&
      !topsheet_decimal_subtract (&used, &included, &more, self->error))
    self->is_bad = TRUE;
  return plus (self, multiply (self, "fee", "seats"), times (self, more, get (self, "overage")));
}

static TopsheetDecimal
compute_adaptation (Sum *self)
{
  TopsheetDecimal sum = plus (self, multiply (self, "days", "day_rate"), multiply (self, "gpu_time", "gpu_rate"));

  return plus (self, sum, get (self, "one_off"));
}

/* What is kept, as the average of all months. */
static TopsheetDecimal
count_stored (Sum *self)
{
  const TopsheetDecimal half = { 5, 1 }, one = topsheet_decimal_from_int (1);
  const TopsheetDecimal months = get (self, "for_months");
  TopsheetDecimal stored = get (self, "size"), later;

  if (!self->is_bad && topsheet_decimal_compare (&months, &one) > 0)
    {
      if (!topsheet_decimal_subtract (&months, &one, &later, self->error))
        self->is_bad = TRUE;
      else
        stored = plus (self, stored, times (self, get (self, "growth"), times (self, later, half)));
    }
  return times (self, stored, times (self, get (self, "versions"), plus (self, one, get (self, "backups"))));
}

static TopsheetDecimal
count_down (Sum *self)
{
  return plus (self, get (self, "down"), multiply (self, "people", "sync"));
}

static TopsheetDecimal
compute_transfer (Sum *self)
{
  return plus (self, multiply (self, "up", "up_price"), times (self, count_down (self), get (self, "down_price")));
}

/* An hour at 60 is a minute at 1: what people cost is then what they take, in minutes. */
static TopsheetDecimal
find_minutes (Sum *self)
{
  const TopsheetAttemptCost attempt = {
    .rate_per_hour = topsheet_decimal_from_int (MINUTES_PER_HOUR),
    .review_minutes = get (self, "review"),
    .wait_minutes = get (self, "wait"),
    .attended = times (self, get (self, "attended"), (TopsheetDecimal) { 1, 2 }),
    .switch_minutes = get (self, "switch"),
    .batch = get (self, "batch"),
    .acceptance = topsheet_decimal_from_int (1),
  };
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetAcceptedCost cost = { 0 };

  if (!self->is_bad && topsheet_decimal_compare (&attempt.attended, &one) > 0)
    {
      g_set_error_literal (self->error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("Nobody sits through more than all of the waiting."));
      self->is_bad = TRUE;
    }
  if (!self->is_bad && !topsheet_accepted_cost_compute (&attempt, &cost, self->error))
    self->is_bad = TRUE;
  return cost.labour_per_attempt;
}

static TopsheetDecimal
count_hours (Sum *self)
{
  const TopsheetDecimal hour = topsheet_decimal_from_int (MINUTES_PER_HOUR);
  const TopsheetDecimal minutes = plus (self, times (self, get (self, "attempts"), find_minutes (self)),
                                        multiply (self, "edits", "edit_minutes"));
  TopsheetDecimal hours = TOPSHEET_DECIMAL_ZERO;

  if (!self->is_bad && !topsheet_decimal_divide (&minutes, &hour, HOUR_DIGITS, &hours, self->error))
    self->is_bad = TRUE;
  return topsheet_decimal_normalize (&hours);
}

const TopsheetCostField *
topsheet_cost_form_get_fields (TopsheetCostForm form)
{
  g_return_val_if_fail (form > TOPSHEET_COST_FORM_NONE && form < TOPSHEET_N_COST_FORMS, NULL);

  return forms[form].fields;
}

const char *
topsheet_cost_form_get_title (TopsheetCostForm form)
{
  switch (form)
    {
    case TOPSHEET_COST_FORM_INFRASTRUCTURE:
      return _("Own Infrastructure");
    case TOPSHEET_COST_FORM_LICENCE:
      return _("Licence or Subscription");
    case TOPSHEET_COST_FORM_ADAPTATION:
      return _("Adaptation and Skills");
    case TOPSHEET_COST_FORM_STORAGE:
      return _("Storage");
    case TOPSHEET_COST_FORM_TRANSFER:
      return _("Transfer");
    case TOPSHEET_COST_FORM_TIME:
      return _("People’s Time");
    case TOPSHEET_COST_FORM_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
topsheet_cost_field_get_title (const TopsheetCostField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "cost form", field->title);
}

TopsheetCostForm
topsheet_cost_form_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, TOPSHEET_COST_FORM_NONE);

  for (guint i = TOPSHEET_COST_FORM_NONE + 1; i < TOPSHEET_N_COST_FORMS; i++)
    if (strcmp (name, forms[i].name) == 0)
      return (TopsheetCostForm) i;
  return TOPSHEET_COST_FORM_NONE;
}

TopsheetCostForm
topsheet_cost_form_of (TopsheetBudgetLine *line)
{
  TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
  const char *name = usage != NULL ? topsheet_usage_get_selector (usage, FORM_KEY) : NULL;

  return name != NULL && topsheet_budget_line_get_model_id (line) == NULL ? topsheet_cost_form_from_name (name)
                                                                          : TOPSHEET_COST_FORM_NONE;
}

TopsheetUsage *
topsheet_cost_form_preset (TopsheetCostForm form)
{
  TopsheetUsage *terms = topsheet_usage_new ();

  topsheet_usage_set_selector (terms, FORM_KEY, forms[form].name);
  for (const TopsheetCostField *field = forms[form].fields; field->key != NULL; field++)
    topsheet_usage_set_selector (terms, field->key, field->preset);
  return terms;
}

static void
count_units (Sum *self, TopsheetCostForm form, TopsheetDecimal *count, TopsheetUnit *unit)
{
  *unit = form == TOPSHEET_COST_FORM_ADAPTATION ? TOPSHEET_UNIT_ITEM
          : form == TOPSHEET_COST_FORM_TIME     ? TOPSHEET_UNIT_HOUR
                                                : TOPSHEET_UNIT_MONTH;
  *count = form == TOPSHEET_COST_FORM_ADAPTATION ? topsheet_decimal_from_int (1)
           : form == TOPSHEET_COST_FORM_TIME     ? count_hours (self)
                                                 : get (self, "for_months");
}

static TopsheetDecimal
compute_unit (Sum *self, TopsheetCostForm form)
{
  switch (form)
    {
    case TOPSHEET_COST_FORM_INFRASTRUCTURE:
      return compute_infrastructure (self);
    case TOPSHEET_COST_FORM_LICENCE:
      return compute_licence (self);
    case TOPSHEET_COST_FORM_STORAGE:
      return times (self, count_stored (self), get (self, "price"));
    case TOPSHEET_COST_FORM_TRANSFER:
      return compute_transfer (self);
    case TOPSHEET_COST_FORM_TIME:
      return get (self, "rate");
    case TOPSHEET_COST_FORM_ADAPTATION:
    case TOPSHEET_COST_FORM_NONE:
    default:
      return compute_adaptation (self);
    }
}

gboolean
topsheet_cost_form_compute (TopsheetCostForm form,
                            const TopsheetUsage *terms,
                            TopsheetDecimal *count,
                            TopsheetUnit *unit,
                            TopsheetDecimal *unit_price,
                            GError **error)
{
  Sum sum = { terms, error, FALSE };
  TopsheetDecimal purchase, life;

  g_return_val_if_fail (form > TOPSHEET_COST_FORM_NONE && form < TOPSHEET_N_COST_FORMS, FALSE);
  g_return_val_if_fail (terms != NULL && count != NULL && unit != NULL && unit_price != NULL, FALSE);

  count_units (&sum, form, count, unit);
  purchase = get (&sum, "purchase");
  life = get (&sum, "life");
  if (!sum.is_bad && topsheet_decimal_sign (&purchase) > 0 && topsheet_decimal_sign (&life) == 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("A purchase is written off over at least one month."));
      return FALSE;
    }
  *unit_price = compute_unit (&sum, form);
  *unit_price = topsheet_decimal_normalize (unit_price);
  return !sum.is_bad;
}

/* (transfer full) (nullable) */
static char *
explain_licence (Sum *sum, const TopsheetDecimal *total)
{
  const TopsheetDecimal used = get (sum, "used"), payg = get (sum, "payg"), fee = multiply (sum, "fee", "seats");
  TopsheetSubscription plan = { .included = get (sum, "included"), .overage = get (sum, "overage") };
  g_autofree char *fee_text = topsheet_decimal_print (&fee), *total_text = topsheet_decimal_print (total);
  g_autofree char *each_text = NULL, *from_text = NULL, *first = NULL;
  TopsheetSubscriptionBreakEven result;
  TopsheetMoney all;
  TopsheetDecimal each;

  if (sum->is_bad || topsheet_decimal_sign (&used) == 0 ||
      !topsheet_money_parse (fee_text, SOME_CURRENCY, &plan.fee, NULL) ||
      !topsheet_money_parse (total_text, SOME_CURRENCY, &all, NULL) ||
      !topsheet_subscription_get_unit_cost (&all, &used, &each, NULL))
    return NULL;
  each = topsheet_decimal_normalize (&each);
  each_text = topsheet_decimal_print (&each);
  first = g_strdup_printf (_("A unit used comes to %s."), each_text);
  if (topsheet_decimal_sign (&payg) == 0 || !topsheet_subscription_compare (&plan, &payg, &result, NULL))
    return g_steal_pointer (&first);
  if (!result.breaks_even)
    {
      from_text = topsheet_decimal_print (&plan.included);
      /* Translators: %1$s is a sentence, %2$s a number */
      return g_strdup_printf (_("%1$s The plan is never cheaper than paying for each unit: it includes only %2$s."),
                              first, from_text);
    }
  result.from = topsheet_decimal_normalize (&result.from);
  from_text = topsheet_decimal_print (&result.from);
  /* Translators: %1$s is a sentence, %2$s a number */
  return g_strdup_printf (_("%1$s The plan is no dearer than paying for each unit from %2$s units a month on."), first,
                          from_text);
}

/* The number between the terms and the price. (transfer full) (nullable) */
static char *
explain_number (Sum *sum, TopsheetCostForm form)
{
  TopsheetDecimal number = TOPSHEET_DECIMAL_ZERO;
  g_autofree char *text = NULL;

  if (form == TOPSHEET_COST_FORM_INFRASTRUCTURE)
    number = count_machines (sum);
  else if (form == TOPSHEET_COST_FORM_STORAGE)
    number = count_stored (sum);
  else if (form == TOPSHEET_COST_FORM_TRANSFER)
    number = plus (sum, get (sum, "up"), count_down (sum));
  number = topsheet_decimal_normalize (&number);
  text = topsheet_decimal_print (&number);
  if (form == TOPSHEET_COST_FORM_INFRASTRUCTURE)
    return g_strdup_printf (_("GPUs, whole and with their copies: %s."), text);
  if (form == TOPSHEET_COST_FORM_STORAGE)
    return g_strdup_printf (_("Gigabytes that are kept on average, with versions and copies: %s."), text);
  if (form == TOPSHEET_COST_FORM_TRANSFER)
    return g_strdup_printf (_("Gigabytes a month, up and down: %s."), text);
  return NULL;
}

char *
topsheet_cost_form_explain (TopsheetCostForm form, const TopsheetUsage *terms)
{
  Sum sum = { terms, NULL, FALSE };
  TopsheetDecimal count, price;
  TopsheetUnit unit;

  if (!topsheet_cost_form_compute (form, terms, &count, &unit, &price, NULL))
    return NULL;
  if (form == TOPSHEET_COST_FORM_LICENCE)
    return explain_licence (&sum, &price);
  return explain_number (&sum, form);
}

gboolean
topsheet_cost_form_apply (TopsheetCostForm form, TopsheetUsage *terms, TopsheetBudgetLine *line, GError **error)
{
  TopsheetDecimal count, price;
  TopsheetUnit unit;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), FALSE);

  g_object_set (line, "usage", terms, NULL);
  if (!topsheet_cost_form_compute (form, terms, &count, &unit, &price, error))
    return FALSE;
  g_object_set (line, "formula", NULL, "wanted", NULL, "unit", unit, NULL);
  topsheet_budget_line_set_count (line, count);
  topsheet_budget_line_set_unit_price (line, &price, topsheet_budget_line_get_price_currency (line));
  return TRUE;
}
