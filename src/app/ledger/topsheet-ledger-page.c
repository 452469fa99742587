/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ledger/topsheet-ledger-page.h"

#include "app/ledger/topsheet-entry-dialogs.h"
#include "app/ledger/topsheet-entry-format.h"
#include "app/ledger/topsheet-ledger-columns.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-header.h"
#include "app/widgets/topsheet-list-selection.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "model/topsheet-account.h"
#include "services/topsheet-ledger-service.h"

#include <glib/gi18n.h>

struct _TopsheetLedgerPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetEntryList *list;
  TopsheetListSelection *selection;
  GCancellable *sum_cancellable;
  GCancellable *selection_cancellable;
  guint sum_stamp;
  guint selection_stamp;
  guint verify_stamp;
  gboolean verified_once;
  gboolean shown_entries;

  AdwHeaderBar *header;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkPopover *filter_popover;
  GtkDropDown *account_drop_down;
  GtkDropDown *phase_drop_down;
  GtkMenuButton *columns_button;
  GtkImage *verify_image;
  GtkLabel *verify_label;
  GtkLabel *verify_text;
  GtkWidget *verify_now;
  AdwWrapBox *chips;
  GtkLabel *currency_label;
  GtkStack *stack;
  GtkStack *views;
  GtkColumnView *column_view;
  GtkListView *list_view;
  GtkWidget *bar;
  GtkLabel *sum_label;
  GtkLabel *split_label;
  GtkLabel *selection_label;
};

G_DEFINE_FINAL_TYPE (TopsheetLedgerPage, topsheet_ledger_page, ADW_TYPE_NAVIGATION_PAGE)

/* The money as it left or came: a cost with a minus. */
static char *
format_cost (const TopsheetMoney *money)
{
  TopsheetMoney shown;

  if (!topsheet_money_negate (money, &shown, NULL))
    return g_strdup ("–");
  return topsheet_money_format (&shown, TOPSHEET_MONEY_FORMAT_SYMBOL);
}

static char *
format_entries (const TopsheetLedgerSum *sum)
{
  g_autofree char *count = topsheet_text_format_count ((gint64) sum->entries);
  g_autofree char *money = sum->is_valid ? format_cost (&sum->total) : g_strdup ("–");

  /* Translators: a number of entries and what they come to: "486 entries  −€3,512.87" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s entry  %2$s", "%1$s entries  %2$s", (gulong) sum->entries),
                          count, money);
}

static char *
format_parts (const TopsheetLedgerSum *sum)
{
  g_autofree char *settled = format_cost (&sum->settled);
  g_autofree char *reserved = format_cost (&sum->reserved);
  g_autofree char *text = g_strdup_printf (_("%1$s settled, %2$s reserved"), settled, reserved);

  if (sum->unpriced == 0)
    return g_steal_pointer (&text);
  /* Translators: entries without a price are in no sum: "…, 3 unpriced" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$u unpriced", "%1$s, %2$u unpriced",
                                       (gulong) sum->unpriced),
                          text, (guint) sum->unpriced);
}

static void
sum_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetLedgerPage *self = object;
  const TopsheetLedgerSum *sum = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autofree char *text = sum != NULL ? format_entries (sum) : NULL;
  g_autofree char *parts = sum != NULL ? format_parts (sum) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->sum_label, text != NULL ? text : "–");
  gtk_label_set_label (self->split_label, parts != NULL ? parts : "");
}

static void
selection_sum_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetLedgerPage *self = object;
  const TopsheetLedgerSum *sum = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autofree char *count = NULL;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;

  if (sum == NULL)
    return;
  count = topsheet_text_format_count ((gint64) sum->entries);
  money = sum->is_valid ? format_cost (&sum->total) : g_strdup ("–");
  /* Translators: number of selected entries and what they come to: "3 selected  −€12.60" */
  text = g_strdup_printf (_("%1$s selected  %2$s"), count, money);
  gtk_label_set_label (self->selection_label, text);
}

