/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure-thumbnails FILE [SECONDS]   makes the thumbnail of one file again and again, in one thread
 * Lines "name value": thumbnails in a second, and the most memory in megabytes. What helpers take is not in the memory, but in the time. */
#include "media/topsheet-thumbnail-decode.h"

#include <stdlib.h>
#include <sys/resource.h>

#define SIZE 256
#define SECONDS 3

int
main (int argc, char **argv)
{
  gint64 from, time = 0;
  guint n = 0;
  struct rusage usage;

  if (argc < 2)
    {
      g_printerr ("Usage: measure-thumbnails FILE [SECONDS]\n");
      return 2;
    }
  from = g_get_monotonic_time ();
  while (time < (argc > 2 ? atoi (argv[2]) : SECONDS) * G_USEC_PER_SEC)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) thumbnail = topsheet_thumbnail_decode (argv[1], SIZE, NULL, &error);

      if (thumbnail == NULL)
        g_error ("%s: %s", argv[1], error->message);
      n++;
      time = g_get_monotonic_time () - from;
    }
  getrusage (RUSAGE_SELF, &usage);
  g_print ("rate %.1f\n", (double) n * G_USEC_PER_SEC / (double) time);
  g_print ("memory %ld\n", usage.ru_maxrss / 1024);
  return 0;
}
