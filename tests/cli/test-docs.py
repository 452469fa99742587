#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual and the help texts name the same commands and the same options."""
import os
import pathlib
import re
import unittest

from clikit import CliTest

MANUAL = pathlib.Path(os.environ['TOPSHEET_SOURCE']) / 'docs' / 'cli.md'


def usages(text):
    return [line.strip().removeprefix('topsheet-cli ') for line in text.splitlines() if line.startswith('  topsheet-cli ')]


def options(text):
    own = text.partition('Options:')[2].partition('--library')[0]
    return set(re.findall(r'--[a-z][a-z-]*', re.sub(r'“.*?”', '', '\n'.join(line[:30] for line in own.splitlines()))))


class DocsTest(CliTest):
    def commands(self):
        nouns = re.findall(r'^  ([a-z]+) ', self.cli('--help').out.partition('NOUN VERB')[2].partition('Options:')[0], re.M)
        for noun in nouns:
            for usage in usages(self.cli(noun, '--help').out):
                yield usage

    def sections(self):
        """Heading (without back-ticks) → text below it."""
        parts = re.split(r'^### `(.*?)`$', MANUAL.read_text(), flags=re.M)
        return dict(zip(parts[1::2], parts[2::2]))

    def test_commands(self):
        self.assertEqual(sorted(self.commands()), sorted(self.sections()))

    def test_options(self):
        for usage, text in self.sections().items():
            words = re.match(r'[a-z]+(?: [a-z][a-z-]*)?', usage).group().split()
            described = set(re.findall(r'^- `(?:-[a-z], )?(--[a-z][a-z-]*)', text, re.M))
            with self.subTest(usage=usage):
                self.assertEqual(options(self.cli(*words[:2], '--help').out), described)

    def test_version(self):
        self.assertRegex(self.cli('--version').out, r'^topsheet-cli \d+\.\d+\.\d+\n$')


if __name__ == '__main__':
    unittest.main()
