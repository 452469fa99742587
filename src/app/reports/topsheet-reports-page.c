/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reports/topsheet-reports-page.h"

#include "app/reports/topsheet-report-view.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-header.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-report-service.h"

#include <glib/gi18n.h>
#include <math.h>

/* Changes of the library come in bursts while somebody reviews; the report follows after a pause. */
#define GATHER_DELAY_MS 600

struct _TopsheetReportsPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetReportData *data;
  GSettings *settings;
  guint gather_stamp;
  guint layout_stamp;
  guint gather_source;
  gboolean stale; /* the library changed while this page was not seen */

  AdwOverlaySplitView *split;
  AdwHeaderBar *header;
  AdwComboRow *paper_row;
  AdwSwitchRow *top_sheet_row;
  AdwSwitchRow *decisions_row;
  AdwSwitchRow *assumptions_row;
  GtkLabel *top_sheet_pages;
  GtkLabel *decisions_pages;
  GtkLabel *assumptions_pages;
  GtkLabel *pages_label;
  GtkPopover *outline_popover;
  GtkListBox *outline;
  GtkEditable *page_entry;
  GtkLabel *of_label;
  GtkLabel *zoom_label;
  GtkStack *stack;
  TopsheetReportView *view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (TopsheetReportsPage, topsheet_reports_page, ADW_TYPE_NAVIGATION_PAGE)

static TopsheetReportSections
get_sections (TopsheetReportsPage *self)
{
  guint sections = 0;

  if (adw_switch_row_get_active (self->top_sheet_row))
    sections |= TOPSHEET_SECTION_TOP_SHEET;
  if (adw_switch_row_get_active (self->decisions_row))
    sections |= TOPSHEET_SECTION_DECISIONS;
  if (adw_switch_row_get_active (self->assumptions_row))
    sections |= TOPSHEET_SECTION_ASSUMPTIONS;
  return (TopsheetReportSections) sections;
}

static TopsheetPaper
get_paper (TopsheetReportsPage *self)
{
  return adw_combo_row_get_selected (self->paper_row) == 1 ? TOPSHEET_PAPER_LETTER : TOPSHEET_PAPER_A4;
}

static void
show_section_pages (TopsheetReportDocument *document, GtkLabel *label, TopsheetReportSections section)
{
  const guint pages = topsheet_report_document_get_section_pages (document, section);
  g_autofree char *text = pages > 0 ? g_strdup_printf ("%u", pages) : NULL;

  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
show_outline (TopsheetReportsPage *self, TopsheetReportDocument *document)
{
  const char *previous = NULL;

  gtk_list_box_remove_all (self->outline);
  for (guint i = 0; i < topsheet_report_document_get_n_pages (document); i++)
    {
      const char *title = topsheet_report_document_get_page_title (document, i);
      GtkWidget *box, *label, *number;
      g_autofree char *text = NULL;

      if (g_strcmp0 (title, previous) == 0)
        continue;
      previous = title;
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
      label = gtk_label_new (title);
      text = g_strdup_printf ("%u", i + 1);
      number = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (number, "dimmed");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), number);
      g_object_set_data (G_OBJECT (box), "page", GUINT_TO_POINTER (i + 1));
      gtk_list_box_append (self->outline, box);
    }
}

static void
page_cb (TopsheetReportsPage *self)
{
  g_autofree char *text = g_strdup_printf ("%u", topsheet_report_view_get_page (self->view));

  gtk_editable_set_text (self->page_entry, text);
}

static void
zoom_cb (TopsheetReportsPage *self)
{
  /* Translators: zoom of the pages, with a no-break space */
  g_autofree char *text = g_strdup_printf (_("%d %%"),
                                           (int) lround (topsheet_report_view_get_shown_zoom (self->view) * 100));

  gtk_label_set_label (self->zoom_label, text);
}

