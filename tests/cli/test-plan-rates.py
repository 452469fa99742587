#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Acceptance rates are learned from decisions: here first, else from other projects; and what they say about the buffer."""
import unittest

from clikit import CliTest, a1111


class PlanRatesTest(CliTest):
    def test_rates(self):
        self.project()
        for number in range(1, 7):
            self.picture(f'media/SH010_v{number:03}.png', number, a1111('flux-schnell', number))
        self.cli('import', self.home / 'media', '--project', 'Spring campaign', '--phase', 'exploration')
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign'), {'items': [], 'total': 0})
        for version, decision in (('001', 'accepted'), ('002', 'rejected'), ('003', 'rejected'), ('004', 'edit'), ('005', 'edit')):
            self.cli('decide', f'SH010_v{version}', decision)
        # The sixth is undecided and counts in nothing; an edit is decided, not accepted.
        wanted = {'model': 'fal/flux-schnell', 'measured_in': 'project', 'accepted': 1, 'decided': 5, 'rate': '0.2000'}
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign')['items'], [wanted])
        self.cli('decide', 'SH010_v005', 'accepted')
        wanted |= {'accepted': 2, 'rate': '0.4000'}
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign', '--model', 'flux-schnell')['items'], [wanted])
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign', '--phase', 'exploration')['items'], [wanted | {'measured_in': 'phase'}])
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign', '--phase', 'post')['items'], [wanted])
        self.assertEqual(self.json('plan', 'rates', 'Spring campaign', '--model', 'imagen-4')['items'], [])
        self.project('Winter')
        self.assertEqual(self.json('plan', 'rates', 'Winter')['items'], [wanted | {'measured_in': 'elsewhere'}])
        self.assertIn('other projects', self.cli('plan', 'rates', 'Winter').out)

    def test_buffer(self):
        self.project()
        line = {'name': 'Clips', 'wanted': 2, 'acceptance': '0.2', 'unit': 'clip', 'unit_price': '1.25'}
        plan = self.json('plan', 'import', 'Spring campaign', self.plan({'currency': 'EUR', 'buffer_percent': 25, 'lines': [line]}))
        self.assertEqual(plan['buffer_verdict'], 'too-little')
        self.assertIn('It is too little: 8 of 10 outcomes need 40 %. Few finals', self.cli('plan', 'show', 'Spring campaign').out)
        plan = self.json('plan', 'import', 'Spring campaign', self.plan({'currency': 'EUR', 'buffer_percent': 25, 'lines': [line | {'wanted': 400}]}))
        self.assertEqual(plan['buffer_verdict'], 'more-than-needed')
        plan = self.json('plan', 'import', 'Spring campaign', self.plan())
        self.assertIsNone(plan['buffer_verdict'])


if __name__ == '__main__':
    unittest.main()
