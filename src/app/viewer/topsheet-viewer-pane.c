/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-viewer-pane.h"

#include "app/gallery/topsheet-decision-mark.h"
#include "app/gallery/topsheet-missing-file.h"

#include <glib/gi18n.h>

struct _TopsheetViewerPane
{
  AdwBin parent_instance;
  TopsheetPictureSource *pictures;
  TopsheetThumbnailSource *thumbnails;
  TopsheetThumbnailRequest *request;
  TopsheetGeneration *generation;
  GtkMediaStream *stream;
  guint number;

  GtkWidget *view;
  GtkWidget *problem;
  GtkWidget *missing;
  GtkWidget *tag;
  GtkWidget *badge;
  GtkWidget *name;
  GtkWidget *mark;
  GtkWidget *decision;
};

G_DEFINE_FINAL_TYPE (TopsheetViewerPane, topsheet_viewer_pane, ADW_TYPE_BIN)

typedef enum
{
  PROP_STREAM = 1,
} TopsheetViewerPaneProperty;

static GParamSpec *properties[PROP_STREAM + 1];

static void
show_problem (TopsheetViewerPane *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text ? text : "");
  /* That there is no file says more than that it cannot be read. */
  gtk_widget_set_visible (self->problem,
                          text != NULL && !topsheet_missing_file_is_missing (TOPSHEET_MISSING_FILE (self->missing)));
}

static void
thumbnail_cb (GdkTexture *texture, gpointer data)
{
  TopsheetViewerPane *self = data;

  self->request = NULL;
  if (texture)
    topsheet_picture_view_set_stand_in (TOPSHEET_PICTURE_VIEW (self->view), texture);
}

static void
cancel_request (TopsheetViewerPane *self)
{
  if (self->request)
    topsheet_thumbnail_source_cancel (self->thumbnails, self->request);
  self->request = NULL;
}

static GdkTexture *
find_stand_in (TopsheetViewerPane *self)
{
  const char *sha256 = topsheet_generation_get_sha256 (self->generation);
  GdkTexture *texture;

  if (!sha256)
    return NULL;
  texture = topsheet_thumbnail_source_peek (self->thumbnails, sha256, TOPSHEET_THUMBNAIL_LARGE);
  if (!texture)
    texture = topsheet_thumbnail_source_peek (self->thumbnails, sha256, TOPSHEET_THUMBNAIL_NORMAL);
  if (!texture)
    self->request = topsheet_thumbnail_source_request (self->thumbnails, GTK_WIDGET (self), sha256,
                                                       topsheet_generation_get_path (self->generation),
                                                       TOPSHEET_THUMBNAIL_NORMAL, thumbnail_cb, self);
  return texture;
}

static void
set_stream (TopsheetViewerPane *self, GtkMediaStream *stream)
{
  if (self->stream == stream)
    return;
  if (self->stream)
    gtk_media_stream_pause (self->stream);
  g_set_object (&self->stream, stream);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STREAM]);
}

/* GTK finds its player at run time; without one the file is as good as ever, only not here. */
static void
stream_error_cb (TopsheetViewerPane *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  const GError *error = gtk_media_stream_get_error (stream);
  g_autofree char *text = NULL;

  if (!error || stream != self->stream)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    text = g_strdup (_("Video cannot be played here, because GTK's media backend is not installed. "
                       "Install the GStreamer backend of GTK, or open the file in another program."));
  else
    text = g_strdup_printf (_("This video cannot be played (%s). "
                              "Its codec may be missing; the file was left as it is."),
                            error->message);
  show_problem (self, text);
}

static void
show_video (TopsheetViewerPane *self, const char *path)
{
  g_autoptr (GtkMediaStream) stream = gtk_media_file_new_for_filename (path);

  gtk_media_stream_set_loop (stream, TRUE);
  g_signal_connect_object (stream, "notify::error", G_CALLBACK (stream_error_cb), self, G_CONNECT_SWAPPED);
  topsheet_picture_view_show_paintable (TOPSHEET_PICTURE_VIEW (self->view), GDK_PAINTABLE (stream));
  set_stream (self, stream);
  stream_error_cb (self, NULL, stream);
}

