"""The engine's and the cloud's words become one clear error with what to run next."""

import re
from html import unescape
from typing import Final, NamedTuple

from edugrid.cloud.errors import CloudError, DamagedStateError, RefusedCredentialsError
from edugrid.cloud.stack_locks import locked_error, owners_named_in
from edugrid.text import Text
from edugrid.toolchain.backend_url import backend_shown

LONGEST: Final = 1500
LOCKED: Final = re.compile(r"currently locked by", re.IGNORECASE)


class _Known(NamedTuple):
    pattern: re.Pattern[str]
    what: Text
    hint: Text
    error: type[CloudError] = CloudError


def _known(pattern: str, what: Text, hint: Text, error: type[CloudError] = CloudError) -> _Known:
    return _Known(re.compile(pattern, re.IGNORECASE | re.DOTALL), what, hint, error)


AGAIN: Final = Text(
    "run the same command again: what was made is kept in the state, and what may have been made is looked for first",
    "请重新运行同一条命令：已创建的资源保存在状态中，可能已创建的资源会先核对",
)

_KNOWN = (
    _known(
        r"unable to open state database|failed to ping PostgreSQL|\bpq: ",
        Text("the database that holds Pulumi's state cannot be used", "无法使用存放 Pulumi 状态的数据库"),
        Text(
            "check PULUMI_BACKEND_URL (address, database, sslmode), the password (PGPASSFILE) and that the server runs",
            "请检查 PULUMI_BACKEND_URL（地址、库名、sslmode）、口令（PGPASSFILE）以及数据库服务是否运行",
        ),
    ),
    _known(
        r"no space left on device|disk quota exceeded|errno 28\b",
        Text("the disk that holds the state or the temporary files is full", "存放状态或临时文件的磁盘已满"),
        Text(
            "free some space (`df -h`), then run the same command again: what may have been made is looked for first",
            "请清理磁盘空间（df -h）后重新运行同一条命令：可能已创建的资源会先核对",
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
        r"(checkpoint|deployment|snapshot|stack file|\.json).{0,200}(unexpected end of JSON|invalid character|unmarshal|EOF|"
        r"invalid|integrity|corrupt)|unexpected end of JSON input",
        Text("the state of this stack is damaged", "该堆栈的状态文件已损坏"),
        Text(
            "edugrid cloud restore REGION FILE (newest file of edugrid cloud backup), or --from-cloud where there is none; the "
            "damaged file is kept aside",
            "请运行 edugrid cloud restore REGION FILE（使用 edugrid cloud backup 的最新备份），没有备份则用 --from-cloud；"
            "损坏的文件会另行保留",
        ),
        DamagedStateError,
    ),
    _known(
        r"quota exceeded|exceeded for resources|Quota .*exceed|OverQuota|exceeds allowed .*quota",
        Text("a quota of the project or cloud is used up", "项目或云的配额已用尽"),
        Text("raise the quota in city.yml, or free resources; then run it again", "请在 city.yml 中提高配额或释放资源，然后重新运行"),
    ),
    _known(
        r"\b429\b|too many requests|rate.?limit",
        Text("the cloud wants fewer requests (HTTP 429)", "云要求降低请求频率（HTTP 429）"),
        Text(
            "set rate: {requests_per_second: 5, parallel: 4} for this cloud in city.yml, wait a minute, run it again",
            "请在 city.yml 中为该云设置 rate: {requests_per_second: 5, parallel: 4}，一分钟后重新运行",
        ),
    ),
    _known(
        r"\b401\b|Authentication failed|requires authentication|Unauthorized",
        Text("the cloud does not accept these credentials", "云拒绝了所用凭据（用户名或密码错误）"),
        Text("correct the entry in clouds.yaml (OS_CLIENT_CONFIG_FILE)", "请更正 clouds.yaml 中的条目（OS_CLIENT_CONFIG_FILE）"),
        RefusedCredentialsError,
    ),
    _known(
        r"timed out: no whole answer|context deadline exceeded|Read timed out|i/o timeout|timeout exceeded|ReadTimeout",
        Text("the cloud took too long to answer", "云响应超时"),
        AGAIN,
    ),
    _known(
        r"connection refused|no such host|network is unreachable|no route to host|"
        r"Unable to establish connection|Failed to establish|timed out|ConnectTimeout|name resolution",
        Text("the cloud cannot be reached", "无法连接云"),
        Text("check the network and auth_url in clouds.yaml; lab: edugrid lab up",
             "请检查网络及 clouds.yaml 中的 auth_url；实验环境：edugrid lab up"),
    ),
    _known(
        r"\bEOF\b|connection reset|broken pipe|Connection aborted|RemoteDisconnected|IncompleteRead|Connection broken|"
        r"server closed idle connection|connection was closed",
        Text("the connection to the cloud broke off", "与云的连接中断"),
        AGAIN,
    ),
    _known(
        r"but got 50\d|\b50[0234]\b.{0,40}(error|unavailable|gateway)|Internal Server Error|Service Unavailable|HTTP 50\d|"
        r"temporary overloading or maintenance|Bad Gateway|Gateway Time-?out|HttpException: 50\d",
        Text("the cloud failed inside (HTTP 5xx)", "云内部出错（HTTP 5xx）"),
        AGAIN,
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
    _known(
        r"\bcode: -(9|15)\b",
        Text("the engine was killed", "引擎被强行终止"),
        AGAIN,
    ),
)  # fmt: skip

NOISE: Final = re.compile(r"^(\d+ errors? occurred:|update failed|preview failed|resource .* failed:?|)$")


def explain_failure(texts: list[str]) -> CloudError:
    """The error for what was said, secrets already masked; the first kind of failure that fits decides."""
    # the engine writes the address of its state whole, password and all, when it cannot open it
    said = backend_shown("\n".join(texts))
    detail = _tidy(said)[:LONGEST]
    if LOCKED.search(said):
        return locked_error(owners_named_in(said), detail)
    found = next((known for known in _KNOWN if known.pattern.search(said)), None)
    if found:
        return found.error(found.what, found.hint, detail)
    return CloudError(
        Text("the engine stopped", "引擎已中止"),
        Text("run it again, or look closer with: edugrid doctor", "请重新运行，或运行 edugrid doctor 检查"),
        detail,
    )


def _tidy(text: str) -> str:
    """Each thing once: the provider says everything twice, and gateways answer with whole HTML pages."""
    # when the cloud fails, the program that waits for its answer ends with a traceback that helps nobody
    text = re.sub(r"(?<=\S)\s*Program failed with an unhandled exception:.*", "", text, flags=re.DOTALL)
    text = re.sub(r"<(title|style|head)\b[^>]*>.*?</\1>", " ", text, flags=re.IGNORECASE | re.DOTALL)
    text = unescape(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text))
    lines = (
        re.sub(r"^\S+\.go:\d+: sdk\.helper_schema: |: provider=openstack@\S+$|^\* ", "", line.strip()).strip()
        for line in text.splitlines()
    )
    return "\n".join(dict.fromkeys(line for line in lines if not NOISE.match(line)))
