/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/gallery/topsheet-gallery-viewer.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

#define REASON_SECONDS 3
#define RATE_REFRESH_SECONDS 5

/* One act of the reviewer: what a key did to one version or to many. Shared by the write, the undo stack and the strip
 * of reasons. */
struct _TopsheetReviewAct
{
  gatomicrefcount references;
  TopsheetSession *session;
  GArray *ids;
  GPtrArray *before; /* (element-type TopsheetGeneration) as they stood; NULL while they are being fetched */
  TopsheetDecisionKind kind;
  char *reason;
  char *name; /* "SH040_v014", or NULL for several */
};

typedef struct
{
  GWeakRef page;
  TopsheetReviewAct *act;
  gboolean is_reason; /* adds the reason to an act that is on the undo stack already */
} Write;

static TopsheetReviewAct *
act_ref (TopsheetReviewAct *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
act_unref (gpointer data)
{
  TopsheetReviewAct *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->session);
  g_array_unref (self->ids);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self->reason);
  g_free (self->name);
  g_free (self);
}

static void
write_free (gpointer data)
{
  Write *write = data;

  g_weak_ref_clear (&write->page);
  act_unref (write->act);
  g_free (write);
}

static char *
describe (TopsheetReviewAct *act)
{
  guint n = act->ids->len;

  switch (act->kind)
    {
    case TOPSHEET_DECISION_ACCEPTED:
      return act->name
               ? g_strdup_printf (_("%s accepted"), act->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version accepted", "%u versions accepted", n), n);
    case TOPSHEET_DECISION_REJECTED:
      return act->name
               ? g_strdup_printf (_("%s rejected"), act->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version rejected", "%u versions rejected", n), n);
    case TOPSHEET_DECISION_EDIT:
      return act->name ? g_strdup_printf (_("%s marked for editing"), act->name)
                       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version marked for editing",
                                                       "%u versions marked for editing", n),
                                          n);
    case TOPSHEET_DECISION_PENDING:
    default:
      return act->name
               ? g_strdup_printf (_("%s undecided"), act->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version undecided", "%u versions undecided", n), n);
    }
}

static DexFuture *
undo_cb (gpointer data, gboolean redo)
{
  TopsheetReviewAct *act = data;
  const char *member = topsheet_session_get_member (act->session);

  if (redo)
    return topsheet_review_service_decide (act->session, act->before, act->kind, act->reason, 0, member);
  return topsheet_review_service_undo (act->session, act->before, member);
}

static void
forget_old_decisions (TopsheetGalleryPage *self)
{
  gint64 since = g_get_monotonic_time () - TOPSHEET_GALLERY_RATE_SECONDS * G_USEC_PER_SEC;
  guint old = 0;

  while (old < self->decided_at->len && g_array_index (self->decided_at, gint64, old) < since)
    old++;
  if (old > 0)
    g_array_remove_range (self->decided_at, 0, old);
}

static gboolean
rate_cb (gpointer data)
{
  TopsheetGalleryPage *self = data;

  forget_old_decisions (self);
  topsheet_gallery_page_update_progress (self);
  if (self->decided_at->len > 0)
    return G_SOURCE_CONTINUE;
  self->rate_source = 0;
  return G_SOURCE_REMOVE;
}

static void
written (TopsheetGalleryPage *self, Write *write, GPtrArray *after)
{
  g_autofree char *title = describe (write->act);
  gint64 now = g_get_monotonic_time ();

  topsheet_paged_list_put_rows (TOPSHEET_PAGED_LIST (self->list), after);
  if (write->is_reason)
    return;
  topsheet_undo_stack_push (self->undo, title, undo_cb, act_ref (write->act), act_unref);
  topsheet_toast_show_undo (GTK_WIDGET (self->stack), title, self->undo);
  if (write->act->name && write->act->kind != TOPSHEET_DECISION_PENDING)
    g_array_append_val (self->decided_at, now);
  if (self->rate_source == 0)
    self->rate_source = g_timeout_add_seconds (RATE_REFRESH_SECONDS, rate_cb, self);
}

static DexFuture *
write_fiber (gpointer data)
{
  Write *write = data;
  TopsheetReviewAct *act = write->act;
  TopsheetStore *store = topsheet_session_get_store (act->session);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TopsheetGalleryPage) self = NULL;
  g_autoptr (GError) error = NULL;

  if (!act->before)
    act->before = dex_await_boxed (topsheet_store_load_generations (store, act->ids), &error);
  if (act->before)
    after = dex_await_boxed (topsheet_review_service_decide (act->session, act->before, act->kind, act->reason, 0,
                                                             topsheet_session_get_member (act->session)),
                             &error);
  self = g_weak_ref_get (&write->page);
  if (self && self->list && after)
    written (self, write, after);
  else if (self && self->list)
    {
      topsheet_toast_show_error (GTK_WIDGET (self->stack), _("The decision was not saved."), error);
      topsheet_paged_list_refresh_rows (TOPSHEET_PAGED_LIST (self->list));
    }
  return dex_future_new_true ();
}

