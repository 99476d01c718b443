"""What can go wrong while a bundle is made."""

from edugrid.text import Text


class BundleError(Exception):
    """No bundle was written; the text says why and what to do."""

    exit_code = 1

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)

    def show(self, language: str) -> str:
        """The reason in ``language``."""
        return self.text.show(language)


class WrongPlaceError(BundleError):
    """Bundles are made from a checkout: only that has the locks and the sources of edugrid's own wheel."""

    exit_code = 2
