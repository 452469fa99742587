#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparisons of models, resolutions, changed prices and months of language models, by the catalogue that comes with the program."""
import json
import unittest

from clikit import PLAN, CliTest

MAIL = ('--requests-per-day', '100', '--input-tokens', '3500', '--output-tokens', '220')


class CompareTest(CliTest):
    def plan(self):
        self.json('project', 'add', 'Spring', '--currency', 'EUR', '--limit', '750', '--api-limit', '50')
        (self.home / 'plan.json').write_text(json.dumps(PLAN))
        self.cli('plan', 'import', 'Spring', 'plan.json', status=None)

    def test_mail(self):
        """100 e-mails of 3,500 tokens in and 220 out at 0.10 and 0.40 a million tokens."""
        day = self.json('compare', 'llm', 'gemini-2.0-flash', *MAIL, '--days', '1')
        self.assertEqual((day['currency'], day['requests_per_month'], day['cheapest']), ('USD', '100', 'google/gemini-2.0-flash'))
        self.assertEqual((day['models'][0]['per_request'], day['models'][0]['per_month']), ('0.000438', '0.0438'))
        self.assertIsNone(day['self_host'])
        self.assertIsNone(day['models'][0]['cheaper'])
        self.assertEqual(day['models'][0]['as_of'], '2026-03-14')
        month = self.json('compare', 'llm', 'gemini-2.0-flash', *MAIL)
        self.assertEqual((month['requests_per_month'], month['models'][0]['per_month']), ('3000', '1.314'))

    def test_article(self):
        """Prices of 2023 that the catalogue still knows: 1,000 tokens in and out, 100 requests a day, 300 a month for one's own."""
        work = ('--requests-per-day', '100', '--input-tokens', '1000', '--output-tokens', '1000', '--fixed', '300')
        found = self.json('compare', 'llm', 'anthropic/claude-2', 'anthropic/claude-instant-1.2', *work)
        models = {model['model']: model for model in found['models']}
        self.assertEqual(found['tokens_per_month'], '6000000')
        self.assertEqual((models['anthropic/claude-2']['per_month'], models['anthropic/claude-2']['needed_per_day']), ('96', 313))
        self.assertEqual(models['anthropic/claude-2']['cheaper'], 'api')
        self.assertEqual(found['cheapest'], 'anthropic/claude-instant-1.2')
        self.assertEqual(found['self_host'], {'per_month': '300', 'per_request': None, 'per_million_tokens': None, 'gpus': None})

    def test_gpu(self):
        found = self.json('compare', 'llm', 'gemini-2.0-flash', '--requests-per-day', '10000', '--input-tokens', '1000', '--output-tokens', '1000',
                          '--gpu-rate', '1', '--tokens-per-second', '500', '--utilisation', '0.3')
        self.assertEqual((found['self_host']['per_million_tokens'], found['self_host']['gpus']), ('1.851851852', 2))
        self.assertEqual((found['models'][0]['cheaper'], found['models'][0]['needed_per_day']), ('api', None))
        out = self.cli('compare', 'llm', 'gemini-2.0-flash', '--requests-per-day', '10000', '--input-tokens', '1000', '--output-tokens', '1000',
                       '--gpu-rate', '1', '--tokens-per-second', '500', '--utilisation', '0.3').out
        self.assertIn('One GPU does not answer that many; it takes 2.', out)

    def test_several_machines(self):
        """36 s an item: a machine makes 73,000 a month and 90,000 take two, which are dearer; 2,000 / 0.035 = 57,142.86."""
        call = ('compare', 'self-host', '--api-cost', '0.04', '--fixed', '2000', '--variable', '0.005', '--per-day', '3000', '--seconds', '36')
        found = self.json(*call)
        self.assertEqual((found['gpus'], found['items_per_gpu'], found['break_even_gpus']), (2, '73000', 1))
        self.assertEqual((found['needed_per_month'], found['lasting_per_month'], found['cheaper']), (57143, 228572, 'api'))
        self.assertEqual((found['api_per_month'], found['self_host_per_month']), ('3600', '4450'))
        rows = {row['term']: (row['needed_per_month_less'], row['needed_per_month_more']) for row in found['sensitivity']}
        self.assertEqual(rows, {'api_cost': (None, 46512), 'fixed': (45715, 68572), 'variable': (55556, 58824), 'utilisation': (57143, 57143)})
        self.assertIn('machines that are needed: 2', self.cli(*call).out)
        never = self.json(*call, '--utilisation', '0.7')
        self.assertEqual((never['needed_per_month'], never['lasting_per_month'], never['gpus']), (None, None, 2))
        self.cli(*call, '--utilisation', '1.5', status=2)
        self.error('compare', 'self-host', '--api-cost', '0.04', '--fixed', '2000', '--seconds', '0', status=2, code='usage', says='--seconds')

    def test_one_machine(self):
        found = self.json('compare', 'self-host', '--api-cost', '0.0035', '--fixed', '300', '--per-day', '100')
        self.assertEqual((found['needed_per_month'], found['needed_per_day'], found['cheaper']), (85715, 2858, 'api'))
        self.assertEqual((found['gpus'], found['items_per_gpu'], found['break_even_gpus']), (None, None, None))
        self.assertEqual([row['term'] for row in found['sensitivity']], ['api_cost', 'fixed', 'variable'])

    def test_models(self):
        found = self.json('compare', 'models', 'bfl/flux-2-pro', 'bfl/flux-2-max', 'images=1', '--select', 'width=1024', 'height=1024')
        self.assertEqual([model['cost'] for model in found['models']], ['0.045', '0.1'])
        self.assertEqual((found['cheapest'], found['cheapest_by']), ('bfl/flux-2-pro', 'call'))
        self.assertIsNone(found['models'][0]['per_accepted'])

    def test_project_currency(self):
        self.plan()
        found = self.json('compare', 'models', 'bfl/flux-2-pro', 'bfl/flux-2-max', 'images=1', '--select', 'width=1024', 'height=1024', '--project', 'Spring')
        self.assertEqual((found['currency'], [model['cost'] for model in found['models']]), ('EUR', ['0.0387', '0.086']))

    def test_accepted(self):
        """An hour at 60 and three minutes of review: the dearer model wins when more of it is accepted."""
        call = ('compare', 'models', 'bfl/flux-2-pro', 'bfl/flux-2-max', 'images=1', '--select', 'width=1024', 'height=1024', '--accepted', '10', '--hour', '60',
                '--review-minutes', '3')
        found = self.json(*call, '--rate', 'bfl/flux-2-pro=0.25', '--rate', 'flux-2-max=0.5')
        pro, best = found['models']
        self.assertEqual((found['cheapest'], found['cheapest_by']), ('bfl/flux-2-max', 'accepted'))
        self.assertEqual((pro['attempts'], best['attempts']), ('4', '2'))
        self.assertAlmostEqual(float(pro['per_accepted']), (float(pro['cost']) + 3) * 4)
        self.assertAlmostEqual(float(best['total']), (float(best['cost']) + 3) * 2 * 10)
        half = self.json(*call, '--rate', 'bfl/flux-2-pro=0.25')
        self.assertEqual(half['cheapest_by'], 'call')
        self.assertIn('Cheapest is bfl/flux-2-max.', self.cli(*call, '--rate', 'bfl/flux-2-pro=0.25', '--rate', 'flux-2-max=0.5').out)

    def test_ladder(self):
        """Seconds of Veo 3.1 with sound: 0.40 to 1080p, 0.60 in 4K; 480p is not sold."""
        found = self.json('compare', 'ladder', 'google/veo-3.1', 'output_seconds=8', '--sizes', '480p,720p,1080p,4k', '--select', 'audio=true', status=3)
        self.assertEqual([rung['cost'] for rung in found['rungs']], [None, '3.2', '3.2', '4.8'])
        self.assertEqual([rung['ratio'] for rung in found['rungs']], [None, None, '1', '1.5'])
        self.assertIn('no price', found['rungs'][0]['why'])
        self.assertEqual(found['error']['code'], 'unpriced')
        pixels = self.json('compare', 'ladder', 'openai/gpt-image-1', 'images=1', '--sizes', '1024x1024,1024x1536', '--select', 'quality=high')
        self.assertEqual(pixels['rungs'][1]['cost'], '0.25')

    def test_shock(self):
        self.plan()
        before = self.json('plan', 'show', 'Spring')
        found = self.json('compare', 'price-shock', 'Spring', '--change', 'fal/flux-schnell=2')
        self.assertEqual((found['lines_changed'], found['lines_unpriced']), (1, 1))
        added = float(found['after']['compute']) - float(found['before']['compute'])
        self.assertAlmostEqual(added, float(found['before']['compute']))
        self.assertEqual(found['before']['by_phase']['production'], found['after']['by_phase']['production'])
        self.assertAlmostEqual(float(found['api_limit_factor']), 50 / float(found['before']['compute']), places=4)
        self.assertEqual(self.json('plan', 'show', 'Spring'), before)
        provider = self.json('compare', 'price-shock', 'Spring', '--change', 'fal=2')
        self.assertEqual(provider['after'], found['after'])
        self.assertIn('The plan would stay within its limits.', self.cli('compare', 'price-shock', 'Spring', '--change', 'fal=2').out)
        self.assertIn('over its limit', self.cli('compare', 'price-shock', 'Spring', '--change', 'fal=9000').out)

    def test_refused(self):
        self.plan()
        self.error('compare', 'models', 'bfl/flux-2-pro', 'nobody/knows-it', 'images=1', status=4, code='not-found')
        self.error('compare', 'models', 'bfl/flux-2-pro', 'bfl/flux-2-max', 'bfl/flux-2-pro', status=2, code='usage', says='Models come first')
        self.error('compare', 'ladder', 'google/veo-3.1', 'output_seconds=8', status=2, code='usage', says='--sizes is missing')
        self.error('compare', 'ladder', 'google/veo-3.1', 'output_seconds=8', '--sizes', 'large', status=2, code='usage', says='“large”')
        self.error('compare', 'price-shock', 'Spring', status=2, code='usage', says='--change is missing')
        self.error('compare', 'price-shock', 'Spring', '--change', 'nobody-at-all=2', status=4, code='not-found', says='no provider')
        self.error('compare', 'price-shock', 'Spring', '--change', 'fal=-2', status=2, code='usage', says='below zero')
        self.error('compare', 'llm', 'gemini-2.0-flash', status=2, code='usage', says='--requests-per-day is missing')
        self.error('compare', 'llm', 'gemini-2.0-flash', *MAIL, '--gpu-rate', '1', status=2, code='usage', says='--tokens-per-second is missing')


if __name__ == '__main__':
    unittest.main()
