/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-attempts.h"

#include <math.h>

typedef struct
{
  guint wanted;
  double rate, mean, sd;
  guint p50, p80, p90, p95;
} Known;

/* Computed with exact fractions, independently of the code under test. */
static const Known known[] = {
  { 1, 0.1, 10.000000, 9.486833, 7, 16, 22, 29 },
  { 1, 0.35, 2.857143, 2.303502, 2, 4, 6, 7 },
  { 1, 0.7, 1.428571, 0.782461, 1, 2, 2, 3 },
  { 5, 0.1, 50.000000, 21.213203, 47, 66, 78, 89 },
  { 5, 0.35, 14.285714, 5.150788, 14, 18, 21, 24 },
  { 5, 0.7, 7.142857, 1.749636, 7, 8, 9, 10 },
  { 10, 0.1, 100.000000, 30.000000, 97, 124, 140, 154 },
  { 10, 0.35, 28.571429, 7.284314, 28, 34, 38, 42 },
  { 10, 0.7, 14.285714, 2.474358, 14, 16, 18, 19 },
  { 24, 0.1, 240.000000, 46.475800, 237, 278, 301, 321 },
  { 24, 0.35, 68.571429, 11.284810, 68, 78, 83, 88 },
  { 24, 0.7, 34.285714, 3.833259, 34, 37, 39, 41 },
  { 100, 0.1, 1000.000000, 94.868330, 997, 1079, 1123, 1161 },
  { 100, 0.35, 285.714286, 23.035022, 285, 305, 316, 325 },
  { 100, 0.7, 142.857143, 7.824608, 143, 149, 153, 156 },
};

static const struct
{
  guint accepted, seen, wanted;
  double mean;
  guint p50, p80, p95, plugin_p80, plugin_p95;
} learned[] = {
  { 2, 5, 1, 3.0000, 2, 4, 9, 4, 6 },
  { 2, 5, 24, 72.0000, 56, 90, 160, 68, 77 },
  { 4, 10, 10, 27.5000, 24, 35, 54, 30, 36 },
  { 8, 20, 1, 2.6250, 2, 4, 7, 4, 6 },
  { 8, 20, 24, 63.0000, 58, 77, 103, 68, 77 },
  { 40, 100, 10, 25.2500, 24, 31, 38, 30, 36 },
  /* 12 accepted of 50, 24 left. */
  { 12, 50, 24, 102, 96, 125, 163, 0, 0 },
};

static const struct
{
  double rate;
  guint cap;
  double accepted, attempts;
} capped[] = {
  { 0.2, 1, 0.20000000, 1.00000000 },  { 0.2, 4, 0.59040000, 2.95200000 }, { 0.35, 1, 0.35000000, 1.00000000 },
  { 0.35, 4, 0.82149375, 2.34712500 }, { 0.5, 1, 0.50000000, 1.00000000 }, { 0.5, 4, 0.93750000, 1.87500000 },
};

static TopsheetAttempts
compute (guint wanted, const TopsheetAcceptance *acceptance)
{
  g_autoptr (GError) error = NULL;
  TopsheetAttempts attempts;

  g_assert_true (topsheet_attempts_compute (wanted, acceptance, &attempts, &error));
  g_assert_no_error (error);
  return attempts;
}

static void
test_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      TopsheetAcceptance acceptance;
      TopsheetAttempts attempts;

      g_assert_true (topsheet_acceptance_init_known (&acceptance, known[i].rate, NULL));
      attempts = compute (known[i].wanted, &acceptance);
      g_assert_cmpfloat_with_epsilon (attempts.mean, known[i].mean, 1e-6);
      g_assert_cmpfloat_with_epsilon (attempts.sd, known[i].sd, 1e-6);
      g_assert_cmpuint (attempts.p50, ==, known[i].p50);
      g_assert_cmpuint (attempts.p80, ==, known[i].p80);
      g_assert_cmpuint (attempts.p90, ==, known[i].p90);
      g_assert_cmpuint (attempts.p95, ==, known[i].p95);
    }
}

/* ⌈ln (1 − α) ÷ ln (1 − p)⌉ for one final; and a median that lies on a tie. */
static void
test_closed_form (void)
{
  TopsheetAcceptance acceptance;

  for (guint percent = 1; percent < 100; percent++)
    {
      double rate = percent / 100.0;

      g_assert_true (topsheet_acceptance_init_known (&acceptance, rate, NULL));
      g_assert_cmpuint (compute (1, &acceptance).p80, ==, (guint64) fmax (1, ceil (log (0.2) / log1p (-rate) - 1e-9)));
      g_assert_cmpuint (compute (1, &acceptance).p95, ==, (guint64) fmax (1, ceil (log (0.05) / log1p (-rate) - 1e-9)));
    }
  g_assert_true (topsheet_acceptance_init_known (&acceptance, 0.5, NULL));
  g_assert_cmpuint (compute (5, &acceptance).p50, ==, 9);
  g_assert_true (topsheet_acceptance_init_known (&acceptance, 1, NULL));
  g_assert_cmpuint (compute (7, &acceptance).p95, ==, 7);
}