static void
renew (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
update_sum (TopsheetLedgerPage *self)
{
  const char *currency = topsheet_project_get_currency (self->project);
  TopsheetPagedList *list = TOPSHEET_PAGED_LIST (self->list);
  g_autoptr (GArray) ids = NULL;

  renew (&self->sum_cancellable);
  if (!topsheet_entry_list_is_filtered (self->list))
    {
      topsheet_deliver (topsheet_ledger_service_sum_all (self->session, topsheet_project_get_id (self->project),
                                                         currency),
                        self, &self->sum_stamp, sum_cb);
      return;
    }
  ids = topsheet_paged_list_dup_ids (list);
  topsheet_deliver (topsheet_ledger_service_sum_ids (self->session, ids, currency, self->sum_cancellable), self,
                    &self->sum_stamp, sum_cb);
}

static TopsheetLedgerEntry *
get_entry (TopsheetLedgerPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) != 1)
    return NULL;
  return topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), gtk_bitset_get_minimum (selected));
}

static void
update_actions (TopsheetLedgerPage *self)
{
  TopsheetLedgerEntry *entry = get_entry (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.details", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.reverse",
                                 entry != NULL && topsheet_entry_can_reverse (entry));
}

static void
selection_cb (TopsheetLedgerPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint place;

  update_actions (self);
  renew (&self->selection_cancellable);
  self->selection_stamp++;
  if (gtk_bitset_get_size (selected) < 2)
    {
      gtk_label_set_label (self->selection_label, "");
      return;
    }
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      const gint64 id = topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list), place);

      g_array_append_val (ids, id);
    }
  topsheet_deliver (topsheet_ledger_service_sum_ids (self->session, ids, topsheet_project_get_currency (self->project),
                                                     self->selection_cancellable),
                    self, &self->selection_stamp, selection_sum_cb);
}

static void
focus_list (TopsheetLedgerPage *self)
{
  const gboolean narrow = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "narrow") == 0;

  gtk_widget_grab_focus (narrow ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view));
}

static void
update_state (TopsheetLedgerPage *self)
{
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  const char *state = any ? "list" : "empty";

  if (!topsheet_paged_list_is_queried (TOPSHEET_PAGED_LIST (self->list)))
    state = "loading";
  else if (!any && topsheet_entry_list_is_filtered (self->list))
    state = "none";
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (self->bar, any);
}

static void
queried_cb (TopsheetLedgerPage *self)
{
  const gboolean first = !self->shown_entries && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  update_state (self);
  /* Nothing was there to take the focus before. */
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_list (self);
  self->shown_entries |= first;
  update_sum (self);
  update_actions (self);
}

static void
failed_cb (TopsheetLedgerPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self), _("The entries could not be read."), error);
}

static void
remove_account_cb (TopsheetLedgerPage *self)
{
  gtk_drop_down_set_selected (self->account_drop_down, 0);
}

static void
remove_phase_cb (TopsheetLedgerPage *self)
{
  gtk_drop_down_set_selected (self->phase_drop_down, 0);
}

static void
add_chip (TopsheetLedgerPage *self, const char *what, const char *value, GCallback remove)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (what);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *tooltip = g_strdup_printf (_("Take away %1$s %2$s"), what, value);

  gtk_widget_add_css_class (name, "dimmed");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_label_new (value));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", remove, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->chips, button);
}

static void
update_chips (TopsheetLedgerPage *self)
{
  const guint account = topsheet_entry_list_get_account (self->list);
  const int phase = topsheet_entry_list_get_phase (self->list);
  g_autofree char *number = g_strdup_printf ("%u", account);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, chip);
  if (account != 0)
    add_chip (self, _("account"), number, G_CALLBACK (remove_account_cb));
  if (phase >= 0)
    add_chip (self, _("phase"), topsheet_phase_get_title ((TopsheetPhase) phase), G_CALLBACK (remove_phase_cb));
}

