"""The OpenFlow 1.3 controller of the SDN edge, as an os-ken application (run by ``keep_flows``)."""

import json
import os
import time
from pathlib import Path
from typing import Any

from os_ken.base import app_manager
from os_ken.controller import ofp_event
from os_ken.controller.handler import CONFIG_DISPATCHER, DEAD_DISPATCHER, MAIN_DISPATCHER, set_ev_cls
from os_ken.lib import hub
from os_ken.ofproto import ofproto_v1_3

from edugrid.vendors.openvswitch.openflow import OpenFlow, masked, openflow
from edugrid.vendors.openvswitch.switch import read_switch

_LOOK_SECONDS = 0.5
_STATES = [CONFIG_DISPATCHER, MAIN_DISPATCHER, DEAD_DISPATCHER]


class FlowKeeper(app_manager.OSKenApp):  # type: ignore[misc]  # os-ken publishes no types
    """Gives every switch that connects the flows of the rendered text, again whenever the text changes.

    In between it only looks: what somebody changed by hand is written to the state file as drift, and put back at once
    with ``EDUGRID_SDN_MEND=1``. The state: ``{"switches": {ID: {"flows": N, "missing": [...], "unexpected": [...]}}}``.
    """

    OFP_VERSIONS = (ofproto_v1_3.OFP_VERSION,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - os-ken's own
        super().__init__(*args, **kwargs)
        self._text, self._state = Path(os.environ["EDUGRID_SDN_TEXT"]), Path(os.environ["EDUGRID_SDN_STATE"])
        self._mend = os.environ.get("EDUGRID_SDN_MEND") == "1"
        self._switches: dict[int, Any] = {}
        self._seen: dict[int, dict[str, Any]] = {}
        self._parts: dict[int, list[Any]] = {}
        self._push: set[int] = set()
        self._stamp = 0
        self._wanted: dict[tuple[int, Any], OpenFlow] = {}

    def start(self) -> None:
        """Begin to look at the text and at the switches."""
        super().start()
        hub.spawn(self._watch)

    @set_ev_cls(ofp_event.EventOFPSwitchFeatures, CONFIG_DISPATCHER)  # type: ignore[untyped-decorator]  # os-ken publishes no types
    def connected(self, event: Any) -> None:  # noqa: ANN401 - os-ken publishes no types
        """A switch has come: it gets its flows."""
        datapath = event.msg.datapath
        self._switches[datapath.id] = datapath
        self._push.add(datapath.id)
        self._ask(datapath)

    @set_ev_cls(ofp_event.EventOFPStateChange, DEAD_DISPATCHER)  # type: ignore[untyped-decorator]  # as above
    def gone(self, event: Any) -> None:  # noqa: ANN401 - as above
        """A switch has gone; its flows stay on it."""
        for kept in (self._switches, self._seen, self._parts):
            kept.pop(event.datapath.id, None)
        self._tell()

    @set_ev_cls(ofp_event.EventOFPFlowStatsReply, _STATES)  # type: ignore[untyped-decorator]  # as above
    def answered(self, event: Any) -> None:  # noqa: ANN401 - as above
        """Compare the flows of a switch with the text; push the difference where that is wanted."""
        datapath, message = event.msg.datapath, event.msg
        self._parts.setdefault(datapath.id, []).extend(message.body)
        if message.flags & datapath.ofproto.OFPMPF_REPLY_MORE:
            return
        there = {_key(entry): entry for entry in self._parts.pop(datapath.id)}
        missing = [key for key, flow in self._wanted.items() if key not in there or _drops(there[key]) != flow.drop]
        surplus = [key for key in there if key not in self._wanted]
        self._seen[datapath.id] = {
            "flows": len(there),
            "missing": [f"priority={priority} {dict(match)}" for priority, match in missing],
            "unexpected": [f"priority={priority} {dict(match)}" for priority, match in surplus],
        }
        if (missing or surplus) and (datapath.id in self._push or self._mend):
            for key in surplus:
                _send(datapath, key, there[key].match, drop=True, command=datapath.ofproto.OFPFC_DELETE_STRICT)
            for key in missing:
                match = datapath.ofproto_parser.OFPMatch(**dict(self._wanted[key].match))
                _send(datapath, key, match, drop=self._wanted[key].drop, command=datapath.ofproto.OFPFC_ADD)
            self._ask(datapath)
        else:
            self._push.discard(datapath.id)
            self._tell()

    def _watch(self) -> None:
        while True:
            self._read()
            for datapath in list(self._switches.values()):
                self._ask(datapath)
            hub.sleep(_LOOK_SECONDS)

    def _read(self) -> None:
        stamp = self._text.stat().st_mtime_ns
        if stamp == self._stamp:
            return
        try:
            flows = [openflow(flow) for flow in read_switch(self._text.read_text(encoding="utf-8")).flows]
        except ValueError as error:
            self.logger.warning("%s: %s; the flows before it stay", self._text, error)
        else:
            self._wanted = {(flow.priority, flow.match): flow for flow in flows}
            self._push |= set(self._switches)
        self._stamp = stamp

    def _ask(self, datapath: Any) -> None:  # noqa: ANN401 - as above
        self._read()
        self._parts.pop(datapath.id, None)
        datapath.send_msg(datapath.ofproto_parser.OFPBarrierRequest(datapath))
        datapath.send_msg(datapath.ofproto_parser.OFPFlowStatsRequest(datapath))

    def _tell(self) -> None:
        fresh = self._state.with_name(self._state.name + ".new")
        told = {"at": time.time(), "switches": {f"{number:016x}": seen for number, seen in self._seen.items()}}
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.replace(self._state)


def _key(entry: Any) -> tuple[int, Any]:  # noqa: ANN401 - as above
    items = (
        (name, masked(value) if "ip" in name and name != "ip_proto" else value) for name, value in entry.match.items()
    )
    return entry.priority, tuple(sorted(items))


def _drops(entry: Any) -> bool:  # noqa: ANN401 - as above
    return not entry.instructions


def _send(datapath: Any, key: tuple[int, Any], match: Any, *, drop: bool, command: int) -> None:  # noqa: ANN401 - as above
    parser, protocol = datapath.ofproto_parser, datapath.ofproto
    normal = parser.OFPInstructionActions(protocol.OFPIT_APPLY_ACTIONS, [parser.OFPActionOutput(protocol.OFPP_NORMAL)])
    more = {"out_port": protocol.OFPP_ANY, "out_group": protocol.OFPG_ANY}
    datapath.send_msg(
        parser.OFPFlowMod(
            datapath=datapath,
            command=command,
            priority=key[0],
            match=match,
            instructions=[] if drop else [normal],
            **more,
        )
    )
