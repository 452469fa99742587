/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-cell.h"

#include "app/gallery/topsheet-decision-mark.h"
#include "app/gallery/topsheet-duplicate-sign.h"
#include "app/gallery/topsheet-missing-sign.h"
#include "app/gallery/topsheet-review-signs.h"
#include "app/widgets/topsheet-media-placeholder.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 6.0f /* room for the ring: 3 px wide, 3 px away */
#define RING 3.0f
#define RADIUS 8.0f
#define INSET 5.0f /* of what stands on the picture */
#define GAP 5.0f
/* A picture fills the frame when that cuts off less than this share of it, and stands whole inside it otherwise. */
#define MAX_CROP 0.12
#define LARGE_FROM 224 /* pixels a normal thumbnail can be stretched to before it looks soft */

struct _TopsheetGalleryCell
{
  GtkWidget parent_instance;
  TopsheetGalleryStyle *style;
  TopsheetPagedItem *item;
  TopsheetGeneration *generation; /* what is painted */
  GdkTexture *texture;
  TopsheetThumbnailRequest *request;
  TopsheetFileLook *look; /* NULL without a source of thumbnails */
  guint texture_size;     /* asked for: 256 or 512 */
  gboolean missing;       /* there is no picture, and there will be none */
  PangoLayout *name;
  PangoLayout *cost;
  PangoLayout *tag;
  PangoLayout *note; /* duration */
  char *label;
  int line_height;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryCell, topsheet_gallery_cell, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STYLE = 1,
  PROP_ITEM,
  PROP_SELECTED,
  PROP_LABEL,
} TopsheetGalleryCellProperty;

static GParamSpec *properties[PROP_LABEL + 1];

static void
clear_layouts (TopsheetGalleryCell *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->cost);
  g_clear_object (&self->tag);
  g_clear_object (&self->note);
  self->line_height = 0;
}

static int
get_line_height (TopsheetGalleryCell *self)
{
  if (self->line_height == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "SH040_v014");

      pango_layout_get_pixel_size (layout, NULL, &self->line_height);
    }
  return self->line_height;
}

static PangoLayout *
make_layout (TopsheetGalleryCell *self, const char *text, gboolean bold, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static char *
format_cost (TopsheetGeneration *generation)
{
  const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

  return cost ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_EXACT) : g_strdup (_("unpriced"));
}

static void
ensure_layouts (TopsheetGalleryCell *self)
{
  double seconds = topsheet_generation_get_duration_s (self->generation);
  const char *group = topsheet_paged_item_get_group (self->item);
  g_autofree char *cost = NULL;
  g_autofree char *duration = NULL;

  if (self->name)
    return;
  cost = format_cost (self->generation);
  self->name = make_layout (self, topsheet_generation_get_version_id (self->generation), self->selected, 0.92);
  self->cost = make_layout (self, cost, FALSE, 0.92);
  if (group)
    self->tag = make_layout (self, group, TRUE, 0.8);
  if (seconds >= 0.5)
    {
      /* Translators: length of a clip on its picture, in seconds */
      duration = g_strdup_printf (_("%.0f s"), seconds);
      self->note = make_layout (self, duration, FALSE, 0.8);
    }
}

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
  clear_layouts (self);
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

static void
snapshot_picture (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  GskRoundedRect clip;
  graphene_rect_t rect = *frame;
  float aspect, frame_aspect = frame->size.width / frame->size.height;

  gsk_rounded_rect_init_from_rect (&clip, frame, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { ink->red, ink->green, ink->blue, 0.08f }, frame);
  if (self->texture)
    {
      aspect = (float) gdk_texture_get_width (self->texture) / (float) gdk_texture_get_height (self->texture);
      if ((aspect > frame_aspect) == (MIN (aspect, frame_aspect) / MAX (aspect, frame_aspect) >= 1 - MAX_CROP))
        rect.size.width = frame->size.height * aspect;
      else
        rect.size.height = frame->size.width / aspect;
      rect.origin.x += (frame->size.width - rect.size.width) / 2;
      rect.origin.y += (frame->size.height - rect.size.height) / 2;
      gtk_snapshot_append_scaled_texture (snapshot, self->texture,
                                          rect.size.width * 2 < (float) gdk_texture_get_width (self->texture)
                                            ? GSK_SCALING_FILTER_TRILINEAR
                                            : GSK_SCALING_FILTER_LINEAR,
                                          &rect);
    }
  else if (self->missing)
    topsheet_media_placeholder_snapshot (GTK_WIDGET (self), snapshot, topsheet_generation_get_format (self->generation),
                                         frame, ink);
  gtk_snapshot_pop (snapshot);
}

