/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-inspector.h"

#include "app/gallery/topsheet-decision-mark.h"
#include "app/gallery/topsheet-gallery-duplicates.h"
#include "app/gallery/topsheet-gallery-lineage.h"
#include "app/gallery/topsheet-missing-file.h"
#include "app/gallery/topsheet-reviewers.h"
#include "app/gallery/topsheet-star-row.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-facts.h"
#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "media/topsheet-provenance.h"
#include "services/topsheet-hours-service.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

struct _TopsheetGalleryInspector
{
  AdwBin parent_instance;
  TopsheetSession *session;
  TopsheetThumbnailSource *source;
  TopsheetThumbnailRequest *request;
  TopsheetGeneration *generation;
  guint entry_stamp;
  guint history_stamp;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkScrolledWindow *scroller;
  GtkWidget *preview_button;
  GtkPicture *preview;
  TopsheetMissingFile *missing;
  TopsheetDecisionMark *mark;
  GtkLabel *decision_label;
  GtkLabel *reason_label;
  TopsheetStarRow *stars;
  GtkWidget *disputed_label;
  GtkWidget *reviewers_heading;
  GtkListBox *reviewers;
  GtkLabel *time_label;
  GtkWidget *prompt_heading;
  GtkLabel *prompt_label;
  GtkWidget *parameters_heading;
  GtkListBox *parameters;
  GtkListBox *record;
  TopsheetGalleryDuplicates *duplicates;
  GtkWidget *provenance_heading;
  GtkListBox *provenance;
  GtkListBox *file;
  GtkListBox *history;
  GtkWidget *history_heading;
  GtkWidget *show_button;
  GtkLabel *cost_label;
  TopsheetGalleryLineage *lineage;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryInspector, topsheet_gallery_inspector, ADW_TYPE_BIN)

static guint signal_enlarge;
static guint signal_rated;

static void
preview_cb (GdkTexture *texture, gpointer data)
{
  TopsheetGalleryInspector *self = data;

  self->request = NULL;
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
}

static void
cancel_preview (TopsheetGalleryInspector *self)
{
  if (self->request)
    topsheet_thumbnail_source_cancel (self->source, self->request);
  self->request = NULL;
}

static void
show_preview (TopsheetGalleryInspector *self)
{
  const char *sha256 = topsheet_generation_get_sha256 (self->generation);
  g_autoptr (GdkTexture) texture = NULL;

  cancel_preview (self);
  if (!sha256 || !self->source)
    {
      gtk_picture_set_paintable (self->preview, NULL);
      return;
    }
  texture = topsheet_thumbnail_source_peek (self->source, sha256, TOPSHEET_THUMBNAIL_LARGE);
  if (texture)
    {
      gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
      return;
    }
  texture = topsheet_thumbnail_source_peek (self->source, sha256, TOPSHEET_THUMBNAIL_NORMAL);
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
  self->request = topsheet_thumbnail_source_request (self->source, GTK_WIDGET (self->preview), sha256,
                                                     topsheet_generation_get_path (self->generation),
                                                     TOPSHEET_THUMBNAIL_LARGE, preview_cb, self);
}

