/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/topsheet-store.h"

G_BEGIN_DECLS

/**
 * topsheet_first_edit_median:
 * @edits: (element-type TopsheetFirstEdit): topsheet_store_list_first_edits()
 * @deliverable: (nullable): only its versions
 * @seconds: (out)
 *
 * Time to first edit of a project or a deliverable: the median of #TopsheetFirstEdit over the versions that somebody began to edit. With an even number of them it is
 * the mean of the two in the middle. It counts the clock on the wall, nights included.
 *
 * Returns: %FALSE where nothing was edited; the time is not known then
 */
gboolean topsheet_first_edit_median (GPtrArray  *edits,
                                     const char *deliverable,
                                     double     *seconds);
/* "45 s", "12 min", "3 h 20 min", "2 d 4 h". (transfer full) */
char    *topsheet_first_edit_format (double      seconds);

G_END_DECLS
