"""YAML files with the line of every value."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from edugrid.intent.control_character import control_character, control_problem
from edugrid.intent.problems import Problem
from edugrid.intent.read_text import read_text
from edugrid.intent.source import Loc, Source, dotted, shown
from edugrid.text import Text

_TAG = "tag:yaml.org,2002:"


def read_yaml(path: Path, problems: list[Problem]) -> Source | None:
    """Read one mapping; None (and the reason in ``problems``) when there is none to use.

    Scalars become bool, int, float, None or str; dates stay text, the models parse them.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    file = shown(path)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(str(error.problem or error.context).split())
        hint = None
        if "\\t" in reason:
            hint = Text("indent with spaces, not tabs", "请用空格缩进，不要用制表符")
        message = Text(f"not YAML: {reason}", f"不是合法的 YAML：{reason}")
        problems.append(Problem(file, (mark.line + 1) if mark else 1, "", "yaml-syntax", message, hint))
        return None
    lines: dict[Loc, int] = {(): 1}
    if root is None:
        return Source(file, {}, lines)
    data = _plain(root, (), lines, file, problems)
    if not isinstance(data, dict):
        message = Text("the file must hold keys and values", "文件内容必须是“键: 值”")
        problems.append(Problem(file, 1, "", "wrong-type", message))
        return None
    return Source(file, data, lines)


def _plain(node: Node, loc: Loc, lines: dict[Loc, int], file: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - YAML holds anything
    lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        out: dict[str, Any] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            here = (*loc, key)
            line = key_node.start_mark.line + 1
            if key in out:
                message = Text(
                    f"the key is given twice, first in line {lines[here]}", f"键重复，第一次在第 {lines[here]} 行"
                )
                problems.append(Problem(file, line, dotted(here), "duplicate-key", message))
                continue
            lines[here] = line
            out[key] = _plain(value, here, lines, file, problems)
        return out
    if isinstance(node, SequenceNode):
        return [_plain(item, (*loc, index), lines, file, problems) for index, item in enumerate(node.value)]
    if not isinstance(node, ScalarNode):
        return None
    value = _scalar(node)
    if isinstance(value, str) and (code := control_character(value)):
        problems.append(control_problem(file, lines[loc], dotted(loc), code))
    return value


def _scalar(node: ScalarNode) -> str | int | float | bool | None:
    tag, value = str(node.tag).removeprefix(_TAG), str(node.value)
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() == "true"
    if tag == "int":
        try:
            return int(value.replace("_", ""), 0)
        except ValueError:  # a leading zero: an administrative code, not a number
            return value
    if tag == "float":
        return float(value)
    return value.removesuffix("\n")  # a block of text ends with one
