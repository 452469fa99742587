/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-thumbnail-source.h"
#include "model/topsheet-generation.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_INSPECTOR (topsheet_gallery_inspector_get_type ())
/**
 * TopsheetGalleryInspector:
 *
 * Everything about one version: picture, decision, prompt, parameters, cost with the source of its price, record, duplicates, marks of who made it, file.
 * Signals: `enlarge ()` (the picture was activated); `rated (guint stars)` (a star was pressed).
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryInspector, topsheet_gallery_inspector, TOPSHEET, GALLERY_INSPECTOR, AdwBin)

/* Once, before it is shown. */
void topsheet_gallery_inspector_set_up         (TopsheetGalleryInspector *self,
                                                TopsheetSession          *session,
                                                TopsheetThumbnailSource  *source);
/* Beside the picture itself a preview says nothing. */
void topsheet_gallery_inspector_set_has_preview (TopsheetGalleryInspector *self,
                                                 gboolean                  has_preview);
/* @generation %NULL: nothing is selected; then @n_selected says how many are. */
void topsheet_gallery_inspector_set_generation (TopsheetGalleryInspector *self,
                                                TopsheetGeneration       *generation,
                                                guint                     n_selected);

G_END_DECLS
