/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/**
 * topsheet_human_time_left:
 * @seconds: time that was measured in all, ≥ 0
 * @posted_hours: hours of it that stand in the ledger
 * @hours: (out): whole thousandths of an hour (3.6 s) that are not posted yet; 0 when there is less, or more was posted than was measured
 *
 * An hour's 3,600 seconds have no exact decimal; thousandths of it have one. What is left over waits for the next time, so that the sum of all postings is what was
 * measured, to 3.6 s.
 *
 * Returns: %FALSE with @error when the numbers are too large
 */
gboolean topsheet_human_time_left (double                  seconds,
                                   const TopsheetDecimal  *posted_hours,
                                   TopsheetDecimal        *hours,
                                   GError                **error);

G_END_DECLS
