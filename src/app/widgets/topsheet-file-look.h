/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_FILE_LOOK (topsheet_file_look_get_type ())
/**
 * TopsheetFileLook:
 *
 * Whether a file is where it was, for a widget that shows something of it. All looks of one owner are asked in one go in a thread, when they get a path and then
 * every few seconds while their widget is shown, so that neither a slow drive nor a thousand versions keep the main thread. Nothing is stored: a drive that comes
 * back needs no correction.
 *
 * Property: missing (read-only): nothing has the path. FALSE until it was looked at, and when it cannot be told.
 */
G_DECLARE_FINAL_TYPE (TopsheetFileLook, topsheet_file_look, TOPSHEET, FILE_LOOK, GObject)

/* @owner: what all looks of a session share, such as its TopsheetThumbnailSource. @widget: held weakly. */
TopsheetFileLook *topsheet_file_look_new        (GObject          *owner,
                                                 GtkWidget        *widget);
/* @path: (nullable): none is not missing */
void              topsheet_file_look_set_path   (TopsheetFileLook *self,
                                                 const char       *path);
gboolean          topsheet_file_look_is_missing (TopsheetFileLook *self);
/* "The file is not where it was: /media/card/SH010_v003.png"; NULL unless it is missing. (transfer full) (nullable) */
char             *topsheet_file_look_describe   (TopsheetFileLook *self);

G_END_DECLS
