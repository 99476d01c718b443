"""The process of one stack: ``python -m edugrid.cloud.side_by_side.worker``; work on stdin, lines of JSON on stdout.

A line is ``{"progress": [done, total, text]}`` or, once and last, ``{"outcome": {…}}``.
"""

import json
import os
import sys
import time
import traceback

from edugrid.rare_collection import rare_collection

SECONDS_BETWEEN = 0.2


def main() -> None:
    """Do the work that stands on stdin."""
    from edugrid.cli.errors import explain
    from edugrid.cloud.side_by_side.do import do
    from edugrid.cloud.side_by_side.outcome import Failure, Outcome
    from edugrid.cloud.side_by_side.work import Work
    from edugrid.text import Text

    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever else prints must not come between the lines
    told = 0.0

    def tell(message: dict[str, object]) -> None:
        try:
            lines.write(json.dumps(message) + "\n")
            lines.flush()
        except OSError:
            pass  # nobody listens any more; the work goes on to its end all the same

    def progress(done: int, total: int, text: str) -> None:
        nonlocal told
        if time.monotonic() - told > SECONDS_BETWEEN:
            told = time.monotonic()
            tell({"progress": [done, total, text]})

    work = Work.model_validate_json(sys.stdin.read())
    start = time.monotonic()
    try:
        outcome = do(work, progress)
    except Exception as error:  # noqa: BLE001 - a failure is a value here, whatever it is
        code, english = explain(error, "en")
        texts = Text(english, explain(error, "zh")[1])
        if code is None:  # a defect of ours
            texts = Text(traceback.format_exc(), traceback.format_exc())
        outcome = Outcome(region=work.region, failure=Failure(text=texts, exit_code=code or 1))
    outcome = outcome.model_copy(update={"seconds": time.monotonic() - start})
    tell({"outcome": outcome.model_dump(mode="json")})


if __name__ == "__main__":
    with rare_collection():
        main()
