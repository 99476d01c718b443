"""The engine's and the cloud's words become one clear error with what to run next."""

import re
from typing import NamedTuple

from edugrid.cloud.errors import CloudError
from edugrid.text import Text

LONGEST = 1500


class _Known(NamedTuple):
    pattern: re.Pattern[str]
    what: Text
    hint: Text


def _known(pattern: str, what: Text, hint: Text) -> _Known:
    return _Known(re.compile(pattern, re.IGNORECASE), what, hint)


_KNOWN = (
    _known(
        r"currently locked by",
        Text("another run holds the lock of this stack", "该堆栈正被另一个进程锁定"),
        Text(
            "wait for it; if that process is dead, run the same edugrid command again on its machine, or: pulumi cancel",
            "请等待其结束；若该进程已不存在，请在其所在机器上重新运行同一条 edugrid 命令，或运行：pulumi cancel",
        ),
    ),
    _known(
        r"incorrect passphrase|passphrase must be set|PULUMI_CONFIG_PASSPHRASE",
        Text("the stack's secrets cannot be opened with this passphrase", "该口令无法解开堆栈的机密"),
        Text(
            "set PULUMI_CONFIG_PASSPHRASE_FILE to the file that was in use when the stack was made",
            "请将 PULUMI_CONFIG_PASSPHRASE_FILE 指向创建堆栈时使用的口令文件",
        ),
    ),
    _known(
        r"\b401\b|Authentication failed|requires authentication|Unauthorized",
        Text("the cloud does not accept these credentials", "云拒绝了所用凭据（用户名或密码错误）"),
        Text("correct the entry in clouds.yaml (OS_CLIENT_CONFIG_FILE)", "请更正 clouds.yaml 中的条目（OS_CLIENT_CONFIG_FILE）"),
    ),
    _known(
        r"quota exceeded|exceeded for resources|Quota .*exceed|OverQuota",
        Text("a quota of the project or cloud is used up", "项目或云的配额已用尽"),
        Text("raise the quota in city.yml, or free resources; then run it again", "请在 city.yml 中提高配额或释放资源，然后重新运行"),
    ),
    _known(
        r"connection refused|no such host|network is unreachable|no route to host|i/o timeout|"
        r"context deadline exceeded|Unable to establish connection|Failed to establish|timed out|ConnectTimeout",
        Text("the cloud cannot be reached", "无法连接云"),
        Text("check the network and auth_url in clouds.yaml; lab: edugrid lab up",
             "请检查网络及 clouds.yaml 中的 auth_url；实验环境：edugrid lab up"),
    ),
    _known(
        r"but got 50\d|\b50[0234]\b.{0,40}(error|unavailable|gateway)|Internal Server Error|Service Unavailable|HTTP 50\d",
        Text("the cloud failed inside (HTTP 5xx)", "云内部出错（HTTP 5xx）"),
        Text(
            "run the same command again; what was made so far is kept in the state",
            "请重新运行同一条命令；已创建的资源保存在状态中",
        ),
    ),
    _known(
        r"\b403\b|Forbidden|not authorized",
        Text("the cloud forbids this to the user of clouds.yaml", "clouds.yaml 中的用户无权执行此操作"),
        Text("ask the cloud's operator for the role that the text names", "请向云运营方申请相应角色"),
    ),
    _known(
        r"\b409\b|already exists|Duplicate",
        Text("something with this name or content is already there", "同名或内容相同的资源已存在"),
        Text("look at it with: edugrid drift; it may have been made by hand", "请运行 edugrid drift 查看；可能是手工创建的"),
    ),
    _known(
        r"no (flavor|image|network).* found|Your query returned no results|could not find",
        Text("the cloud has no such flavor, image or network", "云上没有所需的规格、镜像或网络"),
        Text("compare the names in city.yml with what the cloud offers", "请核对 city.yml 中的名称与云上提供的名称"),
    ),
)  # fmt: skip


def explain_failure(texts: list[str]) -> CloudError:
    """The error for what was said, secrets already masked; the first text that is understood decides."""
    detail = "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))[:LONGEST]
    found = next((known for known in _KNOWN if known.pattern.search(detail)), None)
    if found:
        return CloudError(found.what, found.hint, detail)
    return CloudError(
        Text("the engine stopped", "引擎已中止"),
        Text("run it again, or look closer with: edugrid doctor", "请重新运行，或运行 edugrid doctor 检查"),
        detail,
    )
