"""A region as it would be with changed files."""

from pathlib import Path

from edugrid.drift.fix.drafts import Drafts
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import shown
from edugrid.region import OpenRegion
from edugrid.text import Text


def reopen(root: Path, opened: OpenRegion, drafts: Drafts) -> OpenRegion:
    """Read, number, design and judge the region of ``opened`` with ``drafts``, as ``edugrid validate`` does.

    Numbers that the change needs are added to the drafts of the ledger files.

    Raises:
        IntentError: it would be wrong; files are named as they are in ``root``.

    """
    from edugrid.allocate.allocate import allocate
    from edugrid.allocate.write import write_ledger
    from edugrid.cloud.policy import check_region
    from edugrid.intent.candidate_tree import candidate_tree
    from edugrid.intent.load import load_intent
    from edugrid.region import open_region

    region = opened.intent.target
    with candidate_tree(root, region, drafts.changed) as copy:
        try:
            for path in write_ledger(copy, allocate(load_intent(copy, region, opened.intent.at))):
                drafts.put(root / path.relative_to(copy), path.read_text(encoding="utf-8"))
            after = open_region(copy, region)
        except IntentError as error:
            raise IntentError([_as_at_home(one, shown(copy), shown(root)) for one in error.problems]) from None
    problems = [
        Problem(shown(root), 1, item.where, item.rule, Text(item.show("en"), item.show("zh")))
        for item in check_region(after.intent, after.design).refused
    ]
    if problems:
        raise IntentError(problems)
    return after


def _as_at_home(problem: Problem, copy: str, home: str) -> Problem:
    texts = [
        None if text is None else Text(text.en.replace(copy, home), text.zh.replace(copy, home))
        for text in (problem.message, problem.hint)
    ]
    return problem._replace(
        file=problem.file.replace(copy, home, 1), message=texts[0] or problem.message, hint=texts[1]
    )
