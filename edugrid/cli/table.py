"""Every command: where it is, and one line of help. Nothing is imported until a command runs."""

from typing import NamedTuple

from edugrid.text import Text


class Entry(NamedTuple):
    """A command (``module:function``) or a group (``commands``).

    ``default`` names the command of a group that runs when the first word is none of them.
    """

    help: Text
    target: str = ""
    commands: "dict[str, Entry] | None" = None
    default: str = ""


COMMANDS: dict[str, Entry] = {
    "doctor": Entry(
        Text("what is installed, missing, and how to get it", "检查已安装和缺少的组件，并给出办法"),
        "edugrid.cli.doctor:doctor",
    ),
    "init": Entry(
        Text("make a new region's own repository", "为一个地区新建独立的仓库"), "edugrid.cli.init:init"
    ),
    "lab": Entry(
        Text("the embedded lab: real OpenStack and FRR, simulated switches", "内置实验环境：真实 OpenStack 与 FRR，模拟交换机"),
        commands={
            "up": Entry(Text("start the lab", "启动"), "edugrid.cli.lab:lab_up"),
            "down": Entry(Text("stop it; its state stays", "停止（保留状态）"), "edugrid.cli.lab:lab_down"),
            "status": Entry(Text("what runs", "查看运行状态"), "edugrid.cli.lab:lab_status"),
        },
    ),
    "validate": Entry(
        Text("check the intent; every problem with its place", "检查意图文件，列出全部问题及位置"),
        "edugrid.cli.validate:validate",
    ),
    "import": Entry(
        Text("take over a spreadsheet of schools, old data centres, ONUs, assets or systems", "导入学校、旧机房、ONU、信息资产、信息系统电子表格"),
        "edugrid.cli.import_sheet:import_sheet",
    ),
    "allocate": Entry(
        Text("take numbers from the pools and record them in the ledger", "从编号池分配编号并登记到台账"),
        "edugrid.cli.allocate:allocate",
    ),
    "render": Entry(
        Text("write device configs and the tenancy spec", "生成设备配置和云租户规格"), "edugrid.cli.render:render"
    ),
    "plan": Entry(
        Text("what would change; nothing is touched", "计划：只显示将要发生的变化，不做任何改动"), "edugrid.cli.plan:plan"
    ),
    "approve": Entry(
        Text("sign a plan that touches production, or work without a plan", "为涉及生产环境的计划或常设工作签名批准"),
        commands={
            "plan": Entry(Text("show a plan and sign it: edugrid approve PLAN", "审阅并签署计划，即 edugrid approve PLAN"),
                "edugrid.cli.approve:approve"),
            "standing": Entry(Text("allow surge or block without a plan, until a day", "在期限内批准 surge 或 block 无需逐份计划"),
                "edugrid.cli.approve_standing:approve_standing"),
        },
        default="plan",
    ),
    "apply": Entry(
        Text("carry out a reviewed plan, in waves, confirm or revert", "执行已审阅的计划：分批、确认或自动回退"),
        "edugrid.cli.apply:apply",
    ),
    "rollback": Entry(Text("undo an applied plan", "撤销已执行的计划"), "edugrid.cli.rollback:rollback"),
    "queue": Entry(Text("devices that were away when their turn came", "轮到时无法连接、待补做的设备"), "edugrid.cli.queue:queue"),
    "resume": Entry(Text("finish a run that was cut off", "继续执行被中断的运行"), "edugrid.cli.resume:resume"),
    "backup": Entry(
        Text("running configs as files, secrets taken out", "备份运行配置（去除机密）"), "edugrid.cli.backup:backup"
    ),
    "census": Entry(
        Text("models and software versions of the devices", "设备型号与软件版本普查"), "edugrid.cli.census:census"
    ),
    "reboot": Entry(
        Text("restart one device in its window; well again or exit 1", "在变更窗口内重启一台设备并核查"),
        "edugrid.cli.reboot:reboot",
    ),
    "rotate-password": Entry(
        Text("a new password for edugrid's own user on one device", "更换 edugrid 在一台设备上所用账号的密码"),
        "edugrid.cli.rotate_password:rotate_password",
    ),
    "rotate-key": Entry(
        Text("a new SSH key for edugrid's own user on one device", "更换 edugrid 在一台设备上所用账号的 SSH 密钥"),
        "edugrid.cli.rotate_key:rotate_key",
    ),
    "onu": Entry(
        Text("rooms of the all-optical campus", "全光网房间"),
        commands={
            "replace": Entry(Text("another ONU in the place of a broken one", "更换故障 ONU"), "edugrid.cli.onu_replace:onu_replace"),
        },
    ),
    "playbook": Entry(
        Text("day-2 work on devices through ansible-runner", "经 ansible-runner 执行日常运维剧本"),
        "edugrid.cli.playbook:playbook",
    ),
    "inventory": Entry(
        Text("the devices as a dynamic inventory for Ansible", "供 Ansible 使用的动态设备清单"),
        "edugrid.cli.inventory:inventory",
    ),
    "net": Entry(
        Text("plain config files", "配置文件工具"),
        commands={
            "patch": Entry(
                Text("commands from one config file to another", "由一个配置文件到另一个所需的命令"),
                "edugrid.cli.net_patch:net_patch",
            ),
            "lint": Entry(
                Text("ranges, undefined names, double addresses, typing errors", "检查取值范围、未定义引用、重复地址和拼写"),
                "edugrid.cli.net_lint:net_lint",
            ),
            "uplinks": Entry(
                Text("schools without a second uplink", "列出没有备份上联的学校"), "edugrid.cli.net_uplinks:net_uplinks"
            ),
        },
    ),
    "cloud": Entry(
        Text("what pulumi does, with the same checks", "云资源：与 pulumi 相同，并带同样的检查"),
        commands={
            "preview": Entry(Text("what would change", "预览变化"), "edugrid.cli.cloud:cloud_preview"),
            "up": Entry(Text("create and update", "创建与更新"), "edugrid.cli.cloud:cloud_up"),
            "place": Entry(Text("where each application lies, and why", "每个应用部署在哪朵云及理由"), "edugrid.cli.cloud_place:cloud_place"),
            "move": Entry(Text("move an application, stage by stage", "分阶段迁移应用"), "edugrid.cli.cloud_move:cloud_move"),
            "quota": Entry(
                Text("used, committed and free, by cloud, county and contract", "各云、县区、合同的已用、承诺与剩余额度"),
                "edugrid.cli.cloud_quota:cloud_quota",
            ),
            "expiring": Entry(
                Text("what ends soon: approvals, contracts, exceptions; exit 3", "即将到期的审批、合同、例外（有则退出码 3）"),
                "edugrid.cli.cloud_expiring:cloud_expiring",
            ),
            "refresh": Entry(Text("read the cloud into the state", "用云上现状刷新状态"), "edugrid.cli.cloud:cloud_refresh"),
            "import": Entry(Text("take over an existing project as it is", "按现状接管已有项目"), "edugrid.cli.cloud_import:cloud_import"),
            "probe": Entry(Text("each cloud against its capability profile, by reading", "按能力配置核对各云（只读）"),
                "edugrid.cli.cloud_probe:cloud_probe"),
            "readback": Entry(Text("IPv6 prefixes that clouds assigned, into the ledger", "云方分配的 IPv6 前缀写回台账"),
                "edugrid.cli.cloud_readback:cloud_readback"),
            "form": Entry(Text("the application form of a cloud without an API, filled", "生成已填写的云资源申请表"),
                "edugrid.cli.cloud_form:cloud_form"),
            "attest": Entry(Text("somebody vouches for a resource of such a cloud", "登记：某人确认无接口云上的资源"),
                "edugrid.cli.cloud_attest:cloud_attest"),
            "env": Entry(Text("shell lines for typing pulumi by hand", "输出手工使用 pulumi 所需的环境变量"), "edugrid.cli.cloud_env:cloud_env"),
            "backup": Entry(Text("save the state, for a nightly job", "备份各堆栈的状态"), "edugrid.cli.cloud_backup:cloud_backup"),
            "restore": Entry(Text("bring back a lost or damaged state", "用备份恢复状态"), "edugrid.cli.cloud_restore:cloud_restore"),
            "destroy": Entry(Text("delete everything of the stack", "删除该堆栈的全部资源"), "edugrid.cli.cloud:cloud_destroy"),
        },
    ),
    "whitelist": Entry(
        Text("who may reach what, and where that is enforced", "白名单：谁可以访问什么、在哪里生效"),
        commands={
            "explain": Entry(Text("which entry lets a source in, where; exit 3: none", "哪个条目放行、在何处生效（未放行：退出码 3）"),
                "edugrid.cli.whitelist_explain:whitelist_explain"),
            "dns": Entry(Text("allowed names for resolvers", "生成解析器的允许域名文件"), "edugrid.cli.whitelist_dns:whitelist_dns"),
            "list": Entry(Text("entries and open requests", "列出条目和待审批的申请"), "edugrid.cli.whitelist_list:whitelist_list"),
            "request": Entry(Text("ask for an entry", "申请条目"), "edugrid.cli.whitelist_request:whitelist_request"),
            "approve": Entry(Text("a request becomes an entry, or not", "审批（或驳回）申请"),
                "edugrid.cli.whitelist_approve:whitelist_approve"),
            "expire": Entry(Text("end an entry now", "立即终止条目"), "edugrid.cli.whitelist_expire:whitelist_expire"),
        },
    ),
    "mining": Entry(
        Text("who seems to mine, and how such a host is cut off", "挖矿排查与隔离"),
        commands={
            "suspects": Entry(Text("by DNS logs, flows and session tables; exit 3: found", "按 DNS 日志、流量和会话表排查（有则退出码 3）"),
                "edugrid.cli.mining_suspects:mining_suspects"),
            "locate": Entry(Text("the switch port of a host", "查找主机所在端口"), "edugrid.cli.mining_locate:mining_locate"),
            "quarantine": Entry(Text("cut a host off", "隔离主机"), "edugrid.cli.mining_quarantine:mining_quarantine"),
            "release": Entry(Text("let it back", "解除隔离"), "edugrid.cli.mining_release:mining_release"),
        },
    ),
    "surge": Entry(
        Text("windows in which applications are larger", "应用扩容时段"),
        commands={
            "status": Entry(Text("windows and whether they fit; exit 3: not", "各时段是否满足（否：退出码 3）"), "edugrid.cli.surge:surge_status"),
            "apply": Entry(Text("sizes of this moment; for the scheduled job", "按当前时刻调整规模"), "edugrid.cli.surge:surge_apply"),
            "override": Entry(Text("an emergency that ends by itself", "应急扩容，到期自动结束"), "edugrid.cli.surge_override:surge_override"),
        },
    ),
    "drift": Entry(
        Text("what differs from the intent, in both worlds; exit 3 when something does", "检查云和网络与意图的差异（有差异时退出码 3）"),
        commands={
            "look": Entry(Text("look at both worlds: edugrid drift REGION", "检查差异，即 edugrid drift REGION"), "edugrid.cli.drift:drift"),
            "fix": Entry(Text("a plan that repairs, and a change of the intent for what stays", "生成修复计划；要保留的改为修改意图"),
                "edugrid.cli.drift_fix:drift_fix"),
            "history": Entry(Text("what was found when, and what became of it", "历次发现及处理情况"), "edugrid.cli.drift_history:drift_history"),
            "forget": Entry(Text("delete what is old and over", "清理过期的历史记录"), "edugrid.cli.drift_forget:drift_forget"),
        },
        default="look",
    ),
    "block": Entry(
        Text("block an address, a name or a port everywhere", "一点发现、全网封堵：地址、域名、端口"),
        commands={
            "add": Entry(Text("an order: written, refused or enforced", "下达封堵：登记、校验并立即生效"), "edugrid.cli.block_add:block_add"),
            "list": Entry(Text("what is ordered", "列出封堵"), "edugrid.cli.block_list:block_list"),
            "lift": Entry(Text("end an order now", "立即解除封堵"), "edugrid.cli.block_lift:block_lift"),
            "status": Entry(Text("where each order holds, read back; exit 3: not everywhere", "逐点回读封堵是否生效（有缺失时退出码 3）"),
                "edugrid.cli.block_status:block_status"),
            "import": Entry(Text("a feed, for review: STIX, MISP, plain list", "导入情报待审：STIX、MISP、纯文本"),
                "edugrid.cli.block_import:block_import"),
            "accept": Entry(Text("order what was reviewed", "下达已审阅的情报"), "edugrid.cli.block_import:block_accept"),
            "certificates": Entry(Text("where blocked ones are seen; orders against their users, for review", "查找被封堵的证书，生成待审封堵"),
                "edugrid.cli.block_certificates:block_certificates"),
            "statement": Entry(Text("daily: what is blocked, since when, by whom", "封堵日报（文本或 xlsx）"),
                "edugrid.cli.block_statement:block_statement"),
            "sync": Entry(Text("tell the route server what is in force", "把当前生效的封堵告知路由服务器"), "edugrid.cli.block_speaker:block_sync"),
            "speaker": Entry(Text("what the route server needs to run", "生成路由服务器所需的文件"), "edugrid.cli.block_speaker:block_speaker"),
        },
    ),
    "log": Entry(
        Text("the audit log: who did what, and was it changed since", "审计日志：谁做了什么，是否被改动"),
        commands={
            "list": Entry(Text("the latest entries", "列出最近的记录"), "edugrid.cli.log_list:log_list"),
            "verify": Entry(Text("is it whole? exit 1 when not", "校验日志是否完整（否：退出码 1）"), "edugrid.cli.log_verify:log_verify"),
            "export": Entry(Text("a copy for an auditor, signed", "导出副本供审计，可签名"), "edugrid.cli.log_export:log_export"),
        },
    ),
    "retire": Entry(
        Text("the timetable of the legacy data centres", "旧数据中心退出时间表"),
        commands={
            "status": Entry(Text("stages, dates and what holds them up", "各阶段、日期与阻碍"), "edugrid.cli.retire:retire_status"),
            "gate": Entry(Text("may this stage be left? exit 3 when not", "某阶段能否放行（不能时退出码 3）"), "edugrid.cli.retire_gate:retire_gate"),
            "report": Entry(Text("the whole way out: sites, gates, delays", "退出情况总表：机房、关口与延期影响"),
                "edugrid.cli.retire_report:retire_report"),
            "plan": Entry(Text("a timetable that can be kept; --write puts it into the inventory", "计算可行的时间表，--write 写入清单文件"),
                "edugrid.cli.retire_plan:retire_plan"),
        },
    ),
    "comply": Entry(
        Text("classified protection: controls, evidence, packages", "等级保护：控制项、证据与证据包"),
        commands={
            "status": Entry(Text("verdicts of every system; exit 3 when one fails", "各系统的结论汇总（有不符合时退出码 3）"),
                "edugrid.cli.comply_status:comply_status"),
            "report": Entry(Text("the evidence package of one system, signed", "生成一个系统的证据包并签名"),
                "edugrid.cli.comply_report:comply_report"),
            "verify": Entry(Text("is a package as it was made, and who signed it", "校验证据包及其签名"),
                "edugrid.cli.comply_verify:comply_verify"),
            "attest": Entry(Text("note what a person vouches for", "登记人工确认"), "edugrid.cli.comply_attest:comply_attest"),
            "controls": Entry(Text("the control map: what is asked, what proves it", "控制项清单：要求与证据来源"),
                "edugrid.cli.comply_controls:comply_controls"),
        },
    ),
    "schedule": Entry(
        Text("jobs that run by the clock", "定时任务"),
        commands={
            "print": Entry(Text("for systemd, cron, GitLab CI or GitHub Actions", "输出 systemd、cron、GitLab CI 或 GitHub Actions 文件"),
                "edugrid.cli.schedule:schedule_print"),
            "install": Entry(Text("write the units of systemd", "写入 systemd 单元文件"), "edugrid.cli.schedule:schedule_install"),
            "remove": Entry(Text("take them away again", "移除单元文件"), "edugrid.cli.schedule:schedule_remove"),
        },
    ),
    "notify": Entry(
        Text("messages about what changed, to chats, mail and programs", "把变化通知到群聊、邮件和其他程序"),
        commands={
            "test": Entry(Text("send a test message", "发送测试消息"), "edugrid.cli.notify_test:notify_test"),
            "status": Entry(Text("the channels, and what waits in each", "各渠道及其待发通知"), "edugrid.cli.notify_status:notify_status"),
            "retry": Entry(Text("send what could not be sent before", "重发此前未能发出的通知"), "edugrid.cli.notify_retry:notify_retry"),
        },
    ),
    "assets": Entry(
        Text("the register of assets: systems, hosts, ports, owners", "信息资产台账：系统、主机、端口与责任人"),
        commands={
            "check": Entry(Text("unregistered, gone, wrong owner or version, ended; exit 3", "未登记、已消失、不符或到期的资产（有则退出码 3）"),
                "edugrid.cli.assets_check:assets_check"),
            "map": Entry(Text("the map as a page, CycloneDX and xlsx", "生成资产地图网页、CycloneDX 和 xlsx"), "edugrid.cli.assets_map:assets_map"),
        },
    ),
    "report": Entry(
        Text("one HTML page, its data and xlsx", "生成 HTML 报告、数据和 xlsx"), "edugrid.cli.report:report"
    ),
    "toolchain": Entry(
        Text("the Pulumi engine and the OpenStack provider", "Pulumi 引擎与 OpenStack 插件"),
        commands={
            "build": Entry(Text("build them from pinned Go modules", "由固定版本的 Go 模块构建"), "edugrid.cli.toolchain:toolchain_build")
        },
    ),
    "bundle": Entry(
        Text("one tar to install edugrid where there is no network", "制作离线安装包（一个 tar）"),
        "edugrid.cli.bundle:bundle",
    ),
    "sbom": Entry(
        Text("what edugrid is made of, as CycloneDX (in a checkout)", "软件物料清单（CycloneDX，在源码仓库中运行）"),
        "edugrid.cli.sbom:sbom",
    ),
    "audit": Entry(
        Text("known vulnerabilities of what edugrid is made of (in a checkout)", "依赖的已知漏洞（在源码仓库中运行）"),
        "edugrid.cli.audit:audit",
    ),
    "drill": Entry(
        Text("incident drills in a lab of their own, with their record", "在独立实验环境中开展应急演练并生成演练记录"),
        commands={
            "list": Entry(Text("the scenarios", "列出演练场景"), "edugrid.cli.drill_list:drill_list"),
            "run": Entry(Text("hold one, from detection to the record", "执行演练：从发现到形成记录"), "edugrid.cli.drill_run:drill_run"),
        },
    ),
    "demo": Entry(Text("the main job on the embedded lab", "在内置实验环境上演示主要流程"), "edugrid.cli.demo:demo"),
}  # fmt: skip
