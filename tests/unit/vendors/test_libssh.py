"""Sessions that libssh carries: logged in once, checked like any other, and left to paramiko where libssh cannot."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from napalm.base.exceptions import ConnectAuthError, ConnectionClosedException, ConnectionException
from shell_server import PASSWORD, USER, ShellServer

from edugrid.vendors.base.cli_session import CliSession
from edugrid.vendors.base.errors import HostKeyChangedError, HostKeyUnknownError
from edugrid.vendors.base.libssh_channel import LibsshChannel
from edugrid.vendors.base.open_connection import open_connection
from edugrid.vendors.huawei_vrp8.connection import Vrp8Connection
from edugrid.vendors.huawei_vrp8.driver import Vrp8Driver

PREPARED: dict[str, Any] = {"screen-length 0 temporary": (), "undo terminal monitor": ()}


def opened(server: ShellServer, known_hosts: Path, password: str = PASSWORD, **more: Any) -> Any:  # noqa: ANN401 - Netmiko publishes no types
    return open_connection(
        Vrp8Connection,
        "huawei_vrpv8",
        ("127.0.0.1", server.port),
        (USER, password),
        timeout=more.pop("timeout", 10),
        optional_args={"known_hosts": str(known_hosts), **more},
    )


def over_libssh(connection: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(connection.remote_conn, LibsshChannel)


@pytest.fixture
def hosts(tmp_path: Path) -> Path:
    return tmp_path / "known_hosts"


def test_a_password_logs_in_once_with_a_wide_terminal(hosts: Path) -> None:
    with ShellServer() as server:
        connection = opened(server, server.known_hosts(hosts))
        assert over_libssh(connection)
        assert connection.base_prompt == "sw"
        assert connection.is_alive()
        connection.paramiko_cleanup()
        assert server.proofs == ["password", "in"]
        assert server.sizes == [(511, 1000)]
        assert "libssh" in server.clients[0]


def test_a_wrong_password_is_tried_once_and_not_shown(hosts: Path) -> None:
    with ShellServer() as server:
        with pytest.raises(ConnectAuthError, match="refused user 'netops'") as told:
            opened(server, server.known_hosts(hosts), "Falsch@12345")
        assert server.proofs == ["password"]
        assert "Falsch" not in str(told.value)


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
@pytest.mark.parametrize("passphrase", [None, "Salz@12345"])
def test_a_key_logs_in(hosts: Path, kind: str, passphrase: str | None) -> None:
    make: dict[str, Callable[[], Any]] = {
        "ed25519": Ed25519PrivateKey.generate,
        "rsa": lambda: rsa.generate_private_key(65537, 2048),
        "ecdsa": lambda: ec.generate_private_key(ec.SECP256R1()),
    }
    key = make[kind]()
    file = hosts.with_name("key")
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, locked))
    public: bytes = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    text = public.decode().split()[1]
    with ShellServer(ways=("publickey",), keys=[text]) as server:
        connection = opened(server, server.known_hosts(hosts), "", key_file=str(file), passphrase=passphrase)
        assert over_libssh(connection)
        connection.paramiko_cleanup()
        assert server.proofs == ["in"]


def test_a_key_that_the_device_does_not_have_is_refused(hosts: Path) -> None:
    file = hosts.with_name("key")
    file.write_bytes(asyncssh.generate_private_key("ssh-ed25519").export_private_key("openssh"))
    with (
        ShellServer(ways=("publickey",)) as server,
        pytest.raises(ConnectAuthError, match="refused user 'netops'"),
    ):
        opened(server, server.known_hosts(hosts), "", key_file=str(file))


@pytest.mark.parametrize("kind", ["ssh-rsa", "ecdsa-sha2-nistp384", "ssh-ed25519"])
def test_the_kind_of_host_key_that_is_written_down_is_asked_for(hosts: Path, kind: str) -> None:
    with ShellServer(host_key=kind) as server:
        connection = opened(server, server.known_hosts(hosts))
        assert over_libssh(connection)
        connection.paramiko_cleanup()


@pytest.mark.parametrize("kind", ["ssh-ed25519", "ssh-rsa"])
def test_another_host_key_gets_no_password(hosts: Path, kind: str) -> None:
    with ShellServer() as server:
        with pytest.raises(HostKeyChangedError, match=r"the host key has changed: .* shows SHA256:"):
            opened(server, server.known_hosts(hosts, asyncssh.generate_private_key(kind)))
        assert server.proofs == []


def test_an_unknown_host_gets_no_password(hosts: Path) -> None:
    hosts.write_text("", encoding="ascii")
    with ShellServer() as server:
        with pytest.raises(HostKeyUnknownError, match="ssh-keyscan"):
            opened(server, hosts)
        assert server.proofs == []


def test_a_device_that_asks_for_the_password_itself_gets_it(hosts: Path) -> None:
    with ShellServer(ways=("questions",)) as server:
        connection = opened(server, server.known_hosts(hosts))
        assert over_libssh(connection)
        connection.paramiko_cleanup()
        assert server.proofs == ["question", "in"]


def test_algorithms_that_libssh_is_not_asked_for_are_left_to_paramiko(hosts: Path) -> None:
    with ShellServer(encryption_algs=["aes192-cbc"]) as server:
        connection = opened(server, server.known_hosts(hosts))
        assert not over_libssh(connection)
        connection.paramiko_cleanup()


def test_a_server_that_says_nothing_is_given_up(hosts: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        hosts.write_text(
            f"[127.0.0.1]:{port} {asyncssh.generate_private_key('ssh-ed25519').export_public_key().decode()}"
        )
        begun = time.monotonic()
        with pytest.raises(ConnectionException, match=f"127.0.0.1:{port}: no usable SSH session"):
            Vrp8Driver(
                "127.0.0.1", USER, PASSWORD, timeout=3, optional_args={"port": port, "known_hosts": str(hosts)}
            ).open()
        assert time.monotonic() - begun < 20


@pytest.fixture
def talk(hosts: Path) -> Iterator[CliSession]:
    answers = {
        "display long": [b"x" * 79 + b"\r\n"] * 3000,
        "display halves": ["中".encode()[:1], "中".encode()[1:] + "文".encode()[:2], "文".encode()[2:]],
        "display line end": [b"one\r", b"\ntwo"],
    }
    with ShellServer(answers | PREPARED) as server:
        connection = opened(server, server.known_hosts(hosts))
        session = CliSession(connection, Vrp8Driver.dialect, idle_seconds=10)
        yield session
        session.close()


def test_a_long_answer_arrives_whole(talk: CliSession) -> None:
    talk.connection.remote_conn.settimeout(10)
    answer = talk.send("display long")
    assert answer.count("x" * 79) == 3000


def test_a_letter_in_halves_stays_whole(talk: CliSession) -> None:
    assert talk.send("display halves").strip() == "中文"


def test_a_line_end_in_halves_is_one(talk: CliSession) -> None:
    assert talk.send("display line end").splitlines() == ["one", "two"]


def test_a_line_longer_than_the_window_is_sent_whole(talk: CliSession) -> None:
    # asyncssh takes 2 MiB before it wants to be read; what it has echoed must come back letter for letter
    long = "z" * 100_000
    talk.connection.write_channel(long + "\n")
    text = ""
    end = time.monotonic() + 20
    while not text.endswith("<sw>") and time.monotonic() < end:
        talk.connection.await_data(1)
        text += talk.connection.read_channel()
    assert text.count("z") == len(long)


@pytest.mark.parametrize("how", ["bye", "vanish"])
def test_hanging_up_is_noticed_at_once(talk: CliSession, how: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ConnectionClosedException, match=f"sw ended the session at '{how}'"):
        talk.send(how)
    assert time.monotonic() - begun < 5
    assert not talk.connection.is_alive()


def test_sessions_do_not_disturb_one_another(hosts: Path) -> None:
    """Each ends while the others talk: a handle that is closed twice would be somebody else's by then."""
    answers = {f"display {n}": [f"answer {n}".encode()] for n in range(8)}
    with ShellServer(answers | PREPARED) as server:
        known = server.known_hosts(hosts)
        failed: list[object] = []

        def work(number: int) -> None:
            try:
                for _ in range(5):
                    session = CliSession(opened(server, known), Vrp8Driver.dialect)
                    if session.send(f"display {number}").strip() != f"answer {number}":
                        failed.append(number)
                    session.close()
            except Exception as error:  # noqa: BLE001 - told by the assertion
                failed.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failed == []


