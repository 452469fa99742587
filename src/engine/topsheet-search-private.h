/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-search.h"

G_BEGIN_DECLS

/* Between the files of the search language. */

/* The sentence that says what a key takes: "“cost” takes an amount such as >0.5 …". Translated. (transfer full) */
char    *topsheet_search_key_describe   (TopsheetSearchKey    key);
/* "There is no search key “modle”. Did you mean “model”?" (transfer full) */
char    *topsheet_search_key_refuse     (const char          *name);

/* Works out @value->source for @key. FALSE with a sentence in @message (transfer full). */
gboolean topsheet_search_value_resolve  (TopsheetSearchValue *value,
                                         TopsheetSearchKey    key,
                                         gint64               now_usec,
                                         char               **message);
void     topsheet_search_value_free     (TopsheetSearchValue *value);
/* One period of days: "2026-11". FALSE when it is none. */
gboolean topsheet_search_period_parse   (const char          *text,
                                         gint64               now_usec,
                                         gint64              *from_usec,
                                         gint64              *until_usec);

G_END_DECLS
