/* SPDX-License-Identifier: GPL-3.0-or-later */
/* topsheet-shots FOLDER [WIDTH…]: every view of the library's first project, and of an empty library, as PNG; light and dark,
 * 360 and 1200 pixels wide unless told. The library is the one of $TOPSHEET_LIBRARY; without a project in it, the sample project is
 * made first. $TOPSHEET_LOCALE_DIR is where translations are looked for. */
#include "app/gallery/topsheet-gallery-page.h"
#include "app/project/topsheet-project-page.h"
#include "app/topsheet-application.h"
#include "app/topsheet-window.h"
#include "services/demo/topsheet-demo-service.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

/* For the first sight of a view, and for one that had its data before. */
#define SETTLE_MSEC 2500
#define DRAW_LOOKS 4
#define NARROW_HEIGHT 720
#define WIDE_HEIGHT 800
#define SAMPLE_GENERATIONS 120
#define SAMPLE_SEED 2026
#define MAX_WIDTH 3840

typedef struct
{
  AdwApplication *application;
  char *folder;
  GArray *widths; /* of int */
  guint n_shots;
  GError *error;
} Shots;

static const char * const views[] = { "overview", "budget", "gallery", "ledger", "reports", "compare" };

/* What opens from the gallery; the catalogue opens from everywhere and has no action here. */
static const struct
{
  const char *name;
  const char *action;
} dialogs[] = {
  { "groups", "gallery.jump" },          { "people", "review.people" },  { "reasons", "review.reasons" },
  { "sources", "project.show-sources" }, { "import", "project.import" }, { "catalogue", NULL },
};

static void
pause_msec (int msec)
{
  dex_await (dex_timeout_new_msec (msec), NULL);
}

/* NULL while nothing was drawn yet, as on a machine that is busy. */
static GskRenderNode *
draw (GdkPaintable *paintable)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static gboolean
save (Shots *shots, GtkWindow *window, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (shots->folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GskRenderNode) node = draw (paintable);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  graphene_rect_t area;
  graphene_rect_t whole;

  for (guint i = 0; i < DRAW_LOOKS && !node; i++)
    {
      pause_msec (SETTLE_MSEC);
      node = draw (paintable);
    }
  /* Without the border around the window, which the paintable begins with. */
  if (node == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (window), GTK_WIDGET (window), &whole) ||
      !gtk_widget_compute_bounds (gtk_widget_get_first_child (GTK_WIDGET (window)), GTK_WIDGET (window), &area))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s was not drawn", name);
      return FALSE;
    }
  graphene_rect_offset (&area, -whole.origin.x, -whole.origin.y);
  texture = gsk_renderer_render_texture (renderer, node, &area);
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", path);
      return FALSE;
    }
  shots->n_shots++;
  return TRUE;
}

static char *
shot_name (const char *view, gboolean dark, int width)
{
  return g_strdup_printf ("%s-%s-%d", view, dark ? "dark" : "light", width);
}

static GtkWidget *
find_page (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (TOPSHEET_IS_GALLERY_PAGE (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);
  return found;
}

/* A dialog lies in the window, so it is in its picture. */
static gboolean
shoot_dialog (Shots *shots, GtkWidget *from, guint i, gboolean dark, int width, GError **error)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  g_autofree char *name = shot_name (dialogs[i].name, dark, width);
  AdwDialog *dialog;
  gboolean good;

  if (!dialogs[i].action)
    {
      topsheet_window_show_catalogue (TOPSHEET_WINDOW (window));
    }
  else if (!gtk_widget_activate_action (from, dialogs[i].action, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s does not open: there is no %s", name, dialogs[i].action);
      return FALSE;
    }
  pause_msec (SETTLE_MSEC);
  good = save (shots, window, name, error);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (dialog)
    adw_dialog_force_close (dialog);
  return good;
}

static gboolean
shoot_dialogs (Shots *shots, TopsheetWindow *window, gboolean dark, int width, GError **error)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "gallery");
  pause_msec (SETTLE_MSEC);
  page = find_page (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (!shoot_dialog (shots, page ? page : GTK_WIDGET (window), i, dark, width, error))
      return FALSE;
  return TRUE;
}

static gboolean
shoot_project (Shots *shots, TopsheetWindow *window, TopsheetProject *project, gboolean dark, int width, GError **error)
{
  topsheet_window_open_project (window, project, views[0]);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = shot_name (views[i], dark, width);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", views[i]);
      pause_msec (SETTLE_MSEC);
      if (!save (shots, GTK_WINDOW (window), name, error))
        return FALSE;
    }
  return shoot_dialogs (shots, window, dark, width, error);
}

