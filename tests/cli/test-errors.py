#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every exit status, and bad input for every argument: one clear line, nothing done."""
import json
import os
import unittest

from clikit import PLAN, CliTest, a1111, png


class UsageTest(CliTest):
    """Exit status 2; nothing is opened or made."""

    def tearDown(self):
        self.assertFalse(self.library.exists())

    def test_words(self):
        self.error(status=2, code='usage', says='--help')
        self.error('plna', 'show', status=2, code='usage', says='Did you mean “plan”?')
        self.error('project', 'lsit', status=2, code='usage', says='“list”')
        self.error('project', status=2, code='usage', says='topsheet-cli project --help')
        self.error('project', 'show', status=2, code='usage', says='topsheet-cli project show P')
        self.error('project', 'show', 'a', 'b', status=2, code='usage', says='“b” is one too many')
        self.error('import', 'x', '--projcet', 'P', status=2, code='usage', says='“--project”')
        self.error('library', 'init', '--library', status=2, code='usage')
        self.error('frobnicate', status=2, code='usage', says='“frobnicate” is not a command.')

    def test_values(self):
        cases = [
            (('project', 'add', 'X'), '--currency is missing'),
            (('project', 'add', 'X', '--currency', 'euro'), 'such as EUR, not “euro”'),
            (('project', 'add', ' ', '--currency', 'EUR'), 'needs a name'),
            (('project', 'add', 'X', '--currency', 'EUR', '--region', 'Poland'), 'POL, not “Poland”'),
            (('project', 'add', 'X', '--currency', 'EUR', '--limit', 'much'), '--limit takes an amount in EUR'),
            (('project', 'add', 'X', '--currency', 'EUR', '--limit', '-1'), '--limit takes an amount'),
            (('project', 'set', 'X'), 'nothing to change'),
            (('project', 'set', 'X', '--phase', 'later'), '“later”'),
            (('project', 'rate', 'X', 'usd', '0.8'), 'such as USD, not “usd”'),
            (('project', 'rate', 'X', 'USD', '0'), 'above zero'),
            (('project', 'rate', 'X', 'USD', '0,86'), '“0,86”'),
            (('deliverable', 'add', 'X', 'SH 10'), '“SH 10”'),
            (('deliverable', 'add', 'X', 'SH010', '--finals', '0'), '--finals takes a whole number from 1 to 10000'),
            (('plan', 'show', 'X', '--number', 'two'), '“two”'),
            (('price', 'flux-2-pro', 'picturs=3'), 'picturs'),
            (('price', 'flux-2-pro', 'images'), 'images'),
            (('price', 'flux-2-pro', 'images=-1'), 'images'),
            (('price', 'flux-2-pro', 'images=x'), 'x'),
            (('price', 'flux-2-pro', 'images=1', '--select', 'colour=red'), 'colour=red'),
            (('price', 'flux-2-pro', 'images=1', '--at', 'yesterday'), 'such as 2026-11-20'),
            (('import', 'x'), '--project is missing'),
            (('import', 'x', '--project', 'P', '--phase', 'soon'), '“soon”'),
            (('import', 'x', '--project', 'P', '--deliverable', 'a b'), '“a b”'),
            (('generation', 'list', 'P', '--decision', 'good'), '“good”'),
            (('generation', 'list', 'P', '--sort', 'size'), '“size”'),
            (('generation', 'list', 'P', '--limit', '0'), '--limit takes'),
            (('decide', 'SH010_v001', 'maybe'), 'accepted, rejected, edit or pending, not “maybe”'),
            (('decide', 'SH010_v001', 'rejected', '--reason', ''), '--reason'),
            (('decide', 'SH010_v001', 'rejected', '--minutes', 'ten'), '“ten”'),
            (('ledger', 'list', 'P', '--since', '20.11.2026'), '“20.11.2026”'),
            (('ledger', 'list', 'P', '--account', '1234'), '1000, 2000'),
            (('ledger', 'balance', 'P', '--by', 'colour'), '“colour”'),
            (('ledger', 'reverse', 'first', '--reason', 'x'), '“first”'),
            (('ledger', 'reverse', '1'), '--reason is missing'),
            (('report', 'pdf', 'P'), '-o FILE is missing'),
            (('report', 'pdf', 'P', '-o', 'x', '--paper', 'a3'), '“a3”'),
            (('report', 'pdf', 'P', '-o', 'x', '--sections', 'all'), '“all”'),
            (('attempts', '--accepted', '0', '--rate', '0.5'), '--accepted'),
            (('attempts',), '--rate or --seen'),
            (('attempts', '--rate', 'often'), 'between 0 and 1'),
            (('attempts', '--seen', '4 of 10'), '4/10'),
            (('compare', 'self-host', '--fixed', '300'), '--api-cost is missing'),
            (('compare', 'self-host', '--api-cost', 'nan', '--fixed', '300'), '“nan”'),
            (('compare', 'self-host', '--api-cost', '-1', '--fixed', '300'), 'below zero'),
            (('demo', '--generations', '0'), 'from 1 to 100000'),
            (('demo', '--generations', 'many'), '“many”'),
            (('demo', '--seed', '-1'), '--seed'),
        ]
        for args, says in cases:
            with self.subTest(args=args):
                self.error(*args, status=2, code='usage', says=says)

    def test_not_utf8(self):
        result = self.cli(b'project'.decode(), 'show', os.fsdecode(b'\xff\xfe'), status=2)
        self.assertIn('not valid UTF-8', result.err)


