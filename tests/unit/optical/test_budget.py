"""Light budgets: more fibre and more splitting never lose less; known sums; the classes' limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edugrid.intent.network.olt import Pon, Splitter
from edugrid.intent.network.optical import Optical
from edugrid.intent.network.optical_budget import Budget, judge, optical_budget
from edugrid.intent.network.optical_class import CLASSES
from edugrid.intent.network.splitter_path import splitter_path

OPTICAL = Optical()
splitter = st.builds(
    Splitter, name=st.just("s"), ratio=st.sampled_from([2, 4, 8, 16, 32, 64]), inputs=st.sampled_from([1, 2])
)
metres = st.integers(1, 60_000)


def test_a_sum_by_hand() -> None:
    path = (Splitter(name="a", ratio=4, inputs=2), Splitter(name="b", ratio=8, under="a"))
    # 1.8 km · 0.4 + 7.4 + 0.4 (second input) + 10.5 + 4 · 0.5 + 4 · 0.1; 2 dB margin
    assert optical_budget(OPTICAL, path, 1800) == Budget(21.42, 23.42)


@given(path=st.lists(splitter, max_size=2), near=metres, far=metres)
def test_more_fibre_and_more_splitters_lose_more(path: list[Splitter], near: int, far: int) -> None:
    near, far = sorted((near, far))
    one, other = optical_budget(OPTICAL, path, near), optical_budget(OPTICAL, path, far)
    assert one.loss_db <= other.loss_db
    assert one.worst_db - one.loss_db == pytest.approx(OPTICAL.margin_db, abs=0.02)
    more = optical_budget(OPTICAL, [*path, Splitter(name="x", ratio=2)], near)
    assert more.loss_db == pytest.approx(one.loss_db + OPTICAL.splitter_db[2], abs=0.02)
    assert optical_budget(OPTICAL, path[::-1], near) == one


@given(name=st.sampled_from(sorted(CLASSES)), loss=st.floats(0, 45), margin=st.floats(0, 5))
def test_exactly_what_lies_within_the_class_is_well(name: str, loss: float, margin: float) -> None:
    least, most = CLASSES[name].loss
    verdict = judge(Budget(loss, loss + margin), CLASSES[name])
    assert (verdict == "ok") == (loss >= least and loss + margin <= most)
    assert (verdict == "too-much") == (loss + margin > most)


@pytest.mark.parametrize("name", ["B+", "C+"])
def test_the_classes_agree_with_their_receivers(name: str) -> None:
    """ITU-T G.984.2: the least light launched (1.5 and 3 dBm) less the greatest loss and a path penalty of 0.5 or 1 dB."""
    launched, penalty = {"B+": (1.5, 0.5), "C+": (3.0, 1.0)}[name]
    assert CLASSES[name].onu_rx[0] == launched - CLASSES[name].loss[1] - penalty


def test_the_way_through_two_levels() -> None:
    first, second = Splitter(name="a", ratio=4), Splitter(name="b", ratio=8, under="a")
    pon = Pon(port="0/1/0", splitters=(second, first))
    assert splitter_path(pon, "b") == (first, second)
    assert splitter_path(pon, "a") == (first,)
    with pytest.raises(KeyError):
        splitter_path(pon, "c")
    circle = Pon(
        port="0/1/0", splitters=(Splitter(name="a", ratio=4, under="b"), Splitter(name="b", ratio=4, under="a"))
    )
    with pytest.raises(KeyError):
        splitter_path(circle, "a")
