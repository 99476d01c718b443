"""What can go wrong while a bundle is made."""

from edugrid.refusal import Refusal


class BundleError(Refusal):
    """No bundle was written; the text says why and what to do."""


class WrongPlaceError(BundleError):
    """Bundles are made from a checkout: only that has the locks and the sources of edugrid's own wheel."""

    exit_code = 2
