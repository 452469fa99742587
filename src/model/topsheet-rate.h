/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_RATE (topsheet_rate_get_type ())
/**
 * TopsheetRate:
 *
 * A dated exchange rate of a project, entered by a person: one @from is @rate × one @to from `valid-from-usec` on. Without a
 * rate an amount in another currency is unpriced, never converted one to one.
 *
 * Properties: project-id, from, to, rate (TopsheetDecimal as text), valid-from-usec, source.
 */
G_DECLARE_FINAL_TYPE (TopsheetRate, topsheet_rate, TOPSHEET, RATE, GObject)

TopsheetRate    *topsheet_rate_new                 (gint64           project_id,
                                                    const char      *from,
                                                    const char      *to,
                                                    TopsheetDecimal  rate,
                                                    gint64           valid_from_usec,
                                                    const char      *source);
gint64           topsheet_rate_get_project_id      (TopsheetRate    *self);
const char      *topsheet_rate_get_from            (TopsheetRate    *self);
const char      *topsheet_rate_get_to              (TopsheetRate    *self);
TopsheetDecimal  topsheet_rate_get_rate            (TopsheetRate    *self);
gint64           topsheet_rate_get_valid_from_usec (TopsheetRate    *self);
const char      *topsheet_rate_get_source          (TopsheetRate    *self);

G_END_DECLS
