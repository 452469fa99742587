/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ledger/topsheet-entry-dialogs.h"

#include "app/ledger/topsheet-entry-format.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-facts.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-time.h"
#include "model/topsheet-account.h"

#include <inttypes.h>
#include <glib/gi18n.h>

/* The form of one reversal; kept as data of its dialog. */
typedef struct
{
  TopsheetSession *session;
  TopsheetLedgerEntry *entry;
  GWeakRef parent;
  AdwEntryRow *reason;
  GtkWidget *button;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->entry);
  g_weak_ref_clear (&form->parent);
  g_free (form);
}

static char *
format_full_moment (gint64 usec)
{
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (usec <= 0)
    return NULL;
  date = topsheet_time_format_date (usec);
  clock = topsheet_time_format_clock (usec);
  return g_strdup_printf ("%s %s", date, clock);
}

static void
add_money (GtkListBox *list, const char *title, const TopsheetMoney *money)
{
  g_autofree char *text = money != NULL ? topsheet_money_format (money, TOPSHEET_MONEY_FORMAT_EXACT) : NULL;

  topsheet_facts_add_if (list, title, text);
}

static void
add_facts (GtkListBox *list, TopsheetLedgerEntry *entry)
{
  g_autofree char *what = topsheet_entry_format_what (entry);
  g_autofree char *account = g_strdup_printf ("%u %s", topsheet_ledger_entry_get_account (entry),
                                              topsheet_account_get_title (topsheet_ledger_entry_get_account (entry)));
  g_autofree char *count = topsheet_entry_format_quantity (entry);
  g_autofree char *quantity = g_strdup_printf ("%s %s", count,
                                               topsheet_unit_get_label (topsheet_ledger_entry_get_unit (entry)));
  g_autofree char *posted = format_full_moment (topsheet_ledger_entry_get_posted_at_usec (entry));
  g_autofree char *recorded = format_full_moment (topsheet_ledger_entry_get_recorded_at_usec (entry));
  g_autofree char *refers = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_ledger_entry_get_refers_to (entry));
  const TopsheetMoney *amount = topsheet_ledger_entry_get_amount (entry);

  topsheet_facts_add (list, _("What"), what);
  topsheet_facts_add_if (list, _("Text"), topsheet_ledger_entry_get_what (entry));
  topsheet_facts_add (list, _("Kind"), topsheet_entry_kind_get_title (topsheet_ledger_entry_get_kind (entry)));
  topsheet_facts_add (list, _("State"), topsheet_entry_state_get_title (topsheet_ledger_entry_get_state (entry)));
  if (amount != NULL)
    add_money (list, _("Cost"), amount);
  else
    topsheet_facts_add (list, _("Cost"), _("Unpriced"));
  topsheet_facts_add (list, _("Quantity"), quantity);
  topsheet_facts_add (list, _("Account"), account);
  topsheet_facts_add (list, _("Phase"), topsheet_phase_get_title (topsheet_ledger_entry_get_phase (entry)));
  topsheet_facts_add (list, _("Provider"), topsheet_ledger_entry_get_provider (entry));
  topsheet_facts_add (list, _("Model"), topsheet_ledger_entry_get_model (entry));
  topsheet_facts_add (list, _("Member"), topsheet_ledger_entry_get_member (entry));
  topsheet_facts_add_if (list, _("Price"), topsheet_ledger_entry_get_price_source (entry));
  add_money (list, _("Billed"), topsheet_ledger_entry_get_billed (entry));
  topsheet_facts_add_if (list, _("Rate"), topsheet_ledger_entry_get_rate (entry));
  if (topsheet_ledger_entry_get_refers_to (entry) != 0)
    topsheet_facts_add (list, _("Refers to entry"), refers);
  topsheet_facts_add_if (list, _("Reason"), topsheet_ledger_entry_get_reason (entry));
  topsheet_facts_add (list, _("Happened"), posted);
  topsheet_facts_add (list, _("Recorded"), recorded);
  topsheet_facts_add (list, _("Hash"), topsheet_ledger_entry_get_hash (entry));
}

