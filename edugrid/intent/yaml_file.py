"""YAML files with the line of every value."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from edugrid.intent.control_character import control_character, control_problem, without_control
from edugrid.intent.problems import Problem
from edugrid.intent.read_text import read_text
from edugrid.intent.source import Loc, Source, dotted, shown
from edugrid.text import Text

_TAG: Final = "tag:yaml.org,2002:"
_DEPTH: Final = 50  # levels; the deepest file people write has seven
_REPEATED: Final = 10_000  # values that aliases (`*name`) may repeat; a few lines of them could stand for billions
_DIGITS: Final = 40  # of a number; Python itself refuses to show one of over 4,300


def read_yaml(path: Path, problems: list[Problem]) -> Source | None:
    """Read one mapping; None (and the reason in ``problems``) when there is none to use.

    Scalars become bool, int, float, None or str; dates stay text, the models parse them. What is written as a number
    but is none that can be reckoned with (``.inf``, ``.nan``, ``1e999``) stays text too.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    file = shown(path)
    root = _root(text, file)
    if isinstance(root, Problem):
        problems.append(root)
        return None
    if root is None:
        return Source(file, {}, {(): 1})
    tree = _Tree(file, problems)
    try:
        data = tree.plain(root, ())
    except _EndlessError as error:
        problems.append(error.problem)
        return None
    if not isinstance(data, dict):
        message = Text("the file must hold keys and values", "文件内容必须是“键: 值”")
        problems.append(Problem(file, 1, "", "wrong-type", message))
        return None
    return Source(file, data, tree.lines)


def _root(text: str, file: str) -> Node | Problem | None:
    """The document of ``text``, or why there is none."""
    hint = None
    try:
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line + 1) if mark else 1
        reason = " ".join(str(error.problem or error.context).split())
        if "\\t" in reason:
            hint = Text("indent with spaces, not tabs", "请用空格缩进，不要用制表符")
    except YAMLError as error:  # a character that YAML does not know, such as NUL
        line = text[: getattr(error, "position", 0)].count("\n") + 1
        reason = " ".join(str(error).split())
    except RecursionError:
        return _too_deep(file, 1, "")
    except (AssertionError, ValueError, OverflowError):  # `"\UFFFFFFFF"`, `%YAML 9999…`, `%YAML 1.9`
        line, reason = 1, "an escape or a version names what does not exist"
    else:
        return root
    return Problem(file, line, "", "yaml-syntax", Text(f"not YAML: {reason}", f"不是合法的 YAML：{reason}"), hint)


def _too_deep(file: str, line: int, path: str) -> Problem:
    message = Text(f"nested more than {_DEPTH} levels deep", f"嵌套超过 {_DEPTH} 层")
    return Problem(file, line, path, "too-deep", message)


class _EndlessError(Exception):
    """Reading on would not end, or not soon."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.show("en"))


class _Tree:
    """Turns nodes into plain data."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.lines: dict[Loc, int] = {(): 1}
        self._seen: set[int] = set()
        self._repeated = 0

    def plain(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - YAML holds anything
        line = node.start_mark.line + 1
        self.lines.setdefault(loc, line)
        if len(loc) > _DEPTH:  # an alias of itself ends here too
            raise _EndlessError(_too_deep(self.file, line, dotted(loc[:3])))
        if id(node) in self._seen:
            self._repeated += 1
            if self._repeated > _REPEATED:
                message = Text(
                    f"aliases (*name) repeat more than {_REPEATED:,} values",
                    f"别名（*名称）重复的值超过 {_REPEATED:,} 个",
                )
                raise _EndlessError(Problem(self.file, line, dotted(loc[:3]), "too-many-aliases", message))
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return {key: self.plain(value, (*loc, key)) for key, value in self._entries(node, loc)}
        if isinstance(node, SequenceNode):
            return [self.plain(item, (*loc, index)) for index, item in enumerate(node.value)]
        value = _scalar(node) if isinstance(node, ScalarNode) else None
        if isinstance(value, str) and (code := control_character(value)):
            self.problems.append(control_problem(self.file, self.lines[loc], dotted(loc), code))
            return without_control(value)
        return value

    def _entries(self, node: MappingNode, loc: Loc) -> Iterator[tuple[str, Node]]:
        """Keys and values; a key that is none, or that stood before, is a problem and left out."""
        first: dict[str, int] = {}
        for key_node, value in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                message = Text("a key must be a word, not a list or a mapping", "键必须是文字，不能是列表或映射")
                self.problems.append(Problem(self.file, line, dotted(loc), "wrong-type", message))
                continue
            key = str(key_node.value)
            here = (*loc, key)
            if code := control_character(key):
                self.problems.append(control_problem(self.file, line, dotted(loc), code, "key"))
                continue
            if key in first:
                message = Text(
                    f"the key is given twice, first in line {first[key]}", f"键重复，第一次在第 {first[key]} 行"
                )
                self.problems.append(Problem(self.file, line, dotted(here), "duplicate-key", message))
                continue
            self.lines[here] = first[key] = line
            yield key, value


def _scalar(node: ScalarNode) -> str | int | float | bool | None:
    tag, value = str(node.tag).removeprefix(_TAG), str(node.value)
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() == "true"
    if tag in {"int", "float"} and len(value) <= _DIGITS:
        try:
            number = int(value.replace("_", ""), 0) if tag == "int" else float(value)
        except ValueError:  # a leading zero: an administrative code, not a number
            return value
        return number if math.isfinite(number) else value
    return value.removesuffix("\n")  # a block of text ends with one
