/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-break-even.h"

G_BEGIN_DECLS

/**
 * TopsheetOwnGpu:
 * @api: what an item costs at the API, ≥ 0
 * @fixed: what one GPU costs a month before it makes anything, ≥ 0
 * @variable: what an item costs on it, ≥ 0
 * @seconds: that an item takes on one GPU; 0 where one GPU makes as much as anybody wants
 * @hours: that a GPU works a month, above 0; only with @seconds
 * @days: of a month, above 0; 1 where items are counted by the month
 *
 * An API against GPUs of one's own, of which as many are bought as what is made takes: own (N) = @fixed × ⌈N × @seconds ÷ (@hours × 3600)⌉ + @variable × N, with
 * one GPU at the least. All amounts are in one currency.
 */
typedef struct
{
  TopsheetDecimal api;
  TopsheetDecimal fixed;
  TopsheetDecimal variable;
  TopsheetDecimal seconds;
  TopsheetDecimal hours;
  guint           days;
} TopsheetOwnGpu;

/**
 * TopsheetOwnGpuSums:
 * @sums: the break-even with @break_even_gpus GPUs, and a month of what is made with those of @capacity
 * @break_even_gpus: GPUs at the break-even; 0 where there is none
 * @capacity: of what is made; at least one GPU, and nothing else is known without @seconds
 * @lasts: whether there is a number from which on the GPUs are never dearer again
 * @lasting_per_month: that number: every further GPU makes the step dearer until it is busy
 *
 * The own line is a staircase, so it may cross the line of the API more than once. With n = @fixed ÷ (@api − @variable) and C the items a GPU makes, it is reached at all exactly when
 * n ≤ C, and step G is dearer at its start while G × n > (G − 1) × C.
 */
typedef struct
{
  TopsheetBreakEven   sums;
  gint64              break_even_gpus;
  TopsheetGpuCapacity capacity;
  gboolean            lasts;
  gint64              lasting_per_month;
} TopsheetOwnGpuSums;

/**
 * topsheet_own_gpu_compute:
 * @items_per_day: (nullable): how much is made, ≥ 0; a month with @days 1
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a number out of its range, %TOPSHEET_ERROR_OVERFLOW for one that does not fit
 */
gboolean    topsheet_own_gpu_compute   (const TopsheetOwnGpu   *self,
                                        const TopsheetDecimal  *items_per_day,
                                        TopsheetOwnGpuSums     *out,
                                        GError                **error);

/* One workstation and who looks after it, a month: @purchase ÷ @months (above 0) + @hours × @rate, the quotient to nine digits. */
gboolean    topsheet_own_gpu_fixed     (const TopsheetDecimal  *purchase,
                                        const TopsheetDecimal  *months,
                                        const TopsheetDecimal  *hours,
                                        const TopsheetDecimal  *rate,
                                        TopsheetDecimal        *out,
                                        GError                **error);

/* What the break-even hangs on. */
typedef enum
{
  TOPSHEET_OWN_GPU_API,
  TOPSHEET_OWN_GPU_FIXED,
  TOPSHEET_OWN_GPU_VARIABLE,
  TOPSHEET_OWN_GPU_HOURS, /* how busy a GPU can be; at most TOPSHEET_HOURS_PER_MONTH */
} TopsheetOwnGpuTerm;
#define TOPSHEET_N_OWN_GPU_TERMS (TOPSHEET_OWN_GPU_HOURS + 1)

/* Stable name: "api_cost", "fixed", "variable", "utilisation". (transfer none) */
const char *topsheet_own_gpu_term_get_nick (TopsheetOwnGpuTerm  self);
/* The same with one term changed by @percent, such as -20, above -100. */
gboolean    topsheet_own_gpu_vary      (const TopsheetOwnGpu   *self,
                                        TopsheetOwnGpuTerm      term,
                                        int                     percent,
                                        TopsheetOwnGpu         *out,
                                        GError                **error);

G_END_DECLS
