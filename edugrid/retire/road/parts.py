"""Parts of a problem that have nothing to do with each other (most often: cities)."""

from collections import defaultdict

from edugrid.retire.road.problem import RoadProblem


def parts(problem: RoadProblem) -> tuple[RoadProblem, ...]:
    """Problems that share no link, staff, quota or dependency; their best plans together are the best plan of the whole."""
    above: dict[tuple[str, str], tuple[str, str]] = {}

    def top(node: tuple[str, str]) -> tuple[str, str]:
        while above.get(node, node) != node:
            above[node] = above.get(above[node], above[node])
            node = above[node]
        return node

    def join(one: tuple[str, str], other: tuple[str, str]) -> None:
        above[top(one)] = top(other)

    site_of = {one.name: one.site for one in problem.workloads}
    for site in problem.sites:
        join(("site", site.name), ("link", site.link))
        join(("site", site.name), ("staff", site.staff))
    for move in problem.workloads:
        for quota in move.needs:
            join(("site", move.site), ("quota", quota))
        for name in move.after:
            join(("site", move.site), ("site", site_of[name]))
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for site in problem.sites:
        groups[top(("site", site.name))].append(site.name)
    return tuple(_part(problem, frozenset(names)) for names in groups.values())


def _part(problem: RoadProblem, names: frozenset[str]) -> RoadProblem:
    sites = tuple(one for one in problem.sites if one.name in names)
    moves = tuple(one for one in problem.workloads if one.site in names)
    links, staff = {one.link for one in sites}, {one.staff for one in sites}
    quotas = {name for one in moves for name in one.needs}
    return problem.model_copy(
        update={
            "sites": sites,
            "workloads": moves,
            "links": tuple(one for one in problem.links if one.name in links),
            "staff": tuple(one for one in problem.staff if one.name in staff),
            "quotas": tuple(one for one in problem.quotas if one.name in quotas),
        }
    )
