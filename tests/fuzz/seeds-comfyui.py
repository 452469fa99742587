#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of ComfyUI graphs: plain, put together from parts, with switches, hosted models, cycles, and JSON as savers leave it."""
import json

from graphs import CASCADE, CUSTOM, CYCLE, HOSTED, LORAS, PLAIN, SWITCHED, TWO_PASSES
from seeds import write_seeds

GRAPHS = [PLAIN, CUSTOM, TWO_PASSES, SWITCHED, LORAS, HOSTED, CYCLE, CASCADE]

write_seeds([json.dumps(graph) for graph in GRAPHS] + [
    json.dumps(PLAIN).replace('"denoise": 1.0', '"denoise": NaN'),
    json.dumps(PLAIN)[:-1],
    json.dumps(PLAIN) + ' more',
    json.dumps({'prompt': PLAIN, 'workflow': {}}),
    json.dumps({'prompt': json.dumps(CUSTOM)}),
    '{"1": {"class_type": "x"}}', '{"1": {"class_type": "x", "inputs": []}}', '{"class_type": 1}', '"class_type"',
])
