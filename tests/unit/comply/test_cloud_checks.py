"""Checks over the tenancies and registers: each one passes and fails."""

from datetime import timedelta
from ipaddress import ip_network
from typing import Any

from edugrid.comply.load_checks import load_checks
from edugrid.comply.open_view import Read
from edugrid.comply.view import View


def states(view: View, name: str) -> set[str]:
    """States of everything that a check found."""
    return {one.state for one in load_checks()[name](view)}


def app(view: View, **fields: Any) -> View:  # noqa: ANN401 - fields of an application
    """The view in which the system's application has other ``fields``."""
    tenancies = tuple(
        spec.model_copy(
            update={
                "applications": tuple(
                    item.model_copy(update=fields) if item.name in view.system.applications else item
                    for item in spec.applications
                )
            }
        )
        for spec in view.tenancies
    )
    return view._replace(tenancies=tenancies)


def tenancy(view: View, **fields: Any) -> View:  # noqa: ANN401 - fields of a tenancy
    """The view in which the first tenancy has other ``fields``."""
    return view._replace(tenancies=(view.tenancies[0].model_copy(update=fields), *view.tenancies[1:]))


def registers(view: View, **rows: Any) -> View:  # noqa: ANN401 - rows of registers
    """The view whose city has other registers."""
    city = view.city.model_copy(update={"registers": view.city.registers.model_copy(update=rows)})
    return view._replace(city=city)


def test_logs_are_kept_for_half_a_year(read: Read) -> None:
    found = load_checks()["log_retention"](read.view)
    assert [(one.subject, one.state) for one in found] == [("gov/identity", "pass"), ("gov/log", "pass")]
    assert found[0].place == "tenancy.json#/0/applications/0/log_days"
    assert states(app(read.view, log_days=179), "log_retention") == {"pass", "fail"}
    assert states(app(read.view, log_days=None), "log_retention") == {"pass", "unknown"}


def test_volumes_are_encrypted(read: Read) -> None:
    assert states(read.view, "volumes_encrypted") == {"pass"}
    hosted = next(one.app for one in read.view.hosted())
    plain = tuple(volume.model_copy(update={"encrypted": False}) for volume in hosted.volumes)
    assert states(app(read.view, volumes=plain), "volumes_encrypted") == {"fail"}
    assert states(app(read.view, volumes=()), "volumes_encrypted") == set()


def test_an_important_system_is_not_at_the_edge(read: Read) -> None:
    assert states(read.view, "separate_network") == {"pass"}
    assert states(app(read.view, address="floating"), "separate_network") == {"pass", "fail"}
    assert states(app(read.view, network="edu-zhengzhou-apps"), "separate_network") == {"pass", "fail"}
    lower = app(read.view, address="floating", protection_level=2)
    assert states(lower, "separate_network") == {"pass", "unknown"}


def test_data_is_copied(read: Read) -> None:
    assert states(read.view, "backup_policy") == {"pass"}
    assert states(app(read.view, backup=None), "backup_policy") == {"fail"}
    assert states(app(read.view, backup=None, volumes=()), "backup_policy") == {"unknown"}


def test_servers_are_redundant(read: Read) -> None:
    assert states(read.view, "redundant_servers") == {"pass"}
    assert states(app(read.view, count=1), "redundant_servers") == {"fail"}
    assert states(app(read.view, load_balancer=None), "redundant_servers") == {"fail"}


def test_images_are_approved(read: Read) -> None:
    assert states(read.view, "approved_image") == {"pass"}
    assert states(app(read.view, image="ubuntu-latest"), "approved_image") == {"fail"}


def test_security_groups_let_in_nobody_else(read: Read) -> None:
    assert states(read.view, "security_groups") == {"pass"}
    assert states(read.view, "stateful") == {"pass"}
    group = read.view.tenancies[0].security_groups[0]
    for change in ({"source": ip_network("0.0.0.0/0")}, {"protocol": "any"}, {"port_min": None, "port_max": None}):
        wide = group.model_copy(update={"rules": (group.rules[0].model_copy(update=change), *group.rules[1:])})
        view = tenancy(read.view, security_groups=(wide, *read.view.tenancies[0].security_groups[1:]))
        assert states(view, "security_groups") == {"pass", "fail"}
    closed = tenancy(read.view, security_groups=(group.model_copy(update={"rules": ()}),))
    assert states(closed, "security_groups") == {"pass"}
    gone = tenancy(read.view, security_groups=())
    assert states(gone, "security_groups") == {"unknown"}
    assert states(gone, "stateful") == set()


