"""Tables and blocks of a display, through a TextFSM template."""

import io
from functools import lru_cache
from importlib import resources
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, str]
_NTC = "ntc:"


def read_table(template: str, answer: str) -> list[Row]:
    """Rows of ``answer``: {field in lower case: text; a list is joined by line ends}.

    ``template`` names a file of our own folder (``base/templates``), or, after ``ntc:``, one of ntc-templates. Own
    templates exist where ntc-templates has none or loses rows (its LLDP template keeps one neighbour a port, its
    Comware ARP template drops entries that never age); they skip lines they do not know.

    Raises:
        ValueError: the answer is not in the documented shape.

    """
    from textfsm import TextFSM, TextFSMError

    parser: Any = TextFSM(io.StringIO(_template(template)))
    try:
        found = parser.ParseText("\n".join(line.rstrip() for line in answer.splitlines()) + "\n")
    except TextFSMError as error:
        raise ValueError(f"template {template}: {error}") from None
    names = [name.lower() for name in parser.header]
    return [
        {name: "\n".join(value) if isinstance(value, list) else value for name, value in zip(names, row, strict=True)}
        for row in found
    ]


@lru_cache(maxsize=64)
def _template(name: str) -> str:
    if name.startswith(_NTC):
        file = resources.files("ntc_templates") / "templates" / f"{name.removeprefix(_NTC)}.textfsm"
    else:
        file = resources.files("edugrid.vendors.base") / "templates" / f"{name}.textfsm"
    return file.read_text(encoding="utf-8")
