/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-reviewers.h"

#include "app/gallery/topsheet-decision-mark.h"
#include "base/topsheet-time.h"
#include "model/topsheet-decision.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static void
add_row (GtkListBox *list, TopsheetDecision *decision)
{
  TopsheetDecisionKind kind = topsheet_decision_get_kind (decision);
  const char *reason = topsheet_decision_get_reason (decision);
  g_autofree char *day = topsheet_time_format_date (topsheet_decision_get_decided_at_usec (decision));
  g_autofree char *clock = topsheet_time_format_clock (topsheet_decision_get_decided_at_usec (decision));
  g_autofree char *what = reason ? g_strdup_printf ("%s · %s · %s %s", topsheet_decision_kind_get_title (kind),
                                                    topsheet_review_service_reason_title (reason), day, clock)
                                 : g_strdup_printf ("%s · %s %s", topsheet_decision_kind_get_title (kind), day, clock);
  const char *member = topsheet_decision_get_member (decision);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "fact");
  gtk_box_append (GTK_BOX (lines), make_label (member, FALSE));
  gtk_box_append (GTK_BOX (lines), make_label (what, TRUE));
  gtk_box_append (GTK_BOX (box), topsheet_decision_mark_new (kind));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, member,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
  gtk_list_box_append (list, row);
}

guint
topsheet_reviewers_fill (GtkListBox *list, GPtrArray *decisions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < decisions->len; i++)
    {
      const char *member = topsheet_decision_get_member (decisions->pdata[i]);

      if (member && g_hash_table_add (seen, (gpointer) member))
        add_row (list, decisions->pdata[i]);
    }
  return g_hash_table_size (seen);
}

double
topsheet_reviewers_measure (GPtrArray *decisions)
{
  double seconds = 0;

  for (guint i = 0; i < decisions->len; i++)
    seconds += topsheet_decision_get_review_seconds (decisions->pdata[i]);
  return seconds;
}
