#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of a plan: names, approval and its being out of date, differences, copies."""
import copy
import unittest

from clikit import PLAN, CliTest


class VersionsTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        self.content = copy.deepcopy(PLAN)
        self.save()

    def save(self):
        return self.json('plan', 'import', '1', self.plan(self.content))

    def versions(self):
        document = self.json('plan', 'versions', '1')
        self.assertEqual(document['total'], len(document['items']))
        return [(v['version'], v['name'], v['approved'], v['baseline'], v['stale']) for v in document['items']]

    def test_stale(self):
        self.assertEqual(self.versions(), [(1, None, False, False, False)])
        approved = self.json('plan', 'approve', '1', '--by', 'Ada')
        self.save()
        # 275.3225 as in the main job; a draft that says the same leaves the approval as it is
        self.assertEqual(self.versions(), [(2, None, False, False, False), (1, None, True, True, False)])
        self.content['lines'][1]['count'] = 5
        self.save()
        self.assertEqual(self.versions(), [(2, None, False, False, False), (1, None, True, True, True)])
        item = self.json('plan', 'versions', '1')['items'][1]
        self.assertEqual((item['total'], item['subtotal'], item['unpriced'], item['lines']), ('275.3225', '220.258', 1, 3))
        self.assertEqual((item['hash'], item['approved_by']), (approved['hash'], 'Ada'))
        self.assertIn('Baseline, out of date', self.cli('plan', 'versions', '1', env={'LANG': 'C'}).out)
        self.json('plan', 'approve', '1')
        self.assertEqual(self.versions(), [(2, None, True, True, False), (1, None, True, False, False)])

    def test_show(self):
        self.json('plan', 'approve', '1')
        self.content['lines'][1]['count'] = 5
        self.save()
        self.assertEqual(self.json('plan', 'show', '1')['version'], 2)
        self.assertEqual(self.json('plan', 'show', '1', '--version', '1'), self.json('plan', 'show', '1', '--number', '1'))
        self.assertEqual(self.json('plan', 'show', '1', '--version', '1')['subtotal'], '220.258')
        self.error('plan', 'show', '1', '--version', '9', status=4, code='not-found')
        self.error('plan', 'show', '1', '--version', 'x', status=2, code='usage')
        self.assertRegex(self.cli('--version').out, r'^topsheet-cli \d')

    def test_names(self):
        named = self.json('plan', 'name', '1', '1', 'Erste Fassung – Łódź')
        self.assertEqual((named['version'], named['name']), (1, 'Erste Fassung – Łódź'))
        self.assertEqual(self.versions()[0][1], 'Erste Fassung – Łódź')
        self.assertIsNone(self.json('plan', 'name', '1', '1', '')['name'])
        self.error('plan', 'name', '1', '2', 'x', status=4, code='not-found')
        self.error('plan', 'name', '1', 'x', 'x', status=2, code='usage')
        self.error('plan', 'name', '1', '1', 'x' * 201, status=3, code='refused')
        self.json('plan', 'approve', '1')
        self.error('plan', 'name', '1', '1', 'x', status=3, code='refused')
        self.error('plan', 'keep', '1', 'x', status=3, code='refused')

    def test_keep_and_restore(self):
        kept = self.json('plan', 'keep', '1', 'Before the call')
        self.assertEqual((kept['kept'], kept['version'], kept['name']), (1, 2, None))
        self.content['lines'][1]['count'] = 8
        self.assertEqual(self.save()['version'], 2)
        self.assertEqual(self.versions(), [(2, None, False, False, False), (1, 'Before the call', False, False, False)])
        restored = self.json('plan', 'restore', '1', '1')
        self.assertEqual((restored['version'], restored['subtotal'], restored['name']), (2, '220.258', None))
        self.assertTrue(self.json('plan', 'diff', '1', '1', '2')['same'])
        self.error('plan', 'restore', '1', '7', status=4, code='not-found')
        self.cli('library', 'verify')

    def test_diff(self):
        self.json('plan', 'keep', '1', 'a')
        self.content['lines'][1].update(count=5, name='Review with the client')
        self.content['lines'][2]['unit_price'] = '3'
        self.content['lines'].append({'phase': 'post', 'account': 6000, 'name': 'Grade', 'count': 2, 'unit': 'hour', 'unit_price': '60'})
        del self.content['lines'][0]
        self.content['buffer_percent'] = 20
        self.save()
        diff = self.json('plan', 'diff', '1', '1', '2')
        self.assertEqual([v['version'] for v in diff['versions']], [1, 2])
        self.assertEqual((diff['same'], diff['buffer_changed'], diff['variables_changed'], diff['changed']), (False, True, False, 5))
        lines = {line['what']: line for line in diff['lines']}
        self.assertEqual({what: (line['status'], line['difference']) for what, line in lines.items()}, {
            'Sketches': ('removed', '-0.258'), 'Review': ('removed', '-220'), 'Review with the client': ('added', '275'),
            'Somebody sends it': ('changed', None), 'Grade': ('added', '120')})
        sends = lines['Somebody sends it']
        self.assertEqual((sends['phase'], sends['account'], sends['changes']), ('post', 4000, ['unit_price', 'amount']))
        self.assertEqual([v['amount'] for v in sends['versions']], [None, '3'])
        self.assertEqual(lines['Grade']['versions'][0], None)
        self.assertEqual(diff['by_phase']['production'], {'amounts': ['220', '275'], 'unpriced': [0, 0], 'differences': ['0', '55'], 'difference': '55'})
        # The line that had no price is in the phase, the account and the whole, and makes their difference unknown.
        self.assertEqual(diff['by_phase']['post'], {'amounts': ['0', '123'], 'unpriced': [1, 0], 'differences': ['0', None], 'difference': None})
        self.assertIsNone(diff['by_account']['4000']['difference'])
        self.assertEqual(diff['by_account']['6000']['difference'], '175')
        self.assertEqual(diff['totals']['subtotal']['amounts'], ['220.258', '398'])
        self.assertEqual(diff['totals']['buffer']['amounts'], ['55.0645', '79.6'])
        self.assertIsNone(diff['difference'])
        text = self.cli('plan', 'diff', '1', '1', '2').out
        self.assertIn('unpriced', text)
        self.assertIn('+', text)

    def test_diff_of_four(self):
        for count in (5, 6, 7):
            self.json('plan', 'keep', '1', f'before {count}')
            self.content['lines'][1]['count'] = count
            self.save()
        diff = self.json('plan', 'diff', '1', '1', '2', '3', '4')
        self.assertEqual(diff['totals']['subtotal']['differences'], ['0', '55', '110', '165'])
        self.assertEqual(diff['difference'], '206.25')
        self.assertEqual(self.json('plan', 'diff', '1', '4', '1')['difference'], '-206.25')
        self.assertNotIn('Sketches', self.cli('plan', 'diff', '1', '1', '4').out)
        self.assertIn('Sketches', self.cli('plan', 'diff', '1', '1', '4', '--all').out)

    def test_diff_refused(self):
        self.error('plan', 'diff', '1', '1', status=2, code='usage')
        self.error('plan', 'diff', '1', '1', '2', status=4, code='not-found', says='Version 2')
        self.error('plan', 'diff', '1', '1', '1', status=5, code='invalid')
        self.error('plan', 'diff', '1', '1', 'two', status=2, code='usage')
        self.error('plan', 'diff', '9', '1', '2', status=4, code='not-found')

    def test_copy(self):
        self.content['variables'] = [{'name': 'days', 'value': '4'}]
        self.content['lines'][1]['formula'] = 'days'
        self.save()
        self.json('project', 'add', 'Dollars', '--currency', 'USD', '--limit', '900')
        taken = self.json('plan', 'copy', 'Dollars', 'Spring campaign')
        self.assertEqual((taken['currency'], taken['limit'], taken['missing_rates']), ('USD', '900', ['EUR']))
        # 100 × 0.003 USD needs no rate; 55 euros an hour are not 55 dollars
        self.assertEqual(taken['subtotal'], '0.3')
        review = taken['lines'][1]
        self.assertEqual((review['unit_price'], review['price_currency'], review['amount'], review['formula']), ('55', 'EUR', None, 'days'))
        self.assertEqual(taken['variables'], [{'name': 'days', 'value': '4'}])
        self.json('project', 'rate', 'Dollars', 'EUR', '1.2')
        shown = self.json('plan', 'show', 'Dollars')
        self.assertEqual((shown['subtotal'], shown['missing_rates']), ('264.3', []))
        self.error('plan', 'copy', 'Dollars', 'Nobody', status=4, code='not-found')
        self.error('plan', 'copy', 'Dollars', '1', '--version', '7', status=4, code='not-found')

    def test_why_a_formula_failed(self):
        self.content['lines'][1]['formula'] = 'days * 2'
        self.save()
        why = self.json('plan', 'show', '1')['lines'][1]['formula_error']
        text = self.cli('plan', 'show', '1').out
        self.assertIn(why, text)
        self.assertIn('Line 2, “Review”', text)


if __name__ == '__main__':
    unittest.main()
