#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of the search language, well-formed and not."""
from seeds import write_seeds

write_seeds([
    'model:flux decision:rejected reason:hands cost:>0.5 steps:20..30 phase:exploration date:2026-11 "red coat"',
    '-model:flux not:red decision:rejected,edit has:prompt,seed unpriced:no', 'date:today date:7d date:2026-11..2026-12 date:>=2026 date:..yesterday',
    'size:1024x768 width:>=1024 height:<2000 frames:>1 duration:4..10.5', 'seed:18446744073709551615,42 cfg:<=7.5 version:1..', 'red* co\\"at \\-x a\\ b \\\\',
    '"unclosed', 'cost:', 'cost:abc', 'modle:flux', 'steps:30..20', 'date:2026-02-30', 'NEAR( a AND OR NOT )', 'model:"a b"*,c', '"" * - , :', 'żółw:"zażółć"', 'not:', '--x',
])
