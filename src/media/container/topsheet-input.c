/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-input.h"

#include "base/topsheet-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first window holds the metadata of nearly all pictures; later ones only chunk headers. */
#define HEAD_BYTES (64 * 1024)
#define WINDOW_BYTES (4 * 1024)
#define HASH_BYTES (256 * 1024)

struct _TopsheetInput
{
  int fd;
  char *name;
  struct stat status;
  GCancellable *cancellable;
  guint64 window_offset;
  gsize window_length;
  guint8 window[HEAD_BYTES];
};

static void
set_errno_error (GError **error, int code)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE, _("The file cannot be read: %s."),
               g_strerror (code));
}

static gssize
read_at (TopsheetInput *self, guint64 offset, guint8 *out, gsize length, GError **error)
{
  gsize done = 0;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;

  while (done < length)
    {
      gssize n = pread (self->fd, out + done, length - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_error (error, errno);
          return -1;
        }
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static gboolean
check_regular (const struct stat *status, GError **error)
{
  if (S_ISREG (status->st_mode))
    return TRUE;

  if (S_ISDIR (status->st_mode))
    g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                         _("This is a folder, not a picture."));
  else
    g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                         _("This is a device or a pipe, not a file."));
  return FALSE;
}

static TopsheetInput *
open_with (const char *path, int flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetInput) self = NULL;

  self = g_new (TopsheetInput, 1);
  self->name = g_path_get_basename (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->window_offset = 0;
  self->window_length = 0;
  /* O_NONBLOCK: opening a pipe that nobody writes to must not hang an import. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
  if (self->fd < 0 || fstat (self->fd, &self->status) != 0)
    {
      set_errno_error (error, errno);
      return NULL;
    }
  if (!check_regular (&self->status, error))
    return NULL;

  /* Without this the kernel reads ahead through pixels that are skipped. */
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_RANDOM);
  return g_steal_pointer (&self);
}

TopsheetInput *
topsheet_input_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_with (path, 0, cancellable, error);
}

TopsheetInput *
topsheet_input_open_beside (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_with (path, O_NOFOLLOW, cancellable, error);
}

void
topsheet_input_free (TopsheetInput *self)
{
  if (self == NULL)
    return;
  g_clear_fd (&self->fd, NULL);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

guint64
topsheet_input_get_size (TopsheetInput *self)
{
  return (guint64) self->status.st_size;
}

gint64
topsheet_input_get_modified_usec (TopsheetInput *self)
{
  return (gint64) self->status.st_mtim.tv_sec * G_USEC_PER_SEC + self->status.st_mtim.tv_nsec / 1000;
}

const char *
topsheet_input_get_name (TopsheetInput *self)
{
  return self->name;
}

gboolean
topsheet_input_check_end (TopsheetInput *self, guint64 end, const char *what, GError **error)
{
  guint64 size = topsheet_input_get_size (self);

  if (end <= size)
    return TRUE;

  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The file ends at byte %" PRIu64 ", but %s reaches to byte %" PRIu64
                  ". It was probably copied or downloaded only in part; get it again."),
               size, what, end);
  return FALSE;
}

gssize
topsheet_input_peek (TopsheetInput *self, guint64 offset, gpointer out, gsize length, GError **error)
{
  guint64 size = topsheet_input_get_size (self);
  gsize want;

  if (offset >= size)
    return 0;
  want = (gsize) MIN ((guint64) length, size - offset);
  if (offset < self->window_offset || offset - self->window_offset > self->window_length ||
      want > self->window_length - (gsize) (offset - self->window_offset))
    {
      gsize fill = offset == 0 ? HEAD_BYTES : WINDOW_BYTES;
      gssize n;

      if (want > fill)
        return read_at (self, offset, out, want, error);
      n = read_at (self, offset, self->window, fill, error);
      if (n < 0)
        return -1;
      self->window_offset = offset;
      self->window_length = (gsize) n;
      want = MIN (want, (gsize) n);
    }
  memcpy (out, self->window + (offset - self->window_offset), want);
  return (gssize) want;
}

gboolean
topsheet_input_read (TopsheetInput *self, guint64 offset, gpointer out, gsize length, const char *what, GError **error)
{
  gssize n;

  if (!topsheet_input_check_end (self, offset + length, what, error))
    return FALSE;
  n = topsheet_input_peek (self, offset, out, length, error);
  if (n < 0)
    return FALSE;
  if ((gsize) n < length)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                   _("The file became shorter while it was read and now ends at byte %" PRIu64
                      ". Wait until it is written completely."),
                   offset + (guint64) n);
      return FALSE;
    }
  return TRUE;
}

char *
topsheet_input_read_block (TopsheetInput *self, guint64 offset, gsize length, const char *what, GError **error)
{
  g_autofree char *block = NULL;

  if (!topsheet_input_check_end (self, offset + length, what, error))
    return NULL;
  block = g_try_malloc (length + 1);
  if (block == NULL)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("There is not enough memory for %s."), what);
      return NULL;
    }
  if (!topsheet_input_read (self, offset, block, length, what, error))
    return NULL;
  block[length] = '\0';
  return g_steal_pointer (&block);
}

static gboolean
is_unchanged (TopsheetInput *self, GError **error)
{
  struct stat now;

  if (fstat (self->fd, &now) == 0 && now.st_size == self->status.st_size &&
      now.st_mtim.tv_sec == self->status.st_mtim.tv_sec && now.st_mtim.tv_nsec == self->status.st_mtim.tv_nsec)
    return TRUE;

  g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                       _("The file changed while it was read. Wait until it is written completely and try again."));
  return FALSE;
}

char *
topsheet_input_hash (TopsheetInput *self, GError **error)
{
  struct sha256_ctx context;
  guint8 digest[SHA256_DIGEST_SIZE];
  g_autofree guint8 *block = g_malloc (HASH_BYTES);
  guint64 offset = 0;

  /* Nettle uses the processor's own instructions: five to ten times as fast as GChecksum, and hashing is most of an import. */
  sha256_init (&context);
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  for (;;)
    {
      gssize n = read_at (self, offset, block, HASH_BYTES, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      sha256_update (&context, (size_t) n, block);
      offset += (guint64) n;
      if (offset > topsheet_input_get_size (self))
        break;
    }
  if (!is_unchanged (self, error))
    return NULL;
  sha256_digest (&context, sizeof digest, digest);
  return topsheet_text_hex (digest, sizeof digest);
}
