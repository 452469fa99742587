#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The totals of a test run: the cases inside every test program, from Meson's JUnit file."""
import sys
import xml.etree.ElementTree as ElementTree


def count_suite(suite):
    """(cases, failed, skipped) of a program; one that died counts as a failure even if all the cases it reported passed."""
    cases = suite.findall('testcase')
    failed = sum(1 for case in cases if case.find('failure') is not None or case.find('error') is not None)
    skipped = sum(1 for case in cases if case.find('skipped') is not None)
    died = int(suite.get('failures', 0)) + int(suite.get('errors', 0))
    return len(cases), max(failed, min(died, 1)), skipped


def main(path):
    total = failed = skipped = 0
    # Meson puts programs that speak TAP into suites of their own, and the others into one suite of their layer.
    for suite in ElementTree.parse(path).getroot().iter('testsuite'):
        numbers = count_suite(suite)
        total += max(numbers[0], numbers[1])
        failed += numbers[1]
        skipped += numbers[2]
    print(f'total: {total - failed - skipped} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or total == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
