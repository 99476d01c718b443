"""Real TLS on loopback, certificates of a made-up authority."""

import socket
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from tls_server import Authority, tls_server

from edugrid.certificates.ask_certificates import Endpoint, NoAnswer, ask_certificates
from edugrid.certificates.read_certificate import read_certificate
from edugrid.certificates.seen_certificate import SeenCertificate

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_a_server_shows_its_own(tmp_path: Path) -> None:
    # it has ended, and nobody trusts who signed it: it can be read all the same
    made = Authority().sign(["id.edu.example", "*.zz.edu.example"], NOW - timedelta(90), NOW - timedelta(1))
    with tls_server(made, tmp_path) as port:
        endpoint = Endpoint("id.edu.example", "127.0.0.1", port)
        seen = ask_certificates([endpoint, endpoint])[endpoint]
    assert isinstance(seen, SeenCertificate)
    assert seen == read_certificate(made.certificate)
    assert seen.names == ("id.edu.example", "*.zz.edu.example")
    assert seen.key_sha256 == sha256(made.key_info()).hexdigest()
    assert (seen.not_after, seen.days, seen.key) == (NOW - timedelta(1), 89, "EC secp256r1")
    assert seen.issuer == "CN=Made-up CA"


def test_every_silence_has_its_reason(tmp_path: Path) -> None:
    made = Authority().sign(["id.edu.example"], NOW, NOW + timedelta(1))
    with (
        socket.create_server(("127.0.0.1", 0)) as mute,
        socket.create_server(("127.0.0.1", 0)) as shut,
        tls_server(made, tmp_path) as port,
    ):
        closed = shut.getsockname()[1]
        shut.close()
        asked = [
            Endpoint("id.edu.example", "127.0.0.1", mute.getsockname()[1]),
            Endpoint("id.edu.example", "127.0.0.1", closed),
            Endpoint("id.edu.example", "nowhere.invalid", 443),
            Endpoint("id.edu.example", "127.0.0.1", port),
        ]
        found = ask_certificates(asked, seconds=1)
    whys = [answer.why if isinstance(answer, NoAnswer) else "" for answer in found.values()]
    assert whys == ["no answer within 1 s", "Connection refused", "the name nowhere.invalid leads nowhere", ""]


def test_who_speaks_no_tls_is_no_certificate() -> None:
    import threading

    with socket.create_server(("127.0.0.1", 0)) as door:

        def talk() -> None:
            line, _ = door.accept()
            with line:
                line.sendall(b"SSH-2.0-somebody\r\n" * 4)
                line.recv(4096)

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        endpoint = Endpoint("127.0.0.1", "127.0.0.1", door.getsockname()[1])
        answer = ask_certificates([endpoint], seconds=2)[endpoint]
        thread.join()
    assert isinstance(answer, NoAnswer)
    assert answer.why.startswith("no TLS: ")


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("id.edu.example", True),
        ("ID.edu.example.", True),
        ("x.zz.edu.example", True),
        ("zz.edu.example", False),
        ("a.b.zz.edu.example", False),
        ("教育.example", True),
        ("127.0.0.9", True),
        ("127.0.0.8", False),
        ("::1", True),
        ("nobody", False),
    ],
)
def test_names(name: str, *, good: bool) -> None:
    names = ["id.edu.example", "*.zz.edu.example", "xn--wcvs22d.example", "127.0.0.9", "::1"]
    seen = read_certificate(Authority().sign(names, NOW, NOW + timedelta(1)).certificate)
    assert seen.good_for(name) is good


def test_a_common_name_alone_is_good_for_nobody() -> None:
    seen = read_certificate(Authority().sign([], NOW, NOW + timedelta(1)).certificate)
    assert (seen.subject, seen.names, seen.good_for("nobody")) == ("CN=nobody", (), False)


@pytest.mark.parametrize(
    "data", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"\x30\x03\x02\x01\x01"]
)
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_certificate(data)


def test_of_a_key_and_a_chain_the_servers_own_is_read() -> None:
    authority = Authority()
    first, second = (authority.sign([name], NOW, NOW + timedelta(1)) for name in ("a.example", "b.example"))
    assert read_certificate(first.key + first.certificate + second.certificate).names == ("a.example",)
