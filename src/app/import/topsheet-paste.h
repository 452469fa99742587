/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with what is to be imported, on the main thread; not when there was nothing. */
typedef void (*TopsheetPasteFunc) (GtkWidget          *widget,
                                   const char * const *paths);

/* Takes files, a picture, or a text that is a list of paths or addresses of files from the clipboard. A picture is written into the project's folder "Pasted"
 * first; a text that names no files is answered with a toast. FALSE when the clipboard holds nothing of these. */
gboolean topsheet_paste_import (GtkWidget         *widget,
                                TopsheetSession   *session,
                                TopsheetProject   *project,
                                TopsheetPasteFunc  func);

G_END_DECLS
