/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TOPSHEET_ATTEMPTS_MAX_WANTED: the most finals one line may want. */
#define TOPSHEET_ATTEMPTS_MAX_WANTED 10000
/** TOPSHEET_ATTEMPTS_MIN_RATE: the smallest acceptance rate that is computed with, one in a thousand. */
#define TOPSHEET_ATTEMPTS_MIN_RATE 0.001

/**
 * TopsheetAcceptance:
 * @is_learned: whether the rate is a posterior rather than a number that is taken as known
 * @rate: the share of attempts that is accepted, when it is known
 * @a: of Beta(a, b), when it was learned: 1 + accepted
 * @b: 1 + not accepted
 *
 * How likely one attempt is accepted. Attempts count as independent with one rate; where prompts improve or some shots stay hard, the true
 * spread is wider.
 */
typedef struct
{
  gboolean is_learned;
  double   rate;
  double   a;
  double   b;
} TopsheetAcceptance;

/* A rate that is known, %TOPSHEET_ATTEMPTS_MIN_RATE … 1; else TOPSHEET_ERROR_INVALID. */
gboolean topsheet_acceptance_init_known   (TopsheetAcceptance *self,
                                           double              rate,
                                           GError            **error);
/* Learned from @accepted of @seen attempts with the prior Beta(1, 1). TOPSHEET_ERROR_INVALID when more were accepted than seen. */
gboolean topsheet_acceptance_init_learned (TopsheetAcceptance *self,
                                           guint               accepted,
                                           guint               seen,
                                           GError            **error);

/**
 * TopsheetAttemptsPmf:
 * @first: number of attempts of the first probability
 * @n: how many there are
 * @probability: (array length=n): of @first, @first + 1, … attempts; what lies outside weighs less than 1e-9 before, and @tail after
 * @tail: probability of more attempts than are listed
 */
typedef struct
{
  guint64 first;
  gsize   n;
  double *probability;
  double  tail;
} TopsheetAttemptsPmf;

/* Probabilities of the number of attempts until @wanted are accepted, up to the quantile @upto (below 1) or @max_n of them. */
void     topsheet_attempts_pmf            (guint                     wanted,
                                           const TopsheetAcceptance *acceptance,
                                           double                    upto,
                                           gsize                     max_n,
                                           TopsheetAttemptsPmf      *out);
void     topsheet_attempts_pmf_clear      (TopsheetAttemptsPmf      *self);

/**
 * TopsheetAttempts:
 * @mean: expected attempts; %INFINITY where nothing bounds it (no acceptance seen yet)
 * @sd: standard deviation; %INFINITY as above
 * @p50: attempts that suffice in 50 of 100 cases
 */
typedef struct
{
  double  mean;
  double  sd;
  guint64 p50;
  guint64 p80;
  guint64 p90;
  guint64 p95;
} TopsheetAttempts;

/**
 * topsheet_attempts_compute:
 * @wanted: finals, 1 … %TOPSHEET_ATTEMPTS_MAX_WANTED
 *
 * How many attempts it takes until @wanted are accepted: negative binomial for a known rate (geometric for one final), beta negative binomial for
 * a learned one. E = k/p, Var = k(1−p)/p²; learned E = k(a+b−1)/(a−1). A quantile is the smallest n with P(N ≤ n) ≥ α, where a tie within
 * 1e-12 counts as reached. Source: the usual parametrisation by trials, e.g. Johnson, Kemp, Kotz, Univariate Discrete Distributions, ch. 5 and 6.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a number outside, or %TOPSHEET_ERROR_OVERFLOW when P95 is beyond twenty million attempts
 */
gboolean topsheet_attempts_compute        (guint                     wanted,
                                           const TopsheetAcceptance *acceptance,
                                           TopsheetAttempts         *out,
                                           GError                  **error);

/* With at most @cap attempts for one final: the probability that one is accepted, and the attempts to expect. 1 − (1−p)^m, and that ÷ p. */
void     topsheet_attempts_capped         (double                    rate,
                                           guint                     cap,
                                           double                   *accepted,
                                           double                   *attempts);

G_END_DECLS
