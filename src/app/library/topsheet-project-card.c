/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-project-card.h"

#include "app/widgets/topsheet-budget-bar.h"
#include "app/widgets/topsheet-children.h"
#include "app/widgets/topsheet-money-label.h"
#include "app/widgets/topsheet-thumb.h"
#include "base/topsheet-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TopsheetProjectCard
{
  GtkWidget parent_instance;

  TopsheetThumbnailSource *thumbnails;
  TopsheetProjectSummary *summary;

  GtkStack *mosaic_stack;
  GtkGrid *mosaic;
  GtkWidget *thumbs[TOPSHEET_SUMMARY_PICTURES];
  GtkLabel *name_label;
  GtkLabel *client_label;
  GtkLabel *phase_label;
  TopsheetBudgetBar *bar;
  GtkLabel *spent_label;
  GtkLabel *committed_label;
  GtkLabel *left_label;
  GtkLabel *left_caption;
  GtkWidget *left_box;
  GtkImage *review_icon;
  GtkLabel *review_label;
};

G_DEFINE_FINAL_TYPE (TopsheetProjectCard, topsheet_project_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SUMMARY = 1,
} TopsheetProjectCardProperty;

static GParamSpec *properties[PROP_SUMMARY + 1];

/* "986 of 1,200 reviewed", "All 540 reviewed", "Budget draft, not approved". (transfer full) */
static char *
review_text (TopsheetProjectSummary *summary, const char **icon_name)
{
  const guint64 versions = topsheet_project_summary_get_versions (summary);
  const guint64 reviewed = topsheet_project_summary_get_reviewed (summary);
  g_autofree char *of = topsheet_text_format_count ((gint64) versions);
  g_autofree char *done = topsheet_text_format_count ((gint64) reviewed);

  *icon_name = "topsheet-gallery-symbolic";
  if (versions > 0 && reviewed == versions)
    {
      *icon_name = "topsheet-accepted-symbolic";
      return g_strdup_printf (ngettext ("%s version, reviewed", "All %s reviewed", versions), of);
    }
  if (versions > 0)
    return g_strdup_printf (_("%s of %s reviewed"), done, of);

  *icon_name = "topsheet-budget-symbolic";
  if (topsheet_project_summary_is_approved (summary))
    return g_strdup (_("Budget approved, nothing imported yet"));
  if (topsheet_project_summary_has_plan (summary))
    return g_strdup (_("Budget draft, not approved"));
  return g_strdup (_("No budget yet"));
}

/* The last of the three figures with its caption: what is left, or how much it is over, or that there is no limit. */
static void
left_texts (TopsheetProjectSummary *summary, char **figure, char **caption)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (topsheet_project_summary_get_project (summary));
  const TopsheetMoney *left = topsheet_project_summary_get_left (summary);

  if (left == NULL)
    {
      *figure = topsheet_money_label (NULL, TOPSHEET_MONEY_FORMAT_SYMBOL);
      *caption = g_strdup (_("no limit"));
    }
  else if (left->nanos < 0)
    {
      TopsheetMoney over = *left;

      over.nanos = -over.nanos;
      *figure = topsheet_money_format (&over, TOPSHEET_MONEY_FORMAT_SYMBOL);
      *caption = g_strdup (_("over the limit"));
    }
  else
    {
      g_autofree char *whole = topsheet_money_format (limit, TOPSHEET_MONEY_FORMAT_WHOLE);

      *figure = topsheet_money_format (left, TOPSHEET_MONEY_FORMAT_SYMBOL);
      *caption = g_strdup_printf (_("left of %s"), whole);
    }
}

static void
show_level (TopsheetProjectCard *self)
{
  static const char *levels[] = { "warning", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (gtk_widget_has_css_class (GTK_WIDGET (self->bar), levels[i]))
        gtk_widget_add_css_class (self->left_box, levels[i]);
      else
        gtk_widget_remove_css_class (self->left_box, levels[i]);
    }
}

