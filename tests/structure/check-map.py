#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file and folder that docs/MAP.md names is there, and every view, service and command has a line.

Usage: check-map.py ROOT
"""
import re
import sys
from pathlib import Path

NAME = re.compile(r'`([\w./*-]+)`')
PLACES = ('', 'src/', 'tests/', 'data/ui/')
# Files of src/cli that are no command, folders of src/app that are no view.
COMMON = ('cli-call', 'cli-error', 'cli-files', 'cli-help', 'cli-options', 'cli-output')
PARTS = ('widgets', 'project', 'shell', 'shots')


def exists(root, name):
    return any(any(root.glob(place + name.rstrip('/') + ending)) for place in PLACES for ending in ('', '.h', '.c'))


def missing_names(root, text):
    for number, line in enumerate(text.splitlines(), 1):
        for name in NAME.findall(line):
            if '/' in name and not name.startswith('/') and not exists(root, name):
                yield f'docs/MAP.md:{number}: {name} is not there'


def unlisted(root, text):
    wanted = [f'app/{path.name}/' for path in sorted((root / 'src/app').iterdir()) if path.is_dir() and path.name not in PARTS]
    wanted += [str(path.relative_to(root / 'src').with_suffix('')) for path in sorted((root / 'src/services').rglob('topsheet-*-service.h'))]
    wanted += [f'cli/{path.stem}' for path in sorted((root / 'src/cli').glob('cli-*.c')) if f'`{path.stem[4:]}' not in text and path.stem not in COMMON]
    wanted += [f'report/{path.stem}' for path in sorted((root / 'src/report').glob('topsheet-*-chart.h'))]
    return (f'docs/MAP.md: {name} has no line' for name in wanted if name not in text)


def main(root):
    text = (root / 'docs/MAP.md').read_text(encoding='utf-8')
    problems = list(missing_names(root, text)) + list(unlisted(root, text))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1]).resolve()))
