"""A few inputs for every parser that reads foreign text, always the same ones; ``make fuzz N=1000000`` tries many."""

from collections.abc import Iterator

import pytest
from fuzz_target import Fell, Target, fuzz
from fuzz_targets import all_targets

INPUTS = 60


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> list[Target]:
    return list(all_targets(tmp_path_factory.mktemp("fuzz"), simulated=False))


def test_no_parser_falls(targets: list[Target]) -> None:
    fell: list[Fell] = [
        one
        for target in targets
        for one in fuzz(target, max(len(target.seeds), round(INPUTS * min(1, target.weight))))
        if one
    ]
    assert not fell, "\n".join(f"{one.target}: {one.data[:500]!r}\n{one.what}" for one in fell[:5])
    assert len(targets) > 110


def test_every_parser_takes_something(targets: list[Target]) -> None:
    """A seed that is refused tells nothing about what comes after the refusal."""
    assert [target.name for target in targets if not any(taken(target))] == []


def taken(target: Target) -> Iterator[bool]:
    for seed in target.seeds:
        try:
            target.run(seed)
        except target.errors:
            yield False
        else:
            yield True
