"""The Pulumi program: one stack is the cloud share of one region, named in its configuration.

It is started by ``pulumi`` typed by hand; in production that may preview and no more.
"""

import os
import sys
from pathlib import Path

import pulumi

from edugrid.cli.errors import explain
from edugrid.cloud.program import deploy
from edugrid.text import language
from edugrid.trust.by_hand import by_hand

region = pulumi.Config("edugrid").require("region")
if not pulumi.runtime.is_dry_run():
    inventories = Path(pulumi.runtime.get_root_directory()) / os.environ.get("EDUGRID_INVENTORIES", "inventories")
    try:
        why = by_hand(inventories, region)
        text = why.show(language()) if why else ""
    except Exception as error:
        code, text = explain(error, language())
        if code is None:
            raise
    if text:
        pulumi.log.error(text)
        sys.exit(1)
deploy(region)
