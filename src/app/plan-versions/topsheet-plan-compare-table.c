/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-compare-table.h"

#include "app/plan-versions/topsheet-plan-version-text.h"
#include "app/widgets/topsheet-money-label.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* An amount per version and the difference. */
#define N_COLUMNS (TOPSHEET_PLAN_DIFF_MAX + 1)

typedef struct
{
  TopsheetPlanDiff *diff;
  gboolean only_changes;
  gboolean stacked;
  GtkSizeGroup *columns[N_COLUMNS];
} Table;

/* What a row shows, in words. */
typedef struct
{
  const char *title;
  const char *subtitle; /* (nullable) */
  char *amounts[TOPSHEET_PLAN_DIFF_MAX];
  gboolean unpriced[TOPSHEET_PLAN_DIFF_MAX];
  char *difference;
  gboolean is_sum;
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < TOPSHEET_PLAN_DIFF_MAX; i++)
    g_free (row->amounts[i]);
  g_free (row->difference);
}

static GtkWidget *
new_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
amount_label (const Row *row, guint i)
{
  GtkWidget *label = new_label (row->amounts[i], 1, "numeric");

  if (row->unpriced[i])
    gtk_widget_add_css_class (label, "warning");
  return label;
}

static GtkWidget *
difference_label (const Row *row)
{
  GtkWidget *label = new_label (row->difference, 1, "numeric");

  if (row->is_sum || *row->difference != '\0')
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
title_box (const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (row->title, 0, row->is_sum ? "heading" : NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  if (row->subtitle != NULL && *row->subtitle != '\0')
    {
      GtkWidget *subtitle = new_label (row->subtitle, 0, "caption");

      gtk_widget_add_css_class (subtitle, "dimmed");
      gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (subtitle), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), subtitle);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
row_in_columns (Table *table, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_append (GTK_BOX (box), title_box (row));
  for (guint i = 0; i <= table->diff->n_plans; i++)
    {
      GtkWidget *label = i < table->diff->n_plans ? amount_label (row, i) : difference_label (row);

      gtk_size_group_add_widget (table->columns[i], label);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
stacked_amounts (Table *table, const Row *row)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < table->diff->n_plans; i++)
    {
      g_autofree char *name = topsheet_plan_version_name (table->diff->plans[i]);
      GtkWidget *label = new_label (name, 0, "dimmed");

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), amount_label (row, i), 1, (int) i, 1, 1);
    }
  return grid;
}

static GtkWidget *
row_stacked (Table *table, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *difference = difference_label (row);

  gtk_widget_set_valign (difference, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title_box (row));
  gtk_box_append (GTK_BOX (head), difference);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), stacked_amounts (table, row));
  return box;
}

/* What a screen reader says of it: title, what changed, each version, the difference. (transfer full) */
static char *
spoken_text (Table *table, const Row *row)
{
  g_autoptr (GString) text = g_string_new (row->title);

  if (row->subtitle != NULL && *row->subtitle != '\0')
    g_string_append_printf (text, ". %s", row->subtitle);
  for (guint i = 0; i < table->diff->n_plans; i++)
    {
      g_autofree char *name = topsheet_plan_version_name (table->diff->plans[i]);

      g_string_append_printf (text, ". %s: %s", name, row->amounts[i]);
    }
  if (*row->difference != '\0')
    g_string_append_printf (text, ". %s %s", _("Difference"), row->difference);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_row (Table *table, const Row *row)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *child = table->stacked ? row_stacked (table, row) : row_in_columns (table, row);
  g_autofree char *spoken = spoken_text (table, row);

  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 9);
  gtk_widget_set_margin_bottom (child, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return list_row;
}

static GtkListBox *
new_list (GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  return GTK_LIST_BOX (list);
}

/* In what any version differs from the first one that has the line; of more than two the last that differs is said. (transfer full) */
static char *
changes_text (Table *table, const TopsheetPlanDiffRow *row)
{
  const guint last = table->diff->n_plans - 1;

  if (row->status == TOPSHEET_PLAN_LINE_ADDED || row->status == TOPSHEET_PLAN_LINE_REMOVED)
    return topsheet_plan_changes_text (row->lines[0],
                                       row->lines[0] == NULL ? topsheet_plan_diff_row_get_line (row) : NULL, 0);
  for (guint i = last; i > 0; i--)
    if (row->changes[i] != 0)
      return topsheet_plan_changes_text (row->lines[0], row->lines[i], row->changes[i]);
  return g_strdup ("");
}

static void
add_line (Table *table, GtkListBox *list, const TopsheetPlanDiffRow *diff_row)
{
  const guint last = table->diff->n_plans - 1;
  const char *name = topsheet_budget_line_get_name (topsheet_plan_diff_row_get_line (diff_row));
  g_autofree char *subtitle = changes_text (table, diff_row);
  Row row = { .title = name != NULL && *name != '\0' ? name : _("Line without a name"), .subtitle = subtitle };

  for (guint i = 0; i < table->diff->n_plans; i++)
    {
      TopsheetBudgetLine *line = diff_row->lines[i];
      const TopsheetMoney *amount = line != NULL ? topsheet_budget_line_get_priced_amount (line) : NULL;

      row.unpriced[i] = line != NULL && amount == NULL;
      row.amounts[i] = row.unpriced[i] ? g_strdup (_("Unpriced"))
                                       : topsheet_money_label (amount, TOPSHEET_MONEY_FORMAT_SYMBOL);
    }
  row.difference = topsheet_plan_difference_text (diff_row->has_difference[last], &diff_row->difference[last]);
  gtk_list_box_append (list, new_row (table, &row));
  row_clear (&row);
}

