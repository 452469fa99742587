/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-data.h"

G_BEGIN_DECLS

/* An invented production, "Nordlys – Winter Film": plan v3, four phases, over plan and under the limit, twelve accepted versions. (transfer full) */
TopsheetReportData *report_fixture_new          (void);
/* A project with a name and nothing else. (transfer full) */
TopsheetReportData *report_fixture_new_empty    (void);
/* Replaces the accepted versions by @n drawn ones. */
void                report_fixture_set_pictures (TopsheetReportData *data,
                                                 guint               n);
/* Sets a phase and computes the sums again. Amounts in hundredths. */
void                report_fixture_set_phase    (TopsheetReportData *data,
                                                 TopsheetPhase       phase,
                                                 gint64              plan,
                                                 gint64              actual,
                                                 gint64              committed,
                                                 gint64              to_complete);
/* @limit in hundredths, 0 = no limit */
void                report_fixture_set_limit    (TopsheetReportData *data,
                                                 gint64              limit);
/* A picture as a JPEG file. (transfer full) */
GBytes             *report_fixture_draw_jpeg    (guint               seed,
                                                 int                 width,
                                                 int                 height);
/* Where a test may write: a folder in the build directory. (transfer full) */
char               *report_fixture_get_path     (const char         *name);

G_END_DECLS
