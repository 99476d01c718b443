"""Feature: what of the registers ends, and when."""

from datetime import date
from typing import Final

from edugrid.design.capacity_text import capacity_text
from edugrid.design.needs import needs
from edugrid.design.term import Term, TermKind
from edugrid.intent.cloud import Capacity
from edugrid.intent.tree import City, Intent
from edugrid.text import Text

WARRANTY_DAYS: Final = 30
"""So long after its end a warranty is still told."""


def terms(intent: Intent, city: City) -> tuple[Term, ...]:
    """Approvals, contracts, exceptions, whitelist entries, warranties, certificates and keys of ``city``, the earliest end first; pure.

    A certificate counts here by its last day in the register; one that can be looked at says its end itself.
    """
    rows = [*_approvals(intent, city), *_contracts(intent, city)]
    for row in city.registers.exceptions:
        about = Text(f"{row.rule}: {row.where} ({row.reason})", f"{row.rule}：{row.where}（{row.reason}）")
        rows.append(_term(intent, city, "exception", row.id, about, row.approver, row.until))
    for allowed in city.registers.drift_exceptions:
        about = Text(f"drift of {allowed.asset} ({allowed.reason})", f"{allowed.asset} 的漂移（{allowed.reason}）")
        rows.append(_term(intent, city, "exception", allowed.id, about, allowed.approver, allowed.until))
    rows += _whitelists(intent, city)
    for asset in city.registers.assets:
        if asset.warranty_until is None or asset.state == "retired":
            continue
        about = Text(f"warranty of {asset.name}", f"{asset.name} 的质保")
        # what has been without a warranty for long is known, and alarms nobody every night
        used = (intent.today - asset.warranty_until).days <= WARRANTY_DAYS
        rows.append(_term(intent, city, "warranty", asset.id, about, asset.owner, asset.warranty_until, used=used))
    for held in city.registers.certificates:
        if held.until is not None:
            who = held.owner or held.application or ""
            rows.append(_term(intent, city, "certificate", held.id, Text(held.name, held.name), who, held.until))
    rows += _keys(intent, city)
    return tuple(sorted(rows, key=lambda term: (term.ends, term.kind, term.id)))


def _keys(intent: Intent, city: City) -> list[Term]:
    """Keys of people who act where ``city`` or a county of it is production; one that was ended or followed is over."""
    places = [path for path in (city.path, *(c.path for c in city.counties)) if intent.production(path)]
    found = []
    for row in intent.people:
        roles = [role for role in row.roles if role != "viewer"]
        here = any(row.may(role, place, row.until) for role in roles for place in places)
        last = max(other.until for other in intent.people if other.id == row.id)
        if here and intent.today <= row.until == last:
            about = Text(f"{row.name}: {' '.join(roles)}", f"{row.name}：{' '.join(roles)}")
            found.append(_term(intent, city, "key", row.id, about, row.name, row.until))
    return found


def _whitelists(intent: Intent, city: City) -> list[Term]:
    """Entries, names and models that are allowed, and hosts that are not."""
    rows = []
    for entry in city.registers.whitelist:
        ports = f"{entry.port}-{entry.port_to}" if entry.port_to else str(entry.port)
        what = f"{entry.application} {entry.protocol} {ports} {entry.source}"
        rows.append(_term(intent, city, "whitelist", entry.id, Text(what, what), entry.approver, entry.until))
    for host in city.registers.quarantine:
        if host.active(intent.today):
            about = Text(f"quarantine of {host.host} ({host.reason})", f"{host.host} 的隔离（{host.reason}）")
            rows.append(_term(intent, city, "quarantine", host.id, about, host.by, host.until))
    for name in city.registers.domains:
        about = Text(f"name {name.domain}", f"域名 {name.domain}")
        rows.append(_term(intent, city, "whitelist", name.id, about, name.approver, name.until))
    for model in city.registers.approved_models:
        about = Text(f"model {model.model} ({model.kind})", f"设备型号 {model.model}（{model.kind}）")
        rows.append(_term(intent, city, "whitelist", model.id, about, model.approver, model.until))
    return rows


def _term(  # noqa: PLR0913 - the columns of a row
    intent: Intent, city: City, kind: TermKind, identity: str, about: Text, who: str, ends: date, *, used: bool = True
) -> Term:
    return Term(
        region=city.path,
        kind=kind,
        id=identity,
        about=about,
        who=who,
        ends=ends,
        days_left=(ends - intent.today).days,
        used=used,
    )


def _approvals(intent: Intent, city: City) -> list[Term]:
    """One that has ended concerns nobody unless its cloud lacks an approval now: the policies say so then."""
    found = []
    for row in city.registers.approvals:
        amount = capacity_text(
            Capacity(cores=row.cores, ram_gib=row.ram_gib, instances=row.instances, volume_gib=row.volume_gib)
        )
        about = Text(f"{row.cloud}, {row.scope}: {amount.en}", f"{row.cloud}，{row.scope}：{amount.zh}")
        used = row.until >= intent.today
        found.append(_term(intent, city, "approval", row.id, about, row.approver, row.until, used=used))
    return found


def _contracts(intent: Intent, city: City) -> list[Term]:
    named = {cloud.contract for cloud in city.file.clouds} | {need.contract for need in needs(city, intent.at)}
    named |= {contract for _, _, site in city.data_centres() for contract in site.contracts}
    return [
        _term(
            intent,
            city,
            "contract",
            row.id,
            Text(
                f"{row.cloud or row.supplier}, {row.price_yuan} yuan",
                f"{row.cloud or row.supplier}，{row.price_yuan} 元",
            ),
            row.supplier,
            row.ends,
            used=row.id in named,
        ).model_copy(update={"price_yuan": row.price_yuan})
        for row in city.registers.contracts
    ]
