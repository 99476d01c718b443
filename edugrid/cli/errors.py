"""Known errors become a clear text and an exit code."""


def explain(error: Exception, lang: str) -> tuple[int | None, str]:
    """Exit code and text for ``error``; (None, "") when it is a defect of ours and wants its traceback."""
    from edugrid.intent.problems import IntentError

    if isinstance(error, IntentError):
        count = len(error.problems)
        head = f"共 {count} 个问题，未做任何改动：" if lang == "zh" else f"{count} problem(s); nothing was changed:"
        return 2, "\n".join([head, *(problem.show(lang) for problem in error.problems)])
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        text = error.show(lang) if hasattr(error, "show") else str(error)
        return code, f"{'错误：' if lang == 'zh' else 'error: '}{text}"
    return None, ""
