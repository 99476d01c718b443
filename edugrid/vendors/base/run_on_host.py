"""Run programs on a router over an open Netmiko session."""

from dataclasses import dataclass
from typing import Any

from napalm.base.exceptions import CommandTimeoutException, ConnectionClosedException
from paramiko import SSHException


@dataclass(frozen=True)
class Answer:
    """What a program said, and its exit status."""

    status: int
    out: str
    err: str


def run_on_host(session: Any, command: str, stdin: str = "", timeout: float = 60.0) -> Answer:  # noqa: ANN401 - Netmiko publishes no types
    """Run `command` in a channel of its own of the Netmiko `session`, with `stdin` as its input.

    Not in the session's interactive shell: a channel gives the exit status and keeps errors apart from output, and
    nothing has to be guessed from a prompt. `timeout` counts the seconds without any output. Raises
    CommandTimeoutException after that, ConnectionClosedException when the connection is gone.
    """
    try:
        channel = session.remote_conn_pre.get_transport().open_session(timeout=timeout)
        with channel:
            channel.settimeout(timeout)
            channel.exec_command(command)
            channel.sendall(stdin.encode())
            channel.shutdown_write()
            out = channel.makefile("rb").read().decode(errors="replace")
            err = channel.makefile_stderr("rb").read().decode(errors="replace")
            status = channel.recv_exit_status()
    except TimeoutError as problem:
        raise CommandTimeoutException(f"no answer within {timeout:.0f} s") from problem
    except (SSHException, OSError, EOFError, AttributeError) as problem:
        raise ConnectionClosedException(f"the connection is gone: {problem}") from problem
    if status < 0:
        raise ConnectionClosedException("the connection broke before the command ended")
    return Answer(status, out, err)
