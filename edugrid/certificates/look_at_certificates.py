"""Look at the certificates of the registers: copies on disk, and endpoints over TLS."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edugrid.certificates.ask_certificates import Answer, Endpoint, NoAnswer, ask_certificates
from edugrid.certificates.read_certificate import read_certificate
from edugrid.intent.certificate import Certificate
from edugrid.intent.tree import Intent

_LARGEST = 1 << 20
"""Bytes of a file; a chain has a few thousand."""


class LookedAt(NamedTuple):
    """``where``: the endpoint that was asked, or the file below ``registers/``; ``region`` is the city's path.

    ``copy`` is what ``file`` of the same row holds, None without one.
    """

    region: str
    row: Certificate
    where: str
    asked: bool
    answer: Answer
    copy: Answer | None


def look_at_certificates(root: Path, intent: Intent, *, ask: bool) -> tuple[LookedAt, ...]:
    """Every row of the target's cities, its file first; endpoints only with ``ask``, all of them at once.

    Only what the registers name is asked.
    """
    rows = list(_rows(root, intent))
    endpoints = [_endpoint(row) for _, row, _ in rows if ask and row.port is not None]
    answers = ask_certificates(endpoints) if endpoints else {}
    found: list[LookedAt] = []
    for region, row, copy in rows:
        if row.file is not None and copy is not None:
            found.append(LookedAt(region, row, row.file, asked=False, answer=copy, copy=copy))
        endpoint = _endpoint(row)
        if endpoint in answers:
            found.append(LookedAt(region, row, str(endpoint), asked=True, answer=answers[endpoint], copy=copy))
    return tuple(found)


def _rows(root: Path, intent: Intent) -> Iterator[tuple[str, Certificate, Answer | None]]:
    for city in intent.cities:
        if intent.wants(city.path):
            folder = root / city.path / "registers"
            for row in city.registers.certificates:
                yield city.path, row, None if row.file is None else _copy(folder, row.file)


def _endpoint(row: Certificate) -> Endpoint:
    return Endpoint(row.name, row.address or row.name, row.port or 0)


def _copy(folder: Path, name: str) -> Answer:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return NoAnswer("leads out of registers/")
    try:
        with path.open("rb") as file:
            return read_certificate(file.read(_LARGEST))
    except OSError as error:
        return NoAnswer(error.strerror or type(error).__name__)
    except ValueError as error:
        return NoAnswer(f"is no certificate: {(str(error).splitlines() or ['empty'])[0]}")
