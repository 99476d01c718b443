"""The programs that `edugrid toolchain build` makes."""

from collections.abc import Mapping

from edugrid.supply.piece import Piece
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PROVIDER
from edugrid.toolchain.versions import ENGINE_VERSION, PROVIDER_VERSION


def program_pieces(built: Mapping[str, str]) -> tuple[Piece, ...]:
    """Engine, provider plugin and language host; ``built`` gives the SHA-256 of each product that is shipped.

    Keys of ``built`` are the parts' names; a program that was not built has no digest, since a build depends on the
    version of Go as well.
    """
    said = (
        (ENGINE, "pulumi", ENGINE_VERSION, "Apache-2.0"),
        (PROVIDER, "pulumi-resource-openstack", PROVIDER_VERSION, "MPL-2.0 AND Apache-2.0"),
        (LANGUAGE_HOST, "pulumi-language-python", ENGINE_VERSION, "Apache-2.0"),
    )
    return tuple(
        Piece("program", name, version, (built[part.name],) if part.name in built else (), licence, part.sources)
        for part, name, version, licence in said
    )
