/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-attempts.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TIE 1e-12
/* Beyond it a quantile is not looked for. */
#define MAX_ATTEMPTS 20000000

gboolean
topsheet_acceptance_init_known (TopsheetAcceptance *self, double rate, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Written so that NaN is refused too. */
  if (!(rate >= TOPSHEET_ATTEMPTS_MIN_RATE && rate <= 1))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("An acceptance rate lies between 0.001 and 1: 0.35 is 35 of 100"));
      return FALSE;
    }
  *self = (TopsheetAcceptance) { .rate = rate };
  return TRUE;
}

gboolean
topsheet_acceptance_init_learned (TopsheetAcceptance *self, guint accepted, guint seen, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (accepted > seen)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("%1$u accepted of %2$u attempts cannot be: no more can be accepted than were tried"), accepted,
                   seen);
      return FALSE;
    }
  *self = (TopsheetAcceptance) { .is_learned = TRUE, .a = 1.0 + accepted, .b = 1.0 + (seen - accepted) };
  self->rate = self->a / (self->a + self->b);
  return TRUE;
}

static double
log_beta (double a, double b)
{
  return lgamma (a) + lgamma (b) - lgamma (a + b);
}

static double
log_choose (double n, double k)
{
  return lgamma (n + 1) - lgamma (k + 1) - lgamma (n - k + 1);
}

static double
log_probability (double n, double k, const TopsheetAcceptance *acceptance)
{
  if (acceptance->is_learned)
    return log_choose (n - 1, k - 1) + log_beta (acceptance->a + k, acceptance->b + n - k) -
           log_beta (acceptance->a, acceptance->b);
  if (acceptance->rate >= 1)
    return n > k ? -INFINITY : 0;

  return log_choose (n - 1, k - 1) + k * log (acceptance->rate) + (n - k) * log1p (-acceptance->rate);
}

/* P(n + 1) ÷ P(n) */
static double
get_ratio (double n, double k, const TopsheetAcceptance *acceptance)
{
  double failure = acceptance->is_learned ? (acceptance->b + n - k) / (acceptance->a + acceptance->b + n)
                                          : 1 - acceptance->rate;

  return n / (n + 1 - k) * failure;
}

/* A walk over the probabilities. In logarithms as long as they are smaller than a double can tell from nothing. */
typedef struct
{
  double n;
  double log_p;
  double p;
} Walk;

/* exp() of less has lost digits already. */
#define MIN_LOG -700

static void
walk_start (Walk *self, guint64 first, guint wanted, const TopsheetAcceptance *acceptance)
{
  self->n = (double) first;
  self->log_p = log_probability (self->n, wanted, acceptance);
  self->p = self->log_p >= MIN_LOG ? exp (self->log_p) : 0;
}

static void
walk_on (Walk *self, guint wanted, const TopsheetAcceptance *acceptance)
{
  const double ratio = get_ratio (self->n, wanted, acceptance);

  self->n++;
  if (self->log_p >= MIN_LOG)
    {
      self->p *= ratio;
      return;
    }
  self->log_p += log (ratio);
  if (self->log_p >= MIN_LOG)
    self->p = exp (self->log_p);
}

/* Where to begin to add: below it lies nothing that counts. Only a known rate is narrow enough to skip anything. */
static guint64
find_start (guint wanted, const TopsheetAcceptance *acceptance)
{
  double mean = wanted / acceptance->rate, sd = sqrt (wanted * (1 - acceptance->rate)) / acceptance->rate;
  double start = mean - 9 * sd;

  return acceptance->is_learned || start <= wanted ? wanted : (guint64) start;
}

static double
get_mean (double k, const TopsheetAcceptance *acceptance)
{
  if (!acceptance->is_learned)
    return k / acceptance->rate;

  return acceptance->a > 1 ? k * (acceptance->a + acceptance->b - 1) / (acceptance->a - 1) : INFINITY;
}

static double
get_sd (double k, const TopsheetAcceptance *acceptance)
{
  double a = acceptance->a, b = acceptance->b;

  if (!acceptance->is_learned)
    return sqrt (k * (1 - acceptance->rate)) / acceptance->rate;
  if (a <= 2)
    return INFINITY;

  return sqrt (k * (a + k - 1) * b * (a + b - 1) / ((a - 2) * (a - 1) * (a - 1)));
}

void
topsheet_attempts_pmf (guint wanted,
                       const TopsheetAcceptance *acceptance,
                       double upto,
                       gsize max_n,
                       TopsheetAttemptsPmf *out)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0;
  Walk walk;

  g_return_if_fail (wanted > 0);
  g_return_if_fail (acceptance != NULL);
  g_return_if_fail (out != NULL);

  out->first = find_start (wanted, acceptance);
  walk_start (&walk, out->first, wanted, acceptance);
  while (values->len < max_n)
    {
      g_array_append_val (values, walk.p);
      sum += walk.p;
      if (sum >= upto)
        break;
      walk_on (&walk, wanted, acceptance);
    }
  out->tail = MAX (0, 1 - sum);
  out->probability = (double *) (void *) g_array_steal (values, &out->n);
}

void
topsheet_attempts_pmf_clear (TopsheetAttemptsPmf *self)
{
  g_clear_pointer (&self->probability, g_free);
  self->n = 0;
}

gboolean
topsheet_attempts_compute (guint wanted, const TopsheetAcceptance *acceptance, TopsheetAttempts *out, GError **error)
{
  const double levels[] = { 0.5, 0.8, 0.9, 0.95 };
  guint64 *quantiles[G_N_ELEMENTS (levels)];
  double sum = 0;
  gsize next = 0;
  Walk walk;

  g_return_val_if_fail (acceptance != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (wanted < 1 || wanted > TOPSHEET_ATTEMPTS_MAX_WANTED)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("A number of finals lies between 1 and %u"),
                   TOPSHEET_ATTEMPTS_MAX_WANTED);
      return FALSE;
    }
  *out = (TopsheetAttempts) { .mean = get_mean (wanted, acceptance), .sd = get_sd (wanted, acceptance) };
  quantiles[0] = &out->p50;
  quantiles[1] = &out->p80;
  quantiles[2] = &out->p90;
  quantiles[3] = &out->p95;
  walk_start (&walk, find_start (wanted, acceptance), wanted, acceptance);
  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      sum += walk.p;
      while (next < G_N_ELEMENTS (levels) && sum >= levels[next] - TIE)
        *quantiles[next++] = (guint64) walk.n;
      if (next == G_N_ELEMENTS (levels))
        return TRUE;
      walk_on (&walk, wanted, acceptance);
    }

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW,
                       _("So little was accepted so far that 95 of 100 outcomes need more than twenty million attempts"));
  return FALSE;
}

void
topsheet_attempts_capped (double rate, guint cap, double *accepted, double *attempts)
{
  g_return_if_fail (rate > 0 && rate <= 1);
  g_return_if_fail (accepted != NULL && attempts != NULL);

  *accepted = rate < 1 ? -expm1 (cap * log1p (-rate)) : cap > 0 ? 1 : 0;
  *attempts = *accepted / rate;
}
