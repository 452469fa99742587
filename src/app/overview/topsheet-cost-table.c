/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-cost-table.h"

#include "app/widgets/topsheet-money-label.h"

#include <glib/gi18n.h>

struct _TopsheetCostTable
{
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (TopsheetCostTable, topsheet_cost_table, GTK_TYPE_WIDGET)

static void
add_cell (TopsheetCostTable *self, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
add_money (TopsheetCostTable *self, int column, int row, const TopsheetMoney *money, const char *css_class)
{
  g_autofree char *text = topsheet_money_label (money, TOPSHEET_MONEY_FORMAT_PLAIN);

  add_cell (self, column, row, text, css_class);
}

static void
add_row (TopsheetCostTable *self, int row, const char *title, const TopsheetCostRow *cost, const char *css_class)
{
  add_cell (self, 0, row, title, css_class);
  add_money (self, 1, row, cost->has_plan ? &cost->plan : NULL, css_class);
  add_money (self, 2, row, &cost->actual, css_class);
  add_money (self, 3, row, &cost->committed, css_class);
  add_money (self, 4, row, &cost->at_completion, css_class);
}

static void
topsheet_cost_table_dispose (GObject *object)
{
  g_clear_pointer (&TOPSHEET_COST_TABLE (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (topsheet_cost_table_parent_class)->dispose (object);
}

static void
topsheet_cost_table_class_init (TopsheetCostTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_cost_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
topsheet_cost_table_init (TopsheetCostTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
topsheet_cost_table_new (void)
{
  return g_object_new (TOPSHEET_TYPE_COST_TABLE, NULL);
}

void
topsheet_cost_table_show (TopsheetCostTable *self, const TopsheetCostReport *cost)
{
  const char *heads[] = { _("Phase"), _("Plan"), _("Spent"), _("Committed"), _("At completion") };
  int row = 1;

  g_return_if_fail (TOPSHEET_IS_COST_TABLE (self));
  g_return_if_fail (cost != NULL);

  for (GtkWidget *child; (child = gtk_widget_get_first_child (self->grid)) != NULL;)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    add_cell (self, (int) i, 0, heads[i], "caption-heading");
  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    add_row (self, row++, topsheet_phase_get_title ((TopsheetPhase) i), &cost->phases[i], NULL);
  if (cost->has_plan)
    {
      add_cell (self, 0, row, _("Buffer"), NULL);
      add_money (self, 1, row++, &cost->buffer, NULL);
    }
  add_row (self, row, _("Total"), &cost->total, "heading");
}
