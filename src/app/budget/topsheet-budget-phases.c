/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-phases.h"

#include "app/widgets/topsheet-budget-bar.h"
#include "app/widgets/topsheet-money-label.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define FIRST TOPSHEET_PHASE_EXPLORATION
#define N_ROWS (TOPSHEET_PHASE_POST - FIRST + 2) /* the phases and the buffer */
#define BUFFER_ROW (N_ROWS - 1)

typedef enum
{
  KIND_PEOPLE,
  KIND_GENERATION,
  KIND_OTHER,
} Kind;
#define N_KINDS (KIND_OTHER + 1)

typedef struct
{
  GtkLabel *title;
  GtkLabel *amount;
  TopsheetBudgetBar *bar;
  GtkLabel *cells[N_KINDS];
} Row;

struct _TopsheetBudgetPhases
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *chart;
  GtkWidget *table;
  Row rows[N_ROWS];
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetPhases, topsheet_budget_phases, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  TopsheetBarStyle style;
} kinds[N_KINDS] = {
  { N_("People"), TOPSHEET_BAR_SOLID },
  { N_("Generation"), TOPSHEET_BAR_DEEP },
  { N_("Other"), TOPSHEET_BAR_QUIET },
};

static Kind
kind_of (TopsheetBudgetLine *line)
{
  const guint account = topsheet_budget_line_get_account (line);

  if (account == TOPSHEET_ACCOUNT_HUMAN_TIME)
    return KIND_PEOPLE;
  return topsheet_account_is_compute (account) ? KIND_GENERATION : KIND_OTHER;
}

static void
sum_up (TopsheetBudgetPlan *plan, TopsheetMoney sums[N_ROWS][N_KINDS])
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));

  for (guint row = 0; row < N_ROWS; row++)
    for (guint kind = 0; kind < N_KINDS; kind++)
      sums[row][kind] = topsheet_money (0, topsheet_budget_plan_get_currency (plan));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
      const TopsheetPhase phase = MAX (topsheet_budget_line_get_phase (line), FIRST);
      TopsheetMoney *sum = &sums[phase - FIRST][kind_of (line)];

      /* A sum that does not fit fails the whole plan in the engine; there is nothing to draw then. */
      if (amount != NULL)
        (void) !topsheet_money_add (sum, amount, sum, NULL);
    }
}

static double
total_of (const TopsheetMoney sums[N_KINDS])
{
  double total = 0;

  for (guint kind = 0; kind < N_KINDS; kind++)
    total += (double) sums[kind].nanos;
  return total;
}

static void
show_row (Row *row, const TopsheetMoney sums[N_KINDS], double longest)
{
  TopsheetMoney total = sums[KIND_PEOPLE];
  g_autofree char *text = NULL;

  topsheet_budget_bar_clear (row->bar);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autofree char *cell = topsheet_money_format (&sums[kind], TOPSHEET_MONEY_FORMAT_PLAIN);

      if (longest > 0)
        topsheet_budget_bar_add (row->bar, (double) sums[kind].nanos / longest, kinds[kind].style);
      if (kind != KIND_PEOPLE)
        (void) !topsheet_money_add (&total, &sums[kind], &total, NULL);
      gtk_label_set_label (row->cells[kind], cell);
    }
  text = topsheet_money_format (&total, TOPSHEET_MONEY_FORMAT_SYMBOL);
  gtk_label_set_label (row->amount, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_buffer (Row *row, TopsheetBudgetPlan *plan, const TopsheetMoney *buffer, double longest)
{
  const TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (plan);
  g_autofree char *number = topsheet_number_print (&percent);
  g_autofree char *title = g_strdup_printf (_("Buffer %s %%"), number);
  g_autofree char *text = topsheet_money_format (buffer, TOPSHEET_MONEY_FORMAT_SYMBOL);

  gtk_label_set_label (row->title, title);
  gtk_label_set_label (row->amount, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  topsheet_budget_bar_clear (row->bar);
  if (longest > 0)
    topsheet_budget_bar_add (row->bar, (double) buffer->nanos / longest, TOPSHEET_BAR_OUTLINE);
}

static GtkLabel *
new_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
make_row (TopsheetBudgetPhases *self, guint i)
{
  Row *row = &self->rows[i];
  const char *title = i < BUFFER_ROW ? topsheet_phase_get_title ((TopsheetPhase) (FIRST + i)) : NULL;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const int line = (int) i + 1;

  row->title = new_label (title, 0, "caption");
  row->amount = new_label (NULL, 1, "caption");
  row->bar = TOPSHEET_BUDGET_BAR (topsheet_budget_bar_new ());
  topsheet_budget_bar_set_trough (row->bar, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (row->title), TRUE);
  gtk_widget_set_margin_bottom (GTK_WIDGET (row->bar), 6);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (row->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (row->amount));
  gtk_box_append (GTK_BOX (self->chart), head);
  gtk_box_append (GTK_BOX (self->chart), GTK_WIDGET (row->bar));
  if (i == BUFFER_ROW)
    return;

  gtk_grid_attach (GTK_GRID (self->table), GTK_WIDGET (new_label (title, 0, "caption")), 0, line, 1, 1);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      row->cells[kind] = new_label (NULL, 1, "caption");
      gtk_widget_set_hexpand (GTK_WIDGET (row->cells[kind]), TRUE);
      gtk_grid_attach (GTK_GRID (self->table), GTK_WIDGET (row->cells[kind]), (int) kind + 1, line, 1, 1);
    }
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = topsheet_budget_bar_new ();

      topsheet_budget_bar_add (TOPSHEET_BUDGET_BAR (swatch), 1.0, kinds[kind].style);
      gtk_widget_set_size_request (swatch, 12, -1);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (item), swatch);
      gtk_box_append (GTK_BOX (item), GTK_WIDGET (new_label (_(kinds[kind].title), 0, "caption")));
      gtk_box_append (GTK_BOX (legend), item);
    }
  return legend;
}