static void
show_decision (TopsheetGalleryInspector *self)
{
  TopsheetDecisionKind decision = topsheet_generation_get_decision (self->generation);
  const char *reason = topsheet_generation_get_reason (self->generation);

  topsheet_decision_mark_set_decision (self->mark, decision);
  gtk_label_set_label (self->decision_label, topsheet_decision_kind_get_title (decision));
  gtk_label_set_label (self->reason_label, reason ? topsheet_review_service_reason_title (reason) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  topsheet_star_row_set_stars (self->stars, topsheet_generation_get_stars (self->generation));
  gtk_widget_set_visible (self->disputed_label, topsheet_generation_is_disputed (self->generation));
}

/* A picture that the file does not name is one all the same. */
static const char *
get_input (TopsheetParameters *parameters)
{
  const char *input = topsheet_parameters_get_input (parameters);

  return g_strcmp0 (input, TOPSHEET_PARAMETERS_SOME_INPUT) == 0 ? _("A picture") : input;
}

static void
show_parameters (TopsheetGalleryInspector *self)
{
  TopsheetParameters *p = topsheet_generation_get_parameters (self->generation);
  GPtrArray *loras = topsheet_parameters_get_loras (p);
  const char *prompt = topsheet_parameters_get_prompt (p);
  gboolean any;

  gtk_label_set_label (self->prompt_label, prompt ? prompt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->prompt_label), prompt != NULL);
  gtk_widget_set_visible (self->prompt_heading, prompt != NULL);
  topsheet_facts_clear (self->parameters);
  topsheet_facts_add_if (self->parameters, _("Model"), topsheet_generation_get_model (self->generation));
  topsheet_facts_add_if (self->parameters, _("Seed"), topsheet_parameters_get_seed (p));
  topsheet_facts_add_if (self->parameters, _("Steps"), topsheet_parameters_get_steps (p));
  topsheet_facts_add_if (self->parameters, _("CFG"), topsheet_parameters_get_cfg (p));
  topsheet_facts_add_if (self->parameters, _("Guidance"), topsheet_parameters_get_guidance (p));
  topsheet_facts_add_if (self->parameters, _("Sampler"), topsheet_parameters_get_sampler (p));
  topsheet_facts_add_if (self->parameters, _("Scheduler"), topsheet_parameters_get_scheduler (p));
  topsheet_facts_add_if (self->parameters, _("Denoise"), topsheet_parameters_get_denoise (p));
  if (topsheet_parameters_has_input (p))
    topsheet_facts_add_if (self->parameters, _("Input"), get_input (p));
  topsheet_facts_add_if (self->parameters, _("Negative prompt"), topsheet_parameters_get_negative_prompt (p));
  for (guint i = 0; loras && i < loras->len; i++)
    {
      TopsheetLora *lora = loras->pdata[i];
      g_autofree char *text = lora->weight ? g_strdup_printf ("%s × %s", lora->name, lora->weight)
                                           : g_strdup (lora->name);

      topsheet_facts_add (self->parameters, _("LoRA"), text);
    }
  topsheet_facts_add_if (self->parameters, _("Tool"), topsheet_parameters_get_tool (p));
  any = gtk_list_box_get_row_at_index (self->parameters, 0) != NULL;
  gtk_widget_set_visible (self->parameters_heading, any);
  gtk_widget_set_visible (GTK_WIDGET (self->parameters), any);
}

static char *
format_moment (gint64 usec)
{
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (usec <= 0)
    return NULL;
  date = topsheet_time_format_date (usec);
  clock = topsheet_time_format_clock (usec);
  return g_strdup_printf ("%s %s", date, clock);
}

static void
show_record (TopsheetGalleryInspector *self)
{
  TopsheetGeneration *g = self->generation;
  const TopsheetMoney *cost = topsheet_generation_get_cost (g);
  g_autofree char *money = cost ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_EXACT) : g_strdup (_("Unpriced"));
  g_autofree char *made = format_moment (topsheet_generation_get_made_at_usec (g));
  g_autofree char *recorded = format_moment (topsheet_generation_get_recorded_at_usec (g));

  topsheet_facts_clear (self->record);
  self->cost_label = topsheet_facts_add (self->record, _("Cost"), money);
  topsheet_facts_add (self->record, _("Phase"), topsheet_phase_get_title (topsheet_generation_get_phase (g)));
  topsheet_facts_add_if (self->record, _("Provider"), topsheet_generation_get_provider (g));
  topsheet_facts_add_if (self->record, _("Member"), topsheet_generation_get_member (g));
  topsheet_facts_add_if (self->record, _("Made"), made);
  topsheet_facts_add_if (self->record, _("Recorded"), recorded);
}

