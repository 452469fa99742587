/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REASONS (topsheet_reasons_get_type ())
/**
 * TopsheetReasons:
 *
 * Why versions are rejected, in the order of the digits: the library's own list, or those that come with the program as long as it has none. Follows changes of the library, also
 * by another process. A reason is the id of one of the program's ("light") or words of its own; decisions keep what they were given whatever becomes of the list.
 *
 * Signals: changed
 */
G_DECLARE_FINAL_TYPE (TopsheetReasons, topsheet_reasons, TOPSHEET, REASONS, GObject)

/* Begins with the program's list until the library has answered. */
TopsheetReasons    *topsheet_reasons_new        (TopsheetSession    *session);
/* NULL-terminated. (transfer none), until it changes */
const char * const *topsheet_reasons_get        (TopsheetReasons    *self);
/* → G_TYPE_STRV: what topsheet_reasons_get() says, read now. */
DexFuture          *topsheet_reasons_load       (TopsheetSession    *session);
/* → TRUE; @names as topsheet_store_set_reasons(); the program's own list in its order is none. */
DexFuture          *topsheet_reasons_save       (TopsheetSession    *session,
                                                 const char * const *names);
/* What to keep for words that somebody typed: the id where they are the id or the title of one of the program's. (transfer full) */
char               *topsheet_reasons_find       (const char         *words);
gboolean            topsheet_reasons_is_builtin (const char         *reason);

G_END_DECLS
