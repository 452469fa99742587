/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-distribution.h"

#include <math.h>

#define MILLI G_GINT64_CONSTANT (1000000)

static TopsheetRiskLine
line (gint64 milli, guint wanted, double rate)
{
  TopsheetRiskLine self = { .unit = topsheet_money (milli * MILLI, "USD"), .wanted = wanted };

  g_assert_true (topsheet_acceptance_init_known (&self.acceptance, rate, NULL));
  return self;
}

/* @fixed_milli and 24 images of 0.134 at 35 % and 12 clips of 1.25 at 20 % */
static TopsheetDistribution *
make_project (gint64 fixed_milli)
{
  const TopsheetRiskLine lines[] = { line (134, 24, 0.35), line (1250, 12, 0.2) };
  TopsheetMoney fixed = topsheet_money (fixed_milli * MILLI, "USD");
  g_autoptr (GError) error = NULL;
  TopsheetDistribution *self = topsheet_distribution_new (&fixed, lines, G_N_ELEMENTS (lines), &error);

  g_assert_no_error (error);
  return self;
}

static gint64
get_quantile_milli (TopsheetDistribution *self, double level)
{
  TopsheetMoney quantile = topsheet_distribution_get_quantile (self, level);

  return quantile.nanos / MILLI;
}

static double
get_probability (TopsheetDistribution *self, gint64 milli)
{
  TopsheetMoney amount = topsheet_money (milli * MILLI, "USD");

  return topsheet_distribution_get_probability (self, &amount);
}

/* Computed independently, by convolution of exact fractions on a grid of thousandths. */
static void
test_project (void)
{
  g_autoptr (TopsheetDistribution) self = make_project (0);
  TopsheetMoney mean = topsheet_money (84188571429, "USD");

  g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_mean (self), 84.1886, 1e-4);
  g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_sd (self), 19.4239, 1e-4);
  g_assert_cmpint (get_quantile_milli (self, 0.5), ==, 82326);
  g_assert_cmpint (get_quantile_milli (self, 0.8), ==, 99780);
  g_assert_cmpint (get_quantile_milli (self, 0.95), ==, 118978);
  g_assert_cmpfloat_with_epsilon (get_probability (self, 101026), 0.8152, 5e-5);
  g_assert_cmpfloat_with_epsilon (get_probability (self, 109445), 0.8962, 5e-5);
  g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_buffer (self, &mean, 0.8), 18.52, 5e-3);
  g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_buffer (self, &mean, 0.95), 41.32, 5e-3);
  /* One try for each, and 30 % on top: 18.216 × 1.3 */
  g_assert_cmpfloat_with_epsilon (get_probability (self, 23680), 8.747e-9, 5e-11);
}

/* Mean and spread as the usual tables of the normal distribution take them: near, and not the same. The flat buffers of that mean. */
static void
test_rules_of_thumb (void)
{
  g_autoptr (TopsheetDistribution) self = make_project (0);
  double mean = topsheet_distribution_get_mean (self), sd = topsheet_distribution_get_sd (self);

  g_assert_cmpfloat_with_epsilon (mean + 0.8416212 * sd, 100.536, 1e-3);
  g_assert_cmpfloat_with_epsilon (mean + 1.6448536 * sd, 116.138, 1e-3);
  g_assert_cmpfloat_with_epsilon (mean * 1.2, 101.026, 1e-3);
  g_assert_cmpfloat_with_epsilon (mean * 1.3, 109.445, 1e-3);
}

/* What has to be put on top of the expected attempts, or of one try for each final, in percent. Computed elsewhere from exact fractions. */
static const struct
{
  guint wanted;
  double rate, p80_over_mean, p95_over_mean, p95_over_wanted;
} buffers[] = { { 1, 0.1, 60.0, 190.0, 2800 }, { 1, 0.35, 40.0, 145.0, 600 }, { 1, 0.7, 40.0, 110.0, 200 },
                { 5, 0.1, 32.0, 78.0, 1680 },  { 5, 0.35, 26.0, 68.0, 380 },  { 5, 0.7, 12.0, 40.0, 100 },
                { 10, 0.1, 24.0, 54.0, 1440 }, { 10, 0.35, 19.0, 47.0, 320 }, { 10, 0.7, 12.0, 33.0, 90 },
                { 24, 0.1, 15.8, 33.7, 1238 }, { 24, 0.35, 13.7, 28.3, 267 }, { 24, 0.7, 7.9, 19.6, 71 },
                { 100, 0.1, 7.9, 16.1, 1061 }, { 100, 0.35, 6.7, 13.7, 225 }, { 100, 0.7, 4.3, 9.2, 56 } };

static void
test_buffers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (buffers); i++)
    {
      const TopsheetRiskLine attempts = line (1000, buffers[i].wanted, buffers[i].rate);
      TopsheetMoney nothing = topsheet_money (0, "USD"), once = nothing, mean = nothing;
      g_autoptr (TopsheetDistribution) self = topsheet_distribution_new (&nothing, &attempts, 1, NULL);

      once.nanos = buffers[i].wanted * TOPSHEET_NANOS_PER_UNIT;
      mean.nanos = llround (topsheet_distribution_get_mean (self) * TOPSHEET_NANOS_PER_UNIT);
      /* Printed with a digit after the point, the last with none. */
      g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_buffer (self, &mean, 0.8), buffers[i].p80_over_mean,
                                      0.0501);
      g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_buffer (self, &mean, 0.95), buffers[i].p95_over_mean,
                                      0.0501);
      g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_buffer (self, &once, 0.95), buffers[i].p95_over_wanted,
                                      0.501);
    }
}

