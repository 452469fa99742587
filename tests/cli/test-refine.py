#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refinements: files that were made from a version by editing, with their cost, and how long it took until somebody began."""
import os
import unittest

from clikit import NOW, CliTest, a1111


class RefineTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        self.json('project', 'rate', '1', 'USD', '0.86')
        picture = self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro', seed=42))
        os.utime(picture, (int(NOW) - 3600, int(NOW) - 3600))
        self.json('import', 'in', '--project', '1', '--phase', 'exploration')

    def test_amount(self):
        # The editor keeps what the file said; it is no duplicate for that.
        graded = self.picture('out/SH010_v001_graded.png', 2, a1111('flux-2-pro', seed=42))
        os.utime(graded, (int(NOW) - 600, int(NOW) - 600))
        made = self.json('generation', 'refine', '1', 'SH010_v001', graded, '--operation', 'grade', '--minutes', '10', '--amount', '6.75')
        self.assertEqual((made['version_id'], made['parent'], made['operation'], made['edit_seconds']), ('SH010_v002', 'SH010_v001', 'grade', 600))
        self.assertEqual((made['cost'], made['decision'], made['prompt'], made['seed']), ('6.75', 'pending', None, None))
        entry = self.json('ledger', 'list', '1')['items'][0]
        self.assertEqual((entry['account'], entry['amount'], entry['version']), (6000, '6.75', 'SH010_v002'))
        parent = self.json('generation', 'show', 'SH010_v001')
        self.assertEqual((parent['parent'], parent['children'], parent['decision']), (None, ['SH010_v002'], 'pending'))
        # Made an hour ago; the edit was saved ten minutes ago and took ten: 40 minutes after it was made.
        self.assertEqual(parent['time_to_first_edit_s'], 2400)
        self.assertEqual(self.json('report', 'json', '1')['time_to_first_edit_s'], 2400)
        self.assertEqual(self.json('search', '1', 'has:parent')['total'], 1)
        self.error('generation', 'refine', '1', 'SH010_v001', graded, status=3, code='refused', says='SH010_v002')
        self.cli('library', 'verify')

    def test_model(self):
        big = self.picture('out/SH010_v001_4k.png', 3)
        made = self.json('generation', 'refine', '1', 'SH010_v001', big, '--operation', 'upscaling', '--model', 'bfl/flux-2-pro', 'images=1')
        # the first megapixel: 0.03 USD × 0.86
        self.assertEqual((made['cost'], made['provider'], made['edit_seconds']), ('0.0258', 'bfl', None))

    def test_unpriced(self):
        self.assertIsNone(self.json('report', 'json', '1')['time_to_first_edit_s'])
        made = self.json('generation', 'refine', '1', 'SH010_v001', self.picture('out/a.png', 4), '--minutes', '12', '--member', 'Ada')
        self.assertEqual((made['cost'], made['member'], made['operation']), (None, 'Ada', 'retouch'))
        entry = self.json('ledger', 'list', '1')['items'][0]
        self.assertEqual((entry['amount'], entry['quantity'], entry['unit']), (None, '12', 'minute'))
        self.assertIn('Ada', entry['reason'])

    def test_wrong(self):
        picture = self.picture('out/a.png', 5)
        self.error('generation', 'refine', '1', 'SH010_v001', picture, '--minutes', 'ten', status=2, code='usage')
        self.error('generation', 'refine', '1', 'SH010_v001', picture, 'images=1', status=2, code='usage', says='--model')
        self.error('generation', 'refine', '1', 'SH010_v009', picture, status=4, code='not-found')
        self.cli('generation', 'refine', '1', 'SH010_v001', self.home / 'nothing.png', status=None)
        self.assertEqual(self.json('generation', 'list', '1')['total'], 1)
        self.assertEqual(self.json('generation', 'edits', '1'), {'items': [], 'total': 0})


if __name__ == '__main__':
    unittest.main()
