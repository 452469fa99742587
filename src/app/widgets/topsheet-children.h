/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For dispose: gtk_widget_dispose_template() only lets go of children that are bound; the rest of a plain widget's children are unparented here. */
void topsheet_widget_unparent_children (GtkWidget *widget);

G_END_DECLS