def test_a_log_line_behind_the_prompt_does_not_shift_the_answers(hosts: Path) -> None:
    late = b"\r\n<sw>\r\nNov 27 2026 10:00:00 sw %%01IFNET/4/LINK_STATE(l): GE1/0/1 has entered the DOWN state."
    answers = PREPARED | {"display a": [b"answer a"], "display b": [b"answer b"]}
    with ShellServer(answers, late=late) as server:
        session = CliSession(opened(server, server.known_hosts(hosts)), Vrp8Driver.dialect)
        assert session.host == "sw"
        assert [session.send(f"display {one}").strip() for one in "ab"] == ["answer a", "answer b"]
        session.close()


@pytest.mark.parametrize("writes", [False, True])
def test_a_log_of_the_session_holds_what_netmiko_would_put_into_it(hosts: Path, *, writes: bool) -> None:
    from netmiko.session_log import SessionLog

    log = BytesIO()
    with ShellServer(PREPARED) as server:
        kept = SessionLog(buffered_io=log, record_writes=writes)
        connection = opened(server, server.known_hosts(hosts), session_log=kept)
        connection.write_channel("display nothing\n")
        connection.read_to(r"display nothing[\s\S]*<sw>")
        connection.paramiko_cleanup()
    assert log.getvalue().count(b"display nothing") == 1 + writes


def test_files_are_brought_looked_at_and_removed(hosts: Path, tmp_path: Path) -> None:
    home = tmp_path / "flash"
    home.mkdir()
    with ShellServer(home=home) as server:
        connection = opened(server, server.known_hosts(hosts))
        with connection.remote_conn_pre.open_sftp() as sftp:
            with sftp.open("a.cfg", "w") as file:
                file.write(b"sysname a\n" * 10_000)
            assert sftp.stat("a.cfg").st_size == 100_000
            assert (home / "a.cfg").read_bytes() == b"sysname a\n" * 10_000
            sftp.remove("a.cfg")
            with pytest.raises(OSError, match=r"a\.cfg: the device refused it"):
                sftp.stat("a.cfg")
        connection.write_channel("display on\n")  # the terminal goes on without blocking
        end = time.monotonic() + 5
        text = ""
        while "display on" not in text and time.monotonic() < end:
            connection.await_data(1)
            text += connection.read_channel()
        assert "display on" in text
        connection.paramiko_cleanup()


def test_a_device_without_sftp_says_so(hosts: Path) -> None:
    with ShellServer() as server:
        connection = opened(server, server.known_hosts(hosts))
        with pytest.raises(OSError, match="no SFTP"):
            connection.remote_conn_pre.open_sftp()
        connection.paramiko_cleanup()
