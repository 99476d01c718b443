"""Every device sends its messages to a log server, where it cannot change them."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device."""
    return marked(view, "remote_log", "system")
