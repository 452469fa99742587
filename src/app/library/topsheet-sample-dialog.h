/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SAMPLE_DIALOG (topsheet_sample_dialog_get_type ())
/**
 * TopsheetSampleDialog:
 *
 * Makes the sample project as soon as it is shown, with progress and Cancel; closing it cancels too.
 *
 * Signals: made (TopsheetProject), before it closes.
 */
G_DECLARE_FINAL_TYPE (TopsheetSampleDialog, topsheet_sample_dialog, TOPSHEET, SAMPLE_DIALOG, AdwDialog)

TopsheetSampleDialog *topsheet_sample_dialog_new (TopsheetSession *session);

G_END_DECLS