static void
show_picture (TopsheetViewerPane *self, const char *path)
{
  g_autoptr (GdkTexture) stand_in = find_stand_in (self);

  set_stream (self, NULL);
  topsheet_picture_view_show_file (TOPSHEET_PICTURE_VIEW (self->view), path,
                                   topsheet_generation_get_width (self->generation),
                                   topsheet_generation_get_height (self->generation), stand_in);
  show_problem (self, path ? topsheet_picture_source_get_error (self->pictures, path) : NULL);
}

static void
show_file (TopsheetViewerPane *self)
{
  show_problem (self, NULL);
  if (topsheet_viewer_pane_is_video (self->generation))
    show_video (self, topsheet_generation_get_path (self->generation));
  else
    show_picture (self, topsheet_generation_get_path (self->generation));
}

/* A file that came back is shown. */
static void
missing_cb (TopsheetViewerPane *self)
{
  const char *path = self->generation ? topsheet_generation_get_path (self->generation) : NULL;

  if (!path || topsheet_missing_file_is_missing (TOPSHEET_MISSING_FILE (self->missing)))
    {
      gtk_widget_set_visible (self->problem, FALSE);
      return;
    }
  topsheet_picture_source_forget_error (self->pictures, path);
  cancel_request (self);
  show_file (self);
}

static void
pictures_changed_cb (TopsheetViewerPane *self, const char *path)
{
  if (self->generation && !self->stream && g_strcmp0 (path, topsheet_generation_get_path (self->generation)) == 0)
    show_problem (self, topsheet_picture_source_get_error (self->pictures, path));
}

static void
show_words (TopsheetViewerPane *self)
{
  const char *name = self->generation ? topsheet_generation_get_version_id (self->generation) : "";
  TopsheetDecisionKind kind = self->generation ? topsheet_generation_get_decision (self->generation)
                                               : TOPSHEET_DECISION_PENDING;
  const char *decision = topsheet_decision_kind_get_title (kind);
  g_autofree char *label = NULL;

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->decision), decision);
  topsheet_decision_mark_set_decision (TOPSHEET_DECISION_MARK (self->mark), kind);
  gtk_widget_set_visible (self->mark, kind != TOPSHEET_DECISION_PENDING);
  if (self->number > 0)
    /* Translators: number of a pane, its version and the decision: "2, SH040_v014, accepted" */
    label = g_strdup_printf (_("%1$u, %2$s, %3$s"), self->number, name, decision);
  else
    label = g_strdup_printf ("%s, %s", name, decision);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
make_tag (TopsheetViewerPane *self)
{
  self->tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->badge = gtk_label_new (NULL);
  self->name = gtk_label_new (NULL);
  self->mark = topsheet_decision_mark_new (TOPSHEET_DECISION_PENDING);
  self->decision = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_ellipsize (GTK_LABEL (self->decision), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->badge, "pane-badge");
  gtk_widget_add_css_class (self->name, "heading");
  gtk_widget_add_css_class (self->decision, "caption");
  gtk_widget_add_css_class (self->tag, "pane-tag");
  gtk_widget_set_halign (self->tag, GTK_ALIGN_START);
  gtk_widget_set_valign (self->tag, GTK_ALIGN_START);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->tag, FALSE);
  gtk_widget_set_visible (self->tag, FALSE);
  gtk_box_append (GTK_BOX (self->tag), self->badge);
  gtk_box_append (GTK_BOX (self->tag), self->name);
  gtk_box_append (GTK_BOX (self->tag), self->mark);
  gtk_box_append (GTK_BOX (self->tag), self->decision);
}

static void
make_problem (TopsheetViewerPane *self)
{
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_label_set_justify (GTK_LABEL (self->problem), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->problem, "pane-problem");
  gtk_widget_set_halign (self->problem, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->problem, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->problem, FALSE);
  self->missing = topsheet_missing_file_new ();
  gtk_widget_set_halign (self->missing, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->missing, GTK_ALIGN_CENTER);
}

