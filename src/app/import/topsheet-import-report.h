/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-service.h"

G_BEGIN_DECLS

/* What an import is called and what came of it, in words. All (transfer full). */

/* "renders", or "renders and 3 more" */
char *topsheet_import_report_name_paths  (const char * const         *paths);
/* The same of a source; the address of a server. */
char *topsheet_import_report_name_source (const TopsheetImportSource *source);
/* "2 Versions Imported" */
char *topsheet_import_report_title       (const TopsheetImportResult *result);
/* What happened, what was kept, what to do; "" when there is no more to say. */
char *topsheet_import_report_text        (const TopsheetImportResult *result);
/* The same where there is room for one sentence: what was not taken goes before all else. */
char *topsheet_import_report_summary     (const TopsheetImportResult *result);

G_END_DECLS
