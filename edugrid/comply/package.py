"""The files of an evidence package."""

import json
from collections.abc import Sequence
from pathlib import Path

from edugrid.certificates.ask_certificates import NoAnswer
from edugrid.comply.errors import ComplyError
from edugrid.comply.load_controls import load_controls
from edugrid.comply.manifest import NAME, NAMESPACE, SIGNATURE, Manifest, as_bytes, hashes
from edugrid.comply.open_view import Read
from edugrid.comply.page import page
from edugrid.comply.result import Result
from edugrid.comply.workbook_of import workbook_of
from edugrid.mask import mask
from edugrid.paper.evidence import FOLDER, sha256_of
from edugrid.sshsig.sign import sign
from edugrid.text import Text

BOOK = "evidence.xlsx"
FACTS = "results.json"
OBSERVED = "observed.json"


def write_package(
    root: Path, read: Read, results: Sequence[Result], out: Path, key: Path, lang: str
) -> tuple[Path, ...]:
    """Write the package of one system to ``out`` and sign its manifest with the SSH ``key``; the files, page first.

    Texts of devices, the specification of the tenancies and the files behind attestations are in it: every place that a
    piece of evidence cites is in the package, but for the intent, of which it has the hashes.

    Raises:
        ComplyError: ``out`` holds something else.
        edugrid.sshsig.errors.SignatureError: nothing can be signed.
        OSError: ``out`` cannot be written.

    """
    former = _former(out)
    files = _files(root, read, results, lang)
    view = read.view
    manifest = Manifest(
        region=view.system.region,
        system=view.system.name,
        level=view.system.level,
        made=view.intent.at.isoformat(),
        controls=load_controls().sha256,
        files=hashes(files),
        sources=_sources(read),
    )
    data = as_bytes(manifest)
    signature = sign(data, key, NAMESPACE)
    for name in former:
        (out / name).unlink(missing_ok=True)
    written = []
    for name, content in (*files.items(), (NAME, data), (SIGNATURE, signature)):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return tuple(written)


def _files(root: Path, read: Read, results: Sequence[Result], lang: str) -> dict[str, bytes]:
    view = read.view
    second = "en" if lang == "zh" else "zh"
    pages = ("index.html", f"index.{second}.html")
    rest = (BOOK, FACTS, "tenancy.json", OBSERVED, NAME)
    made = view.intent.at.strftime("%Y-%m-%d %H:%M UTC%z")
    body = {
        "version": 1,
        "system": view.system.model_dump(mode="json"),
        "results": [result.model_dump(mode="json") for result in results],
    }
    tenancies = [tenancy.model_dump(mode="json") for tenancy in view.tenancies]
    files = {
        pages[0]: page(view, results, lang, made=made, other=pages[1], files=rest).encode(),
        pages[1]: page(view, results, second, made=made, other=pages[0], files=rest).encode(),
        BOOK: workbook_of(view, results, lang, view.intent.at),
        FACTS: _json(body),
        "tenancy.json": _json(tenancies),
        OBSERVED: _json(_observed(read)),
    }
    files |= {config.file: mask(config.text).encode() for config in view.configs.values()}
    kept = root / view.city.path / "registers" / FOLDER
    for name, digest in read.statements.sums.items():
        if digest is not None and any(name in one.value for result in results for one in result.evidence):
            files[f"{FOLDER}/{name}"] = (kept / name).read_bytes()
    return files


def _observed(read: Read) -> dict[str, object]:
    """What was seen elsewhere than in configurations: answers of SSH servers and TLS endpoints, our own records."""
    view = read.view
    tls: dict[str, object] = {}
    for item in view.certificates:
        if item.asked:
            seen = item.answer
            said = {"why": seen.why} if isinstance(seen, NoAnswer) else seen.model_dump(mode="json")
            tls[item.row.id] = {"endpoint": item.where} | said
    ssh = {name: None if one is None else one._asdict() for name, one in sorted(view.offers.items())}
    return {"ssh": ssh, "tls": tls, "records": view.records.model_dump(mode="json")}


def _json(body: object) -> bytes:
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def _sources(read: Read) -> dict[str, str]:
    names = sorted({source.file for source in read.view.intent.sources.values()})
    return {name: digest for name in names if (digest := sha256_of(Path(name))) is not None}


def _former(out: Path) -> tuple[str, ...]:
    """What an earlier package left in ``out``; nothing else is ever deleted or written over."""
    if not out.exists() or not any(out.iterdir()):
        return ()
    try:
        manifest = Manifest.model_validate_json((out / NAME).read_bytes())
    except (OSError, ValueError):
        raise ComplyError(
            Text(f"{out} holds something else than an evidence package", f"{out} 中有其他内容，不是证据包目录"),
            Text("give a new folder with --out", "请用 --out 指定新目录"),
        ) from None
    return tuple(name for name in manifest.files if ".." not in Path(name).parts and not Path(name).is_absolute())
