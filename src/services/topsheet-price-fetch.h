/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether it is an address that topsheet_price_fetch_read() takes: http:// or https://. */
gboolean topsheet_price_fetch_is_url (const char    *location);
/**
 * topsheet_price_fetch_read:
 * @location: a path, or an address of http or https
 *
 * The bytes of a price list; blocks, so it runs in a worker. At most %TOPSHEET_PRICE_LIST_MAX_BYTES: what says that it is larger is refused before it is
 * read, what turns out to be larger while it comes in is dropped. An address that does not answer for half a minute, or is not done after two, is given up;
 * one that leads from https to http is refused.
 *
 * Returns: (transfer full): or %NULL with %TOPSHEET_ERROR_PARSE when it is too large, else a %G_IO_ERROR
 */
GBytes  *topsheet_price_fetch_read   (const char    *location,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
