/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetJumbf:
 * @label: of its description box, borrowed
 *
 * A superbox of JUMBF (ISO 19566-5) inside borrowed bytes.
 */
typedef struct
{
  const guint8 *content; /* behind the description box */
  gsize length;
  const char *label;
  gsize label_length;
} TopsheetJumbf;

typedef gboolean (*TopsheetJumbfVisit) (const TopsheetJumbf *box,
                                        gpointer             data);

/* The superboxes in @bytes, in order, until @visit returns FALSE. Boxes whose size is wrong end it. */
void          topsheet_jumbf_foreach      (const guint8        *bytes,
                                           gsize                length,
                                           TopsheetJumbfVisit   visit,
                                           gpointer             data);
/* The superbox with this label. */
gboolean      topsheet_jumbf_find         (const guint8        *bytes,
                                           gsize                length,
                                           const char          *label,
                                           TopsheetJumbf       *found);
gboolean      topsheet_jumbf_has_label    (const TopsheetJumbf *self,
                                           const char          *label);
/* The bytes of the first content box of @type ("cbor", "json"). (transfer none) (nullable) */
const guint8 *topsheet_jumbf_get_content  (const TopsheetJumbf *self,
                                           const char          *type,
                                           gsize               *length);

G_END_DECLS
