/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/library/topsheet-project-summary.h"
#include "app/widgets/topsheet-thumbnail-source.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PROJECT_CARD (topsheet_project_card_get_type ())
/**
 * TopsheetProjectCard:
 *
 * A project in the library: pictures first, money second, words last.
 *
 * Properties: summary (TopsheetProjectSummary, nullable).
 */
G_DECLARE_FINAL_TYPE (TopsheetProjectCard, topsheet_project_card, TOPSHEET, PROJECT_CARD, GtkWidget)

GtkWidget              *topsheet_project_card_new         (TopsheetThumbnailSource *thumbnails);
TopsheetProjectSummary *topsheet_project_card_get_summary (TopsheetProjectCard     *self);
void                    topsheet_project_card_set_summary (TopsheetProjectCard     *self,
                                                           TopsheetProjectSummary  *summary);
/* The card in words, for the screen reader and for tests. (transfer full) */
char                   *topsheet_project_card_describe    (TopsheetProjectSummary  *summary);

G_END_DECLS
