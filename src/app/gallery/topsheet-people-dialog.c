/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-people-dialog.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-money-label.h"
#include "app/widgets/topsheet-settings.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

#define MEMBER_KEY "topsheet-member"

struct _TopsheetPeopleDialog
{
  AdwDialog parent_instance;
  TopsheetSession *session;
  TopsheetProject *project;
  GSettings *settings; /* (nullable) */
  GPtrArray *rates;    /* (element-type TopsheetHourlyRate) (nullable): until they came */
  GPtrArray *times;    /* (element-type TopsheetReviewTime) (nullable) */
  guint rates_stamp;
  guint times_stamp;
  GtkWidget *name_row;
  GtkWidget *add_row;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TopsheetPeopleDialog, topsheet_people_dialog, ADW_TYPE_DIALOG)

static const TopsheetHourlyRate *
find_rate (TopsheetPeopleDialog *self, const char *member)
{
  for (guint i = 0; i < self->rates->len; i++)
    if (g_str_equal (((TopsheetHourlyRate *) self->rates->pdata[i])->member, member))
      return self->rates->pdata[i];
  return NULL;
}

static void
set_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPeopleDialog *self = object;
  guint posted = value ? g_value_get_uint (value) : 0;

  if (!value)
    topsheet_toast_show_error (GTK_WIDGET (self), _("The rate was not saved."), error);
  else if (posted > 0)
    topsheet_toast_show (GTK_WIDGET (self), _("Saved. The time that was measured is in the ledger now."));
  else
    topsheet_toast_show (GTK_WIDGET (self), _("Saved. It counts from here on."));
}

static void
rate_cb (TopsheetPeopleDialog *self, GtkWidget *row)
{
  const char *member = g_object_get_data (G_OBJECT (row), MEMBER_KEY);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  TopsheetDecimal rate;

  g_strdelimit (text, ",", '.');
  if (!topsheet_decimal_parse (text, &rate, NULL) || topsheet_decimal_sign (&rate) < 0)
    {
      gtk_widget_add_css_class (row, "error");
      topsheet_toast_show (GTK_WIDGET (self), _("That is no amount. Nothing was saved; write it like 54 or 40.5."));
      return;
    }
  gtk_widget_remove_css_class (row, "error");
  topsheet_deliver (topsheet_hours_service_set_rate (self->session, topsheet_project_get_id (self->project),
                                                     *member ? member : NULL, &rate),
                    self, NULL, set_cb);
}

static void
add_person (TopsheetPeopleDialog *self, const char *member, const TopsheetReviewTime *time)
{
  const TopsheetHourlyRate *rate = find_rate (self, member);
  const char *currency = topsheet_project_get_currency (self->project);
  g_autofree char *printed = rate ? topsheet_number_print (&rate->rate) : NULL;
  /* Translators: a person, and the currency of what an hour costs: "Ada · EUR an hour" */
  g_autofree char *title = g_strdup_printf (_("%1$s · %2$s an hour"), *member ? member : _("Everybody Else"),
                                            currency);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), printed ? printed : "");
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  if (time)
    {
      g_autofree char *spent = topsheet_hours_service_format_duration (time->seconds);
      GtkWidget *label = gtk_label_new (spent);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_tooltip_text (label, _("Spent on Reviewing"));
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
    }
  g_object_set_data_full (G_OBJECT (row), MEMBER_KEY, g_strdup (member), g_free);
  g_signal_connect_object (row, "apply", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static const TopsheetReviewTime *
find_time (TopsheetPeopleDialog *self, const char *member)
{
  for (guint i = 0; i < self->times->len; i++)
    if (g_str_equal (((TopsheetReviewTime *) self->times->pdata[i])->member, member))
      return self->times->pdata[i];
  return NULL;
}

/* Everybody else, the person at the desk, then all who have a rate or spent time. */
static void
fill (TopsheetPeopleDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *own = topsheet_session_get_member (self->session);

  if (!self->rates || !self->times)
    return;
  gtk_list_box_remove_all (self->list);
  g_hash_table_add (seen, (gpointer) "");
  add_person (self, "", find_time (self, ""));
  if (g_hash_table_add (seen, (gpointer) own))
    add_person (self, own, find_time (self, own));
  for (guint i = 0; i < self->rates->len; i++)
    {
      const TopsheetHourlyRate *rate = self->rates->pdata[i];

      if (g_hash_table_add (seen, rate->member))
        add_person (self, rate->member, find_time (self, rate->member));
    }
  for (guint i = 0; i < self->times->len; i++)
    {
      const TopsheetReviewTime *time = self->times->pdata[i];

      if (g_hash_table_add (seen, time->member))
        add_person (self, time->member, time);
    }
}

static void
rates_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPeopleDialog *self = object;

  if (!value)
    return;
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  self->rates = g_value_dup_boxed (value);
  fill (self);
}

