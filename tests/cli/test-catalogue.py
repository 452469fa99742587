#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The price catalogue: what is listed, prices of one's own, tiers."""
import unittest

from clikit import CliTest

MODEL = {'model', 'name', 'provider', 'modality', 'tier', 'own_tier', 'own_price', 'seen', 'stale'}
PRICE = {'meter', 'price', 'per', 'unit', 'currency', 'credit_rate', 'conditions', 'from', 'until', 'own', 'source', 'source_url', 'as_of',
         'confidence', 'recorded_at'}


class CatalogueTest(CliTest):
    def models(self, query):
        return [item['model'] for item in self.json('catalogue', 'list', '--query', query)['items']]

    def price(self, *args, status=0):
        return self.json('price', *args, status=status)['amount']

    def prices(self, model):
        return self.json('catalogue', 'show', model)['prices']

    def test_list(self):
        answer = self.json('catalogue', 'list')
        self.assertEqual(set(answer), {'items', 'total'})
        self.assertEqual(answer['total'], len(answer['items']))
        self.assertGreater(answer['total'], 80)
        for item in answer['items']:
            self.assertEqual(set(item), MODEL | {'prices'})
        self.assertFalse(self.library.exists())
        self.assertIn('openai/gpt-image-1', self.cli('catalogue', 'list').out)

    def test_query(self):
        self.assertIn('bfl/flux-2-pro', self.models('FLUX.2 pro'))
        self.assertIn('bfl/flux-2-pro', self.models('flúx Prö'))
        self.assertIn('bfl/flux-2-pro', self.models('image bfl'))
        self.assertNotIn('bfl/flux-2-pro', self.models('video bfl'))
        self.assertEqual(self.models('hero sketch'), [])
        self.assertEqual(self.models('nothing-like-it'), [])
        self.assertEqual(self.cli('catalogue', 'list', '--query', 'nothing-like-it').out, 'No model of the catalogue has these words.\n')

    def test_stale(self):
        items = {item['model']: item for item in self.json('catalogue', 'list')['items']}
        for item in items.values():
            # Half a year before 21 November 2026 is 22 May.
            self.assertEqual(item['stale'], item['seen'] is not None and item['seen'] < '2026-05-22', item)

    def test_show(self):
        answer = self.json('catalogue', 'show', 'flux-2-pro')
        self.assertEqual(set(answer), MODEL | {'tiers', 'prices'})
        self.assertEqual(answer['model'], 'bfl/flux-2-pro')
        for price in answer['prices']:
            self.assertEqual(set(price), PRICE | {'state'})
            self.assertIsInstance(price['price'], str)
        self.assertIn('image_first_mp', self.cli('catalogue', 'show', 'flux-2-pro').out)
        self.error('catalogue', 'show', 'flux-9', status=4, code='not-found', says='flux')

    def test_own_price(self):
        call = ('openai/gpt-image-1', 'images=3', '--select', 'quality=high', 'size=1024x1536')
        when = ('--when', 'quality=high', 'size=1024x1536')
        self.cli('library', 'init')
        self.assertEqual(self.price(*call), '0.75')
        rule = self.json('catalogue', 'set', 'gpt-image-1', 'image=0.2', *when)
        self.assertEqual(set(rule), PRICE | {'model', 'new_model'})
        self.assertEqual((rule['model'], rule['new_model'], rule['price'], rule['per'], rule['currency']),
                         ('openai/gpt-image-1', False, '0.2', 1, 'USD'))
        self.assertEqual((rule['own'], rule['source'], rule['from'], rule['conditions']),
                         (True, 'own', '2026-11-21T00:00:00Z', ['quality=high', 'size=1024x1536']))
        self.assertEqual(self.price(*call), '0.6')
        # The other conditions keep their price, and so does yesterday.
        self.assertEqual(self.price('openai/gpt-image-1', 'images=3', '--select', 'quality=high', 'size=1024x1024'), '0.501')
        self.assertEqual(self.price(*call, '--at', '2026-11-20'), '0.75')
        states = [p['state'] for p in self.prices('gpt-image-1') if set(p['conditions']) == {'quality=high', 'size=1024x1536'}]
        self.assertEqual(sorted(states), ['current', 'replaced'])
        # Typed again, and back to what it was.
        self.json('catalogue', 'set', 'gpt-image-1', 'image=0.3', *when)
        self.assertEqual(self.price(*call), '0.9')
        self.json('catalogue', 'set', 'gpt-image-1', 'image=0.2', *when)
        self.assertEqual(self.price(*call), '0.6')
        self.error('catalogue', 'unset', 'gpt-image-1', 'image', status=4, code='not-found')
        self.json('catalogue', 'unset', 'gpt-image-1', 'image', *when)
        self.assertEqual(self.price(*call), '0.75')
        self.error('catalogue', 'unset', 'gpt-image-1', 'image', *when, status=4, code='not-found')
        self.json('catalogue', 'set', 'gpt-image-1', 'image=0.2', *when)
        self.assertEqual(self.price(*call), '0.6')
        self.assertIn('own', self.cli('catalogue', 'show', 'gpt-image-1').out)

    def test_later_and_until(self):
        self.json('catalogue', 'set', 'fal/flux-schnell', 'images=0.01', '--from', '2026-12-01', '--until', '2026-12-24')
        before = self.price('fal/flux-schnell', 'images=1', '--at', '2026-11-30')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-12-01'), '0.01')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-12-24'), before)
        self.assertEqual([p['state'] for p in self.prices('fal/flux-schnell') if p['own']], ['future'])
        self.json('catalogue', 'unset', 'fal/flux-schnell', 'images', '--from', '2026-12-10')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-12-09'), '0.01')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-12-10'), before)

    def test_known_at(self):
        """A price that is typed for the past is not what was known then."""
        before = self.price('fal/flux-schnell', 'images=1')
        self.cli('library', 'init', env={'SOURCE_DATE_EPOCH': '1794000000'})
        self.json('catalogue', 'set', 'fal/flux-schnell', 'image=9', '--from', '2026-01-01')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-11-10'), '9')
        self.assertEqual(self.price('fal/flux-schnell', 'images=1', '--at', '2026-11-10', '--known-at', '2026-11-20'), before)

    def test_ledger_keeps_amounts(self):
        self.cli('project', 'add', 'Spring', '--currency', 'EUR')
        self.picture('in/a.png', 1)
        self.cli('import', self.home / 'in', '--project', 'Spring', '--model', 'fal/flux-schnell')
        before = self.json('ledger', 'list', 'Spring')
        self.json('catalogue', 'set', 'fal/flux-schnell', 'image=9', '--from', '2020-01-01')
        self.assertEqual(self.json('ledger', 'list', 'Spring'), before)

    def test_new_model(self):
        rule = self.json('catalogue', 'set', 'studio/upscaler', 'image=0.02', '--currency', 'EUR')
        self.assertEqual((rule['new_model'], rule['currency'], rule['unit']), (True, 'EUR', 'image'))
        self.assertEqual(self.price('studio/upscaler', 'images=5'), '0.1')
        self.assertEqual(self.models('upscaler'), ['studio/upscaler'])
        self.assertEqual(self.json('catalogue', 'set', 'studio/llm', 'input_tokens=3')['per'], 1000000)
        self.assertEqual(self.price('studio/llm', 'input_tokens=1000'), '0.003')
        # A model in two currencies could not be added up.
        self.error('catalogue', 'set', 'studio/upscaler', 'clip=1', '--currency', 'USD', status=2, code='usage', says='EUR')
        self.error('catalogue', 'set', 'upscaler2', 'image=1', status=4, code='not-found', says='studio/upscaler')

    def test_credits(self):
        """A price of one's own is money, also where the catalogue has credits."""
        self.assertEqual(self.price('runway/gen4_turbo', 'output_seconds=5'), '0.25')
        self.json('catalogue', 'set', 'runway/gen4_turbo', 'output_seconds=0.04')
        self.assertEqual(self.price('runway/gen4_turbo', 'output_seconds=5'), '0.2')

    def test_bad_prices(self):
        self.cli('library', 'init')
        before = self.json('catalogue', 'list')
        for args in (('image=x',), ('image=',), ('image',), ('image=-1',), ('image=1e400',), ('image=NaN',), ('bananas=1',), ('credits=1',), ('self_hosted=0',),
                     ('image=1', '--per', '0'), ('image=1', '--per', '-1'), ('image=1', '--per', '1.5'), ('image=1', '--currency', 'euro'),
                     ('image=1', '--when', 'quality'), ('image=1', '--when', 'quality='), ('image=1', '--when', 'count_block=5'),
                     ('image=1', '--when', 'mp_le=many'), ('image=1', '--when', 'utc_time=noon'), ('image=1', '--when', 'weekday=someday'),
                     ('image=1', '--when', 'quality=high', 'quality=high'), ('image=1', 'quality=high'),
                     ('image=1', '--from', 'tomorrow'), ('image=1', '--from', '2026-12-02', '--until', '2026-12-01')):
            with self.subTest(args=args):
                self.error('catalogue', 'set', 'openai/gpt-image-1', *args, status=2, code='usage')
        self.error('catalogue', 'set', 'two words/x', 'image=1', status=2, code='usage')
        self.error('catalogue', 'set', 'a/' + 'x' * 300, 'image=1', status=2, code='usage')
        self.assertEqual(self.json('catalogue', 'list'), before)

    def test_tier(self):
        before = self.json('catalogue', 'show', 'gpt-image-1')['tier']
        answer = self.json('catalogue', 'tier', 'gpt-image-1', 'sketch', '--when', 'quality=low')
        self.assertEqual(set(answer), MODEL | {'tiers'})
        self.assertEqual((answer['tier'], answer['own_tier'], answer['tiers']), (before, True, [{'tier': 'sketch', 'conditions': ['quality=low']}]))
        self.assertEqual(self.json('catalogue', 'tier', 'gpt-image-1', 'hero')['tier'], 'hero')
        self.assertEqual(self.json('catalogue', 'tier', 'gpt-image-1', 'sketch')['tier'], 'sketch')
        self.assertIn('openai/gpt-image-1', self.models('sketch gpt-image'))
        answer = self.json('catalogue', 'tier', 'gpt-image-1', 'catalogue')
        self.assertEqual((answer['tier'], answer['own_tier']), (before, True))
        answer = self.json('catalogue', 'tier', 'gpt-image-1', 'catalogue', '--when', 'quality=low')
        self.assertEqual((answer['own_tier'], answer['tiers']), (False, []))
        self.error('catalogue', 'tier', 'gpt-image-1', 'heavy', status=2, code='usage')
        self.error('catalogue', 'tier', 'nobody/knows-it', 'hero', status=4, code='not-found')
        self.error('catalogue', 'tier', 'gpt-image-1', 'hero', '--when', 'quality', status=2, code='usage')


if __name__ == '__main__':
    unittest.main()
