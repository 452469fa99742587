/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows "what: value" in a boxed list: the inspector of the gallery and the details of an entry. */

/* Takes all rows out. */
void       topsheet_facts_clear  (GtkListBox *list);
/* A row; @value %NULL or empty shows an en dash. The value can be selected and copied. Returns the label of the value. (transfer none) */
GtkLabel  *topsheet_facts_add    (GtkListBox *list,
                                  const char *title,
                                  const char *value);
/* Like above, but nothing at all is added without a value. */
void       topsheet_facts_add_if (GtkListBox *list,
                                  const char *title,
                                  const char *value);

G_END_DECLS
