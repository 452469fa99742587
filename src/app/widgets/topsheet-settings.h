/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the windows; %NULL where the schema is not installed, as in a test. (transfer full) (nullable) */
GSettings *topsheet_settings_new (void);

G_END_DECLS