/* Rejected: most of the colour taken out, and sunk into whatever the background is. */
static void
push_dimmed (GtkSnapshot *snapshot, gboolean contrast)
{
  const float s = 0.15f, r = 0.2126f * (1 - s), g = 0.7152f * (1 - s), b = 0.0722f * (1 - s);
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  graphene_matrix_init_from_float (&matrix, (const float[16]) { r + s, r, r, 0, g, g + s, g, 0, b, b, b + s, 0, 0, 0, 0,
                                                                contrast ? 0.65f : 0.48f });
  graphene_vec4_init (&offset, 0, 0, 0, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
}

static void
snapshot_pill (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float pad)
{
  int width, height;
  graphene_rect_t rect;
  GskRoundedRect pill;

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT (x, y, (float) width + 2 * pad, (float) height + 4);
  gsk_rounded_rect_init_from_rect (&pill, &rect, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.68f }, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + pad, y + 2));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

/* Behind the mark of the decision, or in its place. */
static void
snapshot_review (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame)
{
  gboolean marked = topsheet_generation_get_decision (self->generation) != TOPSHEET_DECISION_PENDING;
  float before = INSET + (marked ? TOPSHEET_DECISION_MARK_SIZE + INSET : 0), after = 2 * INSET;
  g_autoptr (PangoLayout) layout = NULL;
  int width = 0, height;

  if (topsheet_generation_get_stars (self->generation) == 0 && !topsheet_generation_is_disputed (self->generation))
    return;
  if (self->note)
    pango_layout_get_pixel_size (self->note, &width, NULL);
  after += width > 0 ? (float) width + 12 : 0;
  layout = topsheet_review_signs_layout (GTK_WIDGET (self), self->generation,
                                         (int) (frame->size.width - before - after) - 10);
  pango_layout_get_pixel_size (layout, NULL, &height);
  snapshot_pill (snapshot, layout, frame->origin.x + before,
                 frame->origin.y + frame->size.height - (float) height - 4 - INSET, 5);
}

static void
snapshot_signs (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  TopsheetDecisionKind decision = topsheet_generation_get_decision (self->generation);
  gboolean repeats = topsheet_generation_get_duplicate_of_id (self->generation) != 0;
  gboolean lost = self->look && topsheet_file_look_is_missing (self->look);
  float end = frame->origin.x + frame->size.width - INSET; /* of the signs in the upper corner */
  int width, height;

  if (repeats)
    topsheet_duplicate_sign_snapshot (snapshot, end -= TOPSHEET_DUPLICATE_SIGN_SIZE, frame->origin.y + INSET);
  end -= repeats ? INSET : 0;
  if (lost)
    topsheet_missing_sign_snapshot (snapshot, end -= TOPSHEET_MISSING_SIGN_SIZE, frame->origin.y + INSET);
  if (self->tag)
    {
      float room = end - frame->origin.x - 3 * INSET - (lost ? INSET : 0);

      pango_layout_set_width (self->tag, (int) room * PANGO_SCALE);
      snapshot_pill (snapshot, self->tag, frame->origin.x + INSET, frame->origin.y + INSET, 6);
    }
  if (self->note)
    {
      pango_layout_get_pixel_size (self->note, &width, &height);
      snapshot_pill (snapshot, self->note, frame->origin.x + frame->size.width - (float) width - 12 - INSET,
                     frame->origin.y + frame->size.height - (float) height - 4 - INSET, 6);
    }
  if (decision != TOPSHEET_DECISION_PENDING)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (frame->origin.x + INSET, frame->origin.y + frame->size.height -
                                                                               TOPSHEET_DECISION_MARK_SIZE - INSET));
      topsheet_decision_mark_snapshot (snapshot, decision, TOPSHEET_DECISION_MARK_SIZE, ink);
      gtk_snapshot_restore (snapshot);
    }
  snapshot_review (self, snapshot, frame);
}

