"""Files of statements and the log may hold anything: what is no statement is told, what is no entry is found."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edugrid.audit.append import append
from edugrid.audit.check_chain import check_chain
from edugrid.intent.tree import Intent
from edugrid.trust.errors import StatementError
from edugrid.trust.statement import Statement
from edugrid.trust.statements_file import read_statements, write_statements
from edugrid.trust.verified import verified

if TYPE_CHECKING:
    from pathlib import Path

_TEXTS = st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300))
@example(data=b'{"version":1,"act":"did","about":"\\ud800","region":"x","who":"wang","at":"now"}')
@example(data=b"[" * 200)
@example(data=b"[" * 30_000)
def test_any_bytes(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "plan.json.signatures"
    path.write_bytes(data)
    try:
        assert isinstance(read_statements(path), tuple)
    except StatementError as error:
        assert str(path) in str(error)  # noqa: PT017 - most bytes are no statement, some are
    assert not check_chain(path).entries
    append(path, "noted", about="after all that")
    assert [entry.about for entry in check_chain(path).entries][-1] == "after all that"


@settings(max_examples=12, deadline=None)
@given(who=st.one_of(st.just("wang"), _TEXTS), about=_TEXTS, why=_TEXTS, signature=st.one_of(_TEXTS, st.just("\n")))
def test_any_texts_come_back_and_verify_for_nobody(
    intent: Intent, tmp_path_factory: pytest.TempPathFactory, who: str, about: str, why: str, signature: str
) -> None:
    path: Path = tmp_path_factory.mktemp("any") / "s"
    said = Statement(act="approved", about=about, region="henan", who=who, at="now", why=why, signature=signature)
    write_statements(path, (said, said))
    assert read_statements(path) == (said, said)
    assert verified(said, intent.people) is None
