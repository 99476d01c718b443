"""The bill of materials in a standard format: CycloneDX 1.6 (ECMA-424), JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from edugrid import __version__
from edugrid.supply.piece import Piece

if TYPE_CHECKING:
    from cyclonedx.model import Property
    from cyclonedx.model.component import Component
    from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
    from packageurl import PackageURL

_NOT_READ: Final = "not read: the package of this version is not on the machine that made this list"


def sbom(pieces: Iterable[Piece], target: str) -> str:
    """``pieces`` as components of edugrid for ``target`` (``linux-x86_64``), each with its package URL.

    A piece of two Go builds is one component. It bears no time and a serial number that follows from its content, so the
    same pieces give the same text.
    """
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    merged = _merged(pieces)
    root = Component(
        name="edugrid",
        type=ComponentType.APPLICATION,
        version=__version__,
        bom_ref="edugrid",
        licenses=[_licence("Apache-2.0")],
        properties=[_named("target", target)],
    )
    bom = Bom(
        components=map(_component, merged),
        metadata=BomMetaData(component=root),
        serial_number=uuid5(NAMESPACE_URL, f"edugrid:sbom:{__version__}:{target}:{merged}"),
    )
    setattr(bom.metadata, "timestamp", None)  # noqa: B010 - the format allows none, the library's types do not
    bom.register_dependency(root, bom.components)
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1) + "\n"


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    found: dict[str, Piece] = {}
    for piece in pieces:
        other = found.get(piece.ref, piece)
        used_by = tuple(sorted({*piece.used_by, *other.used_by}))
        found[piece.ref] = Piece(piece.kind, piece.name, piece.version, piece.hashes, piece.licence, used_by)
    return tuple(sorted(found.values()))


def _component(piece: Piece) -> "Component":
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.component import Component, ComponentScope, ComponentType

    shipped = piece.kind != "deb"
    unread = [_named("licence", _NOT_READ)] if piece.kind == "pypi" and not piece.licence else []
    return Component(
        name=piece.name,
        type=ComponentType.APPLICATION if piece.kind == "program" else ComponentType.LIBRARY,
        version=piece.version or None,
        bom_ref=piece.ref,
        purl=_purl(piece),
        scope=ComponentScope.REQUIRED if shipped else ComponentScope.EXCLUDED,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in piece.hashes],
        licenses=[_licence(piece.licence)] if piece.licence else [],
        properties=[*(_named("used-by", one) for one in piece.used_by), *unread],
    )


def _purl(piece: Piece) -> "PackageURL | None":
    from packageurl import PackageURL

    if piece.kind == "program":
        return None
    if piece.kind == "deb":
        return PackageURL("deb", "debian", piece.name)
    namespace, _, name = piece.name.rpartition("/")
    return PackageURL(piece.kind, namespace or None, name, piece.version)


def _licence(text: str) -> "LicenseExpression | DisjunctiveLicense":
    """The words of the authors: an SPDX id or expression where it is one, else a name."""
    from cyclonedx.contrib.license.factories import LicenseFactory

    made: LicenseExpression | DisjunctiveLicense = LicenseFactory().make_from_string(text)
    return made


def _named(name: str, value: str) -> "Property":
    from cyclonedx.model import Property

    return Property(name=f"edugrid:{name}", value=value)
