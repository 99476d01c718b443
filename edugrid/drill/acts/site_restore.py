"""The pages of the web site come back from their backup."""

import shutil
from collections.abc import Mapping

from edugrid.drill.ground import Ground
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:  # noqa: ARG001 - the signature of acts
    """Put the page of ``site-backup`` in the place of the one that is there; the defaced one is kept as evidence."""
    page = ground.folder / "site" / "index.html"
    page.replace(ground.folder / "defaced.html")
    shutil.copy(ground.folder / "site-backup" / "index.html", page)
    return Text("index.html restored; the defaced page is kept", "index.html 已恢复，被篡改页面已留存")
