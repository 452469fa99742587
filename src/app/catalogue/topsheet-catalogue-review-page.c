/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-catalogue-review-page.h"

#include "app/catalogue/topsheet-catalogue-change-row.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"
#include "services/topsheet-catalogue-update.h"

#include <glib/gi18n.h>

struct _TopsheetCatalogueReviewPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  GCancellable *cancellable;
  TopsheetCatalogueUpdate *update; /* once it was read */
  TopsheetPriceVerdict group;
  GtkFilter *filter;
  GListModel *shown;

  GtkStack *stack;
  AdwStatusPage *failure_page;
  AdwStatusPage *nothing_page;
  GtkLabel *summary_label;
  AdwToggleGroup *groups;
  AdwToggle *added_toggle;
  AdwToggle *changed_toggle;
  AdwToggle *suspicious_toggle;
  GtkStack *group_stack;
  GtkListView *list_view;
  GtkLabel *accepted_label;
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogueReviewPage, topsheet_catalogue_review_page, ADW_TYPE_NAVIGATION_PAGE)

static GListModel *
get_changes (TopsheetCatalogueReviewPage *self)
{
  return topsheet_catalogue_review_get_changes (self->update->review);
}

static void
show_accepted (TopsheetCatalogueReviewPage *self)
{
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (get_changes (self)); i++)
    {
      g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (get_changes (self), i);

      n += topsheet_price_change_get_verdict (change) != TOPSHEET_PRICE_UNCHANGED &&
               topsheet_price_change_get_accepted (change)
             ? 1
             : 0;
    }
  count = topsheet_text_format_count (n);
  text = g_strdup_printf (g_dngettext (NULL, "%s price is checked", "%s prices are checked", n), count);
  gtk_label_set_label (self->accepted_label, text);
}

static void
show_group (TopsheetCatalogueReviewPage *self, TopsheetPriceVerdict group)
{
  gboolean is_empty;

  self->group = group;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  is_empty = g_list_model_get_n_items (self->shown) == 0;
  gtk_stack_set_visible_child_name (self->group_stack, is_empty ? "empty" : "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.check-all", !is_empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.check-none", !is_empty);
  if (!is_empty)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
on_group_changed (TopsheetCatalogueReviewPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->groups);

  if (self->update == NULL || name == NULL)
    return;
  for (int verdict = TOPSHEET_PRICE_ADDED; verdict <= TOPSHEET_PRICE_SUSPICIOUS; verdict++)
    if (g_str_equal (topsheet_price_verdict_nick ((TopsheetPriceVerdict) verdict), name))
      show_group (self, (TopsheetPriceVerdict) verdict);
}

static gboolean
match_change (gpointer item, gpointer user_data)
{
  return topsheet_price_change_get_verdict (item) == ((TopsheetCatalogueReviewPage *) user_data)->group;
}

static void
on_row_activated (TopsheetCatalogueReviewPage *self, guint position)
{
  g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (self->shown, position);

  topsheet_price_change_set_accepted (change, !topsheet_price_change_get_accepted (change));
  show_accepted (self);
}

static void
check (TopsheetCatalogueReviewPage *self, gboolean accepted)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    {
      g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (self->shown, i);

      topsheet_price_change_set_accepted (change, accepted);
    }
  show_accepted (self);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  check (TOPSHEET_CATALOGUE_REVIEW_PAGE (widget), g_str_equal (name, "review.check-all"));
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, topsheet_catalogue_change_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  TopsheetPriceChange *change = gtk_list_item_get_item (item);

  topsheet_catalogue_change_row_show (gtk_list_item_get_child (item), change);
  gtk_list_item_set_accessible_label (item, topsheet_price_rule_get_model_id (topsheet_price_change_get_rule (change)));
  gtk_list_item_set_accessible_description (item, topsheet_price_change_get_sentence (change));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  topsheet_catalogue_change_row_show (gtk_list_item_get_child (item), NULL);
}