class NotFoundTest(CliTest):
    """Exit status 4."""

    def test_library(self):
        for args in (('library', 'info'), ('library', 'verify'), ('library', 'backup', 'b.db'), ('plan', 'show', 'P')):
            with self.subTest(args=args):
                self.error(*args, status=4, code='not-found', says=str(self.library))
        self.assertFalse(self.library.exists())

    def test_things(self):
        self.project()
        cases = [
            ('project', 'show', 'Autumn'),
            ('project', 'show', '99'),
            ('project', 'set', 'Autumn', '--client', 'X'),
            ('deliverable', 'list', 'Autumn'),
            ('plan', 'show', 'Spring campaign'),
            ('plan', 'show', 'Spring campaign', '--number', '3'),
            ('plan', 'export', 'Spring campaign', '-'),
            ('plan', 'approve', 'Spring campaign'),
            ('plan', 'import', 'Spring campaign', 'no-such-plan.json'),
            ('price', 'no-such-model', 'images=1'),
            ('inspect', 'no-such-file.png'),
            ('import', 'no-such-folder', '--project', 'Spring campaign'),
            ('import', '.', '--project', 'Autumn'),
            ('import', '.', '--project', 'Spring campaign', '--model', 'no-such-model'),
            ('generation', 'list', 'Autumn'),
            ('generation', 'show', 'SH990_v001'),
            ('decide', 'SH990_v001', 'accepted'),
            ('ledger', 'list', 'Autumn'),
            ('ledger', 'reverse', '77', '--reason', 'x'),
            ('report', 'pdf', 'Autumn', '-o', 'x.pdf'),
        ]
        for args in cases:
            with self.subTest(args=args):
                self.error(*args, status=4, code='not-found')
        self.assertFalse((self.home / 'x.pdf').exists())

    def test_one_of_several_versions(self):
        self.project()
        self.json('import', self.picture('SH010_v001.png', 1), '--project', '1')
        self.error('decide', 'SH010_v001', 'SH010_v002', 'accepted', status=4, code='not-found', says='SH010_v002')
        self.assertEqual(self.json('generation', 'show', 'SH010_v001')['decision'], 'pending')

    def test_near_model(self):
        self.assertIn('flux-2-pro', self.error('price', 'flux-2-prp', 'images=1', status=4, code='not-found'))


