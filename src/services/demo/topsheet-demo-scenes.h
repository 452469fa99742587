/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/demo/topsheet-demo-canvas.h"
#include "services/demo/topsheet-demo-picture.h"

G_BEGIN_DECLS

/* @limbs: arms and legs of people in it, 2 unless the picture is to be rejected. */
void topsheet_demo_scene_draw (TopsheetDemoCanvas *canvas,
                               TopsheetDemoScene   scene,
                               guint               limbs);

G_END_DECLS
