"""What the Pulumi program of a stack does when ``pulumi`` is typed by hand."""

import os
import sys
from pathlib import Path


def deploy(region: str) -> None:
    """Register what the design of ``region`` asks for; the process exits with 1 when the intent forbids it."""
    import pulumi

    from edugrid.cli.errors import explain
    from edugrid.cloud.adopt.gone import gone
    from edugrid.cloud.checked_region import checked_region
    from edugrid.cloud.move.typed_by_hand import typed_by_hand
    from edugrid.cloud.register import register
    from edugrid.cloud.shared_key import shared_key
    from edugrid.text import language

    home = Path(pulumi.runtime.get_root_directory())
    root = home / os.environ.get("EDUGRID_INVENTORIES", "inventories")
    try:
        opened, _ = checked_region(root, region)
        typed_by_hand(opened, root)
        register(opened.design, (), gone(opened.design.adopted), shared_key)
    except Exception as error:
        # An exception would reach the user as a traceback of this file; the text is what helps.
        code, text = explain(error, language())
        if code is None:
            raise
        pulumi.log.error(text)
        sys.exit(1)
