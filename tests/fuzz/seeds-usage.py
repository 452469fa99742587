#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of usage: quantities and selectors as they are kept and typed."""
from seeds import write_seeds

write_seeds([
    'images=3;quality=high;size=1024x1536', 'input_tokens=3500;output_tokens=220', 'output_seconds=5.5;audio=true;resolution=720p', '',
    'images=1e3', 'images=-1', 'images=', '=1', 'images', 'a=b=c', 'quality=ż', 'images=1;images=2', ';', 'images=1;;', 'A=b', 'x=\xff',
])
