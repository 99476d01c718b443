"""The register as tables, one a kind of thing."""

from collections.abc import Iterable, Iterator

from edugrid.assets.register import Register
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.drift.titles import KIND_TITLES, LAYER_TITLES, SEVERITY_TITLES
from edugrid.report.asset_map import phone
from edugrid.report.sheet import Sheet
from edugrid.report.texts import TEXTS

Row = tuple[object, ...]
_SYSTEMS = (
    *("region", "organisation", "system", "name", "grade", "filing", "assessed", "assess_by", "person", "phone"),
    *("data_class", "domain", "supplier", "contract", "state"),
)
_HOSTS = (
    *(
        "region",
        "organisation",
        "system",
        "host",
        "kind",
        "address",
        "platform",
        "model",
        "serial",
        "software",
        "place",
    ),
    *("asset_number", "warranty_until", "state"),
)
_PORTS = ("system", "host", "address", "port", "whitelist_entries")
_DOMAINS = ("domain", "system", "region", "zone_record")
_CERTIFICATES = ("certificate", "system", "where", "owner", "issuer", "key", "ends", "region")
_RANGES = ("prefix", "use", "name", "region")
_FINDINGS = ("identity", "severity", "kind", "asset", "owner", "path", "intended", "actual", "layer", "exception")


def asset_sheets(register: Register, records: Iterable[DriftRecord], lang: str) -> tuple[Sheet, ...]:
    """Systems, hosts, ports, domains, certificates, ranges, findings; empty cells are None."""
    rows = _Rows(register, lang)
    return (
        rows.sheet("systems", _SYSTEMS, rows.systems()),
        rows.sheet("hosts", _HOSTS, rows.hosts()),
        rows.sheet("ports", _PORTS, rows.ports()),
        rows.sheet("assets_domains", _DOMAINS, rows.domains()),
        rows.sheet("assets_certificates", _CERTIFICATES, rows.certificates()),
        rows.sheet("ranges", _RANGES, rows.ranges()),
        rows.sheet("assets_findings", _FINDINGS, _findings(records, lang)),
    )


class _Rows:
    """The rows of one register in one language."""

    def __init__(self, register: Register, lang: str) -> None:
        self.register, self.lang = register, lang
        self.comma = "、" if lang == "zh" else ", "
        self.named = {system.name: system for system in register.systems}

    def word(self, key: str) -> str:
        return TEXTS[key].show(self.lang) if key in TEXTS else key

    def place(self, region: str) -> str:
        return self.register.places.get(region, region)

    def title(self, system: str) -> str:
        return self.named[system].title if system in self.named else ""

    def sheet(self, title: str, head: tuple[str, ...], rows: Iterator[Row]) -> Sheet:
        filled = tuple(tuple(value or None for value in row) for row in rows)
        return Sheet(self.word(title), tuple(self.word(key) for key in head), filled)

    def systems(self) -> Iterator[Row]:
        for one in self.register.systems:
            classes = self.comma.join(self.word(name) for name in one.data_classes)
            filed = (one.protection_level, one.filing, one.assessed, one.assess_by)
            who = (one.person, phone(self.register, one))
            bought = (self.comma.join(one.suppliers), ", ".join(one.contracts))
            where = (self.place(one.region), one.organisation, one.title, one.name)
            yield *where, *filed, *who, classes, ", ".join(one.domains), *bought, self.word(one.state)

    def hosts(self) -> Iterator[Row]:
        for one in self.register.hosts:
            of = self.named.get(one.system)
            where = (self.place(one.region), of.organisation if of else one.owner)
            kind = self.word("network_device" if one.kind == "network" else one.kind)
            what = (self.title(one.system), one.name, kind, ", ".join(one.addresses))
            made = (one.platform, one.model, one.serial, one.software, one.place, one.asset, one.warranty_until)
            yield *where, *what, *made, self.word(one.state)

    def ports(self) -> Iterator[Row]:
        for one in self.register.hosts:
            for port in one.ports:
                first = one.addresses[0] if one.addresses else ""
                yield self.title(one.system), one.name, first, port.show(), ", ".join(port.entries)

    def domains(self) -> Iterator[Row]:
        for one in self.register.domains:
            kept = self.word("yes" if one.zone else "no")
            yield one.name, self.title(one.system), self.place(one.region), kept

    def certificates(self) -> Iterator[Row]:
        for one in self.register.certificates:
            read = (one.issuer, one.key, one.last_day)
            yield one.name, self.title(one.system), one.where, one.owner, *read, self.place(one.region)

    def ranges(self) -> Iterator[Row]:
        for one in self.register.ranges:
            yield one.prefix, self.word(one.use), one.name, self.place(one.region)


def _findings(records: Iterable[DriftRecord], lang: str) -> Iterator[Row]:
    for one in masked_drift(records):
        words = (SEVERITY_TITLES[one.severity].show(lang), KIND_TITLES[one.kind].show(lang))
        sides = (" › ".join(one.path), one.intended, one.actual, LAYER_TITLES[one.layer].show(lang))
        yield one.identity, *words, one.asset, one.owner, *sides, one.exception
