/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* Reasons for a rejection that come with the program, see #TopsheetReasons; numbered from 1 by their place: stable ids and translated titles, NULL-terminated. (transfer none) */
const char * const *topsheet_review_service_list_reasons (void);
const char         *topsheet_review_service_reason_title (const char *reason);

/**
 * topsheet_review_service_decide:
 * @generations: (element-type TopsheetGeneration)
 * @reason: (nullable)
 * @review_seconds: time a person spent on all of them, 0 = not measured
 *
 * One transaction. → GPtrArray of TopsheetGeneration as they now stand.
 */
DexFuture *topsheet_review_service_decide (TopsheetSession      *session,
                                           GPtrArray            *generations,
                                           TopsheetDecisionKind  kind,
                                           const char           *reason,
                                           double                review_seconds,
                                           const char           *member);

/* Accepts @keep and rejects @others; the time was spent on all of them; in one transaction. → GPtrArray as above. */
DexFuture *topsheet_review_service_keep   (TopsheetSession      *session,
                                           TopsheetGeneration   *keep,
                                           GPtrArray            *others,
                                           double                review_seconds,
                                           const char           *member);

/* Decides each of @before (as they stood before) back to what it was, as new decisions; nothing is erased. → GPtrArray as above. */
DexFuture *topsheet_review_service_undo   (TopsheetSession      *session,
                                           GPtrArray            *before,
                                           const char           *member);

/* Gives each of @generations @stars (0 to 5), in one transaction. → GPtrArray as above. */
DexFuture *topsheet_review_service_set_stars (TopsheetSession *session,
                                              GPtrArray       *generations,
                                              guint            stars);

/* Gives each of @before the stars that it had. → GPtrArray as above. */
DexFuture *topsheet_review_service_restore_stars (TopsheetSession *session,
                                                  GPtrArray       *before);

G_END_DECLS
