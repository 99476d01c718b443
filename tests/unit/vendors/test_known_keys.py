"""A known_hosts file looked up line by line is the file that paramiko reads whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from paramiko import ECDSAKey, HostKeys, PKey, RSAKey

from edugrid.vendors.base.known_keys import KnownKeys

_HOSTS = ("10.0.0.1", "[10.0.0.1]:2222", "sw1", "[::1]:830")
_KEYS: tuple[PKey, ...] = (ECDSAKey.generate(), ECDSAKey.generate(), RSAKey.generate(1024))


def _line(hosts: list[str], key: PKey, *, hashed: bool) -> str:
    names = [HostKeys.hash_host(host) if hashed else host for host in hosts]
    return f"{','.join(names)} {key.get_name()} {key.get_base64()}"


_LINES = st.lists(
    st.builds(
        _line,
        st.lists(st.sampled_from(_HOSTS), min_size=1, max_size=2, unique=True),
        st.sampled_from(_KEYS),
        hashed=st.booleans(),
    )
    | st.sampled_from(("# sw1 ssh-rsa AAAA", "", "sw1 ssh-rsa")),
    max_size=6,
)


def _seen(keys: HostKeys, host: str) -> dict[str, str] | None:
    found = keys.lookup(host)
    return None if found is None else {kind: key.get_base64() for kind, key in found.items()}


@given(lines=_LINES)
def test_as_paramiko_reads_it(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "known_hosts"
        file.write_text("\n".join(lines), "utf-8")
        whole = HostKeys(str(file))
        known = KnownKeys(file)
        assert {host: _seen(known, host) for host in _HOSTS} == {host: _seen(whole, host) for host in _HOSTS}


def test_a_broken_line_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "known_hosts"
    file.write_text("sw1 ssh-rsa !!\n\xff\n" + _line(["sw1"], _KEYS[1], hashed=True), "latin-1")
    assert _seen(KnownKeys(file), "sw1") == {_KEYS[1].get_name(): _KEYS[1].get_base64()}


def test_a_key_written_down_meanwhile_is_found(tmp_path: Path) -> None:
    file = tmp_path / "known_hosts"
    file.write_text(_line(["sw1"], _KEYS[0], hashed=False) + "\n", "utf-8")
    assert KnownKeys(file).lookup("sw2") is None
    with file.open("a", encoding="utf-8") as more:
        more.write(_line(["sw2"], _KEYS[2], hashed=False) + "\n")
    assert _seen(KnownKeys(file), "sw2") == {"ssh-rsa": _KEYS[2].get_base64()}