static void
snapshot_line (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean dim = topsheet_generation_get_decision (self->generation) == TOPSHEET_DECISION_REJECTED ||
                 !topsheet_generation_get_cost (self->generation);
  GdkRGBA cost_ink = *ink;
  float y = frame->origin.y + frame->size.height + GAP;
  int name_width, cost_width;
  gboolean both;

  if (dim)
    cost_ink.alpha *= topsheet_gallery_style_get_contrast (self->style) ? 0.8f : 0.55f;
  pango_layout_set_width (self->name, -1);
  pango_layout_get_pixel_size (self->name, &name_width, NULL);
  pango_layout_get_pixel_size (self->cost, &cost_width, NULL);
  /* The id matters more than its cost when both do not fit. */
  both = (float) (name_width + cost_width) + GAP <= frame->size.width;
  if (!both)
    {
      name_width = MIN (name_width, (int) frame->size.width);
      pango_layout_set_width (self->name, name_width * PANGO_SCALE);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? frame->origin.x + frame->size.width - (float) name_width
                                                              : frame->origin.x,
                                                          y));
  gtk_snapshot_append_layout (snapshot, self->name, ink);
  gtk_snapshot_restore (snapshot);
  if (!both)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? frame->origin.x
                                                              : frame->origin.x + frame->size.width - (float) cost_width,
                                                          y));
  gtk_snapshot_append_layout (snapshot, self->cost, &cost_ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_ring (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame)
{
  const GdkRGBA *accent = topsheet_gallery_style_get_accent (self->style);
  graphene_rect_t rect = *frame;
  GskRoundedRect ring;

  graphene_rect_inset (&rect, -2 * RING, -2 * RING);
  gsk_rounded_rect_init_from_rect (&ring, &rect, RADIUS + 2 * RING);
  gtk_snapshot_append_border (snapshot, &ring, (const float[4]) { RING, RING, RING, RING },
                              (const GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}

static void
topsheet_gallery_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetGalleryCell *self = TOPSHEET_GALLERY_CELL (widget);
  float width = (float) gtk_widget_get_width (widget) - 2 * MARGIN;
  graphene_rect_t frame = GRAPHENE_RECT_INIT (MARGIN, MARGIN, width,
                                              floorf (width / (float) topsheet_gallery_style_get_aspect (self->style)));
  GdkRGBA ink;
  gboolean dimmed;

  gtk_widget_get_color (widget, &ink);
  dimmed = self->generation && topsheet_generation_get_decision (self->generation) == TOPSHEET_DECISION_REJECTED;
  if (dimmed)
    push_dimmed (snapshot, topsheet_gallery_style_get_contrast (self->style));
  snapshot_picture (self, snapshot, &frame, &ink);
  if (dimmed)
    gtk_snapshot_pop (snapshot);
  if (self->generation)
    {
      ensure_layouts (self);
      snapshot_signs (self, snapshot, &frame, &ink);
      snapshot_line (self, snapshot, &frame, &ink);
    }
  if (self->selected)
    snapshot_ring (self, snapshot, &frame);
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
  int width = zoom - zoom / 16 + 2 * (int) MARGIN;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *min = *nat = width;
  else
    *min = *nat = (int) ((MAX (for_size, width) - 2 * MARGIN) / topsheet_gallery_style_get_aspect (self->style) +
                         2 * MARGIN + GAP) +
                  get_line_height (self);
}

static void
topsheet_gallery_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (topsheet_gallery_cell_parent_class)->css_changed (widget, change);
  clear_layouts (TOPSHEET_GALLERY_CELL (widget));
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
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->generation);
  g_clear_object (&self->texture);
  g_clear_object (&self->look);
  clear_layouts (self);
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
  clear_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

char *
topsheet_gallery_cell_describe (TopsheetGeneration *generation)
{
  g_autofree char *decision = NULL;
  g_autofree char *cost = NULL;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);
  decision = g_utf8_strdown (topsheet_decision_kind_get_title (topsheet_generation_get_decision (generation)), -1);
  cost = format_cost (generation);
  if (topsheet_generation_get_duplicate_of (generation))
    /* Translators: the same of one that repeats an earlier version: "SH040_v014, accepted, €4.20, repeats SH040_v002" */
    return g_strdup_printf (_("%1$s, %2$s, %3$s, repeats %4$s"), topsheet_generation_get_version_id (generation),
                            decision, cost, topsheet_generation_get_duplicate_of (generation));
  /* Translators: a version for the screen reader: "SH040_v014, accepted, €4.20" */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), topsheet_generation_get_version_id (generation), decision, cost);
}
