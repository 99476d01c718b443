"""What was found becomes a file that people complete and review."""

from io import StringIO
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from edugrid.cloud.adopt.read_project import ReadProject

HEAD: Final = """\
原有项目，按现状接管。由 `edugrid cloud import` 生成；请补全各应用的责任单位与数据类别，再放入 adopted/ 目录。
A project as it was found. Complete owner and data class of each application; take the file away to give it back.
"""
WIDTH: Final = 4096
"""One object's properties stay on one line, so that a difference in git is one line a property list."""


def propose(found: ReadProject, label: str, owner: str = "", data_class: str = "", protection_level: int = 2) -> str:
    """YAML text for ``<city>/adopted/<cloud>-<project>.yml``; ``label`` is the cloud's name in city.yml.

    What nobody said (``owner``, ``data_class``) is left empty: ``edugrid validate`` then names the line to fill in.
    """
    body = CommentedMap()
    body["cloud"], body["project"], body["project_id"] = label, found.project, found.id
    body["taken"] = found.taken
    body["tags"] = "later"
    body.yaml_add_eol_comment("now: 为云主机补写责任单位等标签 / adds owner and data class to the servers", "tags")
    body["applications"] = CommentedSeq(
        CommentedMap(
            name=name,
            owner=owner,
            data_class=data_class,
            protection_level=protection_level,
            servers=_flow(list(labels)),
        )
        for name, labels in found.applications.items()
    )
    body["resources"] = CommentedSeq(
        CommentedMap(
            kind=item.kind,
            label=item.label,
            id=item.id,
            properties=_flow(item.properties),
            **({"ignored": _flow(list(item.ignored))} if item.ignored else {}),
        )
        for item in found.resources
    )
    body.yaml_set_start_comment(HEAD)
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(body, stream)
    return stream.getvalue()


def _flow(value: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    made = CommentedMap(value) if isinstance(value, dict) else CommentedSeq(value)
    made.fa.set_flow_style()
    return made