/* @project NULL: only the library, which is empty. */
static gboolean
shoot (Shots *shots, TopsheetSession *session, TopsheetProject *project, gboolean dark, int width, GError **error)
{
  g_autofree char *name = shot_name (project != NULL ? "library" : "library-empty", dark, width);
  TopsheetWindow *window = topsheet_window_new (shots->application);
  gboolean good;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (window), width, width < 720 ? NARROW_HEIGHT : WIDE_HEIGHT);
  topsheet_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  pause_msec (SETTLE_MSEC);
  good = save (shots, GTK_WINDOW (window), name, error) &&
         (project == NULL || shoot_project (shots, window, project, dark, width, error));
  gtk_window_destroy (GTK_WINDOW (window));
  return good;
}

static gboolean
shoot_all (Shots *shots, TopsheetSession *session, TopsheetProject *project, GError **error)
{
  for (guint i = 0; i < shots->widths->len; i++)
    {
      int width = g_array_index (shots->widths, int, i);

      if (!shoot (shots, session, project, FALSE, width, error) || !shoot (shots, session, project, TRUE, width, error))
        return FALSE;
    }
  return TRUE;
}

static TopsheetProject *
find_project (TopsheetSession *session, GError **error)
{
  g_autoptr (GPtrArray) projects =
    dex_await_boxed (topsheet_store_list_projects (topsheet_session_get_store (session), FALSE), error);

  if (projects == NULL)
    return NULL;
  if (projects->len > 0)
    return g_object_ref (g_ptr_array_index (projects, 0));
  return dex_await_object (topsheet_demo_service_make (session, NULL, SAMPLE_GENERATIONS, SAMPLE_SEED, NULL), error);
}

static gboolean
run (Shots *shots, GError **error)
{
  g_autofree char *location = topsheet_session_default_location ();
  g_autofree char *empty_folder = g_dir_make_tmp ("topsheet-shots-XXXXXX", error);
  g_autofree char *empty_location = empty_folder != NULL ? g_build_filename (empty_folder, "library.db", NULL) : NULL;
  g_autoptr (TopsheetSession) session = NULL;
  g_autoptr (TopsheetSession) empty = NULL;
  g_autoptr (TopsheetProject) project = NULL;

  if (empty_folder == NULL)
    return FALSE;
  session = dex_await_object (topsheet_session_open (location, TRUE, NULL), error);
  project = session != NULL ? find_project (session, error) : NULL;
  if (project == NULL || !shoot_all (shots, session, project, error))
    return FALSE;
  empty = dex_await_object (topsheet_session_open (empty_location, TRUE, NULL), error);
  return empty != NULL && shoot_all (shots, empty, NULL, error) &&
         dex_await (topsheet_session_close (session), error) && dex_await (topsheet_session_close (empty), error);
}

static DexFuture *
run_fiber (gpointer user_data)
{
  Shots *shots = user_data;

  run (shots, &shots->error);
  g_application_quit (G_APPLICATION (shots->application));
  return dex_future_new_true ();
}

static void
on_activate (AdwApplication *application, Shots *shots)
{
  /* As on a GNOME desktop. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", "gtk-enable-animations", FALSE, NULL);
  g_application_hold (G_APPLICATION (application));
  dex_future_disown (dex_scheduler_spawn (NULL, 0, run_fiber, shots, NULL));
}

/* FALSE for what is no width that a window can have. */
static gboolean
read_widths (char **words, GArray *widths)
{
  static const int usual[] = { 1200, 360 };

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 number;
      int width;

      if (!g_ascii_string_to_unsigned (words[i], 10, 360, MAX_WIDTH, &number, NULL))
        return FALSE;
      width = (int) number;
      g_array_append_val (widths, width);
    }
  if (widths->len == 0)
    g_array_append_vals (widths, usual, G_N_ELEMENTS (usual));

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  const char *locale = g_getenv ("TOPSHEET_LOCALE_DIR");
  Shots shots = { .widths = widths };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale != NULL ? locale : TOPSHEET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dex_init ();
  if (argc < 2 || !read_widths (argv + 2, widths))
    {
      g_printerr ("Usage: topsheet-shots FOLDER [WIDTH…], 360 to %d pixels\n", MAX_WIDTH);
      return 2;
    }
  shots.folder = g_canonicalize_filename (argv[1], NULL);
  if (g_mkdir_with_parents (shots.folder, 0755) != 0)
    {
      g_printerr ("topsheet-shots: %s: %s\n", shots.folder, g_strerror (errno));
      return 1;
    }

  topsheet_application_register_resources ();
  shots.application = g_object_new (ADW_TYPE_APPLICATION, "application-id", TOPSHEET_APPLICATION_ID ".Shots", "flags",
                                    G_APPLICATION_NON_UNIQUE, "resource-base-path", "/io/github/topsheet/Topsheet",
                                    NULL);
  g_signal_connect (shots.application, "activate", G_CALLBACK (on_activate), &shots);
  g_application_run (G_APPLICATION (shots.application), 0, NULL);
  g_object_unref (shots.application);
  g_free (shots.folder);
  if (shots.error != NULL)
    {
      g_printerr ("topsheet-shots: %s\n", shots.error->message);
      g_clear_error (&shots.error);
      return 1;
    }
  g_print ("%u pictures\n", shots.n_shots);
  return 0;
}
