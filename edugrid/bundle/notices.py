"""Who wrote what is in a bundle, under which licence, and where its source is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from edugrid.toolchain.versions import ENGINE_VERSION, PROVIDER_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edugrid.bundle.wheel_facts import WheelFacts

HEAD: Final = f"""\
# What is in this bundle / 安装包内容、许可与来源

Every wheel carries its own licence texts (`*.dist-info/`). / 每个 wheel 自带许可全文（*.dist-info/）。

## Programs, built from source / 由源码构建的程序

| program | version | licence | source |
|---|---|---|---|
| pulumi (engine) | {ENGINE_VERSION} | Apache-2.0 | Go module github.com/pulumi/pulumi/pkg/v3 |
| pulumi-resource-openstack | {PROVIDER_VERSION} | MPL-2.0 (terraform-provider-openstack), Apache-2.0 (the rest) | Go modules \
github.com/terraform-provider-openstack/terraform-provider-openstack and github.com/pulumi/pulumi-terraform-bridge/v3 |
| pulumi-language-python | {ENGINE_VERSION} | Apache-2.0 | edugrid's own wheel, `edugrid/_data/toolchain/language_host` |

The exact versions and checksums of all Go modules are `edugrid/_data/toolchain/*/go.mod` and `go.sum` in edugrid's wheel,
with the lines that build them (`edugrid toolchain build`). /
全部 Go 模块的准确版本与摘要见 edugrid 的 wheel 中 edugrid/_data/toolchain/*/go.mod 与 go.sum；edugrid toolchain build 可重新构建。

## Python packages / Python 包

| package | version | licence | source |
|---|---|---|---|
"""


def notices(wheels: Iterable[WheelFacts]) -> str:
    """Markdown with one line a package, by name; a cell is empty where its authors wrote nothing."""
    rows = sorted({(fact.name, fact.version, fact.licence, fact.source) for fact in wheels}, key=_by_name)
    return HEAD + "".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n" for row in rows)


def _by_name(row: tuple[str, ...]) -> tuple[str, ...]:
    return (row[0].lower(), *row[1:])
