#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of patterns of names: a pattern and a name, a line each."""
from seeds import write_seeds

write_seeds([
    '{deliverable}_v{version}\nSH010_v003', '{deliverable}-{version}_*\nKV02-12_draft', '*_{deliverable}_v{version}\na_b_SH010_v3', '?{version}\nż7',
    '{{{version}}}\n{42}', 'ż{shot}\nx', 'a{version\nb', '}', '', '{version}*1*1*1*1*1*1*1*1*1x\n11111111111111111111111111111111111111',
])
