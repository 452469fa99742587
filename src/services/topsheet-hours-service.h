/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* What people's time costs a project. See ADR 15. */

/* Posts the time of reviewing that is not in the ledger yet, at the rates of now, as topsheet_store_post_review_time() does. → guint: entries posted */
DexFuture *topsheet_hours_service_post            (TopsheetSession       *session,
                                                   gint64                 project_id);
/* From here on an hour of @member ((nullable): of everybody without a rate) costs @rate; what was measured and waits for a rate is posted. → guint: entries posted */
DexFuture *topsheet_hours_service_set_rate        (TopsheetSession       *session,
                                                   gint64                 project_id,
                                                   const char            *member,
                                                   const TopsheetDecimal *rate);
/* "1 h 12 min", "12 min", "38 s" (transfer full) */
char      *topsheet_hours_service_format_duration (double                 seconds);

G_END_DECLS
