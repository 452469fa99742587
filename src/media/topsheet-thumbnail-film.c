/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame of a film: ffmpegthumbnailer behind bubblewrap, which sees the system's programs, the one file and nothing else. Only the small PNG that
 * comes out of there is decoded here. */
#include "media/topsheet-helper-process.h"
#include "media/topsheet-thumbnail-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS 8
#define CPU_SECONDS 10
#define MEMORY_BYTES (G_GUINT64_CONSTANT (2) << 30)
#define MAX_OUTPUT (8u * 1024 * 1024)
/* Below this mean of 0 … 255 a frame counts as black. */
#define DARK 14
#define MAX_SIDE 2048
#define FILM "/film"

/* Where to look, one after the other, until a frame is not black. Films fade in, and most have something to show after a tenth. */
static const char * const PLACES[] = { "10%", "30%", "60%", "80%" };

static const char * const SANDBOX[] = {
  "--unshare-all",
  "--die-with-parent",
  "--new-session",
  "--clearenv",
  "--setenv",
  "LC_ALL",
  "C.UTF-8",
  "--ro-bind",
  "/usr",
  "/usr",
  "--symlink",
  "usr/lib",
  "/lib",
  "--symlink",
  "usr/lib64",
  "/lib64",
  "--symlink",
  "usr/bin",
  "/bin",
  "--ro-bind-try",
  "/etc/alternatives",
  "/etc/alternatives",
  "--ro-bind-try",
  "/etc/ld.so.cache",
  "/etc/ld.so.cache",
  "--dev",
  "/dev",
  "--tmpfs",
  "/tmp",
  "--chdir",
  "/",
};

typedef struct
{
  char *runner; /* bwrap, or flatpak-spawn */
  char *program;
  gboolean in_flatpak;
  const char *path;
  char *size;
  TopsheetHelperLimits limits;
  GCancellable *cancellable;
} Film;

static void
film_clear (Film *self)
{
  g_free (self->runner);
  g_free (self->program);
  g_free (self->size);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Film, film_clear)

static gboolean
find_programs (Film *self, GError **error)
{
  self->in_flatpak = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  self->runner = g_find_program_in_path (self->in_flatpak ? "flatpak-spawn" : "bwrap");
  self->program = g_find_program_in_path ("ffmpegthumbnailer");
  if (self->runner != NULL && self->program != NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("Frames of films are made by the program “%s”, which is not installed. Install it and start Topsheet again; the film itself was kept."),
               self->program == NULL ? "ffmpegthumbnailer"
               : self->in_flatpak    ? "flatpak-spawn"
                                     : "bwrap");
  return FALSE;
}

/* (element-type utf8): the whole command line; NULL-terminated. */
static GPtrArray *
make_arguments (Film *self, const char *place)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *film = self->in_flatpak ? self->path : FILM;

  g_ptr_array_add (list, g_strdup (self->runner));
  if (self->in_flatpak)
    {
      g_ptr_array_add (list, g_strdup ("--sandbox"));
      g_ptr_array_add (list, g_strdup ("--clear-env"));
      g_ptr_array_add (list, g_strdup ("--no-network"));
      g_ptr_array_add (list, g_strdup ("--watch-bus"));
      g_ptr_array_add (list, g_strdup_printf ("--sandbox-expose-path-ro=%s", self->path));
    }
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (SANDBOX); i++)
        g_ptr_array_add (list, g_strdup (SANDBOX[i]));
      g_ptr_array_add (list, g_strdup ("--ro-bind"));
      g_ptr_array_add (list, g_strdup (self->path));
      g_ptr_array_add (list, g_strdup (FILM));
    }
  g_ptr_array_add (list, g_strdup (self->program));
  for (const char * const *a =
         (const char * const[]) { "-i", film, "-o", "-", "-c", "png", "-s", self->size, "-t", place, NULL };
       *a; a++)
    g_ptr_array_add (list, g_strdup (*a));
  g_ptr_array_add (list, NULL);
  return list;
}

static void
explain (GError *why, const char *said, GError **error)
{
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (why));
  else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                 _("No frame of the film was decoded within %d seconds, so it has no picture. The film itself was kept."),
                 SECONDS);
  else if (said != NULL && g_str_has_prefix (said, "bwrap: "))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("This system does not let bubblewrap make a sandbox, so no frames of films are decoded. The film itself was kept."));
  else
    g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                         _("No frame of the film can be decoded, so it has no picture. The film itself was kept; make it again if it does not play."));
}

static void
check_size_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  if (width > MAX_SIDE || height > MAX_SIDE)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/* What comes from behind the sandbox is not trusted either: PNG, small, or nothing. */
static GdkPixbuf *
unpack (GBytes *png)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("png", NULL);
  GdkPixbuf *pixbuf;
  gboolean good;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (check_size_cb), NULL);
  good = gdk_pixbuf_loader_write_bytes (loader, png, NULL);
  good = gdk_pixbuf_loader_close (loader, NULL) && good;
  pixbuf = good ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

static GdkPixbuf *
decode_at (Film *self, const char *place, GError **error)
{
  g_autoptr (GPtrArray) arguments = make_arguments (self, place);
  g_autoptr (GError) why = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GBytes) png = topsheet_helper_process_run ((const char * const *) arguments->pdata, &self->limits,
                                                        self->cancellable, &said, &why);
  GdkPixbuf *pixbuf = png != NULL ? unpack (png) : NULL;

  if (pixbuf == NULL)
    explain (why, said, error);
  return pixbuf;
}

/* 0 … 255 */
static guint
get_mean (GdkPixbuf *pixbuf)
{
  guint channels = (guint) gdk_pixbuf_get_n_channels (pixbuf), width = (guint) gdk_pixbuf_get_width (pixbuf);
  guint height = (guint) gdk_pixbuf_get_height (pixbuf);
  guint64 sum = 0;

  for (guint y = 0; y < height; y++)
    {
      const guint8 *p = gdk_pixbuf_read_pixels (pixbuf) + (gsize) gdk_pixbuf_get_rowstride (pixbuf) * y;

      for (guint x = 0; x < width; x++, p += channels)
        sum += (guint) p[0] * 2 + (guint) p[1] * 5 + p[2];
    }
  return (guint) (sum / 8 / ((guint64) width * height));
}

GdkPixbuf *
topsheet_thumbnail_film_decode (const char *path,
                                TopsheetContainer *container,
                                guint size,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Film) film = { .path = path, .cancellable = cancellable };
  g_autoptr (GdkPixbuf) best = NULL;
  guint best_mean = 0;

  if (!find_programs (&film, error))
    return NULL;
  film.size = g_strdup_printf ("%u", MIN (size, MAX (container->width, container->height)));
  film.limits = (TopsheetHelperLimits) { g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC, MEMORY_BYTES, CPU_SECONDS,
                                         MAX_OUTPUT };
  for (gsize i = 0; i < G_N_ELEMENTS (PLACES) && best_mean < DARK; i++)
    {
      g_autoptr (GError) why = NULL;
      g_autoptr (GdkPixbuf) frame = decode_at (&film, PLACES[i], &why);

      /* A dark frame is better than none. */
      if (frame == NULL && best == NULL)
        g_propagate_error (error, g_steal_pointer (&why));
      if (frame == NULL)
        break;
      if (best == NULL || get_mean (frame) > best_mean)
        {
          g_set_object (&best, frame);
          best_mean = get_mean (frame);
        }
    }
  return g_steal_pointer (&best);
}