static void
show_failure (TopsheetReportsPage *self, const GError *error)
{
  if (topsheet_report_view_get_document (self->view) != NULL)
    {
      topsheet_toast_show_error (GTK_WIDGET (self), _("The pages could not be made anew. You see the earlier ones."),
                                 error);
      return;
    }
  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
laid_out_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetReportsPage *self = object;
  TopsheetReportDocument *document;
  g_autofree char *of = NULL;
  g_autofree char *pages = NULL;
  guint n;

  if (value == NULL)
    {
      show_failure (self, error);
      return;
    }
  document = g_value_get_object (value);
  n = topsheet_report_document_get_n_pages (document);
  topsheet_report_view_set_document (self->view, document);
  of = g_strdup_printf (_("of %u"), n);
  pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);
  gtk_label_set_label (self->of_label, of);
  gtk_label_set_label (self->pages_label, pages);
  show_section_pages (document, self->top_sheet_pages, TOPSHEET_SECTION_TOP_SHEET);
  show_section_pages (document, self->decisions_pages, TOPSHEET_SECTION_DECISIONS);
  show_section_pages (document, self->assumptions_pages, TOPSHEET_SECTION_ASSUMPTIONS);
  show_outline (self, document);
  page_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export", TRUE);
}

static void
lay_out (TopsheetReportsPage *self)
{
  const TopsheetReportSections sections = get_sections (self);

  if (self->data == NULL)
    return;
  if (sections == 0)
    {
      self->layout_stamp++;
      gtk_stack_set_visible_child_name (self->stack, "empty");
      gtk_label_set_label (self->pages_label, "");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export", FALSE);
      return;
    }
  topsheet_deliver (topsheet_report_service_lay_out (self->data, get_paper (self), sections), self, &self->layout_stamp,
                    laid_out_cb);
}

static void
gathered_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetReportsPage *self = object;

  if (value == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_set_object (&self->data, g_value_get_object (value));
  lay_out (self);
}

static gboolean
gather (gpointer data)
{
  TopsheetReportsPage *self = data;

  self->gather_source = 0;
  self->stale = FALSE;
  topsheet_deliver (topsheet_report_service_gather (self->session, self->project), self, &self->gather_stamp,
                    gathered_cb);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (TopsheetReportsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  g_clear_handle_id (&self->gather_source, g_source_remove);
  self->gather_source = g_timeout_add (GATHER_DELAY_MS, gather, self);
}

static void
options_cb (TopsheetReportsPage *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "report-paper", get_paper (self) == TOPSHEET_PAPER_LETTER ? "letter" : "a4");
  lay_out (self);
}

static void
retry_cb (TopsheetReportsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gather (self);
}

static void
outline_cb (TopsheetReportsPage *self, GtkListBoxRow *row)
{
  const guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "page"));

  gtk_popover_popdown (self->outline_popover);
  topsheet_report_view_set_page (self->view, page);
}

static void
page_entry_cb (TopsheetReportsPage *self)
{
  const guint64 page = g_ascii_strtoull (gtk_editable_get_text (self->page_entry), NULL, 10);

  if (page > 0 && page < G_MAXUINT)
    topsheet_report_view_set_page (self->view, (guint) page);
  page_cb (self);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetReportsPage *self = TOPSHEET_REPORTS_PAGE (widget);

  if (g_str_equal (name, "reports.zoom-fit"))
    topsheet_report_view_set_zoom (self->view, 0);
  else
    topsheet_report_view_step_zoom (self->view, g_str_equal (name, "reports.zoom-in") ? 1 : -1);
}

static void
open_cb (AdwToast *toast, GtkWidget *widget)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (g_object_get_data (G_OBJECT (toast), "file"));

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
show_saved (TopsheetReportsPage *self, const char *path)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_("Saved “%s”"), name);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_file_new_for_path (path), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), self, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

typedef struct
{
  GWeakRef page;
  TopsheetReportData *data;
  TopsheetPaper paper;
  TopsheetReportSections sections;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_weak_ref_clear (&export->page);
  g_object_unref (export->data);
  g_free (export->path);
  g_free (export);
}

