"""Whatever a feed or a register holds, it is read or refused, never a crash."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.block.errors import BlockError
from edugrid.block.feeds.read_feed import read_feed
from edugrid.block.feeds.stix_pattern import stix_pattern
from edugrid.intent.indicator import IndicatorKind, canonical
from edugrid.intent.mistake import MistakeError

KINDS: tuple[IndicatorKind, ...] = ("address", "domain", "port", "mac", "certificate")
PIECES = st.sampled_from(
    [
        *("[", "]", "'", "ipv4-addr:value", " = ", " AND ", " OR ", " IN ", "(", ")", "203.0.113.1", ",", "\\"),
        "FOLLOWEDBY ",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "objects", "Event", "Attribute", "Object", "response", "pattern", "id", "value", "to_ids"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)
SOMEWHAT = JSON.map(
    lambda value: {"type": "bundle", "objects": [{"type": "indicator", "pattern": value}, value]}
) | JSON.map(
    lambda value: {
        "Event": {"Attribute": [value, {"type": "domain|ip", "value": value, "to_ids": True}], "Object": value}
    }
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | JSON.map(json.dumps) | SOMEWHAT.map(json.dumps))
def test_a_feed_is_read_or_refused(text: str) -> None:
    try:
        feed = read_feed(text)
    except BlockError:
        return
    for item in feed.items:
        for kind in KINDS:
            try:
                one = canonical(kind, item.indicator)
            except MistakeError:
                continue
            assert canonical(kind, one) == one


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_a_pattern_is_read_or_told(pattern: str) -> None:
    stix_pattern(pattern)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KINDS), st.text(max_size=40) | st.from_regex(r"[0-9a-f.:/-]{1,40}", fullmatch=True))
def test_an_indicator_has_a_fixed_form_of_plain_characters(kind: IndicatorKind, text: str) -> None:
    try:
        found = canonical(kind, text)
    except MistakeError:
        return
    assert canonical(kind, found) == found
    assert found.isascii()
    assert not set(found) & set(" \t\r\n;|&$`\"'<>{}()")