static void
show_money (TopsheetProjectCard *self)
{
  const TopsheetMoney *spent = topsheet_project_summary_get_spent (self->summary);
  const TopsheetMoney *committed = topsheet_project_summary_get_committed (self->summary);
  g_autofree char *spent_text = topsheet_money_format (spent, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *committed_text = topsheet_money_format (committed, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *left = NULL;
  g_autofree char *caption = NULL;

  left_texts (self->summary, &left, &caption);
  gtk_label_set_label (self->spent_label, spent_text);
  gtk_label_set_label (self->committed_label, committed_text);
  gtk_label_set_label (self->left_label, left);
  gtk_label_set_label (self->left_caption, caption);
  topsheet_budget_bar_set_amounts (self->bar, spent, committed,
                                   topsheet_project_get_limit (topsheet_project_summary_get_project (self->summary)));
  show_level (self);
}

static void
show_pictures (TopsheetProjectCard *self)
{
  GPtrArray *pictures = topsheet_project_summary_get_pictures (self->summary);

  gtk_stack_set_visible_child_name (self->mosaic_stack, pictures->len > 0 ? "pictures" : "empty");
  for (guint i = 0; i < TOPSHEET_SUMMARY_PICTURES; i++)
    {
      TopsheetGeneration *picture = i < pictures->len ? g_ptr_array_index (pictures, i) : NULL;

      topsheet_thumb_show (TOPSHEET_THUMB (self->thumbs[i]), self->thumbnails,
                           picture != NULL ? topsheet_generation_get_sha256 (picture) : NULL,
                           picture != NULL ? topsheet_generation_get_path (picture) : NULL);
      /* Fewer than four fill the mosaic all the same. */
      gtk_widget_set_visible (self->thumbs[i], i < pictures->len || i == 0);
    }
}

static void
show_summary (TopsheetProjectCard *self)
{
  TopsheetProject *project = topsheet_project_summary_get_project (self->summary);
  const TopsheetPhase phase = topsheet_project_get_phase (project);
  const char *client = topsheet_project_get_client (project);
  const char *icon_name;
  g_autofree char *review = review_text (self->summary, &icon_name);
  g_autofree char *words = topsheet_project_card_describe (self->summary);

  gtk_label_set_label (self->name_label, topsheet_project_get_name (project));
  gtk_label_set_label (self->client_label, client != NULL ? client : "");
  gtk_label_set_label (self->phase_label,
                       phase == TOPSHEET_PHASE_PLANNING ? _("Not Started") : topsheet_phase_get_title (phase));
  gtk_image_set_from_icon_name (self->review_icon, icon_name);
  gtk_label_set_label (self->review_label, review);
  show_money (self);
  show_pictures (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topsheet_project_get_name (project), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
topsheet_project_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetProjectCardProperty) id)
    {
    case PROP_SUMMARY:
      g_value_set_object (value, TOPSHEET_PROJECT_CARD (object)->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_project_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetProjectCardProperty) id)
    {
    case PROP_SUMMARY:
      topsheet_project_card_set_summary (TOPSHEET_PROJECT_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_project_card_dispose (GObject *object)
{
  TopsheetProjectCard *self = TOPSHEET_PROJECT_CARD (object);

  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_PROJECT_CARD);
  topsheet_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->summary);
  g_clear_object (&self->thumbnails);
  G_OBJECT_CLASS (topsheet_project_card_parent_class)->dispose (object);
}

static void
topsheet_project_card_class_init (TopsheetProjectCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_project_card_get_property;
  object_class->set_property = topsheet_project_card_set_property;
  object_class->dispose = topsheet_project_card_dispose;

  properties[PROP_SUMMARY] = g_param_spec_object ("summary", NULL, NULL, TOPSHEET_TYPE_PROJECT_SUMMARY,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TOPSHEET_TYPE_BUDGET_BAR);
  gtk_widget_class_set_css_name (widget_class, "projectcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-project-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, mosaic_stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, mosaic);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, client_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, phase_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, bar);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, spent_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, committed_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, left_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, left_caption);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, left_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, review_icon);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectCard, review_label);
}

static void
topsheet_project_card_init (TopsheetProjectCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TOPSHEET_SUMMARY_PICTURES; i++)
    {
      self->thumbs[i] = topsheet_thumb_new ();
      gtk_widget_set_hexpand (self->thumbs[i], TRUE);
      gtk_widget_set_vexpand (self->thumbs[i], TRUE);
      gtk_grid_attach (self->mosaic, self->thumbs[i], (int) (i % 2), (int) (i / 2), 1, 1);
    }
}

GtkWidget *
topsheet_project_card_new (TopsheetThumbnailSource *thumbnails)
{
  TopsheetProjectCard *self = g_object_new (TOPSHEET_TYPE_PROJECT_CARD, NULL);

  g_set_object (&self->thumbnails, thumbnails);
  return GTK_WIDGET (self);
}

TopsheetProjectSummary *
topsheet_project_card_get_summary (TopsheetProjectCard *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_CARD (self), NULL);

  return self->summary;
}

void
topsheet_project_card_set_summary (TopsheetProjectCard *self, TopsheetProjectSummary *summary)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT_CARD (self));
  g_return_if_fail (summary == NULL || TOPSHEET_IS_PROJECT_SUMMARY (summary));

  if (self->summary == summary)
    return;
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_set_object (&self->summary, summary);
  if (summary != NULL)
    {
      g_signal_connect_object (summary, "changed", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
      show_summary (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

char *
topsheet_project_card_describe (TopsheetProjectSummary *summary)
{
  TopsheetProject *project;
  const char *icon_name;
  g_autofree char *spent = NULL;
  g_autofree char *committed = NULL;
  g_autofree char *left = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *review = NULL;

  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (summary), NULL);

  project = topsheet_project_summary_get_project (summary);
  spent = topsheet_money_format (topsheet_project_summary_get_spent (summary), TOPSHEET_MONEY_FORMAT_SYMBOL);
  committed = topsheet_money_format (topsheet_project_summary_get_committed (summary), TOPSHEET_MONEY_FORMAT_SYMBOL);
  left_texts (summary, &left, &caption);
  review = review_text (summary, &icon_name);
  /* Translators: a project for the screen reader: phase, spent, committed, what is left with its caption, review
   * progress. */
  return g_strdup_printf (_("%s. %s spent, %s committed, %s %s. %s."),
                          topsheet_phase_get_title (topsheet_project_get_phase (project)), spent, committed, left,
                          caption, review);
}
