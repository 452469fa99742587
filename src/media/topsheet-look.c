/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media/topsheet-look.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#define SIDE 8
/* Between neighbours of an even picture; JPEG makes such noise. */
#define NOISE 2

/* Luma of ITU-R BT.601, in 256ths. */
static int
get_grey (GdkPixbuf *pixbuf, int x, int y)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf) +
                        (gsize) x * (gsize) gdk_pixbuf_get_n_channels (pixbuf);

  return (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8;
}

static GdkPixbuf *
scale (GBytes *thumbnail, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (thumbnail);
  g_autoptr (GdkPixbuf) whole = gdk_pixbuf_new_from_stream (stream, NULL, error);

  if (whole == NULL)
    return NULL;

  return gdk_pixbuf_scale_simple (whole, SIDE + 1, SIDE, GDK_INTERP_BILINEAR);
}

gboolean
topsheet_look_read (GBytes *thumbnail, guint64 *look, GError **error)
{
  g_autoptr (GdkPixbuf) small = NULL;
  guint64 bits = 0;
  int contrast = 0;

  g_return_val_if_fail (thumbnail != NULL && look != NULL, FALSE);

  small = scale (thumbnail, error);
  if (small == NULL)
    return FALSE;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        int rise = get_grey (small, x + 1, y) - get_grey (small, x, y);

        contrast = MAX (contrast, ABS (rise));
        bits = (bits << 1) | (rise > 0 ? 1 : 0);
      }
  if (contrast <= NOISE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("The picture is even; it looks like nothing"));
      return FALSE;
    }
  *look = bits;
  return TRUE;
}

guint
topsheet_look_get_difference (guint64 a, guint64 b)
{
  guint n = 0;

  for (guint64 differ = a ^ b; differ != 0; differ &= differ - 1)
    n++;

  return n;
}
