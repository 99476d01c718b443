"""Accept a security rule that somebody added: a row of the whitelist."""

import re
from typing import Final

from edugrid.drift.fix.next_id import next_id
from edugrid.drift.fix.scene import NoPlaceError, Scene
from edugrid.drift.record import DriftRecord
from edugrid.intent.registers import WhitelistEntry
from edugrid.text import Text

_RULE: Final = re.compile(r"(ingress|egress) (IPv[46]) (\S+)(?: (\d+)(?:-(\d+))?)? (\S+)")
"""As ``edugrid.cloud.canonical.RuleKey.show`` writes it."""


def accept_rule(record: DriftRecord, scene: Scene) -> Text | None:
    """Append a row to registers/whitelist.csv for a rule in the group of an application.

    Raises:
        NoPlaceError: the whitelist has no such rows, or the grounds are missing.

    """
    if record.kind != "unmanaged" or record.path[:1] + record.path[2:3] != ("security_group", "rule"):
        return None
    city = scene.city(record)
    apps = {app.security_group: app.name for spec in scene.opened.design.tenancies for app in spec.applications}
    apps |= {
        edge.security_group: f"nfv-{edge.county.rsplit('/', 1)[-1]}"
        for spec in scene.opened.design.tenancies
        for edge in spec.nfv_edges
    }
    name = apps.get(record.path[1])
    if name is None:
        return None
    found = _RULE.fullmatch(record.path[3])
    if found is None or found[1] != "ingress" or found[3] not in {"tcp", "udp"} or found[6].startswith("group:"):
        raise NoPlaceError(
            Text(
                "the whitelist holds ingress of TCP and UDP from prefixes, nothing else",
                "白名单只登记来自网段的 TCP、UDP 入站访问",
            )
        )
    if found[4] is None:
        raise NoPlaceError(
            Text("it lets every port in; the whitelist names ports", "该规则放行全部端口，白名单须写明端口")
        )
    grounds = scene.grounds
    if not (grounds.reason and grounds.by and grounds.until):
        raise NoPlaceError(
            Text(
                "a row of the whitelist needs --reason, --by and --until",
                "白名单须写明原因、批准人和截止日：--reason、--by、--until",
            )
        )
    owners = {app.name: app.owner for app in city.applications}
    owners |= {f"nfv-{county.path.rsplit('/', 1)[-1]}": county.file.name for county in city.counties}
    taken = {one.id for one in city.registers.whitelist} | {one.id for one in city.registers.whitelist_requests}
    row = {
        "id": next_id("WL", taken),
        "application": name,
        "protocol": found[3],
        "port": found[4],
        "port_to": found[5] or "",
        "source": found[6],
        "applicant": owners[name],
        "approver": grounds.by,
        "reason": grounds.reason,
        "until": grounds.until.isoformat(),
    }
    columns = tuple(WhitelistEntry.model_fields)
    scene.drafts.add_row(scene.register(record, "whitelist"), columns, tuple(row), row)
    told = f"{name} {found[3]} {found[4]}{'-' + found[5] if found[5] else ''} {found[6]}"
    return Text(f"whitelist {row['id']}: {told}", f"白名单 {row['id']}：{told}")
