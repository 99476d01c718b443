"""The effect of a delay, in a terminal."""

from edugrid.printable import printable
from edugrid.retire.slip import Slip
from edugrid.retire.stages import STAGE_TITLES
from edugrid.text import Text

_NOTHING = Text("nothing moves", "没有任何日期变动")


def slip_text(found: Slip, lang: str) -> str:
    """Moved dates site by site, then what they break."""
    if not found.moved:
        return _NOTHING.show(lang) + "\n"
    lines: list[str] = []
    site = ""
    for item in found.moved:
        if item.site != site:
            site = item.site
            why = Text(f"waits for {item.because}", f"等待 {item.because}") if item.because else Text("late", "延期")
            lines.append(f"{item.region}/{site}: {why.show(lang)}")
        days = (item.after - item.before).days
        more = Text(f"{days:+} days", f"{days:+} 天").show(lang)
        lines.append(f"  {STAGE_TITLES[item.stage].show(lang)}: {item.before} → {item.after} ({more})")
    lines += [f"! {item.message.show(lang)}" for item in found.consequences]
    return "\n".join(printable(line) for line in lines) + "\n"
