/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-chain.h"

#include "model/topsheet-enums.h"

#include <string.h>

/* These numbers are hashed: they stay what they are for as long as there are libraries. */
G_STATIC_ASSERT (TOPSHEET_ENTRY_RESERVATION == 0);
G_STATIC_ASSERT (TOPSHEET_ENTRY_RELEASE == 1);
G_STATIC_ASSERT (TOPSHEET_ENTRY_CHARGE == 2);
G_STATIC_ASSERT (TOPSHEET_ENTRY_ADJUSTMENT == 3);
G_STATIC_ASSERT (TOPSHEET_ENTRY_REVERSAL == 4);
G_STATIC_ASSERT (TOPSHEET_ENTRY_PURCHASE == 5);
G_STATIC_ASSERT (TOPSHEET_ENTRY_INVOICE == 6);
G_STATIC_ASSERT (TOPSHEET_ENVIRONMENT_LIVE == 0 && TOPSHEET_ENVIRONMENT_TEST == 1);
G_STATIC_ASSERT (TOPSHEET_PHASE_PLANNING == 0 && TOPSHEET_PHASE_EXPLORATION == 1 && TOPSHEET_PHASE_PRODUCTION == 2);
G_STATIC_ASSERT (TOPSHEET_PHASE_ITERATION == 3 && TOPSHEET_PHASE_POST == 4);

#define MAX_DIGITS 20 /* of a 64-bit number with its sign */

struct _TopsheetSqliteChain
{
  GChecksum *checksum;
  GByteArray *entry; /* the canonical entry so far */
  guint8 hash[TOPSHEET_CHAIN_HASH_BYTES];
};

static void
add_field (TopsheetSqliteChain *self, guint8 mark, const char *bytes, gsize length)
{
  guint32 big_endian = GUINT32_TO_BE ((guint32) length);

  g_byte_array_append (self->entry, &mark, 1);
  g_byte_array_append (self->entry, (const guint8 *) &big_endian, sizeof big_endian);
  if (length > 0)
    g_byte_array_append (self->entry, (const guint8 *) bytes, (guint) length);
}

TopsheetSqliteChain *
topsheet_sqlite_chain_new (const guint8 *previous)
{
  TopsheetSqliteChain *self = g_new0 (TopsheetSqliteChain, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->entry = g_byte_array_new ();
  if (previous != NULL)
    memcpy (self->hash, previous, sizeof self->hash);
  return self;
}

void
topsheet_sqlite_chain_free (TopsheetSqliteChain *self)
{
  g_checksum_free (self->checksum);
  g_byte_array_unref (self->entry);
  g_free (self);
}

void
topsheet_sqlite_chain_add_null (TopsheetSqliteChain *self)
{
  add_field (self, 'N', NULL, 0);
}

void
topsheet_sqlite_chain_add_int64 (TopsheetSqliteChain *self, gint64 value)
{
  char digits[MAX_DIGITS];
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  gsize first = MAX_DIGITS;

  do
    digits[--first] = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0)
    digits[--first] = '-';
  add_field (self, 'I', digits + first, MAX_DIGITS - first);
}

void
topsheet_sqlite_chain_add_text (TopsheetSqliteChain *self, const char *bytes, gsize length)
{
  add_field (self, 'T', bytes, length);
}

const guint8 *
topsheet_sqlite_chain_close (TopsheetSqliteChain *self)
{
  gsize length = sizeof self->hash;

  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, self->hash, sizeof self->hash);
  g_checksum_update (self->checksum, self->entry->data, self->entry->len);
  g_checksum_get_digest (self->checksum, self->hash, &length);
  g_byte_array_set_size (self->entry, 0);
  return self->hash;
}
