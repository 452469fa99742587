/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "model/topsheet-enums.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PROJECT (topsheet_project_get_type ())
/**
 * TopsheetProject:
 *
 * One production. Properties: id, name, client, currency (ISO 4217, fixed once made), region (ISO 3166-1 alpha-3 or %NULL), phase,
 * limit (TopsheetMoney, nullable: cap on everything), api-limit (nullable: cap on what providers may charge), producer,
 * created-at-usec, archived-at-usec (0 = not archived).
 */
G_DECLARE_FINAL_TYPE (TopsheetProject, topsheet_project, TOPSHEET, PROJECT, GObject)

TopsheetProject     *topsheet_project_new                  (const char          *name,
                                                            const char          *currency);
gint64               topsheet_project_get_id               (TopsheetProject     *self);
const char          *topsheet_project_get_name             (TopsheetProject     *self);
const char          *topsheet_project_get_client           (TopsheetProject     *self);
const char          *topsheet_project_get_currency         (TopsheetProject     *self);
const char          *topsheet_project_get_region           (TopsheetProject     *self);
const char          *topsheet_project_get_producer         (TopsheetProject     *self);
TopsheetPhase        topsheet_project_get_phase            (TopsheetProject     *self);
/* (nullable) (transfer none) */
const TopsheetMoney *topsheet_project_get_limit            (TopsheetProject     *self);
const TopsheetMoney *topsheet_project_get_api_limit        (TopsheetProject     *self);
gint64               topsheet_project_get_created_at_usec  (TopsheetProject     *self);
gint64               topsheet_project_get_archived_at_usec (TopsheetProject     *self);
void                 topsheet_project_set_id               (TopsheetProject     *self,
                                                            gint64               id);
void                 topsheet_project_set_phase            (TopsheetProject     *self,
                                                            TopsheetPhase        phase);
void                 topsheet_project_set_limit            (TopsheetProject     *self,
                                                            const TopsheetMoney *limit);
void                 topsheet_project_set_api_limit        (TopsheetProject     *self,
                                                            const TopsheetMoney *api_limit);

G_END_DECLS
