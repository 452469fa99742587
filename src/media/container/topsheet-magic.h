/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"

G_BEGIN_DECLS

/**
 * TopsheetMagic:
 *
 * One line a file format: how it is known and which walker reads it.
 */
typedef struct
{
  const char *format;
  gboolean (*walk) (TopsheetInput *input, TopsheetContainer *container, GError **error);
} TopsheetMagic;

/* By the first bytes. TOPSHEET_MEDIA_ERROR_UNKNOWN names formats that are recognised but not read, and says what is.
 * (transfer none) */
const TopsheetMagic *topsheet_magic_detect       (TopsheetInput  *input,
                                                  GError        **error);
/* TRUE for names of pictures and films by extension, whatever the case. */
gboolean             topsheet_magic_is_candidate (const char     *name);

G_END_DECLS
