/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_DUPLICATES (topsheet_gallery_duplicates_get_type ())
/**
 * TopsheetGalleryDuplicates:
 *
 * The part of the inspector that lists other versions that are the same as the one it shows, near to it or alike. It is hidden while it asks and when there are none.
 * A row activates the action `gallery.go-to`, its button `gallery.compare`, both with the other's id (x).
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryDuplicates, topsheet_gallery_duplicates, TOPSHEET, GALLERY_DUPLICATES, AdwBin)

/* Once, before it is used. */
void topsheet_gallery_duplicates_set_up         (TopsheetGalleryDuplicates *self,
                                                 TopsheetSession           *session);
/* Where there are no such actions rows only tell. */
void topsheet_gallery_duplicates_set_can_open   (TopsheetGalleryDuplicates *self,
                                                 gboolean                   can_open);
/* @generation: (nullable) */
void topsheet_gallery_duplicates_set_generation (TopsheetGalleryDuplicates *self,
                                                 TopsheetGeneration        *generation);

G_END_DECLS