class RefusedTest(CliTest):
    """Exit status 3."""

    def test_names(self):
        self.project()
        self.error('project', 'add', 'Spring campaign', '--currency', 'EUR', status=3, code='exists')
        self.json('deliverable', 'add', '1', 'SH010')
        self.error('deliverable', 'add', '1', 'SH010', status=3, code='exists')
        self.cli('demo', '--generations', '2')
        self.error('demo', status=3, code='exists')

    def test_approved(self):
        self.project()
        self.json('plan', 'import', '1', self.plan())
        self.json('plan', 'approve', '1')
        self.error('plan', 'approve', '1', status=3, code='refused')

    def test_unpriced(self):
        self.assertIn('gpu_hours', self.error('price', 'mistral-7b', 'input_tokens=5', status=3, code='unpriced'))
        self.assertIn('say it as months=1', self.error('price', 'sub/runway-standard', 'credits=5', status=3, code='unpriced'))
        self.assertIn('quality, size', self.error('price', 'openai/gpt-image-1', 'images=1', status=3, code='unpriced'))
        result = self.cli('--json', 'price', 'bfl/flux-dev', 'output_seconds=5', status=3)
        self.assertIsNone(result.json['amount'])
        self.assertEqual(result.json['unpriced'], ['output_seconds'])
        self.assertEqual(result.json['error']['code'], 'unpriced')
        self.assertEqual(result.err.count('\n'), 1)

    def test_ambiguous_version(self):
        for name in ('One', 'Two'):
            self.json('project', 'add', name, '--currency', 'EUR')
            self.json('import', self.picture('SH010_v001.png', 1), '--project', name)
        result = self.cli('--json', 'decide', 'SH010_v001', 'accepted', status=None)
        self.assertIn(result.status, (3, 4))
        self.json('decide', 'SH010_v001', 'accepted', '--project', 'Two')
        self.assertEqual(self.json('generation', 'show', 'SH010_v001', '--project', 'One')['decision'], 'pending')


class FailedTest(CliTest):
    """Exit status 1."""

    def test_foreign_file(self):
        self.library.write_bytes(b'this is a diary, not a library\n' * 400)
        before = self.library.read_bytes()
        self.error('library', 'info', status=1, code='foreign')
        self.error('project', 'list', status=1, code='foreign')
        self.error('price', 'flux-2-pro', 'images=1', status=1, code='foreign')
        self.assertEqual(self.library.read_bytes(), before)

    def test_address(self):
        self.error('--library', 'postgresql://studio/library', 'library', 'info', status=1, code='failed', says='postgresql://studio/library')

    def test_damage(self):
        self.project()
        self.json('import', self.picture('SH010_v001.png', 1, a1111('flux-2-pro')), '--project', '1')
        data = bytearray(self.library.read_bytes())
        at = data.rindex(b'Generation')
        data[at] ^= 1
        self.library.write_bytes(data)
        result = self.cli('--json', 'library', 'verify', status=1)
        self.assertFalse(result.json['ok'])
        self.assertEqual(result.json['first_bad_entry'], 1)
        self.assertEqual(result.json['error']['code'], 'corrupt')
        self.assertEqual(self.cli('library', 'verify', status=1).out, '')

    def test_output(self):
        self.project()
        self.json('plan', 'import', '1', self.plan())
        for args in (('plan', 'export', '1', 'no/such/folder/plan.json'), ('report', 'pdf', '1', '-o', 'no/such/folder/x.pdf'),
                     ('report', 'json', '1', '-o', 'no/such/folder/x.json'), ('library', 'backup', 'no/such/folder/b.db')):
            with self.subTest(args=args):
                self.error(*args, status=1, code=unittest.mock.ANY, says='no/such/folder')
        self.assertIn('x.pdf', self.error('report', 'pdf', '1', '-o', self.folder('x.pdf'), status=1, code='io'))

    def folder(self, name):
        (self.home / name).mkdir()
        return self.home / name

    def test_full_standard_output(self):
        self.project()
        with open('/dev/full', 'wb') as full:
            import subprocess
            from clikit import CLI
            process = subprocess.run([CLI, 'project', 'list'], stdout=full, stderr=subprocess.PIPE, env=self.env, timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b'standard output', process.stderr)


