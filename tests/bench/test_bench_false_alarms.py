"""How often drift cries wolf, and what it misses: 1,000 nights in which nothing changed, and 220 changes of 22 kinds.

The devices are SIMULATED (VRP5, VRP8, Comware 7, a SmartAX OLT, in this process, behind their real drivers; what they have learnt of
neighbours is put there), the looks at the clouds are generated. ``EDUGRID_BENCH_NIGHTS`` and ``EDUGRID_BENCH_CHANGES``
choose.
"""

import os
import time
from collections import Counter

from quiet_lab import QuietLab
from seeded_changes import KINDS, found_after, quiet_clouds

NIGHTS = int(os.environ.get("EDUGRID_BENCH_NIGHTS", "1000"))
CHANGES = int(os.environ.get("EDUGRID_BENCH_CHANGES", "220"))


def test_false_alarms() -> None:
    lab = QuietLab()
    begin, alarms = time.process_time(), 0
    for _ in range(NIGHTS):
        lab.night()
        found = [record for name in lab.designs for record in lab.look(name)]
        alarms += len([*found, *lab.between(found), *quiet_clouds()])
    looks = NIGHTS * len(lab.designs)
    cost = (time.process_time() - begin) / looks * 1000
    print(
        f"\n{NIGHTS} nights of {len(lab.designs)} devices and 2 clouds: {alarms} findings, {cost:.0f} ms of CPU a device"
    )
    seen: Counter[str] = Counter()
    for number in range(CHANGES):
        first, second = found_after(KINDS[number % len(KINDS)], number, lab)
        seen["once" if len(first) == 1 else "missed" if not first else "more than once"] += 1
        seen["same id the next night"] += [one.identity for one in first] == [one.identity for one in second]
    print(f"{CHANGES} changes of {len(KINDS)} kinds: {dict(seen)}")
    assert alarms == 0
    assert seen == {"once": CHANGES, "same id the next night": CHANGES}
