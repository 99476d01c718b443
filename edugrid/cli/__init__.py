"""Commands: one file each, no logic in them."""

import gc
import sys
import warnings


def main() -> None:
    """Entry point of the ``edugrid`` program."""
    from edugrid.cli.app import run

    if not sys.warnoptions:  # the standard library's own advice for programs: they are for developers (``python -W``)
        warnings.simplefilter("ignore")
    # Python would look for lost cycles after each 700 new objects, a fifth of the time that a region takes to open,
    gc.set_threshold(50_000)
    code = run()
    gc.freeze()  # and once more through everything at the end
    raise SystemExit(code)