static void
write_act (TopsheetGalleryPage *self, TopsheetReviewAct *act, gboolean is_reason)
{
  Write *write = g_new0 (Write, 1);

  g_weak_ref_init (&write->page, self);
  write->act = act_ref (act);
  write->is_reason = is_reason;
  dex_future_disown (dex_scheduler_spawn (NULL, 0, write_fiber, write, write_free));
}

static void
hide_reasons (TopsheetGalleryPage *self)
{
  g_clear_handle_id (&self->reason_source, g_source_remove);
  g_clear_pointer (&self->reason_act, act_unref);
  gtk_revealer_set_reveal_child (self->reason_revealer, FALSE);
}

static gboolean
reason_timeout_cb (gpointer data)
{
  TopsheetGalleryPage *self = data;

  self->reason_source = 0;
  hide_reasons (self);
  return G_SOURCE_REMOVE;
}

static void
show_reasons (TopsheetGalleryPage *self, TopsheetReviewAct *act)
{
  g_autofree char *title = describe (act);
  /* Translators: "SH040_v014 rejected. Why?" */
  g_autofree char *text = g_strdup_printf (_("%s. Why?"), title);

  hide_reasons (self);
  self->reason_act = act_ref (act);
  gtk_label_set_label (self->reason_label, text);
  gtk_revealer_set_reveal_child (self->reason_revealer, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->reason_source = g_timeout_add_seconds (REASON_SECONDS, reason_timeout_cb, self);
}

static void
give_reason (TopsheetGalleryPage *self, guint number)
{
  const char * const *reasons = topsheet_review_service_list_reasons ();
  TopsheetReviewAct *act = self->reason_act;

  if (!act || !act->before || number == 0 || number > g_strv_length ((char **) reasons))
    return;
  g_set_str (&act->reason, reasons[number - 1]);
  g_set_str (&self->last_reason, reasons[number - 1]);
  write_act (self, act, TRUE);
  hide_reasons (self);
}

static void
reason_clicked_cb (GtkButton *button, TopsheetGalleryPage *self)
{
  give_reason (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
}

static void
add_reasons (TopsheetGalleryPage *self)
{
  const char * const *reasons = topsheet_review_service_list_reasons ();

  for (guint i = 0; reasons[i]; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *key = gtk_label_new (number);

      gtk_widget_add_css_class (key, "keycap");
      gtk_box_append (GTK_BOX (box), key);
      gtk_box_append (GTK_BOX (box), gtk_label_new (topsheet_review_service_reason_title (reasons[i])));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_set_focus_on_click (button, FALSE);
      g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (i + 1));
      g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), self, 0);
      adw_wrap_box_append (self->reason_box, button);
    }
}

