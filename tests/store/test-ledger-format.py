#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/ledger-format.md is enough to check a library: this does it without Topsheet, on the frozen library of schema 1."""
import gzip
import hashlib
import re
import sqlite3
import struct
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / 'tests' / 'fixtures' / 'store' / 'schema-1.db.gz'


def columns_of_the_document():
    text = (ROOT / 'docs' / 'ledger-format.md').read_text(encoding='utf-8')
    block = re.search(r'each as one field:\n\n((?:    .*\n)+)', text).group(1)
    return [name.strip() for name in block.replace('\n', ' ').split(',')]


def field(value):
    if value is None:
        mark, data = b'N', b''
    elif isinstance(value, int):
        mark, data = b'I', str(value).encode('ascii')
    else:
        mark, data = b'T', value.encode('utf-8')
    return mark + struct.pack('>I', len(data)) + data


class LedgerFormat(unittest.TestCase):
    def test_frozen_library(self):
        columns = columns_of_the_document()
        self.assertEqual(len(columns), 25)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'library.db'
            path.write_bytes(gzip.decompress(FROZEN.read_bytes()))
            library = sqlite3.connect(f'file:{path}?immutable=1', uri=True)
            rows = library.execute(f'SELECT {", ".join(columns)}, hash FROM ledger_entry ORDER BY id').fetchall()
            library.close()
        self.assertEqual(len(rows), 10)
        previous = bytes(32)
        for number, row in enumerate(rows, 1):
            self.assertEqual(row[0], number)
            previous = hashlib.sha256(previous + b''.join(map(field, row[:-1]))).digest()
            self.assertEqual(previous, row[-1], f'entry {number}')


if __name__ == '__main__':
    sys.exit(unittest.main())
