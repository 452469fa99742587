/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

#define UNDO_SECONDS 8
#define NARROW 500

/* On an undo toast: the serial of the stack when the act was the newest one. */
#define SERIAL_KEY "topsheet-serial"
/* On its second button. */
#define ACTION_KEY "topsheet-action"

static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *content;

  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);
  if (!ADW_IS_APPLICATION_WINDOW (root))
    return NULL;

  content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  return ADW_IS_TOAST_OVERLAY (content) ? ADW_TOAST_OVERLAY (content) : NULL;
}

static AdwToast *
new_toast (const char *title)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  return toast;
}

static gboolean
is_current (AdwToast *toast, TopsheetUndoStack *stack)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), SERIAL_KEY)) == topsheet_undo_stack_get_serial (stack);
}

static void
on_undo_clicked (TopsheetUndoStack *stack, AdwToast *toast)
{
  if (is_current (toast, stack))
    dex_future_disown (topsheet_undo_stack_undo (stack));
}

static void
on_stack_changed (AdwToast *toast, GParamSpec *pspec, TopsheetUndoStack *stack)
{
  if (!is_current (toast, stack))
    adw_toast_dismiss (toast);
}

void
topsheet_toast_show (GtkWidget *from, const char *title)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL);

  overlay = find_overlay (from);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, new_toast (title));
}

/* (nullable): @from is in no window */
static AdwToast *
show_undo (GtkWidget *from, const char *title, TopsheetUndoStack *undo, GtkWidget *content)
{
  AdwToastOverlay *overlay = find_overlay (from);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;

  toast = new_toast (title);
  if (content != NULL)
    adw_toast_set_custom_title (toast, content);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);

  g_object_set_data (G_OBJECT (toast), SERIAL_KEY, GUINT_TO_POINTER (topsheet_undo_stack_get_serial (undo)));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo_clicked), undo, G_CONNECT_SWAPPED);
  g_signal_connect_object (undo, "notify::can-undo", G_CALLBACK (on_stack_changed), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
  return toast;
}

void
topsheet_toast_show_undo (GtkWidget *from, const char *title, TopsheetUndoStack *undo)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL);
  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (undo));

  show_undo (from, title, undo, NULL);
}

static void
on_offer_clicked (GtkWidget *from, GtkWidget *button)
{
  gtk_widget_activate_action (from, g_object_get_data (G_OBJECT (button), ACTION_KEY), NULL);
}

/* Two buttons and a title need more than a narrow window has in a line. */
static gboolean
is_narrow (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return root != NULL && gtk_widget_get_width (GTK_WIDGET (root)) < NARROW;
}

void
topsheet_toast_show_offer (GtkWidget *from,
                           const char *title,
                           TopsheetUndoStack *undo,
                           const char *label,
                           const char *action)
{
  GtkWidget *content, *words, *button;
  gboolean narrow;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL && label != NULL && action != NULL);
  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (undo));

  narrow = is_narrow (from);
  content = narrow ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 4) : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  words = gtk_label_new (title);
  button = gtk_button_new_with_label (label);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), narrow);
  gtk_label_set_ellipsize (GTK_LABEL (words), narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "heading");
  gtk_widget_add_css_class (button, "toast-offer");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), button);
  g_object_set_data_full (G_OBJECT (button), ACTION_KEY, g_strdup (action), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_offer_clicked), from, G_CONNECT_SWAPPED);
  toast = show_undo (from, title, undo, content);
  if (toast != NULL)
    g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
}

void
topsheet_toast_show_error (GtkWidget *from, const char *what, const GError *error)
{
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (what != NULL);
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Translators: what went wrong, then the reason, both whole sentences. */
  title = g_strdup_printf (_("%s %s"), what, error->message);
  topsheet_toast_show (from, title);
}
