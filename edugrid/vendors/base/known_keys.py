"""The host keys that were written down, read once for all sessions of a run."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from paramiko import HostKeys, PKey, SSHException
from paramiko.hostkeys import HostKeyEntry, InvalidHostKey


class KnownKeys(HostKeys):  # type: ignore[misc]  # paramiko publishes no types
    """A known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) of which a session parses its own lines only.

    paramiko compares each line with all before it, anew for each login: a quarter of a second for 1,000 devices. Only
    looking up is changed; what a line means stays paramiko's. A file that is written to is read again.

    Raises:
        OSError: the file cannot be read.

    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        at = file.stat()
        self._file = _read(file, at.st_mtime_ns, at.st_size)

    def lookup(self, hostname: str) -> MutableMapping[str, PKey] | None:
        """The keys of ``hostname`` (``HOST``, or ``[HOST]:PORT`` off port 22) by type, or None."""
        own = _ByType()
        for _, line in sorted([*self._file.named.get(hostname, ()), *self._file.hashed]):
            try:
                entry = HostKeyEntry.from_line(line)
                named = entry is not None and any(
                    name in (hostname, _hashed(hostname, name)) for name in entry.hostnames
                )
            except (SSHException, InvalidHostKey, ValueError, AssertionError):  # a damaged line is nobody's key
                continue
            if entry is None or not named:
                continue
            # of two keys of one type paramiko holds to the first
            own.setdefault(entry.key.get_name(), entry.key)
        return own or None


class _ByType(dict[str, PKey]):
    """Keys by type. paramiko asks for the first of ``keys()`` by its number."""

    def keys(self) -> list[str]:  # type: ignore[override]  # as paramiko's own, whose class takes longer to make than to use
        return list(self)


def _hashed(hostname: str, like: str) -> str | None:
    return HostKeys.hash_host(hostname, like) if like.startswith("|1|") else None


@dataclass
class _File:
    """The numbered lines by the names before them; lines with a hashed name (``|1|…``) can be anybody's."""

    named: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    hashed: list[tuple[int, str]] = field(default_factory=list)


@lru_cache(maxsize=8)
def _read(file: Path, _written: int, _size: int) -> _File:
    found = _File()
    for number, line in enumerate(file.read_text("utf-8", "replace").splitlines()):
        names = line.split(maxsplit=1)[0] if line.strip() and not line.lstrip().startswith("#") else ""
        for name in filter(None, names.split(",")):
            if name.startswith("|1|"):
                found.hashed.append((number, line))
            else:
                found.named.setdefault(name, []).append((number, line))
    return found
