"""The licence of a Python package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message


def licence_of(said: Message) -> str:
    """Take the SPDX expression, else the classifiers, else the first line of the free text."""
    if expression := said.get("License-Expression"):
        return str(expression)
    prefix = "License :: "
    classifiers = [str(line).rsplit(" :: ", 1)[1] for line in said.get_all("Classifier", []) if line.startswith(prefix)]
    classifiers = [name for name in classifiers if name != "OSI Approved"]  # which of them it does not say
    text = str(said.get("License", "")).strip().splitlines()
    return ", ".join(classifiers) or (text[0] if text else "")