static gboolean
find_undecided (TopsheetGalleryPage *self, int direction, guint *found)
{
  guint place = topsheet_list_selection_get_target (self->selection);
  GtkBitsetIter iter;

  if (gtk_bitset_is_empty (self->undecided))
    return FALSE;
  if (place == GTK_INVALID_LIST_POSITION)
    return gtk_bitset_iter_init_first (&iter, self->undecided, found);
  if (direction > 0)
    return gtk_bitset_iter_init_at (&iter, self->undecided, place + 1, found) && *found > place;
  if (!gtk_bitset_iter_init_at (&iter, self->undecided, place, found))
    return gtk_bitset_iter_init_last (&iter, self->undecided, found);
  return gtk_bitset_iter_previous (&iter, found);
}

static gboolean
go_undecided (TopsheetGalleryPage *self, int direction)
{
  guint place;

  if (!find_undecided (self, direction, &place))
    return FALSE;
  topsheet_gallery_page_go_to (self, place);
  return TRUE;
}

static TopsheetReviewAct *
make_act (TopsheetGalleryPage *self, TopsheetDecisionKind kind, const char *reason)
{
  TopsheetPagedList *list = TOPSHEET_PAGED_LIST (self->list);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetReviewAct *act = g_new0 (TopsheetReviewAct, 1);
  GtkBitsetIter iter;
  guint place;

  g_atomic_ref_count_init (&act->references);
  act->session = g_object_ref (self->session);
  act->kind = kind;
  act->reason = g_strdup (reason);
  act->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      gint64 id = topsheet_paged_list_get_id (list, place);
      GObject *row = topsheet_paged_list_peek_row (list, place);

      g_array_append_val (act->ids, id);
      if (row)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  if (rows->len == act->ids->len)
    act->before = g_steal_pointer (&rows);
  if (act->before && act->before->len == 1)
    act->name = g_strdup (topsheet_generation_get_version_id (act->before->pdata[0]));
  return act;
}

static void
remember_undecided (TopsheetGalleryPage *self, TopsheetDecisionKind kind)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (kind == TOPSHEET_DECISION_PENDING)
    gtk_bitset_union (self->undecided, selected);
  else
    gtk_bitset_subtract (self->undecided, selected);
}

void
topsheet_gallery_page_decide (TopsheetGalleryPage *self, TopsheetDecisionKind kind, const char *reason)
{
  guint n = topsheet_list_selection_get_n_selected (self->selection);
  TopsheetReviewAct *act;

  hide_reasons (self);
  if (n == 0)
    return;
  act = make_act (self, kind, reason);
  write_act (self, act, FALSE);
  remember_undecided (self, kind);
  if (kind == TOPSHEET_DECISION_REJECTED && !reason)
    show_reasons (self, act);
  act_unref (act);
  /* Onwards, or back to what was left out when this was the last one. */
  if (n == 1 && kind != TOPSHEET_DECISION_PENDING && gtk_switch_get_active (self->advance_switch) &&
      !go_undecided (self, 1))
    go_undecided (self, -1);
}

static gboolean
decide_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_gallery_page_decide (TOPSHEET_GALLERY_PAGE (data), (TopsheetDecisionKind) g_variant_get_int32 (args), NULL);
  return GDK_EVENT_STOP;
}

static gboolean
repeat_reason_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;

  topsheet_gallery_page_decide (self, TOPSHEET_DECISION_REJECTED, self->last_reason);
  return GDK_EVENT_STOP;
}

static gboolean
digit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;

  if (!self->reason_act)
    return GDK_EVENT_PROPAGATE;
  give_reason (self, (guint) g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
escape_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;
  guint target = topsheet_list_selection_get_target (self->selection);

  /* Never further than this page: the strip may have gone the moment before, and leaving the project is no answer to
   * that. */
  if (self->reason_act)
    hide_reasons (self);
  else if (topsheet_list_selection_get_n_selected (self->selection) > 1 && target != GTK_INVALID_LIST_POSITION)
    topsheet_gallery_page_go_to (self, target);
  return GDK_EVENT_STOP;
}

