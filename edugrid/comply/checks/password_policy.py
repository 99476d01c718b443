"""Passwords of people who log in to devices must be complex and change; a device shows that it enforces this."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device; unknown without --live, because edugrid renders no such lines."""
    return marked(view, "password_policy", "management")
