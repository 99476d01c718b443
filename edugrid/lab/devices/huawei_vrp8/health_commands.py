"""VRP8 displays of hardware and light. Source: CE6800 V300R023 command reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

_LANES_A_LINE = 2


def _fan(session: Session, match: Match) -> Steps:
    rule = "-" * 100
    lines = [
        rule,
        "FanID      FanNum      Present      Register      Status      Speed      Mode      Airflow Direction",
        rule,
    ]
    for number, works in session.device.learnt.health.fans.items():
        status, speed = ("Normal", "38%(9500)") if works else ("Abnormal", "0%(0)")
        lines.append(
            f"{f'FAN{number}':<11}[ 1 ]       YES          YES           {status:<12}{speed:<11}Auto      Front-to-Back"
        )
    session.write("\n".join([*lines, rule]))
    del match
    yield from ()


def _power(session: Session, match: Match) -> Steps:
    rule = "-" * 77
    lines = [
        rule,
        "PowerNo  Present Mode State     Current    Voltage   ActualPower   RatedPower",
        "                                (Ampere)   (Volt)    (Watts)       (Watts)",
        rule,
    ]
    for number, (works, watts) in session.device.learnt.health.supplies.items():
        state, volts = ("Supply", 12.0) if works else ("NotSupply", 0.0)
        lines.append(
            f"{f'PWR{number}':<9}YES     AC   {state:<10}{watts / 12:<11.1f}{volts:<10.1f}{watts:<14}600".rstrip()
        )
    session.write("\n".join([*lines, rule]))
    del match
    yield from ()


def _temperature(session: Session, match: Match) -> Steps:
    rule = "-" * 102
    lines = [
        "Temperature:",
        "  Base-Board, Unit:celsius, Slot 1",
        rule,
        "BoardType          SensorID  SensorName       Status      Minor  Major  Fatal  FanTMin  FanTMax  Temp",
        rule,
    ]
    for number, (name, (now, alert, critical)) in enumerate(session.device.learnt.health.sensors.items(), 1):
        status = "Fatal" if now >= critical else "Major" if now >= alert else "Normal"
        lines.append(
            f"{'CE6881-48S6CQ':<19}{number:>8}  {name.upper():<17}{status:<12}{alert - 10:>5}{alert:>7}{critical:>7}"
            f"{alert - 20:>9}{alert - 15:>9}{now:>6}"
        )
    session.write("\n".join([*lines, rule]))
    del match
    yield from ()


def _cpu(session: Session, match: Match) -> Steps:
    used = session.device.learnt.health.cpu_percent
    session.write(
        f"System CPU Using Percentage : {used:>3}%\n"
        f"CPU utilization for five seconds: {used}%, one minute: {used}%, five minutes: {used}%.\n"
        "State: Non-overload\n"
        "Overload threshold:  90%, Overload clear threshold:  75%, Duration:   60s"
    )
    del match
    yield from ()


def _memory(session: Session, match: Match) -> Steps:
    health = session.device.learnt.health
    percent = 100 * health.memory_used_kilobytes // health.memory_kilobytes
    session.write(
        "System Memory Usage Information:\n"
        "Slot: 1   CPU: 0\n"
        f"Total Physical Memory: {health.memory_kilobytes} Kbytes\n"
        f"Total Physical Memory Used: {health.memory_used_kilobytes} Kbytes\n"
        f"Physical Memory Using Percentage: {percent}%\n"
        "State: Non-overload\n"
        "Overload threshold:  95%, Overload clear threshold:  75%, Duration:   60s"
    )
    del match
    yield from ()


def _transceiver(session: Session, match: Match) -> Steps:
    rule = "-" * 67
    blocks = []
    for light in session.device.learnt.lights:
        rows: list[tuple[str, tuple[float, ...]]] = [("Temperature (Celsius)", (light.celsius,))]
        rows += [("Voltage (V)", (light.volts,))]
        rows += [("Bias Current (mA)", light.bias)]
        rows += [("Current RX Power (dBm)", light.received), ("Current TX Power (dBm)", light.sent)]
        lines = [f"{light.port} transceiver diagnostic information:", rule]
        for label, values in rows:
            lines += _values(label, values)
        blocks.append("\n".join([*lines, rule]))
    session.write("\n\n".join(blocks))
    del match
    yield from ()


def _values(label: str, values: tuple[float, ...]) -> list[str]:
    """One value, or two lanes a line with their names."""
    if len(values) == 1:
        return [f"   {label:<38}:{values[0]:.2f}"]
    lines = []
    for start in range(0, len(values), _LANES_A_LINE):
        some = values[start : start + _LANES_A_LINE]
        text = "|".join(f"{value:.2f}" for value in some)
        names = "|".join(f"Lane{start + place}" for place in range(len(some)))
        lines.append(f"   {label if not start else '':<38}{' ' if start else ':'}{text:<18}({names})")
    return lines


HEALTH: dict[str, Handler] = {
    "fan": _fan,
    "power": _power,
    "temperature": _temperature,
    "cpu": _cpu,
    "memory": _memory,
    "transceiver": _transceiver,
}
