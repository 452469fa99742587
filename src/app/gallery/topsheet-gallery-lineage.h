/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_LINEAGE (topsheet_gallery_lineage_get_type ())
/**
 * TopsheetGalleryLineage:
 *
 * A section of the inspector: the button that opens the version in an editor, what it was made from with what that took, and what was made from it. Rows lead there with
 * the action `version.show` of the page.
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryLineage, topsheet_gallery_lineage, TOPSHEET, GALLERY_LINEAGE, AdwBin)

void topsheet_gallery_lineage_show (TopsheetGalleryLineage *self,
                                    TopsheetSession        *session,
                                    TopsheetGeneration     *generation);

G_END_DECLS
