#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of the list of genai-prices: a model of each shape, and broken ones."""
import json

from seeds import write_seeds


def alone(prices, **more):
    return json.dumps([{'id': 'openai', 'name': 'OpenAI', 'api_pattern': 'https://', 'models': [
        {'id': 'gpt-4o', 'match': {'or': [{'equals': 'gpt-4o'}, {'starts_with': 'gpt-4o-'}]}, 'prices': prices} | more]}])


FLAT = {'input_mtok': 2.5, 'output_mtok': 10, 'cache_read_mtok': 1.25, 'cache_write_1h_mtok': 6, 'web_searches_kcount': 10}
TIERED = {'input_mtok': {'base': 2.5, 'tiers': [{'start': 272000, 'price': 5}, {'start': 400000, 'price': 7.5}]}}
OTHERS = {'input_mchars': 15, 'requests_kcount': 5, 'input_audio_hours': 0.111, 'audio_hours': 0.2, 'output_audio_hours': 0.9, 'input_gpixels': 1}
DAY = {'start_time': '00:30:00Z', 'end_time': '16:30:00Z'}
EAST = {'start_time': '07:00:00+08:00', 'end_time': '09:00:00+08:00'}

MATCHES = [
    {'and': [{'or': [{'contains': 'haiku-4-5'}, {'regex': r'^us\.'}]}, {'ends_with': '-v1:0'}]}, {'regex': r'^gpt-4o-\d{4}-\d\d-\d\d$'},
    {'regex': '(?:a|aa)+!'}, {'regex': '('}, {'regex': 'a)|(b'}, {'equals': 7}, {'or': []}, {'unlike': 'x'}, {'equals': 'a', 'regex': 'b'}, [], 7, None,
]

write_seeds([
    alone(FLAT), alone(TIERED), alone(OTHERS),
    alone([{'prices': TIERED}, {'constraint': {'start_date': '2026-03-13'}, 'prices': FLAT}]),
    alone([{'prices': FLAT}, {'constraint': {'start_date': '2027-01-01'}, 'prices': FLAT}, {'constraint': {'start_date': '2026-01-01'}, 'prices': {}}]),
    alone([{'prices': FLAT}, {'constraint': DAY, 'prices': {'input_mtok': 1}}]),
    alone([{'prices': FLAT}, {'constraint': EAST, 'prices': {'input_mtok': 1}}, {'constraint': DAY, 'prices': {'input_mtok': 1}}]),
    alone([{'constraint': DAY, 'prices': FLAT}]), alone([]), alone(7), alone({'input_mtok': '1'}), alone({'input_mtok': -1}),
    alone({'input_mtok': {'base': 1, 'tiers': [{'start': 5, 'price': 2}, {'start': 4, 'price': 2}]}}), alone(FLAT, id='a b'), alone(FLAT, id=None),
    '[{"id":"p","models":[{"id":"m","prices":{"input_mtok":1e400,"output_mtok":NaN}}]}]',
    '[{"id":"p","models":[{"id":"m","id":"n","prices":{"input_mtok":1,"input_mtok":2}},7]},7,{"models":[]}]',
    *(alone(FLAT, match=match) for match in MATCHES),
    json.dumps([{'id': 'openai', 'model_match': {'or': [{'starts_with': 'gpt-'}, {'regex': '(a+)+$'}]}, 'models': [
        {'id': 'gpt-4o', 'match': {'contains': '4o'}, 'prices': FLAT}, {'id': 'bomb', 'match': {'regex': '(a+)+$'}, 'prices': FLAT}]}]),
    '[{"models":7}]', '[]', '', '[',
])
