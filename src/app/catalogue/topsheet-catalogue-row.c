/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-catalogue-row.h"

#include "app/catalogue/topsheet-price-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "topsheet-catalogue-row"

typedef struct
{
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *age;
  GtkLabel *own;
  GtkLabel *tier;
} Row;

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

GtkWidget *
topsheet_catalogue_pill_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "pill-label");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
topsheet_catalogue_row_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  gtk_widget_set_hexpand (text, TRUE);
  row->title = add_label (text, "heading");
  row->caption = add_label (text, "numeric");
  row->age = add_label (text, "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (row->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->age), "caption");
  gtk_box_append (GTK_BOX (box), text);
  row->own = GTK_LABEL (topsheet_catalogue_pill_new (_("Own Price"), "own-pill"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->own));
  row->tier = GTK_LABEL (topsheet_catalogue_pill_new (NULL, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->tier));
  gtk_widget_add_css_class (box, "catalogue-row");
  g_object_set_data_full (G_OBJECT (box), KEY, row, g_free);
  return box;
}

static char *
print_price (TopsheetCatalogueModel *model)
{
  GPtrArray *current = topsheet_catalogue_model_get_current (model);

  return current->len > 0 ? topsheet_price_text_price (current->pdata[0]) : g_strdup (_("No price now"));
}

void
topsheet_catalogue_row_show (GtkWidget *widget, TopsheetCatalogueModel *model, gint64 now_usec)
{
  Row *row = g_object_get_data (G_OBJECT (widget), KEY);
  const char *modality = topsheet_price_text_modality (topsheet_catalogue_model_get_modality (model));
  const char *mark = strchr (topsheet_catalogue_model_get_id (model), '@');
  /* A former or other price of a model has its name; the mark tells them apart. */
  g_autofree char *title = g_strjoin (" ", topsheet_catalogue_model_get_title (model), mark, NULL);
  g_autofree char *age = topsheet_price_text_age (topsheet_catalogue_model_get_seen_usec (model), now_usec);
  g_autofree char *price = print_price (model);
  g_autofree char *line = modality != NULL ? g_strjoin (" · ", modality, price, NULL) : g_strdup (price);

  gtk_label_set_label (row->title, title);
  gtk_label_set_label (row->caption, line);
  gtk_label_set_label (row->age, age);
  gtk_label_set_label (row->tier, topsheet_price_text_tier (topsheet_catalogue_model_get_tier (model)));
  gtk_widget_set_visible (GTK_WIDGET (row->age), *age != '\0');
  gtk_widget_set_visible (GTK_WIDGET (row->own), topsheet_catalogue_model_has_own_price (model));
  if (topsheet_catalogue_model_is_stale (model))
    {
      gtk_widget_add_css_class (GTK_WIDGET (row->age), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (row->age), "dimmed");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row->age), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (row->age), "dimmed");
    }
}
