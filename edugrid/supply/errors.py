"""Why an audit said nothing."""

from edugrid.refusal import Refusal


class NotAuditedError(Refusal):
    """The service was not reached, or answered something else: nothing is known of any package."""

    exit_code = 4


class IgnoreListError(Refusal):
    """The list of ignored advisories cannot be read."""

    exit_code = 2
