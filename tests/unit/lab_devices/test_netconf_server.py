"""The simulator's NETCONF server against the real ncclient, over SSH on loopback. The device is SIMULATED."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele
from paramiko import RejectPolicy, SSHClient
from simulated_network import USER, SimulatedNetwork

if TYPE_CHECKING:
    from edugrid.design.network import DeviceDesign

IFM = "urn:huawei:yang:huawei-ifm"
NC = "urn:ietf:params:xml:ns:netconf:base:1.0"
HELLO = (
    f'<hello xmlns="{NC}"><capabilities><capability>urn:ietf:params:netconf:base:{{}}</capability></capabilities>'
    "</hello>]]>]]>"
)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNetwork]:
    # only these two are looked at
    made = SimulatedNetwork(
        tmp_path_factory.mktemp("netconf"), [cast("DeviceDesign", SimpleNamespace(platform="huawei_vrp8", name="r1"))]
    )
    made.devices["r1"].type_lines(["snetconf server enable"])
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def as_it_was(network: SimulatedNetwork) -> Iterator[None]:
    before = network.texts()
    yield
    network.wait(700)
    assert network.texts() == before, "the test left something behind"


@contextmanager
def _session(network: SimulatedNetwork, profile: str = "huaweiyang") -> Iterator[Any]:
    where = network.site().endpoint("r1", "", 0)
    session = manager.connect(
        host=where.host,
        port=where.port,
        username=USER,
        password=network.password,
        hostkey_verify=False,
        look_for_keys=False,
        allow_agent=False,
        device_params={"name": profile},
        timeout=10,
    )
    try:
        yield session
    finally:
        if session.connected:
            session.close_session()


def _description(text: str, operation: str = "merge", name: str = "GE1/0/1") -> str:
    return (
        f'<config xmlns="{NC}" xmlns:nc="{NC}"><ifm xmlns="{IFM}"><interfaces><interface><name>{name}</name>'
        f'<description nc:operation="{operation}">{text}</description></interface></interfaces></ifm></config>'
    )


def _shown(session: Any, source: str) -> str:  # noqa: ANN401 - ncclient publishes no types
    wanted = f'<ifm xmlns="{IFM}"><interfaces><interface><name>GE1/0/1</name></interface></interfaces></ifm>'
    data = session.get_config(source, filter=("subtree", wanted)).data_ele
    assert len(data.findall(f".//{{{IFM}}}interface")) == 1
    return str(data.findtext(f".//{{{IFM}}}description") or "")


def _tag(error: pytest.ExceptionInfo[RPCError]) -> str:
    return str(error.value.tag)


@pytest.mark.parametrize("profile", ["default", "huaweiyang"])
def test_candidate_commit_discard(network: SimulatedNetwork, profile: str) -> None:
    with _session(network, profile) as session:
        session.edit_config(target="candidate", config=_description("one"))
        assert (_shown(session, "candidate"), _shown(session, "running")) == ("one", "")
        with _session(network) as other:
            assert _shown(other, "candidate") == "", "each session has a candidate of its own"
        session.discard_changes()
        assert _shown(session, "candidate") == ""
        session.edit_config(target="candidate", config=_description("two"))
        session.validate("candidate")
        session.commit()
        assert _shown(session, "running") == "two"
        assert " description two\n" in network.devices["r1"].running_text()
        session.edit_config(target="candidate", config=_description("", "delete"))
        session.commit()


def test_what_cannot_be_edited(network: SimulatedNetwork) -> None:
    with _session(network) as session:
        for config, tag in (
            (_description("", "delete"), "data-missing"),
            (_description("x", name="GE9/0/1"), "data-missing"),
            (_description("x", "twist"), "invalid-value"),
            (_description("x").replace("description", "mtu"), "unknown-element"),
            (_description("x").replace(IFM, "urn:nobody"), "unknown-namespace"),
        ):
            with pytest.raises(RPCError) as error:
                session.edit_config(target="candidate", config=config)
            assert _tag(error) == tag, config
        session.edit_config(target="candidate", config=_description("x", "create"))
        with pytest.raises(RPCError) as error:
            session.edit_config(target="candidate", config=_description("y", "create"))
        assert _tag(error) == "data-exists"
        with pytest.raises(RPCError) as error:
            session.dispatch(to_ele(f'<get-schema xmlns="{NC}"/>'))
        assert _tag(error) == "operation-not-supported"
        assert _shown(session, "candidate") == "x"


def test_a_confirmed_commit_goes_back_with_its_session(network: SimulatedNetwork) -> None:
    with _session(network) as session:
        session.edit_config(target="candidate", config=_description("trial"))
        session.commit(confirmed=True, timeout="600")
        with _session(network) as other:
            assert _shown(other, "running") == "trial"
            for attempt in (other.commit, other.lock):
                with pytest.raises(RPCError) as error:
                    attempt() if attempt == other.commit else attempt("running")
                assert _tag(error) in {"in-use", "lock-denied"}
    with _session(network) as session:
        assert _shown(session, "running") == ""


def test_a_persistent_one_outlives_it_and_ends_by_name_or_time(network: SimulatedNetwork) -> None:
    for end in ("cancel", "time"):
        with _session(network) as session:
            session.edit_config(target="candidate", config=_description("trial"))
            session.commit(confirmed=True, timeout="120", persist="p-1")
        with _session(network) as session:
            for wrong in (session.commit, session.cancel_commit):
                with pytest.raises(RPCError) as error:
                    wrong(persist_id="p-2")
                assert _tag(error) == "invalid-value"
            session.commit(confirmed=True, timeout="300", persist_id="p-1")
            network.wait(200)
            assert _shown(session, "running") == "trial", "the second one started the timer anew"
            if end == "cancel":
                session.cancel_commit(persist_id="p-1")
            else:
                network.wait(101)
            assert _shown(session, "running") == ""
            with pytest.raises(RPCError) as error:
                session.cancel_commit()
            assert _tag(error) == "operation-failed"


def test_locks(network: SimulatedNetwork) -> None:
    with _session(network) as session, _session(network) as other:
        session.lock("running")
        with pytest.raises(RPCError) as error:
            other.lock("running")
        assert _tag(error) == "lock-denied"
        assert f"<session-id>{session.session_id}</session-id>" in "".join(error.value.info.split())
        with pytest.raises(RPCError) as error:
            other.unlock("running")
        assert _tag(error) == "operation-failed"
        other.edit_config(target="candidate", config=_description("x"))
        with pytest.raises(RPCError) as error:
            other.commit()
        assert _tag(error) == "in-use"
        refused = network.devices["r1"].type_lines(["interface GE1/0/2", "description y"])
        assert [one.line for one in refused] == ["commit"]
        session.unlock("running")
        other.discard_changes()
        session.lock("running")
        session.close_session()
        other.lock("running")


def _raw(network: SimulatedNetwork, *said: str) -> str:
    """What the server says to bytes that no client would send, until it hangs up."""
    where = network.site().endpoint("r1", "", 0)
    client = SSHClient()
    client.load_host_keys(str(network.known_hosts))
    client.set_missing_host_key_policy(RejectPolicy())
    client.connect(where.host, where.port, USER, network.password, allow_agent=False, look_for_keys=False)
    with client, client.get_transport().open_session() as channel:
        channel.invoke_subsystem("netconf")
        with suppress(OSError):  # it may hang up before all is said
            for one in said:
                channel.sendall(one.encode())
            channel.shutdown_write()
        answer = b""
        while data := channel.recv(65536):
            answer += data
    return answer.decode()


def test_an_old_client_is_answered_in_the_old_way(network: SimulatedNetwork) -> None:
    answer = _raw(
        network,
        HELLO.format("1.0"),
        f'<rpc message-id="7" xmlns="{NC}"><close-session/></rpc>]]>]]>',
    )
    assert answer.count("]]>]]>") == 2
    assert 'message-id="7"' in answer
    assert "<ok />" in answer


def test_what_breaks_the_protocol_is_told_or_ends_the_session(network: SimulatedNetwork) -> None:
    rpc = f'<rpc xmlns="{NC}"><get-config/></rpc>'
    answer = _raw(network, HELLO.format("1.1"), "\n#3\n<a>\n##\n", f"\n#{len(rpc)}\n{rpc}\n##\n")
    assert "malformed-message" in answer
    assert "missing-attribute" in answer
    for hello in (HELLO.format("9.9"), HELLO.format("1.1").replace("</hello>", "<session-id>4</session-id></hello>")):
        assert "rpc-reply" not in _raw(network, hello, f"\n#{len(rpc)}\n{rpc}\n##\n")
    assert "rpc-reply" not in _raw(network, HELLO.format("1.1"), rpc), "no chunk"
    assert "rpc-reply" not in _raw(network, HELLO.format("1.0"), "<a>]]>]]>"), "base:1.0 has no malformed-message"
