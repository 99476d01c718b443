"""Weeks filled one after another, as full as they can be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.problem import RoadWorkload

ENOUGH: Final = 16  # workloads from which a week is put together
WHOLE: Final = 1000  # what a person-day of the first site in the order is worth; ``pull`` is in the same measure


def pack(desk: Desk, order: Sequence[str], pull: int, ahead: int | None = None) -> dict[str, int] | None:
    """The week of every workload when sites go in ``order``; None: a workload finds no week.

    Each week takes those workloads that use the most of its staff (a knapsack, solved exactly for the ``ENOUGH`` that
    are the most urgent), where work of a site counts ``pull`` thousandths less for each site before it. What another
    site waits for is as urgent as that. Where ``ahead`` is
    given, a workload takes nothing of a link or quota that all that are more urgent will need so many weeks later.
    """
    place = {name: number for number, name in enumerate(order)}
    urgent = {name: min(place[site] for site in sites) for name, sites in desk.waits.items()}
    packer = _Packer(desk, urgent, pull, ahead)
    for week in range(desk.problem.weeks):
        if not packer.left:
            break
        packer.fill(week)
    return None if packer.left else packer.weeks


class _Packer:
    def __init__(self, desk: Desk, urgent: dict[str, int], pull: int, ahead: int | None) -> None:
        self.desk, self.urgent, self.pull, self.ahead = desk, urgent, pull, ahead
        self.weeks: dict[str, int] = {}
        self.left = len(desk.moves)
        self.gone = [0] * len(desk.used)
        self.rooms = {one.name: list(one.room) for one in desk.problem.staff}
        self.waiting: dict[str, list[RoadWorkload]] = defaultdict(list)
        for name in sorted(desk.moves, key=lambda name: (urgent[name], desk.rank[name])):
            move = desk.moves[name]
            self.waiting[desk.sites[move.site].staff].append(move)

    def fill(self, week: int) -> None:
        """Put workloads into ``week`` until none more fits; what has moved may let others follow in the same week."""
        before = -1
        while before != self.left:
            before = self.left
            for pool in self.rooms:
                for move in self._chosen(pool, week):
                    if self._may(move, week):
                        self._take(move, week)
                self.waiting[pool] = [move for move in self.waiting[pool] if move.name not in self.weeks]

    def _may(self, move: RoadWorkload, week: int) -> bool:
        """Whether the work on ``move`` may begin in ``week``."""
        site, end = self.desk.sites[move.site], week + move.weeks - 1
        if week < site.ready or end >= self.desk.problem.weeks or end in self.desk.problem.closed[site.name]:
            return False
        room = self.rooms[site.staff]
        if room[week] < move.staff or (move.weeks > 1 and min(room[week : end + 1]) < move.staff):
            return False
        if any(self.weeks.get(name, end + 1) > end for name in move.after):
            return False
        return all(
            self.gone[number] + amount <= self.desk.used[number].until[end]
            for number, amount in self.desk.takes[move.name]
        )

    def _take(self, move: RoadWorkload, week: int) -> None:
        room = self.rooms[self.desk.sites[move.site].staff]
        for at in range(week, week + move.weeks):
            room[at] -= move.staff
        # counted from now on, although it is due only when the work is over: all that is there only becomes more
        for number, amount in self.desk.takes[move.name]:
            self.gone[number] += amount
        self.weeks[move.name] = week + move.weeks - 1
        self.left -= 1

    def _spare(self, move: RoadWorkload, week: int, wanted: list[int]) -> bool:
        """Whether ``move`` leaves by ``week`` enough for what is ``wanted`` before it; it is counted as wanted, too."""
        enough = True
        for number, amount in self.desk.takes[move.name]:
            wanted[number] += amount
            enough = enough and self.gone[number] + wanted[number] <= self.desk.used[number].until[week]
        return enough

    def _chosen(self, pool: str, week: int) -> list[RoadWorkload]:
        room = self.rooms[pool][week]
        found: list[tuple[RoadWorkload, int]] = []
        behind, last = -1, -1
        wanted = [0] * len(self.gone)
        for move in self.waiting[pool]:
            spare = self.ahead is None or self._spare(move, min(week + self.ahead, self.desk.problem.weeks - 1), wanted)
            if move.staff <= room and spare and self._may(move, week):
                if self.urgent[move.name] != last:
                    behind, last = behind + 1, self.urgent[move.name]
                found.append((move, move.staff * max(1, WHOLE - self.pull * behind)))
                if len(found) == ENOUGH:
                    break
        if sum(move.staff for move, _ in found) <= room:
            return [move for move, _ in found]
        return list(_fullest(found, room))


def _fullest(found: Sequence[tuple[RoadWorkload, int]], room: int) -> Iterator[RoadWorkload]:
    """Those of ``found`` that together need at most ``room`` and are worth the most, the most urgent first among equals."""
    best = [[0] * (room + 1)]
    for move, value in reversed(found):
        before, size = best[-1], move.staff
        with_it = [worth + value for worth in before[: room + 1 - size]]
        best.append([*before[:size], *map(max, before[size:], with_it)] if size else before)
    left = room
    for number, (move, value) in enumerate(found, 1):
        size, before = move.staff, best[-number - 1]
        if not size:
            yield move
        elif size <= left and before[left - size] + value == best[-number][left]:
            yield move
            left -= size
