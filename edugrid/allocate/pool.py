"""Pools that hand out the lowest free block or number."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network

from edugrid.text import Text


class PoolError(Exception):
    """A pool is used up, or holds a number that does not belong to it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class PrefixPool:
    """Blocks of ``length`` bits inside ``parent``; deterministic: the lowest free one first."""

    def __init__(self, parent: IPv4Network | IPv6Network, length: int) -> None:
        self.parent, self.length = parent, length
        self._size = 1 << (parent.max_prefixlen - length)
        self._count = 1 << (length - parent.prefixlen)
        self._taken: set[int] = set()
        self._next = 0

    def hold(self, text: str) -> None:
        """Mark a block as handed out.

        Raises:
            PoolError: it is not a block of this pool.

        """
        try:
            block = ip_network(text)
        except ValueError as error:
            raise PoolError(Text(f"{text} is not a block", f"{text} 不是地址块")) from error
        offset = int(block.network_address) - int(self.parent.network_address)
        if (
            block.version != self.parent.version
            or block.prefixlen != self.length
            or not 0 <= offset < self._size * self._count
        ):
            raise PoolError(
                Text(
                    f"{text} is not a /{self.length} of {self.parent}", f"{text} 不是 {self.parent} 中的 /{self.length}"
                )
            )
        self._taken.add(offset // self._size)

    def take(self) -> str:
        """The lowest free block.

        Raises:
            PoolError: none is left.

        """
        while self._next in self._taken:
            self._next += 1
        if self._next >= self._count:
            raise PoolError(
                Text(
                    f"all {self._count} blocks of /{self.length} in {self.parent} are taken",
                    f"{self.parent} 中的 {self._count} 个 /{self.length} 已用完",
                )
            )
        self._taken.add(self._next)
        start = int(self.parent.network_address) + self._next * self._size
        return str(type(self.parent)((start, self.length)))


class NumberPool:
    """Numbers from ``first`` to ``last``, the lowest free one first."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._taken: set[int] = set()
        self._next = first

    def hold(self, text: str) -> None:
        """Mark a number as handed out.

        Raises:
            PoolError: it is not a number of this pool.

        """
        if not text.isdigit() or not self.first <= int(text) <= self.last:
            raise PoolError(
                Text(
                    f"{text} is not between {self.first} and {self.last}", f"{text} 不在 {self.first}–{self.last} 之间"
                )
            )
        self._taken.add(int(text))

    def take(self) -> str:
        """The lowest free number.

        Raises:
            PoolError: none is left.

        """
        while self._next in self._taken:
            self._next += 1
        if self._next > self.last:
            raise PoolError(
                Text(f"all numbers from {self.first} to {self.last} are taken", f"{self.first}–{self.last} 已用完")
            )
        self._taken.add(self._next)
        return str(self._next)


def fill(pool: PrefixPool | NumberPool, owners: Iterable[str], have: dict[str, str]) -> dict[str, str]:
    """Numbers for ``owners``: those in ``have`` stay, the others get free ones in the order of their names.

    Numbers of owners that are gone stay held in ``have`` and are never given to somebody else.

    Raises:
        PoolError: the pool is used up, or ``have`` holds what is not the pool's.

    """
    out = dict(have)
    for owner, text in have.items():
        try:
            pool.hold(text)
        except PoolError as error:
            raise PoolError(Text(f"{owner}: {error.text.en}", f"{owner}：{error.text.zh}")) from error
    for owner in sorted(set(owners) - set(have)):
        out[owner] = pool.take()
    return out
