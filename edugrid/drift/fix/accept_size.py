"""Accept the size of a server or of its data volume."""

from collections.abc import Set as AbstractSet
from typing import Any

from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec
from edugrid.drift.fix.scene import NoPlaceError, Scene, entry
from edugrid.drift.record import DriftRecord
from edugrid.text import Text


def accept_size(record: DriftRecord, scene: Scene) -> Text | None:
    """Take the flavor of a server, or the size of a volume (GiB), over into its application in city.yml.

    An application has one size for all its servers: all of them must have been changed alike, and be accepted together.

    Raises:
        NoPlaceError: the servers differ, or a window of registers/surges.csv sets the size now.

    """
    place = (record.path[0], record.path[2]) if len(record.path) == 3 else ()  # noqa: PLR2004 - what, which, property
    if record.kind != "changed" or record.actual is None or place not in {("server", "flavorName"), ("volume", "size")}:
        return None
    spec = _tenancy(record, scene)
    if spec is None:
        return None
    for edge in spec.nfv_edges:
        if place[0] == "server" and record.path[1] == edge.name:
            return _edge(record, scene, edge.county)
    for app in spec.applications:
        if place[0] == "server" and record.path[1] in app.servers:
            _alike(record, scene, {(*record.path[:1], name, *record.path[2:]) for name in app.servers}, app)
            return _flavor(record, scene, app.name)
        for volume in app.volumes:
            if place[0] == "volume" and record.path[1] in {f"{name}-{volume.name}" for name in app.servers}:
                names = {("volume", f"{name}-{volume.name}", "size") for name in app.servers}
                _alike(record, scene, names, app)
                return _volume(record, scene, app.name, volume.name)
    return None


def _tenancy(record: DriftRecord, scene: Scene) -> TenancySpec | None:
    return next(
        (one for one in scene.opened.design.tenancies if f"{one.cloud}/{one.project}" == record.asset),
        None,
    )


def _alike(record: DriftRecord, scene: Scene, paths: AbstractSet[tuple[str, ...]], app: ApplicationSpec) -> None:
    others = {one.path: one.actual for one in scene.accepted if one.asset == record.asset and one.path in paths}
    if set(others) != paths or len(set(others.values())) != 1:
        raise NoPlaceError(
            Text(
                f"all {len(paths)} servers of {app.name} have one size: change them alike and accept them together",
                f"{app.name} 的 {len(paths)} 台服务器规格一致：请统一调整并一起接受",
            )
        )


def _flavor(record: DriftRecord, scene: Scene, name: str) -> Text:
    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        entry(data, "applications", name=name)["flavor"] = record.actual

    scene.drafts.edit_yaml(scene.file(scene.city(record).path), change)
    return Text(f"application {name}: flavor: {record.actual}", f"应用 {name}：规格改为 {record.actual}")


def _edge(record: DriftRecord, scene: Scene, county: str) -> Text:
    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        data["nfv_edge"]["flavor"] = record.actual

    scene.drafts.edit_yaml(scene.file(county), change)
    return Text(f"nfv_edge of {county}: flavor: {record.actual}", f"{county} 的 nfv_edge：规格改为 {record.actual}")


def _volume(record: DriftRecord, scene: Scene, name: str, volume: str) -> Text:
    city = scene.city(record)
    app = next(one for one in city.applications if one.name == name)

    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        written = entry(data, "applications", name=name)
        if written.get("volumes") is None:  # they come from the profile of the service; now the city says it itself
            written["volumes"] = [one.model_dump(mode="json", exclude_none=True) for one in app.volumes]
        entry(written, "volumes", name=volume)["size_gib"] = int(record.actual or 0)

    if not (record.actual or "").isdigit():
        raise NoPlaceError(Text("the size is no number", "容量不是数字"))
    scene.drafts.edit_yaml(scene.file(city.path), change)
    return Text(
        f"application {name}: volume {volume}: size_gib: {record.actual}",
        f"应用 {name}：数据盘 {volume} 容量改为 {record.actual} GiB",
    )
