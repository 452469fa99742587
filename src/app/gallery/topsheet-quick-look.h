/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-thumbnail-source.h"
#include "model/topsheet-generation.h"

G_BEGIN_DECLS

/* A large preview over @parent until Space or Escape. */
void topsheet_quick_look_present (TopsheetGeneration      *generation,
                                  TopsheetThumbnailSource *source,
                                  GtkWidget               *parent);

G_END_DECLS
