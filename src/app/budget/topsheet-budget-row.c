/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-row.h"

#include "app/budget/topsheet-budget-details.h"
#include "app/budget/topsheet-line-dialog.h"
#include "app/budget/topsheet-line-fields.h"
#include "app/budget/topsheet-number-entry.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-time.h"

#include <glib/gi18n.h>

/* A name with more characters may not fit into two lines; then it is a tooltip too. */
#define LONG_NAME 24

/* A price older than this is shown as stale. */
#define STALE_USEC (G_GINT64_CONSTANT (183) * 86400 * G_USEC_PER_SEC)

struct _TopsheetBudgetRow
{
  GtkListBoxRow parent_instance;

  TopsheetBudgetEditor *editor;
  TopsheetBudgetLine *line;
  gboolean compact;
  gboolean updating;
  GtkWidget *details; /* (nullable) made when first opened */

  GtkWidget *handle;
  GtkEntry *name_entry;
  GtkWidget *name_overlay;
  GtkLabel *long_label;
  GtkLabel *name_label;
  GtkLabel *caption_label;
  TopsheetNumberEntry *count_entry;
  GtkStack *price_stack;
  GtkLabel *price_label;
  GtkLabel *date_label;
  GtkImage *stale_icon;
  TopsheetNumberEntry *price_entry;
  GtkLabel *amount_label;
  GtkWidget *unpriced_pill;
  GtkWidget *toggle;
  GtkImage *toggle_image;
  GtkRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetRow, topsheet_budget_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
model_title (TopsheetBudgetRow *self)
{
  const char *model_id = topsheet_budget_line_get_model_id (self->line);

  return model_id != NULL
           ? topsheet_model_title (topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self->editor)),
                                   model_id)
           : NULL;
}

/* A price that was converted has nine digits of which nobody reads the last. From a cent on four are shown. (transfer full) */
static char *
format_unit_price (const TopsheetMoney *unit)
{
  TopsheetMoney shown;

  if (unit == NULL || unit->nanos < TOPSHEET_NANOS_PER_UNIT / 100)
    return topsheet_money_label (unit, TOPSHEET_MONEY_FORMAT_EXACT);

  shown = topsheet_money_round (unit, 4);
  return topsheet_money_label (&shown, TOPSHEET_MONEY_FORMAT_EXACT);
}

/* "FLUX.2 pro · 1024 × 1024"; compact "192 × €0.0525 · FLUX.2 pro". (transfer full) */
static char *
caption_text (TopsheetBudgetRow *self)
{
  g_autofree char *usage = topsheet_line_usage_caption (topsheet_budget_line_get_usage (self->line));
  const char *model = model_title (self);
  const char *note = topsheet_budget_line_get_note (self->line);
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (self->line);
  const TopsheetDecimal count = topsheet_budget_line_get_count (self->line);

  if (self->compact)
    {
      g_autofree char *number = topsheet_number_print (&count);
      g_autofree char *price = unit != NULL ? format_unit_price (unit) : g_strdup ("?");
      g_autofree char *product = g_strdup_printf ("%s × %s", number, price);

      return model != NULL ? g_strjoin (" · ", product, model, usage, NULL) : g_steal_pointer (&product);
    }
  if (model != NULL)
    return g_strjoin (" · ", model, usage, NULL);
  return g_strdup (note != NULL ? note : topsheet_account_get_title (topsheet_budget_line_get_account (self->line)));
}

