/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-lines-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says which rows of a table were left out and why, and offers to copy them. Takes @table. */
void topsheet_lines_refused_present (TopsheetLinesText *table,
                                     GtkWidget         *parent);

G_END_DECLS
