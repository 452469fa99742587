/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-refine-dialog.h"

#include "app/edit/topsheet-work-group.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

#define TOPSHEET_TYPE_REFINE_DIALOG (topsheet_refine_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TopsheetRefineDialog, topsheet_refine_dialog, TOPSHEET, REFINE_DIALOG, AdwDialog)

/* In the order of the rows of the choice. */
typedef enum
{
  COST_TIME,
  COST_MODEL,
  COST_AMOUNT,
} CostKind;

struct _TopsheetRefineDialog
{
  AdwDialog parent_instance;
  TopsheetSession *session;
  TopsheetProject *project;
  GtkWidget *parent;
  GStrv paths;
  GPtrArray *selected;
  GPtrArray *parents; /* (element-type TopsheetGeneration) by place in paths; NULL where none was found */
  char *model_id;
  GtkWidget *button;
  TopsheetWorkGroup *work;
  AdwComboRow *kind;
  AdwActionRow *model;
  AdwEntryRow *amount;
  AdwPreferencesGroup *files;
};

G_DEFINE_FINAL_TYPE (TopsheetRefineDialog, topsheet_refine_dialog, ADW_TYPE_DIALOG)

/* What a fiber records, one file after the other. */
typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  GStrv paths;
  GPtrArray *parents;
  char *model_id;
  TopsheetRefinement asked;
  guint recorded;
  GError *first; /* why one was not */
} Batch;

static void
clear_parent (gpointer parent)
{
  if (parent != NULL)
    g_object_unref (parent);
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_clear_error (&self->first);
  g_strfreev (self->paths);
  g_ptr_array_unref (self->parents);
  g_free (self->model_id);
  g_object_unref (self->project);
  g_object_unref (self->session);
  g_free (self);
}

/* → text: what is said when it is over */
static DexFuture *
record_fiber (gpointer data)
{
  Batch *self = data;
  GError *error = NULL;
  char *text;

  for (guint i = 0; self->paths[i] != NULL; i++)
    {
      TopsheetGeneration *parent = g_ptr_array_index (self->parents, i);
      g_autoptr (TopsheetGeneration) recorded = NULL;

      if (parent == NULL)
        continue;
      self->asked.path = self->paths[i];
      recorded = dex_await_object (topsheet_refinement_record (self->session, self->project, parent, &self->asked),
                                   &error);
      self->recorded += recorded != NULL;
      if (recorded == NULL && self->first == NULL)
        self->first = g_steal_pointer (&error);
      g_clear_error (&error);
    }
  if (self->recorded == 0 && self->first != NULL)
    return dex_future_new_for_error (g_steal_pointer (&self->first));
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u refinement recorded", "%u refinements recorded",
                                       self->recorded),
                          self->recorded);
  if (self->first != NULL)
    {
      char *more = g_strdup_printf (_("%s. Others were not: %s"), text, self->first->message);

      g_free (text);
      text = more;
    }
  return dex_future_new_take_string (text);
}

static void
recorded_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetRefineDialog *self = object;

  if (value != NULL)
    topsheet_toast_show (self->parent, g_value_get_string (value));
  else
    topsheet_toast_show_error (self->parent, _("Nothing was recorded."), error);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
record_cb (TopsheetRefineDialog *self)
{
  CostKind kind = (CostKind) adw_combo_row_get_selected (self->kind);
  Batch *batch = g_new0 (Batch, 1);

  batch->session = g_object_ref (self->session);
  batch->project = g_object_ref (self->project);
  batch->paths = g_strdupv (self->paths);
  batch->parents = g_ptr_array_ref (self->parents);
  batch->model_id = g_strdup (self->model_id);
  batch->asked.operation = topsheet_work_group_get_operation (self->work);
  batch->asked.edit_seconds = kind == COST_TIME ? topsheet_work_group_get_seconds (self->work) : -1;
  batch->asked.model = kind == COST_MODEL ? batch->model_id : NULL;
  batch->asked.has_amount = kind == COST_AMOUNT &&
                            topsheet_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount)),
                                                  topsheet_project_get_currency (self->project), &batch->asked.amount,
                                                  NULL);
  gtk_widget_set_sensitive (self->button, FALSE);
  topsheet_deliver (dex_scheduler_spawn (NULL, 0, record_fiber, batch, batch_free), self, NULL, recorded_cb);
}

