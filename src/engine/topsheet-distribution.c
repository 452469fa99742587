/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-distribution.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A thousandth of the currency's unit; small plans get a finer one. */
#define STEP_NANOS 1000000
#define MIN_CELLS 16384
#define MAX_CELLS 262144
/* Multiplications of one convolution of everything. */
#define WORK 1.0e8
/* Of one line: attempts beyond this quantile are gathered in the last cell. */
#define REACH 0.9999
#define MAX_SUPPORT 1000000
/* More of a line than this must not lie beyond: quantiles up to 99 of 100 are read. */
#define MAX_TAIL 0.01
#define TIE 1e-12

struct _TopsheetDistribution
{
  TopsheetMoney fixed;
  gint64 step_nanos;
  gsize n;
  double *cells; /* probability of fixed + i × step, rounded to the nearest step */
  double mean;   /* major units */
  double variance;
};

/* Costs of one line on the grid: cells @first … @first + @n − 1. */
typedef struct
{
  gsize first;
  gsize n;
  double *weight;
} Kernel;

static gboolean
check_line (const TopsheetMoney *fixed, const TopsheetRiskLine *line, GError **error)
{
  if (line->wanted < 1 || line->wanted > TOPSHEET_ATTEMPTS_MAX_WANTED || line->unit.nanos <= 0)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("A line with an acceptance rate wants between 1 and %u finals, and each attempt has a price"),
                   TOPSHEET_ATTEMPTS_MAX_WANTED);
      return FALSE;
    }
  if (strcmp (fixed->currency, line->unit.currency) == 0)
    return TRUE;

  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY, _("A line is in %1$s, the plan in %2$s"),
               line->unit.currency, fixed->currency);
  return FALSE;
}

static double
get_top_nanos (const TopsheetAttemptsPmf *pmf, const TopsheetRiskLine *line)
{
  return (double) (pmf->first + pmf->n) * (double) line->unit.nanos;
}

