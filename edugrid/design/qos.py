"""Feature: bandwidth guarantee per school and class on the trunk that carries it."""

from typing import Final

from edugrid.design.device.qos import Guarantee, Qos, QosPort
from edugrid.design.place import Place
from edugrid.intent.network.qos import QosSettings
from edugrid.intent.port_speed import port_speed
from edugrid.intent.tree import School

STEP: Final = 8
"""Rates are multiples of 8 kbps, rounded down: what every platform takes as it is."""
LEAST: Final = 64
DSCP: Final = {"teaching": "af31", "office": "af21", "video": "af41", "iot": "af11", "management": "cs2"}
"""RFC 4594: multimedia streaming, low-latency data, multimedia conferencing, high-throughput data, OAM."""


def qos(place: Place) -> Qos | None:
    """Guarantees on every trunk towards schools; None where nothing is guaranteed."""
    asked = place.network.qos
    if asked is None:
        return None
    schools = {school.row.code: school for school in place.served_schools}
    ports = []
    for trunk in place.device.trunks:
        here = [schools[code] for code in trunk.schools if code in schools]
        guarantees = tuple(one for school in here for one in _school(place, asked, school))
        if trunk.uplink or not guarantees:
            continue
        total = sum(school.settings.uplink_mbps for school in here)
        speed = port_speed(trunk.port)
        ports.append(
            QosPort(
                port=trunk.port,
                policy=f"edu-{trunk.port.replace('/', '-')}"[:31],
                limit=total * 1000 if speed is not None and total < speed else None,
                guarantees=tuple(sorted(guarantees, key=lambda one: one.vlan)),
            )
        )
    return Qos(ports=tuple(ports)) if ports else None


def _school(place: Place, asked: QosSettings, school: School) -> list[Guarantee]:
    """The share of a class is divided among the school's segments of that class."""
    classes = {segment: asked.of(segment.name) for segment in place.sites.get(school.row.code, ())}
    whole = school.settings.uplink_mbps * 1000
    found = []
    for segment, traffic_class in classes.items():
        if traffic_class is None:
            continue
        share = whole * asked.shares[traffic_class] // 100 // list(classes.values()).count(traffic_class)
        found.append(
            Guarantee(
                vlan=segment.vlan,
                traffic_class=traffic_class,
                cir=max(share // STEP * STEP, LEAST),
                pir=whole,
                dscp=DSCP[traffic_class],
            )
        )
    return found
