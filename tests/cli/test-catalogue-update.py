#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Price lists: what is recorded, what is kept out, what is refused, and where they come from."""
import http.server
import json
import threading
import unittest

from clikit import CliTest, a1111

KEYS = {'source', 'format', 'rows', 'taken', 'dry_run', 'recorded', 'unchanged', 'added', 'changed', 'suspicious', 'refused', 'not_expressible', 'zero',
        'repeated', 'no_price', 'names_refused'}
CHANGE = {'id', 'model', 'meter', 'conditions', 'unit', 'old_price', 'old_per', 'old_currency', 'new_price', 'per', 'currency', 'ratio', 'sentence', 'doubts',
          'accepted'}
ISSUE = {'row', 'path', 'value', 'sentence'}

# Rows as LiteLLM writes them. The seed has gpt-5-nano at 0.05 and 0.40 a million.
LITELLM = {
    'gpt-5-nano': {'litellm_provider': 'openai', 'mode': 'chat', 'input_cost_per_token': 6e-08, 'output_cost_per_token': 4e-07},
    'gpt-7': {'litellm_provider': 'openai', 'mode': 'chat', 'input_cost_per_token': 2e-06, 'output_cost_per_token': 1e-05},
    'wandb/gpt-oss-120b': {'litellm_provider': 'wandb', 'mode': 'chat', 'input_cost_per_token': 0.015, 'output_cost_per_token': 0.06},
    'gpt-search': {'litellm_provider': 'openai', 'mode': 'chat', 'input_cost_per_token': 1e-06,
                   'search_context_cost_per_query': {'search_context_size_low': 0.03}},
}


# A list of genai-prices: its names go to a model that the seed has, to a new one, and one pattern is none.
GENAI = [
    {'id': 'openai', 'model_match': {'starts_with': 'gpt-'}, 'models': [
        {'id': 'gpt-7o', 'match': {'or': [{'equals': 'gpt-7o'}, {'regex': r'^gpt-7o-\d{4}-\d\d-\d\d$'}, {'regex': 'gpt-([7'}]}, 'prices': {'input_mtok': 2}}]},
    {'id': 'bfl', 'models': [{'id': 'flux-2-pro', 'match': {'starts_with': 'flux-2-pro-2'}, 'prices': {'requests_kcount': 30}}]},
]


class Handler(http.server.BaseHTTPRequestHandler):
    body = json.dumps(LITELLM).encode()

    def log_message(self, *args):
        pass

    def do_GET(self):
        if self.path == '/moved':
            self.send_response(302)
            self.send_header('Location', '/prices.json')
            self.end_headers()
        elif self.path == '/huge':
            self.send_response(200)
            self.send_header('Content-Length', str(200 * 1024 * 1024))
            self.end_headers()
        elif self.path == '/endless':
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b' ' * 1048576)
            except OSError:
                pass
        elif self.path == '/prices.json':
            self.send_response(200)
            self.send_header('Content-Length', str(len(self.body)))
            self.end_headers()
            self.wfile.write(self.body)
        else:
            self.send_error(404)


