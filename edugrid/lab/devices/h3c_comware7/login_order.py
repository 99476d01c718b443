"""Who decides on a login to Comware: the methods of the default domain."""

from edugrid.lab.devices.core.tree import Node


def comware_login_order(root: Node) -> tuple[str, ...]:
    """``radius``, ``hwtacacs``, ``local``, ``none`` in the order in which they are asked."""
    default = root.entries.get("domain default enable")
    domain = root.at((f"domain {default.args[0] if default is not None else 'system'}",))
    method = domain.entries.get("authentication login") if domain is not None else None
    if method is None:
        return ("local",)
    words = method.line.split()[2:]
    return tuple(
        word.removesuffix("-scheme") for word in words if word in {"local", "none"} or word.endswith("-scheme")
    )
