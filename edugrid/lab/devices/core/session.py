"""One login on a simulated device: views, candidate, questions; no terminal and no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.match import Match, Mismatch, match_line
from edugrid.lab.devices.core.output_filter import apply_filter, split_filter
from edugrid.lab.devices.core.question import Question
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Steps
    from edugrid.lab.devices.core.grammar import Trie
    from edugrid.lab.devices.core.tree import Node


class Session:
    """A login. ``submit`` takes one typed line (or the answer to the open question) and gives the reply.

    ``config``: in the configuration views; ``path``: the open views. In two-stage devices ``candidate`` is what the user
    edits and ``base`` the running configuration it started from. ``mode`` is the view outside the configuration. ``cut`` ends the
    network connection (set by the server).
    """

    def __init__(self, device: Device, user: str, number: int) -> None:
        self.device, self.user, self.number = device, user, number
        self.config = False
        self.immediate = not device.dialect.two_stage
        self.path: tuple[str, ...] = ()
        self.candidate: Node | None = None
        self.base: Node | None = None
        self.edited = False
        self._witness = ""  # a top-level setting that differed when last compared
        self.screen_length = 24
        self.mode = device.dialect.login_view
        self.closing = False
        self.cut: Callable[[], None] | None = None
        self.answer = ""
        self._typed = ""
        self._steps: Steps | None = None
        self._question: Question | None = None
        self._out: list[str] = []

    @property
    def tree(self) -> Node:
        """The tree that typed lines change."""
        if self.immediate or self.candidate is None:
            return self.device.running
        return self.candidate

    @property
    def dirty(self) -> bool:
        """True when the candidate holds a change that is not committed."""
        if not self.edited or self.candidate is None or self.base is None:
            return False
        mine, theirs = (n.entries.get(self._witness) for n in (self.candidate, self.base))
        alone = any(e is not None and not e.hidden for e in (mine, theirs))
        still = alone if mine is None or theirs is None else not mine.same(theirs)
        if not still:
            # Comparing everything at each prompt would make long sessions quadratic: keep one difference in mind.
            self._witness = self.candidate.difference(self.base) or ""
        return still or bool(self._witness)

    def prompt(self) -> str:
        """The prompt as printed, without a trailing blank."""
        if self.device.dialect.prompt is not None:
            return self.device.dialect.prompt(self)
        name = self.device.sysname
        if not self.config:
            return f"<{name}>"
        mark = "" if self.immediate else "*" if self.dirty else "~"
        view = self.view_name()
        return f"[{mark}{name}{'-' + view if view else ''}]"

    def trie(self) -> Trie:
        """Commands of the current view."""
        if not self.config:
            return self.device.dialect.grammar[self.mode]
        return self.device.dialect.trie(self.tree, self.path)

    def write(self, text: str) -> None:
        """Add output of the running command (lines without a final line end)."""
        self._out.append(text)

    def rebase(self) -> None:
        """Start a fresh candidate from the running configuration."""
        self.base = self.device.running
        self.candidate = self.device.running.clone()
        self.edited = False

    def leave(self) -> None:
        """Drop the candidate and go to the user view."""
        self.config, self.path, self.candidate, self.base, self.edited = False, (), None, None, False
        self.immediate = not self.device.dialect.two_stage

    def close(self) -> None:
        """The login ends (also when the connection is lost)."""
        self.closing = True
        self._steps = self._question = None
        self.device.session_ended(self)

    def submit(self, typed: str) -> Reply:
        """Run one line. Never raises for what a user can type."""
        device = self.device
        device.tick()
        if self.closing:
            return Reply(dropped=True)
        line = typed.rstrip("\r\n")
        if self._question is not None:
            return self._answer(line)
        delay = device.faults.delay
        if not line.strip() or re.match(device.dialect.ignored, line.strip()):
            return Reply(delay=delay)
        if any(f.hits(line) for f in device.faults.drop):
            return Reply(dropped=True, delay=delay)
        if any(f.hits(line) for f in device.faults.hang):
            return Reply(hung=True, delay=delay)
        self._follow()
        self._typed = line
        prompt = self.prompt()
        device.log.append((self.user, prompt, _masked(line)))
        reply = self._guarded(self._run(line), None, prompt)
        reply.delay = delay
        return reply

    def cancel(self) -> Reply:
        """Ctrl+C, or nobody answered in time: the open question is dropped and its command with it."""
        if self._steps is not None:
            self._steps.close()
        self._steps = self._question = None
        return Reply()

    def _follow(self) -> None:
        """A clean candidate moves with the running configuration; a view that is gone is left."""
        if self.config and not self.immediate and not self.dirty and self.base is not self.device.running:
            self.rebase()
        if self.tree.at(self.path) is None:
            self.path = ()

    def _run(self, line: str) -> Steps:
        dialect = self.device.dialect
        if len(line) > dialect.line_limit:
            raise Refused(dialect.errors["too many"], dialect.line_limit)
        body, filter_at = split_filter(line) if re.match(r"\s*(dis|sho)", line, re.IGNORECASE) else (line, None)
        asked = dialect.more_words(self, body) if dialect.more_words else ""
        if asked:
            answer = yield Question(asked, answers="")
            line = body = f"{body.rstrip()} {answer}".rstrip()
            self.write(f"\n  Command:\n          {body}")
        found = self._match_typed(body)
        if found.form.command.do:
            start = len(self._out)
            yield from dialect.handlers[found.form.command.do](self, found)
            if filter_at is not None:
                shown = apply_filter("\n".join(self._out[start:]), line, filter_at, dialect.errors)
                self._out[start:] = [shown] if shown else []
            return
        for fault in self.device.faults.refuse:
            if fault.hits(line):
                raise Refused(fault.text or dialect.texts["injected"])
        edit = Edit(self.tree, dialect, self.path)
        question = edit.question(found)
        if question and (yield Question(question, again=dialect.texts["yes or no"])) != "y":
            return
        self.device.allow_edit(self)
        edit.apply(found)
        self.path, self.edited = edit.path, True
        for notice in edit.notices:
            self.write(notice)
        if self.immediate:
            self.device.changed()

    def _match_typed(self, typed: str) -> Match:
        """Match with the vendor's built-in aliases for the first word; carets point into what was typed."""
        first = re.match(r"\s*(\S+)", typed)
        alias = self.device.dialect.aliases.get(first[1].lower(), "") if first else ""
        if first is None or not alias:
            return self._match(typed)
        shift = len(alias) - len(first[1])
        try:
            return self._match(typed[: first.start(1)] + alias + typed[first.end(1) :])
        except Refused as refusal:
            if refusal.offset is not None and refusal.offset > first.start(1):
                raise Refused(refusal.text, refusal.offset - shift) from None
            raise

    def _match(self, body: str) -> Match:
        dialect = self.device.dialect
        found = match_line(self.trie(), dialect.params, body)
        if isinstance(found, Mismatch) and self.path and dialect.switches["system_commands_in_subviews"]:
            upper = match_line(dialect.grammar["system"], dialect.params, body)
            if isinstance(upper, Match):
                self.path = ()
                return upper
        if isinstance(found, Mismatch):
            raise Refused(dialect.errors[found.fault].replace("{line}", body.strip()), found.offset)
        return found

    def _guarded(self, steps: Steps, answer: str | None, prompt: str) -> Reply:
        """Advance a command to its next question or its end, turning a refusal into the vendor's text."""
        refused: str | None = None
        try:
            question = next(steps) if answer is None else steps.send(answer)
        except StopIteration:
            self._steps = self._question = None
        except Refused as refusal:
            self._steps = self._question = None
            refused = refusal.text
            if refusal.offset is not None and "^" in refusal.text:
                echo, before = (f"{self._typed}\n", 0) if self.device.dialect.echo_errors else ("", len(prompt))
                refused = f"{echo}{' ' * (before + refusal.offset)}^\n{refusal.text}"
            self._out.append(refused)
        else:
            self._steps, self._question = steps, question
        text, self._out = "\n".join(self._out), []
        return Reply(text=text, paged=True, question=self._question, refused=refused, closed=self.closing)

    def _answer(self, line: str) -> Reply:
        question, steps = self._question, self._steps
        if question is None or steps is None:
            return Reply()
        answer = line if not question.answers else line.strip().lower()
        words = {"y": "y", "yes": "y", "n": "n", "no": "n", "c": "c", "cancel": "c"}
        if question.answers:
            answer = words.get(answer, "")
            if not answer or answer not in question.answers:
                return Reply(
                    text="", question=Question(question.again or question.text, question.answers, question.again)
                )
        return self._guarded(steps, answer, self.prompt())

    def view_name(self) -> str:
        """What the prompt says about the open view; "" in the system view."""
        if not self.path:
            return ""
        parent = self.tree.at(self.path[:-1])
        entry = parent.entries.get(self.path[-1]) if parent else None
        if entry is None:
            return ""
        upper = self.tree.at(self.path[:-2]) if len(self.path) > 1 else None
        above = upper.entries.get(self.path[-2]) if upper else None
        fields = {f"p{i}": arg for i, arg in enumerate(above.args)} if above else {}
        return entry.command.prompt.format(*entry.args, **fields)


def _masked(line: str) -> str:
    return re.sub(
        r"(?i)((?:password|secret|cipher|simple|hash|key|community)\s+(?:\S*cipher\s+|simple\s+|hash\s+|\d\s+)?)\S+$",
        r"\1***",
        line,
    )
