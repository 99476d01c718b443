"""Somebody asks the web site, or changes it through its hole."""

import json
from collections.abc import Mapping

from edugrid.drill.errors import StepError
from edugrid.drill.ground import Ground
from edugrid.drill.inside import inside, run_inside
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Send ``method`` (GET, PUT) from the host behind ``place``; ``expect`` is what must come of it.

    ``attested``: the page is what was attested. ``other``: it is another one; then who replaced it is told from the log of
    the site. ``replaced`` (PUT), ``silence``: no answer. ``as``: the address of the client in a lab without a fabric.
    """
    facts = json.loads((ground.folder / "attested.json").read_text(encoding="utf-8"))
    there = inside(ground, options["place"])
    known = [] if there or "as" not in options else [options["as"]]
    seen = run_inside(ground, options["place"], "edugrid.drill.site_request", options["method"], facts["url"], *known)
    came = seen if seen in {"silence", "replaced"} else "attested" if seen == facts["sha256"] else "other"
    words = _CAME[came]
    told = Text(f"{facts['url']}: {words.en}", f"{facts['url']}：{words.zh}")
    if came in {"attested", "other"}:
        told = Text(f"{told.en} (SHA-256 {seen})", f"{told.zh}（SHA-256 {seen}）")
    if came != options["expect"]:
        raise StepError(Text(f"{told.en}; that must not be", f"{told.zh}，与预期不符"))
    if came == "other":
        log = (ground.folder / "access.log").read_text(encoding="utf-8").splitlines()
        told = Text(*(f"{text}\naccess.log: {_last_change(log)}" for text in told))
    return told


def _last_change(log: list[str]) -> str:
    return next((line for line in reversed(log) if " PUT " in line), "-")


_CAME = {
    "attested": Text("the page is as attested", "页面与登记一致"),
    "other": Text("the page is NOT what was attested", "页面与登记不一致"),
    "replaced": Text("the page was replaced", "页面被替换"),
    "silence": Text("no answer", "无应答"),
}
