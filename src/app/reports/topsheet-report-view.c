/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reports/topsheet-report-view.h"

#include "app/reports/topsheet-report-sheet.h"

#define EDGE 24
#define GAP 18
#define FIT_ZOOM 0.84
#define MIN_ZOOM 0.25

struct _TopsheetReportView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;
  TopsheetReportDocument *document;
  guint page;
  double zoom;
  double shown_zoom;
};

G_DEFINE_FINAL_TYPE (TopsheetReportView, topsheet_report_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_PAGE = 1,
  PROP_ZOOM,
  PROP_SHOWN_ZOOM,
} TopsheetReportViewProperty;

static GParamSpec *properties[PROP_SHOWN_ZOOM + 1];
static const double steps[] = { 0.5, 0.67, 0.84, 1, 1.25, 1.5, 2, 3 };

static double
compute_zoom (TopsheetReportView *self, int width)
{
  double page_width, page_height;

  if (self->zoom > 0 || self->document == NULL || width <= 0)
    return self->zoom > 0 ? self->zoom : FIT_ZOOM;
  topsheet_report_document_get_page_size (self->document, &page_width, &page_height);
  return CLAMP ((width - 2 * EDGE) / page_width, MIN_ZOOM, FIT_ZOOM);
}

static void
apply_zoom (TopsheetReportView *self, int width)
{
  const double zoom = compute_zoom (self, width);
  GtkWidget *sheet;

  for (sheet = gtk_widget_get_first_child (GTK_WIDGET (self->box)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    topsheet_report_sheet_set_scale (TOPSHEET_REPORT_SHEET (sheet), zoom);
  if (zoom == self->shown_zoom)
    return;
  self->shown_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_ZOOM]);
}

static void
scrolled_cb (TopsheetReportView *self)
{
  const double middle = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller)) / 2;
  guint page = 1, number = 0;
  GtkWidget *sheet;

  for (sheet = gtk_widget_get_first_child (GTK_WIDGET (self->box)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    {
      graphene_rect_t bounds;

      number++;
      gtk_widget_queue_draw (sheet);
      if (gtk_widget_compute_bounds (sheet, GTK_WIDGET (self->scroller), &bounds) && bounds.origin.y <= middle)
        page = number;
    }
  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static gboolean
width_cb (gpointer data)
{
  TopsheetReportView *self = data;

  if (self->scroller != NULL)
    apply_zoom (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

/* The width there is for pages changed; sizes must not change while they are given out. */
static void
resized_cb (TopsheetReportView *self)
{
  if (self->scroller != NULL && compute_zoom (self, gtk_widget_get_width (GTK_WIDGET (self))) != self->shown_zoom)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_cb, g_object_ref (self), g_object_unref);
}

static void
topsheet_report_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetReportView *self = TOPSHEET_REPORT_VIEW (object);

  switch ((TopsheetReportViewProperty) id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_SHOWN_ZOOM:
      g_value_set_double (value, self->shown_zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_report_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetReportView *self = TOPSHEET_REPORT_VIEW (object);

  switch ((TopsheetReportViewProperty) id)
    {
    case PROP_PAGE:
      topsheet_report_view_set_page (self, g_value_get_uint (value));
      break;
    case PROP_ZOOM:
      topsheet_report_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_SHOWN_ZOOM:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_report_view_dispose (GObject *object)
{
  TopsheetReportView *self = TOPSHEET_REPORT_VIEW (object);

  self->scroller = NULL;
  self->box = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (topsheet_report_view_parent_class)->dispose (object);
}

static void
topsheet_report_view_class_init (TopsheetReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = topsheet_report_view_get_property;
  object_class->set_property = topsheet_report_view_set_property;
  object_class->dispose = topsheet_report_view_dispose;
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 1, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 4, 0, flags);
  properties[PROP_SHOWN_ZOOM] = g_param_spec_double ("shown-zoom", NULL, NULL, 0, 4, FIT_ZOOM,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_report_view_init (TopsheetReportView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);

  self->page = 1;
  self->shown_zoom = FIT_ZOOM;
  self->box = GTK_BOX (box);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, EDGE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_child (self->scroller, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (resized_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
topsheet_report_view_new (void)
{
  return g_object_new (TOPSHEET_TYPE_REPORT_VIEW, NULL);
}

TopsheetReportDocument *
topsheet_report_view_get_document (TopsheetReportView *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_VIEW (self), NULL);

  return self->document;
}

guint
topsheet_report_view_get_page (TopsheetReportView *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_VIEW (self), 1);

  return self->page;
}

double
topsheet_report_view_get_shown_zoom (TopsheetReportView *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_VIEW (self), FIT_ZOOM);

  return self->shown_zoom;
}

void
topsheet_report_view_set_document (TopsheetReportView *self, TopsheetReportDocument *document)
{
  GtkWidget *sheet, *next;
  guint n;

  g_return_if_fail (TOPSHEET_IS_REPORT_VIEW (self));
  g_return_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (document));

  g_set_object (&self->document, document);
  n = topsheet_report_document_get_n_pages (document);
  sheet = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 0; i < n; i++)
    {
      if (sheet == NULL)
        gtk_box_append (self->box, topsheet_report_sheet_new (document, i));
      else
        {
          topsheet_report_sheet_set_document (TOPSHEET_REPORT_SHEET (sheet), document, i);
          sheet = gtk_widget_get_next_sibling (sheet);
        }
    }
  for (; sheet != NULL; sheet = next)
    {
      next = gtk_widget_get_next_sibling (sheet);
      gtk_box_remove (self->box, sheet);
    }
  apply_zoom (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

void
topsheet_report_view_set_page (TopsheetReportView *self, guint page)
{
  GtkWidget *sheet;
  graphene_rect_t bounds;

  g_return_if_fail (TOPSHEET_IS_REPORT_VIEW (self));

  sheet = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 1; i < page && sheet != NULL; i++)
    sheet = gtk_widget_get_next_sibling (sheet);
  if (sheet == NULL || !gtk_widget_compute_bounds (sheet, GTK_WIDGET (self->box), &bounds))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y);
  if (self->page == page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

void
topsheet_report_view_set_zoom (TopsheetReportView *self, double zoom)
{
  g_return_if_fail (TOPSHEET_IS_REPORT_VIEW (self));

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  apply_zoom (self, gtk_widget_get_width (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
topsheet_report_view_step_zoom (TopsheetReportView *self, int direction)
{
  double zoom;

  g_return_if_fail (TOPSHEET_IS_REPORT_VIEW (self));

  zoom = self->shown_zoom;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (direction > 0 && steps[i] > self->shown_zoom + 0.001)
        {
          zoom = steps[i];
          break;
        }
      if (direction < 0 && steps[i] < self->shown_zoom - 0.001)
        zoom = steps[i];
    }
  topsheet_report_view_set_zoom (self, zoom);
}
