/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-cell-private.h"
#include "app/gallery/topsheet-missing-sign.h"
#include "app/gallery/topsheet-review-signs.h"
#include "app/widgets/topsheet-painted-once.h"

#include <glib/gi18n.h>

#define LARGE_FROM 224 /* pixels a normal thumbnail can be stretched to before it looks soft */

G_DEFINE_FINAL_TYPE (TopsheetGalleryCell, topsheet_gallery_cell, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STYLE = 1,
  PROP_ITEM,
  PROP_SELECTED,
  PROP_LABEL,
} TopsheetGalleryCellProperty;

static GParamSpec *properties[PROP_LABEL + 1];

/* @why: (nullable): known only where the file was there and could not be decoded */
static void
set_missing (TopsheetGalleryCell *self, gboolean missing, const char *why)
{
  g_autofree char *lost = self->look ? topsheet_file_look_describe (self->look) : NULL;

  self->missing = missing;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lost ? lost : missing ? why : NULL);
}

static void
thumbnail_cb (GdkTexture *texture, gpointer data)
{
  TopsheetGalleryCell *self = data;

  self->request = NULL;
  if (texture)
    g_set_object (&self->texture, texture);
  if (!self->texture)
    {
      g_autofree char *why = topsheet_thumbnail_source_explain (topsheet_gallery_style_get_source (self->style),
                                                                topsheet_generation_get_sha256 (self->generation));

      set_missing (self, TRUE, why);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel_request (TopsheetGalleryCell *self)
{
  if (self->request)
    topsheet_thumbnail_source_cancel (topsheet_gallery_style_get_source (self->style), self->request);
  self->request = NULL;
}

static guint
choose_size (TopsheetGalleryCell *self)
{
  int pixels = topsheet_gallery_style_get_zoom (self->style) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return pixels > LARGE_FROM ? TOPSHEET_THUMBNAIL_LARGE : TOPSHEET_THUMBNAIL_NORMAL;
}

static void
request_thumbnail (TopsheetGalleryCell *self)
{
  TopsheetThumbnailSource *source = topsheet_gallery_style_get_source (self->style);
  const char *sha256 = self->generation ? topsheet_generation_get_sha256 (self->generation) : NULL;
  g_autofree char *why = NULL;
  GdkTexture *texture;

  cancel_request (self);
  set_missing (self, FALSE, NULL);
  if (!source || !sha256)
    return;
  self->texture_size = choose_size (self);
  texture = topsheet_thumbnail_source_peek (source, sha256, self->texture_size);
  if (texture)
    {
      g_clear_object (&self->texture);
      self->texture = texture;
    }
  else if (!self->texture && (why = topsheet_thumbnail_source_explain (source, sha256)))
    set_missing (self, TRUE, why);
  else
    self->request = topsheet_thumbnail_source_request (source, GTK_WIDGET (self), sha256,
                                                       topsheet_generation_get_path (self->generation),
                                                       self->texture_size, thumbnail_cb, self);
}

static void
update_label (TopsheetGalleryCell *self)
{
  g_autofree char *what = self->generation ? topsheet_gallery_cell_describe (self->generation) : NULL;
  g_autofree char *marked = what ? topsheet_review_signs_describe (what, self->generation) : g_strdup (_("Loading"));
  g_autofree char *label = topsheet_missing_sign_describe (marked, self->look);

  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/* A file that came back can be shown again. */
static void
look_cb (TopsheetGalleryCell *self)
{
  if (!self->texture && !topsheet_file_look_is_missing (self->look))
    request_thumbnail (self);
  else
    set_missing (self, self->missing, NULL);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_same_picture (TopsheetGeneration *a, TopsheetGeneration *b)
{
  return a && b && g_strcmp0 (topsheet_generation_get_sha256 (a), topsheet_generation_get_sha256 (b)) == 0;
}

static void
update_row (TopsheetGalleryCell *self)
{
  TopsheetGeneration *generation = self->item ? topsheet_paged_item_get_row (self->item) : NULL;
  gboolean same = is_same_picture (generation, self->generation);

  if (generation != self->generation)
    {
      if (!same)
        g_clear_object (&self->texture);
      g_set_object (&self->generation, generation);
      if (!same)
        request_thumbnail (self);
      if (self->look)
        topsheet_file_look_set_path (self->look, generation ? topsheet_generation_get_path (generation) : NULL);
    }
  topsheet_gallery_cell_forget_text (self);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (TopsheetGalleryCell *self)
{
  if (self->generation && choose_size (self) > self->texture_size)
    request_thumbnail (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Without a graphics card each frame would scale, clip and dim all pictures anew: there a cell is painted once, and is one picture from then on. What is
 * out of sight waits for its turn. */
static void
topsheet_gallery_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (widget);
  TopsheetThumbnailSource *source = topsheet_gallery_style_get_source (self->style);
  GtkSnapshot *own;

  if ((!self->texture && !self->missing) || !source || !topsheet_painted_once_pays (widget))
    topsheet_gallery_cell_draw (self, snapshot);
  else if (!topsheet_thumbnail_source_sees (source, widget))
    {
      topsheet_thumbnail_source_await_sight (source, widget);
      topsheet_gallery_cell_draw (self, snapshot);
    }
  else
    {
      own = gtk_snapshot_new ();
      topsheet_gallery_cell_draw (self, own);
      topsheet_painted_once_append (widget, snapshot, gtk_snapshot_free_to_node (own));
    }
}

static GtkSizeRequestMode
topsheet_gallery_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
topsheet_gallery_cell_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *min,
                               int *nat,
                               int *min_base,
                               int *nat_base)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (widget);
  int zoom = topsheet_gallery_style_get_zoom (self->style);
  /* A little less than the zoom, so that a row does not lose a picture for a few pixels. */
  int width = zoom - zoom / 16 + 2 * (int) TOPSHEET_GALLERY_CELL_MARGIN;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *min = *nat = width;
  else
    *min = *nat = (int) ((MAX (for_size, width) - 2 * TOPSHEET_GALLERY_CELL_MARGIN) /
                           topsheet_gallery_style_get_aspect (self->style) +
                         2 * TOPSHEET_GALLERY_CELL_MARGIN + TOPSHEET_GALLERY_CELL_GAP) +
                  topsheet_gallery_cell_get_line_height (self);
}

static void
topsheet_gallery_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (topsheet_gallery_cell_parent_class)->css_changed (widget, change);
  topsheet_gallery_cell_forget_text (TOPSHEET_GALLERY_CELL (widget));
}

static void
topsheet_gallery_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (object);

  switch ((TopsheetGalleryCellProperty) id)
    {
    case PROP_STYLE:
      g_value_set_object (value, self->style);
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (object);

  switch ((TopsheetGalleryCellProperty) id)
    {
    case PROP_STYLE:
      self->style = g_value_dup_object (value);
      if (self->style)
        g_signal_connect_object (self->style, "changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
      if (self->style && topsheet_gallery_style_get_source (self->style))
        {
          self->look = topsheet_file_look_new (G_OBJECT (topsheet_gallery_style_get_source (self->style)),
                                               GTK_WIDGET (self));
          g_signal_connect_object (self->look, "notify::missing", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
        }
      break;
    case PROP_ITEM:
      topsheet_gallery_cell_set_item (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      topsheet_gallery_cell_set_selected (self, g_value_get_boolean (value));
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_cell_dispose (GObject *object)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (object);

  cancel_request (self);
  if (topsheet_gallery_style_get_source (self->style))
    topsheet_thumbnail_source_forget_sight (topsheet_gallery_style_get_source (self->style), GTK_WIDGET (self));
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->generation);
  g_clear_object (&self->texture);
  g_clear_object (&self->look);
  topsheet_gallery_cell_forget_text (self);
  G_OBJECT_CLASS (topsheet_gallery_cell_parent_class)->dispose (object);
}

static void
topsheet_gallery_cell_finalize (GObject *object)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (object);

  g_clear_object (&self->style);
  g_free (self->label);
  G_OBJECT_CLASS (topsheet_gallery_cell_parent_class)->finalize (object);
}

static void
topsheet_gallery_cell_class_init (TopsheetGalleryCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = topsheet_gallery_cell_get_property;
  object_class->set_property = topsheet_gallery_cell_set_property;
  object_class->dispose = topsheet_gallery_cell_dispose;
  object_class->finalize = topsheet_gallery_cell_finalize;
  widget_class->get_request_mode = topsheet_gallery_cell_get_request_mode;
  widget_class->measure = topsheet_gallery_cell_measure;
  widget_class->snapshot = topsheet_gallery_cell_snapshot;
  widget_class->css_changed = topsheet_gallery_cell_css_changed;
  properties[PROP_STYLE] = g_param_spec_object ("style", NULL, NULL, TOPSHEET_TYPE_GALLERY_STYLE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TOPSHEET_TYPE_PAGED_ITEM, flags);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "gallery-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
topsheet_gallery_cell_init (TopsheetGalleryCell *self)
{
}

GtkWidget *
topsheet_gallery_cell_new (TopsheetGalleryStyle *style)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (style), NULL);
  return g_object_new (TOPSHEET_TYPE_GALLERY_CELL, "style", style, NULL);
}

TopsheetPagedItem *
topsheet_gallery_cell_get_item (TopsheetGalleryCell *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_CELL (self), NULL);
  return self->item;
}

void
topsheet_gallery_cell_set_item (TopsheetGalleryCell *self, TopsheetPagedItem *item)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_CELL (self));
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item)
    {
      g_signal_connect_swapped (item, "notify::row", G_CALLBACK (update_row), self);
      g_signal_connect_swapped (item, "notify::group", G_CALLBACK (update_row), self);
    }
  update_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

void
topsheet_gallery_cell_set_selected (TopsheetGalleryCell *self, gboolean selected)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_CELL (self));
  if (self->selected == selected)
    return;
  self->selected = selected;
  topsheet_gallery_cell_forget_text (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
