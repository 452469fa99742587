#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The totals of a test run: the cases inside every test program, from Meson's testlog.json.

Usage: test-totals.py TESTLOG.json; the last line is "total: N passed, N failed", the status 1 if anything failed or nothing ran.
"""
import json
import re
import sys

LINES_TOLD = 10
TAP = re.compile(r'^[ \t]*(not )?ok\b[ \t]*\d*(.*)$', re.MULTILINE)
UNITTEST = re.compile(r'^Ran (\d+) tests? in .*\n+(?:OK|FAILED)(?: \((.*)\))?', re.MULTILINE)


def count_tap(text):
    cases = TAP.findall(text)
    failed = sum(1 for bad, rest in cases if bad and '# TODO' not in rest)
    skipped = sum(1 for bad, rest in cases if not bad and '# SKIP' in rest.upper())
    return len(cases), failed, skipped


def count_unittest(text):
    total = failed = skipped = 0
    for ran, details in UNITTEST.findall(text):
        numbers = {key: int(value) for key, value in re.findall(r'(\w+)=(\d+)', details)}
        total += int(ran)
        failed += numbers.get('failures', 0) + numbers.get('errors', 0)
        skipped += numbers.get('skipped', 0)
    return total, failed, skipped


def count_program(test):
    """(cases, failed, skipped); a program that died counts as a failure even if every case it reported passed."""
    if test['result'] == 'SKIP':
        return 1, 0, 1
    text = test.get('stdout', '')
    total, failed, skipped = count_tap(text)
    if total == 0:
        total, failed, skipped = count_unittest(text + '\n' + test.get('stderr', ''))
    if test['result'] != 'OK' and failed == 0:
        failed = 1
        total += 1
    return max(total, 1), failed, skipped


def describe_failure(test):
    """What the failed cases said first, or the last lines of a program that died."""
    lines = (test.get('stdout', '') + '\n' + test.get('stderr', '')).strip().splitlines()
    marks = [number for number, line in enumerate(lines) if line.lstrip().startswith('not ok')]
    if not marks:
        return lines[-LINES_TOLD:]
    return [line for mark in marks for line in lines[mark:mark + LINES_TOLD]]


def main(path):
    total = failed = skipped = programs = 0
    with open(path, encoding='utf-8') as log:
        for line in log:
            test = json.loads(line)
            numbers = count_program(test)
            programs += 1
            total += numbers[0]
            failed += numbers[1]
            skipped += numbers[2]
            if numbers[1]:
                print(f'failed: {test["name"]} ({test["result"].lower()}, {numbers[1]} of {numbers[0]})')
                print('\n'.join(f'  {line[:200]}' for line in describe_failure(test)))
    print(f'{total} cases in {programs} programs')
    print(f'total: {total - failed - skipped} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or total == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
