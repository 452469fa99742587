/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * topsheet_refine_dialog_choose:
 * @selected: (element-type TopsheetGeneration): what is selected, in its order
 *
 * "Record Refinements…": asks for files that were made from versions in another place, matches them with their versions by name ("SH010_v003_graded.png") or, where no
 * name says, in the order of @selected, and records them with what each of them cost: minutes of a person, a model of the catalogue, or an amount.
 */
void topsheet_refine_dialog_choose (GtkWidget       *parent,
                                    TopsheetSession *session,
                                    TopsheetProject *project,
                                    GPtrArray       *selected);

G_END_DECLS
