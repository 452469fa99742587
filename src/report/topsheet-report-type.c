/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-type.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* Ascender and descender of Inter, in parts of its size. */
#define ASCENT 0.96875
#define DESCENT 0.24121

const TopsheetTextStyle topsheet_style_title = { 18, 22, TRUE, -0.2, FALSE };
const TopsheetTextStyle topsheet_style_figure = { 18, 23, FALSE, -0.35, FALSE };
const TopsheetTextStyle topsheet_style_text = { 9, 13, FALSE, 0, FALSE };
const TopsheetTextStyle topsheet_style_text_bold = { 9, 13, TRUE, 0, FALSE };
const TopsheetTextStyle topsheet_style_table = { 9, 12, FALSE, 0, TRUE };
const TopsheetTextStyle topsheet_style_table_bold = { 9, 12, TRUE, 0, TRUE };
const TopsheetTextStyle topsheet_style_small = { 7.5, 10.5, FALSE, 0, FALSE };
const TopsheetTextStyle topsheet_style_small_bold = { 7.5, 10.5, TRUE, 0, FALSE };
const TopsheetTextStyle topsheet_style_small_table = { 7.5, 9.2, FALSE, 0, TRUE };
const TopsheetTextStyle topsheet_style_small_table_bold = { 7.5, 9.2, TRUE, 0, TRUE };
const TopsheetTextStyle topsheet_style_table_words = { 9, 12, FALSE, 0, FALSE };
const TopsheetTextStyle topsheet_style_table_words_bold = { 9, 12, TRUE, 0, FALSE };
const TopsheetTextStyle topsheet_style_small_table_words = { 7.5, 9.2, FALSE, 0, FALSE };
const TopsheetTextStyle topsheet_style_small_table_words_bold = { 7.5, 9.2, TRUE, 0, FALSE };
const TopsheetTextStyle topsheet_style_label = { 7.5, 9, FALSE, 0, TRUE };
const TopsheetTextStyle topsheet_style_label_bold = { 7.5, 9, TRUE, 0, TRUE };

static const char * const font_files[] = { "Inter-Regular.otf", "Inter-SemiBold.otf" };

/* What stands in for letters that Inter has not, when it is installed; anything else on the system comes after these.
 */
#define FAMILIES "Inter, Noto Sans, Noto Sans CJK SC, Noto Sans CJK JP, DejaVu Sans, Noto Emoji, Noto Color Emoji"

static char *
find_font (const char *name)
{
  const char *data = g_getenv ("TOPSHEET_DATA");

  if (data != NULL)
    {
      g_autofree char *path = g_build_filename (data, "fonts", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  return g_build_filename (TOPSHEET_DATA_DIR, "fonts", name, NULL);
}

static void
append_folders (GString *xml, const char *element, FcStrList *folders)
{
  const FcChar8 *folder;

  while ((folder = FcStrListNext (folders)) != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text ((const char *) folder, -1);

      g_string_append_printf (xml, "<%s>%s</%s>", element, escaped, element);
    }
  FcStrListDone (folders);
}

/* Only the folders of the system's configuration are used: its rules (hinting, substitution, emboldening) must not
   reach a page, and neither must another version of Inter. */
static FcConfig *
make_config (GError **error)
{
  FcConfig *system = FcConfigReference (NULL);
  FcConfig *config = FcConfigCreate ();
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\"?><fontconfig>");

  append_folders (xml, "dir", FcConfigGetFontDirs (system));
  append_folders (xml, "cachedir", FcConfigGetCacheDirs (system));
  g_string_append (xml,
                   "<selectfont><rejectfont><pattern><patelt name=\"family\"><string>Inter</string></patelt></pattern></rejectfont></selectfont>"
                   "</fontconfig>");
  FcConfigDestroy (system);

  FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) xml->str, FcFalse);
  FcConfigBuildFonts (config);
  for (guint i = 0; i < G_N_ELEMENTS (font_files); i++)
    {
      g_autofree char *path = find_font (font_files[i]);

      if (!FcConfigAppFontAddFile (config, (const FcChar8 *) path) && error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     _("The font of the report, %s, cannot be read, so its pages would differ from those made elsewhere. Nothing was written. "
                       "Install Topsheet again."),
                     path);
    }

  return config;
}