static void
make_list (TopsheetCatalogueReviewPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_change, self, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (get_changes (self)),
                                                         g_object_ref (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (self->shown));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
label_toggle (TopsheetCatalogueReviewPage *self, AdwToggle *toggle, const char *title, TopsheetPriceVerdict verdict)
{
  g_autofree char *count = topsheet_text_format_count (topsheet_catalogue_review_count (self->update->review, verdict));
  g_autofree char *label = g_strdup_printf ("%s %s", title, count);

  adw_toggle_set_label (toggle, label);
}

/* "LiteLLM, 2,688 models. 12 prices are known already." (transfer full) */
static char *
describe_list (TopsheetCatalogueReviewPage *self)
{
  const TopsheetPriceList *list = self->update->list;
  guint known = topsheet_catalogue_review_count (self->update->review, TOPSHEET_PRICE_UNCHANGED);
  guint refused = topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REFUSED);
  guint other = topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE);
  g_autofree char *rows = topsheet_text_format_count (list->n_rows);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (NULL, "%1$s (%2$s): %3$s model.", "%1$s (%2$s): %3$s models.", list->n_rows),
                          self->update->name, topsheet_price_list_format_name (list->format), rows);
  if (known > 0)
    g_string_append_printf (text,
                            g_dngettext (NULL, " %u price is known already.", " %u prices are known already.", known),
                            known);
  if (other > 0)
    g_string_append_printf (text,
                            g_dngettext (NULL, " %u price is of something that Topsheet does not count.",
                                         " %u prices are of something that Topsheet does not count.", other),
                            other);
  if (refused > 0)
    g_string_append_printf (text,
                            g_dngettext (NULL, " %u row is wrong and was left out.",
                                         " %u rows are wrong and were left out.", refused),
                            refused);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_update (TopsheetCatalogueReviewPage *self)
{
  g_autofree char *summary = describe_list (self);
  TopsheetPriceVerdict first = TOPSHEET_PRICE_SUSPICIOUS;

  if (topsheet_catalogue_review_count (self->update->review, TOPSHEET_PRICE_UNCHANGED) ==
      g_list_model_get_n_items (get_changes (self)))
    {
      adw_status_page_set_description (self->nothing_page, summary);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  label_toggle (self, self->added_toggle, _("Added"), TOPSHEET_PRICE_ADDED);
  label_toggle (self, self->changed_toggle, _("Changed"), TOPSHEET_PRICE_CHANGED);
  label_toggle (self, self->suspicious_toggle, _("Suspicious"), TOPSHEET_PRICE_SUSPICIOUS);
  gtk_label_set_label (self->summary_label, summary);
  make_list (self);
  if (topsheet_catalogue_review_count (self->update->review, TOPSHEET_PRICE_ADDED) > 0)
    first = TOPSHEET_PRICE_ADDED;
  else if (topsheet_catalogue_review_count (self->update->review, TOPSHEET_PRICE_CHANGED) > 0)
    first = TOPSHEET_PRICE_CHANGED;
  adw_toggle_group_set_active_name (self->groups, topsheet_price_verdict_nick (first));
  show_group (self, first);
  show_accepted (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static void
on_read (gpointer object, const GValue *value, const GError *error)
{
  TopsheetCatalogueReviewPage *self = object;

  if (value != NULL)
    {
      self->update = g_value_dup_boxed (value);
      show_update (self);
      return;
    }
  adw_status_page_set_description (self->failure_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
on_recorded (gpointer object, const GValue *value, const GError *error)
{
  TopsheetCatalogueReviewPage *self = object;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  guint n = value != NULL ? g_value_get_uint (value) : 0;
  g_autofree char *title = NULL;

  if (value == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", TRUE);
      topsheet_toast_show_error (GTK_WIDGET (self), _("No price was recorded"), error);
      return;
    }
  title = g_strdup_printf (g_dngettext (NULL, "%u price was recorded", "%u prices were recorded", n), n);
  topsheet_toast_show (GTK_WIDGET (self), title);
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetCatalogueReviewPage *self = TOPSHEET_CATALOGUE_REVIEW_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "review.apply", FALSE);
  topsheet_deliver (topsheet_catalogue_update_record (self->session, self->update), self, NULL, on_recorded);
}

static void
topsheet_catalogue_review_page_dispose (GObject *object)
{
  TopsheetCatalogueReviewPage *self = TOPSHEET_CATALOGUE_REVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_CATALOGUE_REVIEW_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->update, topsheet_catalogue_update_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_catalogue_review_page_parent_class)->dispose (object);
}

static void
topsheet_catalogue_review_page_class_init (TopsheetCatalogueReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_catalogue_review_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-catalogue-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, groups);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, added_toggle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, changed_toggle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, suspicious_toggle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, group_stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueReviewPage, accepted_label);
  gtk_widget_class_bind_template_callback (widget_class, on_group_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "review.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "review.check-all", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "review.check-none", NULL, check_action);
}

static void
topsheet_catalogue_review_page_init (TopsheetCatalogueReviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
}

TopsheetCatalogueReviewPage *
topsheet_catalogue_review_page_new (TopsheetSession *session, const char *location)
{
  TopsheetCatalogueReviewPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (location != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE_REVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  topsheet_deliver (topsheet_catalogue_update_read (session, location, self->cancellable), self, NULL, on_read);
  return self;
}
