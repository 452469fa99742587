#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of catalogues: single entries of every shape in the one that is built in, and broken ones."""
import json
from pathlib import Path

from seeds import write_seeds

CATALOGUE = json.loads((Path(__file__).resolve().parents[2] / 'data/catalogue/catalogue.json').read_text(encoding='utf-8'))


def shape(entry):
    """What makes two entries alike: the meters, units and conditions they use."""
    return frozenset((meter['meter'], meter['unit'], *meter.get('when', {})) for meter in entry['meters'])


def alone(entry):
    return json.dumps(CATALOGUE | {'entries': [entry]})


by_shape = {}
for one in CATALOGUE['entries']:
    by_shape.setdefault(shape(one), one)
first = CATALOGUE['entries'][0]

write_seeds([alone(one) for one in by_shape.values()] + [
    alone(first | {'currency': 'usd'}),
    alone(first | {'meters': [{'meter': 'images', 'price': '-1', 'per': 0, 'unit': 'image'}]}),
    alone(first | {'meters': None}),
    json.dumps({'schema': 'genai-cost-catalogue/2', 'entries': []}),
    '{"entries": {}}', '[]', '', '{',
])
