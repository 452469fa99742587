/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ledger/topsheet-ledger-columns.h"

#include "app/ledger/topsheet-entry-format.h"

#include <glib/gi18n.h>

typedef enum
{
  COLUMN_DATE,
  COLUMN_ENTRY,
  COLUMN_STATE,
  COLUMN_ACCOUNT,
  COLUMN_WHAT,
  COLUMN_PROVIDER,
  COLUMN_MODEL,
  COLUMN_MEMBER,
  COLUMN_QUANTITY,
  COLUMN_UNIT,
  COLUMN_AMOUNT,
  COLUMN_BALANCE,
} Column;

static const struct
{
  const char *name;
  const char *title;
  guint min_chars;
  guint nat_chars;
  gboolean at_end;
  gboolean dimmed;
  gboolean can_hide;
} columns[] = {
  [COLUMN_DATE] = { "date", N_("Date"), 12, 12, FALSE, FALSE, FALSE },
  [COLUMN_ENTRY] = { "entry", N_("Entry"), 4, 4, TRUE, TRUE, TRUE },
  [COLUMN_STATE] = { "state", N_("State"), 6, 9, FALSE, FALSE, TRUE },
  [COLUMN_ACCOUNT] = { "account", N_("Account"), 4, 4, FALSE, FALSE, TRUE },
  [COLUMN_WHAT] = { "what", N_("What"), 11, 13, FALSE, FALSE, FALSE },
  [COLUMN_PROVIDER] = { "provider", N_("Provider"), 5, 8, FALSE, FALSE, TRUE },
  [COLUMN_MODEL] = { "model", N_("Model"), 8, 13, FALSE, FALSE, TRUE },
  [COLUMN_MEMBER] = { "member", N_("Member"), 6, 8, FALSE, FALSE, TRUE },
  [COLUMN_QUANTITY] = { "quantity", N_("Quantity"), 4, 5, TRUE, FALSE, TRUE },
  [COLUMN_UNIT] = { "unit", N_("Unit"), 4, 5, FALSE, TRUE, TRUE },
  [COLUMN_AMOUNT] = { "amount", N_("Amount"), 9, 9, TRUE, FALSE, FALSE },
  [COLUMN_BALANCE] = { "balance", N_("Balance"), 9, 10, TRUE, FALSE, TRUE },
};

/* What the cells of one column need. */
typedef struct
{
  Column column;
  TopsheetEntryList *list;
  TopsheetProject *project;
} Context;

static void
context_free (gpointer data, GClosure *closure)
{
  Context *self = data;

  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_free (self);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
get_text (const Context *context, TopsheetLedgerEntry *entry)
{
  switch (context->column)
    {
    case COLUMN_DATE:
      return topsheet_entry_format_moment (topsheet_ledger_entry_get_posted_at_usec (entry));
    case COLUMN_ENTRY:
      return g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_ledger_entry_get_id (entry));
    case COLUMN_STATE:
      return g_strdup (topsheet_entry_state_get_title (topsheet_ledger_entry_get_state (entry)));
    case COLUMN_ACCOUNT:
      return g_strdup_printf ("%u", topsheet_ledger_entry_get_account (entry));
    case COLUMN_WHAT:
      return topsheet_entry_format_what (entry);
    case COLUMN_PROVIDER:
      return g_strdup (topsheet_ledger_entry_get_provider (entry));
    case COLUMN_MODEL:
      return g_strdup (topsheet_ledger_entry_get_model (entry));
    case COLUMN_MEMBER:
      return g_strdup (topsheet_ledger_entry_get_member (entry));
    case COLUMN_QUANTITY:
      return topsheet_entry_format_quantity (entry);
    case COLUMN_UNIT:
      return g_strdup (topsheet_unit_get_label (topsheet_ledger_entry_get_unit (entry)));
    case COLUMN_AMOUNT:
      return topsheet_entry_format_amount (entry);
    case COLUMN_BALANCE:
      return topsheet_entry_format_balance (entry, topsheet_project_get_limit (context->project),
                                            topsheet_project_get_currency (context->project));
    default:
      return NULL;
    }
}

