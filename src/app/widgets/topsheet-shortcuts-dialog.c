/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-shortcuts-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *keys; /* accelerators with a blank between alternatives; NULL: @title heads a group */
  const char *title;
} Shortcut;

static const Shortcut shortcuts[] = {
  { NULL, N_("Everywhere") },
  { "<Control>n", N_("New project") },
  { "<Control>1 <Control>2 <Control>3 <Control>4 <Control>5 <Control>6",
    N_("Overview, Budget, Gallery, Ledger, Reports, Compare") },
  { "<Control>f", N_("Search") },
  { "<Control>z", N_("Undo") },
  { "<Shift><Control>z", N_("Redo") },
  { "<Alt>Left", N_("Back") },
  { "F1", N_("Help") },
  { "F9", N_("Inspector") },
  { "F10", N_("Main menu") },
  { "F11", N_("Full screen") },
  { "<Control>question", N_("Keyboard shortcuts") },
  { "<Control>w", N_("Close window") },
  { "<Control>q", N_("Quit") },
  { NULL, N_("Projects") },
  { "Return", N_("Open") },
  { "Delete", N_("Archive") },
  { NULL, N_("Budget") },
  { "Return", N_("Add a line below") },
  { "<Control>d", N_("Duplicate the line") },
  { "<Alt>Up <Alt>Down", N_("Move the line") },
  { "Delete", N_("Remove the selected lines") },
  { "Escape", N_("From a field to its line") },
  { "<Shift>Up <Shift>Down", N_("Select several lines") },
  { "<Control>a", N_("Select all lines that are shown") },
  { "<Control>c <Control>x", N_("Copy or cut lines, also into a spreadsheet") },
  { "<Control>v", N_("Paste lines, also from a spreadsheet") },
  { NULL, N_("Gallery") },
  { "a p", N_("Accept") },
  { "x", N_("Reject; then a digit names the reason") },
  { "<Shift>x", N_("Reject for the same reason again") },
  { "e", N_("Edit") },
  { "o <Control>e", N_("Open in an editor") },
  { "<Shift>o", N_("Open what was marked for editing last") },
  { "u", N_("Undecided") },
  { "1 2 3 4 5", N_("Stars") },
  { "0", N_("No stars") },
  { "bracketleft bracketright", N_("Previous or next undecided") },
  { "j", N_("Go to a group: a deliverable, a phase, a model or a day") },
  { "<Control>a", N_("Select all") },
  { "space", N_("Quick look") },
  { "Return", N_("Open the viewer") },
  { "c", N_("Side by side, up to four") },
  { "<Control>plus <Control>minus", N_("Larger or smaller pictures") },
  { NULL, N_("Viewer") },
  { "Left Right", N_("Previous or next version; moves the picture when zoomed") },
  { "Page_Up Page_Down", N_("Previous or next version") },
  { "z", N_("Fit or 100 %") },
  { "plus minus", N_("Zoom in or out") },
  { "c", N_("Side by side") },
  { "w", N_("Wipe; the arrow keys move the line") },
  { "b", N_("Blink; again shows the other one") },
  { "Tab 1 2 3 4", N_("Another pane") },
  { "<Alt>1 <Alt>2 <Alt>3 <Alt>4 <Alt>5", N_("Stars, also side by side") },
  { "<Alt>0", N_("No stars") },
  { "<Shift>c BackSpace", N_("Add a pane or take it away") },
  { "l", N_("Move and zoom all together") },
  { "<Shift>p", N_("Keep this one, reject the others") },
  { "space", N_("Play or pause") },
  { "comma period", N_("Previous or next frame") },
  { "r", N_("Repeat") },
};

static GtkWidget *
make_keycaps (const char *keys)
{
  g_auto (GStrv) accels = g_strsplit (keys, " ", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; accels[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (!gtk_accelerator_parse (accels[i], &key, &modifiers))
        continue;
      text = gtk_accelerator_get_label (key, modifiers);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "keycap-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

AdwDialog *
topsheet_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkWidget *row;

      if (shortcuts[i].keys == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcuts[i].title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
          continue;
        }
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcuts[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keycaps (shortcuts[i].keys));
      adw_preferences_group_add (group, row);
    }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
