#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of plans: every key once, the smallest plan, and what is almost one."""
import json

from seeds import write_seeds

LINE = {
    'phase': 'exploration', 'account': 1000, 'name': 'Sketches', 'model': 'bfl/flux-2-pro', 'quantities': {'images': 2},
    'select': {'width': 1024, 'audio': True, 'op': 't2i'}, 'count': '120', 'unit': 'image', 'unit_price': '0.04',
    'price_currency': 'USD', 'note': 'four a frame',
}
PLAN = {
    'currency': 'EUR', 'buffer_percent': 22.5, 'buffer_base': 'compute', 'limit': '21000', 'api_limit': 2600,
    'rates': {'USD': '0.86'}, 'lines': [LINE, {'name': 'B'}],
}

write_seeds([
    json.dumps(PLAN), json.dumps(PLAN, indent=2), json.dumps({'currency': 'EUR', 'lines': []}),
    json.dumps({'currency': 'JPY', 'lines': [{'name': 'x', 'count': 9223372036854775807, 'unit_price': 1e-9}]}),
    json.dumps({**PLAN, 'total': '5', 'by_phase': {}}), json.dumps({'currency': 'EUR', 'lines': [{**LINE, 'phase': 'no'}]}),
    '\ufeff{"currency":"EUR","lines":[]}', '{"currency":"EUR","lines":[{"name":"\\u0000"}]}', '[' * 2000, '{}', '',
])
