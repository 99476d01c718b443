"""What can go wrong while the toolchain is built; each error says what to do about it."""

from __future__ import annotations

from edugrid.text import Text


class ToolchainError(Exception):
    """A build that cannot go on. `str()` says what happened, `hint` what the user can do."""

    exit_code = 1
    hint = Text("see the text above", "请见上文")

    def show(self, lang: str) -> str:
        """Say what happened, in the words of Go, and what to do in the language asked for."""
        return f"{self}\n→ {self.hint.show(lang)}"


class GoMissingError(ToolchainError):
    """There is no `go` on PATH."""

    hint = Text(
        "install Go 1.25.11 or newer, or put `pulumi` and the OpenStack provider plugin on PATH, or copy the cache "
        "folder of a machine that has built them",
        "请安装 Go 1.25.11 或更高版本；或将 pulumi 与 OpenStack provider 插件加入 PATH；"
        "或从已完成构建的机器复制缓存目录",
    )


class GoTooOldError(ToolchainError):
    """The `go` on PATH is older than the modules ask for, and may not fetch a newer one."""

    hint = Text(
        "install a newer Go, or allow Go to fetch one from the module proxy: GOTOOLCHAIN=auto",
        "请安装更新的 Go；或设置 GOTOOLCHAIN=auto，允许 Go 从模块代理获取新版本",
    )


class ModulesUnreachableError(ToolchainError):
    """Go could not download a module."""

    hint = Text(
        "set GOPROXY to a module mirror that this machine reaches, or copy the cache folder of a machine that has "
        "built the tools (toolchain/README.md); checksums stay verified either way",
        "请将 GOPROXY 设为本机可访问的模块镜像；或从已完成构建的机器复制缓存目录"
        "（见 toolchain/README.md）；两种方式都会校验模块摘要",
    )


class ChecksumError(ToolchainError):
    """A downloaded module is not the one that go.sum names."""

    hint = Text(
        "the module mirror gave other bytes than those that were reviewed: use another mirror and tell its operator; "
        "do not switch verification off",
        "模块镜像返回的内容与已审查的摘要不一致：请更换镜像并告知其维护者；不要关闭校验",
    )


class DiskFullError(ToolchainError):
    """No room for the build."""

    hint = Text(
        "free about 6 GB, or move the folders: EDUGRID_CACHE for the tools, GOCACHE and GOMODCACHE for Go's own",
        "请腾出约 6 GB 空间；或更换目录：EDUGRID_CACHE（工具）、GOCACHE 与 GOMODCACHE（Go 自身缓存）",
    )


class BuildFailedError(ToolchainError):
    """The compiler, or a step after it, failed for another reason."""

    hint = Text(
        "run `edugrid doctor`; if all is well there, report the text above",
        "请运行 edugrid doctor；若其中一切正常，请反馈上述输出",
    )


class ToolsMissingError(ToolchainError):
    """Pulumi cannot run: a tool is neither on the machine nor in the cache."""

    hint = Text(
        "run `edugrid toolchain build` (once; needs Go), or put `pulumi` and its OpenStack provider plugin on PATH",
        "请运行 edugrid toolchain build（只需一次，需要 Go）；或将 pulumi 及其 OpenStack provider 插件加入 PATH",
    )
