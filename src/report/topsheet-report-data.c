/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-data.h"

G_DEFINE_FINAL_TYPE (TopsheetReportData, topsheet_report_data, G_TYPE_OBJECT)

static void
topsheet_report_data_finalize (GObject *object)
{
  TopsheetReportData *self = TOPSHEET_REPORT_DATA (object);

  g_clear_object (&self->project);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->assumptions, g_ptr_array_unref);
  g_clear_pointer (&self->rates, g_strfreev);
  g_clear_pointer (&self->unpriced, g_strfreev);
  g_clear_pointer (&self->head, g_free);

  G_OBJECT_CLASS (topsheet_report_data_parent_class)->finalize (object);
}

static void
topsheet_report_data_class_init (TopsheetReportDataClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = topsheet_report_data_finalize;
}

static void
topsheet_report_data_init (TopsheetReportData *self)
{
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_report_picture_free);
  self->assumptions = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_report_assumption_free);
}

TopsheetReportData *
topsheet_report_data_new (void)
{
  return g_object_new (TOPSHEET_TYPE_REPORT_DATA, NULL);
}

TopsheetReportPicture *
topsheet_report_picture_new (TopsheetGeneration *generation, GBytes *jpeg)
{
  TopsheetReportPicture *self;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);

  self = g_new0 (TopsheetReportPicture, 1);
  self->generation = g_object_ref (generation);
  self->jpeg = jpeg != NULL ? g_bytes_ref (jpeg) : NULL;

  return self;
}

void
topsheet_report_picture_free (TopsheetReportPicture *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->generation);
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

void
topsheet_report_assumption_free (TopsheetReportAssumption *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self->price);
  g_free (self->per);
  g_free (self->currency);
  g_free (self->as_of);
  g_free (self->source);
  g_free (self);
}
