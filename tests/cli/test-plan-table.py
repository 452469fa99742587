#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a plan to and from a spreadsheet: nothing is lost, and what cannot be read is named row by row."""
import json
import unittest

from clikit import CliTest

TABLE = (b'What\tPhase\tQty\tUnit\tPrice (EUR)\tShots\r\n'
         b'Edit\tpost\t1.200\thours\t0,50\t3\r\n'
         b'Music\tpost\tmany\t\t10\t\r\n'
         b'Grade\tpost\t2,5\thour\t40\t\r\n')


class PlanTableTest(CliTest):
    def test_import(self):
        self.project()
        self.cli('plan', 'import', 'Spring campaign', self.plan())
        result = self.json('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=TABLE, status=5)
        self.assertEqual(result['added'], 2)
        self.assertEqual(result['refused'], [{'row': 3, 'column': 'quantity', 'value': 'many', 'why': 'This is not a number.',
                                              'text': 'Music\tpost\tmany\t\t10\t'}])
        self.assertEqual(result['ignored_columns'], ['Shots'])
        self.assertEqual((result['version'], result['currency'], result['error']['code']), (1, 'EUR', 'input'))
        plan = self.json('plan', 'show', 'Spring campaign')
        self.assertEqual([(line['name'], line['count'], line['unit_price'], line['amount']) for line in plan['lines'][3:]],
                         [('Edit', '1200', '0.5', '600'), ('Grade', '2.5', '40', '100')])
        # 220.258 as before, 600 and 100
        self.assertEqual(plan['subtotal'], '920.258')

    def test_words(self):
        self.project()
        result = self.cli('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=TABLE, status=5)
        self.assertIn('Row 3, Quantity, “many”: This is not a number.', result.out)
        self.assertIn('The column “Shots” was not read.', result.out)
        self.assertIn('1 row was left out', result.err)

    def test_round_trip(self):
        self.project()
        plan = json.loads(self.plan().read_text())
        plan['variables'] = [{'name': 'shots', 'value': '12'}]
        plan['lines'] += [
            {'name': '=HYPERLINK("http://x")', 'count': '1.234', 'unit': 'hour', 'unit_price': '0.000001', 'price_currency': 'USD', 'note': '@all\nsecond line'},
            {'name': 'Frames', 'formula': 'shots * 20', 'unit': 'frame', 'unit_price': '2'},
            {'name': 'Hero', 'phase': 'exploration', 'model': 'fal/flux-schnell', 'quantities': {'images': '1'}, 'select': {'width': '1024'}, 'wanted': '24',
             'acceptance': '0.345', 'accepted_seen': 4, 'attempts_seen': 54, 'unit': 'image'},
        ]
        source = self.home / 'full.json'
        source.write_text(json.dumps(plan))
        self.cli('plan', 'import', 'Spring campaign', source)
        self.cli('plan', 'export', 'Spring campaign', 'lines.tsv', '--format', 'tsv')
        text = (self.home / 'lines.tsv').read_text()
        self.assertIn("\t\"'=HYPERLINK(\"\"http://x\"\")\"\t", text)
        self.cli('project', 'add', 'Other', '--currency', 'EUR')
        source.write_text(json.dumps({'currency': 'EUR', 'rates': plan['rates'], 'variables': plan['variables'], 'lines': []}))
        self.cli('plan', 'import', 'Other', source)
        result = self.json('plan', 'import', 'Other', 'lines.tsv', '--format', 'tsv')
        self.assertEqual((result['added'], result['refused'], result['ignored_columns']), (6, [], []))
        lines = [self.json('plan', 'show', name)['lines'] for name in ('Spring campaign', 'Other')]
        self.assertEqual(lines[0], lines[1])

    def test_refused(self):
        self.project()
        self.error('plan', 'import', 'Spring campaign', '-', '--format', 'csv', status=2, code='usage', says='json or tsv')
        self.error('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=b'What\n' + b'x\n' * 10001, status=5, code='invalid', says='10,000 rows')
        self.error('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=b'x' * (4 * 1024 * 1024 + 1), status=5, code='invalid', says='4 MiB')
        self.error('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=b'\n\n', status=5, code='parse', says='no rows')
        self.error('plan', 'import', 'Spring campaign', '-', '--format', 'tsv', stdin=bytes(range(256)), status=5, code='parse', says='no text')
        self.error('plan', 'show', 'Spring campaign', status=4, code='not-found')


if __name__ == '__main__':
    unittest.main()