/* What is sure moves everything and widens nothing. */
static void
test_fixed (void)
{
  g_autoptr (TopsheetDistribution) self = make_project (1000000);

  g_assert_cmpint (get_quantile_milli (self, 0.8), ==, 1099780);
  g_assert_cmpfloat_with_epsilon (topsheet_distribution_get_sd (self), 19.4239, 1e-4);
}

static void
test_explain (void)
{
  g_autoptr (TopsheetDistribution) self = make_project (0);
  TopsheetMoney plan = topsheet_money (84188571429, "USD");
  TopsheetDecimal quarter = topsheet_decimal_from_int (25), half = topsheet_decimal_from_int (50);
  g_autofree char *tight = topsheet_distribution_explain (self, &plan, &quarter);
  g_autofree char *wide = topsheet_distribution_explain (self, &plan, &half);

  g_assert_cmpstr (tight, ==, "The 25\302\240% buffer covers 8 of 10 outcomes. For 19 of 20, plan 42\302\240%.");
  g_assert_cmpstr (wide, ==, "The 50\302\240% buffer covers 97 of 100 outcomes, 19 of 20 among them.");
}

/* 200 lines: the sum of many is close to normal, whatever the grid; being skewed, its 80th percentile lies a little lower. */
static void
test_many (void)
{
  TopsheetRiskLine lines[200];
  TopsheetMoney fixed = topsheet_money (0, "USD");
  g_autoptr (TopsheetDistribution) self = NULL;
  double mean, sd;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = line (40 + i * 7, 1 + i % 30, 0.1 + (i % 9) / 10.0);
  self = topsheet_distribution_new (&fixed, lines, G_N_ELEMENTS (lines), NULL);
  mean = topsheet_distribution_get_mean (self);
  sd = topsheet_distribution_get_sd (self);
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.8) / 1000, mean + 0.8416 * sd, 0.002 * mean);
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.95) / 1000, mean + 1.6449 * sd, 0.004 * mean);
  /* On a grid sixteen times as fine. */
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.8) / 1000, 7061.6, 1);
}

/* One line whose rate was measured: its quantiles are those of the attempts. */
static void
test_learned (void)
{
  TopsheetRiskLine learned = { .unit = topsheet_money (TOPSHEET_NANOS_PER_UNIT, "USD"), .wanted = 1000 };
  TopsheetMoney fixed = topsheet_money (0, "USD");
  g_autoptr (TopsheetDistribution) self = NULL;

  g_assert_true (topsheet_acceptance_init_learned (&learned.acceptance, 100, 1000, NULL));
  self = topsheet_distribution_new (&fixed, &learned, 1, NULL);
  g_assert_true (isfinite (topsheet_distribution_get_sd (self)));
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.5), 9944e3, 1e3);
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.8), 10822e3, 1e3);
  g_assert_cmpfloat_with_epsilon ((double) get_quantile_milli (self, 0.95), 11760e3, 1e3);
}

/* A rate of which next to nothing is known bounds nothing: that is said, and no figure made up. */
static void
test_boundless (void)
{
  TopsheetRiskLine learned = { .unit = topsheet_money (TOPSHEET_NANOS_PER_UNIT, "USD"), .wanted = 10000 };
  TopsheetMoney fixed = topsheet_money (0, "USD");
  g_autoptr (GError) error = NULL;

  g_assert_true (topsheet_acceptance_init_learned (&learned.acceptance, 0, 1000, NULL));
  g_assert_null (topsheet_distribution_new (&fixed, &learned, 1, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

static void
test_sample (void)
{
  g_autoptr (TopsheetDistribution) self = make_project (0);
  TopsheetMoney from, to;
  double weights[60], largest = 0;

  topsheet_distribution_sample (self, G_N_ELEMENTS (weights), weights, &from, &to);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    largest = fmax (largest, weights[i]);
  g_assert_cmpfloat (largest, ==, 1);
  g_assert_cmpint (topsheet_money_compare (&from, &to), <, 0);
}

static void
test_refused (void)
{
  TopsheetMoney fixed = topsheet_money (0, "EUR");
  TopsheetRiskLine foreign = line (10, 1, 0.5), free_line = line (0, 1, 0.5),
                   huge = line (G_MAXINT64 / MILLI, 10000, 0.001);
  g_autoptr (GError) currency = NULL;
  g_autoptr (GError) price = NULL;
  g_autoptr (GError) overflow = NULL;

  g_assert_null (topsheet_distribution_new (&fixed, &foreign, 1, &currency));
  g_assert_error (currency, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
  g_assert_null (topsheet_distribution_new (&fixed, &free_line, 1, &price));
  g_assert_error (price, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  fixed = topsheet_money (0, "USD");
  g_assert_null (topsheet_distribution_new (&fixed, &huge, 1, &overflow));
  g_assert_error (overflow, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distribution/project", test_project);
  g_test_add_func ("/distribution/rules-of-thumb", test_rules_of_thumb);
  g_test_add_func ("/distribution/buffers", test_buffers);
  g_test_add_func ("/distribution/fixed", test_fixed);
  g_test_add_func ("/distribution/explain", test_explain);
  g_test_add_func ("/distribution/many", test_many);
  g_test_add_func ("/distribution/learned", test_learned);
  g_test_add_func ("/distribution/boundless", test_boundless);
  g_test_add_func ("/distribution/sample", test_sample);
  g_test_add_func ("/distribution/refused", test_refused);
  return g_test_run ();
}
