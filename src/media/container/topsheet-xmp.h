/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * topsheet_xmp_parse:
 * @properties: (element-type utf8 utf8) "prefix:name" and "name" → text; what is there already stays
 *
 * Properties of an XMP packet (ISO 16684-1), whether attributes or elements; of a list the first item. Only predefined
 * and numeric entities, no DTD. A damaged packet gives what stands before the damage.
 */
void topsheet_xmp_parse (const char *text,
                         gsize       length,
                         GHashTable *properties);

G_END_DECLS
