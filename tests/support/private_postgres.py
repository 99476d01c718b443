"""A real PostgreSQL server of our own: a new cluster on a free port of the loopback, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

USER, DATABASE = "pulumi", "pulumi"
PASSWORD = "pg-lab-f3a9c1"
OWNER = "postgres"  # the server refuses to run as root
HOST = "127.0.0.1"


class Server(NamedTuple):
    """Where the server listens; ``url`` holds the password, ``bare_url`` leaves it to ``passfile`` (PGPASSFILE)."""

    port: int
    passfile: Path

    @property
    def url(self) -> str:
        return f"postgres://{USER}:{PASSWORD}@{HOST}:{self.port}/{DATABASE}?sslmode=disable"

    @property
    def bare_url(self) -> str:
        return f"postgres://{USER}@{HOST}:{self.port}/{DATABASE}?sslmode=disable"

    def sql(self, statement: str) -> str:
        """What psql answers to one statement: rows without heads, columns separated by `|`."""
        done = subprocess.run(
            [_tool("psql"), "-X", "-h", HOST, "-p", str(self.port), "-U", USER, "-d", DATABASE, "-Atc", statement],
            env=os.environ | {"PGPASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()


def available() -> tuple[bool, str]:
    """Return (True, the server's version) or (False, the reason and what to do about it)."""
    if not _bin():
        return False, "not installed: apt-get install -y --no-install-recommends postgresql"
    if os.geteuid() == 0 and not (shutil.which("setpriv") and any(user.pw_name == OWNER for user in pwd.getpwall())):
        return False, f"run as root it needs setpriv (util-linux) and the user {OWNER}"
    done = subprocess.run([_tool("postgres"), "--version"], capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout.strip() or done.stderr.strip()


@contextmanager
def private_postgres() -> Iterator[Server]:
    """Give a running server with an empty database."""
    with tempfile.TemporaryDirectory(prefix="edugrid-pg-", ignore_cleanup_errors=True) as folder:
        home, data = Path(folder), Path(folder) / "data"
        words = home / "words"
        words.write_text(PASSWORD, encoding="utf-8")
        if os.geteuid() == 0:  # pytest's own folders are closed to every other user
            shutil.chown(home, OWNER, OWNER)
            shutil.chown(words, OWNER, OWNER)
        _as_owner("initdb", "-D", data, "-U", USER, f"--pwfile={words}", "-A", "scram-sha-256", "-E", "UTF8", "-N")
        server = Server(_free_port(), home / "pgpass")
        options = f"-c listen_addresses={HOST} -c port={server.port} -c unix_socket_directories= -c fsync=off"
        _as_owner("pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        try:
            createdb = ["createdb", "-h", HOST, "-p", str(server.port), "-U", USER, DATABASE]
            _as_owner(*createdb, PGPASSWORD=PASSWORD)
            server.passfile.write_text(f"{HOST}:{server.port}:*:{USER}:{PASSWORD}\n", encoding="utf-8")
            server.passfile.chmod(0o600)
            yield server
        finally:
            _as_owner("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _bin() -> Path | None:
    """Debian keeps the server's programs off PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _tool(name: str) -> str:
    folder = _bin()
    return str(folder / name) if folder and (folder / name).is_file() else name


def _as_owner(name: str, *arguments: str | Path, **env: str) -> None:
    drop = ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*drop, _tool(name), *map(str, arguments)],
        env={**os.environ, "LC_ALL": "C.UTF-8", **env},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server would keep a pipe open
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed with {done.returncode}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
