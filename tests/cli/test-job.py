#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from end to end: a plan, generated pictures, decisions, the report, the check of the library."""
import os
import unittest

from clikit import CliTest, a1111, comfy


class JobTest(CliTest):
    def pictures(self):
        self.picture('media/SH010_v001.png', 1, a1111('flux-schnell', 1))
        self.picture('media/SH010_v002.png', 2, a1111('flux-schnell', 2))
        self.picture('media/comfy/SH020_v001.png', 3, comfy('own.safetensors', 3))
        self.picture('media/plain/thing.png', 4)
        return self.home / 'media'

    def test_job(self):
        self.cli('project', 'add', 'Spring campaign', '--currency', 'EUR', '--region', 'POL')
        self.cli('plan', 'import', 'Spring campaign', self.plan())
        self.cli('import', self.pictures(), '--project', 'Spring campaign', '--phase', 'exploration')
        self.cli('decide', 'SH010_v001', 'accepted')
        self.cli('report', 'pdf', 'Spring campaign', '-o', 'report.pdf')
        self.cli('library', 'verify')
        self.assertTrue((self.home / 'report.pdf').read_bytes().startswith(b'%PDF-'))
        self.assertEqual(self.json('library', 'verify'), {'ok': True, 'entries': 4, 'first_bad_entry': None, 'message': None})

    def test_numbers(self):
        self.project()
        plan = self.json('plan', 'import', 'Spring campaign', self.plan())
        # 100 × 0.003 USD × 0.86 = 0.258 EUR; 4 × 55 = 220; the third line has no price and is in no sum
        self.assertEqual(plan['subtotal'], '220.258')
        self.assertEqual(plan['buffer'], '55.0645')
        self.assertEqual(plan['total'], '275.3225')
        self.assertEqual(plan['headroom'], '474.6775')
        self.assertEqual([u['line'] for u in plan['unpriced']], [3])
        self.assertEqual(plan['by_phase']['production'], '220')
        self.assertEqual(plan['by_account']['1000'], '0.258')
        taken = self.json('import', self.pictures(), '--project', 'Spring campaign', '--phase', 'exploration')
        self.assertEqual((taken['imported'], taken['failed'], taken['without_metadata'], taken['unpriced']), (4, 0, 1, 2))
        self.assertEqual((taken['cost'], taken['currency']), ('0.00516', 'EUR'))
        balance = self.json('ledger', 'balance', 'Spring campaign', '--by', 'model')
        self.assertEqual(balance['amount'], '0.00516')
        report = self.json('report', 'json', 'Spring campaign')
        self.assertEqual(report['by_phase']['exploration']['actual'], '0.01')
        self.assertEqual(report['entries'], 4)

    def test_import_again(self):
        self.project()
        folder = self.pictures()
        self.json('import', folder, '--project', 'Spring campaign')
        again = self.json('import', folder, '--project', 'Spring campaign')
        self.assertEqual((again['imported'], again['already_known'], again['cost'], again['items']), (0, 4, '0', []))
        self.assertEqual(self.json('library', 'info')['entries'], 4)

    def test_report_is_the_same_again(self):
        self.cli('demo', '--generations', 30, '--seed', 5)
        for name in ('a.pdf', 'b.pdf'):
            self.cli('report', 'pdf', '1', '-o', name)
        first = (self.home / 'a.pdf').read_bytes()
        self.assertEqual(first, (self.home / 'b.pdf').read_bytes())

    def test_reverse(self):
        self.project()
        self.cli('project', 'rate', 'Spring campaign', 'USD', '0.86')
        self.json('import', self.pictures(), '--project', 'Spring campaign')
        entry = self.json('ledger', 'list', 'Spring campaign', '--query', 'SH010_v001')['items'][0]
        reversal = self.json('ledger', 'reverse', entry['id'], '--reason', 'charged twice')
        self.assertEqual((reversal['kind'], reversal['refers_to'], reversal['reason']), ('reversal', entry['id'], 'charged twice'))
        self.assertEqual(reversal['amount'], '-' + entry['amount'])
        self.error('ledger', 'reverse', entry['id'], '--reason', 'again', status=3, code='refused')
        self.cli('library', 'verify')

    def test_samples(self):
        """The same on pictures that other tools made, where there are any."""
        samples = os.environ.get('TOPSHEET_SAMPLES')
        folder = os.path.join(samples, 'media') if samples else None
        if folder is None or not os.path.isdir(folder):
            folder = self.pictures()
        self.cli('project', 'add', 'Spring campaign', '--currency', 'EUR', '--region', 'POL')
        self.cli('plan', 'import', 'Spring campaign', self.plan())
        taken = self.json('import', folder, '--project', 'Spring campaign', '--phase', 'exploration')
        self.assertGreater(taken['imported'], 3)
        self.assertEqual(len(taken['skipped_files']), taken['skipped'])
        self.cli('decide', 'SH010_v001', 'accepted')
        self.cli('report', 'pdf', 'Spring campaign', '-o', 'report.pdf')
        self.cli('library', 'verify')


if __name__ == '__main__':
    unittest.main()
