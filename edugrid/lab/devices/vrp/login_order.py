"""Who decides on a login to VRP: the scheme of the administrators' domain (VRP5 and VRP8)."""

from edugrid.lab.devices.core.tree import Node


def vrp_login_order(root: Node) -> tuple[str, ...]:
    """``radius``, ``hwtacacs``, ``local``, ``none`` in the order in which they are asked."""
    aaa = root.at(("aaa",))
    admin = root.entries.get("domain")
    name = admin.args[0] if admin is not None else "default_admin"
    domain = aaa.at((f"domain {name}",)) if aaa is not None else None
    scheme = domain.entries.get("authentication-scheme") if domain is not None else None
    body = aaa.at((f"authentication-scheme {scheme.args[0]}",)) if aaa is not None and scheme is not None else None
    mode = body.entries.get("authentication-mode") if body is not None else None
    return tuple(mode.line.split()[1:]) if mode is not None else ("local",)
