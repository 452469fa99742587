/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-difference-list.h"

#include "app/widgets/topsheet-facts.h"
#include "engine/topsheet-parameter-difference.h"
#include "engine/topsheet-word-difference.h"

#include <glib/gi18n.h>

struct _TopsheetDifferenceList
{
  AdwBin parent_instance;
  GtkWidget *box;
  gboolean expanded; /* stays as the person left it */
};

G_DEFINE_FINAL_TYPE (TopsheetDifferenceList, topsheet_difference_list, ADW_TYPE_BIN)

static void
append_run (GString *markup, const TopsheetWords *run, gboolean first)
{
  const char *start = run->text;
  g_autofree char *text = NULL;

  if (run->kind == (first ? TOPSHEET_WORDS_ADDED : TOPSHEET_WORDS_REMOVED))
    return;
  /* The blank before a word is not part of what was changed. */
  while (g_ascii_isspace (*start))
    start++;
  g_string_append_len (markup, run->text, start - run->text);
  text = g_markup_escape_text (start, -1);
  if (run->kind == TOPSHEET_WORDS_REMOVED)
    g_string_append_printf (markup, "<span background=\"#f5c211\" background_alpha=\"32%%\"><s>%s</s></span>", text);
  else if (run->kind == TOPSHEET_WORDS_ADDED)
    g_string_append_printf (markup, "<span background=\"#3584e4\" background_alpha=\"22%%\"><b><u>%s</u></b></span>",
                            text);
  else
    g_string_append (markup, text);
}

/* The words of one side. */
static char *
mark_words (const char *from, const char *to, gboolean first)
{
  g_autoptr (GPtrArray) runs = topsheet_word_difference (from, to);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    append_run (markup, runs->pdata[i], first);
  return g_string_free (markup, FALSE);
}

static char *
make_markup (const TopsheetParameterRow *row, guint index, guint n)
{
  const char *value = row->values[index];

  if (!value)
    return g_strdup ("–");
  if (!row->is_text || !row->values[0])
    return g_markup_escape_text (value, -1);
  if (index > 0)
    return mark_words (row->values[0], value, FALSE);
  /* With more than two it is not one difference any more that could be struck through. */
  return n == 2 && row->values[1] ? mark_words (value, row->values[1], TRUE) : g_markup_escape_text (value, -1);
}

static GtkWidget *
make_value (const TopsheetParameterRow *row, guint index, guint n, guint current)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *badge, *label = gtk_label_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *markup = make_markup (row, index, n);

  badge = gtk_label_new (number);
  gtk_widget_add_css_class (badge, "pane-badge");
  if (index == current)
    gtk_widget_add_css_class (badge, "current");
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static GtkWidget *
make_row (const TopsheetParameterRow *row, guint n, guint current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *title = gtk_label_new (row->title), *list_row;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_widget_add_css_class (box, "difference");
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), make_value (row, i, n, current));
  list_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
  return list_row;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static void
expanded_cb (TopsheetDifferenceList *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  self->expanded = adw_expander_row_get_expanded (row);
}

/* "9 parameters are the same" */
static void
add_same (TopsheetDifferenceList *self, GPtrArray *rows, guint n_same)
{
  GtkWidget *list = make_list (), *expander = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u parameter is the same",
                                                         "%u parameters are the same", n_same),
                                            n_same);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), self->expanded);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < rows->len; i++)
    {
      TopsheetParameterRow *row = rows->pdata[i];
      GtkWidget *fact;

      if (!row->same || g_str_equal (row->id, "cost"))
        continue;
      fact = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fact), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fact), row->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (fact), row->values[0]);
      gtk_widget_add_css_class (fact, "property");
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), fact);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), expander);
  gtk_box_append (GTK_BOX (self->box), list);
}

static void
add_cost (TopsheetDifferenceList *self, const TopsheetParameterRow *row)
{
  GtkWidget *list = make_list ();

  topsheet_facts_add (GTK_LIST_BOX (list), _("Cost of each"), row->values[0]);
  gtk_box_append (GTK_BOX (self->box), list);
}

static void
add_none (TopsheetDifferenceList *self)
{
  GtkWidget *label = gtk_label_new (_("Nothing that is known about these versions differs."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
topsheet_difference_list_class_init (TopsheetDifferenceListClass *klass)
{
}

static void
topsheet_difference_list_init (TopsheetDifferenceList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
topsheet_difference_list_new (void)
{
  return g_object_new (TOPSHEET_TYPE_DIFFERENCE_LIST, NULL);
}

void
topsheet_difference_list_show (TopsheetDifferenceList *self, TopsheetGeneration **generations, guint n, guint current)
{
  g_autoptr (GPtrArray) rows = NULL;
  const TopsheetParameterRow *cost = NULL;
  GtkWidget *child, *list = make_list ();
  guint n_same = 0, n_different = 0;

  g_return_if_fail (TOPSHEET_IS_DIFFERENCE_LIST (self));
  rows = topsheet_parameter_difference (generations, n);
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_box_append (GTK_BOX (self->box), list);
  for (guint i = 0; i < rows->len; i++)
    {
      TopsheetParameterRow *row = rows->pdata[i];

      if (row->same && g_str_equal (row->id, "cost"))
        cost = row;
      else if (row->same)
        n_same++;
      else
        {
          gtk_list_box_append (GTK_LIST_BOX (list), make_row (row, n, current));
          n_different++;
        }
    }
  gtk_widget_set_visible (list, n_different > 0);
  if (n_different == 0)
    add_none (self);
  if (n_same > 0)
    add_same (self, rows, n_same);
  if (cost)
    add_cost (self, cost);
}
