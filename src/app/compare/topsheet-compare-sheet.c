/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-sheet.h"

#include "app/compare/topsheet-compare-plot.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TopsheetCompareSheet
{
  AdwBreakpointBin parent_instance;

  TopsheetCompareResult *result; /* (nullable); the plots borrow from it */

  GtkLabel *verdict_label;
  GtkLabel *sentence_label;
  GtkBox *assumptions;
  GtkWidget *evidence;
  GtkLabel *chart_title;
  TopsheetComparePlot *plot;
  GtkGrid *table;
  GtkWidget *bars_card;
  GtkLabel *bars_title;
  TopsheetComparePlot *bars_plot;
  GtkLabel *use_caption;
  GtkWidget *use_button;
};

G_DEFINE_FINAL_TYPE (TopsheetCompareSheet, topsheet_compare_sheet, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  SIGNAL_USE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_use (TopsheetCompareSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0);
}

/* Names such as flux-2-klein-4b are not torn at their hyphens. */
static void
keep_names_whole (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_label (label);

  for (const char *word = text; *word != '\0';)
    {
      const gsize length = strcspn (word, " \n");

      if (memchr (word, '-', length) != NULL)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint) (word - text);
          attribute->end_index = (guint) (word - text + length);
          pango_attr_list_insert (attributes, attribute);
        }
      word += length + (word[length] != '\0' ? 1 : 0);
    }
  gtk_label_set_attributes (label, attributes);
}

/* @words: in a column of words, which begin alike; numbers end alike. */
static GtkWidget *
make_cell (const char *text, gboolean head, gboolean words)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), words ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), words ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (label, head ? GTK_ALIGN_END : GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_hexpand (label, !words);
  gtk_widget_add_css_class (label, head ? "caption-heading" : "numeric");
  return label;
}

static void
show_table (TopsheetCompareSheet *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  for (guint i = 0; i < self->result->n_rows; i++)
    for (guint j = 0; j < 3; j++)
      gtk_grid_attach (self->table, make_cell (self->result->table[i][j], i == 0, j == 0 && self->result->has_words),
                       (int) j, (int) i, 1, 1);
}

static void
topsheet_compare_sheet_dispose (GObject *object)
{
  TopsheetCompareSheet *self = TOPSHEET_COMPARE_SHEET (object);

  if (self->plot != NULL)
    {
      topsheet_compare_plot_show_chart (self->plot, NULL);
      topsheet_compare_plot_show_bars (self->bars_plot, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_COMPARE_SHEET);
  g_clear_pointer (&self->result, topsheet_compare_result_free);
  G_OBJECT_CLASS (topsheet_compare_sheet_parent_class)->dispose (object);
}

static void
topsheet_compare_sheet_class_init (TopsheetCompareSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_compare_sheet_dispose;
  signals[SIGNAL_USE] = g_signal_new ("use", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  g_type_ensure (TOPSHEET_TYPE_COMPARE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-compare-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, assumptions);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, evidence);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, chart_title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, plot);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, table);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, bars_card);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, bars_title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, bars_plot);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, use_caption);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCompareSheet, use_button);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
}

static void
topsheet_compare_sheet_init (TopsheetCompareSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
topsheet_compare_sheet_new (void)
{
  return g_object_new (TOPSHEET_TYPE_COMPARE_SHEET, NULL);
}

AdwPreferencesGroup *
topsheet_compare_sheet_add_group (TopsheetCompareSheet *self, const char *title)
{
  GtkWidget *group;

  g_return_val_if_fail (TOPSHEET_IS_COMPARE_SHEET (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->assumptions, group);
  return ADW_PREFERENCES_GROUP (group);
}

void
topsheet_compare_sheet_show (TopsheetCompareSheet *self, TopsheetCompareResult *result)
{
  TopsheetCompareBars bars;

  g_return_if_fail (TOPSHEET_IS_COMPARE_SHEET (self));
  g_return_if_fail (result != NULL);

  topsheet_compare_bars_sort (result->bars, result->n_bars);
  bars = (TopsheetCompareBars) { result->bars, result->n_bars, result->centre, 0 };
  gtk_widget_set_visible (self->evidence, TRUE);
  gtk_label_set_label (self->verdict_label, result->verdict);
  gtk_label_set_label (self->sentence_label, result->sentence);
  keep_names_whole (self->sentence_label);
  gtk_label_set_label (self->chart_title, result->chart_title);
  topsheet_compare_plot_show_chart (self->plot, &result->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, result->chart_title, -1);
  gtk_widget_set_visible (self->bars_card, result->n_bars > 0);
  if (result->n_bars > 0)
    {
      gtk_label_set_label (self->bars_title, result->bars_title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars_plot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      result->bars_title, -1);
    }
  topsheet_compare_plot_show_bars (self->bars_plot, result->n_bars > 0 ? &bars : NULL);
  gtk_label_set_label (self->use_caption, result->use_caption != NULL ? result->use_caption : "");
  keep_names_whole (self->use_caption);
  gtk_widget_set_tooltip_text (self->use_button, result->use_caption);
  gtk_widget_set_sensitive (self->use_button, result->use_caption != NULL);
  g_clear_pointer (&self->result, topsheet_compare_result_free);
  self->result = result;
  show_table (self);
}

void
topsheet_compare_sheet_refuse (TopsheetCompareSheet *self)
{
  g_return_if_fail (TOPSHEET_IS_COMPARE_SHEET (self));

  gtk_widget_set_sensitive (self->use_button, FALSE);
  if (self->result != NULL)
    return;
  gtk_label_set_label (self->verdict_label, _("An Assumption Is Missing"));
  gtk_label_set_attributes (self->sentence_label, NULL);
  gtk_label_set_label (self->sentence_label,
                       _("The row that is marked needs a number; the verdict appears as soon as it "
                         "has one."));
  gtk_widget_set_visible (self->evidence, FALSE);
}

const TopsheetCompareResult *
topsheet_compare_sheet_get_result (TopsheetCompareSheet *self)
{
  g_return_val_if_fail (TOPSHEET_IS_COMPARE_SHEET (self), NULL);

  return self->result;
}