/* What is wrong with what was typed takes the place of the caption. */
static void
show_caption (TopsheetBudgetRow *self)
{
  const char *message = topsheet_number_entry_get_message (self->count_entry);
  g_autofree char *caption = NULL;

  if (message == NULL)
    message = topsheet_number_entry_get_message (self->price_entry);
  if (topsheet_budget_line_get_formula_error (self->line) != NULL)
    {
      /* A formula without a result counts as nothing, and its text stays. */
      caption = g_strdup (topsheet_budget_line_get_formula_error (self->line));
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
  else if (message != NULL)
    {
      caption = g_strdup_printf (_("%s The last number that could be read counts."), message);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
  else
    {
      caption = caption_text (self);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }
  gtk_label_set_label (self->caption_label, caption);
}

static void
show_price (TopsheetBudgetRow *self)
{
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (self->line);
  const char *as_of = topsheet_budget_line_get_price_as_of (self->line);
  const char *why = topsheet_budget_line_get_unpriced_why (self->line);
  const gint64 now =
    topsheet_clock_get_usec (topsheet_session_get_clock (topsheet_budget_editor_get_session (self->editor)));
  g_autofree char *price = format_unit_price (unit);
  g_autofree char *date = NULL;
  gint64 usec = 0;
  TopsheetDecimal typed;
  const gboolean is_typed = topsheet_budget_line_get_unit_price (self->line, &typed);
  gboolean stale;

  if (as_of != NULL && topsheet_time_parse_rfc3339 (as_of, &usec, NULL))
    date = topsheet_time_format_date (usec);
  stale = usec > 0 && now - usec > STALE_USEC;
  gtk_label_set_label (self->price_label, price);
  gtk_label_set_label (self->date_label, is_typed ? _("typed") : date != NULL ? date : as_of != NULL ? as_of : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stale_icon), stale);
  if (stale)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_label), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->price_stack),
                               why != NULL ? why : topsheet_budget_line_get_price_source (self->line));

  topsheet_number_entry_set_number (self->price_entry, is_typed ? &typed : NULL);
  /* Without a model the price is a number of one's own, so it is typed right here. */
  if (topsheet_budget_line_get_model_id (self->line) == NULL)
    gtk_stack_set_visible_child_name (self->price_stack, "entry");
  else
    gtk_stack_set_visible_child_name (self->price_stack, unit != NULL ? "price" : "unpriced");
}

static void
show_amount (TopsheetBudgetRow *self)
{
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (self->line);
  g_autofree char *text = topsheet_money_label (amount, TOPSHEET_MONEY_FORMAT_SYMBOL);

  gtk_label_set_label (self->amount_label, text);
  gtk_widget_set_visible (self->unpriced_pill, self->compact && amount == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->amount_label), !self->compact || amount != NULL);
}

/* An entry has one line only; what is not being typed may take two. */
static void
show_name (TopsheetBudgetRow *self, const char *name)
{
  const gboolean is_typed =
    gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->name_entry))));

  gtk_label_set_label (self->long_label, name);
  gtk_widget_set_tooltip_text (self->name_overlay, g_utf8_strlen (name, -1) > LONG_NAME ? name : NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->long_label), is_typed ? 0 : 1);
  if (is_typed || *name == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_entry), "covered");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name_entry), "covered");
}

static void
update (TopsheetBudgetRow *self)
{
  const char *name = topsheet_budget_line_get_name (self->line);
  const TopsheetDecimal count = topsheet_budget_line_get_count (self->line);
  g_autofree char *label = NULL;

  self->updating = TRUE;
  if (name == NULL)
    name = "";
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)), name))
    gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name);
  show_name (self, name);
  gtk_label_set_label (self->name_label, *name != '\0' ? name : _("Unnamed line"));
  topsheet_number_entry_show_formula (self->count_entry, topsheet_budget_line_get_formula (self->line), &count,
                                      topsheet_budget_line_get_formula_error (self->line));
  show_price (self);
  show_amount (self);
  show_caption (self);
  label = g_strdup_printf ("%s, %s", *name != '\0' ? name : _("Unnamed line"),
                           gtk_label_get_label (self->amount_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->updating = FALSE;
}

static void
on_name_changed (TopsheetBudgetRow *self)
{
  if (self->updating)
    return;
  g_object_set (self->line, "name", gtk_editable_get_text (GTK_EDITABLE (self->name_entry)), NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a name"), "name");
}

static void
on_name_focus_changed (TopsheetBudgetRow *self)
{
  if (self->line != NULL)
    show_name (self, gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
}

static void
on_count_edited (TopsheetBudgetRow *self)
{
  if (self->updating)
    return;
  topsheet_budget_details_take_count (self->line, self->count_entry);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a count"), "count");
}

static void
on_price_edited (TopsheetBudgetRow *self)
{
  TopsheetDecimal price;
  const gboolean typed = topsheet_number_entry_get_number (self->price_entry, &price);

  if (self->updating)
    return;
  topsheet_budget_line_set_unit_price (self->line, typed ? &price : NULL,
                                       typed ? topsheet_budget_line_get_price_currency (self->line) : NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a price"), "price");
}

static void
on_entry_activated (TopsheetBudgetRow *self)
{
  TopsheetBudgetLine *line = topsheet_budget_editor_add_line (self->editor, self->line,
                                                              topsheet_budget_line_get_phase (self->line),
                                                              topsheet_budget_line_get_account (self->line));

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, line);
}

static void
on_toggle_clicked (TopsheetBudgetRow *self)
{
  topsheet_budget_row_toggle (self);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetBudgetRow *self = TOPSHEET_BUDGET_ROW (widget);
  TopsheetBudgetLine *line = topsheet_budget_editor_duplicate (self->editor, self->line);

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, line);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetBudgetRow *self = TOPSHEET_BUDGET_ROW (widget);

  topsheet_budget_editor_remove (self->editor, self->line);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* The move makes another row of the line; this one goes away on the way. */
  g_autoptr (TopsheetBudgetRow) self = g_object_ref (TOPSHEET_BUDGET_ROW (widget));
  g_autoptr (TopsheetBudgetLine) line = g_object_ref (self->line);
  const gboolean up = g_str_equal (name, "line.move-up");
  GtkWidget *other = up ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);

  if (!TOPSHEET_IS_BUDGET_ROW (other))
    return;
  topsheet_budget_editor_move (self->editor, line, TOPSHEET_BUDGET_ROW (other)->line, !up);
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, line);
}

