"""A copy of the example whose registers may be written."""

import shutil
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "inventories"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The inventories; commands find them, and keep their state in ``state`` beside them."""
    shutil.copytree(EXAMPLE, tmp_path / "inventories")
    for name, value in {"INVENTORIES": "inventories", "STATE": "state"}.items():
        monkeypatch.setenv(f"EDUGRID_{name}", str(tmp_path / value))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_AT", "2027-03-01T09:00")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "inventories"
