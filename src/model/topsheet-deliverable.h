/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_DELIVERABLE (topsheet_deliverable_get_type ())
/**
 * TopsheetDeliverable:
 *
 * One thing that has to be delivered. Properties: id, project-id, code ("SH010"), name, finals (how many are needed, default 1),
 * generations and accepted (counts, filled by the store).
 */
G_DECLARE_FINAL_TYPE (TopsheetDeliverable, topsheet_deliverable, TOPSHEET, DELIVERABLE, GObject)

TopsheetDeliverable *topsheet_deliverable_new             (gint64               project_id,
                                                           const char          *code,
                                                           const char          *name);
gint64               topsheet_deliverable_get_id          (TopsheetDeliverable *self);
gint64               topsheet_deliverable_get_project_id  (TopsheetDeliverable *self);
const char          *topsheet_deliverable_get_code        (TopsheetDeliverable *self);
const char          *topsheet_deliverable_get_name        (TopsheetDeliverable *self);
guint                topsheet_deliverable_get_finals      (TopsheetDeliverable *self);
guint                topsheet_deliverable_get_generations (TopsheetDeliverable *self);
guint                topsheet_deliverable_get_accepted    (TopsheetDeliverable *self);
/* A code: 1–32 of letters, digits, '-', '_', '.'; starts with a letter or digit and does not end in _vNNN. */
gboolean             topsheet_deliverable_code_is_valid   (const char          *code);

G_END_DECLS
