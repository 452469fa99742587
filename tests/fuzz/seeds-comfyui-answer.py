#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of a ComfyUI server's history: runs of each outcome, names that lead elsewhere, and broken ones."""
import json

from seeds import write_seeds

GRAPH = {'3': {'class_type': 'KSampler', 'inputs': {'seed': 1, 'steps': 8}}, '9': {'class_type': 'SaveImage', 'inputs': {'images': ['3', 0]}}}


def run(files, messages=(), verdict='success'):
    return {'prompt': [1, 'a', GRAPH, {}, ['9']], 'outputs': {'9': {'images': files, 'animated': [False]}},
            'status': {'status_str': verdict, 'completed': verdict == 'success', 'messages': list(messages)}}


def file(name, subfolder='', kind='output'):
    return {'filename': name, 'subfolder': subfolder, 'type': kind}


TIMES = [['execution_start', {'prompt_id': 'a', 'timestamp': 1732000000000}], ['execution_cached', {'nodes': ['3']}],
         ['execution_success', {'prompt_id': 'a', 'timestamp': 1732000012345}]]
SEEDS = {
    'empty': {},
    'one': {'a': run([file('SH010_v001.png')], TIMES)},
    'more': {'a': run([file('a.png', 'SH010'), file('b.png', kind='temp')], TIMES), 'b': run([file('c.webp')], verdict='error')},
    'cached': {'a': run([file('a.png')], [['execution_cached', {'nodes': ['3', '9']}]])},
    'traps': {'a': run([file('../../etc/passwd'), file('..', '../..'), file('.hidden'), file('x' * 300), file(None), file('a.png', '../../out')])},
    'backwards': {'a': run([file('a.png')], [['execution_start', {'timestamp': 5e300}], ['execution_success', {'timestamp': -1}]])},
    'shapes': {'a': {'outputs': {'9': {'images': 'none'}, '8': []}, 'prompt': {}, 'status': []}},
    'not-history': {'items': [1, 2, 3]},
}

write_seeds([json.dumps(value) for value in SEEDS.values()] + [
    json.dumps(SEEDS['more'])[:200], '{"a": {"outputs": {}, "status": {"messages": [["execution_start", {"timestamp": NaN}]]}}}', '<html>404</html>', '', '{',
])
