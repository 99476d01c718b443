"""The timetable for other programs."""

import json
from collections.abc import Iterable
from typing import Any

from edugrid.retire.status import SiteStatus


def as_json(sites: Iterable[SiteStatus]) -> str:
    """``{"version": 1, "sites": […]}``; dates are ISO 8601, evidence is ``{"en": …, "zh": …}``."""
    return json.dumps({"version": 1, "sites": [_site(site) for site in sites]}, ensure_ascii=False, indent=1) + "\n"


def _site(site: SiteStatus) -> dict[str, Any]:
    from edugrid.report.plain import plain

    current = site.current
    return plain(site) | {"overdue": site.overdue, "current": current.name if current else None}
