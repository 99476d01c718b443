"""Go through the waves of a plan: change, look, stop in time."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Lock

from edugrid.rollout.commit_confirmed import commit_confirmed
from edugrid.rollout.device_change import checker, loader
from edugrid.rollout.outcome import DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.progress import Progress
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.wave import Wave
from edugrid.rollout.wave_check import wave_check
from edugrid.rollout.waves import waves
from edugrid.text import Text, language

_NO_FAILURE = {"done", "unchanged", "not-reached", "queued", ""}


class RollOut:
    """One pass over the plan; ``settled`` are the outcomes that an interrupted pass has left, they are not touched again."""

    def __init__(
        self,
        plan: Plan,
        sessions: Sessions,
        run: Run,
        pace: Pace,
        settled: dict[str, DeviceOutcome],
        progress: Progress,
    ) -> None:
        self._sessions, self._run, self._pace, self._progress = sessions, run, pace, progress
        self._outcomes = dict(settled)
        self._devices = {device.name: device for device in plan.devices if device.state == "changed"}
        self._waves = plan.waves or waves(tuple(self._devices.values()))
        self._plan = plan
        self._tell = Lock()
        self._limits = sessions.site.file.limits
        regions = {device.region for device in plan.devices}
        self._turns = {region: BoundedSemaphore(self._limits.per_region) for region in regions}

    def go(self, gate: Callable[[], Text | None]) -> tuple[DeviceOutcome, ...]:
        """Change every wave that may be begun. ``gate`` is asked before each; its text says why to stop here."""
        stopped: Text | None = None
        for number, wave in enumerate(self._waves, 1):
            todo = [self._devices[name] for name in wave.devices if name not in self._outcomes]
            stopped = stopped or (gate() if todo else None)
            if todo and stopped:
                self._leave(number, todo, stopped)
                continue
            if todo:
                self._run.journal.write(
                    "wave-started", wave=number, ring=wave.ring, step=wave.step, devices=[item.name for item in todo]
                )
                self._change(wave, todo)
            self._look(number, wave)
            stopped = stopped or self._too_many(number, wave)
        return tuple(self._outcomes.get(device.name) or _unchanged(device) for device in self._plan.devices)

    def _change(self, wave: Wave, todo: Sequence[DevicePlan]) -> None:
        def one(device: DevicePlan) -> None:
            with self._turns[device.region]:
                with self._tell:
                    full = self._failed(wave) > self._allowed(wave)
                if full:
                    outcome = _left(device, _TOO_MANY)
                    self._run.journal.write("not-begun", device.name, reason=outcome.reason)
                else:
                    change = loader(device), checker(device)
                    outcome = commit_confirmed(device, self._sessions, self._run, change, self._pace, live=True)
                self._told(outcome)

        with ThreadPoolExecutor(max_workers=self._limits.workers(len(todo))) as pool:
            for job in [pool.submit(one, device) for device in _spread(todo)]:
                job.result()

    def _look(self, number: int, wave: Wave) -> None:
        """After the wave: a device may have been well when it was confirmed and not when its neighbours had changed too."""
        if any(event["event"] == "wave-checked" and event["wave"] == number for event in self._run.journal.read()):
            return
        done = [self._devices[name] for name in wave.devices if self._state(name) == "done"]
        if not done:
            return
        for outcome in wave_check(self._plan, done, self._sessions, self._run, self._pace):
            self._told(outcome)
        self._run.journal.write("wave-checked", wave=number, devices=[device.name for device in done])

    def _too_many(self, number: int, wave: Wave) -> Text | None:
        failed = self._failed(wave)
        if failed <= self._allowed(wave):
            return None
        self._run.journal.write("stopped", wave=number, failed=failed)
        return _TOO_MANY

    def _allowed(self, wave: Wave) -> int:
        """A ring whose canaries are all away has not been tried: the next wave is its canary then."""
        canaries = [
            name
            for other in self._waves
            if other.ring == wave.ring and other.step == "canary"
            for name in other.devices
        ]
        untried = canaries and all(self._state(name) == "queued" for name in canaries)
        return self._pace.allowed("canary" if untried else wave.step, len(wave.devices))

    def _failed(self, wave: Wave) -> int:
        return sum(self._state(name) not in _NO_FAILURE for name in wave.devices)

    def _state(self, name: str) -> str:
        outcome = self._outcomes.get(name)
        return outcome.state if outcome else ""

    def _leave(self, number: int, todo: Sequence[DevicePlan], why: Text) -> None:
        told = why.show(language())
        self._run.journal.write("wave-not-begun", wave=number, devices=[item.name for item in todo], reason=told)
        for device in todo:
            self._told(_left(device, why))

    def _told(self, outcome: DeviceOutcome) -> None:
        with self._tell:
            self._outcomes[outcome.name] = outcome
            total = len({*self._devices, *self._outcomes})
            self._progress(len(self._outcomes), total, f"{outcome.name}: {outcome.state}")


_TOO_MANY = Text("too many devices failed before it", "此前失败的设备过多")


def _spread(devices: Sequence[DevicePlan]) -> list[DevicePlan]:
    """Regions take turns, so that one that is full does not keep the others waiting."""
    seen: Counter[str] = Counter()
    places = []
    for device in devices:
        places.append((seen[device.region], device))
        seen[device.region] += 1
    return [device for _, device in sorted(places, key=lambda place: place[0])]


def _left(device: DevicePlan, why: Text) -> DeviceOutcome:
    return DeviceOutcome(name=device.name, state="not-reached", layer=device.layer, reason=why.show(language()))


def _unchanged(device: DevicePlan) -> DeviceOutcome:
    return DeviceOutcome(name=device.name, state="unchanged", layer=device.layer)
