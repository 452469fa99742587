#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that scripts depend on, their types, and that JSON is the same in every language."""
import json
import re
import unittest

from clikit import CliTest, a1111, comfy

MONEY = re.compile(r'^-?\d+(\.\d+)?$')
TIME = re.compile(r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$')


class JsonTest(CliTest):
    def money(self, *values):
        for value in values:
            self.assertRegex(value, MONEY)

    def keys(self, document, *names):
        missing = set(names) - set(document)
        self.assertFalse(missing, f'missing {missing} in {sorted(document)}')

    def list(self, document):
        self.keys(document, 'items', 'total')
        self.assertIsInstance(document['items'], list)
        return document['items']

    def test_library(self):
        made = self.json('library', 'init')
        self.assertTrue(made['created'])
        self.assertFalse(self.json('library', 'init')['created'])
        self.assertEqual(self.json('library', 'verify'), {'ok': True, 'entries': 0, 'first_bad_entry': None, 'message': None})
        info = self.json('library', 'info')
        self.keys(info, 'location', 'schema_version', 'projects', 'generations', 'entries', 'size_bytes', 'head')
        self.assertEqual(info['location'], str(self.library))
        self.assertIsNone(info['head'])
        self.assertEqual(self.json('library', 'backup', 'copy.db'), {'path': 'copy.db'})
        self.assertTrue(self.json('--library', 'copy.db', 'library', 'verify')['ok'])

    def test_project(self):
        made = self.project('Spring', '--client', 'Żółw', '--producer', 'Maja', '--region', 'POL', '--limit', '750.50', '--api-limit', '40')
        self.keys(made, 'id', 'name', 'currency', 'phase')
        self.assertEqual((made['id'], made['name'], made['currency'], made['phase']), (1, 'Spring', 'EUR', 'planning'))
        self.assertEqual((made['client'], made['region'], made['limit'], made['api_limit']), ('Żółw', 'POL', '750.5', '40'))
        self.assertRegex(made['created_at'], TIME)
        self.assertEqual(self.json('project', 'show', 'Spring'), self.json('project', 'show', '1'))
        self.assertEqual(self.list(self.json('project', 'list')), [made])
        changed = self.json('project', 'set', '1', '--name', 'Summer', '--phase', 'production', '--limit', 'none')
        self.assertEqual((changed['name'], changed['phase'], changed['limit'], changed['client']), ('Summer', 'production', None, 'Żółw'))
        rate = self.json('project', 'rate', '1', 'USD', '0.86', '--source', 'bank')
        self.assertEqual(rate, {'project': 1, 'from': 'USD', 'to': 'EUR', 'rate': '0.86', 'valid_from': None, 'source': 'bank'})
        self.assertEqual(self.json('project', 'rate', '1', 'USD', '0.9')['valid_from'], '2026-11-21T00:00:00Z')
        self.assertEqual(self.json('project', 'rate', '1', 'USD', '0.8', '--at', '2026-01-01')['valid_from'], '2026-01-01T00:00:00Z')
        self.json('project', 'set', '1', '--archive')
        self.assertEqual(self.json('project', 'list')['total'], 0)
        self.assertEqual(self.json('project', 'list', '--all')['total'], 1)

    def test_deliverable(self):
        self.project()
        made = self.json('deliverable', 'add', '1', 'SH010', 'First light', '--finals', '2')
        self.assertEqual((made['code'], made['name'], made['finals'], made['generations'], made['accepted']), ('SH010', 'First light', 2, 0, 0))
        self.assertEqual(self.list(self.json('deliverable', 'list', '1')), [made])

    def test_attempts(self):
        self.assertEqual(self.json('attempts', '--accepted', '24', '--rate', '0.2'), {**self.json('attempts', '--accepted', '24', '--rate', '0.20'), 'mean': 120.0, 'p50': 119, 'p80': 138, 'p95': 158})
        learned = self.json('attempts', '--accepted', '24', '--rate', '0.9', '--seen', '4/10')
        self.assertEqual((learned['p50'], learned['p80'], learned['p95']), (58, 82, 125))
        self.assertIsNone(self.json('attempts', '--seen', '0/3')['mean'])

    def test_compare(self):
        own = self.json('compare', 'self-host', '--api-cost', '0.0035', '--fixed', '300', '--per-day', '100')
        self.assertEqual((own['needed_per_day'], own['cheaper'], own['api_per_month'], own['self_host_per_month']), (2858, 'api', '10.5', '300'))
        never = self.json('compare', 'self-host', '--api-cost', '0.04', '--fixed', '300', '--variable', '0.05')
        self.assertEqual((never['break_even_per_month'], never['cheaper']), (None, None))
        edit = self.json('compare', 'edit', '--api-cost', '0.04', '--acceptance', '0.25', '--rate', '60', '--review-minutes', '2', '--wait-minutes', '0.5', '--attended', '0.5',
                         '--switch-minutes', '1', '--edit-minutes', '10', '--success', '0.9')
        self.assertEqual((edit['decision'], edit['regenerate'], edit['max_edit_minutes'], edit['edit']), ('edit', '13.16', '11.844', '11.316'))

    def test_template(self):
        made = self.json('project', 'add', 'Film', '--currency', 'USD', '--template', 'commercial-60s')
        shown = self.json('plan', 'show', str(made['id']))
        self.assertEqual(shown['name'], '60-Second Commercial')
        self.assertEqual([variable['name'] for variable in shown['variables']], ['duration', 'shot', 'shots'])
        self.assertEqual(shown['lines'][0]['count'], '240')
        # Luck is in it: the quantiles spread around the sum of what is expected.
        self.assertLess(float(shown['quantiles']['p50']), float(shown['quantiles']['p95']))
        self.assertAlmostEqual(float(shown['quantiles']['mean']), float(shown['subtotal']), delta=0.1)

    def test_plan(self):
        self.project()
        shown = self.json('plan', 'import', '1', self.plan())
        self.keys(shown, 'version', 'approved', 'lines', 'subtotal', 'buffer', 'total', 'limit', 'headroom', 'by_phase', 'by_account', 'quantiles',
                  'energy_wh', 'co2e_g', 'unpriced')
        self.assertEqual(self.json('plan', 'show', '1'), shown)
        self.assertEqual({shown['quantiles'][key] for key in ('p50', 'p80', 'p95')}, {shown['subtotal']})
        self.assertIsNone(shown['energy_wh'])
        self.assertIs(shown['approved'], False)
        self.money(shown['subtotal'], shown['buffer'], shown['total'], shown['limit'], shown['headroom'], *shown['by_phase'].values(), *shown['by_account'].values())
        self.keys(shown['lines'][0], 'phase', 'account', 'name', 'amount', 'price_source', 'unpriced_why')
        self.assertIsNone(shown['lines'][2]['amount'])
        self.keys(shown['unpriced'][0], 'line', 'name', 'why')
        # What is exported can be imported again, and so can what is shown.
        self.assertEqual(self.json('plan', 'export', '1', 'out.json'), {'path': 'out.json', 'version': 1})
        exported = self.cli('plan', 'export', '1', '-').out
        self.assertEqual(exported, (self.home / 'out.json').read_text())
        self.assertEqual(self.json('plan', 'import', '1', 'out.json')['total'], shown['total'])
        self.assertEqual(self.json('plan', 'import', '1', '-', stdin=json.dumps(shown).encode())['total'], shown['total'])
        approved = self.json('plan', 'approve', '1', '--by', 'Kari')
        self.assertEqual((approved['approved'], approved['approved_by'], approved['version']), (True, 'Kari', 1))
        self.assertEqual(self.json('project', 'show', '1')['phase'], 'exploration')
        self.assertEqual(self.json('plan', 'import', '1', 'out.json')['version'], 2)
        self.assertEqual([v['version'] for v in self.list(self.json('plan', 'versions', '1'))], [2, 1])
        self.assertEqual(self.json('plan', 'show', '1', '--number', '1')['approved_by'], 'Kari')

    def test_price(self):
        """The examples of the manual; no library is there and none is made."""
        examples = [
            (('google/gemini-2.0-flash', 'input_tokens=3500', 'output_tokens=220'), '0.000438'),
            (('openai/gpt-image-1', 'images=3', '--select', 'quality=high', 'size=1024x1536'), '0.75'),
            (('runway/gen4_turbo', 'output_seconds=5'), '0.25'),
        ]
        for args, amount in examples:
            price = self.json('price', *args)
            self.keys(price, 'amount', 'currency', 'items', 'unpriced')
            self.assertEqual((price['amount'], price['currency'], price['unpriced']), (amount, 'USD', []))
            for item in price['items']:
                self.keys(item, 'meter', 'quantity', 'unit_price', 'per', 'amount', 'rule', 'source')
                self.money(item['quantity'], item['unit_price'], item['amount'])
        klein = self.json('price', 'bfl/flux-2-klein-4b', 'images=1', '--select', 'width=1024', 'height=2048')
        self.assertEqual([i['meter'] for i in klein['items']], ['image_first_mp', 'extra_mp'])
        self.assertEqual(self.json('price', 'gen4_turbo', 'output_seconds=5')['amount'], '0.25')
        paid = self.json('price', 'gen4_turbo', 'output_seconds=5', 'actual_cost=24', '--select', 'cost_currency=credits')
        self.assertEqual((paid['amount'], paid['items'][0]['meter']), ('0.24', 'actual_cost'))
        euros = self.json('price', 'gen4_turbo', 'actual_cost=2', '--select', 'cost_currency=EUR')
        self.assertEqual((euros['amount'], euros['currency']), ('2', 'EUR'))
        self.assertFalse(self.library.exists())
        self.json('library', 'init')
        self.assertEqual(self.json('price', *examples[0][0])['amount'], '0.000438')
        # Nothing was known before the library was.
        self.assertEqual(self.json('price', *examples[0][0], '--known-at', '2099-01-01')['amount'], '0.000438')
        before = self.cli('--json', 'price', *examples[0][0], '--known-at', '2020-01-01', status=3).json
        self.assertEqual((before['amount'], before['unpriced']), (None, ['input_tokens', 'output_tokens']))

    def test_inspect(self):
        first = self.picture('a.png', 1, a1111('flux-2-pro', seed=2**64 - 1))
        second = self.picture('b.png', 2, comfy('own.safetensors', seed=335608130539327))
        third = self.picture('c.png', 3)
        items = self.list(self.json('inspect', first, second, third))
        for item in items:
            self.keys(item, 'path', 'sha256', 'format', 'tool', 'model', 'prompt', 'negative_prompt', 'seed', 'steps', 'cfg', 'sampler', 'scheduler',
                      'width', 'height', 'frames', 'fps', 'duration_s', 'loras', 'source_tool_version', 'provenance', 'warnings')
            self.assertEqual((item['format'], item['width'], item['height'], item['frames']), ('png', 32, 18, 1))
            self.assertRegex(item['sha256'], r'^[0-9a-f]{64}$')
        self.assertEqual((items[0]['model'], items[0]['seed'], items[0]['steps'], items[0]['cfg']), ('flux-2-pro', '18446744073709551615', 20, 7))
        self.assertEqual((items[1]['tool'], items[1]['seed'], items[1]['cfg'], items[1]['sampler']), ('ComfyUI', 335608130539327, 3.5, 'euler'))
        self.assertEqual(items[1]['prompt'], 'first light over a ridge')
        self.assertEqual([items[2][k] for k in ('tool', 'model', 'prompt', 'seed', 'fps')], [None] * 5)
        self.assertFalse(self.library.exists())

    def test_import_and_generation(self):
        self.project()
        self.json('project', 'rate', '1', 'USD', '0.86')
        self.picture('in/SH010_v002.png', 1, a1111('flux-2-pro'))
        self.picture('in/SH010_v007.png', 2, a1111('unknown-model', prompt='a zip'))
        taken = self.json('import', 'in', '--project', '1', '--phase', 'production')
        self.keys(taken, 'imported', 'already_known', 'without_metadata', 'failed', 'cost', 'items')
        self.assertEqual((taken['imported'], taken['cost'], taken['currency'], taken['unpriced']), (2, '0.0258', 'EUR', 1))
        item = taken['items'][0]
        self.assertEqual((item['version_id'], item['model'], item['cost'], item['decision'], item['phase']),
                         ('SH010_v002', 'bfl/flux-2-pro', '0.0258', 'pending', 'production'))
        self.assertRegex(item['made_at'], TIME)
        listed = self.json('generation', 'list', '1')
        self.assertEqual([g['version_id'] for g in self.list(listed)], ['SH010_v002', 'SH010_v007'])
        self.assertEqual(listed['items'][0], item)
        self.assertEqual(self.json('generation', 'list', '1', '--query', 'zip')['total'], 1)
        self.assertEqual(self.json('generation', 'list', '1', '--deliverable', 'SH020'), {'items': [], 'total': 0})
        decided = self.json('decide', 'SH010_v002', 'SH010_v007', 'rejected', '--reason', 'anatomy', '--minutes', '1', '--member', 'Ada')
        self.assertEqual([(g['decision'], g['reason']) for g in self.list(decided)], [('rejected', 'anatomy')] * 2)
        self.json('decide', 'SH010_v002', 'accepted')
        self.assertEqual(self.json('generation', 'list', '1', '--decision', 'accepted')['total'], 1)
        shown = self.json('generation', 'show', 'SH010_v002')
        self.assertEqual([d['decision'] for d in shown['decisions']], ['accepted', 'rejected'])
        self.assertEqual((shown['decisions'][1]['member'], shown['decisions'][1]['review_seconds']), ('Ada', 30))

    def test_ledger(self):
        self.project('Spring', '--limit', '10')
        self.json('project', 'rate', '1', 'USD', '0.86')
        self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro'))
        self.picture('in/SH010_v002.png', 2)
        self.json('import', 'in', '--project', '1', '--phase', 'production')
        listed = self.json('ledger', 'list', '1')
        entries = sorted(self.list(listed), key=lambda e: e['id'])
        for entry in entries:
            self.keys(entry, 'id', 'date', 'kind', 'state', 'account', 'phase', 'what', 'version', 'provider', 'model', 'member', 'quantity', 'unit',
                      'amount', 'currency', 'balance', 'billed', 'rate', 'source', 'refers_to', 'hash')
        self.assertEqual((entries[0]['amount'], entries[0]['billed'], entries[0]['billed_currency'], entries[0]['rate'], entries[0]['account']),
                         ('0.0258', '0.03', 'USD', '0.86', 2000))
        self.assertEqual((entries[0]['balance'], entries[0]['state']), ('9.9742', 'settled'))
        self.assertEqual((entries[1]['amount'], entries[1]['state'], entries[1]['balance']), (None, 'unpriced', '9.9742'))
        self.assertEqual(self.json('ledger', 'list', '1', '--account', '1000')['total'], 0)
        self.assertEqual(len(self.json('ledger', 'list', '1', '--limit', '1')['items']), 1)
        self.assertEqual(self.json('ledger', 'list', '1', '--until', '2001-01-01')['total'], 0)
        for by, key in (('account', '2000'), ('phase', 'production'), ('model', 'bfl/flux-2-pro'), ('provider', 'bfl')):
            balance = self.json('ledger', 'balance', '1', '--by', by)
            row = [r for r in self.list(balance) if r['key'] == key][0]
            self.assertEqual((row['amount'], row['currency']), ('0.0258', 'EUR'))
            self.assertEqual(balance['amount'], '0.0258')
        unknown = [r for r in self.json('ledger', 'balance', '1', '--by', 'model')['items'] if r['key'] is None][0]
        self.assertEqual((unknown['entries'], unknown['unpriced'], unknown['amount']), (1, 1, None))

    def test_report_and_demo(self):
        made = self.json('demo', '--generations', '20', '--seed', '3', '--folder', 'pictures')
        self.assertEqual(made['generations'], 20)
        self.assertEqual(len(list((self.home / 'pictures').rglob('*.png'))), 20)
        document = self.json('report', 'json', made['id'])
        self.keys(document, 'project', 'currency', 'by_phase', 'total', 'limit', 'decisions', 'assumptions', 'rates', 'unpriced', 'entries', 'head')
        self.assertEqual(sum(document['decisions'].values()), 20)
        self.assertEqual(set(document['by_phase']), {'exploration', 'production', 'iteration', 'post'})
        self.assertIn('assumed for the sample project', document['rates'][0])
        printed = self.json('report', 'pdf', made['id'], '-o', 'r.pdf', '--paper', 'letter', '--sections', 'top-sheet')
        self.assertEqual(printed['path'], 'r.pdf')
        self.assertGreaterEqual(printed['pages'], 1)

    def test_language(self):
        """Numbers and words of JSON do not follow the locale."""
        self.project()
        self.json('plan', 'import', '1', self.plan())
        for language in ('C', 'pl_PL.UTF-8', 'de_DE.UTF-8'):
            env = {'LC_ALL': language, 'LANG': language, 'LANGUAGE': language[:2]}
            self.assertEqual(self.json('plan', 'show', '1', env=env), self.json('plan', 'show', '1'))
            self.assertEqual(self.error('plan', 'show', 'X', status=4, code='not-found', env=env), 'There is no project “X” in this library.')

    def test_text(self):
        """The same commands for people: aligned, and nothing on standard error."""
        self.cli('demo', '--generations', '12')
        self.picture('x.png', 1, a1111('flux-2-pro'))
        for args in (('library', 'info'), ('library', 'verify'), ('project', 'list'), ('project', 'show', '1'), ('deliverable', 'list', '1'),
                     ('plan', 'show', '1'), ('plan', 'versions', '1'), ('price', 'flux-2-pro', 'images=1', '--select', 'op=t2i', 'width=768', 'height=432'), ('inspect', 'x.png'),
                     ('generation', 'list', '1'), ('ledger', 'list', '1'), ('ledger', 'balance', '1'), ('import', 'x.png', '--project', '1')):
            with self.subTest(args=args):
                result = self.cli(*args)
                self.assertEqual(result.err, '')
                self.assertGreater(len(result.out), 10)
                self.assertTrue(result.out.endswith('\n'))


if __name__ == '__main__':
    unittest.main()
