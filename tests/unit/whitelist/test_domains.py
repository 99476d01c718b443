"""Allowed names: what may stand in the register, and what a real Unbound answers to whom."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from ipaddress import ip_network
from pathlib import Path

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.rrset
import pytest

from edugrid.allocate.allocate import allocate
from edugrid.intent.allowed_domain import AllowedDomain
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.network.resolver import ResolverSettings
from edugrid.intent.tree import City, Intent
from edugrid.whitelist.dns.files import files
from edugrid.whitelist.dns.views import Names, View, names_of

ROOT = Path(__file__).parents[3] / "inventories"
AT = datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)
UNBOUND = shutil.which("unbound", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


def row(domain: str, segment: str | None = None, until: str = "2027-12-31") -> AllowedDomain:
    fields = {
        "id": f"DN-{domain}",
        "domain": domain,
        "segment": segment,
        "applicant": "a",
        "approver": "b",
        "reason": "c",
    }
    return AllowedDomain.model_validate(fields | {"until": until})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("WWW.Example.CN.", "www.example.cn"),
        ("例子.测试", "xn--fsqu00a.xn--0zwm56d"),
        ("www.example。cn", "www.example.cn"),
    ],
)
def test_names_have_one_spelling(written: str, read: str) -> None:
    assert row(written).domain == read


@pytest.mark.parametrize("written", ["cn", "com.cn", "*.example", "a..b", "-a.example", "x" * 64 + ".cn", "a b.cn"])
def test_what_is_no_single_name_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="domain"):
        row(written)


def _city(listed: tuple[str, ...], rows: tuple[AllowedDomain, ...]) -> tuple[Intent, City]:
    intent = load_intent(ROOT, "henan/zhengzhou", AT)
    city = intent.cities[0]
    resolver = ResolverSettings(listed_only=listed)

    def with_resolver(item: object) -> object:
        settings = item.settings  # type: ignore[attr-defined] # counties and schools alike
        network = settings.network.model_copy(update={"resolver": resolver})
        return item.model_copy(update={"settings": settings.model_copy(update={"network": network})})  # type: ignore[attr-defined] # the same

    counties = tuple(
        with_resolver(county.model_copy(update={"schools": tuple(with_resolver(school) for school in county.schools)}))
        for county in city.counties
    )
    registers = city.registers.model_copy(update={"domains": rows})
    city = city.model_copy(update={"counties": counties, "registers": registers})
    return intent.model_copy(update={"cities": (city,)}), city


def test_views_hold_the_segments_of_every_school_and_names_that_have_not_ended() -> None:
    rows = (row("open.example"), row("exam.example", "office"), row("gone.example", until="2026-11-30"))
    intent, city = _city(("office",), rows)
    names = names_of(intent, city, allocate(intent))
    assert names.everybody == ("open.example", "zhengzhou.edu.example")
    (view,) = names.views
    assert (view.segment, view.names) == ("office", ("exam.example",))
    assert ip_network("10.0.128.0/26") in view.clients
    assert ip_network("3fff:410:20::/64") in view.clients
    assert len(view.clients) == 2 * 8
    assert date.fromisoformat("2026-11-30") < intent.today


@pytest.mark.skipif(UNBOUND is None, reason="no unbound on this machine")
def test_a_real_unbound_keeps_to_them(tmp_path: Path) -> None:
    here = (ip_network("127.0.0.2/32"),)
    names = Names(("open.example",), (View("exam", here, ("exam.example",)),))
    for name, text in files(names, str(tmp_path), AT).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "block.rpz").write_text(
        "$ORIGIN block.\n$TTL 60\n@ SOA localhost. a. 1 1 1 1 1\n@ NS localhost.\nexample CNAME .\n*.example CNAME .\n"
    )
    with upstream() as above, resolver(tmp_path, above) as port:
        answers = {
            (client, name): ask(port, client, name)
            for client in ("127.0.0.1", "127.0.0.2")
            for name in ("open.example.", "www.open.example.", "exam.example.", "other.example.", "elsewhere.invalid.")
        }
    passed = {key for key, rcode in answers.items() if rcode == dns.rcode.NOERROR}
    assert passed == {
        ("127.0.0.1", "open.example."),
        ("127.0.0.1", "www.open.example."),
        ("127.0.0.1", "elsewhere.invalid."),
        ("127.0.0.2", "open.example."),
        ("127.0.0.2", "www.open.example."),
        ("127.0.0.2", "exam.example."),
    }
    assert {rcode for key, rcode in answers.items() if key not in passed} == {dns.rcode.NXDOMAIN}


def ask(port: int, client: str, name: str) -> dns.rcode.Rcode:
    query = dns.message.make_query(name, "A")
    return dns.query.udp(query, "127.0.0.1", 5, port, source=client).rcode()


@contextmanager
def upstream() -> Iterator[int]:
    """A name server that knows an address for every name."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            data, peer = server.recvfrom(4096)
            if not data:
                return
            query = dns.message.from_wire(data)
            answer = dns.message.make_response(query)
            question = query.question[0]
            if question.rdtype == 1:
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", "A", "192.0.2.80"))
            server.sendto(answer.to_wire(), peer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        server.sendto(b"", server.getsockname())
        thread.join(5)
        server.close()


@contextmanager
def resolver(folder: Path, above: int) -> Iterator[int]:
    """Unbound with the written include, and a zone that blocks everything of ``example`` after it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "unbound.conf"
    config.write_text(
        f'include: "{folder}/unbound-whitelist.conf"\n'
        f'rpz:\n    name: block.\n    zonefile: "{folder}/block.rpz"\n'
        "server:\n"
        f'    directory: "{folder}"\n    chroot: ""\n    username: ""\n    pidfile: ""\n    use-syslog: no\n'
        f"    interface: 127.0.0.1@{port}\n    do-not-query-localhost: no\n    do-daemonize: no\n"
        "    access-control: 127.0.0.0/8 allow\n    local-zone: invalid. nodefault\n    num-threads: 1\n"
        "remote-control:\n    control-enable: no\n"
        f'forward-zone:\n    name: "."\n    forward-addr: 127.0.0.1@{above}\n'
    )
    process = subprocess.Popen([str(UNBOUND), "-d", "-c", str(config)], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(50):
            try:
                ask(port, "127.0.0.1", "open.example.")
                break
            except (OSError, dns.exception.Timeout):
                assert process.poll() is None, process.stderr.read() if process.stderr else ""
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=10)
