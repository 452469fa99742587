/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-file-look.h"

G_BEGIN_DECLS

#define TOPSHEET_MISSING_SIGN_SIZE 19.0f

/* Paints a sheet that is struck out, on a dark plate with its corner at @x, @y: the file of this version is not where it was. */
void  topsheet_missing_sign_snapshot (GtkSnapshot      *snapshot,
                                      float             x,
                                      float             y);
/* @label, for a version whose file is missing also that it is. (transfer full) */
char *topsheet_missing_sign_describe (const char       *label,
                                      TopsheetFileLook *look);

G_END_DECLS
