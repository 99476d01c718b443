"""Commands: one file each, no logic in them."""

import sys
import warnings

from edugrid.rare_collection import rare_collection


def main() -> None:
    """Entry point of the ``edugrid`` program."""
    from edugrid.cli.app import run

    if not sys.warnoptions:  # the standard library's own advice for programs: they are for developers (``python -W``)
        warnings.simplefilter("ignore")
    with rare_collection():
        code = run()
    raise SystemExit(code)
