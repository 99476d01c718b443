from typing import Any

from pulumi.automation.events import EngineEvent

from edugrid.cloud.engine_log import EngineLog

URN = (
    "urn:pulumi:zhengzhou::edugrid::edugrid:cloud:Tenancy$openstack:networking/network:Network::gov-edu-zhengzhou-apps"
)
NETWORK = "openstack:networking/network:Network"
SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "[secret]"}


def state(inputs: dict[str, Any], outputs: dict[str, Any] | None = None) -> dict[str, Any]:
    """One side of an event as the engine 3.259 writes it."""
    return {
        "type": NETWORK,
        "urn": URN,
        "custom": True,
        "delete": False,
        "id": "net",
        "parent": "urn:parent",
        "inputs": inputs,
        "outputs": outputs or {},
        "provider": "p",
    }


def event(operation: str, old: dict[str, Any] | None, new: dict[str, Any] | None, **more: Any) -> EngineEvent:  # noqa: ANN401
    metadata = {"op": operation, "urn": URN, "type": NETWORK, "old": old, "new": new, "provider": "p", **more}
    body = {"sequence": 1, "timestamp": 1, "resourcePreEvent": {"metadata": metadata}}
    return EngineEvent.from_json(body)


def log_of(*events: EngineEvent) -> EngineLog:
    log = EngineLog(lambda *_: None, ["hunter2"], 10)
    for each in events:
        log.take(each)
    return log


def test_an_update_shows_old_and_new_of_whole_properties() -> None:
    old = state({}, {"adminStateUp": False, "tags": ["vlan:100"], "key": SECRET})
    new = state({"adminStateUp": True, "tags": ["vlan:100", "vni:1"], "key": SECRET})
    changed = {name: {"diffKind": "update", "inputDiff": False} for name in ("adminStateUp", "tags[1]", "key")}
    log = log_of(event("update", old, new, detailedDiff=changed))
    assert [(step.op, step.name, step.changes) for step in log.steps] == [
        (
            "update",
            "gov-edu-zhengzhou-apps",
            ("adminStateUp: false -> true", "key: [secret] -> [secret]", "tags: [vlan:100] -> [vlan:100, vni:1]"),
        )
    ]


def test_what_stays_is_seen_but_is_no_step() -> None:
    log = log_of(event("refresh", state({}), state({})), event("same", state({}), state({})))
    assert log.steps == []
    assert log.seen["net"].parent == "urn:parent"


def test_errors_are_masked_and_told_once() -> None:
    said = {"prefix": "", "message": "<{%fg 1%}>error: no hunter2 here<{%reset%}>", "color": "raw", "severity": "error"}
    body = {"sequence": 1, "timestamp": 1, "diagnosticEvent": said}
    log = log_of(EngineEvent.from_json(body), EngineEvent.from_json(body))
    assert log.errors == ["error: no [secret] here"]


def test_a_no_where_nothing_stood_and_the_bridges_notes_are_no_changes() -> None:
    old = state({"metadata": {}}, {"adminStateUp": True})
    new = state(
        {"metadata": {"owner": "x"}, "forceDelete": False, "adminStateUp": False, "__defaults": ["forceDelete"]}
    )
    changed = ["metadata", "forceDelete", "adminStateUp", "__defaults"]
    log = log_of(event("update", old, new, diffs=changed))
    assert log.steps[0].changes == ("adminStateUp: true -> false", "metadata: {} -> {owner: x}")


def test_what_is_kept_on_delete_is_forgotten() -> None:
    old = state({"name": "a"}) | {"retainOnDelete": True}
    assert [step.op for step in log_of(event("delete", old, None)).steps] == ["forget"]
