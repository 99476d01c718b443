"""The page says where applications lie and which windows do not fit."""

from datetime import datetime

import pytest

from edugrid.design.placement import Placement
from edugrid.design.surge_outlook import SurgeOutlook
from edugrid.intent.cloud import Capacity
from edugrid.intent.moment import SHANGHAI
from edugrid.report.data import ReportData
from edugrid.report.html import html
from edugrid.text import Text

REASON = Text("personal data <stays>", "个人信息须留在政务云")
PLACED = Placement(
    application="roster", data_class="minors", cloud="gov", role="serving", reason=REASON, wanted="telecom"
)
WINDOW = SurgeOutlook(
    region="henan/zhengzhou", id="SW-9", application="video", kind="planned", cloud="telecom",
    opens=datetime(2027, 6, 25, tzinfo=SHANGHAI), closes=datetime(2027, 6, 27, tzinfo=SHANGHAI), open=False,
    base=1, size=12, flavor="edu.large", extra=Capacity(cores=46), missing_quota=Capacity(cores=16),
    missing_grant=Capacity(), approvals=(),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_placements_and_windows_of_the_plan_are_on_the_page(data: ReportData, lang: str) -> None:
    assert data.plan
    clouds = tuple(c.model_copy(update={"placements": (PLACED,), "surges": (WINDOW,)}) for c in data.plan.clouds)
    page = html(data.model_copy(update={"plan": data.plan.model_copy(update={"clouds": clouds})}), lang)
    assert REASON.show(lang).replace("<", "&lt;").replace(">", "&gt;") in page
    assert "gov → telecom" in page
    assert "2027-06-25 00:00 – 2027-06-27 00:00" in page
    assert "1 → 12 edu.large" in page
    assert 'class="mark m-no">✗' in page
