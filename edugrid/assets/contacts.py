"""Telephone numbers: they lie in a file outside the inventory, and only their last digits are ever shown."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from edugrid.refusal import Refusal
from edugrid.text import Text
from edugrid.yaml_text import yaml_text

VARIABLE: Final = "EDUGRID_CONTACTS"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_SHOWN: Final = 4


class ContactsError(Refusal):
    """The file of contacts cannot be used."""

    exit_code = 2


def contacts(env: Mapping[str, str]) -> dict[str, str] | None:
    """Entry → masked number (``****0001``) of the YAML file that EDUGRID_CONTACTS names; None where it names none.

    The file maps names to numbers, and only its owner may read it.

    Raises:
        ContactsError: it is missing, readable by others, or no such mapping.

    """
    name = env.get(VARIABLE)
    if not name:
        return None
    path = Path(name).expanduser()
    try:
        mode = path.stat().st_mode
        if mode & _OTHERS:
            how = f"chmod 600 {path}"
            raise ContactsError(Text(f"{path}: others may read it; run: {how}", f"{path}：其他用户可读，请运行：{how}"))
        body = yaml_text(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContactsError(
            Text(f"{path}: {error.strerror} (named by {VARIABLE})", f"{path}：{error.strerror}（由 {VARIABLE} 指定）")
        ) from None
    except ValueError as error:
        # the parser quotes the line it stumbled over, which may be a number
        raise ContactsError(Text(f"{path}: not YAML", f"{path}：不是 YAML")) from error.__cause__
    if not isinstance(body, dict):
        raise ContactsError(Text(f"{path}: write `name: number` lines", f"{path}：应为“名称: 号码”各一行"))
    return {str(key): masked(str(value)) for key, value in body.items()}


def masked(number: str) -> str:
    """The last four digits, as people are used to see them."""
    digits = "".join(char for char in number if char.isdigit())
    return "****" + (digits[-_SHOWN:] if len(digits) > _SHOWN + 2 else "")
