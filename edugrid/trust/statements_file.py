"""Statements as a file, one JSON object a line: beside a plan, or in the register of standing approvals."""

from pathlib import Path

from pydantic import ValidationError

from edugrid.put_file import put_file
from edugrid.text import Text
from edugrid.trust.errors import StatementError
from edugrid.trust.statement import Statement


def beside(plan: Path) -> Path:
    """Where the statements about the plan file ``plan`` are."""
    return plan.with_name(plan.name + ".signatures")


def standing(root: Path, region: str) -> Path:
    """Where the standing approvals of the province of ``region`` are."""
    return root / region.strip("/").split("/")[0] / "registers" / "standing.jsonl"


def read_statements(path: Path) -> tuple[Statement, ...]:
    """Read ``path``; no file: no statement. Signatures are not checked here.

    Raises:
        StatementError: a line is no statement.

    """
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found += [Statement.model_validate_json(line)] if line.strip() else []
        except ValidationError:
            raise StatementError(
                Text(
                    f"{path}:{number}: no statement of edugrid; take the line out, and sign again",
                    f"{path}:{number}：不是 edugrid 的声明；请删除该行并重新签名",
                )
            ) from None
    return tuple(found)


def write_statements(path: Path, statements: tuple[Statement, ...]) -> None:
    """Write all ``statements`` to ``path``; the file is there whole or as it was."""
    put_file(path, "".join(statement.model_dump_json() + "\n" for statement in statements))
