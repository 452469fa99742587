/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>
#include <libdex.h>

G_BEGIN_DECLS

/* What is opened at full size. */
#define TOPSHEET_PICTURE_MAX_BYTES  (G_GINT64_CONSTANT (256) << 20)

/**
 * topsheet_picture_load:
 * @path: a picture
 * @max_edge: longest edge wanted in pixels; the texture has up to twice as many; 0 = full size
 *
 * Decodes in a thread of its own; sizes are looked at before anything is decoded. → GdkTexture; rejects with a sentence when the file is gone, too large, or no picture.
 */
DexFuture *topsheet_picture_load (const char *path,
                                  guint       max_edge);

G_END_DECLS
