#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders that are watched, and imports that were stopped."""
import http.server
import json
import os
import shutil
import signal
import threading
import time
import unittest

from clikit import CliTest, a1111, png


class SourceTest(CliTest):
    def setUp(self):
        super().setUp()
        self.project()
        (self.home / 'in').mkdir()

    def wait(self, count):
        for _ in range(600):
            if self.json('generation', 'list', '1')['total'] >= count:
                return
            time.sleep(0.1)
        self.fail(f'{count} generations did not come')

    def test_sources(self):
        added = self.json('source', 'add', '1', 'in', '--phase', 'post', '--deliverable', 'KV01')
        self.assertEqual(added['location'], str(self.home / 'in'))
        self.assertEqual((added['kind'], added['phase'], added['deliverable'], added['model'], added['paused']), ('folder', 'post', 'KV01', None, False))
        again = self.json('source', 'add', '1', self.home / 'in')
        self.assertEqual((again['id'], again['phase'], again['deliverable']), (added['id'], None, None))
        self.assertTrue(self.json('source', 'pause', '1', 'in')['paused'])
        self.assertEqual([s['paused'] for s in self.json('source', 'list', '1')['items']], [True])
        self.assertFalse(self.json('source', 'resume', '1', added['id'])['paused'])
        self.json('source', 'remove', '1', 'in')
        self.assertEqual(self.json('source', 'list', '1')['total'], 0)

    def test_errors(self):
        self.error('source', 'add', '1', 'nowhere', status=4, code='not-found', says='no folder')
        self.error('source', 'add', '1', 'in', '--model', 'nobody/knows', status=4, code='not-found')
        self.error('source', 'add', '1', 'in', '--deliverable', 'a b', status=2, code='usage')
        self.error('source', 'remove', '1', 'in', status=4, code='not-found', says='source list')
        self.error('import', '--project', '1', status=2, code='usage', says='PATH')
        self.error('import', 'in', '--watch', '--project', '1', status=2, code='usage', says='exclude')
        self.error('import', '--resume', '--project', '1', status=4, code='not-found', says='nothing to resume')

    def test_watch(self):
        self.picture('in/SH010_v001.png', 1, a1111('flux-2-pro'))
        self.json('source', 'add', '1', 'in', '--phase', 'exploration')
        process = self.start('--json', 'import', '--watch', '--project', '1')
        try:
            self.wait(1)
            data = png(2, a1111('flux-2-pro', seed=2))
            with open(self.home / 'in' / 'SH010_v002.png', 'wb') as half:
                half.write(data[:100])
                half.flush()
                time.sleep(1.5)
                half.write(data[100:])
            self.wait(2)
            os.rename(self.home / 'in', self.home / 'away')
            time.sleep(2.5)
            shutil.copytree(self.home / 'away', self.home / 'in')
            self.picture('in/SH010_v003.png', 3)
            self.wait(3)
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        answer = json.loads(out)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual((answer['imported'], answer['failed']), (3, 0))
        self.assertEqual(answer['sources'][0]['location'], str(self.home / 'in'))
        self.assertEqual({g['phase'] for g in self.json('generation', 'list', '1')['items']}, {'exploration'})

    def test_resume(self):
        for i in range(400):
            self.picture(f'in/SH{i:03}_v001.png', i + 1, a1111('flux-2-pro', seed=i))
        process = self.start('--json', 'import', 'in', '--project', '1', '--phase', 'post')
        self.wait(1)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        before = self.json('generation', 'list', '1')['total']
        sources = self.json('source', 'list', '1')['items']
        if before < 400:
            self.assertEqual([(s['kind'], s['phase']) for s in sources], [('once', 'post')])
            rest = self.json('import', '--resume', '--project', '1')
            self.assertEqual((rest['imported'], rest['already_known']), (400 - before, before))
        self.assertEqual(self.json('source', 'list', '1')['total'], 0)
        self.assertEqual(self.json('generation', 'list', '1')['total'], 400)
        self.assertTrue(self.json('library', 'verify')['ok'])

    def test_patterns(self):
        self.assertEqual(self.json('pattern', 'list', '1')['total'], 0)
        self.assertEqual(self.json('pattern', 'try', '1', 'SH010_v003.png')['items'], [{'name': 'SH010_v003.png', 'deliverable': 'SH010', 'version': 3}])
        patterns = ['{deliverable}-{version}_*', 'take {version}']
        self.assertEqual([i['pattern'] for i in self.json('pattern', 'set', '1', *patterns)['items']], patterns)
        tried = self.json('pattern', 'try', '1', 'KV02-12_draft.png', 'take 7.png', 'SH010_v003.png')['items']
        self.assertEqual([(i['deliverable'], i['version']) for i in tried], [('KV02', 12), (None, 7), (None, None)])
        self.picture('in/KV02-12_draft.png', 1)
        self.picture('in/SH030/take 7.png', 2)
        imported = self.json('import', 'in', '--project', '1')['items']
        self.assertEqual(sorted(g['version_id'] for g in imported), ['KV02_v012', 'SH030_v007'])
        error = self.cli('--json', 'pattern', 'set', '1', 'ż{shot}', status=2).json['error']
        self.assertEqual((error['code'], error['start'], error['end']), ('usage', 2, 3))
        self.assertEqual(self.json('pattern', 'list', '1')['total'], 2)
        self.assertEqual(self.json('pattern', 'set', '1')['total'], 0)

    def test_comfyui(self):
        history = {}
        picture = png(1, a1111('flux-2-pro'))

        class Server(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps(history).encode() if self.path.startswith('/history') else picture
                self.send_response(200)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f'http://127.0.0.1:{server.server_port}'
        try:
            self.assertEqual(self.json('import', 'comfyui', url, '--project', '1')['imported'], 0)
            history['p1'] = {'outputs': {'9': {'images': [{'filename': 'SH010_v004.png', 'subfolder': '', 'type': 'output'}]}}}
            answer = self.json('import', url + '/', '--project', '1', '--phase', 'post')
            self.assertEqual([(g['version_id'], g['phase']) for g in answer['items']], [('SH010_v004', 'post')])
            again = self.json('import', 'comfyui', url, '--project', '1')
            self.assertEqual((again['imported'], again['already_known']), (0, 0))
            source = self.json('source', 'list', '1')['items'][0]
            self.assertEqual((source['kind'], source['location'], source['position'], source['paused']), ('comfyui', url, 'p1', True))
        finally:
            server.shutdown()
            server.server_close()
        self.error('import', 'comfyui', url, '--project', '1', status=1, code='io', says='cannot be reached')
        self.error('import', 'comfyui', 'http://', '--project', '1', status=5, code='invalid', says='no address')


if __name__ == '__main__':
    unittest.main()
