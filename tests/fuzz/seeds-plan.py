#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of plans: a full one, the smallest, and one with each thing that is refused."""
import json

from seeds import write_seeds

LINE = {'phase': 'exploration', 'name': 'Sketches', 'model': 'google/imagen-4', 'quantities': {'images': 1}, 'count': 120}
FULL = {
    'currency': 'EUR', 'buffer_percent': 25, 'buffer_base': 'compute', 'limit': '21000', 'api_limit': '2500.50', 'rates': {'USD': '0.86'},
    'lines': [
        LINE,
        {'phase': 'production', 'account': 2000, 'name': 'Shots', 'model': 'runway/gen4_turbo', 'quantities': {'output_seconds': '5'},
         'select': {'resolution': '720p'}, 'count': '40', 'note': 'two takes each'},
        {'phase': 'post', 'account': 6000, 'name': 'Review', 'count': 12.5, 'unit': 'hour', 'unit_price': '60', 'price_currency': 'EUR'},
    ],
}

write_seeds([json.dumps(seed) for seed in (
    FULL,
    {'lines': []},
    {'lines': [LINE]},
    FULL | {'currency': 'USD'},
    FULL | {'buffer_percent': '-1'},
    FULL | {'rates': {'USD': '0'}},
    FULL | {'limit': '9223372036.854775808'},
    FULL | {'unknown': 1},
    {'lines': [LINE | {'count': -1}]},
    {'lines': [LINE | {'quantities': {'images': 'many'}}]},
    {'lines': [LINE | {'phase': 'never'}]},
    {'lines': {'a': 1}},
    [],
    None,
)] + ['', '{', '{"lines": [' + '[' * 200, '\ufeff{}', '{"lines": [], "lines": []}'])
