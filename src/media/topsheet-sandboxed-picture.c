/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-sandboxed-picture.h"

#include "media/topsheet-media-file.h"

#include <glib/gi18n-lib.h>

/* Debian 13's package brings a pkg-config file that asks for more than the package depends on, so its folder may not be searched. */
#if __has_include(<glycin.h>)
#include <glycin.h>
#else
#include <glycin-1/glycin.h>
#endif

#define ROWS_PER_LOOK 32

struct _TopsheetSandboxedPicture
{
  GBytes *bytes;
  guint width;
  guint height;
  gsize stride;
  TopsheetPixelLayout layout;
};

/* One decoding in a main context of its own; glycin's calls that block cannot be ended. */
typedef struct
{
  GMainContext *context;
  GMainLoop *loop;
  GCancellable *inner; /* what glycin listens to: the caller's, or the time */
  GlyImage *image;
  GlyFrame *frame;
  GError *error;
  gboolean is_late;
} Decoding;

static const TopsheetPixelLayout LAYOUTS[] = {
  [GLY_MEMORY_B8G8R8A8_PREMULTIPLIED] = { 4, 1, 2, 1, 0, 3, FALSE, TRUE },
  [GLY_MEMORY_A8R8G8B8_PREMULTIPLIED] = { 4, 1, 1, 2, 3, 0, FALSE, TRUE },
  [GLY_MEMORY_R8G8B8A8_PREMULTIPLIED] = { 4, 1, 0, 1, 2, 3, FALSE, TRUE },
  [GLY_MEMORY_B8G8R8A8] = { 4, 1, 2, 1, 0, 3, FALSE, FALSE },
  [GLY_MEMORY_A8R8G8B8] = { 4, 1, 1, 2, 3, 0, FALSE, FALSE },
  [GLY_MEMORY_R8G8B8A8] = { 4, 1, 0, 1, 2, 3, FALSE, FALSE },
  [GLY_MEMORY_A8B8G8R8] = { 4, 1, 3, 2, 1, 0, FALSE, FALSE },
  [GLY_MEMORY_R8G8B8] = { 3, 1, 0, 1, 2, 3, FALSE, FALSE },
  [GLY_MEMORY_B8G8R8] = { 3, 1, 2, 1, 0, 3, FALSE, FALSE },
  [GLY_MEMORY_R16G16B16] = { 3, 2, 0, 1, 2, 3, FALSE, FALSE },
  [GLY_MEMORY_R16G16B16A16_PREMULTIPLIED] = { 4, 2, 0, 1, 2, 3, FALSE, TRUE },
  [GLY_MEMORY_R16G16B16A16] = { 4, 2, 0, 1, 2, 3, FALSE, FALSE },
  [GLY_MEMORY_R16G16B16_FLOAT] = { 3, 2, 0, 1, 2, 3, TRUE, FALSE },
  [GLY_MEMORY_R16G16B16A16_FLOAT] = { 4, 2, 0, 1, 2, 3, TRUE, FALSE },
  [GLY_MEMORY_R32G32B32_FLOAT] = { 3, 4, 0, 1, 2, 3, TRUE, FALSE },
  [GLY_MEMORY_R32G32B32A32_FLOAT_PREMULTIPLIED] = { 4, 4, 0, 1, 2, 3, TRUE, TRUE },
  [GLY_MEMORY_R32G32B32A32_FLOAT] = { 4, 4, 0, 1, 2, 3, TRUE, FALSE },
  [GLY_MEMORY_G8A8_PREMULTIPLIED] = { 2, 1, 0, 0, 0, 1, FALSE, TRUE },
  [GLY_MEMORY_G8A8] = { 2, 1, 0, 0, 0, 1, FALSE, FALSE },
  [GLY_MEMORY_G8] = { 1, 1, 0, 0, 0, 1, FALSE, FALSE },
  [GLY_MEMORY_G16A16_PREMULTIPLIED] = { 2, 2, 0, 0, 0, 1, FALSE, TRUE },
  [GLY_MEMORY_G16A16] = { 2, 2, 0, 0, 0, 1, FALSE, FALSE },
  [GLY_MEMORY_G16] = { 1, 2, 0, 0, 0, 1, FALSE, FALSE },
};

static void
image_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = data;

  self->image = gly_loader_load_finish (GLY_LOADER (source), result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
frame_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = data;

  self->frame = gly_image_next_frame_finish (GLY_IMAGE (source), result, &self->error);
  g_main_loop_quit (self->loop);
}

static gboolean
late_cb (gpointer data)
{
  Decoding *self = data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->inner);
  return G_SOURCE_REMOVE;
}

/* In whatever thread the caller cancels. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

static gboolean
check_pixels (guint64 width, guint64 height, GError **error)
{
  if (width > 0 && height > 0 && width <= TOPSHEET_PICTURE_MAX_SIDE && height <= TOPSHEET_PICTURE_MAX_SIDE &&
      width * height <= TOPSHEET_SANDBOXED_MAX_PIXELS)
    return TRUE;
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
               _("The picture has %u × %u pixels, too many to be shown here. Open it in another program."),
               (guint) width, (guint) height);
  return FALSE;
}

/* What glycin says is for those who write loaders. */
static void
explain (Decoding *self, GError **error)
{
  if (self->is_late)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                 _("The picture was not decoded within %d seconds, so it is not shown. The file was left as it is."),
                 TOPSHEET_SANDBOXED_SECONDS);
  else if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->inner))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The picture is not needed any more."));
  else if (g_error_matches (self->error, GLY_LOADER_ERROR, GLY_LOADER_ERROR_UNKNOWN_IMAGE_FORMAT))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("Nothing on this computer decodes pictures of this format. Install glycin's loaders and start Topsheet again."));
  else
    g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                         _("The picture cannot be decoded, so it is not shown. The file was left as it is; make it again or import another copy."));
}

