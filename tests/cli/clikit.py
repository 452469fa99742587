# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a private home, calls of the built program, and pictures with metadata."""
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

CLI = os.environ['TOPSHEET_CLI']
# 21 November 2026, 10:00 UTC
NOW = '1795255200'

PLAN = {
    'currency': 'EUR',
    'buffer_percent': 25,
    'limit': '750',
    'api_limit': '50',
    'rates': {'USD': '0.86'},
    'lines': [
        {'phase': 'exploration', 'name': 'Sketches', 'model': 'fal/flux-schnell', 'quantities': {'images': 1}, 'count': 100},
        {'phase': 'production', 'account': 6000, 'name': 'Review', 'count': 4, 'unit': 'hour', 'unit_price': '55'},
        {'phase': 'post', 'account': 4000, 'name': 'Somebody sends it', 'model': 'nobody/knows-it', 'quantities': {'images': 1}, 'count': 1},
    ],
}


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(seed, text=None, width=32, height=18):
    """A small picture whose content follows from the seed."""
    rows = b''.join(b'\0' + bytes((seed * 7 + x * 5 + y * 3 + c * 40) % 256 for x in range(width) for c in range(3)) for y in range(height))
    parts = [b'\x89PNG\r\n\x1a\n', chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))]
    for key, value in (text or {}).items():
        parts.append(chunk(b'tEXt', key.encode() + b'\0' + value.encode()))
    return b''.join(parts + [chunk(b'IDAT', zlib.compress(rows)), chunk(b'IEND', b'')])


def a1111(model, seed=1, prompt='a jacket on a summit'):
    return {'parameters': f'{prompt}\nNegative prompt: text\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: {seed}, Size: 32x18, Model: {model}'}


def comfy(model, seed=1, prompt='first light over a ridge'):
    graph = {
        '3': {'class_type': 'KSampler', 'inputs': {'seed': seed, 'steps': 8, 'cfg': 3.5, 'sampler_name': 'euler', 'scheduler': 'simple', 'denoise': 1,
              'model': ['4', 0], 'positive': ['6', 0], 'negative': ['7', 0], 'latent_image': ['5', 0]}},
        '4': {'class_type': 'CheckpointLoaderSimple', 'inputs': {'ckpt_name': model}},
        '5': {'class_type': 'EmptyLatentImage', 'inputs': {'width': 32, 'height': 18, 'batch_size': 1}},
        '6': {'class_type': 'CLIPTextEncode', 'inputs': {'text': prompt, 'clip': ['4', 1]}},
        '7': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'watermark', 'clip': ['4', 1]}},
        '8': {'class_type': 'VAEDecode', 'inputs': {'samples': ['3', 0], 'vae': ['4', 2]}},
        '9': {'class_type': 'SaveImage', 'inputs': {'filename_prefix': 'x', 'images': ['8', 0]}},
    }
    return {'prompt': json.dumps(graph)}


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode()
        # What AddressSanitizer says about fibers is about itself.
        self.err = re.sub(r'^==\d+==WARNING: ASan doesn.t fully support makecontext.*\n', '', process.stderr.decode(), flags=re.M)

    @property
    def json(self):
        return json.loads(self.out)


class CliTest(unittest.TestCase):
    """A test with a home of its own; nothing of the account that runs it is touched."""

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='topsheet-cli-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.library = self.home / 'library.db'
        self.env = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / 'data'), XDG_CACHE_HOME=str(self.home / 'cache'),
                        XDG_CONFIG_HOME=str(self.home / 'config'), TOPSHEET_LIBRARY=str(self.library), SOURCE_DATE_EPOCH=NOW)

    def cli(self, *args, status=0, stdin=b'', env=None, cwd=None):
        """Runs the program and expects the exit status (None = any)."""
        process = subprocess.run([CLI, *map(str, args)], input=stdin, capture_output=True, env={**self.env, **(env or {})}, cwd=cwd or self.home, timeout=120)
        result = Result(process)
        if status is not None:
            self.assertEqual(result.status, status, f'topsheet-cli {args}\nout: {result.out}\nerr: {result.err}')
        return result

    def json(self, *args, **kwargs):
        return self.cli('--json', *args, **kwargs).json

    def start(self, *args):
        return subprocess.Popen([CLI, *map(str, args)], env=self.env, cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def error(self, *args, status, code, says=None, **kwargs):
        """One line on standard error that names the program, and the same as JSON on standard output."""
        result = self.cli('--json', *args, status=status, **kwargs)
        self.assertEqual(result.err.count('\n'), 1, result.err)
        self.assertTrue(result.err.startswith('topsheet-cli: '), result.err)
        error = result.json['error']
        self.assertEqual(set(error), {'code', 'message'})
        if os.environ.get('TOPSHEET_CLI_SHOW'):
            print(f'[{status} {error["code"]}]', result.err, end='')
        self.assertEqual(error['code'], code, error)
        if says is not None:
            self.assertIn(says, error['message'])
        self.assertNotIn('%', error['message'])
        return error['message']

    def picture(self, name, seed, text=None):
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(seed, text))
        return path

    def plan(self, plan=PLAN, name='plan.json'):
        path = self.home / name
        path.write_text(json.dumps(plan))
        return path

    def project(self, name='Spring campaign', *args):
        return self.json('project', 'add', name, '--currency', 'EUR', *args)
