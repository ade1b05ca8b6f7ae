# SPDX-License-Identifier: MIT
"""spoil.py FROM TO: copy the files of FROM, a few bytes of each changed.

Always the same ones: two versions of each file, one of them cut short.
"""

import random
import sys
from pathlib import Path


def main():
    source, target = map(Path, sys.argv[1:3])
    for path in sorted(source.iterdir()):
        whole = path.read_bytes()
        if not whole or len(whole) > 1 << 20:
            continue
        chance = random.Random(path.name)
        for version in range(2):
            data = bytearray(whole)
            for _ in range(1 + len(data) // 2000):
                data[chance.randrange(len(data))] = chance.randrange(256)
            if version:
                del data[chance.randrange(len(data)):]
            (target / f"{version}-{path.name}").write_bytes(data)


main()
