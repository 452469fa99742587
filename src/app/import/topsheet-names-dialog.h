/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_NAMES_DIALOG (topsheet_names_dialog_get_type ())
/**
 * TopsheetNamesDialog:
 *
 * How the names of files say deliverable and version: the patterns of a project, with what they make of names while they are written. Nothing is saved before
 * Save, and closing it with something changed asks.
 */
G_DECLARE_FINAL_TYPE (TopsheetNamesDialog, topsheet_names_dialog, TOPSHEET, NAMES_DIALOG, AdwDialog)

/* @paths: (nullable): files and folders whose names are shown; without any, examples are */
TopsheetNamesDialog *topsheet_names_dialog_new (TopsheetSession    *session,
                                                TopsheetProject    *project,
                                                const char * const *paths);

G_END_DECLS