static void
account_cb (TopsheetLedgerPage *self)
{
  const guint place = gtk_drop_down_get_selected (self->account_drop_down);

  if (self->list == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  topsheet_entry_list_set_account (self->list, place == 0 ? 0 : topsheet_account_list ()[place - 1]);
  update_chips (self);
}

static void
phase_cb (TopsheetLedgerPage *self)
{
  const guint place = gtk_drop_down_get_selected (self->phase_drop_down);

  if (self->list == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  topsheet_entry_list_set_phase (self->list, (int) place - 1);
  update_chips (self);
}

static void
search_cb (TopsheetLedgerPage *self)
{
  topsheet_entry_list_set_text (self->list, gtk_editable_get_text (self->search_entry));
}

static void
search_stop_cb (TopsheetLedgerPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search_entry, "");
}

static void
show_all_cb (TopsheetLedgerPage *self)
{
  search_stop_cb (self);
  remove_account_cb (self);
  remove_phase_cb (self);
}

static void
show_verification (TopsheetLedgerPage *self, const TopsheetVerification *result)
{
  g_autofree char *clock =
    topsheet_time_format_clock (topsheet_clock_get_usec (topsheet_session_get_clock (self->session)));
  g_autofree char *count = topsheet_text_format_count ((gint64) result->entries);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (result->ok)
    {
      /* Translators: the time of the last check of the ledger: "Verified 10:42" */
      label = g_strdup_printf (_("Verified %s"), clock);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%s entry of the library was checked. It is as it was written.",
                                           "%s entries of the library were checked. All are as they were written.",
                                           (gulong) result->entries),
                              count);
    }
  else
    {
      label = g_strdup (_("Not Intact"));
      text = g_strdup (result->message);
    }
  gtk_image_set_from_icon_name (self->verify_image, result->ok ? "security-high-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->verify_image), result->ok ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->verify_image), result->ok ? "success" : "error");
  gtk_label_set_label (self->verify_label, label);
  gtk_label_set_label (self->verify_text, text);
}

static void
verified_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetLedgerPage *self = object;

  gtk_widget_set_sensitive (self->verify_now, TRUE);
  if (value != NULL)
    {
      show_verification (self, g_value_get_boxed (value));
      return;
    }
  gtk_label_set_label (self->verify_label, _("Not Verified"));
  gtk_label_set_label (self->verify_text, error->message);
}

static void
verify_cb (TopsheetLedgerPage *self)
{
  gtk_widget_set_sensitive (self->verify_now, FALSE);
  gtk_label_set_label (self->verify_label, _("Verifying…"));
  gtk_label_set_label (self->verify_text, _("Every entry is compared with its hash and with the one before it."));
  topsheet_deliver (topsheet_store_verify (topsheet_session_get_store (self->session)), self, &self->verify_stamp,
                    verified_cb);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLedgerEntry *entry = get_entry (TOPSHEET_LEDGER_PAGE (widget));

  if (entry != NULL)
    topsheet_entry_dialog_show_details (entry, widget);
}

static void
reverse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLedgerPage *self = TOPSHEET_LEDGER_PAGE (widget);
  TopsheetLedgerEntry *entry = get_entry (self);

  if (entry != NULL)
    topsheet_entry_dialog_reverse (entry, self->session, GTK_WIDGET (self->stack));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLedgerPage *self = TOPSHEET_LEDGER_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
activate_cb (TopsheetLedgerPage *self, guint position)
{
  topsheet_list_selection_set_target (self->selection, position);
  details_action (GTK_WIDGET (self), NULL, NULL);
}

