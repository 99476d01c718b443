"""Files that belong to the package but are written for people: templates, toolchain sources, examples."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The folder or file ``name`` of the project: in the checkout, or where the wheel put it.

    Raises:
        FileNotFoundError: neither place has it.

    """
    for base in (_PACKAGE.parent, _PACKAGE / "_data"):
        if (base / name).exists() and (base != _PACKAGE.parent or (base / "pyproject.toml").exists()):
            return base / name
    raise FileNotFoundError(f"{name}: not part of this installation of edugrid; install it again")
