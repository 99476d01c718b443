"""Nights in which nothing changed alarm nobody; every change is found, once, under the same id the next night.

Simulated devices behind their real drivers, and a generated look at the clouds. The whole figure (1,000 nights, 220
changes): tests/bench/test_bench_false_alarms.py.
"""

from collections import Counter

import pytest
from quiet_lab import QuietLab
from seeded_changes import KINDS, found_after, quiet_clouds


@pytest.fixture(scope="module")
def lab() -> QuietLab:
    return QuietLab()


def test_quiet_nights_alarm_nobody(lab: QuietLab) -> None:
    names = list(lab.designs)
    for number in range(50):
        lab.night()
        found = lab.look(names[number % len(names)])  # all of them every night: the bench
        assert [*found, *lab.between(found), *quiet_clouds()] == []


def test_there_are_as_many_kinds_as_are_told() -> None:
    assert len(set(KINDS)) == len(KINDS) == 22


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_is_found_once_under_the_same_id(kind: str, lab: QuietLab) -> None:
    first, second = found_after(kind, 1, lab)
    assert Counter(record.exception for record in first) == {None: 1}, first
    assert [record.identity for record in second] == [record.identity for record in first]
