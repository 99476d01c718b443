# mypy: disable-error-code="import-not-found"
# reason: bcrypt lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.set_passwords KEYSTONE_DB``: give a copied Keystone database this lab's passwords.

Reads ``{user: password}`` as JSON from standard input. Writes the hashes straight into the ``password`` table
(bcrypt, ``keystone.common.password_hashers.bcrypt``): importing Keystone for it would cost seconds of each first start.
"""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ROUNDS = 4


def set_passwords(database: Path, passwords: dict[str, str]) -> None:
    """Replace the hash of each named user; raises LookupError for a user that does not exist."""
    import bcrypt

    with closing(sqlite3.connect(database)) as connection, connection:
        for user, password in passwords.items():
            digest = bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode()
            changed = connection.execute(
                "UPDATE password SET password_hash = ? "
                "WHERE local_user_id IN (SELECT id FROM local_user WHERE name = ?)",
                (digest, user),
            )
            if changed.rowcount != 1:
                raise LookupError(f"{changed.rowcount} passwords of user {user} in {database}")


if __name__ == "__main__":
    set_passwords(Path(sys.argv[1]), json.load(sys.stdin))