static gboolean
undecided_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  hide_reasons (data);
  go_undecided (data, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
quick_look_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;
  TopsheetGeneration *target = topsheet_gallery_page_get_target (self);

  hide_reasons (self);
  if (target)
    topsheet_gallery_viewer_quick_look (target, self->source, GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc func,
         int argument,
         TopsheetGalleryPage *self)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (func, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_action_key (GtkEventController *controller, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_named_action_new (action)));
}

/* Letters belong to this widget only: as accelerators of the application they would fire while somebody types into an
 * entry. */
static void
add_keys (TopsheetGalleryPage *self, GtkWidget *widget, GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  add_key (keys, GDK_KEY_a, 0, decide_key, TOPSHEET_DECISION_ACCEPTED, self);
  add_key (keys, GDK_KEY_p, 0, decide_key, TOPSHEET_DECISION_ACCEPTED, self);
  add_key (keys, GDK_KEY_x, 0, decide_key, TOPSHEET_DECISION_REJECTED, self);
  add_key (keys, GDK_KEY_e, 0, decide_key, TOPSHEET_DECISION_EDIT, self);
  add_key (keys, GDK_KEY_u, 0, decide_key, TOPSHEET_DECISION_PENDING, self);
  add_key (keys, GDK_KEY_x, GDK_SHIFT_MASK, repeat_reason_key, 0, self);
  add_key (keys, GDK_KEY_space, 0, quick_look_key, 0, self);
  add_key (keys, GDK_KEY_bracketleft, 0, undecided_key, -1, self);
  add_key (keys, GDK_KEY_bracketright, 0, undecided_key, 1, self);
  add_key (keys, GDK_KEY_Escape, 0, escape_key, 0, self);
  for (int i = 1; i <= 9; i++)
    {
      add_key (keys, GDK_KEY_0 + (guint) i, 0, digit_key, i, self);
      add_key (keys, GDK_KEY_KP_0 + (guint) i, 0, digit_key, i, self);
    }
  add_action_key (keys, GDK_KEY_F5, 0, "gallery.refresh");
  add_action_key (keys, GDK_KEY_plus, GDK_CONTROL_MASK, "gallery.zoom-in");
  add_action_key (keys, GDK_KEY_equal, GDK_CONTROL_MASK, "gallery.zoom-in");
  add_action_key (keys, GDK_KEY_minus, GDK_CONTROL_MASK, "gallery.zoom-out");
  gtk_widget_add_controller (widget, keys);
}

/* Any other key ends the strip: moving on means that the reason does not matter. */
static gboolean
other_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TopsheetGalleryPage *self)
{
  gboolean digit = (key >= GDK_KEY_1 && key <= GDK_KEY_9) || (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9);
  gboolean modifier = key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || key == GDK_KEY_Control_L ||
                      key == GDK_KEY_Control_R;

  if (self->reason_act && !digit && !modifier && key != GDK_KEY_Escape)
    hide_reasons (self);
  return GDK_EVENT_PROPAGATE;
}

void
topsheet_gallery_page_set_up_review (TopsheetGalleryPage *self)
{
  GtkEventController *others = gtk_event_controller_key_new ();

  add_reasons (self);
  gtk_event_controller_set_propagation_phase (others, GTK_PHASE_CAPTURE);
  g_signal_connect (others, "key-pressed", G_CALLBACK (other_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->main), others);
  /* In the grid before the items take the space bar for selecting; elsewhere on the page after the focused widget had
   * its turn. */
  add_keys (self, GTK_WIDGET (self->scroller), GTK_PHASE_CAPTURE);
  add_keys (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE);
}

void
topsheet_gallery_page_tear_down_review (TopsheetGalleryPage *self)
{
  g_clear_handle_id (&self->reason_source, g_source_remove);
  g_clear_handle_id (&self->rate_source, g_source_remove);
  g_clear_pointer (&self->reason_act, act_unref);
  g_clear_pointer (&self->decided_at, g_array_unref);
  g_clear_pointer (&self->last_reason, g_free);
}
