#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the includes of src/ and fails on an arrow the wrong way.

base <- model <- engine <- { store, providers, media, exchange, report } <- services <- { cli, app }; siblings in braces never see each other.

Usage: check-structure.py ROOT
"""
import re
import sys
from pathlib import Path

SIBLINGS = ('store', 'providers', 'media', 'exchange', 'report')
CORE = ('base', 'model', 'engine')

# Layer -> layers it may include besides its own.
MAY_USE = {
    'base': (),
    'model': ('base',),
    'engine': ('base', 'model'),
    **{sibling: CORE for sibling in SIBLINGS},
    'services': CORE + SIBLINGS,
    'cli': CORE + SIBLINGS + ('services',),
    'app': CORE + SIBLINGS + ('services',),
}

# Headers of libraries that a layer must not include, as a pattern on what stands between the brackets.
TOOLKIT = r'gtk/|gdk/(?!.*pixbuf)|gsk/|adwaita|adw-'
FILES = r'gio/|glib/gstdio|unistd\.h|fcntl\.h|sys/|sqlite3|libsoup|json-glib|yyjson|cairo|pango|gdk-pixbuf'
MUST_NOT = {
    'base': [(TOOLKIT, 'no GTK below app'), (FILES, 'base does no input or output')],
    'model': [(TOOLKIT, 'no GTK below app'), (r'glib/gstdio|unistd\.h|fcntl\.h|sys/|sqlite3|libsoup|json-glib|yyjson|cairo|pango',
                                              'the model does no input or output')],
    'engine': [(TOOLKIT, 'no GTK below app'), (FILES.replace('gio/|', ''), 'the engine does no input or output')],
    **{layer: [(TOOLKIT, 'no GTK below app')] for layer in SIBLINGS + ('services', 'cli')},
    'app': [(r'sqlite3|libsoup|yyjson', 'windows reach data through services')],
}

# Calls that read the world in layers that are to be pure.
IMPURE = re.compile(r'\b(g_file_\w+|g_fopen|fopen|printf|fprintf|puts|g_print|g_printerr|g_open|g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|g_getenv|g_spawn_\w+)\s*\(')
PURE = ('model', 'engine')

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
BLOCK_COMMENT = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
HOUSES = ('.c', '.h', '.cpp')


def without_comments(text):
    """Comments and strings become blanks of as many lines."""
    return BLOCK_COMMENT.sub(lambda found: '\n' * found.group().count('\n'), text)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def check_own_include(layer, include, exists):
    target = include.split('/')[0]
    if '..' in include.split('/'):
        return 'includes are written from src/, without ".."'
    if not exists:
        return None if '/' not in include else f'there is no src/{include}'
    if '/' not in include:
        return 'includes are written from src/'
    if target == layer or target in MAY_USE[layer]:
        return None
    if target in SIBLINGS and layer in SIBLINGS:
        return f'{layer} and {target} are siblings and never see each other; they meet in services'
    return f'{layer} must not see {target}'


def check_include(layer, own, system, exists):
    if own is not None:
        problem = check_own_include(layer, own, exists)
        if problem:
            return problem
    for pattern, why in MUST_NOT[layer]:
        if re.match(pattern, own if own is not None else system):
            return why
    return None


def check_file(root, path):
    relative = path.relative_to(root / 'src')
    layer = relative.parts[0]
    if len(relative.parts) < 2 or layer not in MAY_USE:
        return [f'{path.relative_to(root)}: stands in no layer']
    text = path.read_text(encoding='utf-8')
    problems = []
    for found in INCLUDE.finditer(text):
        own, system = found.groups()
        problem = check_include(layer, own, system, own is not None and (root / 'src' / own).exists())
        if problem:
            problems.append(f'{path.relative_to(root)}:{line_of(text, found.start())}: includes {own or system}: {problem}')
    if layer in PURE:
        plain = without_comments(text)
        for found in IMPURE.finditer(plain):
            problems.append(f'{path.relative_to(root)}:{line_of(plain, found.start())}: {found.group(1)} in {layer}: it has no I/O and no clock')
    return problems


def check_includes(root):
    problems = []
    for path in sorted((root / 'src').rglob('*')):
        if path.suffix in HOUSES:
            problems += check_file(root, path)
    return problems


# The project stands alone: nothing but .ci/run knows what lies beside the checkout.
OUTSIDE = re.compile(r'\.\./shared\b|/work/|/tmp/(?!topsheet)[a-z]+/')
TEXTS = {'.c', '.h', '.cpp', '.py', '.sh', '.blp', '.css', '.build', '.md', '.in', '.xml', '.json', '.svg', '.options', ''}
TAGGED = {'.c', '.h', '.cpp', '.py', '.sh', '.blp', '.css', '.build', '.options', '.svg'}
FOLDERS = ('src', 'tests', 'bench', 'data', 'build-aux', 'docs', 'po', 'help')
THIS = Path(__file__).resolve().parent


def project_files(root):
    yield from (path for path in sorted(root.iterdir()) if path.is_file())
    for folder in FOLDERS:
        if (root / folder).is_dir():
            yield from (path for path in sorted((root / folder).rglob('*')) if path.is_file() and '__pycache__' not in path.parts)


def check_texts(root):
    problems = []
    for path in project_files(root):
        if path.suffix not in TEXTS or path.name == 'LICENSE' or THIS in path.resolve().parents or path.name == '.git':
            continue
        try:
            text = path.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue
        for found in OUTSIDE.finditer(text):
            problems.append(f'{path.relative_to(root)}:{line_of(text, found.start())}: names {found.group()}, which lies outside the project')
        if path.suffix in TAGGED and 'SPDX-License-Identifier' not in text[:400]:
            problems.append(f'{path.relative_to(root)}:1: no SPDX-License-Identifier')
    return problems


def main(root):
    problems = check_includes(root) + check_texts(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1]).resolve()))