static void
topsheet_budget_row_dispose (GObject *object)
{
  TopsheetBudgetRow *self = TOPSHEET_BUDGET_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_BUDGET_ROW);
  g_clear_object (&self->line);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "line.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "line.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "line.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "line.move-down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "line.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "line.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "line.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "line.move-down", NULL);
}

static void
topsheet_budget_row_class_init (TopsheetBudgetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_row_dispose;
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, TOPSHEET_TYPE_BUDGET_LINE);

  g_type_ensure (TOPSHEET_TYPE_NUMBER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-budget-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, name_overlay);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, long_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, count_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, price_stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, price_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, stale_icon);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, price_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, unpriced_pill);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, toggle_image);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_focus_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_count_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_price_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_toggle_clicked);
  install_actions (widget_class);
}

static void
topsheet_budget_row_init (TopsheetBudgetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* So that two lines of a name make the row higher. */
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->name_overlay), GTK_WIDGET (self->long_label), TRUE);
  topsheet_number_entry_set_label (self->count_entry, _("Count"));
  /* As wide as the template says, not wider where the names leave room: counts stand below each other. */
  gtk_editable_set_max_width_chars (GTK_EDITABLE (topsheet_number_entry_get_entry (self->count_entry)), 4);
  topsheet_number_entry_allow_formulas (self->count_entry);
  topsheet_number_entry_set_label (self->price_entry, _("Unit price"));
  g_signal_connect_object (topsheet_number_entry_get_entry (self->count_entry), "activate",
                           G_CALLBACK (on_entry_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_number_entry_get_entry (self->price_entry), "activate",
                           G_CALLBACK (on_entry_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->count_entry, "notify::message", G_CALLBACK (show_caption), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->price_entry, "notify::message", G_CALLBACK (show_caption), self, G_CONNECT_SWAPPED);
}

GtkWidget *
topsheet_budget_row_new (TopsheetBudgetEditor *editor, TopsheetBudgetLine *line)
{
  TopsheetBudgetRow *self;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), NULL);

  self = g_object_new (TOPSHEET_TYPE_BUDGET_ROW, NULL);
  self->editor = g_object_ref (editor);
  self->line = g_object_ref (line);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TopsheetBudgetLine *
topsheet_budget_row_get_line (TopsheetBudgetRow *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_ROW (self), NULL);

  return self->line;
}

void
topsheet_budget_row_set_compact (TopsheetBudgetRow *self, gboolean compact)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_ROW (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  gtk_widget_set_visible (self->handle, !compact);
  gtk_widget_set_visible (self->name_overlay, !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), compact);
  gtk_widget_set_visible (GTK_WIDGET (self->count_entry), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->price_stack), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), !compact);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), compact);
  gtk_image_set_from_icon_name (self->toggle_image, compact ? "go-next-symbolic" : "pan-down-symbolic");
  update (self);
}

void
topsheet_budget_row_edit (TopsheetBudgetRow *self)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_ROW (self));

  if (self->compact)
    topsheet_budget_row_toggle (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

void
topsheet_budget_row_toggle (TopsheetBudgetRow *self)
{
  gboolean open;

  g_return_if_fail (TOPSHEET_IS_BUDGET_ROW (self));

  if (self->compact)
    {
      adw_dialog_present (topsheet_line_dialog_new (self->editor, self->line), GTK_WIDGET (self));
      return;
    }
  open = !gtk_revealer_get_reveal_child (self->revealer);
  if (open && self->details == NULL)
    {
      self->details = topsheet_budget_details_new (self->editor, self->line, FALSE);
      gtk_revealer_set_child (self->revealer, self->details);
    }
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (self->toggle_image, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}
