"""No register is a program: what a spreadsheet would run is marked as a text, and read as it was meant."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from edugrid.formula_cell import guarded, runs, unguarded
from edugrid.intent.csv_file import read_csv
from edugrid.intent.registers import CloudAttestation
from edugrid.paper.put_rows import put_rows

HOSTILE = ('=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "+1+cmd|x", "-2+3", "@SUM(1)", " =1", "-x")
HARMLESS = ("-", "-5", "+86 371 6666 0000", "a=b", "扩容", "")


@given(st.text(max_size=8) | st.sampled_from((*HOSTILE, *HARMLESS)))
@example("'=1")
def test_what_is_written_runs_nowhere(text: str) -> None:
    assert not runs(guarded(text))
    if runs(text):
        assert unguarded(guarded(text)).lstrip() == text.lstrip()


def test_harmless_cells_are_written_as_they_are() -> None:
    assert [guarded(text) for text in HARMLESS] == list(HARMLESS)
    assert all(runs(text) for text in HOSTILE if text != "-2+3")


def test_a_register_gives_back_what_was_written(tmp_path: Path) -> None:
    path, row = (
        tmp_path / "a.csv",
        {"cloud": "gov", "resource": "=1+1", "day": "2026-01-01", "evidence": "-x", "sha256": "0" * 64},
    )
    put_rows(path, CloudAttestation, [CloudAttestation.model_validate(row | {"by": "@x"})])
    assert ",'=1+1,'@x," in path.read_text(encoding="utf-8")
    source = read_csv(path, tuple(CloudAttestation.model_fields), (), [])
    assert source is not None
    assert [source.data["rows"][0][key] for key in ("resource", "by", "evidence")] == ["=1+1", "@x", "-x"]
