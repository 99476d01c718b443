"""Templates of the HTML pages: everything that is inserted is escaped."""

from base64 import b64encode
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from edugrid.assets.host import OpenPort
from edugrid.drift.allowed import allowed
from edugrid.drift.history.moment import local
from edugrid.drift.seen import seen
from edugrid.drift.titles import KIND_TITLES, LAYER_TITLES, SEVERITY_TITLES, WORLD_TITLES
from edugrid.report.fitted import fitted
from edugrid.report.texts import TEXTS
from edugrid.retire.stages import STAGE_TITLES, STATE_TITLES
from edugrid.text import Text

_FOLDER = Path(__file__).parent / "templates"
_TITLES: dict[str, dict[str, Text]] = {
    "world": WORLD_TITLES,
    "kind": KIND_TITLES,
    "severity": SEVERITY_TITLES,
    "layer": LAYER_TITLES,
    "stage": STAGE_TITLES,
    "state": STATE_TITLES,
    "text": TEXTS,
}


@lru_cache(maxsize=2)
def environment(lang: str) -> Environment:
    """Templates that speak ``lang`` (``zh`` or ``en``).

    They have ``t(key, **values)``, ``title(table, word)``, the filters ``say`` (a Text or str), ``fitted``, ``seen``
    (days of a drift record), ``word`` (its text where it has one) and ``local`` (a time of the history, in Asia/Shanghai),
    and ``script_hash`` (CSP source of the one script, https://www.w3.org/TR/CSP3/).
    """
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

    def t(key: str, **values: object) -> str:
        one = f"{key}_one" if values.get("n") == 1 else key
        return TEXTS.get(one, TEXTS[key]).show(lang).format(**values)

    def title(table: str, word: str) -> str:
        text = _TITLES[table].get(word)
        return word if text is None else text.show(lang)

    def word(key: str) -> str:
        return TEXTS[key].show(lang) if key in TEXTS else key

    def say(value: Text | str) -> str:
        return value.show(lang) if isinstance(value, Text) else value

    made.globals |= {"t": t, "title": title, "lang": lang, "script_hash": script_hash("page.js")}
    made.filters |= {
        "say": say,
        "fitted": fitted,
        "allowed": allowed,
        "seen": seen,
        "local": _local,
        "t": t,
        "show_port": _port,
        "word": word,
    }
    return made


def _local(moment: datetime) -> str:
    return local(moment).strftime("%Y-%m-%d %H:%M")


def _port(port: OpenPort) -> str:
    return port.show()


def script_hash(name: str) -> str:
    """CSP source of the script ``name``: it stands in the page as in the file, without its last newline (Jinja drops it)."""
    script = (_FOLDER / name).read_text(encoding="utf-8").removesuffix("\n")
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()