static gboolean
is_cost_good (TopsheetRefineDialog *self)
{
  TopsheetMoney amount;

  switch ((CostKind) adw_combo_row_get_selected (self->kind))
    {
    case COST_MODEL:
      return self->model_id != NULL;
    case COST_AMOUNT:
      return topsheet_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount)),
                                   topsheet_project_get_currency (self->project), &amount, NULL) &&
             amount.nanos >= 0;
    case COST_TIME:
    default:
      return TRUE;
    }
}

static void
update (TopsheetRefineDialog *self)
{
  CostKind kind = (CostKind) adw_combo_row_get_selected (self->kind);
  gboolean any = FALSE;

  for (guint i = 0; self->parents != NULL && i < self->parents->len; i++)
    any = any || g_ptr_array_index (self->parents, i) != NULL;
  topsheet_work_group_show_time (self->work, kind == COST_TIME);
  gtk_widget_set_visible (GTK_WIDGET (self->model), kind == COST_MODEL);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), kind == COST_AMOUNT);
  gtk_widget_set_sensitive (self->button, any && is_cost_good (self));
}

static void
picked_cb (TopsheetRefineDialog *self, const char *model_id)
{
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (self->session);
  g_autofree char *price = model_id != NULL ? topsheet_model_price_text (catalogue, model_id) : NULL;

  g_set_str (&self->model_id, model_id);
  adw_action_row_set_subtitle (self->model, price != NULL ? price : _("Price of one picture of the size of the file"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->model),
                                 model_id != NULL ? topsheet_model_title (catalogue, model_id) : _("Choose a Model…"));
  update (self);
}

static void
choose_model_cb (TopsheetRefineDialog *self)
{
  TopsheetModelPicker *picker = topsheet_model_picker_new (topsheet_session_get_catalogue (self->session), _("None"));

  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), GTK_WIDGET (self));
}

/* Without a name that says, files go to what is selected, in order. */
static void
fall_back (TopsheetRefineDialog *self)
{
  guint next = 0;

  for (guint i = 0; i < self->parents->len; i++)
    if (self->parents->pdata[i] == NULL && next < self->selected->len)
      self->parents->pdata[i] = g_object_ref (g_ptr_array_index (self->selected, next++));
}

static void
show_files (TopsheetRefineDialog *self)
{
  for (guint i = 0; i < self->parents->len; i++)
    {
      TopsheetGeneration *parent = g_ptr_array_index (self->parents, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name = g_path_get_basename (self->paths[i]);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *of = NULL;

      if (parent != NULL)
        /* Translators: a version */
        of = g_strdup_printf (_("From %s"), topsheet_generation_get_version_id (parent));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   of != NULL ? of : _("Left out: its name says no version, and none is selected"));
      if (parent == NULL)
        gtk_widget_add_css_class (row, "dimmed");
      adw_preferences_group_add (self->files, row);
    }
}

/* "SH010_v003" of "SH010_v003_graded.png"; candidates from the longest on. */
static TopsheetGeneration *
find_by_name (TopsheetStore *store, gint64 project_id, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (gsize length = strlen (name); length > 0; length--)
    {
      char kept = name[length];
      g_autofree char *code = NULL;
      TopsheetGeneration *found;
      guint version;

      if (g_ascii_isalnum (kept))
        continue;
      name[length] = '\0';
      found = topsheet_version_id_parse (name, &code, &version)
                ? dex_await_object (topsheet_store_find_generation (store, project_id, name), NULL)
                : NULL;
      name[length] = kept;
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
  GStrv paths;
} Match;

static void
match_free (gpointer data)
{
  Match *self = data;

  g_object_unref (self->session);
  g_strfreev (self->paths);
  g_free (self);
}

static DexFuture *
match_fiber (gpointer data)
{
  Match *self = data;
  GPtrArray *parents = g_ptr_array_new_with_free_func (clear_parent);

  for (guint i = 0; self->paths[i] != NULL; i++)
    g_ptr_array_add (parents,
                     find_by_name (topsheet_session_get_store (self->session), self->project_id, self->paths[i]));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, parents);
}