static char *
make_title (TopsheetLedgerEntry *entry)
{
  return g_strdup_printf (_("Entry %" PRId64), topsheet_ledger_entry_get_id (entry));
}

static AdwDialog *
make_dialog (const char *title, GtkWidget *content, GtkWidget **header)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *header = adw_header_bar_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), *header);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_child (dialog, view);
  return dialog;
}

void
topsheet_entry_dialog_show_details (TopsheetLedgerEntry *entry, GtkWidget *parent)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *title = NULL;
  GtkWidget *header;
  AdwDialog *dialog;

  g_return_if_fail (TOPSHEET_IS_LEDGER_ENTRY (entry));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "facts");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  add_facts (GTK_LIST_BOX (list), entry);
  title = make_title (entry);
  dialog = make_dialog (title, list, &header);
  adw_dialog_present (dialog, parent);
}

static void
reversed_cb (gpointer object, const GValue *value, const GError *error)
{
  AdwDialog *dialog = object;
  Form *form = g_object_get_data (object, "form");
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&form->parent);
  g_autofree char *title = NULL;

  if (value == NULL)
    {
      topsheet_toast_show_error (GTK_WIDGET (dialog), _("The entry was not reversed."), error);
      gtk_widget_set_sensitive (form->button, TRUE);
      return;
    }
  title = g_strdup_printf (_("Entry %" PRId64 " reversed"), topsheet_ledger_entry_get_id (form->entry));
  if (parent != NULL)
    topsheet_toast_show (parent, title);
  adw_dialog_force_close (dialog);
}

static void
send_cb (AdwDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->reason))));

  if (*reason == '\0' || !gtk_widget_get_sensitive (form->button))
    return;
  gtk_widget_set_sensitive (form->button, FALSE);
  topsheet_deliver (topsheet_store_reverse_entry (topsheet_session_get_store (form->session),
                                                  topsheet_ledger_entry_get_id (form->entry), reason,
                                                  topsheet_session_get_member (form->session)),
                    dialog, NULL, reversed_cb);
}

static void
reason_cb (AdwDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->reason))));

  gtk_widget_set_sensitive (form->button, *reason != '\0');
}

static GtkWidget *
make_form (Form *form)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *text;
  g_autofree char *what = topsheet_entry_format_what (form->entry);
  g_autofree char *amount = topsheet_entry_format_amount (form->entry);
  g_autofree char *sentence = NULL;

  /* Translators: what and amount of the entry that is to be reversed */
  sentence = g_strdup_printf (_("A new entry takes back %1$s, %2$s. The entry itself stays, struck through."), what,
                              amount != NULL ? amount : _("unpriced"));
  text = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  form->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->reason), _("Reason"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (form->reason));
  gtk_box_append (GTK_BOX (page), text);
  gtk_box_append (GTK_BOX (page), list);
  return page;
}

void
topsheet_entry_dialog_reverse (TopsheetLedgerEntry *entry, TopsheetSession *session, GtkWidget *parent)
{
  GtkWidget *content, *header, *cancel;
  g_autofree char *title = NULL;
  AdwDialog *dialog;
  Form *form;

  g_return_if_fail (TOPSHEET_IS_LEDGER_ENTRY (entry));
  g_return_if_fail (TOPSHEET_IS_SESSION (session));

  form = g_new0 (Form, 1);
  form->session = g_object_ref (session);
  form->entry = g_object_ref (entry);
  g_weak_ref_init (&form->parent, parent);
  content = make_form (form);
  title = g_strdup_printf (_("Reverse Entry %" PRId64), topsheet_ledger_entry_get_id (entry));
  dialog = make_dialog (title, content, &header);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  form->button = gtk_button_new_with_mnemonic (_("_Reverse"));
  gtk_widget_add_css_class (form->button, "suggested-action");
  gtk_widget_set_sensitive (form->button, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->button);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->button, "clicked", G_CALLBACK (send_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->reason, "entry-activated", G_CALLBACK (send_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->reason, "changed", G_CALLBACK (reason_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (dialog, GTK_WIDGET (form->reason));
  adw_dialog_present (dialog, parent);
}