/* Who says so matters as much as what is said, and that nobody checked it. */
static void
add_credentials (TopsheetGalleryInspector *self, const TopsheetProvenance *provenance)
{
  const char *maker = provenance->generator ? provenance->generator : provenance->agent;
  g_autofree char *made = NULL;
  g_autofree char *text = NULL;

  if (!provenance->has_c2pa)
    return;
  if (provenance->agent && maker != provenance->agent)
    made = g_strdup_printf ("%s, %s", maker, provenance->agent);
  else
    made = g_strdup (maker ? maker : provenance->model);
  if (made)
    /* Translators: a program, as a mark in the file names it */
    text = g_strdup_printf (_("Made with %s (not verified)"), made);
  topsheet_facts_add (self->provenance, _("Content Credentials"), text ? text : _("Present (not verified)"));
}

static void
show_provenance (TopsheetGalleryInspector *self)
{
  static const char * const sentences[] = {
    [TOPSHEET_AI_UNKNOWN] = NULL,
    [TOPSHEET_AI_NONE] = N_("Says it was made without AI"),
    [TOPSHEET_AI_EDITED] = N_("Says it was edited with AI"),
    [TOPSHEET_AI_GENERATED] = N_("Says AI made it"),
  };
  g_autoptr (TopsheetProvenance) provenance =
    topsheet_provenance_parse (topsheet_generation_get_provenance (self->generation));

  topsheet_facts_clear (self->provenance);
  gtk_widget_set_visible (self->provenance_heading, provenance != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->provenance), provenance != NULL);
  if (!provenance)
    return;
  add_credentials (self, provenance);
  if (sentences[provenance->ai])
    topsheet_facts_add (self->provenance, _("AI"), _(sentences[provenance->ai]));
  topsheet_facts_add_if (self->provenance, _("Source Type"), provenance->source_type);
  topsheet_facts_add_if (self->provenance, _("Credit Line"), provenance->credit);
  topsheet_facts_add_if (self->provenance, _("AIGC Label"), provenance->aigc_label);
  topsheet_facts_add_if (self->provenance, _("AIGC Producer"), provenance->aigc_producer);
}

static void
show_file (TopsheetGalleryInspector *self)
{
  TopsheetGeneration *g = self->generation;
  const char *path = topsheet_generation_get_path (g);
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;
  g_autofree char *bytes = g_format_size ((guint64) MAX (topsheet_generation_get_file_size_bytes (g), 0));
  g_autofree char *pixels = NULL;
  g_autofree char *duration = NULL;

  topsheet_facts_clear (self->file);
  topsheet_facts_add (self->file, _("Name"), name);
  if (topsheet_generation_get_width (g) > 0)
    pixels = g_strdup_printf ("%u × %u", topsheet_generation_get_width (g), topsheet_generation_get_height (g));
  topsheet_facts_add_if (self->file, _("Size"), pixels);
  if (topsheet_generation_get_duration_s (g) > 0)
    duration = g_strdup_printf (_("%.1f s"), topsheet_generation_get_duration_s (g));
  topsheet_facts_add_if (self->file, _("Duration"), duration);
  topsheet_facts_add (self->file, _("File size"), bytes);
  gtk_widget_set_visible (self->show_button, path != NULL);
}

/* "8 s × €0.525 = €4.20" when the unit price is exact, the amount alone otherwise. */
static char *
format_multiplication (TopsheetLedgerEntry *entry)
{
  const TopsheetMoney *amount = topsheet_ledger_entry_get_amount (entry);
  TopsheetDecimal quantity = topsheet_ledger_entry_get_quantity (entry);
  TopsheetDecimal one = topsheet_decimal_from_int (1), nanos, unit_nanos, unit_price, back;
  g_autofree char *count = NULL, *unit = NULL, *total = NULL;
  TopsheetMoney price;

  if (!amount || topsheet_decimal_compare (&quantity, &one) <= 0)
    return NULL;
  nanos = topsheet_decimal_from_int (amount->nanos);
  if (!topsheet_decimal_divide (&nanos, &quantity, 0, &unit_nanos, NULL) ||
      !topsheet_decimal_multiply (&unit_nanos, &quantity, &back, NULL) || topsheet_decimal_compare (&back, &nanos) != 0)
    return NULL;
  unit_price = topsheet_decimal_normalize (&unit_nanos);
  if (unit_price.scale > 0)
    return NULL;
  price = topsheet_money (unit_nanos.mantissa, amount->currency);
  count = topsheet_text_format_decimal (&quantity);
  unit = topsheet_money_format (&price, TOPSHEET_MONEY_FORMAT_EXACT);
  total = topsheet_money_format (amount, TOPSHEET_MONEY_FORMAT_EXACT);
  /* Translators: quantity, its unit, price of one, product: "8 s × €0.525 = €4.20" */
  return g_strdup_printf (_("%1$s %2$s × %3$s = %4$s"), count,
                          topsheet_unit_get_label (topsheet_ledger_entry_get_unit (entry)), unit, total);
}

