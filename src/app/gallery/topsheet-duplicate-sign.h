/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_DUPLICATE_SIGN_SIZE 19.0f

/* Paints two sheets, one before the other, on a dark plate with its corner at @x, @y: this version repeats an earlier one. */
void topsheet_duplicate_sign_snapshot (GtkSnapshot *snapshot,
                                       float        x,
                                       float        y);

G_END_DECLS