static GtkWidget *
make_switch (TopsheetBudgetPhases *self)
{
  GtkWidget *group = adw_toggle_group_new ();
  const char *names[] = { "chart", "table" };
  const char *icons[] = { "topsheet-overview-symbolic", "view-list-symbolic" };
  const char *tooltips[] = { _("Chart"), _("Table") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, names[i]);
      adw_toggle_set_icon_name (toggle, icons[i]);
      adw_toggle_set_tooltip (toggle, tooltips[i]);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  gtk_widget_set_valign (group, GTK_ALIGN_START);
  g_object_bind_property (group, "active-name", self->stack, "visible-child-name", G_BINDING_SYNC_CREATE);
  return group;
}

static void
topsheet_budget_phases_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (topsheet_budget_phases_parent_class)->dispose (object);
}

static void
topsheet_budget_phases_class_init (TopsheetBudgetPhasesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_phases_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
topsheet_budget_phases_init (TopsheetBudgetPhases *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->chart = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->table = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 9);
  for (guint kind = 0; kind < N_KINDS; kind++)
    gtk_grid_attach (GTK_GRID (self->table), GTK_WIDGET (new_label (_(kinds[kind].title), 1, "caption-heading")),
                     (int) kind + 1, 0, 1, 1);
  for (guint i = 0; i < N_ROWS; i++)
    make_row (self, i);
  gtk_box_append (GTK_BOX (self->chart), make_legend ());
  gtk_stack_add_named (GTK_STACK (self->stack), self->chart, "chart");
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");

  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (new_label (_("By Phase"), 0, "heading")));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (new_label (_("People and services included"), 0, "caption")));
  gtk_widget_add_css_class (gtk_widget_get_last_child (titles), "dimmed");
  gtk_widget_set_hexpand (titles, TRUE);
  gtk_box_append (GTK_BOX (head), titles);
  gtk_box_append (GTK_BOX (head), make_switch (self));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

void
topsheet_budget_phases_show (TopsheetBudgetPhases *self, TopsheetBudgetPlan *plan, const TopsheetBudgetTotals *totals)
{
  TopsheetMoney sums[N_ROWS][N_KINDS];
  double longest;

  g_return_if_fail (TOPSHEET_IS_BUDGET_PHASES (self));
  g_return_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan));

  sum_up (plan, sums);
  longest = (double) totals->buffer.nanos;
  for (guint i = 0; i < BUFFER_ROW; i++)
    longest = MAX (longest, total_of (sums[i]));
  for (guint i = 0; i < BUFFER_ROW; i++)
    show_row (&self->rows[i], sums[i], longest);
  show_buffer (&self->rows[BUFFER_ROW], plan, &totals->buffer, longest);
}
