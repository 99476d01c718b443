"""SNMP is read with authentication and privacy (RFC 3414); no community."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device."""
    return marked(view, "snmp_v3", "management")