PangoContext *
topsheet_report_context_new (GError **error)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoFontDescription *description = pango_font_description_from_string (FAMILIES);
  PangoContext *context;
  cairo_font_options_t *options;
  FcConfig *config = make_config (error);

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);

  context = pango_font_map_create_context (map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, description);
  pango_font_description_free (description);
  g_object_unref (map);

  return context;
}

double
topsheet_text_style_get_baseline (const TopsheetTextStyle *style)
{
  return (style->leading - (ASCENT + DESCENT) * style->size) / 2 + ASCENT * style->size;
}

static PangoAttrList *
make_attributes (const TopsheetTextStyle *style, gsize bold_length)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Ligatures become nested replacement texts in the tags of a PDF, and readers cut the text there. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new (style->tabular
                                                                      ? "liga 0, clig 0, dlig 0, calt 0, tnum 1, lnum 1"
                                                                      : "liga 0, clig 0, dlig 0, calt 0, lnum 1"));
  if (fabs (style->tracking) > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) round (style->tracking * PANGO_SCALE)));
  if (bold_length > 0)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

      weight->end_index = (guint) bold_length;
      pango_attr_list_insert (attributes, weight);
    }
  return attributes;
}

PangoLayout *
topsheet_typeset_lead_in (PangoContext *context, const TopsheetTextStyle *style, const char *text, gsize bold_length)
{
  PangoFontDescription *description;
  PangoAttrList *attributes;
  PangoLayout *layout;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (style != NULL && text != NULL, NULL);

  layout = pango_layout_new (context);
  description = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  pango_font_description_set_weight (description, style->semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  attributes = make_attributes (style, bold_length);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

PangoLayout *
topsheet_typeset (PangoContext *context, const TopsheetTextStyle *style, const char *text)
{
  return topsheet_typeset_lead_in (context, style, text, 0);
}

void
topsheet_layout_set_width (PangoLayout *layout, double width, guint max_lines)
{
  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  /* A hair of tolerance: a layout set to its own measured width must not break. */
  pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE) + 1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (max_lines > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -(int) max_lines);
    }
}

/* Where … begins in the line, in bytes of the whole text; -1 when nothing is cut. */
static int
find_ellipsis (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) run->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        return item->offset;
    }
  return -1;
}

PangoLayout *
topsheet_layout_dup_line (PangoLayout *layout, int index)
{
  PangoLayoutLine *line;
  const char *text;
  g_autofree char *words = NULL;
  PangoAttrList *attributes;
  PangoLayout *copy;
  int length, cut, end;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), NULL);

  line = pango_layout_get_line_readonly (layout, index);
  text = pango_layout_get_text (layout);
  length = (int) strlen (text);
  cut = find_ellipsis (line);
  end = cut >= 0 ? cut : line->start_index + line->length;
  words = g_strndup (text + line->start_index, (gsize) (end - line->start_index));

  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  pango_attr_list_update (attributes, end, length - end, cut >= 0 ? (int) strlen ("…") : 0);
  pango_attr_list_update (attributes, 0, line->start_index, 0);
  if (cut >= 0)
    {
      char *shown = g_strconcat (g_strchomp (words), "…", NULL);

      g_free (words);
      words = shown;
    }

  copy = pango_layout_new (pango_layout_get_context (layout));
  pango_layout_set_font_description (copy, pango_layout_get_font_description (layout));
  pango_layout_set_text (copy, words, -1);
  pango_layout_set_attributes (copy, attributes);
  pango_attr_list_unref (attributes);

  return copy;
}

double
topsheet_layout_get_width (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}