static void
test_learned (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (learned); i++)
    {
      TopsheetAcceptance acceptance;
      TopsheetAttempts attempts;

      g_assert_true (topsheet_acceptance_init_learned (&acceptance, learned[i].accepted, learned[i].seen, NULL));
      attempts = compute (learned[i].wanted, &acceptance);
      if (learned[i].plugin_p80 > 0)
        g_assert_cmpfloat_with_epsilon (attempts.mean, learned[i].mean, 1e-4);
      g_assert_cmpuint (attempts.p50, ==, learned[i].p50);
      g_assert_cmpuint (attempts.p80, ==, learned[i].p80);
      g_assert_cmpuint (attempts.p95, ==, learned[i].p95);
      if (learned[i].plugin_p80 == 0)
        continue;
      g_assert_true (topsheet_acceptance_init_known (&acceptance, (double) learned[i].accepted / learned[i].seen, NULL));
      g_assert_cmpuint (compute (learned[i].wanted, &acceptance).p80, ==, learned[i].plugin_p80);
      g_assert_cmpuint (compute (learned[i].wanted, &acceptance).p95, ==, learned[i].plugin_p95);
    }
}

static void
test_capped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (capped); i++)
    {
      double accepted, attempts;

      topsheet_attempts_capped (capped[i].rate, capped[i].cap, &accepted, &attempts);
      g_assert_cmpfloat_with_epsilon (accepted, capped[i].accepted, 1e-8);
      g_assert_cmpfloat_with_epsilon (attempts, capped[i].attempts, 1e-8);
      g_assert_cmpfloat_with_epsilon (attempts / accepted, 1 / capped[i].rate, 1e-8);
    }
}

/* Nothing accepted yet: no mean, but the middle of the outcomes is there. */
static void
test_nothing_seen (void)
{
  TopsheetAcceptance acceptance;
  TopsheetAttempts attempts;

  g_assert_true (topsheet_acceptance_init_learned (&acceptance, 0, 10, NULL));
  attempts = compute (1, &acceptance);
  g_assert_true (isinf (attempts.mean));
  g_assert_cmpuint (attempts.p95, >, attempts.p80);
}

/* The first probabilities are smaller than any double, but what follows is not. Summed in logarithms elsewhere. */
static void
test_many_learned (void)
{
  static const struct
  {
    guint accepted, seen, wanted, p50, p80, p95;
  } cases[] = {
    { 100, 400, 500, 1992, 2160, 2340 },
    { 100, 1000, 1000, 9944, 10822, 11760 },
    { 400, 2000, 2000, 9989, 10412, 10839 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetAcceptance acceptance;
      TopsheetAttemptsPmf pmf;
      TopsheetAttempts attempts;

      g_assert_true (topsheet_acceptance_init_learned (&acceptance, cases[i].accepted, cases[i].seen, NULL));
      attempts = compute (cases[i].wanted, &acceptance);
      g_assert_cmpuint (attempts.p50, ==, cases[i].p50);
      g_assert_cmpuint (attempts.p80, ==, cases[i].p80);
      g_assert_cmpuint (attempts.p95, ==, cases[i].p95);
      topsheet_attempts_pmf (cases[i].wanted, &acceptance, 0.99, 1000000, &pmf);
      g_assert_cmpfloat (pmf.tail, <=, 0.01);
      topsheet_attempts_pmf_clear (&pmf);
    }
}

static void
test_refused (void)
{
  const double rates[] = { 0, -0.1, 1.01, 0.0009, NAN, INFINITY };
  TopsheetAcceptance acceptance;
  TopsheetAttempts attempts;

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (topsheet_acceptance_init_known (&acceptance, rates[i], &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
  g_assert_false (topsheet_acceptance_init_learned (&acceptance, 3, 2, NULL));
  g_assert_true (topsheet_acceptance_init_known (&acceptance, 0.5, NULL));
  g_assert_false (topsheet_attempts_compute (0, &acceptance, &attempts, NULL));
  g_assert_false (topsheet_attempts_compute (TOPSHEET_ATTEMPTS_MAX_WANTED + 1, &acceptance, &attempts, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempts/known", test_known);
  g_test_add_func ("/attempts/closed-form", test_closed_form);
  g_test_add_func ("/attempts/learned", test_learned);
  g_test_add_func ("/attempts/many-learned", test_many_learned);
  g_test_add_func ("/attempts/capped", test_capped);
  g_test_add_func ("/attempts/nothing-seen", test_nothing_seen);
  g_test_add_func ("/attempts/refused", test_refused);
  return g_test_run ();
}
