"""A row leaves a csv file; everything else keeps its bytes."""

import io

from edugrid.sheets.csv_lines import MARK, parsed, says_nothing


def drop_row(text: str, identity: str) -> str:
    """``text`` without the rows whose ``id`` is ``identity``; comments and the order of the others stay."""
    raw, cells = parsed(list(io.StringIO(text.removeprefix(MARK), newline="")))
    column = [name.strip() for name in cells[0]].index("id") if cells else 0
    mark = MARK if text.startswith(MARK) else ""
    kept = [
        line
        for number, (line, row) in enumerate(zip(raw, cells, strict=True))
        if number == 0 or says_nothing(row) or len(row) <= column or row[column].strip() != identity
    ]
    return mark + "".join(kept)
