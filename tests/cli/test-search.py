#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search language on the command line: what it finds, and where a mistake is."""
import unittest

from clikit import CliTest, a1111, comfy


class SearchTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        self.json('project', 'rate', '1', 'USD', '0.86')
        self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro', seed=42, prompt='a red coat in the snow'))
        self.picture('in/SH010_v002.png', 2, comfy('sdxl_base.safetensors', prompt='a coat that is red'))
        self.picture('in/SH020_v001.png', 3)
        self.json('import', 'in', '--project', '1', '--phase', 'exploration')
        self.json('decide', 'SH010_v001', 'rejected', '--reason', 'anatomy')

    def found(self, query, *args):
        return [g['version_id'] for g in self.json('search', *args, '1', '--', query)['items']]

    def test_finds(self):
        for query, expected in (
                ('"red coat"', ['SH010_v001']),
                ('red coat', ['SH010_v001', 'SH010_v002']),
                ('not:coat', ['SH020_v001']),
                ('model:flux decision:rejected reason:anatomy cost:>0.02 steps:20..30 phase:exploration has:prompt "red coat"', ['SH010_v001']),
                ('steps:<20', ['SH010_v002']),
                ('negative:watermark', ['SH010_v002']),
                ('tool:comfyui,a1111 sampler:euler seed:42,1', ['SH010_v001', 'SH010_v002']),
                ('unpriced:yes', ['SH010_v002', 'SH020_v001']),
                ('-has:metadata', ['SH020_v001']),
                ('has:provenance', []),
                ('-has:provenance unpriced:no', ['SH010_v001']),
                ('deliverable:SH020', ['SH020_v001']),
                ('size:32x18', ['SH010_v001', 'SH010_v002', 'SH020_v001']),
                ('"; DROP TABLE generation; --"', []),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.found(query), expected)
        self.assertEqual(self.found('coat', '--sort', 'dearest', '--limit', '1'), ['SH010_v001'])

    def test_list_takes_it_too(self):
        listed = self.json('generation', 'list', '1', '--query', 'model:flux', '--decision', 'rejected')
        self.assertEqual([g['version_id'] for g in listed['items']], ['SH010_v001'])
        self.assertEqual(listed, self.json('search', '1', 'model:flux'))
        self.assertIn('SH010_v001', self.cli('search', '1', 'model:flux').out)

    def test_groups(self):
        def groups(*arguments):
            return [(g['group'], g['generations'], g['undecided'], g['place']) for g in self.json('generation', 'groups', '1', *arguments)['items']]

        self.assertEqual(groups(), [('SH010', 2, 1, 0), ('SH020', 1, 1, 2)])
        self.assertEqual(groups('--by', 'deliverable', '--query', 'unpriced:yes'), [('SH010', 1, 1, 0), ('SH020', 1, 1, 1)])
        self.assertEqual(groups('--by', 'phase', '--decision', 'rejected'), [('exploration', 1, 0, 0)])
        self.assertEqual([g[0] for g in groups('--by', 'model')], ['bfl/flux-2-pro', 'sdxl_base.safetensors', None])
        listed = self.json('generation', 'list', '1', '--sort', 'model')['items']
        self.assertEqual([g['first'] for g in self.json('generation', 'groups', '1', '--by', 'model')['items']], [g['id'] for g in listed])
        self.assertIn('SH020', self.cli('generation', 'groups', '1').out)
        self.assertIn('“week”', self.cli('generation', 'groups', '1', '--by', 'week', status=2).err)

    def test_mistakes(self):
        for query, start, end, says in (
                ('red cost:abc', 9, 12, '“cost” takes an amount such as >0.5'),
                ('żółw modle:flux', 8, 13, 'Did you mean “model”?'),
                ('"red', 0, 4, 'quotation mark'),
                ('has:mother', 4, 10, '“has” takes one of'),
        ):
            for command in (('search', '1', query), ('generation', 'list', '1', '--query', query)):
                with self.subTest(command=command):
                    result = self.cli('--json', *command, status=2)
                    error = result.json['error']
                    self.assertEqual((error['code'], error['start'], error['end']), ('usage', start, end))
                    self.assertIn(says, error['message'])
                    self.assertEqual(result.err.count('\n'), 1)
        # What is wrong is said before a library is looked for.
        self.cli('search', 'No Such Project', 'cost:', status=2)
        self.cli('search', 'No Such Project', 'red', status=4)


if __name__ == '__main__':
    unittest.main()