class BadInputTest(CliTest):
    """Exit status 5."""

    def test_plans(self):
        self.project()
        broken = {
            'not json': 'hello',
            'empty': '',
            'a list': '[]',
            'cut': json.dumps(PLAN)[:-30],
            'unknown key': json.dumps(dict(PLAN, colour='red')),
            'unknown key in a line': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][0], colour='red')])),
            'other currency': json.dumps(dict(PLAN, currency='PLN')),
            'no such phase': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][0], phase='later')])),
            'negative count': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][0], count=-1)])),
            'a word for a number': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][0], count='many')])),
            'no name': json.dumps(dict(PLAN, lines=[{'count': 1}])),
            'account without a number': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][0], account=1234)])),
            'overflow': json.dumps(dict(PLAN, lines=[dict(PLAN['lines'][1], count='999999999999999', unit_price='999999999')])),
            'deep': '[' * 100000,
            'binary': '\0\1\2',
        }
        for name, text in broken.items():
            with self.subTest(name=name):
                path = self.home / 'bad.json'
                path.write_text(text)
                message = self.error('plan', 'import', '1', path, status=5, code=unittest.mock.ANY)
                self.assertIn('bad.json', message)
        self.error('plan', 'show', '1', status=4, code='not-found')

    def test_attempts(self):
        self.error('attempts', '--rate', '0', status=5, code=unittest.mock.ANY, says='between 0.001 and 1')
        self.error('attempts', '--seen', '3/2', status=5, code=unittest.mock.ANY, says='no more can be accepted')
        self.error('attempts', '--accepted', '10000', '--seen', '0/1000', status=5, code=unittest.mock.ANY, says='twenty million')

    def test_files(self):
        self.project()
        good = self.picture('in/SH010_v001.png', 1)
        (self.home / 'in' / 'cut.png').write_bytes(png(2)[:60])
        (self.home / 'in' / 'text.png').write_text('no picture at all')
        (self.home / 'in' / 'empty.png').write_bytes(b'')
        # Of a format that is not read yet: passed over in a folder, refused when it is asked for.
        tiff = self.home / 'in' / 'later.heic'
        tiff.write_bytes(b'II*\0' + bytes(40))
        refused = self.cli('--json', 'import', 'in', '--project', '1', '--atomic', status=5).json
        self.assertEqual((refused['imported'], refused['failed']), (0, 3))
        self.assertEqual(self.json('library', 'info')['generations'], 0)
        taken = self.cli('--json', 'import', 'in', '--project', '1', status=5).json
        self.assertEqual((taken['imported'], taken['failed'], taken['error']['code']), (1, 3, 'input'))
        self.assertEqual((taken['skipped'], taken['skipped_files'][0]['path']), (1, str(tiff)))
        self.error_code(self.cli('--json', 'import', tiff, '--project', '1', status=5).json)
        for failure in taken['failures']:
            self.assertTrue(failure['message'].endswith('.'), failure)
            self.assertGreater(len(failure['message']), 20)
        self.assertEqual(self.json('generation', 'list', '1')['total'], 1)
        looked = self.cli('--json', 'inspect', good, 'in/cut.png', status=5).json
        self.assertEqual([i.get('error') is None for i in looked['items']], [True, False])
        self.assertEqual(looked['total'], 2)
        self.error_item(looked['items'][1])

    def error_code(self, document):
        self.assertEqual((document['failed'], document['skipped'], document['failures'][0]['code']), (1, 0, 'unknown-format'))

    def error_item(self, item):
        self.assertIsNone(item['sha256'])
        self.assertIsNone(item['model'])
        self.assertEqual(set(item['error']), {'code', 'message'})


if __name__ == '__main__':
    import unittest.mock
    unittest.main()
