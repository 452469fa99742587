/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reports/topsheet-report-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TopsheetReportSheet
{
  GtkWidget parent_instance;

  TopsheetReportDocument *document;
  guint page;
  double scale;
  GskRenderNode *node; /* what was painted, until document or scale change */
};

G_DEFINE_FINAL_TYPE (TopsheetReportSheet, topsheet_report_sheet, GTK_TYPE_WIDGET)

static void
get_size (TopsheetReportSheet *self, double *width, double *height)
{
  topsheet_report_document_get_page_size (self->document, width, height);
  *width = ceil (*width * self->scale);
  *height = ceil (*height * self->scale);
}

static gboolean
is_near (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  float height;

  if (viewport == NULL || !gtk_widget_compute_bounds (widget, viewport, &bounds))
    return TRUE;
  height = (float) gtk_widget_get_height (viewport);
  return bounds.origin.y < 1.5f * height && bounds.origin.y + bounds.size.height > -0.5f * height;
}

static GskRenderNode *
paint (TopsheetReportSheet *self, float width, float height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_scale (cr, self->scale, self->scale);
  topsheet_report_document_draw_page (self->document, self->page, cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
topsheet_report_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetReportSheet *self = TOPSHEET_REPORT_SHEET (widget);
  double width, height;

  get_size (self, &width, &height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->node == NULL && is_near (widget))
    self->node = paint (self, (float) width, (float) height);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
topsheet_report_sheet_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *min,
                               int *nat,
                               int *min_base,
                               int *nat_base)
{
  double width, height;

  get_size (TOPSHEET_REPORT_SHEET (widget), &width, &height);
  *min = *nat = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
topsheet_report_sheet_dispose (GObject *object)
{
  TopsheetReportSheet *self = TOPSHEET_REPORT_SHEET (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (topsheet_report_sheet_parent_class)->dispose (object);
}

static void
topsheet_report_sheet_class_init (TopsheetReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_report_sheet_dispose;
  widget_class->snapshot = topsheet_report_sheet_snapshot;
  widget_class->measure = topsheet_report_sheet_measure;
  gtk_widget_class_set_css_name (widget_class, "report-sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
topsheet_report_sheet_init (TopsheetReportSheet *self)
{
  self->scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
topsheet_report_sheet_new (TopsheetReportDocument *document, guint page)
{
  TopsheetReportSheet *self;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (document), NULL);

  self = g_object_new (TOPSHEET_TYPE_REPORT_SHEET, NULL);
  topsheet_report_sheet_set_document (self, document, page);
  return GTK_WIDGET (self);
}

void
topsheet_report_sheet_set_document (TopsheetReportSheet *self, TopsheetReportDocument *document, guint page)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (TOPSHEET_IS_REPORT_SHEET (self));
  g_return_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (document));

  g_set_object (&self->document, document);
  self->page = page;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  text = topsheet_report_document_get_page_text (document, page);
  /* Translators: a page of the report for the screen reader: "Page 2, Accepted versions" */
  label = g_strdup_printf (_("Page %1$u, %2$s"), page + 1, topsheet_report_document_get_page_title (document, page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
topsheet_report_sheet_set_scale (TopsheetReportSheet *self, double scale)
{
  g_return_if_fail (TOPSHEET_IS_REPORT_SHEET (self));
  g_return_if_fail (scale > 0);

  if (self->scale == scale)
    return;
  self->scale = scale;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
