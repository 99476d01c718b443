"""The project's documents, and what in them can be checked: commands, links, examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
CHINESE = ".zh-CN.md"
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_SPAN = re.compile(r"`(?P<text>[^`\n]+)`")


class Block(NamedTuple):
    """A fenced block: ``info`` is what follows the fence, such as ``yaml city``."""

    info: str
    body: str


def documents() -> list[Path]:
    """Every document for people of the checkout; decisions are records and have no twin."""
    found = [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), *REPOSITORY.glob("toolchain/*.md")]
    return sorted(path for path in found if path.is_file())


def guides() -> list[Path]:
    """English documents that have, or must have, a Chinese twin."""
    found = [REPOSITORY / "README.md", *REPOSITORY.glob("docs/*.md")]
    return sorted(path for path in found if not path.name.endswith(CHINESE))


def twin(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".md") + CHINESE)


def blocks(path: Path) -> list[Block]:
    """Fenced blocks, and runs of indented lines as blocks without info."""
    text = path.read_text(encoding="utf-8")
    fenced = [Block(found["info"].strip(), found["body"]) for found in _FENCE.finditer(text)]
    rest = _FENCE.sub("", text)
    lines = [
        line[4:] for line in rest.splitlines() if line.startswith("    ") and not line.lstrip().startswith(("-", "*"))
    ]
    return [*fenced, Block("", "\n".join(lines))]


def commands(path: Path) -> list[str]:
    """Command lines of the document's blocks that start with ``edugrid``, without comments, in order."""
    found = []
    for block in blocks(path):
        if block.info not in {"", "sh"}:
            continue
        joined = block.body.replace("\\\n", " ")
        for line in joined.splitlines():
            bare = re.sub(r"\s+#.*$", "", line.strip()).removeprefix('eval "$(').removesuffix(')"')
            found += [part.strip() for part in re.split(r"&&|;", bare) if part.strip().startswith("edugrid ")]
    return found


def spans(path: Path) -> list[str]:
    """Inline code that starts with ``edugrid``, such as ``edugrid lab up|down``."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    return [found["text"].replace("\\|", "|") for found in _SPAN.finditer(text) if found["text"].startswith("edugrid ")]


def links(path: Path) -> list[str]:
    """Targets of links that are no address of the web."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    return [found["target"] for found in _LINK.finditer(text) if "://" not in found["target"]]
