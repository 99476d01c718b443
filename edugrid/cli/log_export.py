"""``edugrid log export --out FILE``."""

from pathlib import Path
from typing import Annotated, Final

import typer

from edugrid.cli.audit_log import audit_log
from edugrid.cli.permit import Key
from edugrid.text import Text, language

NAMESPACE: Final = "edugrid-audit"
FAILED = 1


def log_export(
    out: Annotated[Path, typer.Option("--out", help="FILE (JSON lines)")],
    key: Key = None,
) -> None:
    """Copy the log as it is for an auditor, and with --key sign the copy: FILE.sig. Exit 1 when it is not whole."""
    from edugrid.audit.check_chain import check_chain
    from edugrid.put_file import put_file
    from edugrid.sshsig.sign import sign

    path = audit_log()
    if not path.exists():
        raise typer.BadParameter(f"there is no {path}")
    data = path.read_bytes()
    put_file(out, data, 0o600)
    if key is not None:
        put_file(out.with_name(out.name + ".sig"), sign(data, key, NAMESPACE))
    chain = check_chain(out)
    told = Text(
        f"{out}: {len(chain.entries)} entries, the last has the hash {chain.head}",
        f"{out}：{len(chain.entries)} 条记录，最后一条的哈希为 {chain.head}",
    )
    typer.echo(told.show(language()))
    for text in chain.problems:
        typer.echo(f"✗ {out}: {text.show(language())}", err=True)
    if chain.problems:
        raise typer.Exit(FAILED)