static void
run (Decoding *self, GFile *file, gboolean header_only, GError **error)
{
  g_autoptr (GlyLoader) loader = gly_loader_new (file);

  gly_loader_load_async (loader, self->inner, image_cb, self);
  g_main_loop_run (self->loop);
  if (self->image == NULL)
    {
      explain (self, error);
      return;
    }
  if (!check_pixels (gly_image_get_width (self->image), gly_image_get_height (self->image), error) || header_only)
    return;
  gly_image_next_frame_async (self->image, self->inner, frame_cb, self);
  g_main_loop_run (self->loop);
  if (self->frame == NULL)
    explain (self, error);
}

static void
decode (Decoding *self, const char *path, gboolean header_only, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (TOPSHEET_SANDBOXED_SECONDS);
  gulong handler;

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->inner = g_cancellable_new ();
  g_main_context_push_thread_default (self->context);
  g_source_set_callback (timer, late_cb, self, NULL);
  g_source_attach (timer, self->context);
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                         g_object_ref (self->inner), g_object_unref)
                                : 0;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    run (self, file, header_only, error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  g_source_destroy (timer);
  g_main_context_pop_thread_default (self->context);
}

/* The loader ends with the last of these. */
static void
decoding_clear (Decoding *self)
{
  g_clear_object (&self->frame);
  g_clear_object (&self->image);
  g_clear_error (&self->error);
  g_clear_object (&self->inner);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoding, decoding_clear)

/* A loader that was taken over may say anything. */
static TopsheetSandboxedPicture *
take_frame (GlyFrame *frame, GError **error)
{
  g_autoptr (TopsheetSandboxedPicture) self = g_new0 (TopsheetSandboxedPicture, 1);
  guint format = (guint) gly_frame_get_memory_format (frame);

  self->width = gly_frame_get_width (frame);
  self->height = gly_frame_get_height (frame);
  self->stride = gly_frame_get_stride (frame);
  self->bytes = g_bytes_ref (gly_frame_get_buf_bytes (frame));
  if (!check_pixels (self->width, self->height, error))
    return NULL;
  if (format >= G_N_ELEMENTS (LAYOUTS) || LAYOUTS[format].channels == 0 ||
      self->stride < (gsize) self->width * LAYOUTS[format].channels * LAYOUTS[format].bytes ||
      g_bytes_get_size (self->bytes) / self->stride < self->height)
    {
      topsheet_picture_set_broken (error, _("its size is another than it says"));
      return NULL;
    }
  self->layout = LAYOUTS[format];
  return g_steal_pointer (&self);
}

TopsheetSandboxedPicture *
topsheet_sandboxed_picture_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_auto (Decoding) decoding = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  decode (&decoding, path, FALSE, cancellable, error);
  return decoding.frame != NULL ? take_frame (decoding.frame, error) : NULL;
}

gboolean
topsheet_sandboxed_picture_probe (const char *path, TopsheetPictureInfo *info, GError **error)
{
  g_auto (Decoding) decoding = { 0 };
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (path != NULL && info != NULL, FALSE);

  decode (&decoding, path, TRUE, NULL, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  info->width = gly_image_get_width (decoding.image);
  info->height = gly_image_get_height (decoding.image);
  info->has_alpha = TRUE;
  return TRUE;
}

void
topsheet_sandboxed_picture_free (TopsheetSandboxedPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

guint
topsheet_sandboxed_picture_get_width (TopsheetSandboxedPicture *self)
{
  return self->width;
}

guint
topsheet_sandboxed_picture_get_height (TopsheetSandboxedPicture *self)
{
  return self->height;
}

gboolean
topsheet_sandboxed_picture_has_alpha (TopsheetSandboxedPicture *self)
{
  return self->layout.alpha < self->layout.channels;
}

gboolean
topsheet_sandboxed_picture_read (TopsheetSandboxedPicture *self, TopsheetPictureRows *rows, GError **error)
{
  const guint8 *bytes = g_bytes_get_data (self->bytes, NULL);
  g_autofree guint32 *row = g_new (guint32, self->width);

  if (rows->in_width != self->width || rows->in_height != self->height)
    {
      topsheet_picture_set_broken (error, _("its size is another than it says"));
      return FALSE;
    }
  topsheet_picture_rows_skip (rows, topsheet_picture_rows_first (rows));
  while (!topsheet_picture_rows_done (rows))
    {
      if (rows->y % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (rows->cancellable, error))
        return FALSE;
      topsheet_pixel_layout_convert (&self->layout, bytes + self->stride * rows->y, self->width, row);
      topsheet_picture_rows_take (rows, 0, row);
    }
  return TRUE;
}