static void
show_amount (GtkWidget *cell, TopsheetLedgerEntry *entry, const char *text)
{
  const TopsheetMoney *amount = topsheet_ledger_entry_get_amount (entry);

  set_class (cell, "success", amount != NULL && amount->nanos < 0);
  set_class (cell, "warning", amount == NULL);
  set_class (cell, "unpriced-pill", amount == NULL);
  if (amount == NULL)
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), _("Unpriced"));
}

/* The row of @item has arrived or changed. */
static void
fill (const Context *context, GtkWidget *cell, TopsheetLedgerEntry *entry)
{
  g_autofree char *text = entry != NULL ? get_text (context, entry) : g_strdup ("");
  const gboolean reversed = entry != NULL && topsheet_ledger_entry_get_state (entry) == TOPSHEET_ENTRY_STATE_REVERSED;
  const gboolean money = context->column == COLUMN_AMOUNT || context->column == COLUMN_BALANCE;
  const gboolean struck = reversed && (context->column == COLUMN_WHAT || context->column == COLUMN_AMOUNT);
  PangoAttrList *attributes;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL && (*text != '\0' || entry == NULL) ? text : "–");
  set_class (cell, "dimmed",
             columns[context->column].dimmed || struck || text == NULL || (entry != NULL && *text == '\0'));
  if (money || struck)
    {
      attributes = topsheet_entry_money_attributes (money && text != NULL ? text : "", struck);
      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), attributes);
      pango_attr_list_unref (attributes);
    }
  else
    gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), NULL);
  if (context->column == COLUMN_AMOUNT && entry != NULL)
    show_amount (cell, entry, text);
}

static void
fill_state (const Context *context, GtkWidget *box, TopsheetLedgerEntry *entry)
{
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *cell = gtk_widget_get_next_sibling (image);
  const TopsheetEntryState state = entry != NULL ? topsheet_ledger_entry_get_state (entry)
                                                 : TOPSHEET_ENTRY_STATE_SETTLED;

  fill (context, cell, entry);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), entry != NULL ? topsheet_entry_state_icon (state) : NULL);
  set_class (box, "success", entry != NULL && state == TOPSHEET_ENTRY_STATE_INVOICED);
  set_class (box, "warning", entry != NULL && state == TOPSHEET_ENTRY_STATE_UNPRICED);
  set_class (box, "dimmed", state == TOPSHEET_ENTRY_STATE_REVERSED || state == TOPSHEET_ENTRY_STATE_RELEASED);
}

static void
row_cb (GtkListItem *list_item)
{
  TopsheetPagedItem *item = gtk_list_item_get_item (list_item);
  const Context *context = g_object_get_data (G_OBJECT (list_item), "context");
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (item == NULL)
    return;
  if (context->column == COLUMN_STATE)
    fill_state (context, child, topsheet_paged_item_get_row (item));
  else
    fill (context, child, topsheet_paged_item_get_row (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Context *context)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  GtkWidget *box;

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), columns[context->column].min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), columns[context->column].nat_chars);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), columns[context->column].at_end ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (list_item), "context", context);
  if (context->column != COLUMN_STATE)
    {
      gtk_list_item_set_child (list_item, cell);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), cell);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Context *context)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify::row", G_CALLBACK (row_cb), list_item);
  row_cb (list_item);
  if (context->column == COLUMN_DATE)
    topsheet_paged_list_want (TOPSHEET_PAGED_LIST (context->list), gtk_list_item_get_position (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static Context *
context_new (Column column, TopsheetEntryList *list, TopsheetProject *project)
{
  Context *self = g_new0 (Context, 1);

  self->column = column;
  g_set_object (&self->list, list);
  g_set_object (&self->project, project);
  return self;
}

GSimpleActionGroup *
topsheet_ledger_columns_add (GtkColumnView *view, TopsheetEntryList *list, TopsheetProject *project)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      Context *context = context_new ((Column) i, list, project);
      g_autoptr (GtkColumnViewColumn) column = NULL;
      g_autoptr (GPropertyAction) action = NULL;
      const gboolean spent = i == COLUMN_BALANCE && topsheet_project_get_limit (project) == NULL;

      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), context, context_free, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), context);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (spent ? _("Spent so far") : _(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == COLUMN_WHAT);
      gtk_column_view_append_column (view, column);
      if (columns[i].can_hide)
        {
          action = g_property_action_new (columns[i].name, column, "visible");
          g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
        }
    }
  return actions;
}

