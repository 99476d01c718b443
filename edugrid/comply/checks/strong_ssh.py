"""SSH servers of devices offer no weak cipher or integrity check."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device."""
    return marked(view, "strong_ssh", "management")
