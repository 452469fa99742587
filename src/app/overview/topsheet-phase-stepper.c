/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-phase-stepper.h"

#include <glib/gi18n.h>

#define FIRST TOPSHEET_PHASE_EXPLORATION
#define N_STEPS (TOPSHEET_PHASE_POST - FIRST + 1)

typedef struct
{
  GtkWidget *button;
  GtkWidget *glyph; /* GtkStack of tick and number */
  GtkWidget *labels;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *line; /* after it; NULL behind the last */
} Step;

struct _TopsheetPhaseStepper
{
  GtkWidget parent_instance;

  TopsheetPhase phase;
  gboolean compact;
  GtkWidget *box;
  Step steps[N_STEPS];
};

G_DEFINE_FINAL_TYPE (TopsheetPhaseStepper, topsheet_phase_stepper, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_PHASE = 1,
  PROP_COMPACT,
} TopsheetPhaseStepperProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_step (TopsheetPhaseStepper *self, guint i)
{
  Step *step = &self->steps[i];
  const TopsheetPhase phase = (TopsheetPhase) (FIRST + i);
  const gboolean behind = phase < self->phase;
  const gboolean current = phase == self->phase;
  const char *state = behind ? _("Closed") : current ? _("Current phase") : _("Later");

  gtk_stack_set_visible_child_name (GTK_STACK (step->glyph), behind ? "tick" : "number");
  set_class (step->button, "behind", behind);
  set_class (step->button, "current", current);
  gtk_label_set_label (GTK_LABEL (step->state), state);
  gtk_widget_set_visible (step->labels, current || !self->compact);
  if (step->line != NULL)
    set_class (step->line, "behind", behind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topsheet_phase_get_title (phase), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static void
update_all (TopsheetPhaseStepper *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    update_step (self, i);
}

static void
on_clicked (TopsheetPhaseStepper *self, GtkWidget *button)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      const TopsheetPhase phase = (TopsheetPhase) (FIRST + i);

      if (self->steps[i].button == button && phase != self->phase)
        g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, phase);
    }
}

static void
make_step (TopsheetPhaseStepper *self, guint i)
{
  Step *step = &self->steps[i];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);

  step->glyph = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (step->glyph), gtk_image_new_from_icon_name ("object-select-symbolic"), "tick");
  gtk_stack_add_named (GTK_STACK (step->glyph), gtk_label_new (number), "number");
  gtk_widget_set_valign (step->glyph, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (step->glyph, "glyph");
  step->title = gtk_label_new (topsheet_phase_get_title ((TopsheetPhase) (FIRST + i)));
  step->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (step->title), 0);
  gtk_label_set_xalign (GTK_LABEL (step->state), 0);
  gtk_widget_add_css_class (step->title, "step-title");
  gtk_widget_add_css_class (step->state, "caption");
  gtk_widget_add_css_class (step->state, "dimmed");
  step->labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (step->labels), step->title);
  gtk_box_append (GTK_BOX (step->labels), step->state);
  gtk_box_append (GTK_BOX (content), step->glyph);
  gtk_box_append (GTK_BOX (content), step->labels);

  step->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (step->button), content);
  gtk_widget_add_css_class (step->button, "flat");
  gtk_widget_add_css_class (step->button, "step");
  gtk_widget_set_tooltip_text (step->button, _("Make this the current phase"));
  g_signal_connect_object (step->button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), step->button);
  if (i + 1 < N_STEPS)
    {
      step->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_hexpand (step->line, TRUE);
      gtk_widget_set_valign (step->line, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (step->line, "step-line");
      gtk_box_append (GTK_BOX (self->box), step->line);
    }
}

static void
topsheet_phase_stepper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetPhaseStepper *self = TOPSHEET_PHASE_STEPPER (object);

  switch ((TopsheetPhaseStepperProperty) id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_phase_stepper_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetPhaseStepper *self = TOPSHEET_PHASE_STEPPER (object);

  switch ((TopsheetPhaseStepperProperty) id)
    {
    case PROP_PHASE:
      if (self->phase == (TopsheetPhase) g_value_get_enum (value))
        return;
      self->phase = (TopsheetPhase) g_value_get_enum (value);
      break;
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        return;
      self->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update_all (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_phase_stepper_dispose (GObject *object)
{
  TopsheetPhaseStepper *self = TOPSHEET_PHASE_STEPPER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (topsheet_phase_stepper_parent_class)->dispose (object);
}

static void
topsheet_phase_stepper_class_init (TopsheetPhaseStepperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = topsheet_phase_stepper_get_property;
  object_class->set_property = topsheet_phase_stepper_set_property;
  object_class->dispose = topsheet_phase_stepper_dispose;
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, TOPSHEET_TYPE_PHASE, TOPSHEET_PHASE_PLANNING, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, TOPSHEET_TYPE_PHASE);
  gtk_widget_class_set_css_name (widget_class, "phasestepper");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
topsheet_phase_stepper_init (TopsheetPhaseStepper *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < N_STEPS; i++)
    make_step (self, i);
  update_all (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phases"), -1);
}

GtkWidget *
topsheet_phase_stepper_new (void)
{
  return g_object_new (TOPSHEET_TYPE_PHASE_STEPPER, NULL);
}
