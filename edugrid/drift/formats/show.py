"""Drift in the format that was asked for."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from edugrid.drift.record import DriftRecord

Format = Literal["text", "json", "sarif", "junit", "html", "prometheus"]


def show(
    records: Iterable[DriftRecord], fmt: Format, lang: str, region: str, worlds: Sequence[str] = ("cloud", "network")
) -> str:
    """``records`` of ``region`` as ``fmt``; text has the width of the terminal, and colours when there is one.

    ``worlds`` are those that were looked at.
    """
    from edugrid.drift import formats

    if fmt == "text":
        width = shutil.get_terminal_size((120, 24)).columns
        return formats.as_text(records, lang, colour=sys.stdout.isatty(), width=width)
    if fmt == "html":
        return formats.as_html(records, lang, region=region)
    if fmt == "prometheus":
        return formats.as_prometheus(records, region, worlds=worlds)
    return {"json": formats.as_json, "sarif": formats.as_sarif, "junit": formats.as_junit}[fmt](records)
