"""The tables of the workbook."""

from collections.abc import Iterator

from edugrid.drift.seen import seen
from edugrid.drift.titles import FLAPPING, KIND_TITLES, LAYER_TITLES, SEVERITY_TITLES, WORLD_TITLES
from edugrid.report.data import ReportData
from edugrid.report.quota_sheets import quota_sheet, term_sheet
from edugrid.report.sheet import Sheet
from edugrid.report.summary import summary
from edugrid.report.texts import TEXTS
from edugrid.retire.stages import STAGE_TITLES, STATE_TITLES
from edugrid.text import Text

Row = tuple[object, ...]


def sheets(data: ReportData, lang: str) -> tuple[Sheet, ...]:
    """All tables of ``data`` in ``lang``; the sheets stay the same when there is nothing to put in."""

    def t(key: str) -> str:
        return TEXTS[key].show(lang) if key in TEXTS else key

    def sheet(title: str, head: str, rows: Iterator[Row]) -> Sheet:
        return Sheet(t(title), tuple(t(name) for name in head.split()), tuple(rows))

    return (
        sheet("overview", "item value", _overview(data, lang)),
        sheet("schools", "county school code school_stage classes uplink IPv4 IPv6", _schools(data)),
        sheet("devices", "device place role platform model address state", _devices(data, lang)),
        sheet(
            "tenancies", "cloud kind project cores ram instances network IPv4 IPv6 VLAN VNI rules", _clouds(data, lang)
        ),
        sheet("applications", "name cloud owner data_class grade", _applications(data)),
        quota_sheet(data.quota, lang),
        term_sheet(data.terms, lang),
        sheet("plan", "asset state operation type changes", _plan(data, lang)),
        sheet(
            "drift",
            "identity severity world asset owner path kind intended actual layer first_seen last_seen flapping exception",
            _drift(data, lang),
        ),
        sheet("retire_sheet", "site owner region stage due state days_over evidence", _timetable(data, lang)),
    )


def _word(table: dict[str, Text], word: str, lang: str) -> str:
    return table[word].show(lang) if word in table else word


def _overview(data: ReportData, lang: str) -> Iterator[Row]:
    seen, counts = summary(data), data.overview.counts
    unlooked = TEXTS["not_checked"].show(lang)
    yield TEXTS["region"].show(lang), data.title
    yield TEXTS["path"].show(lang), data.region
    yield TEXTS["made_at"].show(lang), data.made
    for key in ("counties", "schools", "classes", "devices", "tenancies", "applications"):
        yield TEXTS[key].show(lang), getattr(counts, key)
    for platform, count in counts.platforms:
        yield f"{TEXTS['devices'].show(lang)} {platform}", count
    yield TEXTS["card_sites"].show(lang), seen.overdue
    yield TEXTS["card_drift"].show(lang), unlooked if seen.severities is None else sum(seen.severities.values())
    yield TEXTS["card_unreachable"].show(lang), unlooked if seen.unreachable is None else len(seen.unreachable)
    for layer in data.layers:
        name, detail = (word.show(lang) if isinstance(word, Text) else word for word in (layer.name, layer.detail))
        yield f"{TEXTS['layer'].show(lang)} {name}", f"{_word(LAYER_TITLES, layer.state, lang)}: {detail}"


def _schools(data: ReportData) -> Iterator[Row]:
    for city in data.overview.cities:
        for county in city.counties:
            for s in county.schools:
                yield county.name, s.name, s.code, s.stage, s.classes, s.uplink_mbps, s.ipv4, s.ipv6


def _devices(data: ReportData, lang: str) -> Iterator[Row]:
    for d in data.overview.devices:
        role, state = _word(TEXTS, d.role, lang), _word(TEXTS, d.state, lang)
        yield d.name, d.place, role, d.platform, d.model, d.host, state


def _clouds(data: ReportData, lang: str) -> Iterator[Row]:
    for c in (cloud for city in data.overview.cities for cloud in city.clouds):
        quota = (c.cores, c.ram_gib, c.instances)
        yield c.cloud, _word(TEXTS, c.kind, lang), c.project, *quota, c.network, c.ipv4, c.ipv6, c.vlan, c.vni, c.rules


def _applications(data: ReportData) -> Iterator[Row]:
    for cloud in (cloud for city in data.overview.cities for cloud in city.clouds):
        for app in cloud.applications:
            yield app.name, cloud.cloud, app.owner, app.data_class, app.protection_level


def _plan(data: ReportData, lang: str) -> Iterator[Row]:
    if data.plan is None:
        return
    for d in data.plan.devices:
        lines = "\n".join(d.forward or d.reasons)
        yield d.name, _word(TEXTS, d.state, lang), None, d.platform, lines or None
    for cloud in data.plan.clouds:
        for step in cloud.steps:
            yield f"{cloud.stack}: {step.name}", None, step.op, step.type, "\n".join(step.changes) or None


def _drift(data: ReportData, lang: str) -> Iterator[Row]:
    for r in data.drift or ():
        words = (_word(SEVERITY_TITLES, r.severity, lang), _word(WORLD_TITLES, r.world, lang))
        kind, layer = _word(KIND_TITLES, r.kind, lang), _word(LAYER_TITLES, r.layer, lang)
        days = seen(r)
        ends = (days[0], days[-1]) if days else (None, None)
        flaps = FLAPPING.show(lang) if r.flapping else None
        sides = (" › ".join(r.path), kind, r.intended, r.actual, layer)
        yield r.identity, *words, r.asset, r.owner or None, *sides, *ends, flaps, r.exception


def _timetable(data: ReportData, lang: str) -> Iterator[Row]:
    for site in data.sites:
        for stage in site.stages:
            late = (data.today - stage.due).days if stage.state == "overdue" else None
            words = (_word(STAGE_TITLES, stage.name, lang), stage.due, _word(STATE_TITLES, stage.state, lang), late)
            evidence = "\n".join(f"{_mark(gate.passed)} {gate.evidence.show(lang)}" for gate in stage.gates)
            yield site.title, site.owner, site.region, *words, evidence or None


def _mark(passed: bool | None) -> str:  # noqa: FBT001 - three-valued answer of a gate
    return "?" if passed is None else "✓" if passed else "✗"
