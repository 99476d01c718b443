"""``python tests/fuzz/run.py --inputs 1000000``: many changed inputs for every parser, the same for the same seed.

Inputs that made a parser fall are kept in ``.edugrid/fuzz``; the exit code is 1 then.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from fuzz_target import Fell, Target, fuzz
from fuzz_targets import all_targets

KEPT = Path(".edugrid/fuzz")


def main() -> int:
    """Exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=100_000, help="of all parsers together")
    parser.add_argument("--only", default="", help="parsers with this in their name")
    parser.add_argument("--seed", default="", help="other inputs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        targets = [target for target in all_targets(Path(folder), simulated=True) if given.only in target.name]
        whole = sum(target.weight for target in targets)
        fallen, done = Counter[str](), 0
        for target in targets:
            wanted = max(len(target.seeds), round(given.inputs * target.weight / whole))
            done += wanted
            fallen[target.name] = _one(target, wanted, given.seed)
    count = sum(fallen.values())
    print(f"{done:,} inputs, {len(targets)} parsers, {count} fell")  # noqa: T201 - a report
    return 1 if count else 0


def _one(target: Target, inputs: int, seed: str) -> int:
    began, fell = time.process_time(), 0
    for found in fuzz(target, inputs, seed):
        if found is not None:
            fell += 1
            _keep(found)
    seconds = time.process_time() - began
    print(f"{inputs:>9,} {target.name} ({seconds:.0f} s){f': {fell} FELL' if fell else ''}", flush=True)  # noqa: T201 - a report
    return fell


def _keep(found: Fell) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    name = f"{found.target.replace(' ', '-').replace('/', '-')}-{sha256(found.data).hexdigest()[:12]}"
    (KEPT / f"{name}.bin").write_bytes(found.data)
    (KEPT / f"{name}.txt").write_text(found.what, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