static void
set_up_filters (TopsheetLedgerPage *self)
{
  g_autoptr (GtkStringList) accounts = gtk_string_list_new ((const char *[]) { _("All Accounts"), NULL });
  g_autoptr (GtkStringList) phases = gtk_string_list_new ((const char *[]) { _("All Phases"), NULL });

  for (const guint *number = topsheet_account_list (); *number != 0; number++)
    gtk_string_list_take (accounts, g_strdup_printf ("%u %s", *number, topsheet_account_get_title (*number)));
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    gtk_string_list_append (phases, topsheet_phase_get_title ((TopsheetPhase) i));
  gtk_drop_down_set_model (self->account_drop_down, G_LIST_MODEL (accounts));
  gtk_drop_down_set_model (self->phase_drop_down, G_LIST_MODEL (phases));
}

static void
set_up (TopsheetLedgerPage *self)
{
  g_autoptr (GtkListItemFactory) narrow = NULL;
  g_autoptr (GSimpleActionGroup) columns = NULL;
  g_autoptr (GMenuModel) menu = topsheet_ledger_columns_make_menu ();
  g_autofree char *currency = g_strdup_printf (_("Amounts in %s"), topsheet_project_get_currency (self->project));

  topsheet_header_follow_split (self->header);
  set_up_filters (self);
  self->list = topsheet_entry_list_new (topsheet_session_get_store (self->session),
                                        topsheet_project_get_id (self->project));
  self->selection = topsheet_list_selection_new (G_LIST_MODEL (self->list));
  columns = topsheet_ledger_columns_add (self->column_view, self->list, self->project);
  narrow = topsheet_ledger_columns_make_narrow (self->list);
  gtk_list_view_set_factory (self->list_view, narrow);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (columns));
  gtk_menu_button_set_menu_model (self->columns_button, menu);
  gtk_label_set_label (self->currency_label, currency);
  gtk_label_set_label (self->verify_text, _("The chain of entries was not checked in this window yet."));
  g_signal_connect_object (self->list, "queried", G_CALLBACK (queried_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  update_state (self);
  update_actions (self);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self->list));
}

static void
topsheet_ledger_page_shown (AdwNavigationPage *page)
{
  TopsheetLedgerPage *self = TOPSHEET_LEDGER_PAGE (page);

  ADW_NAVIGATION_PAGE_CLASS (topsheet_ledger_page_parent_class)->shown (page);
  focus_list (self);
  if (!self->verified_once)
    verify_cb (self);
  self->verified_once = TRUE;
}

static void
topsheet_ledger_page_dispose (GObject *object)
{
  TopsheetLedgerPage *self = TOPSHEET_LEDGER_PAGE (object);

  if (self->sum_cancellable != NULL)
    g_cancellable_cancel (self->sum_cancellable);
  if (self->selection_cancellable != NULL)
    g_cancellable_cancel (self->selection_cancellable);
  g_clear_object (&self->sum_cancellable);
  g_clear_object (&self->selection_cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_LEDGER_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_ledger_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TopsheetLedgerPage, name)
  BIND (header);
  BIND (search_bar);
  BIND (search_entry);
  BIND (filter_popover);
  BIND (account_drop_down);
  BIND (phase_drop_down);
  BIND (columns_button);
  BIND (verify_image);
  BIND (verify_label);
  BIND (verify_text);
  BIND (verify_now);
  BIND (chips);
  BIND (currency_label);
  BIND (stack);
  BIND (views);
  BIND (column_view);
  BIND (list_view);
  BIND (bar);
  BIND (sum_label);
  BIND (split_label);
  BIND (selection_label);
#undef BIND
}

static void
topsheet_ledger_page_class_init (TopsheetLedgerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_ledger_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = topsheet_ledger_page_shown;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-ledger-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, account_cb);
  gtk_widget_class_bind_template_callback (widget_class, phase_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, verify_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "ledger.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "ledger.reverse", NULL, reverse_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
}

static void
topsheet_ledger_page_init (TopsheetLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
topsheet_ledger_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetLedgerPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  self = g_object_new (TOPSHEET_TYPE_LEDGER_PAGE, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  set_up (self);
  return ADW_NAVIGATION_PAGE (self);
}
