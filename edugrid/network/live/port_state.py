"""Whether an interface is up."""

from edugrid.network.live.finding import LiveFinding


def port_state(device: str, feature: str, port: str, seen: dict[str, bool], subject: str = "") -> LiveFinding:
    """The finding that ``port`` is up in ``seen``, the answer of ``links``; ``subject`` tells more than the name."""
    state = seen.get(port)
    actual = "absent" if state is None else "up" if state else "down"
    return LiveFinding(
        device=device,
        feature=feature,
        subject=subject or port,
        state="ok" if actual == "up" else "failed",
        expected="up",
        actual=actual,
    )
