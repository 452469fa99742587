/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* F_OFD_SETLK */

#include "store/sqlite/topsheet-sqlite-lock.h"

#include "store/topsheet-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Two bytes of the file are locked: first the turnstile, then the library. Who waits for the library holds the turnstile, so a process that
 * writes without a pause has to queue behind it and cannot starve it, although nobody waits inside the kernel. */
#define TURNSTILE_BYTE 0
#define LIBRARY_BYTE 1

#define FIRST_WAIT_USEC 200
#define LONGEST_WAIT_USEC 5000

struct _TopsheetSqliteLock
{
  char *path;
  int fd;
};

static gboolean
open_file (TopsheetSqliteLock *self, GError **error)
{
  int saved;

  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd >= 0)
    return TRUE;

  saved = errno;
  if (saved == EACCES || saved == EROFS || saved == EPERM)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_READ_ONLY,
                 _("The folder of the library cannot be written to (%s). Nothing was changed. "
                   "Allow writing in the folder, or copy the library to another place."),
                 self->path);
  else
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                 _("The lock beside the library could not be opened (%s: %s). Nothing was changed."), self->path,
                 g_strerror (saved));
  return FALSE;
}

static gboolean
try_byte (TopsheetSqliteLock *self, off_t byte, short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };
  int result;

  do
    result = fcntl (self->fd, F_OFD_SETLK, &lock);
  while (result < 0 && errno == EINTR);

  return result == 0;
}

static gboolean
wait_for_byte (TopsheetSqliteLock *self, off_t byte, gint64 deadline_usec, GError **error)
{
  guint wait_usec = FIRST_WAIT_USEC;

  while (!try_byte (self, byte, F_WRLCK))
    {
      if (errno != EAGAIN && errno != EACCES)
        {
          g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                       _("The library could not be locked (%s: %s). Nothing was changed."), self->path,
                       g_strerror (errno));
          return FALSE;
        }
      if (g_get_monotonic_time () >= deadline_usec)
        {
          g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                               _("Another Topsheet has been writing to the library for too long. "
                                 "Nothing was changed and nothing was lost; try again in a moment."));
          return FALSE;
        }
      g_usleep (wait_usec);
      wait_usec = MIN (wait_usec * 2, LONGEST_WAIT_USEC);
    }

  return TRUE;
}

/* A lock on a file that was deleted protects nothing: the next process makes a new one. */
static gboolean
is_still_beside_the_library (TopsheetSqliteLock *self)
{
  struct stat opened, named;

  return fstat (self->fd, &opened) == 0 && lstat (self->path, &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

TopsheetSqliteLock *
topsheet_sqlite_lock_new (const char *library_path, GError **error)
{
  g_autoptr (TopsheetSqliteLock) self = NULL;

  g_return_val_if_fail (library_path != NULL, NULL);

  self = g_new0 (TopsheetSqliteLock, 1);
  self->path = g_strconcat (library_path, "-lock", NULL);
  self->fd = -1;
  if (!open_file (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
topsheet_sqlite_lock_free (TopsheetSqliteLock *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

gboolean
topsheet_sqlite_lock_acquire (TopsheetSqliteLock *self, guint timeout_msec, GError **error)
{
  gint64 deadline_usec = g_get_monotonic_time () + (gint64) timeout_msec * 1000;

  g_return_val_if_fail (self != NULL, FALSE);

  while (TRUE)
    {
      gboolean locked;

      if (self->fd < 0 && !open_file (self, error))
        return FALSE;
      if (!wait_for_byte (self, TURNSTILE_BYTE, deadline_usec, error))
        return FALSE;
      locked = wait_for_byte (self, LIBRARY_BYTE, deadline_usec, error);
      try_byte (self, TURNSTILE_BYTE, F_UNLCK);
      if (!locked)
        return FALSE;
      if (is_still_beside_the_library (self))
        return TRUE;

      g_clear_fd (&self->fd, NULL);
      self->fd = -1;
    }
}

void
topsheet_sqlite_lock_release (TopsheetSqliteLock *self)
{
  g_return_if_fail (self != NULL);

  try_byte (self, LIBRARY_BYTE, F_UNLCK);
}