static void
entry_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryInspector *self = object;
  GPtrArray *entries = value ? g_value_get_boxed (value) : NULL;
  g_autofree char *product = NULL;
  TopsheetLedgerEntry *entry;

  if (!entries || entries->len == 0)
    return;
  entry = entries->pdata[0];
  product = format_multiplication (entry);
  if (product && self->cost_label)
    gtk_label_set_label (self->cost_label, product);
  topsheet_facts_add (self->record, _("State"),
                      topsheet_entry_state_get_title (topsheet_ledger_entry_get_state (entry)));
  topsheet_facts_add_if (self->record, _("Price"), topsheet_ledger_entry_get_price_source (entry));
}

/* Who decided what, when more than one person did; and how long it took them. */
static void
show_reviewers (TopsheetGalleryInspector *self, GPtrArray *decisions)
{
  double seconds = topsheet_reviewers_measure (decisions);
  guint n = topsheet_reviewers_fill (self->reviewers, decisions);
  g_autofree char *duration = topsheet_hours_service_format_duration (seconds);
  /* Translators: "Reviewing took 1 h 12 min." */
  g_autofree char *text = g_strdup_printf (_("Reviewing took %s."), duration);

  gtk_widget_set_visible (GTK_WIDGET (self->reviewers), n > 1);
  gtk_widget_set_visible (self->reviewers_heading, n > 1);
  gtk_label_set_label (self->time_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), seconds >= 0.5);
}

static void
rated_cb (TopsheetGalleryInspector *self, guint stars)
{
  g_signal_emit (self, signal_rated, 0, stars);
}

static void
history_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryInspector *self = object;
  GPtrArray *decisions = value ? g_value_get_boxed (value) : NULL;

  topsheet_facts_clear (self->history);
  for (guint i = 0; decisions && i < decisions->len; i++)
    {
      TopsheetDecision *decision = decisions->pdata[i];
      g_autofree char *when = format_moment (topsheet_decision_get_decided_at_usec (decision));
      const char *reason = topsheet_decision_get_reason (decision);
      const char *member = topsheet_decision_get_member (decision);
      g_autoptr (GString) text = g_string_new (when);

      if (member)
        g_string_append_printf (text, "\n%s", member);
      if (reason)
        g_string_append_printf (text, "\n%s", topsheet_review_service_reason_title (reason));
      topsheet_facts_add (self->history, topsheet_decision_kind_get_title (topsheet_decision_get_kind (decision)),
                          text->str);
    }
  if (decisions)
    show_reviewers (self, decisions);
  gtk_widget_set_visible (GTK_WIDGET (self->history), decisions && decisions->len > 0);
  gtk_widget_set_visible (self->history_heading, decisions && decisions->len > 0);
}

static void
load_more (TopsheetGalleryInspector *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  gint64 entry_id = topsheet_generation_get_entry_id (self->generation);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  topsheet_deliver (topsheet_store_list_decisions (store, topsheet_generation_get_id (self->generation)), self,
                    &self->history_stamp, history_cb);
  if (entry_id == 0)
    return;
  g_array_append_val (ids, entry_id);
  topsheet_deliver (topsheet_store_load_entries (store, ids), self, &self->entry_stamp, entry_cb);
}

static void
enlarge_cb (TopsheetGalleryInspector *self)
{
  g_signal_emit (self, signal_enlarge, 0);
}

static void
copy_prompt_cb (TopsheetGalleryInspector *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->prompt_label));
}

static void
show_in_files_cb (TopsheetGalleryInspector *self)
{
  const char *path = self->generation ? topsheet_generation_get_path (self->generation) : NULL;
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (!file)
    return;
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL,
                                            NULL);
}

