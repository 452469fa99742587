/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @application %NULL: the dialog was closed. */
typedef void (*TopsheetApplicationFunc) (GAppInfo *application,
                                         gpointer  user_data);

/* Asks with which of the installed applications a file of @content_type is opened; @func is called once. */
void topsheet_application_dialog_present (GtkWidget               *parent,
                                          const char              *content_type,
                                          TopsheetApplicationFunc  func,
                                          gpointer                 user_data);

G_END_DECLS
