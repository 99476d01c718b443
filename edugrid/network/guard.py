from edugrid.network.tree import Tree
from edugrid.vendors.planning.vendor import Vendor


def check_plan(vendor: Vendor, before: Tree, after: Tree, lines: list[str]) -> list[tuple[str, str, str]]:
    return []
