"""Turn a displayed configuration into the lines a person would type."""


def typed_lines(text: str) -> list[str]:
    """Lines of a displayed configuration from the system view, with ``quit`` wherever a view ends."""
    lines = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in lines if not line.startswith("!") and line != "return" and " version " not in f" {line} "]
    out: list[str] = []
    depths: list[int] = []
    fresh = True
    for index, line in enumerate(lines):
        if line == "#":
            out += ["quit"] * len(depths)
            depths, fresh = [], True
            continue
        if line.strip() == "#":
            continue
        depth = len(line) - len(line.lstrip())
        while depths and depths[-1] >= depth:
            out.append("quit")
            depths.pop()
        out.append(line.strip())
        following = next((x for x in lines[index + 1 :] if x.strip() != "#" or x == "#"), "#")
        deeper = len(following) - len(following.lstrip())
        if (following != "#" and deeper > depth) or (fresh and depth == 0 and _is_view(line)) or _is_family(line):
            depths.append(depth)
        fresh = False
    return out + ["quit"] * len(depths)


def _is_view(line: str) -> bool:
    ranged = line.startswith("vlan ") and " to " in line
    words = ("interface ", "vlan ", "aaa", "bgp ", "acl ", "ip vpn-instance ", "bridge-domain ", "local-user ", "line ")
    return line.startswith(words) and not line.startswith("vlan batch") and not ranged


def _is_family(line: str) -> bool:
    return line.strip().startswith(("address-family", "ipv4-family", "ipv6-family", "l2vpn-family"))
