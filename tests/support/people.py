"""People with keys, and a copy of the example inventory in which a city is production."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2] / "inventories"
CITY = "henan/zhengzhou"
COUNTY = "henan/zhengzhou/zhongmu"
HEAD = "id,name,roles,regions,key,until"
LATER, OVER = "2099-12-31", "2020-01-01"
_KEYS = TemporaryDirectory(prefix="edugrid-keys-")


@cache
def key_of(who: str) -> Path:
    """A private key without passphrase (its .pub beside it); made once for each ``who``."""
    path = Path(_KEYS.name) / who
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", path], check=True)
    return path


def row(who: str, roles: str, regions: str = CITY, until: str = LATER) -> str:
    """One row of people.csv."""
    public = key_of(who).with_suffix(".pub").read_text(encoding="utf-8").strip()
    return f"{who},{who.title()},{roles},{regions},{public},{until}"


@cache
def rows() -> tuple[str, ...]:
    """wang plans and operates, li approves, chen may do everything; the others may not, each for another reason."""
    return (
        row("wang", "planner operator"),
        row("li", "approver"),
        row("zhao", "operator"),
        row("chen", "planner approver operator"),
        row("sun", "viewer"),
        row("old", "planner approver operator", until=OVER),
        row("far", "planner approver operator", "henan/kaifeng"),
    )


def production(folder: Path, people: tuple[str, ...] | None = None) -> Path:
    """Copy the example inventories into ``folder``; zhengzhou is production there, ``people`` are its register."""
    root = Path(shutil.copytree(ROOT, folder / "inventories"))
    city = root / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    assert text.count("\ndefaults:\n") == 1
    city.write_text(text.replace("\ndefaults:\n", "\ndefaults:\n  production: true\n"), encoding="utf-8")
    register = root / "henan" / "registers" / "people.csv"
    register.parent.mkdir(exist_ok=True)
    register.write_text("\n".join((HEAD, *(people or rows()))) + "\n", encoding="utf-8")
    return root
