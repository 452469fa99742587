/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WORK_GROUP (topsheet_work_group_get_type ())
/**
 * TopsheetWorkGroup:
 *
 * What somebody did to a version: the operation, the minutes, and what they come to at the hourly rate of the person. The dialogs that record refinements share it.
 */
G_DECLARE_FINAL_TYPE (TopsheetWorkGroup, topsheet_work_group, TOPSHEET, WORK_GROUP, AdwPreferencesGroup)

/* @member: (nullable): whose rate counts. @choice: (nullable): a row between the operation and the minutes, which are then those of each of several files, and
 * not known while they are 0. */
GtkWidget  *topsheet_work_group_new           (TopsheetSession   *session,
                                               gint64             project_id,
                                               const char        *member,
                                               GtkWidget         *choice);
/* An id of topsheet_refinement_list_operations(). */
const char *topsheet_work_group_get_operation (TopsheetWorkGroup *self);
/* −1 = not known */
double      topsheet_work_group_get_seconds   (TopsheetWorkGroup *self);
/* Measured ones; a begun minute counts. */
void        topsheet_work_group_set_seconds   (TopsheetWorkGroup *self,
                                               double             seconds);
/* Whether it is time that it costs. */
void        topsheet_work_group_show_time     (TopsheetWorkGroup *self,
                                               gboolean           visible);

/* A header bar with Cancel, which closes @dialog, and a suggested @button with a mnemonic @label. */
GtkWidget  *topsheet_work_header_new          (AdwDialog         *dialog,
                                               const char        *label,
                                               GtkWidget        **button);

G_END_DECLS
