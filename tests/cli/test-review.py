#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stars, reasons of one's own, what an hour costs and what reviewing took, by two people."""
import unittest

from clikit import CliTest


class ReviewTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        for number in range(1, 4):
            self.picture(f'in/SH010_v00{number}.png', number)
        self.json('import', 'in', '--project', '1', '--phase', 'exploration')

    def found(self, query, *args):
        return [g['version_id'] for g in self.json('search', *args, '1', '--', query)['items']]

    def test_stars(self):
        given = self.json('generation', 'stars', 'SH010_v001', 'SH010_v003', '4')
        self.assertEqual([(g['version_id'], g['stars']) for g in given['items']], [('SH010_v001', 4), ('SH010_v003', 4)])
        self.json('generation', 'stars', 'SH010_v003', '5')
        self.assertEqual(self.found('stars:>=4'), ['SH010_v001', 'SH010_v003'])
        self.assertEqual(self.found('stars:0'), ['SH010_v002'])
        self.assertEqual([g['version_id'] for g in self.json('generation', 'list', '1', '--sort', 'stars')['items']],
                         ['SH010_v003', 'SH010_v001', 'SH010_v002'])
        self.assertIn('5', self.cli('generation', 'show', 'SH010_v003').out)
        self.error('generation', 'stars', 'SH010_v001', '6', status=2, code='usage', says='0 to 5')
        self.error('generation', 'stars', 'SH010_v001', 'SH090_v001', '1', status=4, code='not-found')
        self.assertEqual(self.json('generation', 'show', 'SH010_v001')['stars'], 4)

    def test_reasons(self):
        first = self.json('reason', 'list')
        self.assertEqual([(r['reason'], r['digit'], r['built_in']) for r in first['items']][:2], [('composition', 1, True), ('anatomy', 2, True)])
        self.assertEqual(first['total'], 9)
        self.json('decide', 'SH010_v001', 'rejected', '--reason', 'anatomy')
        mine = ['Horizon', 'light'] + [f'Reason {n}' for n in range(9)]
        listed = self.json('reason', 'set', *mine)
        self.assertEqual([r['reason'] for r in listed['items']], mine)
        self.assertEqual([r['digit'] for r in listed['items']], [1, 2, 3, 4, 5, 6, 7, 8, 9, None, None])
        # A title of the program's is its id, and what was decided before keeps its words.
        self.assertEqual(self.json('reason', 'set', 'Anatomy', 'Mine')['items'][0]['reason'], 'anatomy')
        self.json('reason', 'set', 'Mine')
        self.assertEqual(self.json('generation', 'show', 'SH010_v001')['reason'], 'anatomy')
        self.assertIn('Mine', self.cli('reason', 'list').out)
        self.error('reason', 'set', 'Mine', 'Mine', status=3, code='exists', says='twice')
        self.error('reason', 'set', status=2, code='usage')
        self.assertEqual(self.json('reason', 'set', '--default'), first)

    def test_two_reviewers(self):
        self.json('decide', 'SH010_v001', 'accepted', '--member', 'Ada')
        self.assertEqual(self.found('disputed:yes'), [])
        self.json('decide', 'SH010_v001', 'rejected', '--member', 'Bo', '--reason', 'light')
        self.assertEqual(self.found('disputed:yes'), ['SH010_v001'])
        shown = self.json('generation', 'show', 'SH010_v001')
        self.assertTrue(shown['disputed'])
        self.assertEqual([(d['member'], d['decision']) for d in shown['decisions']], [('Bo', 'rejected'), ('Ada', 'accepted')])

    def test_hours(self):
        self.json('decide', 'SH010_v001', 'SH010_v002', 'accepted', '--member', 'Ada', '--minutes', '30')
        rates = self.json('member', 'rates', '1')
        self.assertEqual(rates['items'], [{'member': 'Ada', 'rate': None, 'currency': 'EUR', 'review_seconds': 1800, 'posted_hours': '0'}])
        self.assertEqual(self.json('ledger', 'list', '1', '--account', '6000')['total'], 0)
        # 0.5 h at 54 € is 27 €; what is measured afterwards at the rate of everybody else is posted with it.
        self.assertEqual(self.json('member', 'rate', '1', 'Ada', '54'), {'member': 'Ada', 'rate': '54', 'currency': 'EUR', 'posted': 1})
        self.assertEqual(self.json('member', 'rate', '1', '40.5')['posted'], 0)
        self.json('decide', 'SH010_v003', 'rejected', '--member', 'Bo', '--minutes', '12')
        entries = self.json('ledger', 'list', '1', '--account', '6000')
        self.assertEqual(sorted((e['member'], e['quantity'], e['amount']) for e in entries['items']), [('Ada', '0.5', '27'), ('Bo', '0.2', '8.1')])
        rates = self.json('member', 'rates', '1')
        self.assertEqual([(r['member'], r['rate'], r['posted_hours']) for r in rates['items']], [(None, '40.5', None), ('Ada', '54', '0.5'), ('Bo', None, '0.2')])
        self.assertIn('30 min', self.cli('member', 'rates', '1').out)
        self.json('library', 'verify')
        self.error('member', 'rate', '1', 'Ada', 'much', status=2, code='usage', says='AMOUNT')


if __name__ == '__main__':
    unittest.main()
