#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of measure-plan: the same plan in Python, decimals for the recalculation, lists for the convolution on a grid of half a dollar."""
import decimal
import math
import time

STEP = 0.5


def recalculate():
    total = decimal.Decimal(0)
    formula = compile('shots * 20 + ceil (shots / 7)', 'formula', 'eval')
    names = {'shots': decimal.Decimal(12), 'ceil': math.ceil, '__builtins__': {}}
    for i in range(500):
        price = decimal.Decimal(40 + i * 7) / 1000
        count = decimal.Decimal(eval(formula, names)) if i % 2 == 1 else decimal.Decimal(1 + i % 30) / (decimal.Decimal(1 + i % 9) / 10)
        total += price * count
    return total


def attempts(k, p):
    """Probabilities of the attempts until k are accepted."""
    n, probability, seen = k, p ** k, 0.0
    while seen < 1 - 1e-9:
        yield n, probability
        seen += probability
        probability *= n / (n + 1 - k) * (1 - p)
        n += 1


def quantile(level):
    cells = {0: 1.0}
    for i in range(200):
        unit, kernel = (40 + i * 7) / 1000, {}
        for n, probability in attempts(1 + i % 30, (1 + i % 9) / 10):
            cell, beyond = divmod(n * unit / STEP, 1)
            kernel[int(cell)] = kernel.get(int(cell), 0.0) + probability * (1 - beyond)
            kernel[int(cell) + 1] = kernel.get(int(cell) + 1, 0.0) + probability * beyond
        fresh = {}
        for at, weight in cells.items():
            if weight < 1e-15:
                continue
            for offset, probability in kernel.items():
                fresh[at + offset] = fresh.get(at + offset, 0.0) + weight * probability
        cells = fresh
    seen = 0.0
    for at in sorted(cells):
        seen += cells[at]
        if seen >= level:
            return at * STEP
    return None


def milliseconds(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return (time.perf_counter() - start) * 1000, result


recalculate()
print('recalculation %.3f' % min(milliseconds(recalculate)[0] for _ in range(5)))
took, found = milliseconds(quantile, 0.8)
print('quantiles %.3f\np80 %.1f' % (took, found))
