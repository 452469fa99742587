/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-decision-mark.h"

/* The signs are drawn on a square of this many units. */
#define GRID 20.0f

struct _TopsheetDecisionMark
{
  GtkWidget parent_instance;
  TopsheetDecisionKind decision;
};

G_DEFINE_FINAL_TYPE (TopsheetDecisionMark, topsheet_decision_mark, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DECISION = 1,
} TopsheetDecisionMarkProperty;

static GParamSpec *properties[PROP_DECISION + 1];

typedef struct
{
  const char *shape;
  const char *sign;
  GdkRGBA fill;
  GdkRGBA ink;
} Look;

static const Look looks[TOPSHEET_N_DECISIONS] = {
  [TOPSHEET_DECISION_PENDING] = { "M 10 3 A 7 7 0 1 1 9.99 3 Z", NULL, { 0 }, { 0 } },
  [TOPSHEET_DECISION_ACCEPTED] = { "M 10 1.5 A 8.5 8.5 0 1 1 9.99 1.5 Z",
                                   "M 6 10.4 L 8.9 13.2 L 14.2 7",
                                   { 0.149f, 0.635f, 0.412f, 1 },
                                   { 1, 1, 1, 1 } },
  [TOPSHEET_DECISION_REJECTED] = { "M 4 2 H 16 A 2 2 0 0 1 18 4 V 16 A 2 2 0 0 1 16 18 H 4 A 2 2 0 0 1 2 16 V 4 A 2 2 0 0 1 4 2 Z",
                                   "M 6.6 6.6 L 13.4 13.4 M 13.4 6.6 L 6.6 13.4",
                                   { 0.753f, 0.110f, 0.157f, 1 },
                                   { 1, 1, 1, 1 } },
  [TOPSHEET_DECISION_EDIT] = { "M 8.7 1.4 A 1.85 1.85 0 0 1 11.3 1.4 L 18.6 8.7 A 1.85 1.85 0 0 1 18.6 11.3 L 11.3 18.6 A 1.85 1.85 0 0 1 8.7 18.6 "
                               "L 1.4 11.3 A 1.85 1.85 0 0 1 1.4 8.7 Z",
                               "M 7.4 12.6 L 12.6 7.4",
                               { 0.898f, 0.647f, 0.039f, 1 },
                               { 0.14f, 0.12f, 0.19f, 1 } },
};

typedef struct
{
  GskPath *shape;
  GskPath *sign;
  GskStroke *outline;
  GskStroke *line;
  GskStroke *dashes;
} Drawing;

/* Parsed once: GSK keeps what it rendered by path. */
static const Drawing *
get_drawing (TopsheetDecisionKind decision)
{
  static Drawing drawings[TOPSHEET_N_DECISIONS];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
        {
          drawings[i].shape = gsk_path_parse (looks[i].shape);
          drawings[i].sign = looks[i].sign ? gsk_path_parse (looks[i].sign) : NULL;
          drawings[i].outline = gsk_stroke_new (2.6f);
          drawings[i].line = gsk_stroke_new (i == TOPSHEET_DECISION_EDIT ? 3.2f : 2.2f);
          drawings[i].dashes = gsk_stroke_new (1.8f);
          gsk_stroke_set_dash (drawings[i].dashes, (const float[]) { 3.2f, 2.3f }, 2);
          if (i != TOPSHEET_DECISION_EDIT)
            gsk_stroke_set_line_cap (drawings[i].line, GSK_LINE_CAP_ROUND);
          gsk_stroke_set_line_join (drawings[i].line, GSK_LINE_JOIN_ROUND);
        }
      g_once_init_leave (&once, 1);
    }
  return &drawings[decision];
}

static void
topsheet_decision_mark_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *min,
                                int *nat,
                                int *min_base,
                                int *nat_base)
{
  *min = *nat = TOPSHEET_DECISION_MARK_SIZE;
}

static void
topsheet_decision_mark_do_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float size = (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (((float) gtk_widget_get_width (widget) - size) / 2,
                                                          ((float) gtk_widget_get_height (widget) - size) / 2));
  topsheet_decision_mark_snapshot (snapshot, TOPSHEET_DECISION_MARK (widget)->decision, size, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
topsheet_decision_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetDecisionMarkProperty) id)
    {
    case PROP_DECISION:
      g_value_set_enum (value, TOPSHEET_DECISION_MARK (object)->decision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_decision_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetDecisionMarkProperty) id)
    {
    case PROP_DECISION:
      topsheet_decision_mark_set_decision (TOPSHEET_DECISION_MARK (object), g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_decision_mark_class_init (TopsheetDecisionMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_decision_mark_get_property;
  object_class->set_property = topsheet_decision_mark_set_property;
  widget_class->measure = topsheet_decision_mark_measure;
  widget_class->snapshot = topsheet_decision_mark_do_snapshot;
  properties[PROP_DECISION] = g_param_spec_enum ("decision", NULL, NULL, TOPSHEET_TYPE_DECISION_KIND,
                                                 TOPSHEET_DECISION_PENDING,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "decision-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
topsheet_decision_mark_init (TopsheetDecisionMark *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
topsheet_decision_mark_new (TopsheetDecisionKind decision)
{
  return g_object_new (TOPSHEET_TYPE_DECISION_MARK, "decision", decision, NULL);
}

void
topsheet_decision_mark_set_decision (TopsheetDecisionMark *self, TopsheetDecisionKind decision)
{
  g_return_if_fail (TOPSHEET_IS_DECISION_MARK (self));
  if (self->decision == decision)
    return;
  self->decision = decision;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
}

void
topsheet_decision_mark_snapshot (GtkSnapshot *snapshot, TopsheetDecisionKind decision, float size, const GdkRGBA *ink)
{
  const Drawing *drawing = get_drawing (decision);
  const Look *look = &looks[decision];

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, size / GRID, size / GRID);
  if (decision == TOPSHEET_DECISION_PENDING)
    gtk_snapshot_append_stroke (snapshot, drawing->shape, drawing->dashes, ink);
  else
    {
      gtk_snapshot_append_stroke (snapshot, drawing->shape, drawing->outline, &(GdkRGBA) { 1, 1, 1, 1 });
      gtk_snapshot_append_fill (snapshot, drawing->shape, GSK_FILL_RULE_WINDING, &look->fill);
      gtk_snapshot_append_stroke (snapshot, drawing->sign, drawing->line, &look->ink);
    }
  gtk_snapshot_restore (snapshot);
}
