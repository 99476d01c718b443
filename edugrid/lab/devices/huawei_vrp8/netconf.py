"""What a simulated VRP8 device answers over NETCONF.

Sources: NE8000 manual, "display netconf capability", "Candidate" (a candidate of its own for each session), "Confirmed
Commit" (``persist``, ``persist-id``, ``cancel-commit``); huawei-cfg.yang (``trial-status``: one trial of the whole system,
whoever began it). That a trial begun on the command line is confirmed by its persist id over NETCONF follows from the
last and was not seen: the switch ``netconf_shares_trial``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from edugrid.lab.devices.huawei_vrp8.commit_commands import DEFAULT_TRIAL_SECONDS, points_of
from edugrid.lab.devices.huawei_vrp8.netconf_data import as_data, edit_candidate
from edugrid.lab.devices.huawei_vrp8.switches import SWITCHES
from edugrid.lab.devices.netconf.rpc_error import NC, RpcError
from edugrid.lab.devices.netconf.subtree import subtree

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.huawei_vrp8.points import Trial

_CAPABILITY = "urn:ietf:params:netconf:capability:"
_CFG = "{urn:huawei:yang:huawei-cfg}"


class Vrp8Agent:
    """One NETCONF session; its candidate is the session's own."""

    capabilities: tuple[str, ...] = (
        "urn:ietf:params:netconf:base:1.0",
        "urn:ietf:params:netconf:base:1.1",
        f"{_CAPABILITY}candidate:1.0",
        f"{_CAPABILITY}confirmed-commit:1.0",
        f"{_CAPABILITY}confirmed-commit:1.1",
        f"{_CAPABILITY}validate:1.1",
        f"{_CAPABILITY}startup:1.0",
        "urn:huawei:yang:huawei-cfg?module=huawei-cfg&revision=2022-06-30",
        "urn:huawei:yang:huawei-ifm?module=huawei-ifm",
        "urn:huawei:yang:huawei-system?module=huawei-system",
    )

    def __init__(self, session: Session) -> None:
        self.session = session
        session.config = True
        session.rebase()
        self._operations: dict[str, Callable[[ET.Element], list[ET.Element]]] = {
            "get": self._get,
            "get-config": self._get_config,
            "edit-config": self._edit_config,
            "copy-config": self._copy_config,
            "lock": self._lock,
            "unlock": self._unlock,
            "validate": self._validate,
            "commit": self._commit,
            "cancel-commit": self._cancel_commit,
            "discard-changes": self._discard_changes,
            "close-session": self._close_session,
        }

    def enabled(self) -> bool:
        """``snetconf server enable`` lets NETCONF in on the port of the SSH server."""
        return "snetconf server enable" in self.session.device.running.entries

    def operate(self, name: str, operation: ET.Element) -> list[ET.Element]:
        """Run one operation; see `Agent`."""
        run = self._operations.get(name)
        if run is None:
            raise RpcError("operation-not-supported", f"{name} is not simulated")
        if not self.session.dirty and self.session.base is not self.session.device.running:
            self.session.rebase()
        return run(operation)

    def _get(self, operation: ET.Element) -> list[ET.Element]:
        trial = self._shown_trial()
        cfg = ET.Element(f"{_CFG}cfg")
        state = ET.SubElement(cfg, f"{_CFG}trial-status")
        ET.SubElement(state, f"{_CFG}status").text = "active" if trial else "inactive"
        if trial is not None:
            left = max(0, int(trial.deadline - self.session.device.clock()))
            ET.SubElement(state, f"{_CFG}time-left").text = str(left)
            if trial.persist:
                ET.SubElement(state, f"{_CFG}persist-id").text = trial.persist
        return _data([*as_data(self.session.device.running), cfg], operation)

    def _get_config(self, operation: ET.Element) -> list[ET.Element]:
        source = _store(operation, "source", ("running", "candidate"))
        return _data(as_data(self.session.tree if source == "candidate" else self.session.device.running), operation)

    def _edit_config(self, operation: ET.Element) -> list[ET.Element]:
        _store(operation, "target", ("candidate",))
        config = operation.find(f"{{{NC}}}config")
        if config is None:
            raise RpcError("missing-element", "edit-config needs config", bad_element="config")
        edit_candidate(self.session, config, operation.findtext(f"{{{NC}}}default-operation", "merge").strip())
        return []

    def _copy_config(self, operation: ET.Element) -> list[ET.Element]:
        _store(operation, "source", ("running",))
        _store(operation, "target", ("startup",))
        self.session.device.save()
        return []

    def _lock(self, operation: ET.Element) -> list[ET.Element]:
        points, own = points_of(self.session.device), self.session.number
        if _store(operation, "target", ("running", "candidate")) == "candidate":
            if self.session.dirty:
                raise RpcError("lock-denied", "the candidate holds changes", session_id=str(own))
            return []
        if points.lock is not None:
            raise RpcError("lock-denied", "the lock is held already", session_id=str(points.lock[0]))
        if points.trial is not None and points.trial.session != own:
            raise RpcError("lock-denied", "a confirmed commit is going on", session_id=str(points.trial.session or 0))
        points.lock = (own, math.inf)
        return []

    def _unlock(self, operation: ET.Element) -> list[ET.Element]:
        points = points_of(self.session.device)
        if _store(operation, "target", ("running", "candidate")) == "running":
            if points.lock is None or points.lock[0] != self.session.number:
                raise RpcError("operation-failed", "this session holds no lock")
            points.lock = None
        return []

    def _validate(self, operation: ET.Element) -> list[ET.Element]:
        _store(operation, "source", ("candidate", "running"))
        problems = [text for check in self.session.device.dialect.checks for text in check(self.session.tree)]
        if problems:
            raise RpcError("operation-failed", "; ".join(problems), "application")
        return []

    def _commit(self, operation: ET.Element) -> list[ET.Element]:
        points, device = points_of(self.session.device), self.session.device
        persist = operation.findtext(f"{{{NC}}}persist", "").strip()
        trial = self._trial_of(operation)
        if points.lock is not None and points.lock[0] != self.session.number:
            raise RpcError("in-use", "running is locked", "protocol", session_id=str(points.lock[0]))
        points.check_allowed(device, self.session, trial.persist if trial else "")
        if operation.find(f"{{{NC}}}confirmed") is not None:
            name = persist or (trial.persist if trial else "")
            points.try_out(device, self.session, _seconds(operation), name, by_cli=False)
        elif trial is not None:
            points.confirm(device, self.session)
        elif self.session.dirty:
            points.commit(device, self.session)
        return []

    def _cancel_commit(self, operation: ET.Element) -> list[ET.Element]:
        if self._shown_trial() is None:
            raise RpcError("operation-failed", "no confirmed commit is going on")
        self._trial_of(operation)
        points_of(self.session.device).revert(self.session.device)
        return []

    def _discard_changes(self, _operation: ET.Element) -> list[ET.Element]:
        self.session.rebase()
        return []

    def _close_session(self, _operation: ET.Element) -> list[ET.Element]:
        self.session.close()
        return []

    def _shown_trial(self) -> Trial | None:
        trial = points_of(self.session.device).trial
        return None if trial is not None and trial.by_cli and not SWITCHES["netconf_shares_trial"] else trial

    def _trial_of(self, operation: ET.Element) -> Trial | None:
        """The trial that the operation speaks of; RFC 6241, 8.4.1: a persistent one only with its persist-id."""
        trial, given = self._shown_trial(), operation.findtext(f"{{{NC}}}persist-id")
        if given is not None and (trial is None or trial.persist != given.strip()):
            raise RpcError("invalid-value", "no confirmed commit has this persist-id", bad_element="persist-id")
        if trial is not None and given is None and (trial.persist or trial.session != self.session.number):
            raise RpcError("in-use", "a confirmed commit of another session is going on", session_id="0")
        return trial


def _store(operation: ET.Element, end: str, known: tuple[str, ...]) -> str:
    place = operation.find(f"{{{NC}}}{end}")
    if place is None or len(place) != 1:
        raise RpcError("missing-element", f"needs {end}", bad_element=end)
    name = place[0].tag.removeprefix(f"{{{NC}}}")
    if name not in known:
        raise RpcError("operation-not-supported", f"{end} {name} is not simulated")
    return name


def _data(found: list[ET.Element], operation: ET.Element) -> list[ET.Element]:
    data = ET.Element(f"{{{NC}}}data")
    wanted = operation.find(f"{{{NC}}}filter")
    if wanted is not None and wanted.get("type", "subtree") != "subtree":
        raise RpcError("operation-not-supported", "only subtree filters are simulated")
    data.extend(found if wanted is None else subtree(found, list(wanted)))
    return [data]


def _seconds(operation: ET.Element) -> int:
    text = operation.findtext(f"{{{NC}}}confirm-timeout", str(DEFAULT_TRIAL_SECONDS)).strip()
    if not text.isdigit() or int(text) < 1:
        raise RpcError("invalid-value", "confirm-timeout: seconds, at least 1", bad_element="confirm-timeout")
    return int(text)
