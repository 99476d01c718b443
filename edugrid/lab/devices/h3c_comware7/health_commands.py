"""Comware 7 displays of hardware and light. Source: H3C command references; board names are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.learnt import Light
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _fan(session: Session, match: Match) -> Steps:
    lines = [" Slot 1:"]
    for number, works in session.device.learnt.health.fans.items():
        lines += [f" Fan {number}:", f" State    : {'Normal' if works else 'Fault'}"]
        lines += [" Airflow Direction: Port-to-power"]
    session.write("\n".join(lines))
    del match
    yield from ()


def _power(session: Session, match: Match) -> Steps:
    lines = [" Slot 1:", " PowerID State    Mode   Current(A)  Voltage(V)  Power(W)  FanDirection"]
    for number, (works, watts) in session.device.learnt.health.supplies.items():
        row = (f"{watts / 12:.1f}", "12.0", str(watts)) if works else ("--", "--", "--")
        state = "Normal" if works else "Fault"
        lines.append(f" {number:<8}{state:<9}{'AC':<7}{row[0]:<12}{row[1]:<12}{row[2]:<10}Port-to-power")
    session.write("\n".join(lines))
    del match
    yield from ()


def _environment(session: Session, match: Match) -> Steps:
    lines = [
        " System temperature information (degree centigrade):",
        " " + "-" * 70,
        " Slot  Sensor    Temperature  Lower  Warning  Alarm  Shutdown",
    ]
    for name, (now, alert, critical) in session.device.learnt.health.sensors.items():
        lines.append(f" 1     {name + ' 1':<10}{now:<13}0      {alert:<9}{critical:<7}NA")
    session.write("\n".join(lines))
    del match
    yield from ()


def _cpu(session: Session, match: Match) -> Steps:
    used = f"{session.device.learnt.health.cpu_percent}%"
    session.write(
        f"Slot CPU        Last 5 sec        Last 1 min        Last 5 min\n1    0          {used:<18}{used:<18}{used}"
    )
    del match
    yield from ()


def _memory(session: Session, match: Match) -> Steps:
    health = session.device.learnt.health
    total, used = health.memory_kilobytes, health.memory_used_kilobytes
    session.write(
        "Memory statistics are measured in KB:\n"
        "Slot 1:\n"
        "             Total      Used      Free    Shared   Buffers    Cached   FreeRatio\n"
        f"Mem:    {total:>10}{used:>10}{total - used:>10}{0:>10}{0:>10}{0:>10}{100 * (total - used) / total:>11.1f}%\n"
        f"-/+ Buffers/Cache:{used:>10}{total - used:>10}\n"
        f"Swap:   {0:>10}{0:>10}{0:>10}"
    )
    del match
    yield from ()


def _transceiver(session: Session, match: Match) -> Steps:
    lights = {light.port: light for light in session.device.learnt.lights}
    lines: list[str] = []
    for fact in interface_facts(session.device):
        if fact.kind == "port" and match.args in ((), (fact.name,)):
            light = lights.get(fact.name)
            lines.append(f"{fact.name} transceiver diagnostic information:")
            lines += _light(light) if light else ["The transceiver is absent."]
    session.write("\n".join(lines))
    yield from ()


def _light(light: Light) -> list[str]:
    lanes = list(zip(light.bias, light.received, light.sent, strict=True))
    if len(lanes) == 1:
        bias, received, sent = lanes[0]
        return [
            "  Current diagnostic parameters:",
            "    Temp.(C) Voltage(V)  Bias(mA)  RX power(dBm)  TX power(dBm)",
            f"    {light.celsius:<9.0f}{light.volts:<12.2f}{bias:<10.2f}{received:<15.2f}{sent:.2f}",
        ]
    return [
        "  Current diagnostic parameters:",
        "    [module] Temp.(C) Voltage(V)",
        f"             {light.celsius:<9.0f}{light.volts:.2f}",
        "    [channel] Bias(mA)  RX power(dBm)  TX power(dBm)",
        *(
            f"    {number:<10}{bias:<10.2f}{received:<15.2f}{sent:.2f}"
            for number, (bias, received, sent) in enumerate(lanes, 1)
        ),
    ]


HEALTH: dict[str, Handler] = {
    "fan": _fan,
    "power": _power,
    "environment": _environment,
    "cpu": _cpu,
    "memory": _memory,
    "transceiver": _transceiver,
}
