/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for the file of @generation, whose file is not where it was, and notes its new place when it has the content that was recorded; asks again when it has
 * another. What came of it is said in a toast of the window of @from. */
void topsheet_locate (GtkWidget          *from,
                      TopsheetSession    *session,
                      TopsheetGeneration *generation);

G_END_DECLS
