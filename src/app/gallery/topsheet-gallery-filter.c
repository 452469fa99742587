/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-decision-mark.h"
#include "app/gallery/topsheet-gallery-page-private.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

/* Besides the toggles the header holds search, order and inspector, and without the inspector beside it the window's
 * buttons. */
#define BESIDE_TOGGLES 176
#define WINDOW_BUTTONS 120
#define JUMP_BUTTON 40

/* In the order of the header; -1 is all. */
static const struct
{
  const char *name;
  int decision;
} filters[TOPSHEET_N_DECISIONS + 1] = {
  { "all", -1 },
  { "pending", TOPSHEET_DECISION_PENDING },
  { "accepted", TOPSHEET_DECISION_ACCEPTED },
  { "edit", TOPSHEET_DECISION_EDIT },
  { "rejected", TOPSHEET_DECISION_REJECTED },
};

static const char *
get_title (guint i)
{
  return filters[i].decision < 0 ? C_("filter", "All")
                                 : topsheet_decision_kind_get_title ((TopsheetDecisionKind) filters[i].decision);
}

static void
add_toggle (TopsheetGalleryPage *self, guint i)
{
  AdwToggle *toggle = adw_toggle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->words[i] = gtk_label_new (get_title (i));
  gtk_label_set_ellipsize (GTK_LABEL (self->words[i]), PANGO_ELLIPSIZE_END);
  self->numbers[i] = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[i]), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[i]), "count");
  if (filters[i].decision >= 0)
    {
      self->marks[i] = topsheet_decision_mark_new ((TopsheetDecisionKind) filters[i].decision);
      gtk_widget_set_visible (self->marks[i], FALSE);
      gtk_box_append (GTK_BOX (box), self->marks[i]);
    }
  gtk_box_append (GTK_BOX (box), self->words[i]);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[i]));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "filter-toggle");
  adw_toggle_set_name (toggle, filters[i].name);
  adw_toggle_set_label (toggle, get_title (i));
  adw_toggle_set_tooltip (toggle, get_title (i));
  adw_toggle_set_child (toggle, box);
  adw_toggle_group_add (self->filter, toggle);
}

static void
set_max_width (AdwBreakpoint *breakpoint, int pixels)
{
  adw_breakpoint_set_condition (breakpoint, adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH,
                                                                                 pixels, ADW_LENGTH_UNIT_PX));
}

/* "All" has no sign. Beside a long number there is no room for it in a narrow window: the number says enough, a word of three dots says nothing. */
static void
show_all_word (TopsheetGalleryPage *self)
{
  gboolean narrow = gtk_widget_get_visible (GTK_WIDGET (self->narrow_box));

  gtk_widget_set_visible (self->words[0], !narrow || strlen (gtk_label_get_text (self->numbers[0])) < 3);
}

/* Words while they fit, signs below that: measured, because other languages need more room. */
void
topsheet_gallery_page_update_compact (TopsheetGalleryPage *self)
{
  gboolean compact = !gtk_widget_get_visible (self->words[1]);
  gboolean beside = adw_overlay_split_view_get_show_sidebar (self->split) &&
                    !adw_overlay_split_view_get_collapsed (self->split);
  int natural, room;

  topsheet_gallery_page_set_compact (self, FALSE);
  gtk_widget_measure (GTK_WIDGET (self->filter), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  topsheet_gallery_page_set_compact (self, compact);
  room = natural + BESIDE_TOGGLES + (beside ? 0 : WINDOW_BUTTONS);
  set_max_width (self->compact_breakpoint, room);
  set_max_width (self->tight_breakpoint, room + JUMP_BUTTON);
}

void
topsheet_gallery_page_set_up_filter (TopsheetGalleryPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    add_toggle (self, i);
  adw_toggle_group_set_active_name (self->filter, "all");
}

void
topsheet_gallery_page_show_counts (TopsheetGalleryPage *self)
{
  gboolean longer = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      guint64 n = filters[i].decision < 0 ? self->found.total : self->found.by_decision[filters[i].decision];
      g_autofree char *text = topsheet_text_format_count ((gint64) n);
      g_autofree char *tooltip = NULL;
      AdwToggle *toggle = adw_toggle_group_get_toggle (self->filter, i);

      longer |= strlen (text) != strlen (gtk_label_get_text (self->numbers[i]));
      gtk_label_set_label (self->numbers[i], text);
      /* Translators: a filter of the gallery and how many versions it shows: "Accepted, 74" */
      tooltip = g_strdup_printf (_("%1$s, %2$s"), get_title (i), text);
      adw_toggle_set_tooltip (toggle, tooltip);
      adw_toggle_set_label (toggle, tooltip);
    }
  if (!longer)
    return;
  topsheet_gallery_page_hold_focus (self);
  topsheet_gallery_page_update_compact (self);
}

void
topsheet_gallery_page_set_compact (TopsheetGalleryPage *self, gboolean compact)
{
  for (guint i = 1; i < G_N_ELEMENTS (filters); i++)
    {
      gtk_widget_set_visible (self->words[i], !compact);
      gtk_widget_set_visible (self->marks[i], compact);
    }
  show_all_word (self);
}

void
topsheet_gallery_page_set_narrow (TopsheetGalleryPage *self, gboolean narrow)
{
  g_autoptr (GtkWidget) filter = GTK_WIDGET (g_object_ref (self->filter));

  if (narrow == gtk_widget_get_visible (GTK_WIDGET (self->narrow_box)))
    return;
  if (narrow)
    {
      adw_header_bar_set_title_widget (self->header,
                                       adw_window_title_new (_("Gallery"), topsheet_project_get_name (self->project)));
      gtk_box_append (self->narrow_box, filter);
    }
  else
    {
      gtk_box_remove (self->narrow_box, filter);
      adw_header_bar_set_title_widget (self->header, filter);
    }
  gtk_widget_set_hexpand (filter, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_box), narrow);
  show_all_word (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom_bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (self->bottom_bar, self->progress_box, narrow ? NULL : GTK_WIDGET (self->buttons));
  gtk_box_set_homogeneous (self->buttons, narrow);
  gtk_widget_set_visible (self->advance_box, !narrow);
  gtk_widget_set_visible (self->reject_key, !narrow);
  gtk_widget_set_visible (self->edit_key, !narrow);
  gtk_widget_set_visible (self->accept_key, !narrow);
}
