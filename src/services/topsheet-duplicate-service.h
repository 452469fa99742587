/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * topsheet_duplicate_service_find:
 * @generation: a version of the library, or a call that is to be made (id 0)
 *
 * What topsheet_store_list_duplicates() answers; a version whose file nobody has looked at yet is looked at first, in a worker, and its look kept.
 *
 * → GPtrArray of TopsheetDuplicate
 */
DexFuture *topsheet_duplicate_service_find      (TopsheetSession         *session,
                                                 TopsheetGeneration      *generation);
/**
 * topsheet_duplicate_service_catch_up:
 *
 * Looks at the files of versions that were recorded without it, one after another in a worker, from thumbnails where there are any; what was found is kept in
 * batches. Those whose file is gone or cannot be shown are passed over until the next time.
 *
 * → guint: how many were looked at; rejected with %G_IO_ERROR_CANCELLED
 */
DexFuture *topsheet_duplicate_service_catch_up  (TopsheetSession         *session,
                                                 GCancellable            *cancellable);
/* What is the same about @duplicate, and what differs from @generation, for people: "Same settings", "Rejected prompt, 95 % the same · seed 7". (transfer full) */
char      *topsheet_duplicate_service_describe  (TopsheetGeneration      *generation,
                                                 const TopsheetDuplicate *duplicate);
/* "3 were made before: SH010_v002, SH010_v004" for @generations (element-type TopsheetGeneration) that are duplicates; NULL when none is. (transfer full) (nullable) */
char      *topsheet_duplicate_service_summarize (GPtrArray               *generations);

G_END_DECLS
