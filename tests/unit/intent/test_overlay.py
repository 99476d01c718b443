"""A level changes single fields of a block; what it does not write is inherited."""

from edugrid.design.frozen import Frozen
from edugrid.intent.overlay import overlay


class Inner(Frozen):
    a: int = 1
    b: tuple[int, ...] = ()


class Outer(Frozen):
    inner: Inner | None = None
    other: Inner | None = None


def test_blocks_merge_field_by_field() -> None:
    above = Outer(inner=Inner(a=2, b=(1, 2)))
    below = Outer.model_validate({"inner": {"b": [3]}})
    assert overlay(above, below) == Outer(inner=Inner(a=2, b=(3,)))


def test_a_default_that_was_written_counts() -> None:
    assert overlay(Outer(inner=Inner(a=2)), Outer(inner=Inner(a=1))) == Outer(inner=Inner(a=1))


def test_null_turns_a_block_off_and_nothing_changes_nothing() -> None:
    above = Outer(inner=Inner(), other=Inner(a=3))
    assert overlay(above, Outer(inner=None)) == Outer(other=Inner(a=3))
    assert overlay(above, Outer()) == above