static void
times_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPeopleDialog *self = object;

  if (!value)
    return;
  g_clear_pointer (&self->times, g_ptr_array_unref);
  self->times = g_value_dup_boxed (value);
  fill (self);
}

static void
load (TopsheetPeopleDialog *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  gint64 id = topsheet_project_get_id (self->project);

  topsheet_deliver (topsheet_store_list_hourly_rates (store, id), self, &self->rates_stamp, rates_cb);
  topsheet_deliver (topsheet_store_list_review_time (store, id), self, &self->times_stamp, times_cb);
}

static void
store_changed_cb (TopsheetPeopleDialog *self, TopsheetChange kinds)
{
  if (kinds & (TOPSHEET_CHANGE_PROJECT | TOPSHEET_CHANGE_DECISION))
    load (self);
}

static void
name_cb (TopsheetPeopleDialog *self)
{
  topsheet_session_set_member (self->session, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  if (self->settings)
    g_settings_set_string (self->settings, "member", gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), topsheet_session_get_member (self->session));
  fill (self);
}

static void
add_cb (TopsheetPeopleDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row))));
  GtkListBoxRow *row;
  int place = 0;

  if (*name == '\0' || !self->rates || !self->times)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, place++)))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), MEMBER_KEY), name) == 0)
      break;
  if (!row)
    {
      add_person (self, name, NULL);
      row = gtk_list_box_get_row_at_index (self->list, place - 1);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
make_entry (TopsheetPeopleDialog *self, const char *title, GCallback callback)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_page (TopsheetPeopleDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *you = adw_preferences_group_new ();
  GtkWidget *rates = adw_preferences_group_new (), *more = adw_preferences_group_new ();

  self->name_row = make_entry (self, _("Your Name"), G_CALLBACK (name_cb));
  self->add_row = make_entry (self, _("Add a Person"), G_CALLBACK (add_cb));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What an Hour Costs"),
                                  -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (you), _("Decisions are recorded under this name."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (you), self->name_row);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rates), _("What an Hour Costs"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (rates),
                                         _("With a rate, the time spent on reviewing goes to the ledger as human time. "
                                           "Without one it is only shown."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rates), GTK_WIDGET (self->list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), self->add_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (you));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (rates));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (more));
  return page;
}

static void
topsheet_people_dialog_dispose (GObject *object)
{
  TopsheetPeopleDialog *self = TOPSHEET_PEOPLE_DIALOG (object);

  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_clear_pointer (&self->times, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_people_dialog_parent_class)->dispose (object);
}

static void
topsheet_people_dialog_class_init (TopsheetPeopleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_people_dialog_dispose;
}

static void
topsheet_people_dialog_init (TopsheetPeopleDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->settings = topsheet_settings_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (self));
  adw_dialog_set_title (ADW_DIALOG (self), _("People and Hours"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

void
topsheet_people_dialog_present (TopsheetSession *session, TopsheetProject *project, GtkWidget *parent)
{
  TopsheetPeopleDialog *self;

  g_return_if_fail (TOPSHEET_IS_SESSION (session));
  self = g_object_new (TOPSHEET_TYPE_PEOPLE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), topsheet_session_get_member (session));
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