class UpdateTest(CliTest):
    def write(self, content, name='prices.json'):
        path = self.home / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def update(self, content, *args, status=0):
        return self.json('catalogue', 'update', self.write(content), *args, status=status)

    def price(self, model, *usage):
        return self.json('price', model, *usage, status=None)['amount']

    def test_keys(self):
        answer = self.update(LITELLM)
        self.assertEqual(set(answer), KEYS)
        self.assertEqual((answer['format'], answer['source'], answer['rows'], answer['taken']), ('LiteLLM', 'prices.json', 4, 4))
        for name in ('added', 'changed', 'suspicious'):
            self.assertTrue(answer[name], name)
            for change in answer[name]:
                self.assertEqual(set(change), CHANGE)
                self.assertEqual(change['accepted'], name != 'suspicious')
                self.assertTrue(change['sentence'].endswith('.'), change)
        for issue in answer['not_expressible']:
            self.assertEqual(set(issue), ISSUE)
        self.assertEqual(answer['refused'], [])

    def test_records(self):
        self.cli('library', 'init')
        before = self.price('openai/gpt-5-nano', 'input_tokens=1000000')
        self.assertEqual(before, '0.05')
        answer = self.update(LITELLM)
        changed = [(c['model'], c['meter'], c['old_price'], c['new_price'], c['per']) for c in answer['changed']]
        self.assertEqual(changed, [('openai/gpt-5-nano', 'input_tokens', '0.05', '0.06', 1000000)])
        self.assertEqual(self.price('openai/gpt-5-nano', 'input_tokens=1000000'), '0.06')
        self.assertEqual(self.price('openai/gpt-7', 'output_tokens=1000'), '0.01')
        self.assertEqual(self.price('openai/gpt-5-nano', 'input_tokens=1000000', '--at', '2026-11-20'), '0.05')
        self.assertEqual(answer['recorded'], len(answer['added']) + len(answer['changed']))
        # Once is enough.
        again = self.update(LITELLM)
        self.assertEqual((again['recorded'], again['added'], again['changed']), (0, [], []))
        self.assertIn('0 prices were recorded.', self.cli('catalogue', 'update', self.home / 'prices.json').out)

    def test_dry_run(self):
        self.cli('library', 'init')
        before = self.json('catalogue', 'list')
        answer = self.update(LITELLM, '--dry-run')
        self.assertEqual((answer['dry_run'], answer['recorded']), (True, 0))
        self.assertTrue(answer['added'])
        self.assertEqual(self.json('catalogue', 'list'), before)

    def test_suspicious(self):
        answer = self.update(LITELLM)
        suspicious = answer['suspicious']
        self.assertEqual({c['model'] for c in suspicious}, {'wandb/gpt-oss-120b'})
        self.assertEqual({d for c in suspicious for d in c['doubts']}, {'token_price'})
        self.error('price', 'wandb/gpt-oss-120b', 'input_tokens=1', status=4, code='not-found')
        self.error('catalogue', 'update', self.home / 'prices.json', '--accept', '0123456789', status=4, code='not-found')
        one = next(c for c in suspicious if c['meter'] == 'input_tokens')
        self.assertEqual(self.update(LITELLM, '--accept', one['id'])['recorded'], 1)
        self.assertEqual(self.price('wandb/gpt-oss-120b', 'input_tokens=1'), '0.015')
        self.assertIsNone(self.price('wandb/gpt-oss-120b', 'output_tokens=1'))
        self.assertEqual(self.update(LITELLM, '--accept-suspicious')['recorded'], 1)
        self.assertEqual(self.price('wandb/gpt-oss-120b', 'output_tokens=1'), '0.06')

    def test_accept_several(self):
        ids = [c['id'] for c in self.update(LITELLM)['suspicious']]
        self.assertEqual(len(set(ids)), 2)
        self.assertEqual(self.update(LITELLM, '--accept', *ids)['recorded'], 2)

    def test_names(self):
        """What a tool reports with a date finds the price; a pattern that is none takes nothing with it."""
        self.json('project', 'add', 'Names', '--currency', 'USD')
        self.error('price', 'gpt-7o-2026-08-06', 'input_tokens=1', status=4, code='not-found')
        answer = self.update(GENAI)
        self.assertEqual((answer['recorded'], answer['refused'], len(answer['added'])), (2, [], 2))
        self.assertEqual([(i['row'], i['value']) for i in answer['names_refused']], [('openai/gpt-7o', '"gpt-([7"')])
        self.assertIn('“openai/gpt-7o”', answer['names_refused'][0]['sentence'])
        self.assertIn('“gpt-([7”', answer['names_refused'][0]['sentence'])
        for name in ('gpt-7o-2026-08-06', 'GPT-7o-2026-08-06', 'openai/gpt-7o-2026-08-06'):
            self.assertEqual(self.price(name, 'input_tokens=1000000'), '2')
        self.error('price', 'gpt-7o-mini', 'input_tokens=1', status=4, code='not-found')
        self.assertEqual([p['meter'] for p in self.json('catalogue', 'show', 'gpt-7o-2026-08-06')['prices']], ['input_tokens'])
        # What a file says is priced by the name too.
        self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro'))
        self.picture('in/SH010_v002.png', 2, a1111('flux-2-pro-20260801', seed=2))
        items = self.json('import', 'in', '--project', '1')['items']
        self.assertEqual([i['model'] for i in items], ['bfl/flux-2-pro'] * 2)
        self.assertEqual(items[0]['cost'], items[1]['cost'])
        self.assertIsNotNone(items[1]['cost'])
        # Nothing is recorded twice; other names are, without a price that changed.
        self.assertEqual(self.update(GENAI)['recorded'], 0)
        other = json.loads(json.dumps(GENAI))
        other[0]['models'][0]['match'] = {'ends_with': '7o-mini'}
        self.assertEqual(self.update(other)['recorded'], 0)
        self.assertEqual(self.price('gpt-7o-mini', 'input_tokens=1000000'), '2')
        self.error('price', 'gpt-7o-2026-08-06', 'input_tokens=1', status=4, code='not-found')

    def test_refused_rows(self):
        answer = self.update({**LITELLM, 'gpt-8': {'litellm_provider': 'openai', 'mode': 'chat', 'input_cost_per_token': 'cheap'},
                              'gpt-9': {'litellm_provider': 'openai', 'mode': 'chat', 'input_cost_per_token': -1e-06}}, status=5)
        self.assertEqual({i['row'] for i in answer['refused']}, {'gpt-8', 'gpt-9'})
        self.assertEqual(answer['error']['code'], 'input')
        for issue in answer['refused']:
            self.assertEqual(set(issue), ISSUE)
        self.assertEqual(self.price('openai/gpt-7', 'output_tokens=1000'), '0.01')

    def test_own_price_stays(self):
        self.json('catalogue', 'set', 'openai/gpt-5-nano', 'input_tokens=1')
        self.update(LITELLM)
        self.assertEqual(self.price('openai/gpt-5-nano', 'input_tokens=1000000'), '1')
        self.json('catalogue', 'unset', 'openai/gpt-5-nano', 'input_tokens')
        self.assertEqual(self.price('openai/gpt-5-nano', 'input_tokens=1000000'), '0.06')

    def test_no_file_can_own(self):
        """A list that calls itself “own” is still a list."""
        entry = {'id': 'openai/gpt-5-nano', 'provider': 'openai', 'model': 'gpt-5-nano', 'modality': 'text', 'tier': 'sketch', 'currency': 'USD',
                 'meters': [{'meter': 'input_tokens', 'price': '0.06', 'per': 1000000, 'unit': 'token'}], 'effective_from': '2026-11-01', 'source': 'own'}
        self.update({'schema': 'genai-cost-catalogue/1', 'entries': [entry]})
        prices = self.json('catalogue', 'show', 'openai/gpt-5-nano')['prices']
        self.assertIn('0.06', [p['price'] for p in prices])
        self.assertFalse(any(p['own'] for p in prices))

    def test_bad_files(self):
        self.cli('library', 'init')
        before = self.json('catalogue', 'list')
        for content in (b'', b'not JSON', b'{', b'[]', b'{}', b'null', b'3', b'"text"', b'[1, 2]', b'{"a": 1e400}', b'\xff\xfe\x00', b'[' * 100000,
                        {'schema': 'genai-cost-catalogue/1', 'entries': 'none'}, {'schema': 'genai-cost-catalogue/1', 'entries': [{'id': 'x'}]},
                        {'gpt-8': {'no': 'provider'}}):
            with self.subTest(content=content if isinstance(content, dict) else content[:20]):
                self.write(content)
                self.error('catalogue', 'update', self.home / 'prices.json', status=5, code='parse')
        self.error('catalogue', 'update', self.home / 'missing.json', status=4, code='not-found')
        self.error('catalogue', 'update', self.home, status=1, code='io')
        self.error('catalogue', 'update', 'ftp://127.0.0.1/prices.json', status=2, code='usage')
        self.error('catalogue', 'update', self.home / 'prices.json', 'more', status=2, code='usage')
        self.assertEqual(self.json('catalogue', 'list'), before)

    def test_number_out_of_range(self):
        text = json.dumps(LITELLM).replace('2e-06', '1e400').replace('1e-05', '1e-400')
        answer = self.update(text.encode(), status=5)
        self.assertEqual({i['row'] for i in answer['refused']}, {'gpt-7'})
        self.error('price', 'openai/gpt-7', 'input_tokens=1', status=4, code='not-found')

    def test_duplicate_keys(self):
        """Of a row that stands there twice nobody knows which counts."""
        text = json.dumps(LITELLM)
        row = json.dumps(LITELLM['gpt-7'])
        answer = self.update((text[:-1] + ', "gpt-7": ' + row + '}').encode(), status=5)
        self.assertEqual({i['row'] for i in answer['refused']}, {'gpt-7'})
        self.error('price', 'openai/gpt-7', 'input_tokens=1', status=4, code='not-found')
        self.assertEqual(self.price('openai/gpt-5-nano', 'input_tokens=1000000'), '0.06')

    def test_sparse_file(self):
        """200 MB that take no room are refused before they are read."""
        path = self.home / 'sparse.json'
        with path.open('wb') as file:
            file.truncate(200 * 1024 * 1024)
        message = self.error('catalogue', 'update', path, status=5, code='parse')
        self.assertIn('64.0', message)

    def test_url(self):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        server.daemon_threads = True
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f'http://127.0.0.1:{server.server_port}'
        answer = self.json('catalogue', 'update', address + '/prices.json')
        self.assertEqual(answer['source'], address + '/prices.json')
        self.assertGreater(answer['recorded'], 0)
        self.assertEqual(self.json('catalogue', 'update', address + '/moved')['recorded'], 0)
        before = self.json('catalogue', 'list')
        self.error('catalogue', 'update', address + '/nothing', status=1, code='io', says='404')
        self.error('catalogue', 'update', address + '/huge', status=5, code='parse')
        self.error('catalogue', 'update', address + '/endless', status=5, code='parse')
        self.assertEqual(self.json('catalogue', 'list'), before)

    def test_nobody_answers(self):
        server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        port = server.server_port
        server.server_close()
        self.error('catalogue', 'update', f'http://127.0.0.1:{port}/', status=1, code='io')


if __name__ == '__main__':
    unittest.main()
