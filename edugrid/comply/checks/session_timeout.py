"""A silent session is ended within an hour."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device."""
    return marked(view, "session_timeout", "management")