static void
matched_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetRefineDialog *self = object;

  if (value == NULL)
    return;
  self->parents = g_value_dup_boxed (value);
  fall_back (self);
  show_files (self);
  update (self);
}

static void
topsheet_refine_dialog_dispose (GObject *object)
{
  TopsheetRefineDialog *self = TOPSHEET_REFINE_DIALOG (object);

  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_ptr_array_unref);
  g_clear_pointer (&self->model_id, g_free);
  g_clear_object (&self->parent);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_refine_dialog_parent_class)->dispose (object);
}

static void
topsheet_refine_dialog_class_init (TopsheetRefineDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_refine_dialog_dispose;
}

static void
topsheet_refine_dialog_init (TopsheetRefineDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
}

static GtkWidget *
make_kind (void)
{
  const char * const kinds[] = { _("A Person's Time"), _("A Model's Price"), _("An Amount"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (kinds);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Cost of Each"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static void
make_rows (TopsheetRefineDialog *self)
{
  g_autofree char *amount = NULL;

  self->kind = ADW_COMBO_ROW (make_kind ());
  self->work = TOPSHEET_WORK_GROUP (topsheet_work_group_new (self->session, topsheet_project_get_id (self->project),
                                                             topsheet_session_get_member (self->session),
                                                             GTK_WIDGET (self->kind)));
  self->model = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->model), TRUE);
  adw_action_row_add_suffix (self->model, gtk_image_new_from_icon_name ("go-next-symbolic"));
  self->amount = ADW_ENTRY_ROW (adw_entry_row_new ());
  /* Translators: a currency code */
  amount = g_strdup_printf (_("Amount for Each, %s"), topsheet_project_get_currency (self->project));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount), amount);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->amount, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "activated", G_CALLBACK (choose_model_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_content (TopsheetRefineDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group;

  make_rows (self);
  group = ADW_PREFERENCES_GROUP (self->work);
  adw_preferences_group_add (group, GTK_WIDGET (self->model));
  adw_preferences_group_add (group, GTK_WIDGET (self->amount));
  self->files = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->files, _("Files"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->files);
  return page;
}

static void
present (TopsheetRefineDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  Match *match = g_new0 (Match, 1);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view),
                                topsheet_work_header_new (ADW_DIALOG (self), _("_Record"), &self->button));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  picked_cb (self, NULL);
  match->session = g_object_ref (self->session);
  match->project_id = topsheet_project_get_id (self->project);
  match->paths = g_strdupv (self->paths);
  topsheet_deliver (dex_scheduler_spawn (NULL, 0, match_fiber, match, match_free), self, NULL, matched_cb);
  adw_dialog_present (ADW_DIALOG (self), self->parent);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TopsheetRefineDialog) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_take (builder, path);
    }
  self->paths = g_strv_builder_end (builder);
  if (self->paths[0] != NULL)
    present (self);
}

void
topsheet_refine_dialog_choose (GtkWidget *parent,
                               TopsheetSession *session,
                               TopsheetProject *project,
                               GPtrArray *selected)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  TopsheetRefineDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && TOPSHEET_IS_SESSION (session) && TOPSHEET_IS_PROJECT (project));
  g_return_if_fail (selected != NULL);

  self = g_object_ref_sink (g_object_new (TOPSHEET_TYPE_REFINE_DIALOG, "title", _("Record Refinements"), NULL));
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->parent = g_object_ref (parent);
  self->selected = g_ptr_array_ref (selected);
  gtk_file_dialog_set_title (dialog, _("Files That Were Made from Versions"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, files_cb, self);
}
