/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Countries and currencies that can be chosen for a project. */

typedef struct
{
  const char *code; /* ISO 3166-1 alpha-3 */
  const char *name; /* marked for translation */
} TopsheetRegion;

const TopsheetRegion *topsheet_regions_list      (guint *n_regions);
/* ISO 4217 codes, the usual ones first, NULL-terminated. (transfer none) */
const char * const   *topsheet_currencies_list   (void);
/* The place of the locale's currency in that list; that of EUR when it is not there. */
guint                 topsheet_currencies_default (void);

G_END_DECLS
