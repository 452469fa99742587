/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-comfyui-answer.h"

#include "base/topsheet-error.h"
#include "exchange/topsheet-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 255
#define MAX_OUTPUTS 10000
/* No run takes longer; a clock that jumped may say so. */
#define MAX_MSEC (G_GINT64_CONSTANT (30) * 24 * 3600 * 1000)

static void
output_free (gpointer data)
{
  TopsheetComfyuiOutput *self = data;

  g_free (self->filename);
  g_free (self->subfolder);
  g_free (self);
}

void
topsheet_comfyui_run_free (TopsheetComfyuiRun *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->graph);
  g_ptr_array_unref (self->outputs);
  g_free (self);
}

static const char *
get_text (yyjson_val *object, const char *key)
{
  return yyjson_get_str (yyjson_obj_get (object, key));
}

/* A server says any name; only one that stays in its folder is taken. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && *name != '\0' && *name != '.' && strlen (name) <= MAX_NAME && strpbrk (name, "/\\") == NULL &&
         g_utf8_validate (name, -1, NULL);
}

static void
read_output (TopsheetComfyuiRun *run, yyjson_val *value)
{
  const char *filename = get_text (value, "filename");
  const char *subfolder = get_text (value, "subfolder");
  const char *type = get_text (value, "type");
  TopsheetComfyuiOutput *output;

  if (!is_plain_name (filename) || run->outputs->len >= MAX_OUTPUTS || (type != NULL && !g_str_equal (type, "output")))
    return;
  output = g_new0 (TopsheetComfyuiOutput, 1);
  output->filename = g_strdup (filename);
  output->subfolder = g_strdup (subfolder != NULL ? subfolder : "");
  g_ptr_array_add (run->outputs, output);
}

/* {"9": {"images": [{…}], "animated": [false]}} */
static void
read_outputs (TopsheetComfyuiRun *run, yyjson_val *outputs)
{
  yyjson_obj_iter nodes = yyjson_obj_iter_with (outputs);
  yyjson_val *node;

  while ((node = yyjson_obj_iter_next (&nodes)) != NULL)
    {
      yyjson_obj_iter kinds = yyjson_obj_iter_with (yyjson_obj_iter_get_val (node));
      yyjson_val *kind;

      while ((kind = yyjson_obj_iter_next (&kinds)) != NULL)
        {
          yyjson_arr_iter files = yyjson_arr_iter_with (yyjson_obj_iter_get_val (kind));
          yyjson_val *file;

          while ((file = yyjson_arr_iter_next (&files)) != NULL)
            read_output (run, file);
        }
    }
}

/* @msec is left alone where there is no time. */
static gboolean
read_time (yyjson_val *details, gint64 *msec)
{
  const char *text = topsheet_json_peek_scalar (yyjson_obj_get (details, "timestamp"));
  double value = text != NULL ? g_ascii_strtod (text, NULL) : 0;

  if (!(value > 0 && value < 1e15))
    return FALSE;
  *msec = (gint64) value;
  return TRUE;
}

static gboolean
all_cached (yyjson_val *details, yyjson_val *graph)
{
  gsize nodes = yyjson_obj_size (graph);

  return nodes > 0 && yyjson_arr_size (yyjson_obj_get (details, "nodes")) >= nodes;
}

static void
read_status (TopsheetComfyuiRun *run, yyjson_val *status, yyjson_val *graph)
{
  yyjson_arr_iter messages = yyjson_arr_iter_with (yyjson_obj_get (status, "messages"));
  const char *verdict = get_text (status, "status_str");
  gboolean is_cached = FALSE;
  gint64 start = 0, end = 0;
  yyjson_val *message;

  while ((message = yyjson_arr_iter_next (&messages)) != NULL)
    {
      const char *event = yyjson_get_str (yyjson_arr_get (message, 0));
      yyjson_val *details = yyjson_arr_get (message, 1);

      if (g_strcmp0 (event, "execution_start") == 0)
        read_time (details, &start);
      else if (g_strcmp0 (event, "execution_cached") == 0)
        is_cached = all_cached (details, graph);
      else if (g_strcmp0 (event, "execution_success") == 0)
        read_time (details, &end);
    }
  run->is_done = verdict == NULL || g_str_equal (verdict, "success");
  if (is_cached)
    run->gpu_msec = 0;
  else if (start > 0 && end >= start && end - start <= MAX_MSEC)
    run->gpu_msec = end - start;
}

static TopsheetComfyuiRun *
read_run (const char *id, yyjson_val *value)
{
  TopsheetComfyuiRun *run = g_new0 (TopsheetComfyuiRun, 1);
  yyjson_val *graph = yyjson_arr_get (yyjson_obj_get (value, "prompt"), 2);
  char *text = yyjson_is_obj (graph) ? yyjson_val_write (graph, YYJSON_WRITE_NOFLAG, NULL) : NULL;

  run->id = g_strdup (id);
  run->gpu_msec = -1;
  run->graph = g_strdup (text);
  run->outputs = g_ptr_array_new_with_free_func (output_free);
  free (text);
  read_outputs (run, yyjson_obj_get (value, "outputs"));
  read_status (run, yyjson_obj_get (value, "status"), graph);
  return run;
}

static gboolean
is_history (yyjson_val *root)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (root);
  yyjson_val *key;

  if (!yyjson_is_obj (root))
    return FALSE;
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    if (!yyjson_is_obj (yyjson_obj_get (yyjson_obj_iter_get_val (key), "outputs")))
      return FALSE;
  return TRUE;
}

GPtrArray *
topsheet_comfyui_answer_parse (GBytes *json, GError **error)
{
  g_autoptr (yyjson_doc) doc = NULL;
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_comfyui_run_free);
  yyjson_obj_iter iter;
  yyjson_val *key;

  g_return_val_if_fail (json != NULL, NULL);

  doc = topsheet_json_read_loose (json, NULL);
  if (doc == NULL || !is_history (yyjson_doc_get_root (doc)))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                           _("What the server answers is no history of ComfyUI. Nothing was imported; check the address."));
      return NULL;
    }
  iter = yyjson_obj_iter_with (yyjson_doc_get_root (doc));
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    g_ptr_array_add (runs, read_run (yyjson_get_str (key), yyjson_obj_iter_get_val (key)));
  return g_steal_pointer (&runs);
}