def test_management_comes_from_a_small_network(read: Read) -> None:
    found = load_checks()["management_ports"](read.view)
    assert [(one.subject, one.state) for one in found] == [("WL-0008", "pass")]
    assert found[0].place.endswith("whitelist.csv:9")
    rows = read.view.city.registers.whitelist
    wide = tuple(r.model_copy(update={"source": ip_network("10.0.0.0/8")}) if r.id == "WL-0008" else r for r in rows)
    assert states(registers(read.view, whitelist=wide), "management_ports") == {"fail"}


def test_every_access_is_approved_needed_and_not_over(read: Read) -> None:
    assert states(read.view, "whitelist_rows") == {"pass"}
    rows = read.view.city.registers.whitelist
    over = read.view.intent.today - timedelta(days=1)
    ended = (rows[0].model_copy(update={"until": over}), *rows[1:])
    assert states(registers(read.view, whitelist=ended), "whitelist_rows") == {"pass", "fail"}
    twice = (*rows, rows[0].model_copy(update={"id": "WL-0099", "source": ip_network("10.1.0.0/16")}))
    found = load_checks()["whitelist_rows"](registers(read.view, whitelist=twice))
    assert [one.subject for one in found if one.state == "fail"] == ["WL-0099"]


def test_zones_do_not_overlap(read: Read) -> None:
    assert states(read.view, "zones") == {"pass"}
    first, second = read.view.tenancies[0].networks
    mixed = tenancy(read.view, networks=(first, second.model_copy(update={"ipv4": ip_network("10.0.0.128/25")})))
    assert states(mixed, "zones") == {"fail"}


def test_the_cloud_is_under_contract(read: Read) -> None:
    assert states(read.view, "contract") == {"pass"}
    rows = read.view.city.registers.contracts
    over = tuple(row.model_copy(update={"ends": row.starts}) for row in rows)
    assert states(registers(read.view, contracts=over), "contract") == {"fail"}
    assert states(registers(read.view, contracts=()), "contract") == {"unknown"}


def test_what_goes_between_clouds_is_enciphered(read: Read) -> None:
    assert states(read.view, "between_clouds") == {"pass"}
    assert states(tenancy(read.view, vpns=()), "between_clouds") == set()


def test_programs_are_no_administrators(read: Read) -> None:
    assert states(read.view, "cloud_roles") == {"pass"}
    credential = read.view.tenancies[0].credentials[0].model_copy(update={"roles": ("admin",)})
    assert states(tenancy(read.view, credentials=(credential,)), "cloud_roles") == {"fail"}


def test_a_filing_number_is_written_or_not_known(read: Read) -> None:
    assert states(read.view, "filing") == {"pass"}
    for level, state in ((2, "unknown"), (1, "pass")):
        system = read.view.system.model_copy(update={"filing": "", "level": level})
        assert states(read.view._replace(system=system), "filing") == {state}


def test_a_restore_is_proven_by_a_file(read: Read) -> None:
    assert states(read.view, "restore_test") == {"unknown"}
    roster = read.view.system.model_copy(update={"name": "roster", "applications": ("roster",)})
    (found,) = load_checks()["restore_test"](read.view._replace(system=roster))
    assert (found.state, found.basis, found.subject) == ("pass", "attested", "legacy/zm-old-room")


def test_uplinks_of_schools_and_devices(read: Read) -> None:
    assert states(read.view, "bandwidth") == {"pass"}
    assert {"fail", "unknown"} <= states(read.view, "redundant_uplinks")
    paired = tuple(device.model_copy(update={"pair": "other"}) for device in read.view.devices)
    assert states(read.view._replace(devices=paired), "redundant_uplinks") == {"pass"}


def test_ports_for_hosts_are_guarded(read: Read) -> None:
    assert states(read.view, "access_guard") == set()