static void
topsheet_viewer_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetViewerPaneProperty) id)
    {
    case PROP_STREAM:
      g_value_set_object (value, TOPSHEET_VIEWER_PANE (object)->stream);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_viewer_pane_dispose (GObject *object)
{
  TopsheetViewerPane *self = TOPSHEET_VIEWER_PANE (object);

  if (self->thumbnails)
    cancel_request (self);
  if (self->generation)
    g_signal_handlers_disconnect_by_data (self->generation, self);
  if (self->stream)
    gtk_media_stream_pause (self->stream);
  g_clear_object (&self->stream);
  g_clear_object (&self->generation);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (topsheet_viewer_pane_parent_class)->dispose (object);
}

static void
topsheet_viewer_pane_class_init (TopsheetViewerPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_viewer_pane_get_property;
  object_class->dispose = topsheet_viewer_pane_dispose;
  properties[PROP_STREAM] = g_param_spec_object ("stream", NULL, NULL, GTK_TYPE_MEDIA_STREAM,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "viewerpane");
}

static void
topsheet_viewer_pane_init (TopsheetViewerPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  make_tag (self);
  make_problem (self);
}

GtkWidget *
topsheet_viewer_pane_new (TopsheetPictureSource *pictures, TopsheetThumbnailSource *thumbnails, TopsheetViewState *state)
{
  TopsheetViewerPane *self = g_object_new (TOPSHEET_TYPE_VIEWER_PANE, NULL);
  GtkWidget *overlay = gtk_overlay_new ();

  self->pictures = g_object_ref (pictures);
  self->thumbnails = g_object_ref (thumbnails);
  self->view = topsheet_picture_view_new (pictures, state);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->problem);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->missing);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->tag);
  adw_bin_set_child (ADW_BIN (self), overlay);
  g_signal_connect_object (pictures, "changed", G_CALLBACK (pictures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->missing, "notify::missing", G_CALLBACK (missing_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
topsheet_viewer_pane_show (TopsheetViewerPane *self, TopsheetGeneration *generation)
{
  gboolean same;

  g_return_if_fail (TOPSHEET_IS_VIEWER_PANE (self));
  same = self->generation && generation &&
         topsheet_generation_get_id (self->generation) == topsheet_generation_get_id (generation) &&
         g_strcmp0 (topsheet_generation_get_path (self->generation), topsheet_generation_get_path (generation)) == 0;
  g_set_object (&self->generation, generation);
  show_words (self);
  if (same)
    return;
  topsheet_missing_file_show (TOPSHEET_MISSING_FILE (self->missing), G_OBJECT (self->thumbnails), generation);
  cancel_request (self);
  if (!generation || !topsheet_generation_get_path (generation))
    {
      set_stream (self, NULL);
      topsheet_picture_view_show_file (TOPSHEET_PICTURE_VIEW (self->view), NULL, 0, 0, NULL);
      show_problem (self, generation ? _("No file is known for this version, only its record.") : NULL);
      return;
    }
  show_file (self);
}

TopsheetGeneration *
topsheet_viewer_pane_get_generation (TopsheetViewerPane *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANE (self), NULL);
  return self->generation;
}

TopsheetPictureView *
topsheet_viewer_pane_get_view (TopsheetViewerPane *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANE (self), NULL);
  return TOPSHEET_PICTURE_VIEW (self->view);
}

GtkMediaStream *
topsheet_viewer_pane_get_stream (TopsheetViewerPane *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANE (self), NULL);
  return self->stream;
}

void
topsheet_viewer_pane_set_number (TopsheetViewerPane *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_return_if_fail (TOPSHEET_IS_VIEWER_PANE (self));
  self->number = number;
  gtk_label_set_label (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->tag, number > 0);
  show_words (self);
}

void
topsheet_viewer_pane_set_current (TopsheetViewerPane *self, gboolean current)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANE (self));
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

void
topsheet_viewer_pane_set_name_side (TopsheetViewerPane *self, GtkAlign side)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANE (self));
  gtk_widget_set_halign (self->tag, side);
}

gboolean
topsheet_viewer_pane_is_video (TopsheetGeneration *generation)
{
  const char *path, *format;
  g_autofree char *type = NULL;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), FALSE);
  format = topsheet_generation_get_format (generation);
  for (const char * const *f = (const char * const[]) { "mp4", "webm", "mov", "mkv", "avi", NULL }; format && *f; f++)
    if (g_str_equal (format, *f))
      return TRUE;
  path = topsheet_generation_get_path (generation);
  type = path ? g_content_type_guess (path, NULL, 0, NULL) : NULL;
  return type && g_str_has_prefix (type, "video/");
}
