#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The structure holds, and the check that says so finds each kind of wrong include when one is planted."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent / 'check-structure.py'
ROOT = CHECK.parents[2]
TAG = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
HEADERS = ('base/topsheet-money.h', 'model/topsheet-project.h', 'engine/topsheet-pricing.h', 'store/topsheet-store.h', 'media/topsheet-media-file.h',
           'services/topsheet-session.h', 'app/topsheet-window.h')


def run_check(root):
    done = subprocess.run([sys.executable, str(CHECK), str(root)], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='topsheet-structure-')
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for header in HEADERS:
            self.plant(f'src/{header}', '#pragma once\n')

    def plant(self, name, text, tag=TAG):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tag + text, encoding='utf-8')

    def assert_refused(self, name, text, why, tag=TAG):
        self.plant(name, text, tag)
        status, output = run_check(self.root)
        self.assertEqual(status, 1, output)
        self.assertEqual(len(output.splitlines()), 1, output)
        self.assertTrue(output.startswith(name), output)
        self.assertIn(why, output)

    def test_right_arrows(self):
        self.plant('src/services/a.c', '#include "store/topsheet-store.h"\n#include "media/topsheet-media-file.h"\n#include <gio/gio.h>\n')
        self.plant('src/app/b.c', '#include "services/topsheet-session.h"\n#include <adwaita.h>\n#include <gtk/gtk.h>\n')
        self.plant('src/engine/c.c', '#include "model/topsheet-project.h"\n#include <math.h>\n/* g_file_get_contents () is not called */\n')
        self.assertEqual(run_check(self.root), (0, ''))

    def test_upward(self):
        self.assert_refused('src/model/a.c', '#include "engine/topsheet-pricing.h"\n', 'model must not see engine')

    def test_upward_from_services(self):
        self.assert_refused('src/services/a.h', '#include "app/topsheet-window.h"\n', 'services must not see app')

    def test_program_in_program(self):
        self.assert_refused('src/cli/a.c', '#include "app/topsheet-window.h"\n', 'cli must not see app')

    def test_sibling(self):
        self.assert_refused('src/media/a.c', '#include "store/topsheet-store.h"\n', 'siblings')

    def test_sneaked_up(self):
        self.assert_refused('src/media/a.c', '#include "../store/topsheet-store.h"\n', 'without ".."')

    def test_indented(self):
        self.assert_refused('src/base/a.c', '#ifdef A\n#  include "model/topsheet-project.h"\n#endif\n', 'base must not see model')

    def test_toolkit_below_app(self):
        self.assert_refused('src/services/a.c', '#include <gtk/gtk.h>\n', 'no GTK below app')
        self.assert_refused('src/services/a.c', '#include <adwaita.h>\n', 'no GTK below app')

    def test_database_in_engine(self):
        self.assert_refused('src/engine/a.c', '#include <sqlite3.h>\n', 'no input or output')

    def test_database_in_window(self):
        self.assert_refused('src/app/a.c', '#include <sqlite3.h>\n', 'through services')

    def test_clock_in_engine(self):
        self.assert_refused('src/engine/a.c', 'gint64 a (void) { return g_get_real_time (); }\n', 'no I/O and no clock')

    def test_printing_model(self):
        self.assert_refused('src/model/a.c', '#include <stdio.h>\nvoid a (void) { printf ("a"); }\n', 'no I/O and no clock')

    def test_missing(self):
        self.assert_refused('src/model/a.c', '#include "base/topsheet-nothing.h"\n', 'there is no')

    def test_no_layer(self):
        self.assert_refused('src/extra/a.c', '', 'no layer')

    def test_outside(self):
        self.assert_refused('docs/a.md', 'see ../' + 'shared/data\n', 'outside the project')

    def test_untagged(self):
        self.assert_refused('src/base/a.c', 'int a;\n', 'no SPDX', tag='')


class Project(unittest.TestCase):
    def test_project(self):
        self.assertEqual(run_check(ROOT), (0, ''))


if __name__ == '__main__':
    unittest.main()
