"""Whether a statement was signed by the person it names."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from edugrid.intent.person import Person
from edugrid.sshsig.check_signature import check_signature
from edugrid.trust.statement import NAMESPACE, Statement


def verified(statement: Statement, people: Iterable[Person]) -> Person | None:
    """The row of ``people`` whose key signed ``statement`` in the name it gives; None: nobody's, or it was changed."""
    rows = [row for row in people if row.id == statement.who]
    with TemporaryDirectory(prefix="edugrid-") as name:
        signature, signers = Path(name) / "signature", Path(name) / "signers"
        signature.write_text(statement.signature, encoding="utf-8")
        for row in rows:  # one at a time: the row says what the key may be used for
            signers.write_text(f"{row.id} {row.key}\n", encoding="utf-8")
            if check_signature(statement.signed(), signature, signers, NAMESPACE).name == row.id:
                return row
    return None
