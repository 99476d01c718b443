"""Devices whose SSH offers what no client library has say so in one sentence. The servers are SIMULATED."""

import os
from pathlib import Path

import pytest
from kexinit_server import kexinit_server

from edugrid.vendors.base.errors import NationalCiphersOnlyError, NoCommonAlgorithmError
from edugrid.vendors.base.offered_algorithms import offered_algorithms
from edugrid.vendors.drivers import get_driver

GOLDEN = Path(__file__).parents[2] / "golden/rollout"


def _open(port: int, tmp_path: Path) -> None:
    known = tmp_path / "known_hosts"
    known.touch()
    optional = {"port": port, "known_hosts": str(known)}
    get_driver("huawei_vrp8").load()("127.0.0.1", "ops", "x", timeout=10, optional_args=optional).open()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sm_only_is_told_with_what_to_allow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("EDUGRID_LANG", lang)
    with kexinit_server("sm2-sm3", "sm2", "sm4-ctr,sm4-gcm", "hmac-sm3") as port:
        with pytest.raises(NationalCiphersOnlyError) as caught:
            _open(port, tmp_path)
        told = str(caught.value).replace(str(port), "PORT")
    path = GOLDEN / f"sm-only.{lang}.txt"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.write_text(told + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == told + "\n"


def test_sm_for_one_kind_alone_is_enough_to_be_told(tmp_path: Path) -> None:
    with (
        kexinit_server("curve25519-sha256,ext-info-s", "sm2", "aes256-ctr", "hmac-sha2-256") as port,
        pytest.raises(NationalCiphersOnlyError, match=r"only SM algorithms \(host key: sm2\)"),
    ):
        _open(port, tmp_path)


def test_old_algorithms_are_listed(tmp_path: Path) -> None:
    with (
        kexinit_server("diffie-hellman-group1-sha1", "ssh-dss", "des-cbc", "hmac-md5") as port,
        pytest.raises(NoCommonAlgorithmError, match="key exchange: diffie-hellman-group1-sha1") as caught,
    ):
        _open(port, tmp_path)
    assert not isinstance(caught.value, NationalCiphersOnlyError)


def test_what_is_no_ssh_offers_nothing() -> None:
    with kexinit_server("a", "b", "c", "d") as port:
        offered = offered_algorithms("127.0.0.1", port, 10)
    assert offered == (("a",), ("b",), ("c",), ("d",))
    assert offered_algorithms("127.0.0.1", port, 1) is None