/* The finest of 1, 2, 5 × 10^n nanos that keeps the grid within bounds, and never finer than is of use. */
static gint64
choose_step (double top_nanos, gsize support)
{
  double cells = CLAMP (WORK / (double) MAX (support, 1), MIN_CELLS, MAX_CELLS);
  const gint64 factors[] = { 1, 2, 5 };

  for (gint64 step = 1000; step < G_MAXINT64 / 100; step *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
      if (top_nanos / (double) (step * factors[i]) <= cells)
        return step < STEP_NANOS && top_nanos / STEP_NANOS >= MIN_CELLS ? STEP_NANOS : step * factors[i];

  return G_MAXINT64 / 100;
}

/* The cell below a cost, and how far it lies on the way to the next. */
static gsize
get_cell (guint64 attempts, gint64 unit_nanos, gint64 step_nanos, double *beyond)
{
  const unsigned __int128 cost = (unsigned __int128) attempts * (guint64) unit_nanos;

  *beyond = (double) (guint64) (cost % (guint64) step_nanos) / (double) step_nanos;
  return (gsize) (cost / (guint64) step_nanos);
}

/* A cost between two cells is shared by both, so that the mean stays what it is however coarse the grid: rounded, many small lines would vanish. */
static void
kernel_init (Kernel *self, const TopsheetAttemptsPmf *pmf, gint64 unit_nanos, gint64 step_nanos)
{
  double beyond;

  self->first = get_cell (pmf->first, unit_nanos, step_nanos, &beyond);
  self->n = get_cell (pmf->first + pmf->n - 1, unit_nanos, step_nanos, &beyond) - self->first + 2;
  self->weight = g_new0 (double, self->n);
  for (gsize i = 0; i < pmf->n; i++)
    {
      const gsize cell = get_cell (pmf->first + i, unit_nanos, step_nanos, &beyond) - self->first;

      self->weight[cell] += pmf->probability[i] * (1 - beyond);
      self->weight[cell + 1] += pmf->probability[i] * beyond;
    }
  self->weight[self->n - 1] += pmf->tail;
}

static void
add_line (TopsheetDistribution *self, const Kernel *kernel, gsize *offset)
{
  gsize n = self->n + kernel->n - 1;
  double *sum = g_new0 (double, n);

  for (gsize j = 0; j < kernel->n; j++)
    {
      const double weight = kernel->weight[j];

      /* Most cells of a dear line are empty: attempts are whole. */
      if (weight == 0)
        continue;
      for (gsize i = 0; i < self->n; i++)
        sum[i + j] += weight * self->cells[i];
    }
  *offset += kernel->first;
  g_free (self->cells);
  self->cells = sum;
  self->n = n;
}

/* What is certain to be spent stands before the first cell. */
static void
move_by (TopsheetDistribution *self, gsize offset)
{
  self->fixed.nanos += (gint64) offset * self->step_nanos;
}

static void
add_moments (TopsheetDistribution *self, const TopsheetRiskLine *line)
{
  double unit = (double) line->unit.nanos / TOPSHEET_NANOS_PER_UNIT;
  TopsheetAttempts attempts;
  double mean = INFINITY, sd = INFINITY;

  if (topsheet_attempts_compute (line->wanted, &line->acceptance, &attempts, NULL))
    {
      mean = attempts.mean * unit;
      sd = attempts.sd * unit;
    }
  self->mean += mean;
  self->variance += sd * sd;
}

static gboolean
add_lines (TopsheetDistribution *self, const TopsheetRiskLine *lines, guint n_lines, GError **error)
{
  g_autofree TopsheetAttemptsPmf *pmfs = g_new0 (TopsheetAttemptsPmf, n_lines);
  double top = 0;
  gsize support = 0, offset = 0;
  gboolean bounded = TRUE;

  for (guint i = 0; i < n_lines; i++)
    {
      topsheet_attempts_pmf (lines[i].wanted, &lines[i].acceptance, REACH, MAX_SUPPORT, &pmfs[i]);
      top += get_top_nanos (&pmfs[i], &lines[i]);
      support += pmfs[i].n;
      bounded = bounded && pmfs[i].tail <= MAX_TAIL;
      add_moments (self, &lines[i]);
    }
  if (bounded && top + (double) self->fixed.nanos < (double) (G_MAXINT64 / 4))
    {
      self->step_nanos = choose_step (top, support);
      for (guint i = 0; i < n_lines; i++)
        {
          Kernel kernel;

          kernel_init (&kernel, &pmfs[i], lines[i].unit.nanos, self->step_nanos);
          add_line (self, &kernel, &offset);
          g_free (kernel.weight);
        }
      move_by (self, offset);
    }
  for (guint i = 0; i < n_lines; i++)
    topsheet_attempts_pmf_clear (&pmfs[i]);
  if (self->step_nanos > 0)
    return TRUE;

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW,
                       bounded ? _("The total of the plan is too large")
                               : _("So little was accepted so far that nothing bounds what the plan may come to"));
  return FALSE;
}