static void
topsheet_gallery_inspector_dispose (GObject *object)
{
  TopsheetGalleryInspector *self = TOPSHEET_GALLERY_INSPECTOR (object);

  cancel_preview (self);
  self->cost_label = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_GALLERY_INSPECTOR);
  g_clear_object (&self->generation);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_gallery_inspector_parent_class)->dispose (object);
}

static void
topsheet_gallery_inspector_class_init (TopsheetGalleryInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_gallery_inspector_dispose;
  g_type_ensure (TOPSHEET_TYPE_DECISION_MARK);
  g_type_ensure (TOPSHEET_TYPE_GALLERY_DUPLICATES);
  g_type_ensure (TOPSHEET_TYPE_GALLERY_LINEAGE);
  g_type_ensure (TOPSHEET_TYPE_MISSING_FILE);
  g_type_ensure (TOPSHEET_TYPE_STAR_ROW);
  signal_rated = g_signal_new ("rated", TOPSHEET_TYPE_GALLERY_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
  signal_enlarge = g_signal_new ("enlarge", TOPSHEET_TYPE_GALLERY_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-gallery-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, preview_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, preview);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, mark);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, decision_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, missing);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, stars);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, disputed_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, reviewers_heading);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, reviewers);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, time_label);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, prompt_heading);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, parameters_heading);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, parameters);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, record);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, duplicates);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, provenance_heading);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, provenance);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, file);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, history);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, history_heading);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, show_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryInspector, lineage);
  gtk_widget_class_bind_template_callback (widget_class, enlarge_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_prompt_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_in_files_cb);
}

static void
topsheet_gallery_inspector_init (TopsheetGalleryInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
topsheet_gallery_inspector_set_up (TopsheetGalleryInspector *self,
                                   TopsheetSession *session,
                                   TopsheetThumbnailSource *source)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (TOPSHEET_IS_GALLERY_INSPECTOR (self));
  g_set_object (&self->session, session);
  g_set_object (&self->source, source);
  topsheet_gallery_duplicates_set_up (self->duplicates, session);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (topsheet_thumbnail_source_reorder), source,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (topsheet_thumbnail_source_reorder), source,
                           G_CONNECT_SWAPPED);
}

void
topsheet_gallery_inspector_set_has_preview (TopsheetGalleryInspector *self, gboolean has_preview)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_INSPECTOR (self));
  gtk_widget_set_visible (self->preview_button, has_preview);
  topsheet_gallery_duplicates_set_can_open (self->duplicates, has_preview);
}

void
topsheet_gallery_inspector_set_generation (TopsheetGalleryInspector *self,
                                           TopsheetGeneration *generation,
                                           guint n_selected)
{
  g_autofree char *many = NULL;

  g_return_if_fail (TOPSHEET_IS_GALLERY_INSPECTOR (self));
  if (!generation)
    {
      g_clear_object (&self->generation);
      topsheet_gallery_duplicates_set_generation (self->duplicates, NULL);
      many = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Version", "%u Versions", n_selected), n_selected);
      adw_window_title_set_title (self->title, n_selected > 1 ? many : _("Inspector"));
      adw_status_page_set_description (self->empty_page,
                                       n_selected > 1 ? _("A decision is made for all of them at once.")
                                                      : _("Select a version to see its prompt, parameters and cost."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  if (!g_set_object (&self->generation, generation))
    return;
  adw_window_title_set_title (self->title, topsheet_generation_get_version_id (generation));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topsheet_generation_get_version_id (generation), -1);
  show_preview (self);
  if (self->source)
    topsheet_missing_file_show (self->missing, G_OBJECT (self->source), generation);
  show_decision (self);
  show_parameters (self);
  show_record (self);
  show_provenance (self);
  show_file (self);
  topsheet_gallery_duplicates_set_generation (self->duplicates, generation);
  topsheet_gallery_lineage_show (self->lineage, self->session, generation);
  gtk_stack_set_visible_child_name (self->stack, "facts");
  load_more (self);
}
