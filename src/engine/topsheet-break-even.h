/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/** TOPSHEET_DAYS_PER_MONTH: days that a month of requests is counted with. */
#define TOPSHEET_DAYS_PER_MONTH 30
/** TOPSHEET_HOURS_PER_MONTH: hours of a machine that is never switched off, 365.25 × 24 ÷ 12 rounded as cloud bills do. */
#define TOPSHEET_HOURS_PER_MONTH 730

typedef enum
{
  TOPSHEET_CHEAPER_UNKNOWN, /* nobody said how much is made */
  TOPSHEET_CHEAPER_API,
  TOPSHEET_CHEAPER_SELF_HOST,
  TOPSHEET_CHEAPER_EQUAL,
} TopsheetCheaper;

/* Stable name: "api", "self-host", "equal"; %NULL for unknown. (transfer none) (nullable) */
const char *topsheet_cheaper_get_nick          (TopsheetCheaper         self);

/**
 * TopsheetBreakEven:
 * @breaks_even: whether one's own machine is ever no dearer: an item costs less on it than at the API
 * @per_month: items a month at which both cost the same, to nine digits; only with @breaks_even, as are the next three
 * @per_day: that ÷ %TOPSHEET_DAYS_PER_MONTH
 * @needed_per_month: the fewest whole items a month at which one's own machine is no dearer
 * @needed_per_day: the same a day
 * @cheaper: at what is made a day
 * @api_per_month: what that costs a month at the API; only where @cheaper is known, as is the next
 * @self_host_per_month: and on one's own machine
 *
 * N* = fixed ÷ (API − variable). All amounts are in one currency.
 */
typedef struct
{
  gboolean        breaks_even;
  TopsheetDecimal per_month;
  TopsheetDecimal per_day;
  gint64          needed_per_month;
  gint64          needed_per_day;
  TopsheetCheaper cheaper;
  TopsheetDecimal api_per_month;
  TopsheetDecimal self_host_per_month;
} TopsheetBreakEven;

/**
 * topsheet_break_even_compute:
 * @api: what an item costs at the API, ≥ 0
 * @fixed: what one's own machine costs a month before it makes anything, ≥ 0
 * @variable: what an item costs on it, ≥ 0
 * @items_per_day: (nullable): how much is made, ≥ 0
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a number below zero, %TOPSHEET_ERROR_OVERFLOW for one that does not fit
 */
gboolean    topsheet_break_even_compute        (const TopsheetDecimal  *api,
                                                const TopsheetDecimal  *fixed,
                                                const TopsheetDecimal  *variable,
                                                const TopsheetDecimal  *items_per_day,
                                                TopsheetBreakEven      *out,
                                                GError                **error);
/* The same for a month of another number of days, above 0: 22 where people work on weekdays only. */
gboolean    topsheet_break_even_compute_for_days (const TopsheetDecimal  *api,
                                                const TopsheetDecimal  *fixed,
                                                const TopsheetDecimal  *variable,
                                                const TopsheetDecimal  *items_per_day,
                                                guint                   days_per_month,
                                                TopsheetBreakEven      *out,
                                                GError                **error);
/* What an item costs on a rented GPU: @rate_per_hour × @seconds ÷ 3600 ÷ @utilisation (above 0, at most 1), to twelve digits. */
gboolean    topsheet_break_even_gpu_item       (const TopsheetDecimal  *rate_per_hour,
                                                const TopsheetDecimal  *seconds,
                                                const TopsheetDecimal  *utilisation,
                                                TopsheetDecimal        *out,
                                                GError                **error);
/* What electricity an item takes: @joules × @pue ÷ 3,600,000 × @per_kwh, to twelve digits. */
gboolean    topsheet_break_even_energy_item    (const TopsheetDecimal  *joules,
                                                const TopsheetDecimal  *pue,
                                                const TopsheetDecimal  *per_kwh,
                                                TopsheetDecimal        *out,
                                                GError                **error);
/* What a million tokens cost on a GPU: @rate_per_hour × 1,000,000 ÷ (@tokens_per_second × 3600 × @utilisation), to nine digits. */
gboolean    topsheet_break_even_million_tokens (const TopsheetDecimal  *rate_per_hour,
                                                const TopsheetDecimal  *tokens_per_second,
                                                const TopsheetDecimal  *utilisation,
                                                TopsheetDecimal        *out,
                                                GError                **error);
/* How many hours of a rented GPU a sum pays for: @budget ÷ @rate_per_hour (above 0), to nine digits. */
gboolean    topsheet_break_even_gpu_hours      (const TopsheetDecimal  *budget,
                                                const TopsheetDecimal  *rate_per_hour,
                                                TopsheetDecimal        *out,
                                                GError                **error);

/**
 * TopsheetGpuCapacity:
 * @items_per_month: what one GPU makes when it is always busy, to nine digits
 * @utilisation: how busy one GPU is with what is made, to twelve digits; above 1 one is not enough
 * @gpus: how many it takes, rounded up
 */
typedef struct
{
  TopsheetDecimal items_per_month;
  TopsheetDecimal utilisation;
  gint64          gpus;
} TopsheetGpuCapacity;

/**
 * topsheet_break_even_capacity:
 * @seconds: that an item takes on a GPU, above 0
 * @hours: that a GPU runs a month, above 0; %TOPSHEET_HOURS_PER_MONTH where it is never switched off
 * @items: that are made a month, ≥ 0
 *
 * What one GPU can make: @hours × 3600 ÷ @seconds.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a number below zero or a divisor of 0, %TOPSHEET_ERROR_OVERFLOW for one that does not fit
 */
gboolean    topsheet_break_even_capacity       (const TopsheetDecimal  *seconds,
                                                const TopsheetDecimal  *hours,
                                                const TopsheetDecimal  *items,
                                                TopsheetGpuCapacity    *out,
                                                GError                **error);

G_END_DECLS
