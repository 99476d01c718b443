"""All that edugrid is made of."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from edugrid.bundle.errors import WrongPlaceError
from edugrid.bundle.target import Target
from edugrid.resources import resource
from edugrid.supply.debian_pieces import debian_pieces
from edugrid.supply.go_pieces import go_pieces
from edugrid.supply.piece import Piece
from edugrid.supply.program_pieces import program_pieces
from edugrid.supply.python_pieces import python_pieces
from edugrid.text import Text

RUN: Final = "locks/run.txt"
DEV: Final = "locks/dev.txt"
LAB: Final = "edugrid/lab/openstack/requirements.lock"


def pieces(locks: tuple[str, ...], target: Target, built: Mapping[str, str] | None = None) -> tuple[Piece, ...]:
    """Packages of ``locks`` (RUN, DEV, LAB) for ``target``, programs, their Go modules, Debian packages.

    ``built`` as for :func:`program_pieces`. The same files give the same pieces.

    Raises:
        WrongPlaceError: edugrid does not run from a checkout, which alone has the locks.

    """
    checkout = Path(__file__).parents[2]
    if not (checkout / RUN).is_file():
        raise WrongPlaceError(
            Text(
                "the locks are in a checkout of edugrid's repository only: run `make sbom` or `make audit` there; an installed"
                " bundle has its list in sbom.cdx.json, beside its install.sh",
                "锁定文件只在 edugrid 源码仓库中：请在其中运行 make sbom 或 make audit；"
                "离线安装包的清单是 install.sh 旁的 sbom.cdx.json",
            )
        )
    toolchain = resource("toolchain")
    return (
        *python_pieces({name: checkout / name for name in locks}, target),
        *program_pieces(built or {}),
        *(piece for module in ("engine", "provider") for piece in go_pieces(toolchain / module)),
        *debian_pieces(toolchain / "debian.txt"),
    )
