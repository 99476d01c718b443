"""Who gives a wrong password again and again is locked out by the device."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device; unknown without --live, because edugrid renders no such lines."""
    return marked(view, "login_lockout", "management")
