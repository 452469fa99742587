# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing seeds of fuzzers: one file a seed, named by its place."""
import sys
from pathlib import Path


def write_seeds(seeds):
    """Writes each of seeds (str or bytes) into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, seed in enumerate(seeds):
        (folder / f'{number:03}').write_bytes(seed.encode() if isinstance(seed, str) else seed)
