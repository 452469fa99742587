/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-post.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_IMPORT_QUESTION (topsheet_import_question_get_type ())
/**
 * TopsheetImportQuestion:
 *
 * Asks once for all files of an import that do not say how they were made: model, phase, deliverable, and what each has cost.
 *
 * Signals: answered (gboolean is_known), %FALSE when it shall stay unknown.
 */
G_DECLARE_FINAL_TYPE (TopsheetImportQuestion, topsheet_import_question, TOPSHEET, IMPORT_QUESTION, AdwBin)

/* @n: files it is about. @phase: what is chosen at first */
void topsheet_import_question_ask        (TopsheetImportQuestion *self,
                                          TopsheetSession        *session,
                                          TopsheetProject        *project,
                                          guint                   n,
                                          TopsheetPhase           phase);
/* What was said; its strings belong to @self. */
void topsheet_import_question_get_answer (TopsheetImportQuestion *self,
                                          TopsheetImportUnknown  *answer);

G_END_DECLS
