/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memfd_create() */
#define _GNU_SOURCE
#include "media/topsheet-media-file.h"

#include "topsheet-fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A whole file: the walkers of all containers, and the readers behind them. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TopsheetMediaFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char path[64];
  int fd = memfd_create ("fuzz-media", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, &error);
  close (fd);

  /* Read, or refused in words of our own; never both, never neither. */
  g_assert_true ((file == NULL) == (error != NULL));
  if (file == NULL)
    {
      g_assert_true (error->domain == TOPSHEET_MEDIA_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpuint (topsheet_media_file_get_width (file), >, 0);
  g_assert_cmpuint (topsheet_media_file_get_height (file), >, 0);
  g_assert_cmpfloat (topsheet_media_file_get_fps (file), >=, 0);
  return 0;
}
