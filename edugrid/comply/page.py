"""The evidence as one page that opens without a network."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from edugrid.comply.evidence import BASIS_TITLES, Evidence
from edugrid.comply.page_words import WORDS
from edugrid.comply.result import VERDICT_TITLES, Result
from edugrid.comply.view import View

SHOWN: Final = 12
_BADGES: Final = {
    "pass": "done",
    "attested": "current",
    "fail": "high",
    "attest": "medium",
    "unknown": "unknown",
    "not-applicable": "low",
}


class _Part(NamedTuple):
    key: str
    title: str
    counts: dict[str, int]


def page(view: View, results: Sequence[Result], lang: str, *, made: str, other: str, files: tuple[str, ...]) -> str:
    """The whole page in ``lang``; ``other`` is the page in the other language, ``files`` what else is in the package."""
    from edugrid.report.environment import environment

    def w(key: str, **values: object) -> str:
        return WORDS[key].show(lang).format(**values)

    return (
        environment("zh" if lang == "zh" else "en")
        .get_template("comply.html.j2")
        .render(
            w=w,
            view=view,
            results=[(result, _worst_first(result.evidence)[:SHOWN]) for result in results],
            counts={verdict: sum(r.verdict == verdict for r in results) for verdict in VERDICT_TITLES},
            parts=_parts(results, lang),
            verdicts={key: title.show(lang) for key, title in VERDICT_TITLES.items()},
            badges=_BADGES,
            basis={key: title.show(lang) for key, title in BASIS_TITLES.items()},
            observed=any(config.observed for config in view.configs.values()) or bool(view.unread),
            made=made,
            other=other,
            files=files,
        )
    )


def _worst_first(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    return sorted(evidence, key=lambda one: ("fail", "unknown", "pass").index(one.state))


def _parts(results: Sequence[Result], lang: str) -> list[_Part]:
    parts: dict[str, _Part] = {}
    for result in results:
        control = result.control
        part = parts.setdefault(control.part, _Part(control.part, control.part_title.text.show(lang), {}))
        part.counts[result.verdict] = part.counts.get(result.verdict, 0) + 1
    return list(parts.values())
