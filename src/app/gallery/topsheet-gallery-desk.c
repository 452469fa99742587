/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/gallery/topsheet-people-dialog.h"
#include "app/gallery/topsheet-reasons-dialog.h"
#include "app/gallery/topsheet-review-place.h"

/* A place is kept when the person stays there, not for each version that is passed. */
#define PLACE_DELAY_MS 500

static void
save_place (TopsheetGalleryPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);

  if (place < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    topsheet_review_place_save (self->settings, self->session, topsheet_project_get_id (self->project),
                                topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list), place));
}

static gboolean
save_place_cb (gpointer data)
{
  TopsheetGalleryPage *self = data;

  self->place_source = 0;
  save_place (self);
  return G_SOURCE_REMOVE;
}

static void
show_disputed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TopsheetGalleryPage *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  topsheet_search_field_set_text (self->search_field, "disputed:yes");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
reasons_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TopsheetGalleryPage *self = data;

  topsheet_reasons_dialog_present (self->session, self->undo, GTK_WIDGET (self));
}

static void
people_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TopsheetGalleryPage *self = data;

  topsheet_people_dialog_present (self->session, self->project, GTK_WIDGET (self));
}

void
topsheet_gallery_page_keep_place (TopsheetGalleryPage *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  self->place_source = g_timeout_add (PLACE_DELAY_MS, save_place_cb, self);
}

void
topsheet_gallery_page_set_up_desk (TopsheetGalleryPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-disputed", .activate = show_disputed_cb },
    { .name = "reasons", .activate = reasons_cb },
    { .name = "people", .activate = people_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (group));
  self->restore_id = topsheet_review_place_load (self->settings, self->session, topsheet_project_get_id (self->project));
}

void
topsheet_gallery_page_tear_down_desk (TopsheetGalleryPage *self)
{
  if (self->place_source != 0)
    save_place (self);
  g_clear_handle_id (&self->place_source, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", NULL);
}
