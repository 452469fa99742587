#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several programs at once, and one that is told to stop in the middle."""
import contextlib
import signal
import sqlite3
import time
import unittest

from clikit import CliTest, a1111


class ProcessTest(CliTest):
    def folder(self, name, first, count):
        for i in range(count):
            self.picture(f'{name}/{i:04d}.png', first + i, a1111('flux-2-pro', first + i))
        return self.home / name

    def count(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.library}?mode=ro', uri=True)) as connection:
            return connection.execute('SELECT count (*) FROM generation').fetchone()[0]

    def test_two_writers(self):
        self.project()
        one = self.folder('one', 1000, 60)
        two = self.folder('two', 5000, 60)
        processes = [self.start('--json', 'import', one, '--project', '1'), self.start('--json', 'import', two, '--project', '1'),
                     self.start('--json', 'ledger', 'list', '1')]
        for process in processes:
            out, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, err)
        self.assertEqual(self.json('library', 'verify')['entries'], 120)
        self.assertEqual(self.json('generation', 'list', '1')['total'], 120)

    def stop(self, signum):
        self.project()
        folder = self.folder('many', 1, 700)
        process = self.start('--json', 'import', folder, '--project', '1')
        deadline = time.monotonic() + 60
        while self.count() == 0 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signum)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def test_stopped(self):
        status, out, err = self.stop(signal.SIGTERM)
        self.assertEqual(status, 1, err)
        self.assertIn(b'"interrupted"', out)
        self.assertEqual(err.count(b"\ntopsheet-cli: ") + err.startswith(b"topsheet-cli: "), 1)
        taken = self.json('library', 'verify')
        self.assertTrue(taken['ok'])
        # Whole batches, and not everything.
        self.assertGreater(taken['entries'], 0)
        self.assertLess(taken['entries'], 700)
        self.assertEqual(taken['entries'] % 64, 0)
        rest = self.json('import', self.home / 'many', '--project', '1')
        self.assertEqual((rest['imported'], rest['already_known']), (700 - taken['entries'], taken['entries']))

    def test_killed(self):
        status, out, err = self.stop(signal.SIGKILL)
        self.assertEqual(status, -signal.SIGKILL)
        taken = self.json('library', 'verify')
        self.assertTrue(taken['ok'])
        self.assertEqual(taken['entries'] % 64, 0)


if __name__ == '__main__':
    unittest.main()
