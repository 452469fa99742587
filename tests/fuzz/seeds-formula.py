#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of formulas: the first line is one, the others are values of the variables a, b, c …"""
from seeds import write_seeds

write_seeds([
    '=a * b\n60 s\n24', 'ceil (a / 7) * max (b, 30)\n60\n24', '(1 + 2) × 3 ÷ 4 − 5', 'round (1.2345, 2) + min (1; 2, 3)', 'a\nb\na', 'a + 1\n2 +',
    '5 % * 30 min / 1 h', '((((((', '--−+1', '1e3', '9223372036854775807 * 9223372036854775807', '7 / 0', '0.000000001 / 3', 'żółw', '', '=',
])
