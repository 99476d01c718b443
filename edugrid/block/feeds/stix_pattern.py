"""What a STIX pattern can be blocked by."""

import ast
from typing import Any, Final

from edugrid.intent.indicator import IndicatorKind
from edugrid.text import Text

_PATHS: Final[dict[tuple[str, tuple[str, ...]], IndicatorKind]] = {
    ("ipv4-addr", ("value",)): "address",
    ("ipv6-addr", ("value",)): "address",
    ("domain-name", ("value",)): "domain",
    ("mac-addr", ("value",)): "mac",
    ("network-traffic", ("dst_ref", "value")): "address",
    ("network-traffic", ("src_ref", "value")): "address",
    ("x509-certificate", ("hashes", "SHA-256")): "certificate",
}
_LONGEST: Final = 10_000


def stix_pattern(pattern: str) -> tuple[tuple[IndicatorKind, str], ...] | Text:
    """Every alternative of the pattern; or why it cannot be carried out.

    Only alternatives (OR, IN) of equalities are: where two things must meet (AND, FOLLOWEDBY), blocking one of them
    would block what the source did not mean.
    """
    from stix2patterns.exceptions import ParseException
    from stix2patterns.v21.pattern import Pattern

    if len(pattern) > _LONGEST:
        return Text("the pattern is too long", "规则过长")
    try:
        parsed = Pattern(pattern)
        found = parsed.inspect()
        together = _together(parsed)
    except (ParseException, RecursionError) as error:
        return Text(f"the pattern cannot be read: {error}", f"规则无法解析：{error}")
    if found.qualifiers or found.observation_ops - {"OR"} or together:
        return Text("it takes several things together", "规则要求多个条件同时成立")
    values: list[tuple[IndicatorKind, str]] = []
    for kind, comparisons in found.comparisons.items():
        for path, operator, literal in comparisons:
            wanted = _PATHS.get((kind, tuple(str(part) for part in path)))
            if wanted is None:
                return Text(f"nothing here can block {kind}", f"本系统无法封堵 {kind}")
            if operator not in {"=", "IN"}:
                return Text(f"it is no equality ({operator})", f"不是相等比较（{operator}）")
            values += [(wanted, value) for value in _values(literal)]
    return tuple(values)


def _together(parsed: Any) -> bool:  # noqa: ANN401 - the parser publishes no types
    from stix2patterns.v21.grammars.STIXPatternListener import STIXPatternListener

    class Seeker(STIXPatternListener):  # type: ignore[misc, unused-ignore] # the parser publishes no types
        found = False

        def enterComparisonExpressionAnd(self, ctx: Any) -> None:  # noqa: ANN401, N802 - the parser's own name
            self.found |= ctx.getChildCount() > 1

    seeker = Seeker()
    parsed.walk(seeker)
    return seeker.found


def _values(literal: str) -> list[str]:
    """Of ``'a'`` or ``('a','b')``: quoted as in Python."""
    found = ast.literal_eval(literal)
    return [str(one) for one in found] if isinstance(found, tuple) else [str(found)]
