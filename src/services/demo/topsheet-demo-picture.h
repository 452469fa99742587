/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TopsheetDemoScene:
 *
 * What a picture of the sample project shows.
 */
typedef enum
{
  TOPSHEET_DEMO_SCENE_RIDGE,
  TOPSHEET_DEMO_SCENE_TRACKS,
  TOPSHEET_DEMO_SCENE_SUMMIT,
  TOPSHEET_DEMO_SCENE_AURORA,
  TOPSHEET_DEMO_SCENE_ZIP,
  TOPSHEET_DEMO_SCENE_FOREST,
  TOPSHEET_DEMO_SCENE_CABIN,
  TOPSHEET_DEMO_SCENE_PRODUCT,
} TopsheetDemoScene;

/**
 * TopsheetDemoPicture:
 * @flaw: (nullable): the reason it will be rejected for; the picture shows it
 * @sketch: fewer details, as an exploration has
 * @text_keys: (nullable): keys of the metadata, each with the text of the same place in @texts
 */
typedef struct
{
  TopsheetDemoScene    scene;
  const char          *flaw;
  gboolean             sketch;
  guint                width, height;
  guint64              seed;
  const char * const  *text_keys;
  const char * const  *texts;
} TopsheetDemoPicture;

/* Draws and encodes: same input, same bytes. Blocking; call it from a worker. (transfer full) */
GBytes *topsheet_demo_picture_make (const TopsheetDemoPicture  *self,
                                    GError                    **error);

G_END_DECLS
