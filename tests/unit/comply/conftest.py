"""The example city on one day, opened once, and a key to sign with."""

import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from edugrid.comply.find_system import find_system
from edugrid.comply.open_view import Asked, Read, active_devices, open_view
from edugrid.comply.rendered_texts import rendered_texts
from edugrid.region import OpenRegion, open_region

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
DAY = "2026-11-26T10:00"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inventories that no test changes."""
    folder = tmp_path_factory.mktemp("comply")
    copytree(ROOT, folder / "inventories")
    return folder


@pytest.fixture(scope="session")
def opened(place: Path) -> OpenRegion:
    """The example city."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("EDUGRID_AT", DAY)
        return open_region(Path("inventories"), CITY)


@pytest.fixture(scope="session")
def read(opened: OpenRegion) -> Read:
    """Everything about ``identity``, the system of level 3."""
    system = find_system(opened.intent, "identity")
    root = Path(__file__).parents[3] / "inventories"
    return open_view(root, opened, system, Asked(rendered_texts(root, active_devices(opened, system))))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Inventories of our own, looked at on one day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_AT", DAY)
    copytree(ROOT, tmp_path / "inventories")
    return Path("inventories")


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SSH key without a passphrase."""
    path = tmp_path_factory.mktemp("key") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", path], check=True)
    return path
