/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-number-entry.h"

#include "app/widgets/topsheet-money-label.h"

struct _TopsheetNumberEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  gboolean optional;
  gboolean has_number;
  TopsheetDecimal number;
  char *message;
  gboolean formulas; /* are allowed */
  char *formula;     /* (nullable) */
  gboolean setting;  /* the text is being replaced by us */
};

G_DEFINE_FINAL_TYPE (TopsheetNumberEntry, topsheet_number_entry, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_MESSAGE = 1,
  PROP_OPTIONAL,
} TopsheetNumberEntryProperty;

static GParamSpec *properties[PROP_OPTIONAL + 1];

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_message (TopsheetNumberEntry *self, const char *message)
{
  if (!g_set_str (&self->message, message))
    return;
  gtk_widget_set_tooltip_text (self->entry, message);
  if (message != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
on_changed (TopsheetNumberEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  TopsheetDecimal number;

  if (self->setting)
    return;
  if (self->formulas && *text == '=')
    {
      /* Whether it comes to anything is for the plan to say. */
      g_set_str (&self->formula, text + 1);
      self->has_number = FALSE;
      g_signal_emit (self, signals[SIGNAL_EDITED], 0);
      return;
    }
  g_clear_pointer (&self->formula, g_free);
  if (self->optional && *text == '\0')
    {
      self->has_number = FALSE;
    }
  else if (topsheet_number_parse (text, &number, &error))
    {
      self->number = number;
      self->has_number = TRUE;
    }
  else
    {
      set_message (self, error->message);
      return;
    }
  set_message (self, NULL);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
set_text (TopsheetNumberEntry *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    return;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}

/* The formula while it is being typed, its result otherwise. */
static void
show_formula_or_result (TopsheetNumberEntry *self)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (self->formula == NULL)
    return;
  if (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    {
      text = g_strconcat ("=", self->formula, NULL);
    }
  else
    {
      number = self->message == NULL ? topsheet_number_print (&self->number) : g_strdup ("?");
      text = g_strconcat ("ƒ ", number, NULL);
    }
  set_text (self, text);
}

static void
topsheet_number_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetNumberEntry *self = TOPSHEET_NUMBER_ENTRY (object);

  switch ((TopsheetNumberEntryProperty) id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_number_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetNumberEntry *self = TOPSHEET_NUMBER_ENTRY (object);

  switch ((TopsheetNumberEntryProperty) id)
    {
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    case PROP_MESSAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_number_entry_dispose (GObject *object)
{
  TopsheetNumberEntry *self = TOPSHEET_NUMBER_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->formula, g_free);
  G_OBJECT_CLASS (topsheet_number_entry_parent_class)->dispose (object);
}

static gboolean
topsheet_number_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TOPSHEET_NUMBER_ENTRY (widget)->entry);
}

/* Without this, Shift+Tab would come back here: what has no focus of its own is asked to grab it, and gives it to its entry again. */
static gboolean
topsheet_number_entry_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (TOPSHEET_NUMBER_ENTRY (widget)->entry, direction);
}

static void
topsheet_number_entry_class_init (TopsheetNumberEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_number_entry_get_property;
  object_class->set_property = topsheet_number_entry_set_property;
  object_class->dispose = topsheet_number_entry_dispose;
  widget_class->grab_focus = topsheet_number_entry_grab_focus;
  widget_class->focus = topsheet_number_entry_focus;

  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "numberentry");
}

static void
topsheet_number_entry_init (TopsheetNumberEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (show_formula_or_result), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
topsheet_number_entry_new (gboolean optional)
{
  return g_object_new (TOPSHEET_TYPE_NUMBER_ENTRY, "optional", optional, NULL);
}

void
topsheet_number_entry_set_number (TopsheetNumberEntry *self, const TopsheetDecimal *number)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self));

  if ((number != NULL) == self->has_number && (number == NULL || topsheet_decimal_compare (number, &self->number) == 0))
    return;
  self->has_number = number != NULL;
  if (number != NULL)
    self->number = *number;
  text = number != NULL ? topsheet_number_print (number) : g_strdup ("");
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  set_message (self, NULL);
}

gboolean
topsheet_number_entry_get_number (TopsheetNumberEntry *self, TopsheetDecimal *out)
{
  g_return_val_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  *out = self->number;
  return self->has_number;
}

void
topsheet_number_entry_allow_formulas (TopsheetNumberEntry *self)
{
  g_return_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self));

  self->formulas = TRUE;
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_FREE_FORM);
}

const char *
topsheet_number_entry_get_formula (TopsheetNumberEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self), NULL);

  return self->formula;
}

void
topsheet_number_entry_show_formula (TopsheetNumberEntry *self,
                                    const char *formula,
                                    const TopsheetDecimal *result,
                                    const char *message)
{
  g_return_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self));
  g_return_if_fail (result != NULL);

  if (formula == NULL)
    {
      /* The text of a formula that has gone says nothing about the number. */
      if (self->formula != NULL)
        self->has_number = FALSE;
      g_clear_pointer (&self->formula, g_free);
      topsheet_number_entry_set_number (self, result);
      return;
    }
  g_set_str (&self->formula, formula);
  self->has_number = FALSE;
  self->number = *result;
  set_message (self, message);
  show_formula_or_result (self);
}

const char *
topsheet_number_entry_get_message (TopsheetNumberEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self), NULL);

  return self->message;
}

void
topsheet_number_entry_show_message (TopsheetNumberEntry *self, const char *message)
{
  g_return_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self));

  set_message (self, message);
}

void
topsheet_number_entry_set_label (TopsheetNumberEntry *self, const char *label)
{
  g_return_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkEntry *
topsheet_number_entry_get_entry (TopsheetNumberEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_NUMBER_ENTRY (self), NULL);

  return GTK_ENTRY (self->entry);
}
