/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-pdf.h"

#include "base/topsheet-time.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <qpdf/qpdf-c.h>

typedef struct
{
  qpdf_data qpdf;
  GArray *tags;
  guint next;
} Walk;

static char *
print_xmp (const char *title, const char *author, const char *language, gint64 date_usec)
{
  g_autofree char *date = topsheet_time_print_rfc3339 (date_usec - date_usec % G_USEC_PER_SEC);
  g_autofree char *creator =
    author != NULL && *author != '\0'
      ? g_markup_printf_escaped ("<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", author)
      : g_strdup ("");
  g_autofree char *body =
    g_markup_printf_escaped ("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>"
                             "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>"
                             "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate><xmp:CreatorTool>Topsheet %s</xmp:CreatorTool>",
                             title, language, date, date, TOPSHEET_VERSION);

  /* The id of the packet is a constant of the format (XMP specification part 1, §7.3.2). */
  return g_strconcat ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
                      "<dc:format>application/pdf</dc:format>",
                      body, creator, "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>", NULL);
}

static void
set_metadata (qpdf_data qpdf, qpdf_oh root, const char *xmp)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, stream);

  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *) xmp, strlen (xmp), qpdf_oh_new_null (qpdf),
                               qpdf_oh_new_null (qpdf));
  qpdf_oh_replace_key (qpdf, dictionary, "/Type", qpdf_oh_new_name (qpdf, "/Metadata"));
  qpdf_oh_replace_key (qpdf, dictionary, "/Subtype", qpdf_oh_new_name (qpdf, "/XML"));
  qpdf_oh_replace_key (qpdf, root, "/Metadata", stream);
}

static void
set_attribute (qpdf_data qpdf, qpdf_oh element, const char *owner, const char *key, qpdf_oh value)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (qpdf);

  qpdf_oh_replace_key (qpdf, attributes, "/O", qpdf_oh_new_name (qpdf, owner));
  qpdf_oh_replace_key (qpdf, attributes, key, value);
  qpdf_oh_replace_key (qpdf, element, "/A", attributes);
}

static void
complete_figure (qpdf_data qpdf, qpdf_oh element, const TopsheetPdfTag *tag)
{
  const double box[] = { tag->x, tag->y, tag->x + tag->width, tag->y + tag->height };
  qpdf_oh array = qpdf_oh_new_array (qpdf);

  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    qpdf_oh_append_item (qpdf, array, qpdf_oh_new_real_from_double (qpdf, box[i], 2));
  set_attribute (qpdf, element, "/Layout", "/BBox", array);
  if (tag->note != NULL)
    qpdf_oh_replace_key (qpdf, element, "/Alt", qpdf_oh_new_unicode_string (qpdf, tag->note));
}

static void
complete_element (Walk *walk, qpdf_oh element, const char *name)
{
  const TopsheetPdfTag *tag;

  if (g_str_equal (name, "/Document"))
    return;
  g_return_if_fail (walk->next < walk->tags->len);

  tag = &g_array_index (walk->tags, TopsheetPdfTag, walk->next++);
  g_return_if_fail (g_str_equal (tag->tag, name + 1));
  if (g_str_equal (name, "/Figure"))
    complete_figure (walk->qpdf, element, tag);
  else if (tag->note == NULL)
    return;
  else if (g_str_equal (name, "/TH"))
    set_attribute (walk->qpdf, element, "/Table", "/Scope",
                   qpdf_oh_new_name (walk->qpdf, g_str_equal (tag->note, "Row") ? "/Row" : "/Column"));
  else if (g_str_equal (name, "/Note"))
    qpdf_oh_replace_key (walk->qpdf, element, "/ID", qpdf_oh_new_string (walk->qpdf, tag->note));
  else
    qpdf_oh_replace_key (walk->qpdf, element, "/ActualText", qpdf_oh_new_unicode_string (walk->qpdf, tag->note));
}

/* The tree has as many levels as the tags are nested, which is the layout's doing and no more than eight. */
static void
walk_elements (Walk *walk, qpdf_oh element)
{
  qpdf_data qpdf = walk->qpdf;
  qpdf_oh kids;

  if (!qpdf_oh_is_dictionary (qpdf, element))
    return;

  if (qpdf_oh_has_key (qpdf, element, "/S"))
    {
      /* What the library returns lives until its next answer. */
      g_autofree char *name = g_strdup (qpdf_oh_get_name (qpdf, qpdf_oh_get_key (qpdf, element, "/S")));

      complete_element (walk, element, name);
    }
  if (!qpdf_oh_has_key (qpdf, element, "/K"))
    return;

  kids = qpdf_oh_get_key (qpdf, element, "/K");
  if (qpdf_oh_is_array (qpdf, kids))
    for (int i = 0; i < qpdf_oh_get_array_n_items (qpdf, kids); i++)
      walk_elements (walk, qpdf_oh_get_array_item (qpdf, kids, i));
  else
    walk_elements (walk, kids);
}

static void
set_catalogue (qpdf_data qpdf, const char *language, const char *xmp)
{
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (qpdf);
  int n_pages = qpdf_get_num_pages (qpdf);

  qpdf_oh_replace_key (qpdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (qpdf, QPDF_TRUE));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_unicode_string (qpdf, language));
  set_metadata (qpdf, root, xmp);
  for (int i = 0; i < n_pages; i++)
    qpdf_oh_replace_key (qpdf, qpdf_get_page_n (qpdf, (size_t) i), "/Tabs", qpdf_oh_new_name (qpdf, "/S"));
}

static GBytes *
write_file (qpdf_data qpdf)
{
  const unsigned char *buffer;

  if ((qpdf_init_write_memory (qpdf) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  if ((qpdf_write (qpdf) & QPDF_ERRORS) != 0)
    return NULL;

  buffer = qpdf_get_buffer (qpdf);
  return buffer != NULL ? g_bytes_new (buffer, qpdf_get_buffer_length (qpdf)) : NULL;
}

static void
set_error (qpdf_data qpdf, GError **error)
{
  const char *why = qpdf_has_error (qpdf) ? qpdf_get_error_message_detail (qpdf, qpdf_get_error (qpdf)) : "";

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be completed: %s. Nothing was written."),
               why);
}

GBytes *
topsheet_pdf_complete (GBytes *file,
                       GArray *tags,
                       const char *language,
                       const char *title,
                       const char *author,
                       gint64 date_usec,
                       GError **error)
{
  g_autofree char *xmp = NULL;
  qpdf_data qpdf;
  GBytes *result = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (file != NULL && tags != NULL, NULL);
  g_return_val_if_fail (language != NULL && title != NULL, NULL);

  data = g_bytes_get_data (file, &size);
  xmp = print_xmp (title, author, language, date_usec);
  qpdf = qpdf_init ();
  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if ((qpdf_read_memory (qpdf, "report", data, size, NULL) & QPDF_ERRORS) == 0)
    {
      Walk walk = { qpdf, tags, 0 };

      set_catalogue (qpdf, language, xmp);
      walk_elements (&walk, qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot"));
      g_warn_if_fail (walk.next == tags->len);
      result = write_file (qpdf);
    }
  if (result == NULL)
    set_error (qpdf, error);
  qpdf_cleanup (&qpdf);

  return result;
}
