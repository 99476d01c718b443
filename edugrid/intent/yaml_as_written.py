"""A YAML writer that gives a file back as people wrote it."""

import io
from typing import Any, Final

_INDENTS: Final = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (2, 6, 4))  # mapping, sequence, offset


def yaml_as_written(text: str) -> Any:  # noqa: ANN401 - ruamel's own, untyped
    """A ``ruamel.yaml.YAML`` (round trip, quotes kept) in the indentation in which ``text`` comes back byte for byte.

    Where none does, the one that moves the fewest lines.
    """
    lines = set(text.splitlines())
    found = []
    for number, indent in enumerate(_INDENTS):
        yaml = _yaml(indent)
        out = io.StringIO()
        yaml.dump(yaml.load(text), out)
        if out.getvalue() == text:
            return yaml
        found.append((sum(line not in lines for line in out.getvalue().splitlines()), number))
    return _yaml(_INDENTS[min(found)[1]])


def _yaml(indent: tuple[int, int, int]) -> Any:  # noqa: ANN401 - ruamel's own, untyped
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    mapping, sequence, offset = indent
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml
