"""Words of the pages and sheets."""

from typing import Final

from edugrid.text import Text

WORDS: Final[dict[str, Text]] = {
    "title": Text("Classified protection: {system}", "等级保护证据包：{system}"),
    "subtitle": Text("Evidence by control of GB/T 22239-2019", "依据 GB/T 22239-2019 逐项列出证据"),
    "level": Text("level {n}", "第{n}级"),
    "filing": Text("filing {number}", "备案号 {number}"),
    "no_filing": Text("filing number not written", "备案号未填写"),
    "owner": Text("owner: {owner}", "责任单位：{owner}"),
    "made": Text("made {made}", "生成时间 {made}"),
    "by_part": Text("By part", "分部分汇总"),
    "part": Text("Part", "部分"),
    "controls": Text("Controls", "控制项"),
    "all": Text("all", "全部"),
    "search": Text("search", "搜索"),
    "shown": Text("shown", "显示"),
    "number": Text("Number", "编号"),
    "point": Text("Control point", "控制点"),
    "asks": Text("What it asks", "要求（自拟摘要）"),
    "verdict": Text("Verdict", "结论"),
    "why": Text("Why", "说明"),
    "evidence": Text("Evidence", "证据"),
    "unseen": Text("What edugrid cannot see", "edugrid 无法核查的内容"),
    "side": Text("Duty", "责任方"),
    "ours": Text("ours", "本单位"),
    "provider": Text("provider's", "云服务商"),
    "both": Text("both", "双方"),
    "check": Text("Check", "检查"),
    "subject": Text("Subject", "对象"),
    "basis": Text("Basis", "依据类型"),
    "state": Text("State", "状态"),
    "place": Text("Place", "位置"),
    "value": Text("Value", "内容"),
    "more": Text("and {n} more in evidence.xlsx", "另有 {n} 项，见 evidence.xlsx"),
    "pieces": Text("{n} pieces", "{n} 项"),
    "simulated": Text("simulated device", "模拟设备"),
    "not_evaluation": Text(
        "This is a self-check. Whether a control holds is for the licensed evaluator to say; compare the numbers with the "
        "printed standard before the package leaves the office.",
        "本材料为自查结果，是否符合以具备资质的测评机构结论为准；对外提交前请按正式标准文本核对条款编号。",
    ),
    "words": Text(
        "Declared, configured and planned say what is intended; observed says what answered; attested says that a person "
        "vouches for it. Only observed proves effect.",
        "“已申报、已配置、已规划”说明意图，“已观测”为实际读取结果，“人工确认”由人员负责；仅“已观测”能证明实际效果。",
    ),
    "rendered": Text("Configurations as rendered; no device was asked.", "配置为生成的文本，未读取设备。"),
    "live": Text("Configurations as the devices displayed them.", "配置为设备实际回显。"),
    "verify": Text(
        "Every file stands in manifest.json with its SHA-256; edugrid comply verify checks it.",
        "全部文件的 SHA-256 记录在 manifest.json 中，可用 edugrid comply verify 校验。",
    ),
    "sheet_controls": Text("Controls", "控制项"),
    "sheet_evidence": Text("Evidence", "证据"),
    "sheet_todo": Text("To do", "待办"),
    "pass": Text("pass", "符合"),
    "fail": Text("fail", "不符合"),
    "unknown": Text("unknown", "未知"),
    "other_language": Text("中文", "English"),
}
