#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was made before: told at import, on demand, and before anything is spent."""
import unittest

from clikit import CliTest, a1111, comfy

PROMPT = 'a red jacket on a summit, morning light, 85 mm lens, film grain'
AGAIN = {'parameters': f'{PROMPT}\nNegative prompt:  text\nSeed: 42, Model: flux-2-pro, CFG scale: 7.0, Size: 32x18, Sampler: euler, Steps: 20'}
KEYS = {'kind', 'version_id', 'other', 'other_id', 'decision', 'reason', 'seed', 'likeness', 'difference_bits'}


class DuplicatesTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro', seed=42, prompt=PROMPT))
        self.picture('in/SH010_v002.png', 40, AGAIN)
        self.picture('in/SH010_v003.png', 90, a1111('flux-2-pro', seed=7, prompt=PROMPT + ' x'))
        self.picture('in/SH010_v004.png', 130, comfy('sdxl.safetensors', seed=9))
        self.imported = self.json('import', 'in', '--project', '1', '--phase', 'exploration')

    def check(self, *args, **kwargs):
        return self.cli('--json', 'generation', 'check', '1', *args, **kwargs).json

    def test_import(self):
        self.assertEqual((self.imported['imported'], self.imported['duplicates']), (4, 1))
        self.assertEqual([g['duplicate_of'] for g in self.imported['items']], [None, 'SH010_v001', None, None])
        self.picture('more/SH010_v005.png', 170, AGAIN)
        self.assertIn('1 was made before: SH010_v001', self.cli('import', 'more', '--project', '1').out)

    def test_show(self):
        shown = self.json('generation', 'show', 'SH010_v002')
        self.assertEqual((shown['duplicate_of'], shown['parent'], shown['operation'], shown['edit_seconds'], shown['stars'], shown['disputed']),
                         ('SH010_v001', None, None, None, 0, False))
        self.assertIsNone(shown['provenance'])
        self.assertIn('Repeats   SH010_v001', self.cli('generation', 'show', 'SH010_v002').out)

    def test_duplicates(self):
        every = self.json('generation', 'duplicates', '1')
        self.assertEqual([(d['kind'], d['version_id'], d['other']) for d in every['items']], [('same', 'SH010_v002', 'SH010_v001')])
        self.json('decide', 'SH010_v001', 'rejected', '--reason', 'anatomy')
        one = self.json('generation', 'duplicates', '1', 'SH010_v003')
        self.assertEqual(set(one['items'][0]), KEYS)
        near = next(d for d in one['items'] if d['kind'] == 'near')
        self.assertEqual((near['other'], near['decision'], near['reason'], near['seed']), ('SH010_v001', 'rejected', 'anatomy', 42))
        self.assertGreater(near['likeness'], 0.9)
        self.assertIn('SH010_v001', self.cli('generation', 'duplicates', '1', 'SH010_v003').out)
        self.error('generation', 'duplicates', '1', 'SH010_v099', status=4, code='not-found')

    def test_check(self):
        asked = ('--model', 'flux-2-pro', '--prompt', PROMPT, '--negative', 'text')
        again = self.check(*asked, '--seed', '42', status=3)
        self.assertEqual(again['error']['code'], 'duplicate')
        self.assertIn('SH010_v001', again['error']['message'])
        self.assertEqual([d['other'] for d in again['items']], ['SH010_v001', 'SH010_v002'])
        self.assertIsNone(again['items'][0]['version_id'])
        self.check(*asked, '--seed', '42', 'cfg=7.00', 'sampler=Euler', 'size=32x18', status=3)
        for other in (('--seed', '43'), ('--seed', '-1'), ('--seed', '42', 'cfg=8'), ('--seed', '42', '--lora', 'film:0.8'), ('--seed', '42', 'size=64x36'), ()):
            with self.subTest(other=other):
                self.assertNotIn('error', self.check(*asked, *other))
        self.json('decide', 'SH010_v001', 'rejected', '--reason', 'anatomy')
        self.assertIn('Anatomy', self.check(*asked, '--seed', '42', status=3)['error']['message'])
        self.assertEqual([(d['kind'], d['other']) for d in self.check(*asked, '--seed', '43')['items']], [('near', 'SH010_v001')])
        self.assertNotIn('error', self.check('--model', 'other.safetensors', '--prompt', PROMPT, '--seed', '42'))
        self.check('--model', 'sdxl.safetensors', '--prompt', 'first light over a ridge', '--negative', 'watermark', '--seed', '9', status=3)

    def test_check_refuses(self):
        self.error('generation', 'check', '1', '--model', 'flux-2-pro', status=2, code='usage')
        self.error('generation', 'check', '1', '--model', 'nobody-knows-it', '--prompt', 'x', status=4, code='not-found')
        self.error('generation', 'check', '1', '--model', 'flux-2-pro', '--prompt', 'x', 'mood=red', status=2, code='usage')
        self.error('generation', 'check', '1', '--model', 'flux-2-pro', '--prompt', 'x', 'steps=abc', status=2, code='usage', says='takes a number')
        self.error('generation', 'check', '1', '--model', 'flux-2-pro', '--prompt', 'x', 'width=abc', status=2, code='usage')


if __name__ == '__main__':
    unittest.main()
