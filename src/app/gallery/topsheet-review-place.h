/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a person stopped reviewing, a version for each library, project and member, in the settings of the windows. */

/* Id of the version, 0 = not known. @settings: (nullable) */
gint64 topsheet_review_place_load (GSettings       *settings,
                                   TopsheetSession *session,
                                   gint64           project_id);
void   topsheet_review_place_save (GSettings       *settings,
                                   TopsheetSession *session,
                                   gint64           project_id,
                                   gint64           generation_id);

G_END_DECLS
