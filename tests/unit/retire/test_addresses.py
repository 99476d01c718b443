"""Real sockets on the loopback interface: who answers, who refuses, who is silent."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.look.addresses import addresses, answers

HERE = ip_address("127.0.77.1")


@pytest.fixture
def listening() -> socket.socket:
    line = socket.socket()
    line.bind((str(HERE), 0))
    return line


def test_an_open_port_answers_and_a_closed_one_answers_too(listening: socket.socket) -> None:
    with listening:
        port = listening.getsockname()[1]
        assert answers(HERE, [port], ping=False) == (f"tcp/{port} refused",)
        listening.listen()
        assert answers(HERE, [port], ping=False) == (f"tcp/{port}",)


def test_who_lets_a_question_lie_is_silent(listening: socket.socket) -> None:
    with listening:
        listening.listen(0)  # a full queue drops what comes, as a host that is gone does
        port = listening.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for line in waiting:
            line.setblocking(False)  # noqa: FBT003 - the name of socket's own
            line.connect_ex((str(HERE), port))
        assert answers(HERE, [port], 0.05, ping=False) == ()
        for line in waiting:
            line.close()


def test_only_addresses_of_the_site_are_asked(listening: socket.socket) -> None:
    with listening:
        listening.listen()
        port = listening.getsockname()[1]
        workloads = [{"name": "w", "addresses": ["127.0.77.1", "127.0.78.1"], "ports": [port]}]
        site = DataCentre.model_validate(
            {"name": "a", "title": "a", "state": "legacy", "owner": "x", "opened": "2011-01-01", "racks": 1}
            | {"prefixes": ["127.0.77.0/24"], "workloads": workloads}
        )
        assert addresses([site]) == {"127.0.77.1": (f"tcp/{port}",)}
