/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_DIFFERENCE_LIST (topsheet_difference_list_get_type ())
/**
 * TopsheetDifferenceList:
 *
 * What differs between two to four versions, value below value with the number of its pane; words of prompts are compared with those of the first
 * pane. What is equal is folded into one row.
 */
G_DECLARE_FINAL_TYPE (TopsheetDifferenceList, topsheet_difference_list, TOPSHEET, DIFFERENCE_LIST, AdwBin)

GtkWidget *topsheet_difference_list_new  (void);
/* @current: the one with the accent. */
void       topsheet_difference_list_show (TopsheetDifferenceList  *self,
                                          TopsheetGeneration     **generations,
                                          guint                    n,
                                          guint                    current);

G_END_DECLS
