/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * topsheet_import_survey_run:
 * @paths: files and folders (recursive)
 *
 * → guint: how many of the files that an import of @paths would take say nothing about how they were made. Only their heads are read, nothing is kept; so
 * that a person can be asked once for all of them before the import begins.
 */
DexFuture *topsheet_import_survey_run (TopsheetSession     *session,
                                       const char * const  *paths,
                                       GCancellable        *cancellable);

G_END_DECLS
