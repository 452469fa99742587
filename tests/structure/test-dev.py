#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of ./dev that decide something: which mirror a root comes from, when it is made anew, what the totals of a run are."""
import json
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOTALS = ROOT / 'build-aux/test-totals.py'

SOURCES = '''# a comment
Types: deb
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb-src
URIs: http://source.example/debian
Suites: bookworm
Components: main

Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main

Types: deb
URIs: https://other.example/
Suites: nodistro
Components: main
'''

LIST = '''# deb http://old.example/debian bookworm main
deb [arch=amd64 signed-by=/x.gpg] http://one.example/debian bookworm main contrib
deb http://security.example/debian-security bookworm-security main
deb-src http://source.example/debian bookworm main
'''


def run_shell(code, **variables):
    prelude = 'set -euo pipefail; die () { echo "$*"; exit 1; }; say () { :; }\n' + ''.join(f'{key}={shlex.quote(str(value))}\n' for key, value in variables.items())
    files = '. build-aux/dev-host.sh; . build-aux/dev-root.sh\n'
    done = subprocess.run(['bash', '-c', prelude + files + code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


class Place(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='topsheet-dev-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def parse(self, function, text):
        path = self.folder / 'file'
        path.write_text(text, encoding='utf-8')
        status, output, errors = run_shell(f'{function} {path}', AUX='build-aux', CACHE=self.folder, OS_CODENAME='bookworm', OS_ID='debian')
        self.assertEqual((status, errors), (0, ''))
        return output.split()

    def test_deb822(self):
        self.assertEqual(self.parse('mirrors_of_sources', SOURCES), ['http://mirror.example/debian'])

    def test_one_line(self):
        self.assertEqual(self.parse('mirrors_of_lists', LIST), ['http://one.example/debian'])

    def test_no_mirror_of_another_system(self):
        output = run_shell('host_mirror', AUX='build-aux', CACHE=self.folder, OS_CODENAME='noble', OS_ID='ubuntu')[1]
        self.assertEqual(output, 'http://deb.debian.org/debian\n')

    def key(self, packages):
        (self.folder / 'packages.debian').write_text(packages, encoding='utf-8')
        status, output, errors = run_shell('root_key', AUX=str(self.folder), CACHE=self.folder)
        self.assertEqual((status, errors), (0, ''))
        return output

    def test_key(self):
        first = self.key('# tools\ngcc\nmake\n')
        self.assertEqual(first, self.key('make # needed\n\ngcc\n'))
        self.assertNotEqual(first, self.key('gcc\nmake\nclang\n'))

    def test_new_enough(self):
        for system, version, expected in (('debian', '12', 1), ('debian', '13', 0), ('debian', '13.1', 0), ('debian', '', 0)):
            status = run_shell('is_new_apt_host', AUX='build-aux', CACHE=self.folder, OS_ID=system, OS_VERSION=version)[0]
            self.assertEqual(status, expected, (system, version))


class Totals(unittest.TestCase):
    def totals(self, *tests):
        with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
            for test in tests:
                log.write(json.dumps({'name': 'a', 'result': 'OK', 'stdout': '', 'stderr': ''} | test) + '\n')
            log.flush()
            done = subprocess.run([sys.executable, str(TOTALS), log.name], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_cases_are_counted(self):
        self.assertEqual(self.totals({'stdout': '1..2\nok 1 /a\nok 2 /b\n'}, {'stderr': 'Ran 3 tests in 1s\n\nOK\n'}, {}),
                         (0, 'total: 6 passed, 0 failed'))

    def test_failures(self):
        self.assertEqual(self.totals({'result': 'FAIL', 'stdout': 'ok 1 /a\nnot ok 2 /b\n'}), (1, 'total: 1 passed, 1 failed'))

    def test_death_after_good_cases(self):
        self.assertEqual(self.totals({'result': 'ERROR', 'stdout': '1..2\nok 1 /a\n'}), (1, 'total: 1 passed, 1 failed'))

    def test_skipped(self):
        self.assertEqual(self.totals({'stdout': 'ok 1 /a\nok 2 /b # SKIP no display\n'}), (0, 'total: 1 passed, 0 failed, 1 skipped'))

    def test_nothing_ran(self):
        with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
            done = subprocess.run([sys.executable, str(TOTALS), log.name], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)


if __name__ == '__main__':
    unittest.main()
