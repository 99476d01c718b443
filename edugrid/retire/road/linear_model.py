"""A linear program whose bound does not rest on the solver."""

from collections.abc import Mapping, Sequence
from math import fsum, inf
from typing import Any, Final, NamedTuple

ROUNDING: Final = 1e-9  # of the sum of all that is added up: what floating point may lose, with room to spare


class _Row(NamedTuple):
    parts: Mapping[int, float]
    most: float


class LinearModel:
    """Minimise a sum of variables from 0 to a limit, under rows of the form sum <= most."""

    def __init__(self) -> None:
        self.limits: list[float] = []
        self.costs: list[float] = []
        self.rows: list[_Row] = []
        self.constant = 0.0

    def variable(self, limit: float, cost: float = 0) -> int:
        """A new variable from 0 to ``limit``, by number."""
        self.limits.append(limit)
        self.costs.append(cost)
        return len(self.limits) - 1

    def row(self, parts: Mapping[int, float], most: float) -> None:
        """The sum of ``parts`` (variable → factor) is at most ``most``."""
        self.rows.append(_Row(parts, most))

    def bound(self, seconds: float) -> float | None:
        """No values of the variables cost less than this; -inf: not solved in ``seconds``; None: no values keep all rows.

        The solver only proposes a price for each row. Whatever the prices (none above 0), the costs minus price times
        row, each variable at its better end, are a bound (weak duality): worked out here, so no tolerance of the solver
        gets into it.
        """
        from ortools.linear_solver import pywraplp

        solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        numbers = [solver.NumVar(0, limit, "") for limit in self.limits]
        rows = []
        for row in self.rows:
            made = solver.Constraint(-inf, row.most)
            for number, factor in row.parts.items():
                made.SetCoefficient(numbers[number], factor)
            rows.append(made)
        goal = solver.Objective()
        for variable, cost in zip(numbers, self.costs, strict=True):
            goal.SetCoefficient(variable, cost)
        goal.SetMinimization()
        solver.SetTimeLimit(int(seconds * 1000))
        status = solver.Solve()
        if status == pywraplp.Solver.INFEASIBLE:
            return None
        if status != pywraplp.Solver.OPTIMAL:
            return -inf
        return self._dual([min(0.0, made.dual_value()) for made in rows])

    def _dual(self, prices: Sequence[float]) -> float:
        left = list(self.costs)
        sums = [self.constant]
        for row, price in zip(self.rows, prices, strict=True):
            if price:
                sums.append(price * row.most)
                for number, factor in row.parts.items():
                    left[number] -= price * factor
        sums += [cost * limit for cost, limit in zip(left, self.limits, strict=True) if cost < 0]
        return fsum(sums) - ROUNDING * fsum(map(abs, sums))
