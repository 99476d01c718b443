"""A pydantic error in the words of the people who keep the inventory."""

import ipaddress
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

Explained = tuple[str, Text, Text | None]

_WANTED = {
    "int": Text("a whole number", "整数"),
    "string": Text("text", "文本"),
    "bool": Text("true or false", "true 或 false"),
    "date": Text("a date such as 2027-03-31", "日期，如 2027-03-31"),
    "tuple": Text("a list", "列表"),
    "model": Text("keys and values", "“键: 值”"),
    "ip": Text("an IPv4 or IPv6 address", "IPv4 或 IPv6 地址"),
}


def explain(error: Mapping[str, Any], model: type[BaseModel]) -> Explained:
    """Rule id, message and hint for one entry of ``ValidationError.errors()``."""
    kind, given = str(error["type"]), error.get("input")
    context: Mapping[str, Any] = error.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown_key(error, model)
    if kind.startswith(("ip_v4", "ip_v6", "ip_any")):
        return _address(given)
    if kind.startswith(("greater_than", "less_than")):
        return _out_of_range(kind, given, context)
    if kind in {"too_long", "string_too_long"}:
        most = context["max_length"]
        return "too-long", Text(f"{given!r} is longer than {most}", f"“{given}”超过 {most} 的长度上限"), None
    rule, message = _plain(kind, given, error, context)
    return rule, message, None


def _plain(kind: str, given: object, error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Text]:
    """Mistakes that need no hint."""
    if kind == "missing":
        name = error["loc"][-1]
        return "missing-key", Text(f"{name!r} is required", f"缺少必填项“{name}”")
    if kind == "literal_error":
        choices = str(context["expected"])
        return "not-a-choice", Text(f"{given!r} is not one of {choices}", f"“{given}”不在可选值 {choices} 之中")
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return "pattern", Text(f"{given!r} does not match {pattern}", f"“{given}”不符合格式 {pattern}")
    if kind == "value_error":
        reason = context.get("error")
        text = str(error["msg"])
        return "invalid-value", reason.text if isinstance(reason, MistakeError) else Text(text, f"取值不合理：{text}")
    for prefix, wanted in _WANTED.items():
        if kind.startswith(prefix):
            return "wrong-type", Text(f"{given!r} is not {wanted.en}", f"“{given}”应为{wanted.zh}")
    return kind.replace("_", "-"), Text(str(error["msg"]), f"取值无效：{error['msg']}")


def _unknown_key(error: Mapping[str, Any], model: type[BaseModel]) -> Explained:
    name = str(error["loc"][-1])
    close = get_close_matches(name, _fields(model, error["loc"][:-1]), 1, 0.6)
    hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
    return "unknown-key", Text(f"unknown key {name!r}", f"未知的键“{name}”"), hint


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Field names of the model that ``loc`` leads to."""
    for part in loc:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _address(given: object) -> Explained:
    text = str(given)
    if "/" in text:
        try:
            network = ipaddress.ip_network(text, strict=False)
        except ValueError:
            return "not-a-prefix", Text(f"{text!r} is not an IP prefix", f"“{text}”不是 IP 前缀"), None
        if str(ipaddress.ip_interface(text).ip) != str(network.network_address):
            message = Text(f"{text} has host bits set", f"{text} 的主机位不为零")
            return "host-bits", message, Text(f"try {network}", f"可改为 {network}")
        other = "IPv4" if network.version == 6 else "IPv6"  # noqa: PLR2004 - the IP version itself
        return "wrong-family", Text(f"{text} is not {other}", f"{text} 不是 {other}"), None
    return "not-an-address", Text(f"{text!r} is not an IP address or prefix", f"“{text}”不是 IP 地址或前缀"), None


def _out_of_range(kind: str, given: object, context: Mapping[str, Any]) -> Explained:
    limit = next(iter(context.values()))
    sign = {
        "greater_than_equal": Text("at least", "不小于"),
        "greater_than": Text("more than", "大于"),
        "less_than_equal": Text("at most", "不大于"),
        "less_than": Text("less than", "小于"),
    }[kind]
    return "out-of-range", Text(f"{given} must be {sign.en} {limit}", f"{given} 应{sign.zh} {limit}"), None
