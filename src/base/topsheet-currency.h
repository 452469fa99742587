/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "€" for EUR; the code itself where no sign is in use. (transfer none) */
const char *topsheet_currency_get_sign (const char *currency);

G_END_DECLS
