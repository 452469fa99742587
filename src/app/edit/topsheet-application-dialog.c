/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-application-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwDialog *dialog;
  TopsheetApplicationFunc func;
  gpointer user_data;
  GAppInfo *chosen;
} Question;

static void
closed_cb (Question *self)
{
  self->func (self->chosen, self->user_data);
  g_clear_object (&self->chosen);
  g_free (self);
}

static void
activated_cb (GtkWidget *row, Question *self)
{
  g_set_object (&self->chosen, g_object_get_data (G_OBJECT (row), "application"));
  adw_dialog_close (self->dialog);
}

static GtkWidget *
make_row (GAppInfo *application, Question *question)
{
  GtkWidget *row = adw_action_row_new ();
  GIcon *icon = g_app_info_get_icon (application);
  GtkWidget *image = icon != NULL ? gtk_image_new_from_gicon (icon)
                                  : gtk_image_new_from_icon_name ("application-x-executable-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (image), 32);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_app_info_get_display_name (application));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "application", g_object_ref (application), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), question);
  return row;
}

static GtkWidget *
make_content (const char *content_type, Question *question)
{
  g_autolist (GAppInfo) all = g_app_info_get_all_for_type (content_type);
  g_autofree char *described = g_content_type_get_description (content_type);
  g_autofree char *text = NULL;
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  gboolean any = FALSE;

  for (GList *item = all; item != NULL; item = item->next)
    if (g_app_info_should_show (item->data) && g_app_info_supports_files (item->data))
      {
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (item->data, question));
        any = TRUE;
      }
  if (!any)
    {
      GtkWidget *status = adw_status_page_new ();

      text = g_strdup_printf (_("No installed application opens files of the type “%s”."), described);
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "topsheet-edit-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (status), _("No Applications"));
      adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
      g_object_ref_sink (group);
      g_object_unref (group);
      g_object_ref_sink (page);
      g_object_unref (page);
      return status;
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("A copy is opened and the clock starts. What you save comes back as a "
                                           "new version; the original stays as it is."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

void
topsheet_application_dialog_present (GtkWidget *parent,
                                     const char *content_type,
                                     TopsheetApplicationFunc func,
                                     gpointer user_data)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (GTK_IS_WIDGET (parent) && content_type != NULL && func != NULL);

  question->dialog = dialog;
  question->func = func;
  question->user_data = user_data;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (content_type, question));
  adw_dialog_set_title (dialog, _("Open in Editor"));
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), question);
  adw_dialog_present (dialog, parent);
}
