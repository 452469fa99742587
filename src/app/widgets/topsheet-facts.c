/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-facts.h"

void
topsheet_facts_clear (GtkListBox *list)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));
  gtk_list_box_remove_all (list);
}

GtkLabel *
topsheet_facts_add (GtkListBox *list, const char *title, const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (value && *value ? value : "–");
  GtkWidget *row = gtk_list_box_row_new ();

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);
  gtk_widget_add_css_class (name, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (text), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  /* A label that can be selected and cannot take the focus would hold up Tab. */
  gtk_widget_set_focusable (text, FALSE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_add_css_class (text, "numeric");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (text)), -1);
  gtk_list_box_append (list, row);
  return GTK_LABEL (text);
}

void
topsheet_facts_add_if (GtkListBox *list, const char *title, const char *value)
{
  if (value && *value)
    topsheet_facts_add (list, title, value);
}
