"""Who is behind the ports that lead into legacy data centres."""

from collections.abc import Mapping

from edugrid.retire.facts import PortFact
from edugrid.retire.look.answer import Answer
from edugrid.retire.look.questions import Questions


def ports(asked: Questions, answers: Mapping[str, Answer]) -> dict[str, PortFact | None]:
    """``device port`` → what the device tells of it; None where the device was not reached. Pure."""
    return {
        f"{device} {port}": answers[device].ports.get(port) if device in answers else None
        for device, listed in asked.ports.items()
        for port in listed
    }