GMenuModel *
topsheet_ledger_columns_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *action = g_strconcat ("columns.", columns[i].name, NULL);

      if (columns[i].can_hide)
        g_menu_append (section, _(columns[i].title), action);
    }
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

static void
narrow_row_cb (GtkListItem *list_item)
{
  TopsheetPagedItem *item = gtk_list_item_get_item (list_item);
  TopsheetLedgerEntry *entry = item != NULL ? topsheet_paged_item_get_row (item) : NULL;
  GtkWidget *grid = gtk_list_item_get_child (list_item);
  g_autofree char *what = NULL, *amount = NULL, *moment = NULL, *detail = NULL, *label = NULL;
  PangoAttrList *attributes;
  gboolean struck;

  if (entry == NULL)
    return;
  what = topsheet_entry_format_what (entry);
  amount = topsheet_entry_format_amount (entry);
  moment = topsheet_entry_format_moment (topsheet_ledger_entry_get_posted_at_usec (entry));
  detail = g_strdup_printf ("%s · %s", moment, topsheet_entry_state_get_title (topsheet_ledger_entry_get_state (entry)));
  struck = topsheet_ledger_entry_get_state (entry) == TOPSHEET_ENTRY_STATE_REVERSED;
  attributes = topsheet_entry_money_attributes (amount != NULL ? amount : "", struck);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_grid_get_child_at (GTK_GRID (grid), 0, 0)), what);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_grid_get_child_at (GTK_GRID (grid), 0, 1)), detail);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)),
                            amount != NULL ? amount : _("Unpriced"));
  gtk_inscription_set_attributes (GTK_INSCRIPTION (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)), attributes);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_grid_get_child_at (GTK_GRID (grid), 1, 1)),
                            topsheet_ledger_entry_get_model (entry));
  pango_attr_list_unref (attributes);
  label = g_strdup_printf (_("%1$s, %2$s, %3$s"), what, detail, amount != NULL ? amount : _("Unpriced"));
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
narrow_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int x = 0; x < 2; x++)
    for (int y = 0; y < 2; y++)
      {
        GtkWidget *cell = gtk_inscription_new (NULL);

        gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), x == 0 ? 8 : 10);
        gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), x == 0 ? 20 : 13);
        gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), x == 0 ? 0 : 1);
        gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
        gtk_widget_set_hexpand (cell, x == 0);
        gtk_widget_add_css_class (cell, "numeric");
        if (y == 1)
          {
            gtk_widget_add_css_class (cell, "caption");
            gtk_widget_add_css_class (cell, "dimmed");
          }
        gtk_grid_attach (GTK_GRID (grid), cell, x, y, 1, 1);
      }
  gtk_widget_add_css_class (grid, "two-lines");
  gtk_list_item_set_child (list_item, grid);
}

static void
narrow_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetEntryList *list)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify::row", G_CALLBACK (narrow_row_cb), list_item);
  narrow_row_cb (list_item);
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (list), gtk_list_item_get_position (list_item));
}

GtkListItemFactory *
topsheet_ledger_columns_make_narrow (TopsheetEntryList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (narrow_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (narrow_bind_cb), list, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
