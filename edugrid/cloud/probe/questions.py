"""What no probe can show: to be asked of the operator, and written down."""

from typing import Final

from edugrid.text import Text

QUESTIONS: Final = (
    Text(
        "Is the API open to tenants: which URL, from which network, which CA?",
        "租户接口是否开放：地址、来源网络、CA 证书？",
    ),
    Text("Login by password, application credential or access key?", "登录方式：口令、应用凭证还是 AK/SK？"),
    Text("One project a school or one a county? Who makes it?", "每校一个项目还是每县一个？由谁创建？"),
    Text("Who sets quotas, and by which form?", "配额由谁设置，走什么申请单？"),
    Text("IPv6: prefixes of our own, or assigned by the cloud?", "IPv6：自有前缀还是云方分配？"),
    Text("Public addresses: by form? At what bandwidth?", "公网地址是否走申请单？带宽多少？"),
    Text("Is there a whitelist of source addresses for the API?", "接口是否限制来源 IP 白名单？"),
    Text("Is there an audit log that tenants may read?", "租户能否查看审计日志？"),
    Text(
        "How long does the recycle bin keep things (names and addresses stay taken)?",
        "回收站保留多久（期间名称与地址仍被占用）？",
    ),
    Text("Which images are allowed? May we bring our own?", "允许哪些镜像？能否自带？"),
    Text("Is backup included?", "是否包含备份？"),
    Text("Protection grade and filing number of the platform?", "平台的等级保护级别与备案号？"),
    Text(
        "Leaving: export format, certificate of erasure, within how many days?",
        "退出：导出格式、数据销毁证明、期限几天？",
    ),
)
