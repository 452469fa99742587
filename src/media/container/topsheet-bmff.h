/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"

G_BEGIN_DECLS

#define TOPSHEET_BMFF_UUID_BYTES 16

/**
 * TopsheetBmffBox:
 * @offset: of its content in the file
 * @length: of its content
 *
 * A box of ISO/IEC 14496-12 in a file.
 */
typedef struct
{
  char type[5];
  guint8 uuid[TOPSHEET_BMFF_UUID_BYTES]; /* of a box of type "uuid" */
  guint64 start; /* of its header */
  guint64 offset;
  guint64 length;
} TopsheetBmffBox;

/**
 * TopsheetBmff:
 *
 * A walk through a file of boxes. All walks of one file share one budget of boxes, so hostile files end.
 */
typedef struct
{
  TopsheetInput *input;
  TopsheetContainer *container;
  guint boxes_left;
  guint depth;
  /* of the movie */
  gboolean is_film;
  guint64 frames; /* 0 = not known */
  guint64 duration_ms;
  /* of pictures in it */
  guint64 width;
  guint64 height;
} TopsheetBmff;

typedef gboolean (*TopsheetBmffVisit) (TopsheetBmff          *self,
                                       const TopsheetBmffBox *box,
                                       gpointer               data,
                                       GError               **error);

/* Visits the boxes of [@offset, @end). FALSE when a box does not end within it, or when @visit returned FALSE. */
gboolean topsheet_bmff_foreach     (TopsheetBmff          *self,
                                    guint64                offset,
                                    guint64                end,
                                    TopsheetBmffVisit      visit,
                                    gpointer               data,
                                    GError               **error);
gboolean topsheet_bmff_is          (const TopsheetBmffBox *box,
                                    const char            *type);
/* The content of @box, at most @limit bytes; NULL with @error when it does not end in the file, NULL without when it is
 * larger. (transfer full) */
guint8  *topsheet_bmff_read        (TopsheetBmff          *self,
                                    const TopsheetBmffBox *box,
                                    gsize                  limit,
                                    GError               **error);
gboolean topsheet_bmff_set_broken  (GError               **error,
                                    guint64                offset);
guint64  topsheet_bmff_get         (const guint8          *bytes,
                                    guint                  n_bytes);

/* Texts of a box of its own. */
gboolean topsheet_bmff_read_exif   (TopsheetBmff          *self,
                                    const TopsheetBmffBox *box,
                                    GError               **error);
gboolean topsheet_bmff_read_xmp    (TopsheetBmff          *self,
                                    const TopsheetBmffBox *box,
                                    GError               **error);
/* Size in the header of a JPEG XL codestream at @offset. */
gboolean topsheet_jxl_read_size    (TopsheetInput         *input,
                                    guint64                offset,
                                    guint64               *width,
                                    guint64               *height,
                                    GError               **error);

/* The parts: "moov" of a film, its "udta", "meta" of a picture. */
gboolean topsheet_bmff_walk_moov   (TopsheetBmff          *self,
                                    const TopsheetBmffBox *moov,
                                    GError               **error);
gboolean topsheet_bmff_walk_udta   (TopsheetBmff          *self,
                                    const TopsheetBmffBox *udta,
                                    GError               **error);
gboolean topsheet_bmff_walk_items  (TopsheetBmff          *self,
                                    const TopsheetBmffBox *meta,
                                    GError               **error);

G_END_DECLS
