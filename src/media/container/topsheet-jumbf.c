/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-jumbf.h"

#include <string.h>

/* A manifest has some dozens of boxes. */
#define MAX_BOXES 4096
#define UUID_BYTES 16
#define HAS_LABEL 0x02

typedef struct
{
  const char *type;
  const guint8 *data;
  gsize length;
} Box;

static guint32
get_be32 (const guint8 *b)
{
  return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

/* The box at *@at, which then stands behind it. A size of 0 means "to the end", 1 means 64 bits. */
static gboolean
read_box (const guint8 **at, const guint8 *end, Box *box)
{
  gsize left = (gsize) (end - *at), header = 8;
  guint64 size;

  if (left < 8)
    return FALSE;
  size = get_be32 (*at);
  box->type = (const char *) *at + 4;
  if (size == 1)
    {
      if (left < 16)
        return FALSE;
      size = (guint64) get_be32 (*at + 8) << 32 | get_be32 (*at + 12);
      header = 16;
    }
  else if (size == 0)
    size = left;
  if (size < header || size > left)
    return FALSE;
  box->data = *at + header;
  box->length = (gsize) size - header;
  *at += size;
  return TRUE;
}

static gboolean
is_type (const Box *box, const char *type)
{
  return memcmp (box->type, type, 4) == 0;
}

/* jumd: UUID, toggles, label. */
static gboolean
read_superbox (const Box *outer, TopsheetJumbf *out)
{
  const guint8 *at = outer->data, *end = outer->data + outer->length, *nul;
  Box description;

  if (!read_box (&at, end, &description) || !is_type (&description, "jumd") || description.length < UUID_BYTES + 1)
    return FALSE;
  out->content = at;
  out->length = (gsize) (end - at);
  out->label = "";
  out->label_length = 0;
  if ((description.data[UUID_BYTES] & HAS_LABEL) == 0)
    return TRUE;
  out->label = (const char *) description.data + UUID_BYTES + 1;
  nul = memchr (out->label, '\0', description.length - UUID_BYTES - 1);
  if (nul == NULL)
    return FALSE;
  out->label_length = (gsize) ((const char *) nul - out->label);
  return TRUE;
}

void
topsheet_jumbf_foreach (const guint8 *bytes, gsize length, TopsheetJumbfVisit visit, gpointer data)
{
  const guint8 *at = bytes, *end = bytes + length;
  Box box;

  for (guint n = 0; n < MAX_BOXES && read_box (&at, end, &box); n++)
    {
      TopsheetJumbf found;

      if (is_type (&box, "jumb") && read_superbox (&box, &found) && !visit (&found, data))
        return;
    }
}

gboolean
topsheet_jumbf_has_label (const TopsheetJumbf *self, const char *label)
{
  return self->label_length == strlen (label) && memcmp (self->label, label, self->label_length) == 0;
}

gboolean
topsheet_jumbf_find (const guint8 *bytes, gsize length, const char *label, TopsheetJumbf *found)
{
  const guint8 *at = bytes, *end = bytes + length;
  Box box;

  for (guint n = 0; n < MAX_BOXES && read_box (&at, end, &box); n++)
    if (is_type (&box, "jumb") && read_superbox (&box, found) && topsheet_jumbf_has_label (found, label))
      return TRUE;
  return FALSE;
}

const guint8 *
topsheet_jumbf_get_content (const TopsheetJumbf *self, const char *type, gsize *length)
{
  const guint8 *at = self->content, *end = self->content + self->length;
  Box box;

  for (guint n = 0; n < MAX_BOXES && read_box (&at, end, &box); n++)
    if (is_type (&box, type))
      {
        *length = box.length;
        return box.data;
      }
  return NULL;
}
