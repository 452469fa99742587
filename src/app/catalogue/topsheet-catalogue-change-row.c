/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-catalogue-change-row.h"

#include "app/catalogue/topsheet-price-text.h"

#include <glib/gi18n.h>

#define KEY "topsheet-catalogue-change-row"

typedef struct
{
  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *what;
  GtkLabel *price;
  GtkLabel *sentence;
  GBinding *binding;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->binding);
  g_free (row);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wraps)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

GtkWidget *
topsheet_catalogue_change_row_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  Row *row = g_new0 (Row, 1);

  /* The row is what has the focus and what is clicked. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  row->check = GTK_CHECK_BUTTON (check);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_hexpand (text, TRUE);
  row->title = add_label (text, "heading", FALSE);
  row->what = add_label (text, "caption", TRUE);
  row->price = add_label (text, "numeric", TRUE);
  row->sentence = add_label (text, "caption", TRUE);
  gtk_box_append (GTK_BOX (box), text);
  g_object_set_data_full (G_OBJECT (box), KEY, row, row_free);
  return box;
}

void
topsheet_catalogue_change_row_show (GtkWidget *widget, TopsheetPriceChange *change)
{
  Row *row = g_object_get_data (G_OBJECT (widget), KEY);
  TopsheetPriceRule *rule;
  g_autofree char *conditions = NULL, *what = NULL, *price = NULL;
  const char *old_price;

  if (row->binding != NULL)
    g_binding_unbind (row->binding);
  g_clear_object (&row->binding);
  if (change == NULL)
    return;

  rule = topsheet_price_change_get_rule (change);
  old_price = topsheet_price_change_get_old_price (change);
  conditions = topsheet_price_text_conditions (topsheet_price_rule_get_conditions (rule));
  what = g_strjoin (" · ", topsheet_price_text_meter (topsheet_price_rule_get_meter (rule)),
                    *conditions != '\0' ? conditions : NULL, NULL);
  price = old_price != NULL ? g_strdup_printf ("%s → %s", old_price, topsheet_price_change_get_new_price (change))
                            : g_strdup (topsheet_price_change_get_new_price (change));
  gtk_label_set_label (row->title, topsheet_price_rule_get_model_id (rule));
  gtk_label_set_label (row->what, what);
  gtk_label_set_label (row->price, price);
  gtk_label_set_label (row->sentence, topsheet_price_change_get_sentence (change));
  /* Of what is simply new there is nothing to say beside its price. */
  gtk_widget_set_visible (GTK_WIDGET (row->sentence),
                          topsheet_price_change_get_verdict (change) != TOPSHEET_PRICE_ADDED);
  if (topsheet_price_change_get_verdict (change) == TOPSHEET_PRICE_SUSPICIOUS)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row->sentence), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (row->sentence), "dimmed");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row->sentence), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (row->sentence), "dimmed");
    }
  row->binding = g_object_ref (g_object_bind_property (change, "accepted", row->check, "active", G_BINDING_SYNC_CREATE));
}
