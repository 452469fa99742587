/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-reasons-dialog.h"
#include "app/gallery/topsheet-review-keys.h"
#include "app/widgets/topsheet-children.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

#define N_DIGITS 9
#define NUMBER_KEY "topsheet-number"

typedef struct
{
  TopsheetReviewDesk *desk;
  GtkRevealer *revealer;
  GtkLabel *label;
  AdwWrapBox *box;
} Strip;

static void
question_cb (Strip *self)
{
  const char *question = topsheet_review_desk_get_question (self->desk);

  if (question)
    gtk_label_set_label (self->label, question);
  gtk_revealer_set_reveal_child (self->revealer, question != NULL);
  if (question && gtk_widget_get_mapped (GTK_WIDGET (self->revealer)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->revealer), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
reason_clicked_cb (GtkButton *button, Strip *self)
{
  topsheet_review_desk_answer (self->desk, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), NUMBER_KEY)));
}

static void
edit_clicked_cb (GtkButton *button, Strip *self)
{
  topsheet_review_desk_dismiss (self->desk);
  topsheet_reasons_dialog_present (topsheet_review_desk_get_session (self->desk),
                                   topsheet_review_desk_get_undo (self->desk), GTK_WIDGET (self->revealer));
}

static GtkWidget *
make_button (const char *reason, guint place)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (topsheet_review_service_reason_title (reason));

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 30);
  if (place < N_DIGITS)
    {
      g_autofree char *number = g_strdup_printf ("%u", place + 1);
      GtkWidget *key = gtk_label_new (number);

      gtk_widget_add_css_class (key, "keycap");
      gtk_box_append (GTK_BOX (box), key);
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), NUMBER_KEY, GUINT_TO_POINTER (place + 1));
  return button;
}

static void
fill_cb (Strip *self)
{
  const char * const *reasons = topsheet_reasons_get (topsheet_review_desk_get_reasons (self->desk));
  GtkWidget *child, *edit;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    adw_wrap_box_remove (self->box, child);
  for (guint i = 0; reasons[i]; i++)
    {
      child = make_button (reasons[i], i);
      g_signal_connect (child, "clicked", G_CALLBACK (reason_clicked_cb), self);
      adw_wrap_box_append (self->box, child);
    }
  edit = gtk_button_new_with_label (_("Reasons…"));
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_focus_on_click (edit, FALSE);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_clicked_cb), self);
  adw_wrap_box_append (self->box, edit);
}

static void
strip_free (gpointer data)
{
  Strip *self = data;

  g_signal_handlers_disconnect_by_data (self->desk, self);
  g_signal_handlers_disconnect_by_data (topsheet_review_desk_get_reasons (self->desk), self);
  g_object_unref (self->desk);
  g_free (self);
}

void
topsheet_review_strip_set_up (TopsheetReviewDesk *desk, GtkRevealer *revealer, GtkLabel *label, AdwWrapBox *box)
{
  Strip *self = g_new0 (Strip, 1);

  self->desk = g_object_ref (desk);
  self->revealer = revealer;
  self->label = label;
  self->box = box;
  g_signal_connect_swapped (desk, "notify::question", G_CALLBACK (question_cb), self);
  g_signal_connect_swapped (topsheet_review_desk_get_reasons (desk), "changed", G_CALLBACK (fill_cb), self);
  fill_cb (self);
  g_object_set_data_full (G_OBJECT (revealer), "topsheet-strip", self, strip_free);
}
