"""What VRP8 checks over the whole candidate at commit. The sentences are simulated wording; drivers key on ``Error``."""

from edugrid.lab.devices.core.address_rules import overlaps
from edugrid.lab.devices.core.tree import Entry, Node


def _bodies(root: Node, prefix: str) -> list[tuple[Entry, Node]]:
    return [(e, e.node) for k, e in root.entries.items() if k.startswith(prefix) and e.node is not None]


def _vlanifs(root: Node) -> list[str]:
    batch = root.entries.get("vlan batch")
    have = {1} | set((batch.members if batch else None) or ())
    found = root.matching(r"interface Vlanif(\d+)")
    return [f"Error: {e.line}: the VLAN does not exist." for m, e in found if int(m[1]) not in have]


def _vpns(root: Node) -> list[str]:
    out = []
    for entry, node in _bodies(root, "interface "):
        binding = node.entries.get("ip binding vpn-instance")
        if binding and f"ip vpn-instance {binding.args[0]}" not in root.entries:
            out.append(f"Error: {entry.line}: the VPN instance {binding.args[0]} does not exist.")
    for _, bgp in _bodies(root, "bgp"):
        for match, entry in bgp.matching(r"ipv([46])-family vpn-instance (\S+)"):
            family = root.at((f"ip vpn-instance {match[2]}", f"ipv{match[1]}-family"))
            if family is None or "route-distinguisher" not in family.entries:
                out.append(f"Error: {entry.line}: the VPN instance or its route distinguisher does not exist.")
    return out


def _references(root: Node) -> list[str]:
    out = []
    for entry, node in _bodies(root, "interface "):
        for inner in node.entries.values():
            word, number = inner.line.split()[0], inner.args[0] if inner.args else ""
            if word == "eth-trunk" and f"interface Eth-Trunk{number}" not in root.entries:
                out.append(f"Error: {entry.line}: the Eth-Trunk {number} does not exist.")
            elif word == "bridge-domain" and f"bridge-domain {number}" not in root.entries:
                out.append(f"Error: {entry.line}: the bridge domain {number} does not exist.")
            elif word == "traffic-filter":
                family = "ipv6 " if "ipv6" in inner.line else ""
                kind = "name" if " name " in inner.line else "number"
                if f"acl {family}{kind} {number}" not in root.entries:
                    out.append(f"Error: {entry.line}: the ACL {number} does not exist.")
    return out


def _line_acls(root: Node) -> list[str]:
    """Terminal lines name ACLs that exist (manual: configure the ACL first)."""
    out = []
    for entry, node in _bodies(root, "user-interface "):
        for inner in node.starting("acl"):
            family = "ipv6 " if inner.line.startswith("acl ipv6") else ""
            if f"acl {family}number {inner.args[0]}" not in root.entries:
                out.append(f"Error: {entry.line}: the ACL {inner.args[0]} does not exist.")
    return out


def _processes(root: Node) -> list[str]:
    """An interface joins a process that is there (manual, isis enable, ospf enable, ospfv3 area)."""
    forms = (
        (r"(isis|ospf) enable()", "{}"),
        (r"isis (ipv6) enable()", "isis"),
        (r"(ospfv3) (\d+) area", "{}"),
    )
    out = []
    for entry, node in _bodies(root, "interface "):
        for pattern, name in forms:
            for match, inner in node.matching(pattern):
                process = f"{name.format(match[1])} {match[2] or inner.args[0]}"
                if process not in root.entries:
                    out.append(f"Error: {entry.line}: {inner.line}: the process does not exist.")
    return out


def _policies(root: Node) -> list[str]:
    """Policies and lists that are named exist (NE40E manual: ``route-policy nonexistent-config-check`` is on by default)."""
    have = {entry.args[0] for key, entry in root.entries.items() if key.startswith("route-policy ")}
    lists = {" ".join(key.split()[1:3]) for key in root.entries if key.startswith(("ip ip-prefix ", "ip ipv6-prefix "))}
    out = []
    for entry, node in _bodies(root, "route-policy "):
        for key, kind in (("if-match ip-prefix", "ip-prefix"), ("if-match ipv6 address prefix-list", "ipv6-prefix")):
            inner = node.entries.get(key)
            if inner is not None and f"{kind} {inner.args[0]}" not in lists:
                out.append(f"Error: {entry.line}: the {kind} {inner.args[0]} does not exist.")
    for _, bgp in _bodies(root, "bgp"):
        for family in (bgp, *(entry.node for entry in bgp.entries.values() if entry.node is not None)):
            for match, inner in family.matching(r"peer \S+ route-policy (\S+) \S+"):
                if match[1] not in have:
                    out.append(f"Error: {inner.line}: the route-policy {match[1]} does not exist.")
    return out


def _locators(root: Node) -> list[str]:
    srv6 = root.at(("segment-routing ipv6",)) or Node()
    have = {e.args[0] for e in srv6.entries.values() if e.key.startswith("locator ")}
    out = []
    for entry, node in _bodies(root, "isis "):
        for match, inner in node.matching(r"segment-routing ipv6 locator (\S+)"):
            if match[1] not in have:
                out.append(f"Error: {entry.line}: {inner.line}: the locator does not exist.")
    for _, bgp in _bodies(root, "bgp"):
        for entry, node in _bodies(bgp, "ipv"):
            for match, inner in node.matching(r"segment-routing ipv6 locator ?(\S*)"):
                name = match[1] or inner.args[0]
                if name not in have:
                    out.append(f"Error: {entry.line}: {inner.line}: the locator does not exist.")
    return out


def _addresses(root: Node) -> list[str]:
    return [f"Error: {where}: {line}: the address conflicts with another interface." for where, line in overlaps(root)]


CHECKS = (_vlanifs, _vpns, _references, _processes, _policies, _line_acls, _locators, _addresses)
