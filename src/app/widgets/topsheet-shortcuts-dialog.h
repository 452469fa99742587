/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All keys of the windows, by view. The stock window for this is deprecated in GTK 4.18 and its successor is not in libadwaita 1.7. */
AdwDialog *topsheet_shortcuts_dialog_new (void);

G_END_DECLS