static void
add_sum (Table *table, GtkListBox *list, const char *title, const char *subtitle, const TopsheetPlanDiffSum *sum)
{
  const guint last = table->diff->n_plans - 1;
  Row row = { .title = title, .subtitle = subtitle, .is_sum = TRUE };

  for (guint i = 0; i < table->diff->n_plans; i++)
    row.amounts[i] = topsheet_money_label (&sum->amounts[i], TOPSHEET_MONEY_FORMAT_SYMBOL);
  row.difference = topsheet_plan_difference_text (sum->has_difference[last], &sum->difference[last]);
  gtk_list_box_append (list, new_row (table, &row));
  row_clear (&row);
}

/* The names of the columns, in their places. */
static void
add_head (Table *table, GtkWidget *box)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *space = gtk_label_new (NULL);

  /* A row of a list has two pixels around what is in it. */
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_set_margin_start (head, 14);
  gtk_widget_set_margin_end (head, 14);
  gtk_box_append (GTK_BOX (head), space);
  for (guint i = 0; i <= table->diff->n_plans; i++)
    {
      g_autofree char *name = i < table->diff->n_plans
                                ? g_strdup_printf (_("Version %u"),
                                                   topsheet_budget_plan_get_version (table->diff->plans[i]))
                                : g_strdup (_("Difference"));
      const char *own = i < table->diff->n_plans ? topsheet_budget_plan_get_name (table->diff->plans[i]) : NULL;
      GtkWidget *label = new_label (name, 1, "caption-heading");

      if (own != NULL)
        gtk_widget_set_tooltip_text (label, own);
      gtk_size_group_add_widget (table->columns[i], label);
      gtk_box_append (GTK_BOX (head), label);
    }
  gtk_box_append (GTK_BOX (box), head);
}

static gboolean
is_shown (Table *table, const TopsheetPlanDiffRow *row, TopsheetPhase phase)
{
  return topsheet_budget_line_get_phase (topsheet_plan_diff_row_get_line (row)) == phase &&
         (!table->only_changes || row->status != TOPSHEET_PLAN_LINE_SAME);
}

static void
add_phase (Table *table, GtkWidget *box, TopsheetPhase phase)
{
  GtkListBox *list = NULL;

  for (guint i = 0; i < table->diff->rows->len; i++)
    {
      const TopsheetPlanDiffRow *row = g_ptr_array_index (table->diff->rows, i);

      if (!is_shown (table, row, phase))
        continue;
      if (list == NULL)
        {
          list = new_list (box);
          add_sum (table, list, topsheet_phase_get_title (phase), NULL, &table->diff->by_phase[phase]);
        }
      add_line (table, list, row);
    }
}

/* "25 % → 30 %"; NULL when it is the same in the first and the last. (transfer full) (nullable) */
static char *
buffer_text (TopsheetPlanDiff *diff)
{
  const TopsheetDecimal before = topsheet_budget_plan_get_buffer_percent (diff->plans[0]);
  const TopsheetDecimal after = topsheet_budget_plan_get_buffer_percent (diff->plans[diff->n_plans - 1]);
  g_autofree char *a = topsheet_number_print (&before);
  g_autofree char *b = topsheet_number_print (&after);

  if (topsheet_decimal_compare (&before, &after) == 0)
    return NULL;
  return g_strdup_printf (_("%s %% → %s %%"), a, b);
}

static void
add_notes (Table *table, GtkWidget *box)
{
  const TopsheetPlanDiff *diff = table->diff;
  const char *notes[] = {
    topsheet_plan_diff_is_empty (table->diff) ? _("The versions say the same.") : NULL,
    !diff->total.has_difference[diff->n_plans - 1]
      ? _("Lines that changed have no price, so nobody knows what the versions differ by.")
      : NULL,
    diff->variables_changed ? _("The variables differ.") : NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      GtkWidget *label = notes[i] != NULL ? new_label (notes[i], 0, "dimmed") : NULL;

      if (label == NULL)
        continue;
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
}

GtkWidget *
topsheet_plan_compare_table_new (TopsheetPlanDiff *diff, gboolean only_changes, gboolean stacked)
{
  Table table = { .diff = diff, .only_changes = only_changes, .stacked = stacked };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *buffer = NULL;
  GtkListBox *totals;

  g_return_val_if_fail (diff != NULL, NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    table.columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  buffer = buffer_text (diff);
  if (!stacked)
    add_head (&table, box);
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    add_phase (&table, box, i);
  totals = new_list (box);
  add_sum (&table, totals, _("Subtotal"), NULL, &diff->subtotal);
  add_sum (&table, totals, _("Buffer"), buffer, &diff->buffer);
  add_sum (&table, totals, _("Total"), NULL, &diff->total);
  add_notes (&table, box);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_object_unref (table.columns[i]);
  return box;
}
