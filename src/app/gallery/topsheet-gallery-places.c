/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

/* Writes come one by one while somebody reviews; where the next undecided version is, is asked for after a pause. */
#define UNDECIDED_DELAY_MS 400
/* Ids of undecided versions that are not in the list (just imported) are looked for this often before giving up. */
#define MAX_MISSES 64

static const char *
get_state (TopsheetGalleryPage *self)
{
  gboolean filtered = topsheet_generation_list_get_decisions (self->list) != 0;

  if (!topsheet_paged_list_is_queried (TOPSHEET_PAGED_LIST (self->list)))
    return "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "grid";
  if (topsheet_generation_list_get_search (self->list))
    return "none";
  if (!filtered)
    return "empty";
  if (self->counts.total > 0 && topsheet_generation_list_get_decisions (self->list) == 1u << TOPSHEET_DECISION_PENDING)
    return "done";
  return "none";
}

static void
update_state (TopsheetGalleryPage *self)
{
  const char *state = get_state (self);
  gboolean review = g_str_equal (state, "grid") || self->counts.total > 0;

  gtk_stack_set_visible_child_name (self->stack, state);
  if (!g_str_equal (state, "grid"))
    topsheet_gallery_page_focus_grid (self);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_bar), review);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter), self->counts.total > 0);
  topsheet_gallery_page_update_groups (self);
}

static void
update_target (TopsheetGalleryPage *self)
{
  guint n = topsheet_list_selection_get_n_selected (self->selection);

  topsheet_gallery_inspector_set_generation (self->inspector, n == 1 ? topsheet_gallery_page_get_target (self) : NULL,
                                             n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.decide", n > 0);
}

/* Places of the ids of @ids in the list. Both are in the same order, so one walk finds them all. */
static GtkBitset *
find_places (TopsheetPagedList *list, const GArray *ids)
{
  GtkBitset *places = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list)), place = 0, misses = 0;

  for (guint i = 0; i < ids->len && misses < MAX_MISSES; i++)
    {
      guint from = place;

      while (place < n && topsheet_paged_list_get_id (list, place) != g_array_index (ids, gint64, i))
        place++;
      if (place < n)
        gtk_bitset_add (places, place++);
      else
        {
          place = from;
          misses++;
        }
    }
  return places;
}

static void
undecided_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  g_clear_pointer (&self->undecided, gtk_bitset_unref);
  self->undecided = find_places (TOPSHEET_PAGED_LIST (self->list), g_value_get_boxed (value));
}

static gboolean
query_undecided (gpointer data)
{
  TopsheetGalleryPage *self = data;

  self->undecided_source = 0;
  topsheet_deliver (topsheet_generation_list_query_like (self->list, 1u << TOPSHEET_DECISION_PENDING), self,
                    &self->undecided_stamp, undecided_cb);
  return G_SOURCE_REMOVE;
}

static void
counts_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  self->counts = *(TopsheetGenerationCounts *) g_value_get_boxed (value);
  update_state (self);
}

/* What the toggles and the progress are about: what the search finds, else all. */
static void
found_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  self->found = *(TopsheetGenerationCounts *) g_value_get_boxed (value);
  topsheet_gallery_page_show_counts (self);
  topsheet_gallery_page_update_progress (self);
}

void
topsheet_gallery_page_count (TopsheetGalleryPage *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);

  topsheet_deliver (topsheet_store_count_generations (store, topsheet_project_get_id (self->project)), self,
                    &self->count_stamp, counts_cb);
  topsheet_deliver (topsheet_generation_list_count (self->list), self, &self->found_stamp, found_cb);
}

static void
store_changed_cb (TopsheetGalleryPage *self, TopsheetChange kinds)
{
  if (!(kinds & (TOPSHEET_CHANGE_GENERATION | TOPSHEET_CHANGE_DECISION)))
    return;
  topsheet_gallery_page_count (self);
  g_clear_handle_id (&self->undecided_source, g_source_remove);
  self->undecided_source = g_timeout_add (UNDECIDED_DELAY_MS, query_undecided, self);
}

static void
queried_cb (TopsheetGalleryPage *self)
{
  TopsheetPagedList *list = TOPSHEET_PAGED_LIST (self->list);
  guint place = self->restore_id != 0 ? topsheet_paged_list_find (list, self->restore_id) : TOPSHEET_PAGED_NOT_FOUND;

  self->restore_id = 0;
  g_clear_handle_id (&self->undecided_source, g_source_remove);
  query_undecided (self);
  update_state (self);
  if (place == TOPSHEET_PAGED_NOT_FOUND && topsheet_list_selection_get_n_selected (self->selection) == 0)
    place = 0;
  if (place < g_list_model_get_n_items (G_LIST_MODEL (list)))
    {
      gboolean focus = gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_search_bar_get_search_mode (self->search_bar);

      topsheet_list_selection_set_target (self->selection, place);
      gtk_grid_view_scroll_to (self->grid, place, GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : 0), NULL);
    }
  update_target (self);
}

static void
loaded_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_choose_aspect (self);
  update_target (self);
}

static void
failed_cb (TopsheetGalleryPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self), _("The versions could not be read."), error);
}

/* Not over what is being gone to: the list may change more than once before it arrives. */
void
topsheet_gallery_page_remember (TopsheetGalleryPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);

  if (self->restore_id == 0 && place != GTK_INVALID_LIST_POSITION &&
      place < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    self->restore_id = topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list), place);
}

void
topsheet_gallery_page_refresh (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_remember (self);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self->list));
  topsheet_paged_list_refresh_rows (TOPSHEET_PAGED_LIST (self->list));
}

void
topsheet_gallery_page_update_progress (TopsheetGalleryPage *self)
{
  guint64 total = self->found.total, decided = total - self->found.by_decision[TOPSHEET_DECISION_PENDING];
  g_autofree char *done = topsheet_text_format_count ((gint64) decided);
  g_autofree char *all = topsheet_text_format_count ((gint64) total);
  /* Translators: decided versions of all: "412 of 1,200" */
  g_autofree char *text = g_strdup_printf (_("%1$s of %2$s"), done, all);
  g_autofree char *rate = NULL;
  guint recent = topsheet_review_desk_count_recent (self->desk);

  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) decided / (double) total : 0);
  if (recent > 0)
    rate = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u a minute", "%u a minute", recent), recent);
  gtk_label_set_label (self->rate_label, rate ? rate : "");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_gallery_page_refresh (TOPSHEET_GALLERY_PAGE (widget));
}

void
topsheet_gallery_page_set_up_places (TopsheetGalleryPage *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);

  g_signal_connect_object (self->list, "queried", G_CALLBACK (queried_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_target), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_target (self);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self->list));
  topsheet_gallery_page_count (self);
}

void
topsheet_gallery_page_add_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gallery.refresh", NULL, refresh_action);
}
