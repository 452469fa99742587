#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of catalogues: entries of every billing shape, one in each file so that a change stays near."""
import json

from seeds import write_seeds


def catalogue(*meters, **entry):
    """A catalogue of one entry."""
    return json.dumps({
        'schema': 'genai-cost-catalogue/1', 'credit_systems': {'comfy.org': '1/211', 'bfl': '0.01'},
        'entries': [{'id': 'a/b', 'provider': 'comfy.org', 'model': 'B', 'tier': 'hero', 'currency': 'USD', 'as_of': '2026-08-21',
                     'source': 's', 'meters': list(meters), **entry}],
    })


def meter(name, price, unit, per=1, **when):
    """A meter with its conditions."""
    return {'meter': name, 'price': price, 'per': per, 'unit': unit, **({'when': when} if when else {})}


write_seeds([
    catalogue(meter('image_first_mp', '0.03', 'image', op='t2i'), meter('extra_mp', '0.015', 'megapixel')),
    catalogue(meter('input_tokens', '2.5', 'token', 1000000, input_tokens_le=272000), meter('input_tokens', '5', 'token', 1000000, input_tokens_gt=272000)),
    catalogue(meter('video_tokens', '527.5', 'credit', 1000000)),
    catalogue(meter('credits', '9.5', 'image', mp_le='2.36'), meter('credits', '18.99', 'image', mp_gt='2.36')),
    catalogue(meter('run', 253.2, 'credit', resolution='1080p', duration=5)),
    catalogue(meter('output_seconds', '0.4', 'second', resolution='720p-1080p', audio=True)),
    catalogue(meter('input_tokens', '0.27', 'token', 1000000, utc_time='16:30-00:30')),
    catalogue(effective_from='2026-09-01', effective_to='2026-10-01T00:00:00Z'),
    '{"schema":"genai-cost-catalogue/1","entries":[]}', '{}', '', '[' * 2000,
])
