/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget-lines/topsheet-lines-refused.h"

#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

/* Of more rows than this nobody reads the reasons one by one. */
#define MAX_SHOWN 100

#define TABLE_KEY "topsheet-refused-table"

static void
on_response (AdwAlertDialog *dialog, const char *response, GtkWidget *parent)
{
  const TopsheetLinesText *table = g_object_get_data (G_OBJECT (dialog), TABLE_KEY);

  if (g_str_equal (response, "copy"))
    {
      g_autofree char *text = topsheet_lines_text_get_refused (table);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (parent), text);
      topsheet_toast_show (parent, _("The rows that were left out are on the clipboard"));
    }
}

static void
add_sentence (GtkWidget *box, const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_list (const TopsheetLinesText *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < MIN (table->refusals->len, MAX_SHOWN); i++)
    {
      g_autofree char *sentence = topsheet_lines_refusal_explain (table->refusals->pdata[i]);

      add_sentence (box, sentence);
    }
  if (table->refusals->len > MAX_SHOWN)
    {
      const guint n = table->refusals->len - MAX_SHOWN;
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more row.", "And %u more rows.", n), n);

      add_sentence (box, more);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

void
topsheet_lines_refused_present (TopsheetLinesText *table, GtkWidget *parent)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;

  g_return_if_fail (table != NULL);
  g_return_if_fail (GTK_IS_WIDGET (parent));

  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Row Was Left Out", "%u Rows Were Left Out",
                                          table->refusals->len),
                             table->refusals->len);
  if (table->lines->len > 0)
    body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line was pasted.", "%u lines were pasted.",
                                         table->lines->len),
                            table->lines->len);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  adw_alert_dialog_set_body (dialog, body != NULL ? body : _("Nothing was pasted."));
  adw_alert_dialog_set_extra_child (dialog, make_list (table));
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  adw_alert_dialog_add_responses (dialog, "copy", _("_Copy These Rows"), "close", _("Cl_ose"), NULL);
  adw_alert_dialog_set_default_response (dialog, "close");
  adw_alert_dialog_set_close_response (dialog, "close");
  g_object_set_data_full (G_OBJECT (dialog), TABLE_KEY, table, (GDestroyNotify) topsheet_lines_text_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), parent, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