TopsheetDistribution *
topsheet_distribution_new (const TopsheetMoney *fixed, const TopsheetRiskLine *lines, guint n_lines, GError **error)
{
  g_autoptr (TopsheetDistribution) self = NULL;

  g_return_val_if_fail (fixed != NULL, NULL);
  g_return_val_if_fail (lines != NULL || n_lines == 0, NULL);

  for (guint i = 0; i < n_lines; i++)
    if (!check_line (fixed, &lines[i], error))
      return NULL;

  self = g_new0 (TopsheetDistribution, 1);
  self->fixed = *fixed;
  self->mean = (double) fixed->nanos / TOPSHEET_NANOS_PER_UNIT;
  self->n = 1;
  self->cells = g_new (double, 1);
  self->cells[0] = 1;
  if (!add_lines (self, lines, n_lines, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
topsheet_distribution_free (TopsheetDistribution *self)
{
  if (self == NULL)
    return;

  g_free (self->cells);
  g_free (self);
}

double
topsheet_distribution_get_mean (const TopsheetDistribution *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->mean;
}

double
topsheet_distribution_get_sd (const TopsheetDistribution *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqrt (self->variance);
}

TopsheetMoney
topsheet_distribution_get_quantile (const TopsheetDistribution *self, double level)
{
  double sum = 0;
  gsize i = 0;

  g_return_val_if_fail (self != NULL, topsheet_money (0, "XXX"));

  for (i = 0; i + 1 < self->n; i++)
    {
      sum += self->cells[i];
      if (sum >= level - TIE)
        break;
    }
  return topsheet_money (self->fixed.nanos + (gint64) i * self->step_nanos, self->fixed.currency);
}

double
topsheet_distribution_get_probability (const TopsheetDistribution *self, const TopsheetMoney *amount)
{
  double sum = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (amount != NULL && strcmp (amount->currency, self->fixed.currency) == 0, 0);

  for (gsize i = 0; i < self->n && self->fixed.nanos + (gint64) i * self->step_nanos <= amount->nanos; i++)
    sum += self->cells[i];

  return MIN (sum, 1);
}

double
topsheet_distribution_get_buffer (const TopsheetDistribution *self, const TopsheetMoney *plan, double level)
{
  TopsheetMoney quantile = topsheet_distribution_get_quantile (self, level);

  g_return_val_if_fail (plan != NULL && plan->nanos > 0, 0);

  return 100 * ((double) quantile.nanos / (double) plan->nanos - 1);
}

void
topsheet_distribution_sample (const TopsheetDistribution *self,
                              guint n,
                              double *weights,
                              TopsheetMoney *from,
                              TopsheetMoney *to)
{
  gint64 low, high;
  double largest = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n > 1 && weights != NULL && from != NULL && to != NULL);

  low = topsheet_distribution_get_quantile (self, 0.001).nanos;
  high = topsheet_distribution_get_quantile (self, 0.99).nanos;
  high += MAX ((high - low) / 20, 1);
  *from = topsheet_money (low, self->fixed.currency);
  *to = topsheet_money (high, self->fixed.currency);
  memset (weights, 0, n * sizeof *weights);
  for (gsize i = 0; i < self->n; i++)
    {
      gint64 nanos = self->fixed.nanos + (gint64) i * self->step_nanos;

      if (nanos >= low && nanos < high)
        weights[(guint) ((double) (nanos - low) / (double) (high - low) * n)] += self->cells[i];
    }
  for (guint i = 0; i < n; i++)
    largest = MAX (largest, weights[i]);
  for (guint i = 0; i < n && largest > 0; i++)
    weights[i] /= largest;
}

/* "8 of 10", "19 of 20": rounded down, never to all of them. (transfer full) */
static char *
format_share (double probability)
{
  if (probability >= 0.95)
    return g_strdup_printf (_("%1$u of %2$u"), MIN ((guint) floor (probability * 100 + 1e-9), 99), 100);

  return g_strdup_printf (_("%1$u of %2$u"), (guint) floor (probability * 10 + 1e-9), 10);
}

char *
topsheet_distribution_explain (const TopsheetDistribution *self,
                               const TopsheetMoney *plan,
                               const TopsheetDecimal *buffer_percent)
{
  g_autofree char *share = NULL, *percent = NULL;
  double buffer = (double) buffer_percent->mantissa / pow (10, buffer_percent->scale);
  TopsheetMoney covered;
  double needed;

  g_return_val_if_fail (self != NULL && plan != NULL, NULL);

  if (plan->nanos <= 0 || self->n == 1)
    return g_strdup (_("No line has an acceptance rate, so the plan does not say how sure it is."));

  covered = topsheet_money (plan->nanos + (gint64) ((double) plan->nanos * buffer / 100), plan->currency);
  share = format_share (topsheet_distribution_get_probability (self, &covered));
  percent = topsheet_decimal_print (buffer_percent);
  needed = ceil (topsheet_distribution_get_buffer (self, plan, 0.95) - 1e-9);
  if (needed <= buffer)
    /* Translators: %1$s is a percentage, %2$s reads "8 of 10" */
    return g_strdup_printf (_("The %1$s %% buffer covers %2$s outcomes, 19 of 20 among them."), percent, share);
  /* Translators: %1$s is a percentage, %2$s reads "8 of 10", %3$.0f is a percentage again */
  return g_strdup_printf (_("The %1$s %% buffer covers %2$s outcomes. For 19 of 20, plan %3$.0f %%."), percent, share,
                          needed);
}