/* A document may be painted in one thread at a time, so the file gets one of its own while the other stays on screen.
 */
static DexFuture *
export_fiber (gpointer data)
{
  Export *export = data;
  g_autoptr (TopsheetReportDocument) document = NULL;
  g_autoptr (TopsheetReportsPage) self = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  document = dex_await_object (topsheet_report_service_lay_out (export->data, export->paper, export->sections), &error);
  if (document != NULL)
    done = dex_await (topsheet_report_service_export_pdf (document, export->path), &error);
  self = g_weak_ref_get (&export->page);
  if (self != NULL && self->stack != NULL && done)
    show_saved (self, export->path);
  else if (self != NULL && self->stack != NULL)
    topsheet_toast_show_error (GTK_WIDGET (self), _("The report was not saved."), error);
  return dex_future_new_true ();
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TopsheetReportsPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    topsheet_reports_page_export (self, path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetReportsPage *self = TOPSHEET_REPORTS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", topsheet_project_get_name (self->project));

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF Documents"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Export PDF"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (file_name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (self));
}

static void
topsheet_reports_page_map (GtkWidget *widget)
{
  TopsheetReportsPage *self = TOPSHEET_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (topsheet_reports_page_parent_class)->map (widget);
  if (self->stale)
    gather (self);
}

static void
topsheet_reports_page_dispose (GObject *object)
{
  TopsheetReportsPage *self = TOPSHEET_REPORTS_PAGE (object);

  g_clear_handle_id (&self->gather_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_REPORTS_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->data);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_reports_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TopsheetReportsPage, name)
  BIND (split);
  BIND (header);
  BIND (paper_row);
  BIND (top_sheet_row);
  BIND (decisions_row);
  BIND (assumptions_row);
  BIND (top_sheet_pages);
  BIND (decisions_pages);
  BIND (assumptions_pages);
  BIND (pages_label);
  BIND (outline_popover);
  BIND (outline);
  BIND (page_entry);
  BIND (of_label);
  BIND (zoom_label);
  BIND (stack);
  BIND (view);
  BIND (failed_page);
#undef BIND
}

static void
topsheet_reports_page_class_init (TopsheetReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_reports_page_dispose;
  widget_class->map = topsheet_reports_page_map;
  g_type_ensure (TOPSHEET_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-reports-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_install_action (widget_class, "reports.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "reports.zoom-fit", NULL, zoom_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "reports.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "reports.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "reports.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "reports.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reports.export",
                                       NULL);
}

static void
topsheet_reports_page_init (TopsheetReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export", FALSE);
  zoom_cb (self);
}

static void
set_up (TopsheetReportsPage *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL
                                         ? g_settings_schema_source_lookup (source, TOPSHEET_APPLICATION_ID, TRUE)
                                         : NULL;
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
  g_autofree char *paper = settings != NULL ? g_settings_get_string (settings, "report-paper") : NULL;

  topsheet_header_follow_split (self->header);
  adw_combo_row_set_selected (self->paper_row, g_strcmp0 (paper, "letter") == 0 ? 1 : 0);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (topsheet_session_get_store (self->session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gather (self);
}

AdwNavigationPage *
topsheet_reports_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetReportsPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  self = g_object_new (TOPSHEET_TYPE_REPORTS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  set_up (self);
  return ADW_NAVIGATION_PAGE (self);
}

void
topsheet_reports_page_export (TopsheetReportsPage *self, const char *path)
{
  Export *export;

  g_return_if_fail (TOPSHEET_IS_REPORTS_PAGE (self));
  g_return_if_fail (path != NULL);

  if (self->data == NULL)
    return;
  export = g_new0 (Export, 1);
  g_weak_ref_init (&export->page, self);
  export->data = g_object_ref (self->data);
  export->paper = get_paper (self);
  export->sections = get_sections (self);
  export->path = g_strdup (path);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, export_fiber, export, export_free));
}
