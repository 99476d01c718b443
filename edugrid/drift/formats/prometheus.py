"""Drift as metrics."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from edugrid.drift.record import DriftRecord

_WORLDS, _SEVERITIES = ("cloud", "network"), ("high", "medium", "low")


def as_prometheus(
    records: Iterable[DriftRecord], region: str, at: datetime | None = None, worlds: Sequence[str] = _WORLDS
) -> str:
    """Gauges in the text format 0.0.4 of Prometheus, for node_exporter's textfile collector or a push gateway.

    ``edugrid_drift_records`` is always there for each world and severity, so that an alert sees zero, not silence;
    ``edugrid_drift_asset_records`` names the assets that differ. No value of a configuration becomes a label.

    Args:
        records: what was found.
        region: path of the region.
        at: when it was found; adds ``edugrid_drift_checked_timestamp_seconds``.
        worlds: what was looked at.

    """
    everything = tuple(records)
    found = tuple(record for record in everything if record.exception is None)
    totals: Counter[tuple[str, str]] = Counter((record.world, record.severity) for record in found)
    assets = Counter((record.world, record.asset, record.owner, record.kind, record.layer) for record in found)
    lines = [
        "# HELP edugrid_drift_records Differences between intent and what is there.",
        "# TYPE edugrid_drift_records gauge",
    ]
    for world in worlds:
        for severity in _SEVERITIES:
            labels = _labels(region=region, world=world, severity=severity)
            lines.append(f"edugrid_drift_records{labels} {totals[world, severity]}")
    lines += [
        "# HELP edugrid_drift_allowed_records Differences that a dated exception allows.",
        "# TYPE edugrid_drift_allowed_records gauge",
        f"edugrid_drift_allowed_records{_labels(region=region)} {len(everything) - len(found)}",
        "# HELP edugrid_drift_flapping_records Differences that go away and come back again and again.",
        "# TYPE edugrid_drift_flapping_records gauge",
        f"edugrid_drift_flapping_records{_labels(region=region)} {sum(record.flapping for record in found)}",
    ]
    if assets:
        lines += [
            "# HELP edugrid_drift_asset_records Differences by device or tenancy.",
            "# TYPE edugrid_drift_asset_records gauge",
        ]
    for (world, asset, owner, kind, layer), count in sorted(assets.items()):
        labels = _labels(region=region, world=world, asset=asset, owner=owner, kind=kind, layer=layer)
        lines.append(f"edugrid_drift_asset_records{labels} {count}")
    lines += _seen(found, region)
    if at is not None:
        lines += [
            "# HELP edugrid_drift_checked_timestamp_seconds When both worlds were last looked at.",
            "# TYPE edugrid_drift_checked_timestamp_seconds gauge",
            f"edugrid_drift_checked_timestamp_seconds{_labels(region=region)} {at.timestamp():.0f}",
        ]
    return "\n".join(lines) + "\n"


def _seen(found: tuple[DriftRecord, ...], region: str) -> list[str]:
    """Since when the oldest difference of each asset is known, and when one of it was seen last."""
    lines = []
    for name, pick, text in (("first", min, "The oldest open difference"), ("last", max, "The last look that saw one")):
        times: dict[tuple[str, str], list[float]] = {}
        for record in found:
            at = getattr(record, f"{name}_seen")
            if at is not None:
                times.setdefault((record.world, record.asset), []).append(at.timestamp())
        if times:
            metric = f"edugrid_drift_asset_{name}_seen_timestamp_seconds"
            lines += [f"# HELP {metric} {text}, by device or tenancy.", f"# TYPE {metric} gauge"]
            lines += [
                f"{metric}{_labels(region=region, world=world, asset=asset)} {pick(values):.0f}"
                for (world, asset), values in sorted(times.items())
            ]
    return lines


def _labels(**labels: str) -> str:
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
