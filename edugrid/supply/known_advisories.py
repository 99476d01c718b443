"""Asking the OSV service (Open Source Vulnerabilities) what is known of packages."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from packaging.utils import canonicalize_name

from edugrid.supply.advisory import Advisory
from edugrid.supply.errors import NotAuditedError
from edugrid.supply.piece import Piece
from edugrid.text import Text

if TYPE_CHECKING:
    import requests

SERVICE: Final = "https://api.osv.dev"
_ECOSYSTEMS: Final = {"pypi": "PyPI", "golang": "Go"}
_AT_ONCE: Final = 1000  # queries that the service takes in one request
_TIMEOUT: Final = (5, 30)  # seconds: to connect, to answer
_PAGES: Final = 100


def known_advisories(pieces: Sequence[Piece], service: str = SERVICE) -> tuple[Advisory, ...]:
    """Every advisory of the Python packages and Go modules among ``pieces``, by package; the rest is not asked.

    ``service`` is the start of the address, also of a copy of one's own. Forms: ``POST /v1/querybatch`` and ``GET
    /v1/vulns/ID`` of the OSV API, OSV schema 1.x. One that was withdrawn is none; of several that name each other one is given.

    Raises:
        NotAuditedError: not reached, or it answered something else.

    """
    import requests

    asked = [piece for piece in pieces if piece.kind in _ECOSYSTEMS]
    try:
        with requests.Session() as session:
            found = _numbers(session, service.rstrip("/"), asked)
            records = {name: _get(session, f"{service.rstrip('/')}/v1/vulns/{name}") for _, name in found}
        return tuple(
            _once(_advisory(piece, records[name]) for piece, name in found if "withdrawn" not in records[name])
        )
    except (requests.ConnectionError, requests.Timeout) as error:
        raise NotAuditedError(_words(Text("service not reached", "无法访问漏洞库"), service, error)) from error
    except (requests.RequestException, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotAuditedError(
            _words(Text("service answers something else", "漏洞库应答异常"), service, error)
        ) from error


def _words(head: Text, service: str, error: Exception) -> Text:
    why = f"{service}: {type(error).__name__}"
    return Text(
        f"not audited: {head.en} ({why}); nothing is known of any package. Run `make audit` where it can be reached, or name a"
        " copy of it: EDUGRID_OSV=https://…",
        f"未审计：{head.zh}（{why}），对任何软件包都没有结论。请在能访问它的机器上运行 make audit，"
        "或用 EDUGRID_OSV=https://… 指定镜像",
    )


def _numbers(session: "requests.Session", service: str, asked: Sequence[Piece]) -> list[tuple[Piece, str]]:
    found: list[tuple[Piece, str]] = []
    waiting = [(piece, _query(piece)) for piece in asked]
    for _ in range(_PAGES):
        now, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        if not now:
            return found
        results = _post(session, f"{service}/v1/querybatch", {"queries": [query for _, query in now]})["results"]
        for (piece, query), result in zip(now, results, strict=True):
            found += [(piece, str(one["id"])) for one in result.get("vulns", ())]
            if token := result.get("next_page_token"):
                waiting.append((piece, query | {"page_token": token}))
    raise ValueError("its pages have no end")


def _query(piece: Piece) -> dict[str, Any]:
    name = canonicalize_name(piece.name) if piece.kind == "pypi" else piece.name
    version = piece.version.removeprefix("v") if piece.kind == "golang" else piece.version
    return {"package": {"name": name, "ecosystem": _ECOSYSTEMS[piece.kind]}, "version": version}


def _post(session: "requests.Session", url: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    answer = session.post(url, json=body, timeout=_TIMEOUT)
    answer.raise_for_status()
    return answer.json()


def _get(session: "requests.Session", url: str) -> dict[str, Any]:
    answer = session.get(url, timeout=_TIMEOUT)
    answer.raise_for_status()
    record: dict[str, Any] = answer.json()
    return record


def _advisory(piece: Piece, record: dict[str, Any]) -> Advisory:
    name = _query(piece)["package"]["name"]
    fixed = {
        str(event["fixed"])
        for affected in record.get("affected", ())
        if affected.get("package", {}).get("name", "").lower() == name.lower()
        for span in affected.get("ranges", ())
        if span.get("type") != "GIT"
        for event in span.get("events", ())
        if "fixed" in event
    }
    names = (str(record["id"]), *(str(one) for one in record.get("aliases", ())))
    return Advisory(piece, names, str(record.get("summary", "")), tuple(sorted(fixed)))


def _once(advisories: Iterator[Advisory]) -> Iterator[Advisory]:
    """Leave out those of a package that bear a name which was given already: databases copy each other."""
    given: dict[str, set[str]] = {}
    for advisory in advisories:
        before = given.setdefault(advisory.piece.ref, set())
        if before.isdisjoint(advisory.names):
            yield advisory
        before.update(advisory.names)
